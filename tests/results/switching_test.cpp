// Switching points of functions whose turns are known, and the cost limit of a hand calculation.
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "results/decide/switching.hpp"
#include "results/stats/sequence.hpp"

using namespace peakend::results;
using Kind = SwitchingPoint::Kind;

namespace {

const double none = std::numeric_limits<double>::quiet_NaN();

Estimate around(double mean, double half) { return {mean, mean - half, mean + half, half, 32, 0}; }

// Counts its calls and refuses to be asked twice at one place.
struct Counted {
  std::function<Estimate(double)> function;
  std::vector<double> asked = {};

  Estimate operator()(double x) {
    for (const double before : asked) CHECK(before != x);
    asked.push_back(x);
    return function(x);
  }
};

SwitchingPoint find(Counted& counted, const SwitchingSearch& search) {
  return find_switching_point([&](double x) { return counted(x); }, search);
}

}  // namespace

TEST_CASE("a straight line turns where it crosses, and is unsure around it", "[results][switching]") {
  Counted line{[](double x) { return around(3 - 2 * x, 0.5); }};  // 0 at 1.5; the interval holds 0 from 1.25 to 1.75
  const SwitchingPoint point = find(line, {0, 4, 0.001, 5, 60});
  CHECK(point.kind == Kind::one);
  CHECK(point.monotone);
  CHECK(point.at == Approx(1.5).margin(0.001));
  CHECK(point.precision <= 0.001);
  REQUIRE(point.unsure_from);
  REQUIRE(point.unsure_to);
  CHECK(*point.unsure_from <= 1.25);  // outwards
  CHECK(*point.unsure_from == Approx(1.25).margin(0.001));
  CHECK(*point.unsure_to >= 1.75);
  CHECK(*point.unsure_to == Approx(1.75).margin(0.001));
  CHECK(line.asked.size() == point.evaluated.size());
  for (std::size_t i = 1; i < point.evaluated.size(); ++i) CHECK(point.evaluated[i - 1].x < point.evaluated[i].x);
}

TEST_CASE("a rising and bent function is found as well", "[results][switching]") {
  Counted bent{[](double x) { return around(std::exp(x) - 5, 0.2 + 0.1 * x); }};
  const SwitchingPoint point = find(bent, {-3, 4, 1e-4, 5, 80});
  CHECK(point.kind == Kind::one);
  CHECK(point.at == Approx(std::log(5.0)).margin(1e-4));
  CHECK(*point.unsure_from < point.at);
  CHECK(*point.unsure_to > point.at);
}

TEST_CASE("a sign that never turns is said to", "[results][switching]") {
  Counted above{[](double x) { return around(1 + x, 0.1); }};
  const SwitchingPoint point = find(above, {0, 10, 0.01, 5, 40});
  CHECK(point.kind == Kind::none);
  CHECK(std::isnan(point.at));
  CHECK(point.evaluated.size() == 5);
  CHECK(find_switching_point([](double) { return around(0, 0); }, {}).kind == Kind::none);
}

TEST_CASE("an interval that never clears 0 is unsure to the ends", "[results][switching]") {
  const SwitchingPoint point = find_switching_point([](double x) { return around(x - 2, 5); }, {0, 5, 0.01, 5, 40});
  CHECK(point.kind == Kind::one);
  CHECK(point.at == Approx(2).margin(0.01));
  CHECK_FALSE(point.unsure_from);
  CHECK_FALSE(point.unsure_to);
}

TEST_CASE("a function that turns back is not taken for one turn", "[results][switching]") {
  const auto hill = [](double x) { return around(1 - (x - 2) * (x - 2), 0.05); };  // above 0 from 1 to 3
  const SwitchingPoint point = find_switching_point(hill, {0, 4, 0.01, 9, 40});
  CHECK(point.kind == Kind::several);
  CHECK_FALSE(point.monotone);
  CHECK(std::isnan(point.at));
  REQUIRE(point.turns.size() == 2);
  CHECK(point.turns[0].from < 1.0 + 1e-9);
  CHECK(point.turns[1].to > 3.0 - 1e-9);
}

TEST_CASE("one turn on a function that bends back is found, with a warning that it bends", "[results][switching]") {
  // falls from 2, rises again to 2.2 at 1, and crosses 0 at 2.000 alone
  const auto bump = [](double x) { return around(2 - x + 1.2 * std::exp(-8 * (x - 1) * (x - 1)), 0.05); };
  const SwitchingPoint point = find_switching_point(bump, {0, 4, 0.001, 9, 60});
  CHECK(point.kind == Kind::one);
  CHECK(point.at == Approx(2.0004).margin(0.001));
  CHECK_FALSE(point.monotone);
}

