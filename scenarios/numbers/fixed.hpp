// From double to the integers in which all figures are summed: multiply, then round half to even. Check with fixed_ok
// first; what is not ok gives a meaningless integer, never undefined behaviour. Branch-free: loops vectorise with SSE2.
#pragma once
#include <bit>
#include <cstdint>

namespace peakend::numbers {

inline constexpr double affect_scale = 0x1p20;  // per point of affect
inline constexpr double tick_scale = 0x1p20;    // ticks per minute
inline constexpr double fixed_limit = 0x1p51;   // scaled values must be smaller than this in size

// True when value * scale is a number smaller than fixed_limit in size; false for NaN and infinity.
inline bool fixed_ok(double value, double scale = 1.0) {
  const double scaled = value * scale;
  return (scaled < fixed_limit) & (scaled > -fixed_limit);
}

// Adding 1.5 * 2^52 leaves no room for a fraction, so the addition itself rounds; the low bits are then the integer.
inline std::int64_t to_fixed(double value, double scale) {
  const double shifted = value * scale + 0x1.8p52;
  return static_cast<std::int64_t>(std::bit_cast<std::uint64_t>(shifted) - std::bit_cast<std::uint64_t>(0x1.8p52));
}

}  // namespace peakend::numbers
