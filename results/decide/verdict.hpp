// From a study to a decision: which policy is best, which cannot be told from it, and what is guaranteed.
// Paired intervals that hold together over all pairs of policies (Bonferroni): Student's for a fixed number of
// replications, confidence sequences when they were added in rounds; the study says which, and every promise with it.
#pragma once
#include <string>
#include <vector>

#include "results/decide/guardrails.hpp"
#include "results/decide/money.hpp"
#include "results/decide/rivals.hpp"
#include "results/stats/estimate.hpp"
#include "results/table/study.hpp"

namespace peakend::results {

// How one policy compares with the best one.
struct Standing {
  std::string policy;
  bool in_the_race = false;  // has data in the primary outcome and keeps the guardrails
  std::vector<GuardrailResult> guardrails;
  Estimate behind;         // how far the best is ahead of it, in the primary's unit; above 0 = the best is better
  bool tied = false;       // in the race, and its interval holds 0 or less
  bool may_keep = false;   // out of the race for a guardrail of which it is not sure that it breaks it
  bool open = false;       // in the race or may come back, and it may still be better by `delta` or more
  double to_separate = 0;  // replications that would probably tell it from the best; NaN when nobody knows
  double to_resolve = 0;   // replications that would probably show it is not better by more than `delta`
  Money money;
};

struct Verdict {
  std::string best;               // empty when no policy has data in the primary outcome
  std::vector<std::string> tied;  // with the best, in the order of the file
  bool resolved = false;  // no policy that is in the race, or may come back, can be better than the best by `delta` or
                          // more; with a delta of 0: the best is shown to be better than every other
  double difference_confidence = 0;   // of each single difference, so that all hold together
  std::vector<Standing> standings;    // one per policy, in the order of the file
  std::string guarantee;              // a sentence without its full stop, in the language spoken when it was decided
  std::vector<Turn> turns;            // one per rival of the study
  std::vector<std::string> warnings;  // the study's own, then those of the decision; in that language too
};

// Nothing when no policy is called so.
const Standing* standing_of(const Verdict& verdict, const std::string& policy);

// How a policy came out, for tables and pictures; where there is nothing to choose from, alone.
enum class Rank { alone, best, tied, out, behind };
Rank rank_of(const Verdict& verdict, std::size_t policy);

Verdict decide(const Study& study);

}  // namespace peakend::results