TEST_CASE("steps back within chance do not count as bending", "[results][switching]") {
  const auto noisy = [](double x) { return around(2 - x + 0.05 * std::sin(50 * x), 0.3); };
  CHECK(find_switching_point(noisy, {0, 4, 0.01, 5, 40}).monotone);
}

TEST_CASE("the evaluations are bounded, and what was reached is said", "[results][switching]") {
  Counted line{[](double x) { return around(0.7 - x, 0.01); }};
  const SwitchingPoint point = find(line, {0, 1, 0, 5, 8});
  CHECK(point.evaluated.size() == 8);
  CHECK(point.precision == Approx(0.25 / 8));
  CHECK(std::abs(point.at - 0.7) <= point.precision / 2);
  Counted precise{[](double x) { return around(0.7 - x, 0.01); }};
  CHECK(find(precise, {0, 1, 0, 5, 1000}).at == Approx(0.7).epsilon(1e-14));  // ends when no number lies between
}

TEST_CASE("a mean of exactly 0 lies on the border", "[results][switching]") {
  const auto step = [](double x) { return around(x < 1 ? 1 : x > 2 ? -1 : 0, 0.1); };
  const SwitchingPoint point = find_switching_point(step, {0, 3, 0.001, 7, 60});
  CHECK(point.kind == Kind::one);
  CHECK(point.at >= 0.999);
  CHECK(point.at <= 2.001);
  CHECK(*point.unsure_from == Approx(1).margin(0.001));
  CHECK(*point.unsure_to == Approx(2).margin(0.001));
}

TEST_CASE("no data and senseless searches have no answer and do not crash", "[results][switching]") {
  CHECK(find_switching_point([](double) { return no_estimate(); }, {}).kind == Kind::unknown);
  CHECK(find_switching_point([](double x) { return around(x > 0.6 ? none : 1, 0); }, {}).kind == Kind::unknown);
  const auto line = [](double x) { return around(x - 0.5, 0.1); };
  for (const SwitchingSearch& bad :
       {SwitchingSearch{1, 0, 0.1, 5, 40}, SwitchingSearch{0, none, 0.1, 5, 40}, SwitchingSearch{0, 1, none, 5, 40},
        SwitchingSearch{0, 1, 0.1, 1, 40}, SwitchingSearch{0, 1, 0.1, 5, 4}}) {
    CHECK(find_switching_point(line, bad).kind == Kind::unknown);
  }
}

TEST_CASE("a policy may cost its gain before cost, and no more", "[results][switching][money]") {
  Study study;
  study.replications = 3;
  study.policies.resize(3);
  study.policies[0].margin = {100, 110, 120};
  study.policies[0].policy_cost = {0, 0, 0};
  study.policies[1].margin = {120, 134, 136};
  study.policies[1].policy_cost = {10, 10, 10};  // gains before cost: 30, 34, 26
  study.policies[2].margin = {90, 100, 110};     // 10 less, for nothing
  study.policies[2].policy_cost = {0, 0, 0};
  const CostLimit limit = cost_at_which_it_stops(study, 1);
  CHECK(limit.most.mean == Approx(30));
  CHECK(limit.now == 10);
  REQUIRE(limit.times);
  CHECK(limit.times->mean == Approx(3));
  CHECK(half_width(*limit.times) == Approx(half_width(limit.most) / 10));
  CHECK(half_width(limit.most) == Approx(t_factor(1 - 0.05 / 3, 2) * 4 / std::sqrt(3.0)));

  for (double& cost : study.policies[1].policy_cost) cost += limit.most.mean - 10;  // charge exactly that
  for (double& margin : study.policies[1].margin) margin -= limit.most.mean - 10;
  CHECK(mean(study.policies[1].margin) == Approx(mean(study.policies[0].margin)));
  CHECK(cost_at_which_it_stops(study, 1).most.mean == Approx(30));  // the same line
  CHECK(cost_at_which_it_stops(study, 1).times->mean == Approx(1));

  CHECK(cost_at_which_it_stops(study, 2).most.mean == Approx(-10));
  CHECK_FALSE(cost_at_which_it_stops(study, 2).times);
  CHECK(cost_at_which_it_stops(study, 1, 2).most.mean == Approx(40));
  for (const std::size_t wrong : {0, 7}) CHECK(std::isnan(cost_at_which_it_stops(study, wrong).most.mean));
}

TEST_CASE("the cost limit follows the design", "[results][switching][money]") {
  Study study;
  study.design = Design::sequential;
  study.policies.resize(2);
  for (int i = 0; i < 20; ++i) {
    study.policies[0].margin.push_back(100);
    study.policies[1].margin.push_back(110 + std::sin(i));
    study.policies[1].policy_cost.push_back(5);
  }
  const CostLimit limit = cost_at_which_it_stops(study, 1);
  CHECK(half_width(limit.most) == Approx(limit.most.sd * sequence_factor(20, 0.05)));
}
