// The checks of a whole scenario; those of journeys and of one column of values have files of their own.
#include "scenarios/check/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "scenarios/language/substitute.hpp"
#include "scenarios/spec/variants.hpp"

namespace peakend::check {
using slots::Change;
using slots::SlotId;

namespace {
void error(const spec::Scenario& scenario, SlotId id, Problems& problems, std::string said, std::string expected,
           std::string got = "", std::string hint = "") {
  const auto& slot = scenario.slots.all[id];
  problems.push_back(
      {Severity::error, slot.place, slot.path, std::move(said), std::move(expected), std::move(got), std::move(hint)});
}

void check_segments(const spec::Scenario& scenario, const slots::Values& values, Problems& problems) {
  double sum = 0;
  for (const auto& segment : scenario.segments) {
    float share = 0;
    if (!slots::constant(values, segment.share, share)) return;  // one segment of everybody
    sum += static_cast<double>(share);
  }
  if (std::fabs(sum - 1) > 1e-6)
    error(scenario, scenario.segments.front().share, problems,
          fmt::format("the shares of all segments sum to {:.6g}", sum), "1", "",
          sum < 1 ? fmt::format("add {:.6g}", 1 - sum) : fmt::format("take away {:.6g}", sum - 1));
}

void check_run(const spec::Scenario& scenario, const slots::Values& values, Problems& problems) {
  float length = 0, warm_up = 0, size = 0;
  if (slots::constant(values, scenario.length, length) && std::fmod(length, 10080.0F) != 0)
    error(scenario, scenario.length, problems, "a run lasts whole weeks", "such as 26 weeks",
          fmt::format("{:.6g} days", length / 1440));
  if (slots::constant(values, scenario.warm_up, warm_up) && std::fmod(warm_up, 10080.0F) != 0)
    error(scenario, scenario.warm_up, problems, "a warm-up lasts whole weeks", "such as 4 weeks",
          fmt::format("{:.6g} days", warm_up / 1440));
  if (slots::constant(values, scenario.population, size) && size != std::floor(size))
    error(scenario, scenario.population, problems, "people come whole", "a whole number", fmt::format("{:.6g}", size));
}

// Half a person would be rounded without a word; an expression says itself how it rounds.
void check_people(const spec::Scenario& scenario, const slots::Values& values, SlotId id, Problems& problems) {
  float people = 0;
  if (id != slots::no_slot && slots::constant(values, id, people) && people != std::floor(people))
    error(scenario, id, problems, "people work whole", "a whole number", fmt::format("{:.6g}", people));
}

void check_store(const spec::Scenario& scenario, const slots::Values& values, const spec::Store& store,
                 Problems& problems) {
  const std::string path = "stores." + store.name;
  bool open = false;
  for (const auto& hours : store.open) open |= hours.until > hours.from;
  if (!open)
    problems.push_back(
        {Severity::error, Place{scenario.file, 0, 0}, path + ".open", "the store never opens", "", "", ""});
  double weight = store.arrivals.empty() ? 1 : 0;
  for (const auto& part : store.arrivals) {
    float w = 0;
    weight += slots::constant(values, part.weight, w) ? static_cast<double>(w) : 1;
  }
  if (!(weight > 0)) error(scenario, store.arrivals.front().weight, problems, "nobody ever comes", "a weight above 0");
  for (const auto& pool : store.pools) {
    check_people(scenario, values, pool.people, problems);
    for (const auto& shift : pool.shifts) check_people(scenario, values, shift.people, problems);
    Place place = scenario.slots.all[pool.shifts.empty() ? pool.people : pool.shifts.front().people].place;
    if (pool.touchpoint < 0)
      problems.push_back({Severity::warning, std::move(place), path + ".pools." + pool.name,
                          "no touchpoint uses this pool", "", "", "its people are paid all the same"});
  }
}

void check_traits(const spec::Scenario& scenario, const slots::Values& values, Problems& problems) {
  auto check = [&](std::size_t trait, SlotId id) {
    auto full = slots::in_full(values, values[id]);
    for (const auto& other : scenario.traits) {
      auto index = static_cast<std::size_t>(&other - scenario.traits.data());
      if (index < trait) continue;
      for (const auto& v : language::variables(full))
        if (v.source == language::Source::trait && v.index == index)
          error(scenario, id, problems, fmt::format("a trait may read only traits above it, not '{}'", other.name), "");
    }
  };
  for (std::size_t t = 0; t < scenario.traits.size(); ++t) check(t, scenario.traits[t].value);
  for (const auto& segment : scenario.segments)
    for (auto [trait, slot] : segment.traits) check(static_cast<std::size_t>(trait), slot);
  for (const auto& relationship : scenario.relationships)
    for (auto [trait, slot] : relationship.traits) check(static_cast<std::size_t>(trait), slot);
}

// A parameter of a distribution that was replaced as a whole is no longer read by anything.
bool still_read(const spec::Scenario& scenario, const std::vector<Change>& changes, const Change& change) {
  const auto& slot = scenario.slots.all[change.slot];
  if (slot.parameter.empty()) return true;
  for (SlotId id = 0; id < scenario.slots.all.size(); ++id) {
    const auto& whole = scenario.slots.all[id];
    if (whole.key != slot.key || !whole.parameter.empty() || !slot.path.starts_with(whole.path + ".")) continue;
    bool replaced = false;
    for (const Change& other : changes)
      replaced |= other.slot == id && other.kind == Change::Kind::set && other.targeted < 0;
    bool read = false;
    for (const auto& v : language::variables(whole.value))
      read |= v.source == language::Source::slot && v.index == change.slot;
    return read && !replaced;
  }
  return true;
}

void check_changes(const spec::Scenario& scenario, const std::vector<Change>& changes, const std::string& who,
                   Problems& problems) {
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const Change& change = changes[i];
    const std::string& path = scenario.slots.all[change.slot].path;
    bool set_before = false;
    for (std::size_t j = 0; j < i; ++j)
      set_before |=
          changes[j].slot == change.slot && changes[j].kind == Change::Kind::set && change.kind == Change::Kind::set;
    if (set_before && !change.over)
      problems.push_back({Severity::error, change.place, path, "set twice under " + who, "", "",
                          "write {set: .., over: true} where the later one is meant to win"});
    const bool was = scenario.slots.all[change.slot].value.type.kind == language::Kind::boolean;
    const bool is = change.kind == Change::Kind::set && change.value.type.kind == language::Kind::boolean;
    if (was != is)  // a way on is looked at as the one or the other, and so is a name that others read
      problems.push_back({Severity::error, change.place, path,
                          was ? "a condition stays a condition under " + who : "a number stays a number under " + who,
                          was ? "something that is true or false" : "a number", "", ""});
    if (!still_read(scenario, changes, change))
      problems.push_back({Severity::error, change.place, path,
                          "changes nothing under " + who + ": the distribution was replaced", "", "", ""});
  }
}

// The values that changes lead to, as a whole. False when they cannot even be read in full.
bool check_column(const spec::Scenario& scenario, const slots::Values& values, const std::vector<Change>& changes,
                  const std::string& who, const Place& place, Problems& problems) {
  const Place& where = changes.empty() ? place : changes.front().place;
  auto lived = values;  // as customers of each relationship have it
  spec::overlay_relationships(scenario, lived);
  auto tangle = slots::find_tangle(values);
  if (!tangle) tangle = slots::find_tangle(lived);
  if (tangle) {
    const bool circle = !tangle->way.empty();
    problems.push_back({Severity::error, where, scenario.slots.all[tangle->slot].path,
                        "under " + who + ": " + (circle ? "reads itself" : "the expression becomes too large"), "", "",
                        circle ? "write `old` for the value before the change" : ""});
    return false;
  }
  check_values(scenario, values, {who, changes}, problems);
  check_campaigns(scenario, values, {who, changes}, problems);
  check_surveys(scenario, lived, {who, changes}, problems);
  Problems whole;  // what holds for the file must hold for what a policy or rival makes of it
  for (const auto& journey : scenario.journeys) check_routes(values, journey, whole);
  check_segments(scenario, values, whole);
  check_run(scenario, values, whole);
  check_network(scenario, values, whole);
  check_windows(scenario, values, whole);
  for (const auto& store : scenario.stores) check_store(scenario, values, store, whole);
  for (Problem& problem : whole) {
    if (problem.severity != Severity::error) continue;
    problem.said = "under " + who + ": " + problem.said;
    if (!changes.empty()) problem.place = where;
    problems.push_back(std::move(problem));
  }
  return true;
}

// One set of changes, as they hold together. Returns whether they change anything.
bool check_variant(const spec::Scenario& scenario, const std::vector<Change>& changes, const std::string& who,
                   const Place& place, Problems& problems) {
  check_changes(scenario, changes, who, problems);
  auto values = scenario.values();
  slots::apply(values, changes);
  if (!check_column(scenario, values, changes, who, place, problems)) return true;
  if (!any_error(problems)) check_probabilities(scenario, values, {who, changes}, problems);
  bool different = false;
  for (SlotId id = 0; id < values.size(); ++id) different |= !language::same(values[id], scenario.slots.all[id].value);
  return different;
}

void warn_of_nothing(const std::string& who, const Place& place, Problems& problems) {
  problems.push_back({Severity::warning, place, "", who + " changes nothing", "", "", ""});
}

// A policy day by day, and for every way in which its rules may have stopped it: members of a combination meet only
// while both hold. What is wrong for longer is said once.
void check_policy(const spec::Scenario& scenario, int number, Problems& problems) {
  const auto& policy = scenario.policies[static_cast<std::size_t>(number)];
  bool different = false;
  for (const auto& standing : spec::standings(scenario, number))
    for (int day : spec::turning_days(scenario, number, std::numeric_limits<int>::max())) {
      const auto changes = spec::changes_of(scenario, number, day, standing);
      if (changes.empty()) continue;
      const std::string who = "policy '" + policy.name + (standing.any_stopped() ? "' once it has stopped" : "'");
      Problems found;
      different |= check_variant(scenario, changes, who, policy.place, found);
      for (Problem& problem : found) {
        const bool told = std::any_of(problems.begin(), problems.end(),
                                      [&](const Problem& other) { return text(other) == text(problem); });
        if (!told) problems.push_back(std::move(problem));
      }
    }
  if (!different) warn_of_nothing("policy '" + policy.name + "'", policy.place, problems);
}

// A policy whose days lie beyond the run would look like one that does nothing.
void check_period(const spec::Scenario& scenario, const slots::Values& values, const spec::Policy& policy,
                  Problems& problems) {
  float length = 0;
  if (!slots::constant(values, scenario.length, length)) return;
  const int days = static_cast<int>(length / 1440);
  if (policy.combine.empty() && policy.from_day > days)
    problems.push_back({Severity::warning, policy.place, "policies." + policy.name + ".when",
                        "it begins after the end of the run and never holds",
                        fmt::format("day 1 to {}, counted from the end of the warm-up", days),
                        fmt::format("day {}", policy.from_day), ""});
}

void check_policies(const spec::Scenario& scenario, Problems& problems) {
  std::vector<bool> wrong;  // what is wrong with a member need not be said again of a combination
  for (std::size_t p = 0; p < scenario.policies.size(); ++p) {
    const auto& policy = scenario.policies[p];
    check_period(scenario, scenario.values(), policy, problems);
    bool of_members = false;
    for (int member : policy.combine) of_members |= wrong[static_cast<std::size_t>(member)];
    Problems found;
    if (!of_members) check_policy(scenario, static_cast<int>(p), found);
    wrong.push_back(any_error(found));
    std::erase_if(found, [&](const Problem& one) {  // a warning of a member's change is not one of the combination too
      return one.severity == Severity::warning && !policy.combine.empty() &&
             std::any_of(problems.begin(), problems.end(), [&](const Problem& other) {
               return other.place == one.place && other.path == one.path && other.severity == one.severity;
             });
    });
    problems.insert(problems.end(), found.begin(), found.end());
  }
}

void check_others(const spec::Scenario& scenario, const std::vector<spec::Variant>& variants, const std::string& kind,
                  Problems& problems) {
  for (const auto& variant : variants) {
    const Place place = variant.changes.empty() ? Place{scenario.file, 0, 0} : variant.changes.front().place;
    const std::string who = kind + " '" + variant.name + "'";
    if (!check_variant(scenario, variant.changes, who, place, problems)) warn_of_nothing(who, place, problems);
  }
}
}  // namespace

