// The normal distribution: uniforms and standard normals from 32-bit words, its quantile and its distribution function.
// The quantile has the form of Giles (2010, "Approximating the erfinv function"): polynomials in w = -ln(4u(1-u)), one
// for the centre and one in sqrt(w) for the tail. His end at |z| = 5.4 and a word reaches 6.3, so the coefficients are
// fitted anew (sqrt 2 included). Bit-exact everywhere and branch-free, as elementary.hpp.
#pragma once
#include <bit>
#include <cstdint>

#include "scenarios/numbers/elementary.hpp"
#include "scenarios/numbers/elementary_double.hpp"

namespace peakend::numbers {

// A uniform in the open interval (0, 1): the middle of one of 2^23 equal cells. Exact, and uniform01(~w) == 1 -
// uniform01(w).
inline float uniform01(std::uint32_t word) {
  return (static_cast<float>(static_cast<std::int32_t>(word >> 9)) + 0.5f) * 0x1p-23f;
}

namespace detail {

// 4u(1 - u) for u in (0, 1/2] and x = 1 - 2u, never decreasing in u. The plain product is not: 1 - u rounds coarsely.
inline float four_u_one_minus_u(float u, float x) {
  const float four = 4.0f * u;
  return u < 0.25f ? four - four * u : 1.0f - x * x;
}

// |z| / (1 - 2u) of the lower tail for w in [0, 5], that is |z| <= 2.7. w is first rounded to 2^-21 (adding 4): so the
// value takes steps larger than the rounding errors of the polynomial, and never decreases.
inline float centre_of_normal(float w) {
  const float c = (w + 4.0f) - 6.5f;
  float p = 3.19696802e-08f;
  p = p * c + 4.83978852e-07f;
  p = p * c + -4.88579599e-06f;
  p = p * c + -6.19474577e-06f;
  p = p * c + 3.08741175e-04f;
  p = p * c + -1.77308277e-03f;
  p = p * c + -5.90765988e-03f;
  p = p * c + 3.48802716e-01f;
  return p * c + 2.12331343f;
}

// The same for the root of w in [2.23, 4.66], that is 2.7 <= |z| <= 6.4.
inline float tail_of_normal(float root) {
  const float s = root - 3.25f;
  float p = 4.84609882e-05f;
  p = p * s + -8.76961058e-05f;
  p = p * s + -3.44818138e-04f;
  p = p * s + 1.42349768e-03f;
  p = p * s + -2.52411840e-03f;
  p = p * s + 3.50840995e-03f;
  p = p * s + -5.26193855e-03f;
  p = p * s + 7.59582454e-03f;
  p = p * s + 1.42164719f;
  return p * s + 4.36127281f;
}

// The same for the root of w in [4.6, 10.2]: down to the smallest float.
inline float far_tail_of_normal(float root) {
  const float s = root - 7.0f;
  float p = -6.67562290e-08f;
  p = p * s + 6.06026560e-07f;
  p = p * s + -2.56314320e-06f;
  p = p * s + 7.97253870e-06f;
  p = p * s + 9.88551346e-06f;
  p = p * s + -7.24318670e-04f;
  p = p * s + 1.42636883f;
  return p * s + 9.71426105f;
}

}  // namespace detail

// The standard normal of a word: its quantile at (word + 1/2) / 2^32. normal_quantile(~w) == -normal_quantile(w) bit
// for bit; never decreasing (all 2^32 words were tried); from -6.34 to 6.34, never 0. The word is folded to the lower
// tail first, where a float has digits to spare. Relative error 5e-7 at most, near 0 too.
inline float normal_quantile(std::uint32_t word) {
  const std::uint32_t upper = static_cast<std::uint32_t>(static_cast<std::int32_t>(word) >> 31);
  const std::uint32_t lower = word ^ upper;
  const float u = static_cast<float>(static_cast<std::int32_t>(lower)) * 0x1p-32f + 0x1p-33f;
  const float x = static_cast<float>(static_cast<std::int32_t>(lower ^ 0x7fffffffu)) * 0x1p-31f + 0x1p-32f;
  const float w = maximum(-detail::log_of_normal(detail::four_u_one_minus_u(u, x), 0.0f), 0.0f);
  const float centre = detail::centre_of_normal(w);
  const float tail = detail::tail_of_normal(square_root(w));
  const float size = (w < 5.0f ? centre : tail) * x;
  return std::bit_cast<float>(std::bit_cast<std::uint32_t>(size) ^ (~upper & sign_bit));
}

// The standard normal quantile of a float u in (0, 1) that is not a word. 0 and below give -infinity, 1 and above
// +infinity, NaN gives NaN. Relative error 7e-7 at most, down to the smallest float. normal_score(1 - u) ==
// -normal_score(u) where 1 - u is exact.
inline float normal_score(float u) {
  const bool upper = u > 0.5f;
  const float v = upper ? 1.0f - u : u;
  const float x = 1.0f - (v + v);
  const float w = maximum(-log(detail::four_u_one_minus_u(v, x)), 0.0f);
  const float root = square_root(w);
  const float tail = root < 4.62f ? detail::tail_of_normal(root) : detail::far_tail_of_normal(root);
  const float size = (w < 5.0f ? detail::centre_of_normal(w) : tail) * x;
  const float inside = upper ? size : -size;
  const float below = u > 0.0f ? inside : -infinity;
  const float above = u < 1.0f ? below : infinity;
  return u == u ? above : u;
}

// The standard normal distribution function in double; relative error 4e-10 in the lower tail down to z = -15.
// exp(-z^2/2) t P(2t - 1) with t = 4 / (4 + |z|); P interpolates at Chebyshev points (own fit).
inline double normal_cdf_double(double z) {
  const double size = z < 0.0 ? -z : z;
  const double t = 4.0 / (4.0 + size);
  const double y = t + t - 1.0;
  double p = -3.6900676796655106e-06;
  p = p * y + -4.0326146526248041e-06;
  p = p * y + 5.4632283479343706e-05;
  p = p * y + 3.6580334834234827e-05;
  p = p * y + -4.0707553704452275e-04;
  p = p * y + -8.7097082680067295e-04;
  p = p * y + 1.8850223189666242e-03;
  p = p * y + 1.5099285840533541e-02;
  p = p * y + 4.6630461737412032e-02;
  p = p * y + 9.6784343217580227e-02;
  p = p * y + 1.5197416059318589e-01;
  p = p * y + 1.8882128265992959e-01;
  const double tail = exp_double(-0.5 * z * z) * t * p;
  return z > 0.0 ? 1.0 - tail : tail;
}

// The same in float: within 0.51 units in the last place (of 2^-149 below 1e-38); never decreasing; exactly 1/2 at 0;
// NaN gives NaN.
inline float normal_cdf(float z) { return static_cast<float>(normal_cdf_double(static_cast<double>(z))); }

}  // namespace peakend::numbers
