// Whether a scenario that could be read also makes sense: graphs, shares, ranges, what expressions may read - for the
// file and for the file under every policy, rival and ablation.
#pragma once
#include <span>
#include <string>

#include "scenarios/base/problem.hpp"
#include "scenarios/spec/scenario.hpp"

namespace peakend::check {

// Completes the journeys (order of touchpoints, kinds of routes) and adds what is wrong to `problems`.
void check(spec::Scenario& scenario, Problems& problems);

// A version of a scenario that has been checked, at a point of a design; problems are those under `who`.
void check_point(const spec::Scenario& version, const std::string& who, Problems& problems);

// Parts of it. `values` is one column of values without tangles.
// Whether shares add up, under these values.
void check_routes(const slots::Values& values, const spec::Journey& journey, Problems& problems);
void check_journey(const spec::Scenario& scenario, const slots::Values& values, spec::Journey& journey,
                   Problems& problems);

// Whose values are looked at: the file's own, or those under a policy, rival or ablation and its changes.
struct Whose {
  std::string name;  // "policy 'more_tills'"; empty: the file
  std::span<const slots::Change> changes;
};
// Ranges of constants, what each expression may read, distributions and correlations that exist. Problems of a changed
// number stand where it was changed.
void check_values(const spec::Scenario& scenario, const slots::Values& values, const Whose& whose, Problems& problems);

}  // namespace peakend::check
