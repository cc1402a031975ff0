// Tables: look-up, the beta distribution against Boost.Math, and observed values.
#include "scenarios/numbers/table.hpp"

#include <catch2/catch.hpp>
#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "scenarios/numbers/normal.hpp"

namespace numbers = peakend::numbers;

namespace {

boost::math::beta_distribution<double> true_beta(double mean, double sd) {
  const double size = mean * (1.0 - mean) / (sd * sd) - 1.0;
  return {mean * size, (1.0 - mean) * size};
}

// Boost's quantile at Phi(z), from the tail that keeps digits.
double true_quantile(double mean, double sd, double z) {
  const double tail = 0.5 * std::erfc(std::abs(z) / std::sqrt(2.0));
  const auto beta = true_beta(mean, sd);
  return z < 0.0 ? boost::math::quantile(beta, tail) : boost::math::quantile(boost::math::complement(beta, tail));
}

const std::vector<std::pair<double, double>> shapes = {{0.9, 0.05}, {0.35, 0.15}, {0.75, 0.12}, {0.5, 0.28867513459481287},
                                                       {0.5, 0.4},  {0.02, 0.05}, {0.98, 0.01}};

}  // namespace

TEST_CASE("a table is linear between nodes, exact at them and constant beyond its ends", "[numbers]") {
  const numbers::Table table{-1.0f, 2.0f, {1.0f, 2.0f, 2.0f, 8.0f}};
  CHECK(numbers::look_up(table, -1.0f) == 1.0f);
  CHECK(numbers::look_up(table, -0.5f) == 2.0f);
  CHECK(numbers::look_up(table, -0.75f) == 1.5f);
  CHECK(numbers::look_up(table, 0.25f) == 5.0f);
  CHECK(numbers::look_up(table, 0.5f) == 8.0f);
  CHECK(numbers::look_up(table, 9.0f) == 8.0f);
  CHECK(numbers::look_up(table, -9.0f) == 1.0f);
  CHECK(numbers::look_up(table, numbers::infinity) == 8.0f);
  CHECK(numbers::look_up(table, -numbers::infinity) == 1.0f);
  CHECK(std::isnan(numbers::look_up(table, numbers::not_a_number)));
}

TEST_CASE("a beta table's nodes are Boost.Math's quantiles", "[numbers]") {
  for (const auto& [mean, sd] : shapes) {
    const numbers::Table table = numbers::beta_table(mean, sd);
    double worst = 0.0;
    for (std::size_t i = 0; i < table.y.size(); i += 3) {
      const double z = static_cast<double>(table.low) + static_cast<double>(i) / static_cast<double>(table.per_unit);
      const double truth = true_quantile(mean, sd, z);
      const double size = std::max(truth, 1e-30);
      worst = std::max(worst, std::abs(static_cast<double>(table.y[i]) - truth) / size);
    }
    INFO("mean " << mean << " sd " << sd);
    CHECK(worst <= 1e-6);
  }
}

TEST_CASE("a beta table errs below 1e-5 between its nodes, for usual shapes", "[numbers]") {
  for (const auto& [mean, sd] : {std::pair{0.9, 0.05}, std::pair{0.35, 0.15}, std::pair{0.75, 0.12}}) {
    const numbers::Table table = numbers::beta_table(mean, sd);
    double worst = 0.0;
    for (int i = -5900; i <= 5900; i += 7) {
      const double z = static_cast<double>(i) * 1e-3;
      const double got = static_cast<double>(numbers::look_up(table, static_cast<float>(z)));
      worst = std::max(worst, std::abs(got - true_quantile(mean, sd, z)));
    }
    CHECK(worst <= 1e-5);
  }
}

TEST_CASE("a beta table over equal words has the mean and sd asked for", "[numbers]") {
  for (const auto& [mean, sd] : shapes) {
    const numbers::Table table = numbers::beta_table(mean, sd);
    double sum = 0.0;
    double squares = 0.0;
    const int n = 1 << 16;
    for (int i = 0; i < n; ++i) {
      const float z = numbers::normal_quantile((static_cast<std::uint32_t>(i) << 16) + 32768u);
      const double x = static_cast<double>(numbers::look_up(table, z));
      sum += x;
      squares += x * x;
    }
    INFO("mean " << mean << " sd " << sd);
    CHECK(sum / n == Approx(mean).margin(2e-5));
    CHECK(std::sqrt(squares / n - sum / n * (sum / n)) == Approx(sd).margin(1e-4));
  }
}

TEST_CASE("beta tables never fall and stay inside [0, 1], at every possible shape", "[numbers]") {
  for (const auto& [mean, sd] : {std::pair{0.5, 0.4999999}, std::pair{1e-9, 1e-9}, std::pair{0.999999, 1e-5}, std::pair{0.3, 1e-5},
                                 std::pair{0.1, 0.29}, std::pair{0.5, 0.1}}) {
    REQUIRE(numbers::beta_possible(mean, sd));
    const numbers::Table table = numbers::beta_table(mean, sd);
    CHECK(table.y.size() == 769);
    CHECK(std::is_sorted(table.y.begin(), table.y.end()));
    CHECK((table.y.front() >= 0.0f && table.y.back() <= 1.0f));
    float before = -1.0f;
    bool falls = false;
    for (int i = -700000; i <= 700000; ++i) {
      const float x = numbers::look_up(table, static_cast<float>(i) * 1e-5f);
      falls = falls || !(x >= before);
      before = x;
    }
    CHECK(!falls);
  }
}

TEST_CASE("a beta distribution must have a mean inside (0, 1) and room for its sd", "[numbers]") {
  CHECK(numbers::beta_possible(0.5, 0.49));
  CHECK(!numbers::beta_possible(0.5, 0.5));
  CHECK(!numbers::beta_possible(0.9, 0.31));
  CHECK(!numbers::beta_possible(0.5, 0.0));
  CHECK(!numbers::beta_possible(0.5, 1e-9));
  CHECK(!numbers::beta_possible(0.0, 0.1));
  CHECK(!numbers::beta_possible(1.0, 0.1));
  CHECK(!numbers::beta_possible(0.5, std::nan("")));
  CHECK(!numbers::beta_possible(std::nan(""), 0.1));
}

TEST_CASE("observed values give their type-7 quantiles exactly", "[numbers]") {
  const numbers::Table table = numbers::empirical_table({40.0f, 10.0f, 30.0f, 20.0f, 50.0f});
  CHECK(numbers::look_up(table, 0.0f) == 10.0f);
  CHECK(numbers::look_up(table, 0.25f) == 20.0f);
  CHECK(numbers::look_up(table, 0.375f) == 25.0f);
  CHECK(numbers::look_up(table, 0.9375f) == 47.5f);
  CHECK(numbers::look_up(table, 1.0f) == 50.0f);
  const numbers::Table two = numbers::empirical_table({3.0f, -1e10f});
  CHECK(numbers::look_up(two, 1.0f) == 3.0f);
  CHECK(numbers::look_up(two, 0.0f) == -1e10f);
}

TEST_CASE("one observed value is a constant, none is not a number", "[numbers]") {
  const numbers::Table one = numbers::empirical_table({7.5f});
  for (const float u : {0.0f, 0.3f, 0.999f, 1.0f}) CHECK(numbers::look_up(one, u) == 7.5f);
  CHECK(std::isnan(numbers::look_up(numbers::empirical_table({}), 0.5f)));
}
