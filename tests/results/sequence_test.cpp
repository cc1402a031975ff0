// Confidence sequences against the papers' forms, worked out in another way; their known properties; the looks.
#include <boost/math/constants/constants.hpp>
#include <boost/math/distributions/non_central_t.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <boost/math/tools/minima.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "results/stats/intervals.hpp"
#include "results/stats/rounds.hpp"
#include "results/stats/sequence.hpp"

using namespace peakend::results;

namespace {

const double none = std::numeric_limits<double>::quiet_NaN();
const std::vector<double> alphas{0.05, 0.01, 0.005, 0.05 / 45, 0.05 / 190};  // two, five, ten and twenty policies

// Waudby-Smith et al. (2024), theorem 2.2, as printed there: rho^2 = r.
double papers_form(double n, double r, double alpha) {
  return std::sqrt(2 * (n * r + 1) / (n * n * r) * std::log(std::sqrt(n * r + 1) / alpha));
}

// The mixture itself, without its closed form: how much more likely the statistic t of n values is when the effect size
// is drawn from a normal with variance r than when there is no effect.
double mixed_likelihood_ratio(double t, double n, double r) {
  const boost::math::normal_distribution<double> effects(0, std::sqrt(r));
  const auto likelihood = [&](double effect) {
    const boost::math::non_central_t_distribution<double> there(n - 1, effect * std::sqrt(n));
    return boost::math::pdf(there, t) * boost::math::pdf(effects, effect);
  };
  const double reach = 7 * std::sqrt(r);
  const double with =
      boost::math::quadrature::gauss_kronrod<double, 61>::integrate(likelihood, -reach, reach, 12, 1e-10);
  return with / boost::math::pdf(boost::math::students_t_distribution<double>(n - 1), t);
}

std::vector<double> wave(int n) {  // mean about 1, spread about 0.7
  std::vector<double> values;
  for (int i = 0; i < n; ++i) values.push_back(1 + std::sin(i * 1.7));
  return values;
}

}  // namespace

TEST_CASE("the edge of a sequence is where the likelihood ratio of the mixture is 1 / alpha", "[results][sequence]") {
  for (const double alpha : {0.05, 0.005, 0.001}) {
    for (const std::size_t n : {16, 24, 64, 121}) {
      const double size = static_cast<double>(n);
      const double t = sequence_factor(n, alpha) * std::sqrt(size);
      INFO("alpha " << alpha << ", n " << n << ", t " << t);
      CHECK(mixed_likelihood_ratio(t, size, sequence_tuning(alpha)) == Approx(1 / alpha).epsilon(1e-5));
    }
  }
}

TEST_CASE("with many values a sequence is the asymptotic one", "[results][sequence]") {
  for (const double alpha : alphas) {
    const double r = sequence_tuning(alpha);
    double before = std::numeric_limits<double>::infinity();
    for (const std::size_t n : {100, 1000, 10000, 1000000}) {
      const double ratio = sequence_factor(n, alpha) / papers_form(static_cast<double>(n), r, alpha);
      CHECK(ratio > 1);  // the price of not knowing the spread
      CHECK(ratio < before);
      before = ratio;
    }
    CHECK(before == Approx(1).margin(1e-4));
  }
}

TEST_CASE("the asymptotic sequence is narrowest at 64 values", "[results][sequence]") {
  for (const double alpha : alphas) {
    const auto width = [&](double r) { return papers_form(sharpest_at, r, alpha); };
    const auto best = boost::math::tools::brent_find_minima(width, 1e-3, 10.0, 40);
    CHECK(sequence_tuning(alpha) == Approx(best.first).epsilon(1e-4));
  }
  const double x = 64 * sequence_tuning(0.05);  // the closed form's own equation
  CHECK(x == Approx(std::log((x + 1) / (0.05 * 0.05))));
}

TEST_CASE("a sequence is wider than Student's interval at every look, and shrinks", "[results][sequence]") {
  for (const double alpha : alphas) {
    double before = std::numeric_limits<double>::infinity();
    for (const int look : rounds_up_to(100000)) {
      const auto n = static_cast<std::size_t>(look);
      const double factor = sequence_factor(n, alpha);
      INFO("alpha " << alpha << ", n " << n);
      CHECK(factor > t_factor(1 - alpha, n - 1) / std::sqrt(static_cast<double>(n)));
      CHECK(factor < before);
      before = factor;
    }
  }
}

TEST_CASE("fewer than sixteen values and impossible alphas have no sequence", "[results][sequence]") {
  CHECK(std::isnan(sequence_factor(15, 0.05)));
  CHECK(std::isfinite(sequence_factor(16, 0.05)));
  for (const double alpha : {0.0, 1.0, -0.1, none}) {
    CHECK(std::isnan(sequence_factor(100, alpha)));
    CHECK(std::isnan(sequence_tuning(alpha)));
    CHECK(std::isnan(values_for_sequence(0.1, alpha)));
  }
  CHECK(std::isnan(sequence_factor(16, 1e-12)));  // sixteen values cannot be that sure of anything
  CHECK_FALSE(has_interval(mean_sequence(wave(15), 0.05)));
  CHECK(std::isfinite(mean_sequence(wave(15), 0.05).mean));
  CHECK_FALSE(has_interval(mean_sequence({}, 0.05)));
}

