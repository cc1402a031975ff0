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

// What a relationship says of behaviour takes the place of what everybody does, customer by customer.
static void overlay_relationships(const Scenario& scenario, slots::Values& values) {
  using language::Kind;
  for (std::size_t r = scenario.relationships.size(); r-- > 0;)
    for (auto [everybody, own] : scenario.relationships[r].behaviour) {
      language::Expr which = language::literal(static_cast<float>(r));
      which.type = {Kind::word, language::Dimension::any, language::Vocabulary::relationship};
      language::Expr is = language::call(
          language::Op::equal, {language::variable(language::Source::relationship, 0, which.type), std::move(which)});
      language::Expr value = language::call(language::Op::select, {std::move(is), values[own], values[everybody]});
      value.type = values[everybody].type;
      values[everybody] = std::move(value);
    }
}

slots::Values values_on(const Scenario& scenario, const slots::Values& base, int policy, int day) {
  slots::Values values = base;
  slots::apply(values, changes_of(scenario, policy, day));
  slots::apply(values, scenario.point);
  overlay_relationships(scenario, values);
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
