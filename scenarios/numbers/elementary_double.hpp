// exp and log in double for what is computed once, at load (tables), or must not lose digits (the normal distribution).
// Same promise as elementary.hpp: no libm, the same bits everywhere. Both are within 2 units in the last place.
#pragma once
#include <bit>
#include <cstdint>

namespace peakend::numbers {

inline constexpr double ln2_high = 0x1.62e42fee00000p-1;  // 33 bits: a whole number times it is exact
inline constexpr double ln2_low = 0x1.a39ef35793c76p-33;

// e^x, with x held to [-708, 709]: so never 0 and never infinite. NaN gives NaN. Taylor's series to the 13th power.
inline double exp_double(double x) {
  x = x > 709.0 ? 709.0 : x;
  x = x < -708.0 ? -708.0 : x;
  const double shifted = x * 1.4426950408889634 + 0x1.8p52;
  const double k = shifted - 0x1.8p52;
  const double r = (x - k * ln2_high) - k * ln2_low;
  double p = 1.0 / 6227020800.0;
  p = p * r + 1.0 / 479001600.0;
  p = p * r + 1.0 / 39916800.0;
  p = p * r + 1.0 / 3628800.0;
  p = p * r + 1.0 / 362880.0;
  p = p * r + 1.0 / 40320.0;
  p = p * r + 1.0 / 5040.0;
  p = p * r + 1.0 / 720.0;
  p = p * r + 1.0 / 120.0;
  p = p * r + 1.0 / 24.0;
  p = p * r + 1.0 / 6.0;
  p = p * r + 0.5;
  const double y = (p * (r * r) + r) + 1.0;
  return y * std::bit_cast<double>((std::bit_cast<std::uint64_t>(shifted) + 1023u) << 52);
}

// ln x for a normal positive x (others are the caller's error). With s = f / (2 + f): ln(1 + f) = 2 (s + s^3/3 + s^5/5
// + ..).
inline double log_double(double x) {
  const std::uint64_t moved =
      std::bit_cast<std::uint64_t>(x) - 0x3fe6a09e667f3bcdu;  // the mantissa to [sqrt(1/2), sqrt(2))
  const std::uint64_t biased = (moved + (1023ull << 52)) >> 52;
  const double k = std::bit_cast<double>(biased | 0x4330000000000000u) - (0x1p52 + 1023.0);
  const double f = std::bit_cast<double>((moved & 0x000fffffffffffffu) + 0x3fe6a09e667f3bcdu) - 1.0;
  const double s = f / (2.0 + f);
  const double z = s * s;
  double p = 1.0 / 23.0;
  p = p * z + 1.0 / 21.0;
  p = p * z + 1.0 / 19.0;
  p = p * z + 1.0 / 17.0;
  p = p * z + 1.0 / 15.0;
  p = p * z + 1.0 / 13.0;
  p = p * z + 1.0 / 11.0;
  p = p * z + 1.0 / 9.0;
  p = p * z + 1.0 / 7.0;
  p = p * z + 1.0 / 5.0;
  p = p * z + 1.0 / 3.0;
  // 2 s = f - s f, so that the leading term is f itself and carries no rounding of its own.
  const double rest = s * (f - 2.0 * z * p);
  return k * ln2_high + (f - (rest - k * ln2_low));
}

}  // namespace peakend::numbers
