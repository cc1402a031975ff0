// Claims that could only find what was put in.
#include "scenarios/check/check.hpp"
#include "scenarios/spec/outcomes.hpp"

namespace peakend::check {
namespace {
bool of_relationship(const spec::Scenario& scenario, const spec::Claim& claim) {
  const int first = spec::first_segment_group + static_cast<int>(scenario.segments.size());
  for (const std::string& name : claim.outcomes)
    if (const auto outcome = spec::find_outcome(scenario, name); outcome && outcome->kind->by_group && outcome->group >= first)
      return true;
  return false;
}

// `flings_forgive` and forgiveness: the first letters are enough.
bool same_word(const std::string& claim, const std::string& trait) {
  return trait.size() >= 5 && claim.find(trait.substr(0, 6)) != std::string::npos;
}
}  // namespace

void check_claims(const spec::Scenario& scenario, Problems& problems) {
  for (const auto* variants : {&scenario.ablations, &scenario.rivals})
    for (const auto& variant : *variants)
      for (int claim : variant.breaks) {
        const auto& expectation = scenario.expectations[static_cast<std::size_t>(claim)];
        if (!expectation.refused.empty())
          problems.push_back({Severity::warning, expectation.place, "expect." + expectation.name,
                              "'" + variant.name + "' is said to break it, but the file refuses it: it fails anyway", "", "",
                              "take it out of `breaks`"});
      }
  for (const auto& expectation : scenario.expectations) {
    if (expectation.kind != "emergent" || !of_relationship(scenario, expectation.claim)) continue;
    for (const auto& relationship : scenario.relationships)
      for (const auto& [trait, slot] : relationship.traits) {
        const std::string& name = scenario.traits[static_cast<std::size_t>(trait)].name;
        if (name != "forgiveness" && !same_word(expectation.name, name)) continue;
        problems.push_back({Severity::error, expectation.place, "expect." + expectation.name,
                            "a claim about relationships that is said to emerge, and rests on the trait '" + name +
                                "' that relationship '" + relationship.name + "' is given",
                            "", "", "take the trait out, or say `kind: follows_from_rule`"});
      }
  }
}

}  // namespace peakend::check