TEST_CASE("means, pairs and ratios take the sequence's half-width", "[results][sequence]") {
  const std::vector<double> a = wave(40);
  std::vector<double> b(40, 0.5);
  const Estimate alone = mean_sequence(a, 0.05);
  CHECK(alone.mean == mean(a));
  CHECK(half_width(alone) == Approx(sd(a) * sequence_factor(40, 0.05)));
  const Estimate pairs = paired_sequence(a, b, 0.05);
  CHECK(pairs.mean == Approx(alone.mean - 0.5));
  CHECK(half_width(pairs) == Approx(half_width(alone)));
  const Estimate ratio = ratio_sequence(a, b, 0.05);
  CHECK(ratio.low == Approx(alone.low / 0.5));
  CHECK(ratio.high == Approx(alone.high / 0.5));
  b[3] = none;
  CHECK(paired_sequence(a, b, 0.05).n == 39);
  CHECK(paired_sequence(a, b, 0.05).left_out == 1);
}

TEST_CASE("a ratio has no sequence when the one below may be zero", "[results][sequence]") {
  const std::vector<double> top = wave(40);
  std::vector<double> bottom;
  for (int i = 0; i < 40; ++i) bottom.push_back(0.1 + std::cos(i * 1.3));
  CHECK(std::isfinite(ratio_sequence(top, bottom, 0.05).mean));
  CHECK_FALSE(has_interval(ratio_sequence(top, bottom, 0.05)));
}

TEST_CASE("the number of values for a width is the smallest that reaches it", "[results][sequence]") {
  for (const double alpha : {0.05, 0.005}) {
    for (const double share : {0.9, 0.5, 0.3, 0.1, 0.01}) {
      const double needed = values_for_sequence(share, alpha);
      const auto n = static_cast<std::size_t>(needed);
      INFO("share " << share << ", needed " << needed);
      CHECK(sequence_factor(n, alpha) <= share);
      if (n > first_look) CHECK(sequence_factor(n - 1, alpha) > share);
    }
  }
  CHECK(values_for_sequence(1000, 0.05) == first_look);
  CHECK(std::isinf(values_for_sequence(0, 0.05)));
  CHECK(std::isnan(values_for_sequence(none, 0.05)));
}

TEST_CASE("the looks are 16 and then half as many again, and at last the cap", "[results][sequence]") {
  CHECK(rounds_up_to(121) == std::vector<int>{16, 24, 36, 54, 81, 121});
  CHECK(rounds_up_to(100) == std::vector<int>{16, 24, 36, 54, 81, 100});
  CHECK(rounds_up_to(16) == std::vector<int>{16});
  CHECK(rounds_up_to(5) == std::vector<int>{5});
  CHECK(rounds_up_to(0).empty());
  CHECK(rounds_up_to(-3).empty());
  CHECK(next_look(0, 100) == 16);
  CHECK(next_look(16, 100) == 24);
  CHECK(next_look(20, 100) == 24);
  CHECK(next_look(81, 100) == 100);
  CHECK_FALSE(next_look(100, 100).has_value());
  CHECK_FALSE(next_look(200, 100).has_value());
  const int most = std::numeric_limits<int>::max();
  CHECK(rounds_up_to(most).back() == most);
}

TEST_CASE("the design chooses the interval in one place", "[results][sequence]") {
  const std::vector<double> values = wave(40);
  const std::vector<double> zero(40, 0.0);
  const Intervals fixed{Design::fixed, 0.95}, sequential{Design::sequential, 0.95};
  CHECK(interval_of_mean(values, fixed).low == mean_interval(values, 0.95).low);
  CHECK(interval_of_mean(values, sequential).low == Approx(mean_sequence(values, 0.05).low));
  CHECK(interval_of_difference(values, zero, sequential).high == Approx(paired_sequence(values, zero, 0.05).high));
  CHECK(for_all_pairs(sequential, 5).confidence == Approx(0.995));
  CHECK(for_all_pairs(sequential, 5).design == Design::sequential);
  CHECK(fewest_replications(Design::fixed) == 2);
  CHECK(fewest_replications(Design::sequential) == 16);
}

TEST_CASE("replications still needed follow the width of the design", "[results][sequence]") {
  const Intervals sequential{Design::sequential, 0.95};
  const Estimate now = interval_of_mean(wave(120), sequential);
  const double distance = half_width(now) / 3;
  const auto needed = static_cast<std::size_t>(replications_for(now, distance, sequential));
  CHECK(needed > 120 * 9);  // more than the root of n says: beyond 64 values the factor grows with the logarithm
  CHECK(now.sd * sequence_factor(needed, 0.05) <= distance);
  CHECK(now.sd * sequence_factor(needed - 1, 0.05) > distance);
  const Intervals fixed{Design::fixed, 0.95};
  CHECK(replications_for(interval_of_mean(wave(40), fixed), 0.01, fixed) > 40);
  CHECK(std::isnan(replications_for(now, 0, sequential)));
  CHECK(std::isnan(replications_for(no_estimate(), 1, sequential)));
  CHECK(std::isnan(replications_for(no_estimate(), 1, fixed)));
  const std::vector<double> same(20, 3.0);
  CHECK(replications_for(interval_of_mean(same, sequential), 1, sequential) == first_look);
}
