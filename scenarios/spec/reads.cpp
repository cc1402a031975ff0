// Names and sight, source by source.
#include "scenarios/spec/reads.hpp"

#include <algorithm>

#include "scenarios/language/substitute.hpp"
#include "scenarios/spec/rule_figures.hpp"
#include "scenarios/spec/variants.hpp"

namespace peakend::spec {
using language::Source;

bool firm_sees(const Scenario& scenario, const language::Expr& v) {
  float observed = 0;
  switch (v.source) {
    case Source::segment:
    case Source::utilisation:
    case Source::targeted:
      return true;
    case Source::state:
      return slots::constant(scenario.values(), scenario.states[v.index].observed, observed) && observed != 0;
    default:
      return language::word_of(v.source).known <= slots::Reads::calendar;
  }
}

std::string name_of_read(const Scenario& scenario, const language::Expr& v) {
  switch (v.source) {
    case Source::visited:
      return "visited(..)";
    case Source::heard:
      return "heard(..)";
    case Source::figure:
      return name_of_figure(scenario, v.index);
    case Source::trait:
      return scenario.traits[v.index].name;
    case Source::state:
      return scenario.states[v.index].name;
    case Source::competence:  // `trust` is made of both
    case Source::intention:
      return "trust";
    default:
      break;
  }
  const auto& word = language::word_of(v.source);
  return word.name.empty() ? "this" : std::string(word.name);
}

std::vector<std::string> read_unseen(const Scenario& scenario, int policy) {
  std::vector<std::string> names;
  const slots::Values values = scenario.values();
  for (int member : members(scenario, policy)) {
    const SlotId who = scenario.policies[static_cast<std::size_t>(member)].who;
    if (who == no_slot) continue;
    for (const auto& v : language::variables(slots::in_full(values, values[who]))) {
      const std::string name = name_of_read(scenario, v);
      if (!firm_sees(scenario, v) && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
  }
  return names;
}

}  // namespace peakend::spec
