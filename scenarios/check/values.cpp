// One column of values: circles, ranges of constants, what each expression may read, distributions that exist.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenarios/check/check.hpp"
#include "scenarios/language/evaluate.hpp"
#include "scenarios/language/fold.hpp"
#include "scenarios/language/substitute.hpp"
#include "scenarios/language/units.hpp"
#include "scenarios/spec/correlation.hpp"
#include "scenarios/spec/reads.hpp"
#include "scenarios/spec/rule_figures.hpp"

namespace peakend::check {
using language::Expr;
using language::Op;
using language::Source;
using slots::Reads;
using slots::SlotId;

namespace {

bool may_read(Reads reads, Source source) {
  const Reads needed = language::word_of(source).known;
  if (reads == Reads::anything || source == Source::slot) return true;
  if (reads == Reads::birth) return needed == Reads::birth;
  bool episode = reads == Reads::episode || reads == Reads::answer;
  if (needed == Reads::answer) return reads == Reads::answer;
  if (needed == Reads::episode) return episode;
  if (episode) return needed <= Reads::customer || source == Source::visited;
  if (reads == Reads::constants) return false;
  if (reads == Reads::figures) return needed == Reads::figures || needed == Reads::calendar;
  return needed <= reads;
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

std::string reads_hint(Reads reads, Source source) {
  if (reads == Reads::firm && source == Source::engagement)
    return "what its people feel a firm does not see; it sees the load of its pools";
  if (reads == Reads::firm)
    return source == Source::state
               ? "the firm does not see this state; `observed: true` says that it does"
               : "a firm sees segments, the calendar, pools, and of people the states with `observed: true`";
  if (reads == Reads::figures) return "it is of one customer or one pool; a rule reads " + spec::rule_figure_names();
  switch (language::word_of(source).known) {
    case Reads::after:
      return "it is known only once the queue is over: affect, spend and next may read it";
    case Reads::felt:
      return "it is known only once it is felt: next, spend, trust and effects may read it";
    case Reads::episode:
    case Reads::answer:
      return "it is known only when the visit is over";
    case Reads::customer:
      return "it changes while people live: only what happens to a customer may read it";
    case Reads::birth:
      return "it differs between people: this holds for everybody";
    case Reads::figures:
      return "it is of all customers together: only a rule (`stop_when`) reads it";
    default:
      return "";
  }
}

// The touchpoint that a slot belongs to; none for others.
const spec::Touchpoint* touchpoint_of(const spec::Scenario& scenario, std::string_view path) {
  const auto parts = slots::steps(path);
  if (parts.size() < 5 || parts[0] != "journeys" || parts[2] != "touchpoints") return nullptr;
  for (const auto& journey : scenario.journeys)
    for (const auto& touchpoint : journey.touchpoints)
      if (journey.name == parts[1] && touchpoint.name == parts[3]) return &touchpoint;
  return nullptr;
}

// `failed` and `recovered` are known where something can fail, and not yet to what they depend on.
std::string why_not_failed(const spec::Scenario& scenario, SlotId id, Source source) {
  if (source != Source::failed && source != Source::recovered) return "";
  const spec::Touchpoint* touchpoint = touchpoint_of(scenario, scenario.slots.all[id].path);
  if (!touchpoint) return "";
  if (id == touchpoint->fails || id == touchpoint->recovers) return "it is decided here";
  if (touchpoint->fails == spec::no_slot) return "nothing can go wrong at this touchpoint: it has no `fails`";
  if (source == Source::recovered && touchpoint->recovers == spec::no_slot)
    return "nothing is made good at this touchpoint: it has no `recovers`";
  return "";
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
    if (const std::string why = why_not_failed(column.scenario, id, v.source); !why.empty())
      return column.error(id, fmt::format("'{}' cannot be read here", spec::name_of_read(column.scenario, v)), "", "", why,
                          v.column);
    const Reads reads = slot.key->reads;
    if (reads == Reads::firm ? spec::firm_sees(column.scenario, v) : may_read(reads, v.source)) continue;
    return column.error(id, fmt::format("'{}' cannot be read here", spec::name_of_read(column.scenario, v)), "", "",
                        reads_hint(reads, v.source), v.column);
  }
}

void check_range(Column& column, SlotId id, const Expr& full) {
  const auto& slot = column.scenario.slots.all[id];
  if (slot.key->form == slots::Form::condition) return;
  if (full.op == Op::select && full.args.size() == 3) {  // a policy for some customers, or an `if`
    check_range(column, id, full.args[1]);
    return check_range(column, id, full.args[2]);
  }
  if (language::variables(full).empty() && !language::is_literal(full)) {  // a constant, but no number
    const float got = language::evaluate(full, [](Source, std::uint32_t) { return 0.0F; });
    return column.error(id, "a constant that is no finite number", "a number", got == got ? fmt::format("{}", got) : "nan");
  }
  if (!language::is_literal(full)) return;
  float low = std::min(slot.low, slot.high), high = std::max(slot.low, slot.high);
  if (full.value >= low && full.value <= high) return;
  column.error(id, "out of range", in_words(low, high, slot.unit), in_words(full.value, slot.unit));
}

void check_draws(Column& column, SlotId id, const Expr& full) {
  const Expr own = language::fold(without_parameters(column, id));
  for (auto& fault : faults_of_draws(own, full))
    column.error(id, std::move(fault.said), std::move(fault.expected), std::move(fault.got), std::move(fault.hint));
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
    check_draws(column, id, full);
  }
  if (rho_changed) check_correlations(column);
  float rule = 0;
  const bool custom = slots::constant(values, scenario.memory.rule, rule) && rule == 3;
  if (custom && scenario.memory.custom == spec::no_slot)
    column.error(scenario.memory.rule, "the rule `custom` needs an expression", "memory.custom");
}

}  // namespace peakend::check
