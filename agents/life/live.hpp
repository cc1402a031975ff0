// One run from the first day of the warm-up to the last: a pure function of a plan, a seed and a replication.
#pragma once
#include <atomic>
#include <optional>
#include <string>

#include "agents/figures/figures.hpp"
#include "agents/model/model.hpp"

namespace peakend::life {

struct Result {
  figures::Figures figures;
  std::int64_t episodes = 0, contacts = 0;  // visits, and contacts of all kinds; with the warm-up
  std::optional<std::string> failure;       // why the run could not be finished; the figures then mean nothing
  bool stopped = false;                     // the failure is that it was cancelled
};

// `layout` must be that of the plan's scenario. `cancelled`, if given, is looked at once a day.
Result live(const model::Plan& plan, const figures::Layout& layout, std::uint64_t seed, std::uint64_t luck,
            const std::atomic<bool>* cancelled = nullptr);

}  // namespace peakend::life
