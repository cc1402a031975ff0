// Do the claims of a scenario hold? Each is asked of the file's own model, of its ablations (under which it must fail)
// and of its rivals (which show what it rests on), with replications added until every wanted answer is clear.
#pragma once
#include <optional>
#include <string>

#include "results/table/claims.hpp"
#include "sim/study/collect.hpp"

namespace peakend::study {

struct VerifyPlan {
  std::optional<int> replications;  // this many; none: in rounds until every wanted answer is clear
  int cap = 256;
};

struct Verified {
  results::Verification verification;
  bool complete = false;               // false: stopped, or the store failed
  std::vector<std::string> failures;  // runs that could not be finished, one line each
};

Verified verify(const spec::Scenario& scenario, const VerifyPlan& plan, Ledger& ledger);

}  // namespace peakend::study
