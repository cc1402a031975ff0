// One column of values: circles, ranges of constants, what each expression may read, distributions that exist.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "scenarios/check/check.hpp"
#include "scenarios/language/fold.hpp"
#include "scenarios/language/substitute.hpp"
#include "scenarios/numbers/table.hpp"
#include "scenarios/spec/correlation.hpp"

namespace peakend::check {
using language::Expr;
using language::Op;
using language::Source;
using slots::Reads;
using slots::SlotId;

namespace {

// The first level of `Reads` that knows this source.
Reads level(Source source) {
  switch (source) {
    case Source::day:
    case Source::weekday:
    case Source::week:
      return Reads::calendar;
    case Source::trait:
    case Source::segment:
    case Source::relationship:
      return Reads::birth;
    case Source::state:
    case Source::memory:
    case Source::expectation:
    case Source::competence:
    case Source::intention:
    case Source::episodes:
    case Source::utilisation:
    case Source::reputation:
    case Source::targeted:
      return Reads::customer;
    case Source::minute:
    case Source::visited:
      return Reads::before;
    case Source::wait:
    case Source::perceived_wait:
    case Source::queue_length:
      return Reads::after;
    case Source::affect:
      return Reads::felt;
    default:
      return Reads::episode;
  }
}

bool may_read(Reads reads, Source source) {
  Reads needed = level(source);
  if (reads == Reads::anything || source == Source::slot) return true;
  if (reads == Reads::birth) return needed == Reads::birth;
  bool episode = reads == Reads::episode || reads == Reads::answer;
  if (needed == Reads::episode) return source == Source::remembered ? reads == Reads::answer : episode;
  if (episode) return needed <= Reads::customer || source == Source::visited;
  if (reads == Reads::constants) return false;
  return needed <= reads;
}

// "0 to 1", "0 min or more".
std::string allowed(float low, float high, language::Dimension unit) {
  const char* minutes = unit == language::Dimension::time ? " min" : "";
  if (std::isinf(high)) return fmt::format("{:.6g}{} or more", low, minutes);
  if (std::isinf(low)) return fmt::format("{:.6g}{} or less", high, minutes);
  return fmt::format("{:.6g} to {:.6g}{}", low, high, minutes);
}

std::string name_of(const spec::Scenario& scenario, const Expr& v) {
  switch (v.source) {
    case Source::minute:
      return "minute";
    case Source::visited:
      return "visited(..)";
    case Source::wait:
      return "wait";
    case Source::perceived_wait:
      return "perceived_wait";
    case Source::queue_length:
      return "queue_length";
    case Source::affect:
      return "affect";
    case Source::trait:
      return scenario.traits[v.index].name;
    case Source::segment:
      return "segment";
    case Source::relationship:
      return "relationship";
    case Source::state:
      return scenario.states[v.index].name;
    case Source::memory:
      return "memory";
    case Source::expectation:
      return "expectation";
    case Source::competence:
    case Source::intention:
      return "trust";
    case Source::episodes:
      return "episodes";
    case Source::utilisation:
      return "utilisation";
    case Source::day:
    case Source::weekday:
    case Source::week:
      return "the calendar";
    case Source::pleasure:
    case Source::pain:
    case Source::end:
    case Source::mean:
    case Source::contacts:
    case Source::duration:
      return "the whole episode";
    default:
      return "this";
  }
}

struct Column {
  const spec::Scenario& scenario;
  const slots::Values& values;
  const Whose& whose;
  Problems& problems;

