// Rules that stop policies: on which mornings they are looked at, and in which ways policies can have stopped by a day.
#include "agents/model/parts.hpp"
#include "scenarios/spec/variants.hpp"

namespace peakend::model {

std::vector<StopRule> compile_rules(const spec::Scenario& scenario, slots::Values values, int policy, int warm_up,
                                    int days) {
  slots::apply(values, scenario.point);
  std::vector<StopRule> rules;
  for (int member : spec::stoppable(scenario, policy)) {
    const auto& part = scenario.policies[static_cast<std::size_t>(member)];
    StopRule rule;
    rule.when = slots::in_full(values, values[part.stop_when]);
    rule.window = spec::window_of(values, part);
    rule.first = warm_up + part.from_day - 1 + rule.window;  // it has held for a whole window
    rule.until = part.until_day ? warm_up + *part.until_day - 1 : days;
    rule.goes_on = !part.on_stop.empty();
    rules.push_back(std::move(rule));
  }
  return rules;
}

bool can_stand(const std::vector<StopRule>& rules, const spec::Standing& standing, int until) {
  for (std::size_t r = 0; r < rules.size() && r < standing.all.size(); ++r)
    if (standing.all[r].stand != spec::Stand::running && rules[r].first >= until) return false;
  return true;
}

}  // namespace peakend::model
