// Rules that stop policies, what follows, and the topics that are withdrawn by one.
#include "scenarios/spec/stops.hpp"
#include "scenarios/base/text.hpp"
#include "scenarios/read/parts.hpp"
#include "scenarios/spec/rule_figures.hpp"

namespace peakend::read {

void read_stop(Document& document, spec::Scenario& scenario, Resolver& resolver, spec::Policy& policy) {
  const std::string path = "policies." + policy.name;
  policy.stop_when = document.slots.find(path + ".stop_when");
  policy.over = document.slots.find(path + ".over");
  const bool combines = document.has(path + ".combine");
  if (!combines && policy.stop_when == spec::no_slot)
    for (const char* key : {".over", ".on_stop"})
      if (document.find(path + key))
        document.problem(path + key, "nothing stops this policy", "a rule beside it: stop_when: \"visits < 0.2\"");
  const Entry* follows = document.find(path + ".on_stop");
  if (follows && !combines)
    policy.on_stop = read_changes(document, scenario, resolver, path + ".on_stop", *follows->node,
                                  policy.who == spec::no_slot ? slots::Phase::day : slots::Phase::contact);
}

void check_rules_of(Document& document, const spec::Scenario& scenario, int policy) {
  const auto count = spec::stoppable(scenario, policy).size();
  const std::string path = "policies." + scenario.policies[static_cast<std::size_t>(policy)].name;
  if (count > spec::most_stoppable)
    document.problem(path + ".combine", "too many of these stop by a rule of their own",
                     "at most " + std::to_string(spec::most_stoppable), std::to_string(count));
}

void read_withdrawals(Document& document, spec::Scenario& scenario) {
  for (auto& topic : scenario.topics) {
    const std::string path = "topics." + topic.name + ".withdrawn.by";
    if (!document.has(path)) continue;
    const std::string name = document.text(path);
    topic.withdrawn_by = position(scenario.policies, name);
    if (topic.withdrawn_by < 0)
      document.problem(path, "no such policy", "", "'" + shown(name, 60) + "'",
                       did_you_mean(name, document.named("policies")));
    else if (scenario.policies[static_cast<std::size_t>(topic.withdrawn_by)].stop_when == spec::no_slot)
      document.problem(path, "this policy never stops: it has no `stop_when`", "", "'" + name + "'");
  }
}

language::Lookup figure_named(const spec::Scenario& scenario, const std::string& name) {
  auto found = spec::find_rule_figure(scenario, name);
  if (found.figure || !found.said.empty()) return {std::move(found.figure), found.said, found.hint};
  return {};
}

std::string figure_hint(const std::string& name) {
  std::vector<std::string> names;
  for (const auto& kind : spec::rule_figures()) names.emplace_back(kind.name);
  const std::string near = did_you_mean(name, names);
  return near.empty() ? "a rule reads " + spec::rule_figure_names() : near;
}

}  // namespace peakend::read
