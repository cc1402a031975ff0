// How much smaller the winner's change may be before it stops winning: a search under the same luck.
#pragma once
#include <optional>
#include <vector>

#include "results/decide/verdict.hpp"
#include "sim/study/collect.hpp"

namespace peakend::study {

// Of the best policy: at which size of its change (1 = as written) another comes out ahead. Nothing when it was stopped
// or the store failed; an empty list where there is nothing to ask (the baseline wins, or a change has no size).
std::optional<std::vector<results::Switch>> switching_points(const spec::Scenario& scenario, const Comparison& asked,
                                                             const results::Verdict& verdict, Ledger& ledger);

}  // namespace peakend::study
