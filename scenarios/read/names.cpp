// Names in expressions: the language's own words first, then the author's, then slots by path.
#include "scenarios/read/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "scenarios/base/text.hpp"
#include "scenarios/language/fold.hpp"
#include "scenarios/language/limits.hpp"
#include "scenarios/language/types.hpp"
#include "scenarios/language/words.hpp"
#include "scenarios/spec/outcomes.hpp"

namespace peakend::read {
using language::Dimension;
using language::Expr;
using language::Kind;
using language::literal;
using language::Lookup;
using language::Type;
using language::variable;
using language::Vocabulary;
using spec::SlotId;

namespace {
constexpr Type plain{Kind::number, Dimension::plain, Vocabulary::none};
constexpr Type open_type{};

constexpr int most_hints = 100;  // for unknown names: each costs a look at every name there is

template <class List>
int index_of(const List& list, std::string_view name) {
  auto at = std::find_if(list.begin(), list.end(), [&](const auto& item) { return item.name == name; });
  return at == list.end() ? -1 : static_cast<int>(at - list.begin());
}

Expr word(int index, Vocabulary vocabulary) {
  Expr expr = literal(static_cast<float>(index));
  expr.type = {Kind::word, Dimension::any, vocabulary};
  return expr;
}

std::string unit_name(Dimension unit) {
  switch (unit) {
    case Dimension::time:
      return "a time, such as 5 min or 8 weeks";
    case Dimension::rate:
      return "a rate per week";
    case Dimension::money:
      return "an amount of money";
    case Dimension::plain:
    case Dimension::any:
      break;
  }
  return "a plain number";
}
bool mentions_time(const Expr& expr) {
  return expr.type.dimension == Dimension::time || std::any_of(expr.args.begin(), expr.args.end(), mentions_time);
}

}  // namespace

Resolver::Resolver(spec::Scenario& scenario, Problems& problems)
    : scenario_(scenario), problems_(problems), marks_(scenario.slots.all.size(), Mark::open) {
  for (const auto& journey : scenario.journeys) {
    auto& known = touchpoints_.emplace_back();
    for (std::size_t t = 0; t < journey.touchpoints.size(); ++t)
      known.emplace(journey.touchpoints[t].name, static_cast<int>(t));
  }
}

void Resolver::resolve_all() {
  for (SlotId id = 0; id < marks_.size(); ++id) resolve_slot(id);
}

void Resolver::resolve_slot(SlotId id) {
  if (marks_[id] == Mark::done) return;
  if (marks_[id] == Mark::busy) {
    circular_.push_back(id);
    report_circle({std::find(stack_.begin(), stack_.end(), id), stack_.end()});
    return;
  }
  marks_[id] = Mark::busy;
  stack_.push_back(id);
  std::string path = scenario_.slots.all[id].path;
  Place place = scenario_.slots.all[id].place;
  auto parsed = std::move(scenario_.slots.all[id].value);
  scenario_.slots.all[id].value = literal(0);  // what a circle would find here
  const int levels = language::height(parsed);
  levels_ += levels;
  if (levels_ > language::deepest_tree || stack_.size() > slots::deepest_chain) {
    problems_.push_back({Severity::error, place, path, "names stand for each other too deeply",
                         fmt::format("at most {} names, one in the other", slots::deepest_chain), "", ""});
  } else {
    auto resolved = resolve(std::move(parsed), context_of(path), place, path);
    if (resolved) check_type(scenario_.slots.all[id], *resolved, place, path);
    const bool circular = std::find(circular_.begin(), circular_.end(), id) != circular_.end();
    if (resolved && !circular)
      scenario_.slots.all[id].value = std::move(resolved->value);  // so that nothing runs in circles later
  }
  levels_ -= levels;
  stack_.pop_back();
  marks_[id] = Mark::done;
}

void Resolver::report_circle(const std::vector<SlotId>& way) {
  std::vector<std::string> others;
  for (std::size_t i = 1; i < way.size(); ++i) others.push_back(scenario_.slots.all[way[i]].path);
  const auto& slot = scenario_.slots.all[way.front()];
  std::string over = others.empty() ? "" : " by way of " + join(others, ", ");
  problems_.push_back(
      {Severity::error, slot.place, slot.path, "reads itself" + over, "", "", "a number cannot depend on itself"});
}

bool Resolver::untangled() {
  auto tangle = slots::find_tangle(scenario_.values());
  if (!tangle) return true;
  const auto& slot = scenario_.slots.all[tangle->slot];
  if (!tangle->way.empty())
    report_circle({tangle->way.begin(), tangle->way.end() - 1});
  else
    problems_.push_back({Severity::error, slot.place, slot.path,
                         "the expression is too large once its names are filled in", "at most 100,000 parts", "", ""});
  return false;
}

Expr Resolver::resolve_for(SlotId slot, Expr parsed, const Place& place, const std::string& path, bool same_unit) {
  Context context = context_of(scenario_.slots.all[slot].path);
  context.change = true;
  auto found = resolve(std::move(parsed), context, place, path);
  if (!found) return literal(0);
  Expr& resolved = found->value;
  if (same_unit)
    check_type(scenario_.slots.all[slot], *found, place, path);
  else if (resolved.type.kind != Kind::number)
    problems_.push_back({Severity::error, place, path, "a number is wanted here", "", "", ""});
  return std::move(resolved);
}

std::optional<float> Resolver::constant_for(SlotId slot, Expr parsed) {
  Context context = context_of(scenario_.slots.all[slot].path);
  context.change = true;
  std::vector<language::Complaint> untold;
  auto names = [&](const std::string& name, int) { return look_up(name, context); };
  const Expr resolved = language::resolve(std::move(parsed), names, untold);
  if (!untold.empty()) return std::nullopt;
  const Expr full = slots::in_full(scenario_.values(), resolved);
  return language::is_literal(full) ? std::optional(full.value) : std::nullopt;
}

// Amounts keep the currency they were written in until names are resolved.
void Resolver::check_currency(const Expr& expr, const Place& place, const std::string& path) {
  if (language::is_literal(expr) && expr.type.dimension == Dimension::money && !expr.name.empty() &&
      expr.name != scenario_.currency) {
    Place where = place;
    if (where.line > 0) where.column += expr.column - 1;
    problems_.push_back({Severity::error, where, path, "another currency", scenario_.currency, expr.name,
                         "convert the amount, or change `currency`"});
  }
  for (const Expr& arg : expr.args) check_currency(arg, place, path);
}

std::optional<Resolver::Resolved> Resolver::resolve(Expr parsed, const Context& context, const Place& place,
                                                    const std::string& path) {
  check_currency(parsed, place, path);
  std::vector<language::Complaint> complaints;
  auto names = [&](const std::string& name, int) { return look_up(name, context); };
  Expr resolved = language::resolve(std::move(parsed), names, complaints);
  const bool timed = mentions_time(resolved);
  for (const auto& c : complaints) {
    Place where = place;
    if (where.line > 0) where.column += c.column - 1;
    problems_.push_back({Severity::error, where, path, c.said, c.expected, c.got, c.hint});
  }
  if (!complaints.empty()) return std::nullopt;
  if (context.figures) check_units_of_rule(scenario_, resolved, place, path, problems_);
  if (!context.figures) check_shares_of_pools(resolved, place, path, problems_);
  return Resolved{language::fold(std::move(resolved)), timed};
}

// The language's own words; nothing when the name is an author's.
std::optional<Expr> Resolver::own_name(const std::string& name, const Context& context) const {
  if (name == "trust") {
    Expr trust = variable(language::Source::competence, 0, plain) * variable(language::Source::intention, 0, plain);
    trust.type = plain;
    return trust;
  }
  if (context.topic && name == "affect") return variable(language::Source::topic_affect, 0, plain);
  if (context.topic && context.warm && name == "heat") return variable(language::Source::topic_heat, 0, plain);
  if (const auto* known = language::find_word(name)) return variable(known->source, 0, known->type);
  if (name == "old" && context.change) return variable(language::Source::old, 0, open_type);
  return context.pool >= 0 ? of_pool(context.pool, name) : std::nullopt;
}

Lookup Resolver::look_up(const std::string& name, const Context& context) {
  if (context.figures)
    if (auto figure = figure_named(scenario_, name); figure.expr || !figure.said.empty()) return figure;
  if (auto own = own_name(name, context)) return {std::move(own), "", ""};
  if (name.starts_with("heard ")) {  // no name of an author's has a blank
    const std::string topic = name.substr(6);
    constexpr Type truth{Kind::boolean, Dimension::any, Vocabulary::none};
    std::vector<std::string> known;
    for (const auto& one : scenario_.topics) known.push_back(one.name);
    if (int i = index_of(scenario_.topics, topic); i >= 0)
      return {variable(language::Source::heard, static_cast<std::uint32_t>(i), truth), "", ""};
    return {std::nullopt, "no such topic", did_you_mean(topic, known)};
  }
  if (name == "service_quality" || name == "utilisation" || name == "engagement")
    return {std::nullopt, "there is no pool here that this could mean",
            name == "service_quality" ? "only touchpoints with a pool know it" : "write pools.NAME." + name};
  if (name == "old") return {std::nullopt, "this is the value before a change, and nothing is changed here", ""};
  if (int i = index_of(scenario_.traits, name); i >= 0) {
    const Dimension unit = scenario_.slots.all[scenario_.traits[static_cast<std::size_t>(i)].value].unit;
    return {
        variable(language::Source::trait, static_cast<std::uint32_t>(i), Type{Kind::number, unit, Vocabulary::none}),
        "", ""};
  }
  if (int i = index_of(scenario_.states, name); i >= 0)
    return {variable(language::Source::state, static_cast<std::uint32_t>(i), open_type), "", ""};
  if (int i = index_of(scenario_.segments, name); i >= 0) return {word(i, Vocabulary::segment), "", ""};
  if (int i = index_of(scenario_.relationships, name); i >= 0) return {word(i, Vocabulary::relationship), "", ""};
  if (int number = touchpoint_named(name, context); number >= 0) return {word(number, Vocabulary::touchpoint), "", ""};
  if (name.starts_with("pools.") && !scenario_.stores.empty()) {
    auto parts = slots::steps(name);
    int pool = parts.size() == 3 ? index_of(scenario_.stores[0].pools, parts[1]) : -1;
    if (pool >= 0 && parts[2] != "service_quality")
      if (auto word = of_pool(pool, parts[2])) return {std::move(word), "", ""};
  }
  auto found = slot_named(name);
  if (context.figures && !found.expr && found.said.empty()) found.hint = figure_hint(name);
  return found;
}

// By an index, for a long journey has many numbers at each touchpoint.
int Resolver::touchpoint_of(int journey, std::string_view name) const {
  const auto& known = touchpoints_[static_cast<std::size_t>(journey)];
  const auto at = known.find(name);
  return at == known.end() ? -1 : at->second;
}

// Counted over all journeys; that of the place's own journey, or the first of the name where no journey is meant.
int Resolver::touchpoint_named(const std::string& name, const Context& context) const {
  int before = 0;
  for (std::size_t j = 0; j < scenario_.journeys.size(); ++j) {
    const auto& touchpoints = scenario_.journeys[j].touchpoints;
    const bool meant = context.journey >= 0 ? context.journey == static_cast<int>(j) : context.visits;
    const int found = meant ? touchpoint_of(static_cast<int>(j), name) : -1;
    if (found >= 0) return before + found;
    before += static_cast<int>(touchpoints.size());
  }
  return -1;
}

std::string Resolver::near_name(const std::string& name) const {
  if (const std::string hint = library_hint(name); !hint.empty()) return hint;
  if (const std::string pointed = scenario_.slots.with_a_point(name); !pointed.empty())
    return "did you mean " + peakend::quoted(pointed) + "?";
  std::vector<std::string> words{"trust", "service_quality"};
  for (const auto& item : scenario_.traits) words.push_back(item.name);
  for (const auto& item : scenario_.states) words.push_back(item.name);
  for (const auto& item : scenario_.segments) words.push_back(item.name);
  for (const auto& item : language::words())
    if (item.named == language::Named::alone) words.emplace_back(item.name);
  for (const auto& slot : scenario_.slots.all) words.push_back(slot.path.substr(slot.path.rfind('.') + 1));
  return did_you_mean(name, words);
}

Lookup Resolver::slot_named(const std::string& name) {
  SlotId id = scenario_.slots.find("let." + name);
  if (id == spec::no_slot) {
    auto match = scenario_.slots.match(name, false);
    if (match.candidates.size() > 1)
      return {std::nullopt, "this name could mean several numbers",
              "write more of it: " + join(match.candidates, ", ")};
    if (match.found.size() != 1) {
      if (++unknown_ > most_hints) return {std::nullopt, "", ""};
      if (spec::is_outcome(name) && !language::find_word(lowered(name)))
        return {
            std::nullopt, "an outcome cannot be read in an expression",
            "it is counted over all customers when a run is over; what one of them feels is `affect`, `remembered` and "
            "`memory`"};
      return {std::nullopt, "", near_name(name)};
    }
    id = match.found.front();
  }
  resolve_slot(id);
  const slots::Slot& slot = scenario_.slots.all[id];
  Type type{Kind::number, slot.unit, Vocabulary::none};
  if (slot.key->pattern == "let.*") type = slot.value.type;
  return {variable(language::Source::slot, id, type), "", ""};
}

Context Resolver::context_of(const std::string& path) const {
  Context context;
  auto parts = slots::steps(path);
  const slots::Key* key = slots::find_key(path);
  context.warm = key && key->pattern == "topics.*.retell";
  context.topic = context.warm || (key && key->pattern.starts_with("topics.*.trust."));
  context.figures = key && key->reads == slots::Reads::figures;
  context.visits = key && key->reads >= slots::Reads::episode && key->reads < slots::Reads::firm;
  if (parts.size() > 3 && parts[0] == "journeys" && parts[2] == "touchpoints") {
    context.journey = index_of(scenario_.journeys, parts[1]);
    if (context.journey < 0) return context;
    const auto& journey = scenario_.journeys[static_cast<std::size_t>(context.journey)];
    context.touchpoint = touchpoint_of(context.journey, parts[3]);
    if (context.touchpoint >= 0) context.pool = journey.touchpoints[static_cast<std::size_t>(context.touchpoint)].pool;
  }
  return context;
}

// A constant without a unit where a time is wanted, money where a plain number is, and the like.
void Resolver::check_type(const slots::Slot& slot, const Resolved& resolved, const Place& place,
                          const std::string& path) {
  const Expr& value = resolved.value;
  bool condition = slot.key->form == slots::Form::condition;
  bool either = slot.key->pattern == "let.*" || slot.key->pattern == "journeys.*.touchpoints.*.next.*";
  auto complain = [&](std::string said, std::string expected, std::string hint = "", std::string got = "") {
    problems_.push_back(
        {Severity::error, place, path, std::move(said), std::move(expected), std::move(got), std::move(hint)});
  };
  if (value.type.kind == Kind::word) return complain("a name cannot be a value", unit_name(slot.unit));
  if (!either && condition && value.type.kind != Kind::boolean)
    return complain("a condition is wanted here", slot.key->reads == slots::Reads::figures
                                                           ? "something that is true or false, such as visits < 0.2"
                                                           : "something that is true or false, such as segment == newcomer");
  if (!either && !condition && value.type.kind == Kind::boolean)
    return complain("a number is wanted here, not a condition", "", "if(condition, 1, 0) makes a number");
  if (condition || either || slot.unit == Dimension::any) return;
  Dimension given = value.type.dimension;
  bool bare_time = slot.unit == Dimension::time && !resolved.timed && language::is_literal(value) &&
                   (given == Dimension::any || given == Dimension::plain) && value.value != 0;
  bool wrong =
      given != Dimension::any && given != slot.unit && !(given == Dimension::plain && slot.unit != Dimension::time);
  if (bare_time)
    complain("a time needs its unit", unit_name(slot.unit));
  else if (wrong)
    complain("wrong unit", unit_name(slot.unit), "", language::in_words(given));
}

}  // namespace peakend::read
