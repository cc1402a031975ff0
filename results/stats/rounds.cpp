// One rule, from one look to the next.
#include "results/stats/rounds.hpp"

#include <algorithm>
#include <cstdint>

#include "results/stats/sequence.hpp"

namespace peakend::results {

std::optional<int> next_look(int n, int cap) {
  if (n >= cap || cap < 1) return std::nullopt;
  std::int64_t look = first_look;
  while (look <= n) look = look * 3 / 2;
  return static_cast<int>(std::min<std::int64_t>(look, cap));
}

std::vector<int> rounds_up_to(int cap) {
  std::vector<int> looks;
  for (auto look = next_look(0, cap); look; look = next_look(*look, cap)) looks.push_back(*look);
  return looks;
}

}  // namespace peakend::results
