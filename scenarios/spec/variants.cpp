// Which policies hold on a day, and their changes flattened.
#include "scenarios/spec/variants.hpp"

#include <algorithm>

#include "scenarios/language/substitute.hpp"

namespace peakend::spec {

std::vector<int> members(const Scenario& scenario, int policy) {
  if (policy == baseline) return {};
  const auto& combine = scenario.policies[static_cast<std::size_t>(policy)].combine;
  return combine.empty() ? std::vector<int>{policy} : combine;
}

bool holds(const Policy& policy, int day) {
  return day >= policy.from_day && (!policy.until_day || day < *policy.until_day);
}

namespace {
void add_changes(const Scenario& scenario, int member, const std::vector<slots::Change>& changes,
                 std::vector<slots::Change>& all) {
  for (slots::Change change : changes) {
    change.targeted = scenario.policies[static_cast<std::size_t>(member)].who == no_slot ? -1 : member;
    all.push_back(std::move(change));
  }
}
}  // namespace

std::vector<slots::Change> changes_of(const Scenario& scenario, int policy, int day, const Standing& standing) {
  std::vector<slots::Change> all;
  for (int member : members(scenario, policy)) {
    const Policy& part = scenario.policies[static_cast<std::size_t>(member)];
    if (in_force(scenario, member, day, standing)) add_changes(scenario, member, part.changes, all);
    if (standing.of(member) == Stand::stopped) add_changes(scenario, member, part.on_stop, all);
  }
  return all;
}

std::vector<slots::Change> all_changes_of(const Scenario& scenario, int policy) {
  std::vector<slots::Change> all;
  for (int member : members(scenario, policy)) {
    const Policy& part = scenario.policies[static_cast<std::size_t>(member)];
    add_changes(scenario, member, part.changes, all);
    add_changes(scenario, member, part.on_stop, all);
  }
  return all;
}

void overlay_relationships(const Scenario& scenario, slots::Values& values) {
  using language::Expr;
  const slots::Values before = values;
  for (std::size_t r = scenario.relationships.size(); r-- > 0;)
    for (auto [everybody, own] : scenario.relationships[r].behaviour) {
      Expr which = language::literal(static_cast<float>(r));
      which.type = {language::Kind::word, language::Dimension::any, language::Vocabulary::relationship};
      Expr is = language::call(language::Op::equal,
                               {language::variable(language::Source::relationship, 0, which.type), std::move(which)});
      Expr of_these = language::substitute(values[own], [&, slot = everybody](const Expr& v) -> std::optional<Expr> {
        if (v.source == language::Source::slot && v.index == slot) return before[slot];
        return std::nullopt;
      });
      Expr value = language::call(language::Op::select, {std::move(is), std::move(of_these), values[everybody]});
      value.type = before[everybody].type;
      values[everybody] = std::move(value);
    }
}

slots::Values values_on(const Scenario& scenario, const slots::Values& base, int policy, int day,
                        const Standing& standing) {
  slots::Values values = base;
  slots::apply(values, changes_of(scenario, policy, day, standing));
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
