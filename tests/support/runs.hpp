// Runs of one scenario in the order of the cells, as tests like them.
#pragma once
#include <utility>
#include <vector>

#include "sim/run/runner.hpp"

namespace peakend::tests {

inline std::vector<life::Result> computed(const spec::Scenario& scenario, const std::vector<run::Cell>& cells,
                                          const run::Settings& settings) {
  std::vector<life::Result> results(cells.size());
  const spec::Scenario* const versions[] = {&scenario};
  run::compute(versions, cells, settings,
               [&](std::size_t cell, life::Result&& result, double) { results[cell] = std::move(result); });
  return results;
}

}  // namespace peakend::tests
