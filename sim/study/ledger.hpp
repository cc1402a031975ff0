// What was computed before is looked up, what is missing is computed, and every run is kept as soon as it is finished.
// So the same question again goes on where it ended, and a wider one computes only what is new.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "results/store/store.hpp"
#include "sim/run/runner.hpp"

namespace peakend::study {

// How far a computation has come; called from any thread.
using Progress = std::function<void(std::size_t done, std::size_t all)>;

class Ledger {
 public:
  // The store and whatever the settings point to outlive the ledger.
  Ledger(results::Store& store, const run::Settings& settings, Progress progress = {});

  // A study that fills in many parts says how many cells there will be, so that progress knows how far it is.
  void expect(std::size_t cells) { expected_ = cells, told_ = 0; }
  // Nothing is computed: a cell that is missing is a problem.
  void only_look_up(bool only) { only_look_up_ = only; }
  // Cells that failed in an earlier run count as missing.
  void retry_failed(bool retry) { retry_ = retry; }

  // Makes sure that every cell is in the store. False when it was stopped, or the store failed (`problem`).
  bool fill(run::Versions versions, std::span<const run::Cell> cells);

  // Hands over every cell in the order asked, after filling. A row found damaged is computed anew, and then all are
  // handed over again from the first: `start` is called before each such beginning. False as `fill`.
  bool read(run::Versions versions, std::span<const run::Cell> cells, const std::function<void()>& start,
            const std::function<void(std::size_t cell, results::CellRow&& row)>& take);

  // The key of a cell; those of one version and policy share most of the work.
  std::vector<results::CellKey> keys_of(run::Versions versions, std::span<const run::Cell> cells) const;

  // Which of the cells are in the store, in their order.
  std::vector<bool> there(run::Versions versions, std::span<const run::Cell> cells) const;

  const run::Settings& settings() const { return settings_; }
  std::int64_t found() const { return found_; }        // looked up: kept by an earlier command, each once
  std::int64_t computed() const { return computed_; }  // by this ledger
  bool stopped() const { return stopped_; }
  const std::optional<results::StoreProblem>& problem() const { return problem_; }

 private:
  bool fill(run::Versions versions, std::span<const run::Cell> cells, std::span<const results::CellKey> keys);
  bool compute(run::Versions versions, std::span<const run::Cell> cells, std::span<const results::CellKey> keys);

  results::Store& store_;
  run::Settings settings_;
  Progress progress_;
  bool retry_ = false, only_look_up_ = false;
  std::set<results::CellKey> retried_, met_;  // computed again; asked for, unless the study comes in parts
  std::size_t expected_ = 0, told_ = 0;  // of a study in parts: cells in all, and in the parts before
  std::int64_t found_ = 0, computed_ = 0;
  bool stopped_ = false;
  std::optional<results::StoreProblem> problem_;
};

// A run as a row of the store.
results::CellRow row_of(const results::CellKey& key, life::Result&& result, double seconds);

// Where the figures of a scenario's runs lie. Not cheap: once for many rows.
figures::Layout layout_of(const spec::Scenario& scenario);

// The figures of a row, in the layout of its scenario.
figures::Figures figures_of(const figures::Layout& layout, std::vector<std::int64_t>&& sums);

}  // namespace peakend::study
