// Belief in competence from evidence, what is unacceptable, and what trust does to behaviour.
#include "tests/mechanisms/lab.hpp"

using namespace peakend::lab;

namespace {
std::string mean(double x) { return "affect: {mean: " + std::to_string(x) + "}"; }
}  // namespace

TEST_CASE("by default a visit is evidence of competence by a fifth of what is remembered", "[mechanisms][trust]") {
  CHECK(one_visit(mean_of(mean(2)))["competence"] == about(belief(felt(2) / 5, 0)));
}

TEST_CASE("bad evidence weighs twice as hard as good", "[mechanisms][trust]") {
  CHECK(one_visit(mean_of(mean(-2)))["competence"] == about(belief(0, 2 * -felt(-2) / 5)));
  CHECK(one_visit(mean_of(mean(-2)), {"trust.asymmetry=5"})["competence"] == about(belief(0, 5 * -felt(-2) / 5)));
  CHECK(one_visit(mean_of(mean(2)), {"trust.asymmetry=5"})["competence"] == about(belief(felt(2) / 5, 0)));
}

TEST_CASE("firm first beliefs move less", "[mechanisms][trust]") {
  CHECK(one_visit(mean_of(mean(2)), {"traits.firmness=200"})["competence"] == about(belief(felt(2) / 5, 0, 200)));
  CHECK(one_visit(mean_of(mean(2)), {"traits.firmness=1"})["competence"] == about(belief(felt(2) / 5, 0, 1)));
}

TEST_CASE("a touchpoint may state the evidence; then R says nothing", "[mechanisms][trust]") {
  CHECK(one_visit(mean_of(mean(2) + ", trust: {competence: -0.5}"))["competence"] == about(belief(0, 2 * 0.5)));
  CHECK(one_visit(mean_of(mean(2) + ", trust: {competence: \"affect / 4\"}"))["competence"] ==
        about(belief(felt(2) / 4, 0)));
}

TEST_CASE("several touchpoints that state evidence make one piece: their mean", "[mechanisms][trust]") {
  const std::string yaml = still_life + R"(journeys:
  visit:
    starts: {rate: return_rate}
    first: one
    touchpoints:
      one: {affect: {mean: 1}, trust: {competence: 0.8}, next: two}
      two: {affect: {mean: 1}, next: three}
      three: {affect: {mean: 1}, trust: {competence: -0.2}, next: end}
)";
  CHECK(one_visit(yaml)["competence"] == about(belief(0.3, 0)));
}

TEST_CASE("evidence is kept within -1 and 1", "[mechanisms][trust]") {
  CHECK(one_visit(mean_of(mean(4) + ", trust: {competence: \"2 * affect\"}"))["competence"] == about(belief(1, 0)));
  CHECK(one_visit(mean_of(mean(-3) + ", trust: {competence: \"2 * affect\"}"))["competence"] == about(belief(0, 2)));
}

TEST_CASE("evidence beyond the first beliefs fades with its half-life", "[mechanisms][trust]") {
  const std::string yaml = mean_of("affect: {mean: \"if(episodes == 0, 2, 0)\"}");
  auto two = live_with_visits({1, 0, 1}, yaml, {"trust.half_life=4 weeks"});
  double first = felt(2) / 5;
  CHECK(two["competence"] * 2 == about(belief(first, 0) + belief(first * std::pow(2, -0.5), 0)));
}

TEST_CASE("trust is belief in competence times belief in intention", "[mechanisms][trust]") {
  auto visit = one_visit(mean_of(mean(2)), {"initial.intention=0.4"});
  CHECK(visit["trust"] == about(0.4 * visit["competence"]));
}

TEST_CASE("initial beliefs are those of trust.start unless the file says otherwise", "[mechanisms][trust]") {
  CHECK(one_visit(mean_of(mean(0)))["competence"] == about(0.71));
  CHECK(one_visit(mean_of(mean(0)))["trust"] == about(0.71 * 0.71));
  CHECK(one_visit(mean_of(mean(0)), {"trust.start.competence=0.3", "trust.start.intention=0.5"})["trust"] ==
        about(0.15));
  CHECK(one_visit(mean_of(mean(0)), {"initial.competence=0.9"})["competence"] == about(0.9));
}

