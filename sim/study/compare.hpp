// The main study: every policy meets the same people with the same chance; differences are paired.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "results/table/study.hpp"
#include "sim/run/runner.hpp"

namespace peakend::study {

struct Plan {
  int replications = 16;
  std::vector<int> policies;  // spec::baseline first
  run::Settings settings;
  bool digest = false;
};

struct Finished {
  results::Study study;
  std::vector<std::string> failures;  // one line per failed run, in order
  bool usable = false;                // at least one replication is complete in every policy
  bool stopped = false;               // some runs were cancelled
};

// The baseline and all policies of the file.
std::vector<int> all_policies(const spec::Scenario& scenario);

Finished compare(const spec::Scenario& scenario, const Plan& plan);

// Identity of what was asked: XXH3-128 over the resolved slots of all policies (names, comments and texts do not
// count).
std::string scenario_hash(const spec::Scenario& scenario, const std::vector<int>& policies);

}  // namespace peakend::study
