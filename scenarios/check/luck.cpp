// Luck belongs to names, by a word of 32 bits: two names of one scenario that share it would share their luck.
#include <map>

#include "scenarios/base/path_word.hpp"
#include "scenarios/check/check.hpp"

namespace peakend::check {
namespace {

struct Decision {
  std::string path;
  Place place;
};

// All that is decided for a customer.
std::vector<Decision> of_customers(const spec::Scenario& scenario) {
  const Place whole{scenario.file, 0, 0};
  std::vector<Decision> all{{"segments", whole},
                            {"population.prospects", whole},
                            {"behaviour.leave_rate", whole},
                            {"behaviour.join_rate", whole},
                            {"behaviour.win_back_rate", whole},
                            {"network.tie", whole},
                            {"network.rewire", whole},
                            {"network.attach", whole},
                            {"network.weak", whole}};
  for (const auto& trait : scenario.traits)
    all.push_back({"traits." + trait.name, scenario.slots.all[trait.value].place});
  for (const auto& journey : scenario.journeys) {
    const std::string path = "journeys." + journey.name;
    for (const char* what : {".starts", ".starts.rate", ".starts.share", ".choose", ".recommend", ".talk"})
      all.push_back({path + what, journey.place});
    for (const auto& touchpoint : journey.touchpoints) {
      all.push_back({path + ".touchpoints." + touchpoint.name, touchpoint.place});
      all.push_back({path + ".touchpoints." + touchpoint.name + ".after", touchpoint.place});
    }
  }
  for (const auto& survey : scenario.surveys) {
    if (!survey.of_visit) all.push_back({spec::luck_of(survey), survey.place});
    for (std::size_t j = 0; j < scenario.journeys.size(); ++j)
      if (spec::asks_of(survey, static_cast<int>(j)))
        all.push_back({spec::luck_of(survey, scenario.journeys[j]), survey.place});
  }
  for (const auto& topic : scenario.topics)
    for (const char* what : {".reach_first", ".broadcast", ".affect", ".retell"})
      all.push_back({"topics." + topic.name + what, topic.place});
  return all;
}

void refuse_shared(const std::vector<Decision>& decisions, Problems& problems) {
  std::map<std::uint32_t, std::string> seen;
  for (const Decision& decision : decisions)
    if (auto [at, fresh] = seen.emplace(path_word(decision.path), decision.path); !fresh && at->second != decision.path)
      problems.push_back({Severity::error, decision.place, decision.path,
                          "would share its luck with '" + at->second + "'", "", "", "give one of them another name"});
}
}  // namespace

void check_luck(const spec::Scenario& scenario, Problems& problems) {
  refuse_shared(of_customers(scenario), problems);
  std::vector<Decision> of_worlds;
  for (const auto& uncertain : scenario.uncertain) of_worlds.push_back({uncertain.path, uncertain.change.place});
  refuse_shared(of_worlds, problems);
}

}  // namespace peakend::check
