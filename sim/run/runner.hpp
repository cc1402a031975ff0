// Computes runs in parallel on oneTBB. A run depends on nothing but its own description, so neither the number of
// threads nor the order of work can change a bit.
#pragma once
#include <atomic>
#include <cstdint>
#include <functional>
#include <vector>

#include "agents/life/live.hpp"
#include "scenarios/spec/scenario.hpp"
#include "sim/run/engine.hpp"

namespace peakend::run {

// One run: a policy (spec::baseline or an index), a draw of what is uncertain (-1: none), a replication.
struct Cell {
  int policy;
  std::int64_t world;
  std::uint64_t luck;
};

struct Settings {
  std::uint64_t seed = 1;
  int threads = 0;                                                  // 0: all there are
  std::function<void(std::size_t done, std::size_t all)> progress;  // called from any thread; may be empty
  const std::atomic<bool>* cancelled = nullptr;
  const Engine* engine = nullptr;  // nullptr: the widest that runs here; the results are the same
};

// Results in the order of `cells`. Runs not begun when `cancelled` became true have the failure "stopped".
std::vector<life::Result> compute(const spec::Scenario& scenario, const std::vector<Cell>& cells,
                                  const Settings& settings);

int threads_of(const Settings& settings);

// Weeks that are recorded.
int weeks_of(const spec::Scenario& scenario);

}  // namespace peakend::run
