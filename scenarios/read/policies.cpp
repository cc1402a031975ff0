// Policies: what changes, for whom, when, at what cost, and which are held together.
#include <algorithm>

#include "scenarios/base/text.hpp"
#include "scenarios/read/parts.hpp"
#include "scenarios/spec/outcomes.hpp"

namespace peakend::read {

namespace {

void read_per_contact(Document& document, const spec::Scenario& scenario, spec::Cost& cost, const std::string& path) {
  if (!document.has(path)) return;
  cost.per_contact = document.slots.find(path + ".amount");
  find_touchpoint(document, scenario, path + ".touchpoint", cost.journey, cost.touchpoint);
}

// The policies that a combination could name.
std::vector<std::string> above(const spec::Scenario& scenario) {
  std::vector<std::string> names;
  for (const auto& policy : scenario.policies)
    if (policy.combine.empty()) names.push_back(policy.name);
  return names;
}

void read_combination(Document& document, const spec::Scenario& scenario, spec::Policy& policy,
                      const std::string& path) {
  const Entry* combine = document.find(path + ".combine");
  if (!combine) return;
  if (combine->node->kind != Node::Kind::list || combine->node->items.size() < 2)
    return document.problem(path + ".combine", "a list of two or more policies is wanted here", "[one, other]");
  for (const Node& item : combine->node->items) {
    int member = position(scenario.policies, item.text);
    if (member < 0 || item.kind != Node::Kind::scalar)
      document.problem(place_of(document, item), path + ".combine", "no such policy above this one", "",
                       "'" + shown(item.text, 60) + "'",
                       document.has("policies." + item.text) && item.text != policy.name ? "it stands further down: put this one behind it"
                                                             : did_you_mean_or_known(item.text, above(scenario)));
    else if (!scenario.policies[static_cast<std::size_t>(member)].combine.empty())
      document.problem(place_of(document, item), path + ".combine", "a combination cannot hold another combination", "",
                       "'" + item.text + "'");
    else
      policy.combine.push_back(member);
    if (std::count(policy.combine.begin(), policy.combine.end(), member) > 1)
      document.problem(place_of(document, item), path + ".combine", "a policy is named twice", "",
                       "'" + item.text + "'");
  }
  if (document.has(path + ".change") || document.has(path + ".who") || document.has(path + ".when") ||
      document.find(path + ".stop_when") || document.find(path + ".over") || document.find(path + ".on_stop"))
    document.problem(path, "a combination takes changes, `who`, `when` and rules from its members",
                     "only says, cost and intends beside combine");
}

spec::Policy read_policy(Document& document, spec::Scenario& scenario, Resolver& resolver, const std::string& name) {
  std::string path = "policies." + name;
  spec::Policy policy;
  policy.name = name;
  policy.says = document.wording(path + ".says"), policy.label = document.wording(path + ".label");
  policy.place = document.place(path);
  policy.who = scenario.slots.find(path + ".who");
  policy.has_cost = document.has(path + ".cost");
  policy.cost.fixed = scenario.slots.find(path + ".cost.fixed");
  policy.cost.per_week = scenario.slots.find(path + ".cost.per_week");
  read_per_contact(document, scenario, policy.cost, path + ".cost.per_contact");
  if (policy.cost.touchpoint >= 0) policy.cost.per_contact = scenario.slots.find(path + ".cost.per_contact.amount");
  auto day = [&](const char* key) {
    return read_day(document, scenario, path + key);
  };
  if (document.has(path + ".when.from")) policy.from_day = day(".when.from").value_or(1);
  if (document.has(path + ".when.until")) policy.until_day = day(".when.until");
  if (policy.until_day && *policy.until_day <= policy.from_day)
    document.problem(path + ".when", "it ends before it begins");
  if (const Entry* change = document.find(path + ".change"))
    policy.changes = read_changes(document, scenario, resolver, path + ".change", *change->node,
                                  policy.who == spec::no_slot ? slots::Phase::day : slots::Phase::contact);
  read_combination(document, scenario, policy, path);
  read_stop(document, scenario, resolver, policy);
  if (!document.has(path + ".change") && policy.combine.empty() && !document.has(path + ".combine"))
    document.problem(path, "a policy changes something", "`change` or `combine`");
  if (document.has(path + ".intends")) {
    std::string outcome = document.text(path + ".intends.outcome");
    if (!spec::find_outcome(scenario, outcome))
      document.problem(path + ".intends.outcome", "no such outcome", "", "'" + shown(outcome, 60) + "'",
                       outcome_hint(scenario, outcome));
    refuse_share(document, scenario, path + ".intends.by", outcome);
    policy.intends = {outcome, scenario.slots.find(path + ".intends.by")};
  }
  return policy;
}
}  // namespace

bool find_touchpoint(Document& document, const spec::Scenario& scenario, const std::string& path, int& journey,
                     int& touchpoint) {
  const std::string wanted = document.text(path);
  std::vector<std::string> names;
  int found = 0;
  for (std::size_t j = 0; j < scenario.journeys.size(); ++j) {
    const auto& from = scenario.journeys[j];
    for (std::size_t t = 0; t < from.touchpoints.size(); ++t) {
      const std::string& name = from.touchpoints[t].name;
      names.push_back(name);
      if (wanted != name && wanted != from.name + "." + name) continue;
      journey = static_cast<int>(j), touchpoint = static_cast<int>(t);
      ++found;
    }
  }
  if (found == 0)
    document.problem(path, "no such touchpoint", "", "'" + shown(wanted, 60) + "'",
                     did_you_mean_or_known(wanted, names));
  if (found > 1) document.problem(path, "several journeys have this touchpoint", "JOURNEY.TOUCHPOINT", "'" + wanted + "'");
  return found == 1;
}

void read_policies(Document& document, spec::Scenario& scenario, Resolver& resolver) {
  for (const std::string& name : document.named("policies")) {
    scenario.policies.push_back(read_policy(document, scenario, resolver, name));
    check_rules_of(document, scenario, static_cast<int>(scenario.policies.size()) - 1);
  }
  read_withdrawals(document, scenario);
}

}  // namespace peakend::read
