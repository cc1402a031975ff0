// Quantile functions, elementwise: from a standard normal z or a uniform u to a value of a distribution. Each is never
// decreasing in z or u for allowed parameters (sd, sigma, mean, scale >= 0; shape > 0; low <= mode <= high), so a
// changed parameter shifts nobody else's luck. u is held to [2^-33, 1 - 2^-24]: 0 and 1 give finite values. NaN gives
// NaN.
#pragma once
#include "scenarios/numbers/elementary.hpp"

namespace peakend::numbers {

namespace detail {

inline float inside(float u) { return maximum(0x1p-33f, minimum(1.0f - 0x1p-24f, u)); }

// -ln(1 - u): a standard exponential. 1 - u is exact for every uniform01; `0 -` avoids a negative zero.
inline float standard_exponential(float u) { return 0.0f - log(1.0f - inside(u)); }

}  // namespace detail

inline float normal(float z, float mean, float sd) { return mean + sd * z; }

// exp(sigma z) times the median; sigma is the standard deviation of the logarithm.
inline float lognormal(float z, float median, float sigma) { return median * exp(sigma * z); }

// sigma and median of a lognormal with this mean and coefficient of variation (sd / mean).
inline float sigma_of_cv(float cv) { return square_root(log(1.0f + cv * cv)); }
inline float median_of_mean(float mean, float cv) { return mean / square_root(1.0f + cv * cv); }

inline float uniform(float u, float low, float high) { return minimum(high, low + (high - low) * detail::inside(u)); }

inline float exponential(float u, float mean) { return mean * detail::standard_exponential(u); }

// scale (-ln(1 - u))^(1 / shape); shape 1 is exactly the exponential with mean `scale`.
inline float weibull(float u, float shape, float scale) {
  return scale * power(detail::standard_exponential(u), 1.0f / shape);
}

// The mode may equal low or high, and all three may be equal.
inline float triangular(float u, float low, float mode, float high) {
  const float v = detail::inside(u);
  const float width = high - low;
  const float left = mode - low;
  const float rising = minimum(mode, low + square_root((v * width) * left));
  const float falling = maximum(mode, high - square_root(((1.0f - v) * width) * (high - mode)));
  return v * width < left ? rising : falling;
}

}  // namespace peakend::numbers
