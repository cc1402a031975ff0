// Arrivals by the inverse of the day's cumulative weight; staff by shifts cut to the opening hours.
#include "agents/store/day.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "agents/model/failure.hpp"
#include "scenarios/language/evaluate.hpp"

namespace peakend::store {

Tick arrival_tick(const model::Day& day, std::uint32_t word) {
  double wanted = (static_cast<double>(word) + 0.5) * 0x1p-32 * day.mass;
  std::size_t s = 0;
  while (s + 1 < day.stretches.size() && wanted >= day.stretches[s + 1].before) ++s;
  const model::Stretch& stretch = day.stretches[s];
  double minute = stretch.from + (wanted - stretch.before) / stretch.weight;
  minute = std::min(minute, stretch.until);
  return static_cast<Tick>(std::floor(minute * static_cast<double>(ticks_per_minute)));
}

Staffing staffing(const model::Pool& pool, const model::Day& hours, const model::Date& date) {
  Staffing staffing;
  int until_now = -1;
  for (const auto& shift : pool.shifts) {
    int from = std::max(shift.from, hours.opens), until = std::min(shift.until, hours.closes);
    if (from >= until) continue;
    float wanted = language::evaluate(shift.people, [&](language::Source source, std::uint32_t) {
      if (source == language::Source::weekday) return static_cast<float>(date.weekday);
      if (source == language::Source::week) return static_cast<float>(date.week);
      return static_cast<float>(date.day);
    });
    if (!(wanted < 100000))
      throw model::Failure{fmt::format("the number of people in pool '{}' is {}", pool.name, wanted)};
    int people = wanted > 0 ? static_cast<int>(std::lround(wanted)) : 0;
    if (until_now >= 0 && from > until_now) staffing.changes.push_back({until_now * ticks_per_minute, 0});
    staffing.changes.push_back({from * ticks_per_minute, people});
    staffing.person_minutes += static_cast<std::int64_t>(people) * (until - from);
    until_now = until;
  }
  if (until_now >= 0) staffing.changes.push_back({until_now * ticks_per_minute, 0});
  return staffing;
}

}  // namespace peakend::store