  // `column` is that of a part of the expression, where the expression stands in the file as a whole.
  void error(SlotId id, std::string said, std::string expected = "", std::string got = "", std::string hint = "",
             int column = 1) {
    const auto& slot = scenario.slots.all[id];
    Place place = slot.place;
    for (const slots::Change& change : whose.changes)
      if (change.slot == id) place = change.place;
    if (!whose.name.empty())
      said = "under " + whose.name + ": " + said;
    else if (place.line > 0)
      place.column += column - 1;
    problems.push_back({Severity::error, std::move(place), slot.path, std::move(said), std::move(expected),
                        std::move(got), std::move(hint)});
  }
};

// The value of a slot as far as it answers for it: its own parameters are slots that answer for themselves.
Expr without_parameters(const Column& column, SlotId id) {
  const auto& slot = column.scenario.slots.all[id];
  return language::substitute(column.values[id], [&](const Expr& v) -> std::optional<Expr> {
    if (v.source != Source::slot) return std::nullopt;
    const auto& other = column.scenario.slots.all[v.index];
    bool own = !other.parameter.empty() && other.key == slot.key && other.path.starts_with(slot.path + ".");
    return own ? std::nullopt : std::optional(slots::in_full(column.values, column.values[v.index]));
  });
}

std::string reads_hint(Source source) {
  switch (level(source)) {
    case Reads::after:
      return "it is known only once the queue is over: affect, spend and next may read it";
    case Reads::felt:
      return "it is known only once it is felt: next, spend, trust and effects may read it";
    case Reads::episode:
      return "it is known only when the visit is over";
    case Reads::customer:
      return "it changes while people live: only what happens to a customer may read it";
    case Reads::birth:
      return "it differs between people: this holds for everybody";
    default:
      return "";
  }
}

void check_reads(Column& column, SlotId id) {
  const auto& slot = column.scenario.slots.all[id];
  bool draws = slot.key->form == slots::Form::distribution && slot.parameter.empty();
  for (const Expr& v : language::variables(without_parameters(column, id))) {
    if (v.source == Source::normal_draw || v.source == Source::uniform_draw) {
      if (!draws && slot.key->reads != Reads::anything)
        column.error(id, "a distribution cannot be read here", "a number", "", "", v.column);
      continue;
    }
    if (may_read(slot.key->reads, v.source)) continue;
    return column.error(id, fmt::format("'{}' cannot be read here", name_of(column.scenario, v)), "", "",
                        reads_hint(v.source), v.column);
  }
}

void check_range(Column& column, SlotId id, const Expr& full) {
  const auto& slot = column.scenario.slots.all[id];
  if (slot.key->form == slots::Form::condition) return;
  if (full.op == Op::select && full.args.size() == 3) {  // a policy for some customers, or an `if`
    check_range(column, id, full.args[1]);
    return check_range(column, id, full.args[2]);
  }
  if (!language::is_literal(full)) return;
  float low = std::min(slot.low, slot.high), high = std::max(slot.low, slot.high);
  if (full.value >= low && full.value <= high) return;
  std::string got = fmt::format("{:.6g}", full.value);
  if (slot.unit == language::Dimension::time) got += " min";
  column.error(id, "out of range", allowed(low, high, slot.unit), got);
}

// Constants of a distribution that a change brought in; those of the file are slots with ranges of their own.
void check_parameters(Column& column, SlotId id, const Expr& value) {
  auto check = [&](std::size_t arg, const char* name, float low, float high) {
    if (arg >= value.args.size() || !language::is_literal(value.args[arg])) return;
    float given = value.args[arg].value;
    if (given < low || given > high)
      column.error(id, fmt::format("{} out of range", name), allowed(low, high, language::Dimension::plain),
                   fmt::format("{:.6g}", given));
  };
  constexpr float inf = std::numeric_limits<float>::infinity();
  if (value.op == Op::q_normal) check(2, "sd", 0, inf);
  if (value.op == Op::q_lognormal) check(1, "median", 0, inf), check(2, "sigma", 0, 10);
  if (value.op == Op::q_exponential) check(1, "mean", 0, inf);
  if (value.op == Op::q_weibull) check(1, "shape", 0.01F, 100), check(2, "scale", 0, inf);
  for (const Expr& arg : value.args) check_parameters(column, id, arg);
}

void check_distribution(Column& column, SlotId id, const Expr& full) {
  if (full.op == Op::q_beta) {
    bool constant = language::is_literal(full.args[1]) && language::is_literal(full.args[2]);
    if (!constant)
      column.error(id, "a beta distribution needs constant mean and sd", "", "",
                   "a triangular or weibull distribution can vary");
    else if (!numbers::beta_possible(static_cast<double>(full.args[1].value), static_cast<double>(full.args[2].value)))
      column.error(id, "no beta distribution has this mean and sd", "0 < mean < 1 and sd below sqrt(mean * (1 - mean))",
                   fmt::format("mean {:.6g}, sd {:.6g}", full.args[1].value, full.args[2].value));
  }
  bool ordered = true;
  auto value = [&](std::size_t i) { return full.args[i].value; };
  auto literal = [&](std::size_t i) { return i < full.args.size() && language::is_literal(full.args[i]); };
  if (full.op == Op::q_triangular && literal(1) && literal(2) && literal(3))
    ordered = value(1) <= value(2) && value(2) <= value(3);
  if (full.op == Op::q_uniform && literal(1) && literal(2)) ordered = value(1) <= value(2);
  if (!ordered)
    column.error(id, "the parameters are out of order",
                 full.op == Op::q_uniform ? "low <= high" : "low <= mode <= high");
  if (full.op == Op::q_empirical)
    for (std::size_t i = 1; i < full.args.size(); ++i)
      if (!literal(i)) return column.error(id, "an empirical sample holds constants only");
  for (const Expr& arg : full.args) check_distribution(column, id, arg);
}

// A problem of all correlations together is told at the last of them that is not 0.
void check_correlations(Column& column) {
  SlotId last = spec::no_slot;
  std::size_t count = 0;
  auto value = [&](SlotId id) {
    float number = 0;
    return slots::constant(column.values, id, number) ? static_cast<double>(number) : 0.0;
  };
  for (const auto& correlation : column.scenario.correlations) {
    const double rho = value(correlation.rho);
    if (std::fabs(rho) > 1) return;  // out of range, and said so
    if (rho != 0) last = correlation.rho, ++count;
  }
  if (last == spec::no_slot || spec::correlation_factor(column.scenario, value)) return;
  column.error(last,
               count > 1 ? "no population can have these correlations together"
                         : "no two traits that differ are correlated this much",
               "", fmt::format("{:.6g}", value(last)),
               "bring " + std::string(count > 1 ? "some of them" : "it") + " nearer to 0");
}
}  // namespace

void check_values(const spec::Scenario& scenario, const slots::Values& values, const Whose& whose, Problems& problems) {
  Column column{scenario, values, whose, problems};
  bool rho_changed = whose.name.empty();
  for (const slots::Change& change : whose.changes)
    for (const auto& correlation : scenario.correlations) rho_changed |= change.slot == correlation.rho;
  for (SlotId id = 0; id < values.size(); ++id) {
    bool same_as_file = !whose.name.empty() && language::same(values[id], scenario.slots.all[id].value);
    bool leaf = values[id].args.empty() && values[id].op == Op::literal;
    if (same_as_file && leaf) continue;
    Expr full = slots::in_full(values, values[id]);
    check_range(column, id, full);
    check_reads(column, id);
    check_distribution(column, id, full);
    check_parameters(column, id, values[id]);
  }
  if (rho_changed) check_correlations(column);
  float rule = 0;
  const bool custom = slots::constant(values, scenario.memory.rule, rule) && rule == 3;
  if (custom && scenario.memory.custom == spec::no_slot)
    column.error(scenario.memory.rule, "the rule `custom` needs an expression", "memory.custom");
}

}  // namespace peakend::check
