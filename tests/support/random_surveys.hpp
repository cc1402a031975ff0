// Surveys for a random scenario, of what its text has so far: visits of its journeys, or customers in turn.
#pragma once
#include <string>
#include <vector>

#include "tests/support/random_words.hpp"

namespace peakend::tests {

// The names `jo0`, `jo1`, .. of journeys in the text whose episodes count as visits.
inline std::vector<std::string> visits_in(const std::string& text) {
  std::vector<std::string> visits;
  for (const std::string name : {"jo0", "jo1"}) {
    const auto from = text.find("\n  " + name + ":");
    if (from == std::string::npos) continue;
    const std::string own = text.substr(from, text.find("\n    touchpoints:", from) - from);
    const bool firm = own.find("{by: firm") != std::string::npos;
    const char* otherwise = firm ? "counts: visit" : "counts: contact";
    if ((own.find(otherwise) != std::string::npos) == firm) visits.push_back(name);
  }
  return visits;
}

struct RandomSurveys {
  std::string text;
  std::vector<std::string> names;
};

inline RandomSurveys random_surveys(RandomWords& words, const std::string& scenario) {
  RandomSurveys made;
  const auto visits = visits_in(scenario);
  const bool recalls = scenario.find("remembered + style") != std::string::npos;  // then nobody can answer without a visit
  for (std::uint32_t s = 1 + words.below(3); s-- > 0;) {
    const bool of_visit = !visits.empty() && (recalls || words.one_in(2));
    if (!of_visit && recalls) continue;
    made.names.push_back(fmt::format("su{}", made.names.size()));
    made.text += "  " + made.names.back() + ": {after: " + (of_visit ? "episode" : "any");
    if (of_visit && words.one_in(2)) made.text += ", journey: " + words.any(visits);
    if (!of_visit) made.text += words.one_in(2) ? ", every: 1 week" : fmt::format(", every: {} days", 1 + words.below(9));
    const char* reach[] = {"customers", "prospects", "everybody", "left"};
    if (!of_visit && words.one_in(2)) made.text += fmt::format(", reach: {}", reach[words.below(4)]);
    if (words.one_in(2)) made.text += ", share: " + words.number(0, 1);
    const std::string felt = of_visit && words.one_in(2) ? "abs(remembered) + if(visited(tpa0), 0.2, 0.1) * " : "0.3 * ";
    if (!words.one_in(4)) made.text += ", response: \"0.5 + 0.2 * " + felt + words.term(Level::customer) + "\"";
    if (of_visit && words.one_in(2)) made.text += ", effort: \"1 + duration / 10 min + 0.5 * " + words.term(Level::customer) + "\"";
    made.text += "}\n";
  }
  if (!made.text.empty()) made.text = "surveys:\n" + made.text;
  return made;
}

}  // namespace peakend::tests
