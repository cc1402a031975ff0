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

// "holds", "fails", "undecided".
std::string word(Found found);
// "2.47 (2.44 to 2.50)": as many digits as tell the ends apart; "-" without data.
std::string value_text(const Finding& finding);
// Whether what an ablation or rival should do to a claim it does, in words; empty where nothing is wanted.
std::string judged(const Verification& verification, const ClaimsUnder& version, std::size_t claim);
// What it all comes to, in a sentence or two.
std::string conclusion(const Verification& verification);

}  // namespace peakend::results
