// From finished runs to the plain table that results/ reads.
#pragma once
#include <string>
#include <vector>

#include "results/table/study.hpp"
#include "scenarios/spec/scenario.hpp"
#include "sim/study/ledger.hpp"

namespace peakend::study {

// Which runs make up a comparison: policies (spec::baseline first) under replications 0 .. n-1.
struct Comparison {
  std::vector<int> policies;
  int replications = 16;
};

// The baseline and all policies of the file.
std::vector<int> all_policies(const spec::Scenario& scenario);
std::string policy_name(const spec::Scenario& scenario, int policy);

// Replication by replication, so that a study stopped half-way has whole ones. Draw k of what is uncertain goes with
// replication k.
std::vector<run::Cell> cells_of(const spec::Scenario& scenario, const Comparison& asked, std::size_t version = 0,
                                int first_replication = 0);

// The same policy by policy: the order of the tables, of the failures and of the digest.
std::vector<run::Cell> cells_by_policy(const spec::Scenario& scenario, const Comparison& asked);

struct Collected {
  results::Study study;
  std::vector<std::string> failures;  // one line per failed run, in order
  bool complete = false;              // false: stopped, or the store failed; then there is no study
  bool usable = false;                // at least one replication is whole under every policy
};

// Reads the runs (computing what is missing) and takes their means. A replication that failed under one policy is left
// out under all.
Collected collect(const spec::Scenario& scenario, const Comparison& asked, Ledger& ledger, bool digest = false);

}  // namespace peakend::study
