// Brings the cells of several stores together, as when a study was cut over machines.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "results/store/store.hpp"

namespace peakend::results {

struct Merged {
  std::int64_t copied = 0;         // new here
  std::int64_t known = 0;          // there already, with the same figures
  std::int64_t finished = 0;       // failed here, finished there: the finished one is taken
  std::vector<std::string> notes;  // damaged rows left out
};

// Copies from the stores at `files` what `into` lacks. Cells whose figures differ between two stores are an error that
// names them all, and nothing is copied. After another problem (a full disk) what was copied stays, and the same call
// goes on. Holds one row of each store in memory, and the keys of what is copied.
std::variant<Merged, StoreProblem> merge(std::span<const std::string> files, Store& into);

}  // namespace peakend::results
