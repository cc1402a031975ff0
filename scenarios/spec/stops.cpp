// Three ways to stand for each rule, counted like digits.
#include "scenarios/spec/stops.hpp"

#include <algorithm>
#include <cmath>

#include "scenarios/spec/variants.hpp"

namespace peakend::spec {

bool Standing::any_stopped() const {
  return std::any_of(all.begin(), all.end(), [](const One& one) { return one.stand != Stand::running; });
}

bool has_stop_rules(const Scenario& scenario) {
  return std::any_of(scenario.policies.begin(), scenario.policies.end(),
                     [](const Policy& policy) { return policy.stop_when != no_slot; });
}

std::vector<int> stoppable(const Scenario& scenario, int policy) {
  std::vector<int> found;
  for (int member : members(scenario, policy))
    if (scenario.policies[static_cast<std::size_t>(member)].stop_when != no_slot) found.push_back(member);
  return found;
}

std::vector<Standing> standings(const Scenario& scenario, int policy) {
  std::vector<Standing> ways{{}};
  for (int member : stoppable(scenario, policy)) {
    const bool goes_on = !scenario.policies[static_cast<std::size_t>(member)].on_stop.empty();
    std::vector<Standing> more;
    for (Stand stand : {Stand::running, Stand::stopping, Stand::stopped})
      for (const Standing& way : ways) {
        if (stand == Stand::stopping && !goes_on) continue;
        more.push_back(way);
        more.back().all.push_back({member, stand});
      }
    ways = std::move(more);
  }
  return ways;
}

int code_of(const std::vector<Stand>& stands) {
  int code = 0, digit = 1;
  for (Stand stand : stands) code += digit * static_cast<int>(stand), digit *= 3;
  return code;
}

int code_of(const Standing& standing) {
  std::vector<Stand> stands;
  for (const auto& one : standing.all) stands.push_back(one.stand);
  return code_of(stands);
}

bool in_force(const Scenario& scenario, int policy, int day, const Standing& standing) {
  return holds(scenario.policies[static_cast<std::size_t>(policy)], day) && standing.of(policy) == Stand::running;
}

bool has_say(const Scenario& scenario, int policy, int day, const Standing& standing) {
  const bool goes_on = !scenario.policies[static_cast<std::size_t>(policy)].on_stop.empty();
  return in_force(scenario, policy, day, standing) || (goes_on && standing.of(policy) == Stand::stopped);
}

int window_of(const slots::Values& values, const Policy& policy) {
  float minutes = 10080;
  slots::constant(values, policy.over, minutes);
  return static_cast<int>(std::lround(minutes / 1440));
}

}  // namespace peakend::spec
