// The main study: every policy meets the same people with the same chance; differences are paired. Replications are
// added in rounds until the verdict is settled, or their number is given.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "results/decide/verdict.hpp"
#include "sim/study/collect.hpp"

namespace peakend::study {

inline constexpr int most_replications = 256;  // unless the user says otherwise
inline constexpr int rival_replications = 8;   // a rival is asked whether the ranking turns, not for the last digit

struct Plan {
  std::vector<int> policies;        // spec::baseline first
  std::optional<int> replications;  // this many; none: in rounds until it is settled
  int cap = most_replications;      // of rounds
  bool digest = false;
  bool rivals = true;  // the standing rivals and the file's, and by how much the winner wins
};

struct Finished {
  Collected collected;
  results::Verdict verdict;
};

Finished compare(const spec::Scenario& scenario, const Plan& plan, Ledger& ledger);

}  // namespace peakend::study
