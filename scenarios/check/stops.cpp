// Rules that stop policies: windows of whole days, and rules that are never looked at.
#include <fmt/format.h>

#include <cmath>

#include "scenarios/check/check.hpp"
#include "scenarios/language/units.hpp"
#include "scenarios/spec/stops.hpp"

namespace peakend::check {

void check_windows(const spec::Scenario& scenario, const slots::Values& values, Problems& problems) {
  for (const auto& policy : scenario.policies) {
    float minutes = 0;
    if (policy.stop_when == spec::no_slot || !slots::constant(values, policy.over, minutes)) continue;
    if (minutes < 1440 || std::fmod(minutes, 1440.0F) == 0) continue;  // below a day: out of range
    const auto& slot = scenario.slots.all[policy.over];
    problems.push_back({Severity::error, slot.place, slot.path, "figures are of whole days", "whole days or weeks",
                        in_words(minutes, language::Dimension::time), ""});
  }
}

void check_stops(const spec::Scenario& scenario, const slots::Values& values, Problems& problems) {
  float length = 0;
  if (!slots::constant(values, scenario.length, length)) return;
  const int days = static_cast<int>(length / 1440);
  for (const auto& policy : scenario.policies) {
    if (policy.stop_when == spec::no_slot || policy.from_day > days) continue;
    const int first = policy.from_day + spec::window_of(values, policy);
    const int last = policy.until_day ? std::min(days, *policy.until_day - 1) : days;
    if (first <= last) continue;
    const auto& slot = scenario.slots.all[policy.stop_when];
    problems.push_back({Severity::warning, slot.place, slot.path,
                        "it is never looked at: the policy ends before a whole window", "",
                        fmt::format("first on day {}, last day {}", first, last), "shorten `over`"});
  }
}

}  // namespace peakend::check
