// From stimulus to felt affect, one contact at a time: disconfirmation, novelty, contrast, sensitivity, the bound.
#include "tests/mechanisms/lab.hpp"

using namespace peakend::lab;

namespace {
const std::string one_moment = still_life + R"(journeys:
  visit:
    starts: {rate: return_rate}
    first: moment
    touchpoints:
      moment: {affect: {mean: 2}, next: end}
)";
double felt_at(const std::string& yaml, const std::vector<std::string>& sets) {
  return one_visit(yaml, sets).felt("moment");
}
}  // namespace

TEST_CASE("felt affect is five times the hyperbolic tangent of a fifth of the stimulus", "[mechanisms][felt]") {
  for (double x : {-100.0, -6.0, -3.5, -1.0, 0.0, 0.25, 1.0, 4.0, 9.0, 100.0})
    CHECK(felt_at(one_moment, {"moment.affect.mean=" + std::to_string(x)}) == about(felt(x)));
}

TEST_CASE("felt affect never leaves the scale", "[mechanisms][felt]") {
  CHECK(felt_at(one_moment, {"moment.affect.mean=100"}) <= 5);
  CHECK(felt_at(one_moment, {"moment.affect.mean=-100"}) >= -5);
}

TEST_CASE("sensitivity to pleasure scales good moments alone, sensitivity to pain bad ones alone",
          "[mechanisms][felt]") {
  std::vector<std::string> sets{"traits.pleasure_sensitivity=1.7", "traits.pain_sensitivity=0.4", ""};
  sets[2] = "moment.affect.mean=2";
  CHECK(felt_at(one_moment, sets) == about(felt(2, 1.7)));
  sets[2] = "moment.affect.mean=-2";
  CHECK(felt_at(one_moment, sets) == about(felt(-2, 0.4)));
}

TEST_CASE("disconfirmation takes expectation off what is felt", "[mechanisms][felt]") {
  const std::vector<std::string> sets{"traits.disconfirmation=0.5", "initial.expectation=3"};
  CHECK(felt_at(one_moment, sets) == about(felt(2 - 0.5 * 3)));
  CHECK(felt_at(one_moment, {"initial.expectation=3"}) == about(felt(2)));  // off by default
  CHECK(felt_at(one_moment, {"traits.disconfirmation=0.5", "initial.expectation=-3"}) == about(felt(2 + 0.5 * 3)));
}

TEST_CASE("novelty wears off: familiarity grows by a quarter a visit and halves in its half-life",
          "[mechanisms][felt]") {
  const std::string yaml = still_life + R"(journeys:
  visit:
    starts: {rate: return_rate}
    first: moment
    touchpoints:
      moment: {affect: {mean: 2}, habituates: true, half_life: 2 weeks, next: end}
)";
  const std::vector<std::string> sets{"traits.novelty_seeking=0.8"};
  auto three = live_with_visits({1, 1, 0, 1}, yaml, sets);
  double second = 0.25 * std::pow(2, -0.5);            // a week later
  double third = (second + 0.25) * std::pow(2, -1.0);  // two weeks later
  double sum = felt(2) + felt(2 * std::exp(-0.8 * second)) + felt(2 * std::exp(-0.8 * third));
  CHECK(three.felt("moment") == about(sum / 3));
  CHECK(live_with_visits({1, 1}, yaml).felt("moment") == about(felt(2)));  // novelty_seeking 0: never
}

TEST_CASE("pain does not wear off with novelty", "[mechanisms][felt]") {
  const std::string yaml = still_life + R"(journeys:
  visit:
    starts: {rate: return_rate}
    first: moment
    touchpoints:
      moment: {affect: {mean: -2}, habituates: true, next: end}
)";
  CHECK(live_with_visits({1, 1, 1}, yaml, {"traits.novelty_seeking=1"}).felt("moment") == about(felt(-2)));
}

