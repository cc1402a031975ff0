// The twin: a plain interpreter of a Scenario, one customer at a time and contact by contact, to hold against the engine.
// It shares with it what stands before a run (the scenario with its default formulas, the values of a policy on a day, the evaluation of
// expressions), the addresses of chance, the number functions, correlations, the sums and what is derived of them, and the network; and
// nothing else: no block programs, no columns, no waves, no Model. What it shares has exact tests of its own. Equal arguments give the same integers as the engine, or both fail.
#pragma once
#include <cstdint>
#include <string>

#include "agents/figures/figures.hpp"
#include "scenarios/spec/scenario.hpp"

namespace peakend::twin {

// Thrown where a run cannot be finished. The words are the twin's own; `day` counts from 1, at the start of the warm-up.
struct Failure {
  int day = 0;
  std::string said;
};

// `values` are the file's, or a world's; `policy` is spec::baseline or an index. Throws Failure.
figures::Figures live(const spec::Scenario& scenario, const slots::Values& values, int policy, std::uint64_t seed, std::uint64_t luck);

}  // namespace peakend::twin
