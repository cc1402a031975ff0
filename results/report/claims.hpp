// The claims of a scenario and what was found of them: for people on a terminal, for machines, as a tidy table.
#pragma once
#include <string>

#include "results/report/terminal.hpp"
#include "results/table/claims.hpp"

namespace peakend::results {

// The claims with what was found, the ablations, and which claims survive which other model of people.
std::string claims_text(const Verification& verification, TerminalStyle style);

// One object: claims, then each ablation and rival with its findings; "verified" is the answer.
std::string claims_json(const Verification& verification);

// version, version_kind, claim, claim_kind, found, wanted, mean, low, high, replications
std::string claims_csv(const Verification& verification);

}  // namespace peakend::results
