// Intervals against tables and hand calculations.
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "results/stats/estimate.hpp"

using namespace peakend::results;

namespace {
const double none = std::numeric_limits<double>::quiet_NaN();
}

TEST_CASE("Student's factors are those of the printed tables", "[results][stats]") {
  CHECK(t_factor(0.95, 1) == Approx(12.7062).epsilon(1e-5));
  CHECK(t_factor(0.95, 9) == Approx(2.2622).epsilon(1e-4));
  CHECK(t_factor(0.99, 4) == Approx(4.6041).epsilon(1e-4));
  CHECK(t_factor(0.95, 1000000) == Approx(1.95996).epsilon(1e-5));
  CHECK(std::isnan(t_factor(0.95, 0)));
  CHECK(std::isnan(t_factor(1.0, 5)));
  CHECK(std::isnan(t_factor(0.0, 5)));
}

TEST_CASE("a small sample has the mean, spread and interval of the hand calculation", "[results][stats]") {
  const Estimate estimate = mean_interval({1, 2, 3, 4, 5}, 0.95);  // sd sqrt(2.5), se sqrt(0.5), t(4) = 2.77645
  CHECK(estimate.mean == 3);
  CHECK(estimate.sd == Approx(std::sqrt(2.5)));
  CHECK(estimate.low == Approx(3 - 2.776445 * std::sqrt(0.5)));
  CHECK(estimate.high == Approx(3 + 2.776445 * std::sqrt(0.5)));
  CHECK(half_width(estimate) == Approx(1.963243));
  CHECK(estimate.n == 5);
}

TEST_CASE("one value has a mean and no interval; none has neither", "[results][stats]") {
  const Estimate one = mean_interval({7}, 0.95);
  CHECK(one.mean == 7);
  CHECK_FALSE(has_interval(one));
  const Estimate empty = mean_interval({}, 0.95);
  CHECK(std::isnan(empty.mean));
  CHECK_FALSE(has_interval(empty));
  CHECK(empty.n == 0);
}

TEST_CASE("values without data are left out, in pairs, and counted", "[results][stats]") {
  const Estimate single = mean_interval({1, none, 3}, 0.95);
  CHECK(single.mean == 2);
  CHECK(single.n == 2);
  CHECK(single.left_out == 1);
  const Estimate pairs = paired_difference({5, none, 7, 9}, {1, 2, none, 3}, 0.95);  // 4 and 6
  CHECK(pairs.mean == 5);
  CHECK(pairs.n == 2);
  CHECK(pairs.left_out == 2);
  CHECK(pairs.high == Approx(5 + 12.7062 * 1).epsilon(1e-5));
}

TEST_CASE("all pairs of policies share the doubt equally", "[results][stats]") {
  CHECK(simultaneous_confidence(0.95, 1) == 0.95);
  CHECK(simultaneous_confidence(0.95, 2) == 0.95);
  CHECK(simultaneous_confidence(0.95, 3) == Approx(1 - 0.05 / 3));
  CHECK(simultaneous_confidence(0.95, 5) == Approx(0.995));
  CHECK(simultaneous_confidence(0.90, 6) == Approx(1 - 0.10 / 15));
}

TEST_CASE("turning a difference around turns its bounds around", "[results][stats]") {
  const Estimate there = paired_difference({1, 2, 4}, {3, 3, 3}, 0.9);
  const Estimate back = scaled(there, -1);
  const Estimate other = paired_difference({3, 3, 3}, {1, 2, 4}, 0.9);
  CHECK(back.mean == Approx(other.mean));
  CHECK(back.low == Approx(other.low));
  CHECK(back.high == Approx(other.high));
}

TEST_CASE("variance reduction compares separate chance with shared chance", "[results][stats]") {
  // var{1,2,3,4} = 5/3, var{2,3,4,6} = 35/12, differences -1,-1,-1,-2: var 1/4. (5/3 + 35/12) / (1/4) = 55/3
  CHECK(variance_reduction({1, 2, 3, 4}, {2, 3, 4, 6}) == Approx(55.0 / 3));
  CHECK(variance_reduction({1, 2, 3}, {3, 2, 1}) == Approx(0.5));  // opposite luck makes pairing harmful
  CHECK(std::isinf(variance_reduction({1, 2, 3}, {2, 3, 4})));
  CHECK(std::isnan(variance_reduction({1, 1, 1}, {2, 2, 2})));
  CHECK(std::isnan(variance_reduction({1}, {2})));
}

TEST_CASE("a ratio of means has the delta method's interval", "[results][stats]") {
  // means 4 and 2, ratio 2; deviations top - 2 bottom = 1, -1, 0; divided by 2: sd 0.5, se 0.5 / sqrt 3, t(2)
  // = 4.302653
  const Estimate ratio = ratio_of_means({4.8, 3.4, 3.8}, {1.9, 2.2, 1.9}, 0.95);
  CHECK(ratio.mean == Approx(2));
  CHECK(ratio.sd == Approx(0.5));
  CHECK(ratio.high - ratio.mean == Approx(4.302653 * 0.5 / std::sqrt(3.0)));
}

TEST_CASE("a ratio over something that may be zero has no interval", "[results][stats]") {
  const Estimate doubtful = ratio_of_means({1, 2, 3}, {-1, 0.5, 2}, 0.95);
  CHECK(doubtful.mean == Approx(4));
  CHECK_FALSE(has_interval(doubtful));
  CHECK(std::isnan(ratio_of_means({1, 2}, {-1, 1}, 0.95).mean));
}

TEST_CASE("a ratio over a constant is the interval of the top, divided", "[results][stats]") {
  const Estimate top = mean_interval({1, 2, 3}, 0.95);
  const Estimate ratio = ratio_of_means({1, 2, 3}, {4, 4, 4}, 0.95);
  CHECK(ratio.low == Approx(top.low / 4));
  CHECK(ratio.high == Approx(top.high / 4));
}
