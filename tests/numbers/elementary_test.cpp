// exp, log, tanh, logistic, power and the roundings: accuracy against libm in double over all floats in strides, exact values
// at the edges, monotonicity, and the stated rules for NaN, infinities, zeros and denormals.
#include "scenarios/numbers/elementary.hpp"

#include <catch2/catch.hpp>
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

#include "scenarios/numbers/elementary_double.hpp"

namespace numbers = peakend::numbers;

namespace {

constexpr std::uint32_t infinity_bits = 0x7f800000u;
constexpr std::uint32_t stride = 1009;  // a prime: no pattern of the mantissa is favoured

float from_bits(std::uint32_t bits) { return std::bit_cast<float>(bits); }
std::uint32_t bits_of(float x) { return std::bit_cast<std::uint32_t>(x); }

// The error of a float in units in the last place of the true value.
double ulps(float got, double truth) {
  int exponent = 0;
  std::frexp(truth, &exponent);
  const double unit = std::ldexp(1.0, exponent - 24 < -149 ? -149 : exponent - 24);
  return std::abs(static_cast<double>(got) - truth) / unit;
}

// Over every `stride`-th float of both signs (or the positive ones), rising: the worst error in ulps and the falls.
struct Sweep {
  double worst = 0.0;
  int falls = 0;
};

template <class F, class Truth>
Sweep sweep(F f, Truth truth, std::uint32_t last_bits, bool both_signs) {
  Sweep result;
  float before = -numbers::infinity;
  const auto visit = [&](float x) {
    const float y = f(x);
    if (!(y >= before)) ++result.falls;
    before = y;
    const double t = truth(static_cast<double>(x));
    if (std::abs(t) <= 3.4028235e38) result.worst = std::max(result.worst, ulps(y, t));
  };
  if (both_signs) {
    for (std::int64_t b = last_bits; b >= 0; b -= stride) visit(from_bits(static_cast<std::uint32_t>(b) | numbers::sign_bit));
  }
  for (std::int64_t b = both_signs ? 0 : 1; b <= last_bits; b += stride) visit(from_bits(static_cast<std::uint32_t>(b)));
  return result;
}

}  // namespace

TEST_CASE("exp is within 2 ulp from denormal results to overflow, and never falls", "[numbers]") {
  const Sweep s = sweep([](float x) { return numbers::exp(x); }, [](double x) { return std::exp(x); }, bits_of(120.0f), true);
  CHECK(s.worst <= 2.0);
  CHECK(s.falls == 0);
}

TEST_CASE("exp has exact edges", "[numbers]") {
  CHECK(numbers::exp(0.0f) == 1.0f);
  CHECK(numbers::exp(-0.0f) == 1.0f);
  CHECK(numbers::exp(88.72283f) < numbers::infinity);
  CHECK(numbers::exp(88.72284f) == numbers::infinity);
  CHECK(numbers::exp(1e30f) == numbers::infinity);
  CHECK(numbers::exp(numbers::infinity) == numbers::infinity);
  CHECK(numbers::exp(-103.0f) > 0.0f);
  CHECK(numbers::exp(-104.0f) == 0.0f);
  CHECK(numbers::exp(-numbers::infinity) == 0.0f);
  CHECK(std::isnan(numbers::exp(numbers::not_a_number)));
}

TEST_CASE("log is within 2 ulp for every positive float, denormals too, and never falls", "[numbers]") {
  const Sweep s = sweep([](float x) { return numbers::log(x); }, [](double x) { return std::log(x); }, infinity_bits - 1, false);
  CHECK(s.worst <= 2.0);
  CHECK(s.falls == 0);
}

