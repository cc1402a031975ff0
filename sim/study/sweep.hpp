// A sweep: the same policies with the same luck at every point of a design; the runs as tidy tables, one row a run and
// one row a point and policy. A run that fails is a row with its reason and stops nothing.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "results/report/map.hpp"
#include "scenarios/base/problem.hpp"
#include "sim/study/collect.hpp"
#include "sim/study/design.hpp"

namespace peakend::study {

struct Shard {
  std::size_t part = 1, of = 1;  // points part - 1, part - 1 + of, ...
};

struct SweepPlan {
  Design design;
  std::vector<int> policies;
  int replications = 8;
  Shard shard;
  bool digest = false;
};

// What is wrong with the points: paths that do not exist, values out of range, ... Every point is looked at.
void check_points(const spec::Scenario& scenario, const SweepPlan& plan, Problems& problems,
                  const Progress& progress = {});

// Takes the lines of a table as they come, without line ends.
using TakeLine = std::function<void(const std::string& line)>;

struct Swept {
  bool complete = false;  // false: stopped, or the store failed; the tables then end early
  std::int64_t points = 0, cells = 0, failed = 0;
  std::string first_failure;
  std::string digest;  // over every figure of every run, if asked for
  std::optional<results::WinnerMap> map;  // of a whole grid over one or two paths with several policies
};

// Computes what is missing and hands out both tables, header first. Memory does not grow with the number of points.
//   runs:    point, the paths, policy, replication, key, status, reason, visit_count, contact_count, outcomes
//   points:  point, the paths, policy, replications, failed, then every outcome's mean and its standard error (_se)
// A value that nobody has is NaN. Times are in minutes, money in the scenario's currency.
Swept sweep(const spec::Scenario& scenario, const SweepPlan& plan, Ledger& ledger, const TakeLine& runs,
            const TakeLine& points);

// Runs of a plan that are not there.
struct Missing {
  std::int64_t runs = 0;
  std::vector<std::size_t> points;  // of which, by the numbers of the tables
};

Missing missing(const spec::Scenario& scenario, const SweepPlan& plan, const Ledger& ledger);
// Those in none of these stores; keys are made with the settings' seed.
Missing missing_in_all(const spec::Scenario& scenario, const SweepPlan& plan, const run::Settings& settings,
                       std::vector<results::Store>& stores);

}  // namespace peakend::study
