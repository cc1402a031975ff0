// Did a policy do what its owner said it would? The intended change against the interval of the change that was found.
#pragma once
#include <string>
#include <vector>

#include "results/stats/estimate.hpp"
#include "results/table/summary.hpp"

namespace peakend::results {

enum class Kept { met, missed, open };  // open: the interval holds the intended change, or there is none

struct IntentionResult {
  std::string policy, outcome;
  double by = 0;
  Estimate found;  // policy minus baseline, in the outcome's unit
  Kept kept = Kept::open;
};

// One for each policy that says what it intends, in the order of the study; the baseline intends nothing.
std::vector<IntentionResult> intentions_of(const Study& study, const Summary& summary);

// "met", "missed", "cannot say"
std::string in_words(Kept kept);

}  // namespace peakend::results