TEST_CASE("log has exact edges", "[numbers]") {
  CHECK(bits_of(numbers::log(1.0f)) == 0u);
  CHECK(numbers::log(0.0f) == -numbers::infinity);
  CHECK(numbers::log(-0.0f) == -numbers::infinity);
  CHECK(numbers::log(numbers::infinity) == numbers::infinity);
  CHECK(std::isnan(numbers::log(-1.0f)));
  CHECK(std::isnan(numbers::log(-1e-40f)));
  CHECK(std::isnan(numbers::log(-numbers::infinity)));
  CHECK(std::isnan(numbers::log(numbers::not_a_number)));
  CHECK(ulps(numbers::log(0x1p-149f), -149.0 * std::log(2.0)) <= 2.0);
}

TEST_CASE("tanh is within 4 ulp, odd bit for bit, never falls and reaches exactly 1", "[numbers]") {
  const Sweep s = sweep([](float x) { return numbers::tanh(x); }, [](double x) { return std::tanh(x); }, infinity_bits, true);
  CHECK(s.worst <= 4.0);
  CHECK(s.falls == 0);
  int uneven = 0;
  for (std::uint32_t b = 0; b <= infinity_bits; b += stride) {
    uneven += (bits_of(numbers::tanh(from_bits(b))) ^ numbers::sign_bit) != bits_of(numbers::tanh(-from_bits(b)));
  }
  CHECK(uneven == 0);
  CHECK(numbers::tanh(10.0f) == 1.0f);
  CHECK(numbers::tanh(-numbers::infinity) == -1.0f);
  CHECK(numbers::tanh(1e-30f) == 1e-30f);
  CHECK(std::isnan(numbers::tanh(numbers::not_a_number)));
}

TEST_CASE("logistic is within 4 ulp where it is not denormal, never falls, and is 1/2 at 0", "[numbers]") {
  const auto f = [](float x) { return numbers::logistic(x); };
  const auto truth = [](double x) { return 1.0 / (1.0 + std::exp(-x)); };
  CHECK(sweep(f, truth, bits_of(87.0f), true).worst <= 4.0);
  CHECK(sweep(f, truth, infinity_bits, true).falls == 0);
  CHECK(numbers::logistic(0.0f) == 0.5f);
  CHECK(numbers::logistic(numbers::infinity) == 1.0f);
  CHECK(numbers::logistic(-numbers::infinity) == 0.0f);
  CHECK(std::isnan(numbers::logistic(numbers::not_a_number)));
}

TEST_CASE("a negative number has powers where the exponent is whole", "[numbers]") {
  for (float x : {0.2f, 1.0f, 1.7f, 13.0f})
    for (float y : {-3.0f, -2.0f, -1.0f, 3.0f, 4.0f, 7.0f}) {
      const float size = numbers::power(x, y);
      CHECK(numbers::power(-x, y) == (static_cast<int>(y) % 2 == 0 ? size : -size));
    }
  CHECK(numbers::power(-0.2f, 3.0f) == Approx(-0.008));
  for (float y : {0.5f, -0.5f, 2.5f, 1e-3f}) CHECK(std::isnan(numbers::power(-2.0f, y)));
  CHECK(numbers::power(-0.0f, 3.0f) == 0.0f);
  CHECK(numbers::power(-2.0f, 0x1p30f) == numbers::infinity);  // every float that large is even
}

TEST_CASE("power is exact for the exponents 0, 1 and 2 and close otherwise", "[numbers]") {
  const float odd = 1.2345678f;
  for (const float x : {-odd, 0.0f, 1e-40f, odd, 1e18f, numbers::infinity}) {
    CHECK(numbers::power(x, 1.0f) == x);
    CHECK(numbers::power(x, 2.0f) == x * x);
    CHECK(numbers::power(x, 0.0f) == 1.0f);
  }
  CHECK(numbers::power(0.0f, 0.5f) == 0.0f);
  CHECK(numbers::power(0.0f, -0.5f) == numbers::infinity);
  CHECK(numbers::power(1.0f, 123.0f) == 1.0f);
  CHECK(std::isnan(numbers::power(-1.0f, 0.5f)));
  CHECK(std::isnan(numbers::power(numbers::not_a_number, 0.5f)));
  CHECK(std::isnan(numbers::power(2.0f, numbers::not_a_number)));
  for (const float y : {-3.0f, -0.36f, 0.5f, 0.88f, 1.36f, 7.0f}) {
    for (const float x : {1e-3f, 0.3f, 0.99f, 1.01f, 8.0f, 500.0f}) {
      const double truth = std::pow(static_cast<double>(x), static_cast<double>(y));
      const double allowed = (1.0 + std::abs(static_cast<double>(y) * std::log(static_cast<double>(x)))) * 0x1p-23;
      CHECK(std::abs(static_cast<double>(numbers::power(x, y)) / truth - 1.0) <= 1.5 * allowed);
    }
  }
}

