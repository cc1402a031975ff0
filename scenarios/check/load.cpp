// More work than people: pools that nobody is ever at, and pools whose expected work is more than they can do.
// The expected work is known only where it comes from constants; elsewhere nothing is said.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "scenarios/check/check.hpp"
#include "scenarios/language/evaluate.hpp"
#include "scenarios/language/fold.hpp"
#include "scenarios/language/substitute.hpp"
#include "scenarios/numbers/normal.hpp"

namespace peakend::check {
using language::Expr;
using language::Source;
using Number = std::optional<double>;  // nothing: not a constant

namespace {

struct Reading {
  const spec::Scenario& scenario;
  const slots::Values& values;

  Number constant(spec::SlotId slot) const {
    float number = 0;
    return slots::constant(values, slot, number) ? Number(number) : std::nullopt;
  }

  // People by weekday, Monday = 1, where they depend on nothing else.
  Number people(spec::SlotId slot, int weekday) const {
    return number_of(slot, [&](const Expr& v) -> std::optional<Expr> {
      if (v.source == Source::weekday) return language::literal(static_cast<float>(weekday));
      return std::nullopt;
    });
  }

  // A rate of somebody who is still as everybody is at the start.
  Number rate(spec::SlotId slot) const {
    const auto& at_start = scenario.initial;
    return number_of(slot, [&](const Expr& v) -> std::optional<Expr> {
      if (v.source == Source::memory) return slots::in_full(values, values[at_start.memory]);
      if (v.source == Source::expectation) return slots::in_full(values, values[at_start.expectation]);
      if (v.source == Source::competence) return slots::in_full(values, values[at_start.competence]);
      if (v.source == Source::intention) return slots::in_full(values, values[at_start.intention]);
      if (v.source == Source::episodes) return slots::in_full(values, values[at_start.episodes]);
      if (v.source == Source::reputation) return language::literal(0.5F);
      if (v.source == Source::trait && same_for_all(v.index))
        return slots::in_full(values, values[scenario.traits[v.index].value]);
      return std::nullopt;
    });
  }

  bool same_for_all(std::uint32_t trait) const {
    auto gives = [&](const auto& group) {
      return std::any_of(group.traits.begin(), group.traits.end(),
                         [&](const auto& own) { return own.first == static_cast<int>(trait); });
    };
    return std::none_of(scenario.segments.begin(), scenario.segments.end(), gives) &&
           std::none_of(scenario.relationships.begin(), scenario.relationships.end(), gives);
  }

  Number number_of(spec::SlotId slot, const language::TreeFor& known) const {
    const Expr full = language::fold(language::substitute(slots::in_full(values, values[slot]), known));
    return language::is_literal(full) ? Number(full.value) : std::nullopt;
  }
};

// The mean of a time that depends on nothing but luck: over evenly spaced words, each giving its normal and its
// uniform.
Number mean_of(const Expr& takes) {
  for (const Expr& v : language::variables(takes))
    if (v.source != Source::normal_draw && v.source != Source::uniform_draw) return std::nullopt;
  std::vector<numbers::Table> tables;
  const Expr ready = language::with_tables(takes, tables);
  constexpr std::uint32_t many = 4096, step = 0x10'0000;
  double sum = 0;
  for (std::uint32_t i = 0; i < many; ++i) {
    const std::uint32_t word = i * step + step / 2;
    sum += static_cast<double>(language::evaluate(ready, tables, [&](Source source, std::uint32_t) {
      return source == Source::normal_draw ? numbers::normal_quantile(word) : numbers::uniform01(word);
    }));
  }
  return sum / many;
}

// How much of a journey's visits comes to each touchpoint at the least: ways that depend on something count as nobody.
std::vector<double> coming(const Reading& read, const spec::Journey& journey) {
  std::vector<double> share(journey.touchpoints.size(), 0);
  share[static_cast<std::size_t>(journey.first)] = 1;
  for (int t : journey.order) {
    const auto& next = journey.touchpoints[static_cast<std::size_t>(t)].next;
    if (std::any_of(next.begin(), next.end(), [](const auto& r) { return r.kind == spec::Route::Kind::condition; }))
      continue;  // who is left for shares is not known
    const double here = share[static_cast<std::size_t>(t)];
    double rest = 1;
    for (const auto& route : next) {
      Number part = route.kind == spec::Route::Kind::share ? read.constant(route.value) : std::nullopt;
      if (route.kind == spec::Route::Kind::otherwise) part = rest;
      rest = part ? std::max(0.0, rest - *part) : 0;
      if (route.target >= 0 && part) share[static_cast<std::size_t>(route.target)] += here * *part;
    }
  }
  return share;
}

struct Staffed {
  double minutes = 0;  // of people, a week
  bool known = true;   // people are constant, or depend on the weekday alone
};

Staffed staffed(const Reading& read, const spec::Store& store, const spec::Pool& pool) {
  Staffed week;
  for (int d = 0; d < 7; ++d) {
    const auto& open = store.open[static_cast<std::size_t>(d)];
    auto add = [&](int from, int until, spec::SlotId slot) {
      const int minutes = std::min(until, open.until) - std::max(from, open.from);
      if (minutes <= 0) return;
      const Number people = read.people(slot, d + 1);
      week.known &= people.has_value();
      week.minutes += minutes * std::max(0.0, std::round(people.value_or(0)));
    };
    for (const auto& shift : pool.shifts) add(shift.from, shift.until, shift.people);
    if (pool.shifts.empty()) add(0, 24 * 60, pool.people);
  }
  return week;
}

void check_pool(const Reading& read, const spec::Store& store, const spec::Pool& pool, Problems& problems) {
  const Staffed week = staffed(read, store, pool);
  const Place place = read.scenario.slots.all[pool.shifts.empty() ? pool.people : pool.shifts.front().people].place;
  const std::string path = "stores." + store.name + ".pools." + pool.name;
  if (!week.known || pool.touchpoint < 0) return;
  if (!(week.minutes > 0)) {
    problems.push_back({Severity::warning, place, path, "nobody is ever here while the store is open", "", "",
                        "whoever comes waits in vain"});
    return;
  }
  const auto& journey = read.scenario.journeys[static_cast<std::size_t>(pool.journey)];
  if (journey.campaign) return;  // not yet
  const auto at = static_cast<std::size_t>(pool.touchpoint);
  const Number people = read.constant(read.scenario.population), outside = read.constant(read.scenario.prospects);
  const Number rate = read.rate(journey.rate);
  const Number takes = mean_of(slots::in_full(read.values, read.values[journey.touchpoints[at].takes]));
  if (journey.order.empty() || !people || !outside || !rate || !takes) return;
  const bool tickets = read.constant(pool.rewarded_on).value_or(0) != 0;
  const double minutes = *takes * (tickets ? read.constant(read.scenario.staff.haste).value_or(1) : 1);
  const double visits = *people * (1 - *outside) * *rate * coming(read, journey)[at];
  const double load = visits * minutes / week.minutes;
  if (!(load > 1)) return;
  problems.push_back(
      {Severity::warning, place, path, fmt::format("its people would have to work {:.0f} % of their time", 100 * load),
       "at most 100 %",
       fmt::format("{:.0f} visits a week times {:.3g} min, in {:.0f} minutes of people", visits, minutes, week.minutes),
       "estimated from constants: customers as they are at the start, all of them served"});
}
}  // namespace

void check_load(const spec::Scenario& scenario, const slots::Values& values, Problems& problems) {
  const Reading read{scenario, values};
  for (const auto& store : scenario.stores)
    for (const auto& pool : store.pools) check_pool(read, store, pool, problems);
}

}  // namespace peakend::check
