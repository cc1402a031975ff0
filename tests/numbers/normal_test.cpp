// Uniforms and normals of a word, the quantile of a float and the distribution function: symmetry, order, accuracy, edges.
#include "scenarios/numbers/normal.hpp"

#include <catch2/catch.hpp>
#include <algorithm>
#include <bit>
#include <boost/math/special_functions/erf.hpp>
#include <cmath>
#include <cstdint>
#include <vector>

namespace numbers = peakend::numbers;

namespace {

std::uint32_t bits_of(float x) { return std::bit_cast<std::uint32_t>(x); }

double true_quantile(double u) { return -std::sqrt(2.0) * boost::math::erfc_inv(2.0 * u); }
double true_cdf(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

// Every 4096th word and all words near 0, the quarters (where formulas change), the middle and the end; rising.
std::vector<std::uint32_t> many_words() {
  std::vector<std::uint32_t> words;
  for (std::uint64_t w = 0; w <= 0xffffffffu; w += 4096) words.push_back(static_cast<std::uint32_t>(w));
  for (const std::uint64_t around : {0x00000000ull, 0x00700000ull, 0x40000000ull, 0x80000000ull, 0xc0000000ull, 0xffffffffull}) {
    for (std::uint64_t d = 0; d < 40000; ++d) {
      const std::uint64_t w = around + d - 20000;
      if (w <= 0xffffffffull) words.push_back(static_cast<std::uint32_t>(w));
    }
  }
  std::sort(words.begin(), words.end());
  return words;
}

}  // namespace

TEST_CASE("a word's uniform is exact, inside (0, 1), and mirrored by the complement", "[numbers]") {
  CHECK(numbers::uniform01(0u) == 0x1p-24f);
  CHECK(numbers::uniform01(0xffffffffu) == 1.0f - 0x1p-24f);
  CHECK(numbers::uniform01(0x80000000u) == 0.5f + 0x1p-24f);
  int wrong = 0;
  for (const std::uint32_t w : many_words()) wrong += numbers::uniform01(~w) != 1.0f - numbers::uniform01(w);
  CHECK(wrong == 0);
}

TEST_CASE("a word's normal is mirrored by the complement bit for bit", "[numbers]") {
  int wrong = 0;
  for (const std::uint32_t w : many_words()) {
    wrong += bits_of(numbers::normal_quantile(~w)) != bits_of(-numbers::normal_quantile(w));
  }
  CHECK(wrong == 0);
}

TEST_CASE("a word's normal never falls as the word rises", "[numbers]") {
  int falls = 0;
  float before = -numbers::infinity;
  for (const std::uint32_t w : many_words()) {
    const float z = numbers::normal_quantile(w);
    falls += !(z >= before);
    before = z;
  }
  CHECK(falls == 0);
  // All words of one stretch: in the lower tail, where a plain product 4u(1 - u) would fall.
  before = -numbers::infinity;
  for (std::uint32_t w = 0x07c00000u; w < 0x08000000u; ++w) {
    const float z = numbers::normal_quantile(w);
    falls += !(z >= before);
    before = z;
  }
  CHECK(falls == 0);
}

TEST_CASE("a word's normal is the quantile at its middle, to 1e-6 relatively", "[numbers]") {
  double worst = 0.0;
  for (std::uint64_t w = 0; w <= 0xffffffffu; w += w < 200000 ? 7 : 8191) {
    const double truth = true_quantile((static_cast<double>(w) + 0.5) * 0x1p-32);
    worst = std::max(worst, std::abs(static_cast<double>(numbers::normal_quantile(static_cast<std::uint32_t>(w))) / truth - 1.0));
  }
  CHECK(worst <= 1e-6);
}

TEST_CASE("words in equal steps have mean 0 and variance 1", "[numbers]") {
  double sum = 0.0;
  double squares = 0.0;
  const int n = 1 << 20;
  for (int i = 0; i < n; ++i) {
    const double z = static_cast<double>(numbers::normal_quantile((static_cast<std::uint32_t>(i) << 12) + 2048u));
    sum += z;
    squares += z * z;
  }
  CHECK(std::abs(sum / n) < 1e-6);
  CHECK(squares / n == Approx(1.0).epsilon(2e-5));  // what the midpoint rule loses in the tails: about 1e-5
}

TEST_CASE("the quantile of a float is right down to the smallest float, odd and never falls", "[numbers]") {
  double worst = 0.0;
  int falls = 0;
  float before = -numbers::infinity;
  for (std::uint32_t b = 1; b < bits_of(1.0f); b += 1009) {
    const float u = std::bit_cast<float>(b);
    const float z = numbers::normal_score(u);
    falls += !(z >= before);
    before = z;
    if (u < 0.49f || u > 0.51f) worst = std::max(worst, std::abs(static_cast<double>(z) / true_quantile(static_cast<double>(u)) - 1.0));
  }
  CHECK(worst <= 1e-6);
  CHECK(falls == 0);
  CHECK(numbers::normal_score(0.5f) == 0.0f);
  CHECK(numbers::normal_score(0.25f) == -numbers::normal_score(0.75f));
  CHECK(numbers::normal_score(0.0f) == -numbers::infinity);
  CHECK(numbers::normal_score(1.0f) == numbers::infinity);
  CHECK(std::isnan(numbers::normal_score(numbers::not_a_number)));
}

TEST_CASE("the distribution function is within 1e-7, relatively 1e-6 in the lower tail, and never falls", "[numbers]") {
  double worst = 0.0;
  double worst_relative = 0.0;
  int falls = 0;
  float before = 0.0f;
  for (int i = -144000; i <= 144000; ++i) {
    const float z = static_cast<float>(i) * 1e-4f;
    const float p = numbers::normal_cdf(z);
    const double truth = true_cdf(static_cast<double>(z));
    falls += !(p >= before);
    before = p;
    worst = std::max(worst, std::abs(static_cast<double>(p) - truth));
    if (z > -13.0f) worst_relative = std::max(worst_relative, std::abs(static_cast<double>(p) / truth - 1.0));
  }
  CHECK(worst <= 1e-7);
  CHECK(worst_relative <= 1e-6);
  CHECK(falls == 0);
  CHECK(numbers::normal_cdf(0.0f) == 0.5f);
  CHECK(numbers::normal_cdf(-numbers::infinity) == 0.0f);
  CHECK(numbers::normal_cdf(numbers::infinity) == 1.0f);
  CHECK(std::isnan(numbers::normal_cdf(numbers::not_a_number)));
}

TEST_CASE("score and distribution function undo each other", "[numbers]") {
  for (int i = -60; i <= 30; ++i) {
    const float z = static_cast<float>(i) * 0.1f;
    CHECK(numbers::normal_score(numbers::normal_cdf(z)) == Approx(z).margin(1e-4));
  }
}