TEST_CASE("familiarity stops at one and a half", "[mechanisms][felt]") {
  const std::string yaml = still_life + R"(journeys:
  visit:
    starts: {rate: return_rate}
    first: moment
    touchpoints:
      moment: {affect: {mean: 2}, habituates: true, half_life: 1000000 weeks, next: end}
)";
  // Two visits every Monday: a half more each week, from the morning on.
  auto ten = live_with_visits({2, 2, 2, 2, 2}, yaml, {"traits.novelty_seeking=1", "behaviour.return_rate=2"});
  double sum = 0;
  for (double familiarity : {0.0, 0.5, 1.0, 1.5, 1.5}) sum += felt(2 * std::exp(-familiarity));
  CHECK(ten.felt("moment") == about(sum / 5));
}

TEST_CASE("a new edition makes a touchpoint new again", "[mechanisms][felt]") {
  const std::string yaml = still_life + R"(journeys:
  visit:
    starts: {rate: return_rate}
    first: moment
    touchpoints:
      moment: {affect: {mean: 2}, habituates: true, half_life: 1000000 weeks, next: end}
policies:
  renewed: {change: {moment.edition: 2}, when: {from: week 3}}
  same_again: {change: {moment.edition: 0}, when: {from: week 3}}
)";
  const std::vector<std::string> sets{"traits.novelty_seeking=1"};
  const double first = felt(2), second = felt(2 * std::exp(-0.25)), third = felt(2 * std::exp(-0.5));
  CHECK(live_with_visits({1, 1, 1}, yaml, sets).felt("moment") == about((first + second + third) / 3));
  CHECK(live_with_visits({1, 1, 1}, yaml, sets, "renewed").felt("moment") == about((first + second + first) / 3));
  CHECK(live_with_visits({1, 1, 1}, yaml, sets, "same_again").felt("moment") == about((first + second + third) / 3));
}

TEST_CASE("with contrast a pain makes the next pleasure loom larger, and nothing else", "[mechanisms][felt]") {
  const std::string yaml = still_life + R"(journeys:
  visit:
    starts: {rate: return_rate}
    first: before
    touchpoints:
      before: {affect: {mean: -2}, next: moment}
      moment: {affect: {mean: 1}, next: end}
)";
  CHECK(felt_at(yaml, {}) == about(felt(1)));
  CHECK(felt_at(yaml, {"memory.contrast=0.5"}) == about(felt(1 - 0.5 * felt(-2))));
  CHECK(felt_at(yaml, {"memory.contrast=0.5", "before.affect.mean=2"}) == about(felt(1)));    // after a pleasure: none
  CHECK(felt_at(yaml, {"memory.contrast=0.5", "moment.affect.mean=-1"}) == about(felt(-1)));  // a pain is not louder
}

TEST_CASE("noise has the mean and the spread that were written", "[mechanisms][felt]") {
  auto lived = live(one_moment,
                    {"population.size=20000", "moment.affect.mean=0.2", "moment.affect.sd=0.1", "run.length=2 weeks"});
  auto n = static_cast<double>(lived.contacts("moment"));
  REQUIRE(n > 30'000);
  // 5 tanh(x / 5) is x to within x^3 / 75: 0.0002 here
  CHECK(std::abs(lived.felt("moment") - 0.2) < 4 * 0.1 / std::sqrt(n) + 2e-4);
  double square = static_cast<double>(lived.at("moment", PerTouchpoint::affect_squared)) / 0x1p20 / n;
  double sd = std::sqrt(square - lived.felt("moment") * lived.felt("moment"));
  CHECK(std::abs(sd - 0.1) < 4 * 0.1 / std::sqrt(2 * n) + 2e-4);
}

TEST_CASE("the mean may read traits, state, calendar and what was visited", "[mechanisms][felt]") {
  const std::string yaml = still_life + R"(state: {mood: {start: 0.5}}
journeys:
  visit:
    starts: {rate: return_rate}
    first: hall
    touchpoints:
      hall: {affect: {mean: 0}, next: moment}
      side: {affect: {mean: 0}, next: moment}
      moment: {affect: {mean: "mood + 2 * weekday + if(visited(hall), 0.25, 0) + if(visited(side), 4, 0) + traits_own"}, next: end}
)";
  std::string reachable = yaml;
  reachable.replace(reachable.find("next: moment"), 12, "next: {side: 0, moment: otherwise}");
  reachable.replace(reachable.find("style: 0"), 8, "style: 0, traits_own: 0.125");
  CHECK(felt_at(reachable, {}) == about(felt(0.5 + 2 + 0.25 + 0.125)));
}
