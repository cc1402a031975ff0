// Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011): four 32-bit words as a pure function of a counter and a key. One
// counter at a time, or columns of counters with the processor's own 32 x 32 -> 64 multiply; both give the same words
// on every machine.
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>
#if defined(__SSE2__)
#include <immintrin.h>
#endif

namespace peakend::chance {

struct Counter {
  std::uint32_t c0, c1, c2, c3;
};

struct Key {
  std::uint32_t k0, k1;
  bool operator==(const Key&) const = default;
};

struct Words {
  std::uint32_t w0, w1, w2, w3;
  bool operator==(const Words&) const = default;
};

inline constexpr std::uint32_t philox_multiplier_0 = 0xD2511F53u;
inline constexpr std::uint32_t philox_multiplier_1 = 0xCD9E8D57u;
inline constexpr std::uint32_t philox_step_0 = 0x9E3779B9u;  // golden ratio
inline constexpr std::uint32_t philox_step_1 = 0xBB67AE85u;  // sqrt(3) - 1
inline constexpr int philox_rounds = 10;

inline Words philox(Counter c, Key key) {
  for (int round = 0; round < philox_rounds; ++round) {
    const std::uint64_t p = std::uint64_t{c.c0} * philox_multiplier_0;
    const std::uint64_t q = std::uint64_t{c.c2} * philox_multiplier_1;
    c = {static_cast<std::uint32_t>(q >> 32) ^ c.c1 ^ key.k0, static_cast<std::uint32_t>(q),
         static_cast<std::uint32_t>(p >> 32) ^ c.c3 ^ key.k1, static_cast<std::uint32_t>(p)};
    key.k0 += philox_step_0;
    key.k1 += philox_step_1;
  }
  return {c.c0, c.c1, c.c2, c.c3};
}

namespace detail {

// A vector of 64-bit lanes, one counter word in the lower half of each, and the product of the lower halves: the only
// lines that know the processor. g++ 12 does not find this instruction by itself. The upper halves may hold anything.
#if defined(__AVX512F__)
using Lanes [[gnu::vector_size(64)]] = std::uint64_t;
using Halves [[gnu::vector_size(32)]] = std::uint32_t;
inline Lanes multiply_low(Lanes a, Lanes b) {
  // With a full mask, which costs nothing: the plain form of g++ 12's header warns of its own uninitialised variable.
  const __mmask8 all = 0xff;
  return reinterpret_cast<Lanes>(
      _mm512_maskz_mul_epu32(all, reinterpret_cast<__m512i>(a), reinterpret_cast<__m512i>(b)));
}
#elif defined(__AVX2__)
using Lanes [[gnu::vector_size(32)]] = std::uint64_t;
using Halves [[gnu::vector_size(16)]] = std::uint32_t;
inline Lanes multiply_low(Lanes a, Lanes b) {
  return reinterpret_cast<Lanes>(_mm256_mul_epu32(reinterpret_cast<__m256i>(a), reinterpret_cast<__m256i>(b)));
}
#else
using Lanes [[gnu::vector_size(16)]] = std::uint64_t;
using Halves [[gnu::vector_size(8)]] = std::uint32_t;
#if defined(__SSE2__)
inline Lanes multiply_low(Lanes a, Lanes b) {
  return reinterpret_cast<Lanes>(_mm_mul_epu32(reinterpret_cast<__m128i>(a), reinterpret_cast<__m128i>(b)));
}
#else
inline Lanes multiply_low(Lanes a, Lanes b) { return (a & 0xffffffffu) * (b & 0xffffffffu); }
#endif
#endif

inline constexpr int lanes = static_cast<int>(sizeof(Lanes) / sizeof(std::uint64_t));

inline Lanes load(const std::uint32_t* from) {
  Halves halves;
  std::memcpy(&halves, from, sizeof halves);
  return __builtin_convertvector(halves, Lanes);
}

inline void store(Lanes words, std::uint32_t* to) {
  const Halves halves = __builtin_convertvector(words, Halves);
  std::memcpy(to, &halves, sizeof halves);
}

struct FourWords {
  Lanes w0, w1, w2, w3;
};

inline FourWords philox_lanes(const std::uint32_t* c0, const std::uint32_t* c1, std::uint32_t c2, std::uint32_t c3,
                              Key key) {
  const Lanes multiplier_0 = Lanes{} + philox_multiplier_0;
  const Lanes multiplier_1 = Lanes{} + philox_multiplier_1;
  Lanes a = load(c0);
  Lanes b = load(c1);
  Lanes c = Lanes{} + c2;
  Lanes d = Lanes{} + c3;
  for (int round = 0; round < philox_rounds; ++round) {
    const Lanes p = multiply_low(a, multiplier_0);
    const Lanes q = multiply_low(c, multiplier_1);
    a = (q >> 32) ^ b ^ std::uint64_t{key.k0};
    b = q;
    c = (p >> 32) ^ d ^ std::uint64_t{key.k1};
    d = p;
    key.k0 += philox_step_0;
    key.k1 += philox_step_1;
  }
  return {a, b, c, d};
}

inline void philox_lanes(const std::uint32_t* c0, const std::uint32_t* c1, std::uint32_t c2, std::uint32_t c3, Key key,
                         std::uint32_t* w0, std::uint32_t* w1, std::uint32_t* w2, std::uint32_t* w3) {
  const FourWords words = philox_lanes(c0, c1, c2, c3, key);
  store(words.w0, w0);
  store(words.w1, w1);
  store(words.w2, w2);
  store(words.w3, w3);
}

}  // namespace detail

// For i in [0, n): the four words of {c0[i], c1[i], c2, c3} go to w0[i] .. w3[i]. The columns must not overlap; none
// needs alignment, and nothing outside [0, n) is read or written: the last, shorter vector goes through copies.
inline void philox_block(const std::uint32_t* __restrict c0, const std::uint32_t* __restrict c1, std::uint32_t c2,
                         std::uint32_t c3, Key key, int n, std::uint32_t* __restrict w0, std::uint32_t* __restrict w1,
                         std::uint32_t* __restrict w2, std::uint32_t* __restrict w3) {
  constexpr int width = detail::lanes;
  int i = 0;
  for (; i + width <= n; i += width) {
    detail::philox_lanes(c0 + i, c1 + i, c2, c3, key, w0 + i, w1 + i, w2 + i, w3 + i);
  }
  if (i >= n) return;
  const std::size_t rest = static_cast<std::size_t>(n - i) * sizeof(std::uint32_t);
  std::uint32_t in0[width] = {}, in1[width] = {}, out[4][width];
  std::memcpy(in0, c0 + i, rest);
  std::memcpy(in1, c1 + i, rest);
  detail::philox_lanes(in0, in1, c2, c3, key, out[0], out[1], out[2], out[3]);
  std::memcpy(w0 + i, out[0], rest);
  std::memcpy(w1 + i, out[1], rest);
  std::memcpy(w2 + i, out[2], rest);
  std::memcpy(w3 + i, out[3], rest);
}

// The same for decisions that use their first word only; c1 is the same for all.
inline void philox_first(const std::uint32_t* __restrict c0, std::uint32_t c1, std::uint32_t c2, std::uint32_t c3,
                         Key key, int n, std::uint32_t* __restrict w0) {
  constexpr int width = detail::lanes;
  std::uint32_t in1[width], in0[width] = {}, out[width];
  for (std::uint32_t& word : in1) word = c1;
  int i = 0;
  for (; i + width <= n; i += width) detail::store(detail::philox_lanes(c0 + i, in1, c2, c3, key).w0, w0 + i);
  if (i >= n) return;
  const std::size_t rest = static_cast<std::size_t>(n - i) * sizeof(std::uint32_t);
  std::memcpy(in0, c0 + i, rest);
  detail::store(detail::philox_lanes(in0, in1, c2, c3, key).w0, out);
  std::memcpy(w0 + i, out, rest);
}

}  // namespace peakend::chance
