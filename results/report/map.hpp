// The map of a sweep over one or two numbers: which policy is best at which point.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "results/decide/winner.hpp"
#include "results/report/words.hpp"

namespace peakend::results {

struct WinnerMap {
  std::string outcome;
  std::vector<std::string> policies;
  std::string down, across;  // paths; `across` empty: only one was swept
  std::vector<std::string> rows, columns;
  std::vector<std::optional<Winner>> winners;  // row by row
};

// A letter a policy, large where it is clear, small where it is not, `?` where there are no data; the letters below.
std::string map_text(const WinnerMap& map, std::size_t width, bool unicode);

}  // namespace peakend::results
