// The runs of a study one after another, week by week: too much to hold in memory, so they are read where they are kept.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace peakend::results {

// The money of one week of the whole firm, in currency units.
struct Week {
  double visits = 0;  // how many
  double revenue = 0, gross_margin = 0, staff = 0, policy_cost = 0;
  double margin = 0;  // gross margin minus both costs
};

// One run of a policy, where it is kept, and its weeks.
struct RunOfPolicy {
  std::string policy;
  int replication = 0;
  std::string key;      // of the store
  std::string failure;  // why it could not be finished; empty when it was
  std::int64_t visits = 0, contacts = 0;
  bool counted = true;  // false: this replication failed under some policy, and is in no figure
  std::vector<Week> weeks;                   // empty for a failed run, as the next
  std::vector<std::vector<double>> by_week;  // [outcome kept by week][week]; NaN: no data in it
};

// Hands over every run, policy by policy and replication by replication, and forgets it. Throws std::runtime_error when
// one cannot be read.
using EachRun = std::function<void(const std::function<void(const RunOfPolicy&)>&)>;

}  // namespace peakend::results