void check_point(const spec::Scenario& version, const std::string& who, Problems& problems) {
  const auto values = spec::values_on(version, version.values(), spec::baseline, 0);
  check_column(version, values, version.point, who, Place{version.file, 0, 0}, problems);
}

void check(const spec::Scenario& scenario, Problems& problems) {
  const auto values = scenario.values();
  if (auto lived = values; !scenario.relationships.empty()) {
    spec::overlay_relationships(scenario, lived);
    if (const auto tangle = slots::find_tangle(lived)) {
      const auto& slot = scenario.slots.all[tangle->slot];
      problems.push_back({Severity::error, slot.place, slot.path, "reads itself by way of a relationship's behaviour", "",
                          "", "what a relationship replaces may read itself (then everybody's is meant), but not what reads it"});
      return;
    }
  }
  for (const auto& journey : scenario.journeys) check_journey(values, journey, problems);
  check_segments(scenario, values, problems);
  check_run(scenario, values, problems);
  check_network(scenario, values, problems);
  check_windows(scenario, values, problems);
  check_topics(scenario, values, problems);
  check_staff(scenario, problems);
  for (const auto& store : scenario.stores) check_store(scenario, values, store, problems);
  check_values(scenario, values, {}, problems);
  check_campaigns(scenario, values, {}, problems);
  check_surveys(scenario, spec::values_on(scenario, values, spec::baseline, 0), {}, problems);
  check_uncertain(scenario, values, problems);
  check_luck(scenario, problems);
  check_claims(scenario, problems);
  if (any_error(problems)) return;  // what follows would only repeat it
  check_load(scenario, values, problems);
  check_unused(scenario, values, problems);
  check_unread(scenario, problems);
  check_probabilities(scenario, values, {}, problems);
  check_reach(scenario, values, problems);
  check_asked(scenario, values, problems);
  check_traits(scenario, values, problems);
  check_policies(scenario, problems);
  check_stops(scenario, values, problems);
  check_others(scenario, scenario.rivals, "rival", problems);
  check_others(scenario, scenario.ablations, "ablation", problems);
}

}  // namespace peakend::check
