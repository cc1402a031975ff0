// Computes runs in parallel on oneTBB. A run depends on nothing but its own description, so neither the number of
// threads nor the order of work can change a bit.
#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <span>

#include "agents/life/live.hpp"
#include "scenarios/spec/scenario.hpp"
#include "sim/run/engine.hpp"

namespace peakend::run {

// One run: a version of the scenario (its number in the list given), a policy (spec::baseline or an index), a draw of
// what is uncertain (-1: none), a replication.
struct Cell {
  std::size_t version = 0;
  int policy = 0;
  std::int64_t world = -1;
  std::uint64_t luck = 0;
};

// Versions of one scenario (scenarios/spec/versions.hpp); they outlive the computation.
using Versions = std::span<const spec::Scenario* const>;

struct Settings {
  std::uint64_t seed = 1;
  int threads = 0;  // 0: all there are
  const std::atomic<bool>* cancelled = nullptr;  // by the user: no run is begun any more, those begun have `grace`
  const std::atomic<bool>* in_vain = nullptr;    // nobody can take what is computed: as cancelled
  std::chrono::milliseconds grace{2000};
  const Engine* engine = nullptr;  // nullptr: the widest that runs here; the results are the same
};

// Takes a run as soon as it is finished, from any thread and in any order; `seconds` of one thread were spent on it.
using Finished = std::function<void(std::size_t cell, life::Result&& result, double seconds)>;

// Runs not begun when `cancelled` became true, or not finished within the grace after it, are not handed over. A run
// that cannot be finished is, with its reason. Throws what this machine cannot do (no memory), after the others ended.
void compute(Versions versions, std::span<const Cell> cells, const Settings& settings, const Finished& finished);

int threads_of(const Settings& settings);

// Weeks that are recorded.
int weeks_of(const spec::Scenario& scenario);

}  // namespace peakend::run
