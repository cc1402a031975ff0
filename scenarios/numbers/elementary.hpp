// Elementary functions in float32 from + - * / sqrt, integer operations and bit casts alone: no libm. Built with
// -ffp-contract=off every step is one IEEE operation, so every compiler and vector width gives the same bits.
// All are branch-free: a plain loop over them vectorises. Coefficients of exp, log and tanh: Cephes (Moshier 1989).
// Largest errors found over every third float, in units in the last place: exp 0.98, log 0.84, tanh 1.34, logistic 2.5.
#pragma once
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace peakend::numbers {

inline constexpr float infinity = std::numeric_limits<float>::infinity();
inline constexpr float not_a_number = std::numeric_limits<float>::quiet_NaN();
inline constexpr std::uint32_t sign_bit = 0x80000000u;

// The smaller and the larger of two. As in SSE's minps and maxps, the second is returned when either is NaN, and when
// both are zeros: so write the value first and the bound second if the bound shall replace a NaN.
inline float minimum(float a, float b) { return a < b ? a : b; }
inline float maximum(float a, float b) { return a > b ? a : b; }

inline float absolute(float x) { return std::bit_cast<float>(std::bit_cast<std::uint32_t>(x) & ~sign_bit); }

// `magnitude`, which must not be negative, with the sign of `x`.
inline float with_sign_of(float x, float magnitude) {
  return std::bit_cast<float>(std::bit_cast<std::uint32_t>(magnitude) | (std::bit_cast<std::uint32_t>(x) & sign_bit));
}

// The one libm name used: IEEE defines the square root exactly, and processors have it.
inline float square_root(float x) { return std::sqrt(x); }

// The nearest whole number, halves to the even one; the sign of a zero is kept, as std::nearbyint does. Adding 2^23
// leaves no room for a fraction; from 2^23 on every float is whole, and NaN and infinity pass.
inline float round_of(float x) {
  const float size = absolute(x);
  const float whole = (size + 0x1p23f) - 0x1p23f;
  return size < 0x1p23f ? with_sign_of(x, whole) : x;
}

inline float floor_of(float x) {
  const float near = round_of(x);
  return near > x ? near - 1.0f : near;
}

inline float ceil_of(float x) {
  const float near = round_of(x);
  return near < x ? with_sign_of(x, absolute(near + 1.0f)) : near;
}

// e^x. Above 88.72 +infinity, below -87.33 denormal and from -103.98 on 0; NaN gives NaN. Monotone over all floats.
// x = k ln 2 + r, |r| <= ln 2 / 2; ln 2 in two parts so that the subtraction is exact. 2^k goes on in two halves: then
// the result may overflow or become denormal with a single rounding.
inline float exp(float x) {
  const float bounded = maximum(-104.0f, minimum(89.0f, x));  // a NaN comes second in both and passes
  const float shifted = bounded * 1.44269504088896341f + 0x1.8p23f;
  const float k = shifted - 0x1.8p23f;
  const float r = (bounded - k * 0.693359375f) - k * -2.12194440e-4f;
  float p = 1.9875691500e-4f;
  p = p * r + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  const float y = (p * (r * r) + r) + 1.0f;
  const std::uint32_t power = std::bit_cast<std::uint32_t>(shifted) - 0x4B400000u;
  const std::uint32_t half = static_cast<std::uint32_t>(static_cast<std::int32_t>(power) >> 1);
  const float scale_a = std::bit_cast<float>((half + 127u) << 23);
  const float scale_b = std::bit_cast<float>((power - half + 127u) << 23);
  return (y * scale_a) * scale_b;
}

namespace detail {

// ln of a normal positive float, plus `lift` times ln 2. The mantissa is brought to [sqrt(1/2), sqrt(2)).
inline float log_of_normal(float x, float lift) {
  const std::uint32_t moved = std::bit_cast<std::uint32_t>(x) - 0x3f3504f3u;
  const float e = static_cast<float>(static_cast<std::int32_t>(moved) >> 23) + lift;
  const float m = std::bit_cast<float>((moved & 0x007fffffu) + 0x3f3504f3u) - 1.0f;
  const float square = m * m;
  float p = 7.0376836292e-2f;
  p = p * m + -1.1514610310e-1f;
  p = p * m + 1.1676998740e-1f;
  p = p * m + -1.2420140846e-1f;
  p = p * m + 1.4249322787e-1f;
  p = p * m + -1.6668057665e-1f;
  p = p * m + 2.0000714765e-1f;
  p = p * m + -2.4999993993e-1f;
  p = p * m + 3.3333331174e-1f;
  const float low = ((m * square) * p + e * -2.12194440e-4f) - 0.5f * square;
  return (m + low) + e * 0.693359375f;
}

}  // namespace detail

// ln x. 0 and -0 give -infinity, negative numbers and NaN give NaN, +infinity itself; denormals are right.
inline float log(float x) {
  const bool denormal = x < 0x1p-126f;
  const float y = detail::log_of_normal(denormal ? x * 0x1p23f : x, denormal ? -23.0f : 0.0f);
  const float special = x == 0.0f ? -infinity : not_a_number;
  const float finite = x > 0.0f ? y : special;
  return x < infinity ? finite : x;
}

// Odd bit for bit; relatively accurate near 0; exactly 1 from about 9.01 on; NaN gives NaN.
inline float tanh(float x) {
  const float size = absolute(x);
  const float square = size * size;
  float p = -5.70498872745e-3f;
  p = p * square + 2.06390887954e-2f;
  p = p * square + -5.37397155531e-2f;
  p = p * square + 1.33314422036e-1f;
  p = p * square + -3.33332819422e-1f;
  const float near = size + size * (square * p);
  const float far = 1.0f - 2.0f / (exp(size + size) + 1.0f);
  return with_sign_of(x, size < 0.625f ? near : far);
}

// 1 / (1 + e^-x), relatively accurate in both tails; 0 below -88.72, where e^-x overflows; NaN gives NaN. Monotone as
// it stands; e^x / (1 + e^x) for x < 0 would not be.
inline float logistic(float x) { return 1.0f / (1.0f + exp(-x)); }

// x^y. Exactly 1 for y = 0, x for y = 1 and x * x for y = 2, whatever x is. Otherwise exp(y log |x|), with the sign of x
// where y is a whole number and odd; NaN for x < 0 where y is not whole; 0 for x = 0 and y > 0, +infinity for x = 0 and
// y < 0. Monotone in x >= 0. Relative error about (1 + |y log |x||) 2^-23.
inline float power(float x, float y) {
  const float size = exp(y * log(absolute(x)));
  const float half = 0.5f * y;
  const float signed_size = round_of(half) == half ? size : -size;
  const float of_negative = round_of(y) == y ? signed_size : not_a_number;
  const float general = x < 0.0f ? of_negative : size;
  const float square = y == 2.0f ? x * x : general;
  const float plain = y == 1.0f ? x : square;
  return y == 0.0f ? 1.0f : plain;
}

}  // namespace peakend::numbers