TEST_CASE("an unacceptable moment is the worst evidence, whatever else was stated", "[mechanisms][trust]") {
  CHECK(one_visit(mean_of(mean(-6)))["competence"] == about(belief(0, 2)));  // felt -4.2, below -3.5
  CHECK(one_visit(mean_of(mean(-6) + ", trust: {competence: 1}"))["competence"] == about(belief(0, 2)));
  CHECK(one_visit(mean_of(mean(-6)))["unacceptable"] == 100);
}

TEST_CASE("what is unacceptable is a trait", "[mechanisms][trust]") {
  CHECK(one_visit(mean_of(mean(-2)))["unacceptable"] == 0);
  auto sensitive = one_visit(mean_of(mean(-2)), {"traits.unacceptable=-1"});
  CHECK(sensitive["unacceptable"] == 100);
  CHECK(sensitive["competence"] == about(belief(0, 2)));
}

TEST_CASE("an unacceptable moment makes leaving three times likelier, for four weeks", "[mechanisms][trust]") {
  // One bad visit each, on some Monday; from then on leaving has a hazard of 0.02 a week, times the factor for 28 days.
  const int people = 40'000;
  auto check = [&](double factor, int weeks) {
    auto lived =
        live(mean_of("affect: {mean: -6}"),
             {"population.size=" + std::to_string(people), "behaviour.return_rate=if(episodes == 0, 4, 0)",
              "behaviour.leave_rate=if(episodes == 0, 0, 0.02)", "behaviour.unforgiven=" + std::to_string(factor),
              "run.length=" + std::to_string(weeks) + " weeks"});
    double came = 1 - std::exp(-4.0), leaves = 0;
    for (int w = 0; w < weeks; ++w) {
      double hazard = 0.02 * (factor * std::min(weeks - w, 4) + std::max(weeks - w - 4, 0));
      leaves += came * std::pow(1 - came, w) * (1 - std::exp(-hazard));
    }
    CHECK(std::abs(lived["left"] - people * leaves) < 4 * std::sqrt(people * leaves * (1 - leaves)));
  };
  check(3, 4);
  check(1, 4);
  check(3, 8);
}

TEST_CASE("trust_effect scales what trust does to return, recommendation and leaving", "[mechanisms][trust]") {
  std::string head = mean_of(mean(0));
  head.erase(head.find("return_rate: 1, base_leave: 0, "), std::string("return_rate: 1, base_leave: 0, ").size());
  auto recommended = [&](const std::string& effect, const std::string& intention) {
    // the score is rounded: read it as a share of promoters around the threshold 8.5
    return live(head, {"population.size=2000", "initial.intention=" + intention, "initial.competence=1",
                       "behaviour.trust_effect=" + effect, "traits.style=0.8",
                       "behaviour.base_rate=1"})[std::string("promoters")];
  };
  CHECK(recommended("1", "0.9") == 100);  // 7 + 0.8 + 2 * 0.4 = 8.6
  CHECK(recommended("1", "0.8") == 0);    // 7.8 + 2 * 0.3 = 8.4
  CHECK(recommended("0", "0.9") == 0);    // 7.8
  CHECK(recommended("2", "0.8") == 100);  // 7.8 + 2 * 2 * 0.3 = 9
  auto count = [&](const std::string& outcome, const std::string& effect) {
    return live(head, {"population.size=20000", "initial.intention=1", "initial.competence=1",
                       "behaviour.trust_effect=" + effect, "behaviour.base_leave=0.05", "behaviour.base_rate=0.2",
                       "run.length=4 weeks"})[outcome];
  };
  double visits = 20000 * 4 * 0.2;
  auto episodes = [&](const std::string& effect) { return count("visits", effect) * count("customers", effect) * 4; };
  double with = episodes("1"), without = episodes("0");
  CHECK(without < visits);                               // some leave
  CHECK(with / without > 1.1);                           // exp(0.5 * 0.5) = 1.28, and fewer leave
  CHECK(count("left", "1") < 0.5 * count("left", "0"));  // exp(-2 * 0.5) = 0.37
}
