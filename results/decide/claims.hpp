// Whether a claim holds: its interval inside the limits, outside them, or across.
#pragma once
#include <vector>

#include "results/table/claims.hpp"
#include "results/table/study.hpp"
#include "scenarios/spec/scenario.hpp"

namespace peakend::results {

// The intervals are confidence sequences at 1 - alpha: replications may be added until they decide. `policies` says
// which policy of the scenario (spec::baseline: -1) each policy of the study is. Of a `best` claim alpha is shared by
// its comparisons.
Finding examine(const Study& study, const std::vector<int>& policies, const spec::Claim& claim, double alpha);

// Inside (low, high), outside, or neither; an estimate without an interval is undecided.
Found compare_with_limits(const Estimate& value, const spec::Claim& claim);

}  // namespace peakend::results
