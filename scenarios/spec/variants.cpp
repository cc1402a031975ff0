// Which policies hold on a day, and their changes flattened.
#include "scenarios/spec/variants.hpp"

#include <algorithm>

namespace peakend::spec {

std::vector<int> members(const Scenario& scenario, int policy) {
  if (policy == baseline) return {};
  const auto& combine = scenario.policies[static_cast<std::size_t>(policy)].combine;
  return combine.empty() ? std::vector<int>{policy} : combine;
}

bool holds(const Policy& policy, int day) {
  return day >= policy.from_day && (!policy.until_day || day < *policy.until_day);
}

std::vector<slots::Change> changes_of(const Scenario& scenario, int policy, int day, bool any_day) {
  std::vector<slots::Change> all;
  for (int member : members(scenario, policy)) {
    const Policy& part = scenario.policies[static_cast<std::size_t>(member)];
    if (!any_day && !holds(part, day)) continue;
    for (slots::Change change : part.changes) {
      change.targeted = part.who == no_slot ? -1 : member;
      all.push_back(std::move(change));
    }
  }
  return all;
}

slots::Values values_on(const Scenario& scenario, const slots::Values& base, int policy, int day) {
  slots::Values values = base;
  slots::apply(values, changes_of(scenario, policy, day));
  slots::apply(values, scenario.point);
  return values;
}

std::vector<int> turning_days(const Scenario& scenario, int policy, int last) {
  std::vector<int> days{1};
  for (int member : members(scenario, policy)) {
    const Policy& part = scenario.policies[static_cast<std::size_t>(member)];
    days.push_back(part.from_day);
    if (part.until_day) days.push_back(*part.until_day);
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  std::erase_if(days, [&](int day) { return day < 1 || day > last; });
  return days;
}

}  // namespace peakend::spec