TEST_CASE("roundings agree with libm bit for bit on every stretch of floats", "[numbers]") {
  int wrong = 0;
  const auto check = [&](std::uint32_t b) {
    const float x = from_bits(b);
    if (std::isnan(x)) return;
    wrong += bits_of(numbers::round_of(x)) != bits_of(std::nearbyint(x));
    wrong += bits_of(numbers::floor_of(x)) != bits_of(std::floor(x));
    wrong += bits_of(numbers::ceil_of(x)) != bits_of(std::ceil(x));
  };
  for (std::uint64_t b = 0; b <= 0xffffffffu; b += stride) check(static_cast<std::uint32_t>(b));
  for (int half = -2000; half <= 2000; ++half) check(bits_of(static_cast<float>(half) * 0.5f));
  for (std::uint32_t near = 0; near < 64; ++near) {
    for (const float edge : {0.5f, 1.0f, 1.5f, 2.5f, 0x1p22f, 0x1p23f, 0x1p24f, 3e38f}) {
      check(bits_of(edge) + near - 32);
      check((bits_of(edge) + near - 32) | numbers::sign_bit);
    }
  }
  check(infinity_bits);
  check(infinity_bits | numbers::sign_bit);
  check(numbers::sign_bit);
  CHECK(wrong == 0);
  CHECK(std::isnan(numbers::floor_of(numbers::not_a_number)));
}

TEST_CASE("minimum and maximum return the second operand when either is NaN", "[numbers]") {
  const float nan = numbers::not_a_number;
  CHECK(numbers::minimum(nan, 2.0f) == 2.0f);
  CHECK(numbers::maximum(nan, 2.0f) == 2.0f);
  CHECK(std::isnan(numbers::minimum(2.0f, nan)));
  CHECK(std::isnan(numbers::maximum(2.0f, nan)));
  CHECK(numbers::minimum(1.0f, 2.0f) == 1.0f);
  CHECK(numbers::maximum(1.0f, 2.0f) == 2.0f);
  CHECK(bits_of(numbers::minimum(0.0f, -0.0f)) == numbers::sign_bit);
  CHECK(bits_of(numbers::absolute(-0.0f)) == 0u);
}

TEST_CASE("exp and log in double are within 2 ulp", "[numbers]") {
  double worst_exp = 0.0;
  double worst_log = 0.0;
  for (int i = -700000; i <= 700000; i += 7) {
    const double x = static_cast<double>(i) * 1.0001e-3;
    const long double truth = std::exp(static_cast<long double>(x));
    const double unit = std::nextafter(static_cast<double>(truth), INFINITY) - static_cast<double>(truth);
    worst_exp = std::max(worst_exp, static_cast<double>(std::abs(numbers::exp_double(x) - truth)) / unit);
    const double y = std::exp(x * 0.1) * 1.0000001;
    const long double ln = std::log(static_cast<long double>(y));
    const double size = std::abs(static_cast<double>(ln));
    worst_log = std::max(worst_log, static_cast<double>(std::abs(numbers::log_double(y) - ln)) / (std::nextafter(size, INFINITY) - size));
  }
  CHECK(worst_exp <= 2.0);
  CHECK(worst_log <= 2.0);
  CHECK(numbers::exp_double(0.0) == 1.0);
  CHECK(numbers::log_double(1.0) == 0.0);
}
