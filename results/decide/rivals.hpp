// Does the ranking turn when people are modelled otherwise? A verdict that turns rests on an assumption, and says so.
#pragma once
#include <string>
#include <vector>

#include "results/stats/estimate.hpp"
#include "results/table/study.hpp"

namespace peakend::results {

struct Verdict;

struct Turn {
  enum class How {
    same,     // the same policy wins
    unclear,  // another comes out first, but is not shown to be better
    turns,    // another is shown to be better, or the winner breaks a guardrail
    no_data
  };
  How how = How::no_data;
  std::string rival;
  Wording says;  // what is otherwise
  bool standing = false;
  std::string best;   // under the rival
  Estimate gain;      // of that one over the study's winner, under the rival; above 0 = better
  bool out = false;   // the study's winner breaks a guardrail under the rival
  Estimate lead{};    // of the study's winner over the best of the others there; below 0 = behind; no data where it stands alone
};

// Of the best policy over the next one in the race; no data where there is none.
Estimate lead_of(const Verdict& verdict);

// One for each rival of the study, in its order. Under a rival intervals are those of a fixed number of replications,
// together over all pairs.
std::vector<Turn> turns_of(const Study& study, const Verdict& verdict);

}  // namespace peakend::results
