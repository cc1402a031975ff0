// Other models of the customer in which a comparison is repeated: what if people remember otherwise?
#pragma once
#include <vector>

#include "results/table/study.hpp"
#include "scenarios/spec/scenario.hpp"
#include "sim/study/collect.hpp"

namespace peakend::study {

struct RivalVersion {
  std::string name;
  Wording says;
  bool standing = false;  // asked in every comparison, whether the file names it or not
  spec::Scenario scenario;
};

// The standing rivals that would change something here (memory that averages; a hard and a soft peak), and the file's
// own. A rival of the file that is the same as a standing one takes its place.
std::vector<RivalVersion> rivals_of(const spec::Scenario& scenario);

// The comparison under each of them. Nothing when it was stopped or the store failed.
std::optional<std::vector<results::Rival>> compare_rivals(const spec::Scenario& scenario, const Comparison& asked,
                                                          Ledger& ledger);

}  // namespace peakend::study
