// The thresholds of hazards and the first day on which each could be passed: pure functions over columns of a block.
#pragma once
#include <array>
#include <cstdint>

#include "agents/chance/address.hpp"

namespace peakend::customer {

inline constexpr std::uint8_t not_this_week = 7;

// Standard exponentials of listed customers whose count of events this week is `ordinal`. `threshold` has room for a
// block.
void draw_thresholds(std::uint32_t path_word, chance::Key key, int first_day, std::uint32_t ordinal,
                     const std::uint32_t* ids, int n, float* threshold);

// Rates at most this high, added to the sums day by day from `from` on: the first day on which a threshold could be
// passed, or not_this_week. Columns are readable and writable up to a multiple of program::lane.
void first_chances(const std::array<float, 7>& weight, int from, const float* sum, const float* bound,
                   const float* threshold, int n, std::int32_t* due);

}  // namespace peakend::customer
