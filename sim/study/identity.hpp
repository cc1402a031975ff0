// By what a run is known: the same key for the same numbers, and another when anything that could change a figure
// changes. Names of policies, texts, comments and claims do not count.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "agents/life/live.hpp"
#include "results/store/cell.hpp"
#include "scenarios/spec/scenario.hpp"

namespace peakend::study {

// What fixes all runs of one policy of a scenario but the draw of what is uncertain and the replication: XXH3-128 over
// the engine number, the structure, every slot as it stands on each stretch of days under the policy and the point of a
// design, and the policy's costs. However a number came to stand there, the key is the same.
results::CellKey policy_key(const spec::Scenario& scenario, int policy);

// Of one run. `world` is -1 where nothing is uncertain.
results::CellKey cell_key(const results::CellKey& policy, std::uint64_t seed, std::int64_t world, std::uint64_t luck);

// Of a whole study: the keys of its policies in their order; 32 hexadecimal digits.
std::string scenario_hash(const spec::Scenario& scenario, const std::vector<int>& policies);

// Over every figure of every run, in the order given: equal for any number of threads, vector width and compiler.
class Digest {
 public:
  Digest();
  ~Digest();
  Digest(const Digest&) = delete;
  Digest& operator=(const Digest&) = delete;
  void add(const std::vector<std::int64_t>& sums);
  void add_failure(const std::string& reason);
  std::string text() const;

 private:
  struct State;
  State* state_;
};

}  // namespace peakend::study
