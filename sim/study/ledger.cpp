// Keys first, then what is missing, then the rows.
#include "sim/study/ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <stdexcept>
#include <utility>

#include "sim/run/writer.hpp"
#include "sim/study/identity.hpp"

namespace peakend::study {
using results::CellKey;
using results::CellRow;
using run::Cell;

results::CellRow row_of(const CellKey& key, life::Result&& result, double seconds) {
  CellRow row{key, result.episodes, result.contacts, seconds, std::move(result.failure), {}};
  if (!row.failure) row.sums = std::move(result.figures.sums);
  return row;
}

figures::Layout layout_of(const spec::Scenario& scenario) {
  return figures::layout_of(scenario, run::weeks_of(scenario));
}

figures::Figures figures_of(const figures::Layout& layout, std::vector<std::int64_t>&& sums) {
  figures::Figures figures;
  figures.layout = layout;
  if (layout.size() != sums.size())
    throw std::runtime_error("a row of the store has the shape of another scenario; remove the store, or give --out");
  figures.sums = std::move(sums);
  return figures;
}

Ledger::Ledger(results::Store& store, const run::Settings& settings, Progress progress)
    : store_(store), settings_(settings), progress_(std::move(progress)) {}

std::vector<CellKey> Ledger::keys_of(run::Versions versions, std::span<const Cell> cells) const {
  std::map<std::pair<std::size_t, int>, CellKey> of_policy;
  std::vector<CellKey> keys;
  keys.reserve(cells.size());
  for (const Cell& cell : cells) {
    auto [at, fresh] = of_policy.try_emplace({cell.version, cell.policy});
    if (fresh) at->second = policy_key(*versions[cell.version], cell.policy);
    keys.push_back(cell_key(at->second, settings_.seed, cell.world, cell.luck));
  }
  return keys;
}

bool Ledger::compute(run::Versions versions, std::span<const Cell> cells, std::span<const CellKey> keys) {
  if (only_look_up_) {
    problem_ = results::StoreProblem{results::StoreProblem::Kind::missing, fmt::format("{} of its runs are gone: the same command as before computes them anew", cells.size())};
    return false;
  }
  std::atomic<bool> in_vain{false};  // the writer has failed, or the user wants to stop
  std::atomic<std::size_t> done{0};
  run::Writer writer(store_);
  run::Settings settings = settings_;
  auto finished = [&](std::size_t i, life::Result&& result, double seconds) {
    if (!writer.put(row_of(keys[i], std::move(result), seconds))) in_vain = true;
    if (const std::size_t now = ++done; progress_) progress_(told_ + now, std::max(expected_, told_ + cells.size()));
  };
  settings.in_vain = &in_vain;
  run::compute(versions, cells, settings, finished);
  problem_ = writer.finish();
  computed_ += static_cast<std::int64_t>(done.load());
  if (expected_ > 0) told_ += done;
  stopped_ = !problem_ && done < cells.size();
  return !problem_ && !stopped_;
}

bool Ledger::fill(run::Versions versions, std::span<const Cell> cells) {
  return fill(versions, cells, keys_of(versions, cells));
}

// What has the same key is the same run, and is computed once.
bool Ledger::fill(run::Versions versions, std::span<const Cell> cells, std::span<const CellKey> keys) {
  const auto there = store_.has(keys, retry_);
  std::vector<Cell> missing;
  std::vector<CellKey> their_keys;
  std::set<CellKey> fresh;  // two cells of one key are one run
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const bool lacking = !there[i] && !(retry_ && retried_.contains(keys[i]));
    if (lacking && fresh.insert(keys[i]).second) missing.push_back(cells[i]), their_keys.push_back(keys[i]);
    // A study in parts asks for each cell once, and for too many to remember them.
    if (expected_ > 0 ? !lacking : met_.insert(keys[i]).second && !lacking) ++found_;
  }
  if (retry_) retried_.insert(their_keys.begin(), their_keys.end());  // once is enough
  if (expected_ > 0) told_ += cells.size() - missing.size();
  return missing.empty() || compute(versions, missing, their_keys);
}

std::vector<bool> Ledger::there(run::Versions versions, std::span<const Cell> cells) const {
  return store_.has(keys_of(versions, cells));
}

bool Ledger::read(run::Versions versions, std::span<const Cell> cells, const std::function<void()>& start,
                  const std::function<void(std::size_t, CellRow&&)>& take) {
  const auto keys = keys_of(versions, cells);
  if (!fill(versions, cells, keys)) return false;
  for (bool mended = false;; mended = true) {
    start();
    const auto damaged = store_.for_each(keys, take);
    if (damaged.empty()) return true;
    if (mended) {
      problem_ = results::StoreProblem{results::StoreProblem::Kind::damaged,
                                       "the store gives back other than what was put into it, also when computed again: is the disc sound?"};
      return false;
    }
    std::vector<Cell> again;
    std::vector<CellKey> their_keys;
    for (std::size_t i : damaged) again.push_back(cells[i]), their_keys.push_back(keys[i]);
    found_ -= static_cast<decltype(found_)>(damaged.size());  // they were there, and of no use
    if (!compute(versions, again, their_keys)) return false;
  }
}

}  // namespace peakend::study
