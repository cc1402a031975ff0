// Expressions and claims of a scenario for readers.
#pragma once
#include <string>

#include "scenarios/spec/scenario.hpp"

namespace peakend::spec {

// Slots by their paths, traits, states and words by their names, and what authors cannot write by a word of its own,
// such as `memory_of_good`.
std::string as_text(const Scenario& scenario, const language::Expr& value);

// "gap.promoters / gap.detractors within 2 to 4", "remembered: long_end minus baseline above 0".
std::string claim_text(const Scenario& scenario, const Claim& claim);

}  // namespace peakend::spec
