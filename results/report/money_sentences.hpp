// What the choice costs and brings back, in plain sentences with intervals.
#pragma once
#include <string>
#include <vector>

#include "results/decide/verdict.hpp"
#include "results/table/study.hpp"

namespace peakend::results {

// What the best policy costs and leaves, up to which cost it pays, what the next best would leave, and what would be chosen
// for money alone; what does not apply is left out. Only of a study with several policies.
std::vector<std::string> money_sentences(const Study& study, const Verdict& verdict);

}  // namespace peakend::results
