// From a key back to the run it stands for, to compute that one alone.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "results/store/cell.hpp"
#include "scenarios/spec/scenario.hpp"
#include "sim/run/runner.hpp"
#include "sim/study/design.hpp"

namespace peakend::study {

struct FoundCell {
  spec::Scenario scenario;  // the version it belongs to
  run::Cell cell;           // its version is 0
  std::string policy_name;
  std::string version_name;  // "rival 'averaging'", "point 3: tills.people=2"; empty: the file as it is
};

// Among the file's own model, its rivals and its ablations, every policy and replications 0 to `most`.
std::optional<FoundCell> find_cell(const spec::Scenario& scenario, std::uint64_t seed, const results::CellKey& key,
                                   std::uint64_t most = 10000);

// Among the points of a design, every policy and replications 0 to `most`.
std::optional<FoundCell> find_cell(const spec::Scenario& scenario, const Design& design, std::uint64_t seed,
                                   const results::CellKey& key, std::uint64_t most);

// Computes it on one thread alone, with the engine and the seed of `settings`.
results::CellRow compute_again(const FoundCell& found, run::Settings settings, const results::CellKey& key);

// XXH3-128 over the figures of one run.
std::string digest_of(const results::CellRow& row);

}  // namespace peakend::study
