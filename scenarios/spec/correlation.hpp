// The Gaussian copula of the traits: the lower Cholesky factor of the correlations of their normals.
#pragma once
#include <functional>
#include <optional>
#include <vector>

#include "scenarios/spec/scenario.hpp"

namespace peakend::spec {

// Row t holds t + 1 numbers, traits in the order of the file; empty when nothing is correlated. nullopt when no
// population can have these correlations (the matrix is not positive definite).
std::optional<std::vector<std::vector<float>>> correlation_factor(const Scenario& scenario,
                                                                  const std::function<double(SlotId)>& value);

}  // namespace peakend::spec
