// The quantile functions against Boost.Math, their order in z and u, and their edges.
#include "scenarios/numbers/quantiles.hpp"

#include <catch2/catch.hpp>
#include <boost/math/distributions/exponential.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <boost/math/distributions/weibull.hpp>
#include <cmath>
#include <cstdint>

#include "scenarios/numbers/normal.hpp"

namespace numbers = peakend::numbers;
namespace oracle = boost::math;

namespace {

constexpr int points = 2000;
float u_at(int i) { return numbers::uniform01(static_cast<std::uint32_t>((static_cast<std::uint64_t>(i) << 32) / points + 977)); }

// f never falls over all uniforms near 0, the middle and 1, and over every 64th in between.
template <class F>
bool never_falls(F f) {
  float before = -numbers::infinity;
  for (std::uint32_t cell = 0; cell < (1u << 23); cell += (cell < 4096 || cell > (1u << 23) - 4096 || cell % (1u << 21) < 2048) ? 1 : 64) {
    const float y = f(numbers::uniform01(cell << 9));
    if (!(y >= before)) return false;
    before = y;
  }
  return true;
}

}  // namespace

TEST_CASE("normal and lognormal scale the same z", "[numbers]") {
  CHECK(numbers::normal(2.0f, 10.0f, 3.0f) == 16.0f);
  CHECK(numbers::normal(5.0f, 10.0f, 0.0f) == 10.0f);
  CHECK(numbers::lognormal(0.0f, 7.0f, 0.6f) == 7.0f);
  CHECK(numbers::lognormal(3.0f, 7.0f, 0.0f) == 7.0f);
  const oracle::lognormal truth(std::log(7.0), 0.6);
  for (const float z : {-4.0f, -1.0f, 0.3f, 2.0f, 4.0f}) {
    const double p = 0.5 * std::erfc(-static_cast<double>(z) / std::sqrt(2.0));
    CHECK(numbers::lognormal(z, 7.0f, 0.6f) == Approx(oracle::quantile(truth, p)).epsilon(1e-6));
  }
}

TEST_CASE("a lognormal given by mean and cv has that mean and cv", "[numbers]") {
  for (const float cv : {0.1f, 0.7f, 2.0f}) {
    const double sigma = static_cast<double>(numbers::sigma_of_cv(cv));
    const double median = static_cast<double>(numbers::median_of_mean(30.0f, cv));
    const oracle::lognormal made(std::log(median), sigma);
    CHECK(oracle::mean(made) == Approx(30.0).epsilon(1e-5));
    CHECK(oracle::standard_deviation(made) == Approx(30.0 * static_cast<double>(cv)).epsilon(1e-5));
  }
  CHECK(numbers::sigma_of_cv(0.0f) == 0.0f);
  CHECK(numbers::median_of_mean(30.0f, 0.0f) == 30.0f);
}

TEST_CASE("uniform stays inside its ends and is linear", "[numbers]") {
  CHECK(numbers::uniform(0.5f, 2.0f, 4.0f) == 3.0f);
  CHECK(numbers::uniform(0.25f, -8.0f, 8.0f) == -4.0f);
  CHECK(numbers::uniform(0.3f, 5.0f, 5.0f) == 5.0f);
  for (const float high : {0.7f, 1.1f, 3.3f, 1e6f}) {
    CHECK(numbers::uniform(1.0f - 0x1p-24f, 0.1f, high) <= high);
    CHECK(numbers::uniform(0x1p-24f, 0.1f, high) >= 0.1f);
  }
  CHECK(never_falls([](float u) { return numbers::uniform(u, -0.3f, 1.7f); }));
}

TEST_CASE("exponential and Weibull agree with Boost.Math", "[numbers]") {
  const oracle::exponential truth(1.0 / 5.0);
  for (int i = 0; i < points; ++i) {
    CHECK(numbers::exponential(u_at(i), 5.0f) == Approx(oracle::quantile(truth, static_cast<double>(u_at(i)))).epsilon(1e-6));
  }
  for (const float shape : {0.5f, 0.8f, 1.0f, 1.5f, 2.0f, 3.7f}) {
    const oracle::weibull of_shape(static_cast<double>(shape), 12.0);
    for (int i = 0; i < points; i += 10) {
      CHECK(numbers::weibull(u_at(i), shape, 12.0f) ==
            Approx(oracle::quantile(of_shape, static_cast<double>(u_at(i)))).epsilon(5e-6));
    }
    CHECK(never_falls([&](float u) { return numbers::weibull(u, shape, 12.0f); }));
  }
  CHECK(never_falls([](float u) { return numbers::exponential(u, 5.0f); }));
}

TEST_CASE("a Weibull of shape 1 is the exponential, bit for bit", "[numbers]") {
  for (int i = 0; i < points; ++i) CHECK(numbers::weibull(u_at(i), 1.0f, 5.0f) == numbers::exponential(u_at(i), 5.0f));
}

TEST_CASE("triangular agrees with Boost.Math, also with the mode at an end", "[numbers]") {
  const float low = 1.0f;
  const float high = 9.0f;
  for (const float mode : {1.0f, 2.0f, 6.5f, 9.0f}) {
    const oracle::triangular truth(1.0, static_cast<double>(mode), 9.0);
    for (int i = 0; i < points; i += 10) {
      const float got = numbers::triangular(u_at(i), low, mode, high);
      CHECK(got == Approx(oracle::quantile(truth, static_cast<double>(u_at(i)))).epsilon(2e-6));
      CHECK((got >= low && got <= high));
    }
    CHECK(never_falls([&](float u) { return numbers::triangular(u, low, mode, high); }));
  }
  CHECK(never_falls([](float u) { return numbers::triangular(u, -0.1f, 0.237f, 1.3f); }));
  CHECK(numbers::triangular(0.4f, 3.0f, 3.0f, 3.0f) == 3.0f);
}

TEST_CASE("the closed ends of u give finite values, NaN gives NaN", "[numbers]") {
  for (const float u : {0.0f, 1.0f}) {
    CHECK(std::isfinite(numbers::exponential(u, 5.0f)));
    CHECK(std::isfinite(numbers::weibull(u, 0.5f, 5.0f)));
    CHECK(std::isfinite(numbers::triangular(u, 1.0f, 2.0f, 3.0f)));
    CHECK(std::isfinite(numbers::uniform(u, 1.0f, 2.0f)));
  }
  CHECK(numbers::exponential(0.0f, 5.0f) == 0.0f);
  const float nan = numbers::not_a_number;
  CHECK(std::isnan(numbers::exponential(nan, 5.0f)));
  CHECK(std::isnan(numbers::weibull(nan, 1.5f, 5.0f)));
  CHECK(std::isnan(numbers::lognormal(nan, 1.5f, 5.0f)));
}
