// Topics: their numbers, and the days on which they begin and are withdrawn.
#include "scenarios/read/parts.hpp"

namespace peakend::read {

void read_topics(Document& document, spec::Scenario& scenario) {
  for (const std::string& name : document.named("topics")) {
    const std::string path = "topics." + name;
    auto slot = [&](const char* key) { return document.slots.find(path + key); };
    spec::Topic topic;
    topic.name = name, topic.place = document.place(path);
    topic.heat = slot(".heat"), topic.half_life = slot(".half_life");
    topic.mean = slot(".affect.mean"), topic.sd = slot(".affect.sd"), topic.clarity = slot(".clarity");
    topic.reach_first = slot(".reach_first"), topic.retell = slot(".retell"), topic.talk_to = slot(".talk_to");
    topic.cooling = slot(".withdrawn.cooling");
    topic.competence = slot(".trust.competence"), topic.intention = slot(".trust.intention");
    topic.breach = slot(".trust.breach"), topic.amends = slot(".trust.amends");
    if (document.has(path + ".trust") && !spec::moves_trust(topic))
      document.problem(path + ".trust", "says nothing", "competence, intention, breach or amends");
    topic.threshold = slot(".broadcast.threshold"), topic.reach = slot(".broadcast.reach");
    scenario.topics.push_back(std::move(topic));
  }
  scenario.asks_leaving = !scenario.topics.empty() || document.has("behaviour.considers_leaving");
}

void read_topic_days(Document& document, spec::Scenario& scenario) {
  for (auto& topic : scenario.topics) {
    const std::string path = "topics." + topic.name;
    topic.on_day = read_day(document, scenario, path + ".on").value_or(1);
    if (!document.has(path + ".withdrawn")) continue;
    const bool on = document.has(path + ".withdrawn.on"), by = document.has(path + ".withdrawn.by");
    if (on == by)
      document.problem(path + ".withdrawn", on ? "a day or a policy takes it back, not both" : "nothing says when it is taken back",
                       "on: a day, or by: a policy with a rule");
    if (!on) continue;
    topic.withdrawn_day = read_day(document, scenario, path + ".withdrawn.on");
    if (topic.withdrawn_day && *topic.withdrawn_day <= topic.on_day)
      document.problem(path + ".withdrawn.on", "it is withdrawn before it begins");
  }
}

}  // namespace peakend::read
