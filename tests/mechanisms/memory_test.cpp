// From episodes to memory: how fast it moves, how its two stores fade, what is expected, what is forgiven.
#include "tests/mechanisms/lab.hpp"

using namespace peakend::lab;

namespace {
// One moment whose stimulus differs from visit to visit; what is remembered of a visit is that moment.
std::string visits_of(const std::string& mean) {
  std::string head = still_life;
  head.replace(head.find("memory: {"), 9, "memory: {rule: mean, ");
  return head +
         "journeys:\n  visit:\n    starts: {rate: return_rate}\n    first: moment\n    touchpoints:\n      moment: "
         "{affect: {mean: \"" +
         mean + "\"}, next: end}\n";
}
const std::string good_then_bad = visits_of("if(episodes == 0, 2, -1)");

// Sums over the visits of a run, of what the figures give as means.
double total(const Lived& lived, const std::string& outcome) {
  return lived[outcome] * static_cast<double>(lived.episodes());
}
}  // namespace

TEST_CASE("a first visit is the memory", "[mechanisms][memory]") {
  auto visit = one_visit(visits_of("2"));
  CHECK(visit["memory"] == visit["remembered"]);
  CHECK(visit["memory"] == about(felt(2)));
  CHECK(one_visit(visits_of("2"), {"initial.memory=-3"})["memory"] ==
        about(felt(2)));  // without episodes nothing weighs
}

TEST_CASE("memory moves by one over the number of visits, and never slower than the rate", "[mechanisms][memory]") {
  auto moved = [](const std::string& episodes, const std::string& rate) {
    return one_visit(visits_of("2"),
                     {"initial.memory=1", "initial.episodes=" + episodes, "memory.rate=" + rate})["memory"];
  };
  CHECK(moved("1", "0.35") == about(1 + 0.5 * (felt(2) - 1)));
  CHECK(moved("3", "0.1") == about(1 + 0.25 * (felt(2) - 1)));
  CHECK(moved("9", "0.35") == about(1 + 0.35 * (felt(2) - 1)));
  CHECK(moved("9", "1") == about(felt(2)));
}

TEST_CASE("good and bad visits are kept in two stores, and memory is their sum", "[mechanisms][memory]") {
  auto two = live_with_visits({1, 1}, good_then_bad);
  double first = felt(2);
  double good = first + 0.5 * (0 - first), bad = 0.5 * felt(-1);  // second visit: a half
  CHECK(total(two, "memory") == about(first + good + bad));
}

TEST_CASE("the two stores fade with half-lives of their own", "[mechanisms][memory]") {
  auto rest = [](double mean, const std::string& which) {
    // A second, neutral visit a week after the first moves memory halfway to 0: what it started from can be read off.
    auto two = live_with_visits({1, 1}, visits_of("if(episodes == 0, " + std::to_string(mean) + ", 0)"),
                                {"memory.fade." + which + "=1 week"});
    return (total(two, "memory") - felt(mean)) / 0.5 / felt(mean);
  };
  CHECK(rest(2, "good") == about(0.5));
  CHECK(rest(2, "bad") == about(1));
  CHECK(rest(-2, "bad") == about(0.5));
  CHECK(rest(-2, "good") == about(1));
}

TEST_CASE("memory fades for the days that went by, not for the visits", "[mechanisms][memory]") {
  auto later = live_with_visits({1, 0, 0, 1}, visits_of("if(episodes == 0, 2, 0)"), {"memory.fade.good=6 weeks"});
  CHECK(total(later, "memory") == about(felt(2) + 0.5 * felt(2) * std::pow(2, -0.5)));
}

TEST_CASE("by default bad memory fades twice as fast as good", "[mechanisms][memory]") {
  std::string yaml = visits_of("if(episodes == 0, 2, 0)");
  const std::string unfading = ", fade: {good: 1000000 weeks, bad: 1000000 weeks}";
  yaml.erase(yaml.find(unfading), unfading.size());
  auto good = live_with_visits({1, 0, 0, 1}, yaml);
  auto bad = live_with_visits({1, 0, 0, 1}, yaml, {"moment.affect.mean=if(episodes == 0, -2, 0)"});
  CHECK(total(good, "memory") == about(felt(2) * (1 + 0.5 * std::pow(2, -3.0 / 26))));
  CHECK(total(bad, "memory") == about(felt(-2) * (1 + 0.5 * std::pow(2, -3.0 / 13))));
}

TEST_CASE("a change of half-lives counts from the day it holds", "[mechanisms][memory]") {
  const std::string yaml = visits_of("if(episodes == 0, 2, 0)") +
                           "policies:\n  faded: {change: {memory.fade.good: 1 week}, when: {from: week 3}}\n";
  auto before = live_with_visits({1, 0, 0, 0, 1}, yaml, {"memory.fade.good=4 weeks"});
  auto after = live_with_visits({1, 0, 0, 0, 1}, yaml, {"memory.fade.good=4 weeks"}, "faded");
  CHECK(total(before, "memory") == about(felt(2) * (1 + 0.5 * std::pow(2, -1.0))));
  // two weeks of the old half-life, then two weeks of the new one
  CHECK(total(after, "memory") == about(felt(2) * (1 + 0.5 * std::pow(2, -0.5) * std::pow(2, -2.0))));
}

TEST_CASE("expectation moves a fifth of the way to what was remembered", "[mechanisms][memory]") {
  // With disconfirmation 1 the second visit is felt lower by exactly what the first made people expect.
  auto second = [](std::vector<std::string> sets) {
    sets.insert(sets.end(), {"traits.disconfirmation=if(1 > 0, 1, 0)"});
    auto two = live_with_visits({1, 1}, visits_of("if(episodes == 0, 1, 2)"), sets);
    return total(two, "end") - felt(1);
  };
  CHECK(second({}) == about(felt(2 - 0.2 * felt(1))));
  CHECK(second({"memory.expectation_rate=0.5"}) == about(felt(2 - 0.5 * felt(1))));
  CHECK(second({"memory.expectation_rate=0"}) == about(felt(2)));
}

TEST_CASE("forgiveness softens a bad visit by intention, in both stores", "[mechanisms][memory]") {
  const std::vector<std::string> sets{"initial.episodes=9", "initial.memory=2", "traits.forgiveness=0.5",
                                      "initial.intention=0.6"};
  double step = 0.35 * (1 - 0.5 * 0.6);
  CHECK(one_visit(visits_of("-1"), sets)["memory"] == about(2 + step * (0 - 2) + step * felt(-1)));
  CHECK(one_visit(visits_of("1"), sets)["memory"] ==
        about(2 + 0.35 * (felt(1) - 2)));  // a good visit is no matter of forgiving
  CHECK(one_visit(visits_of("-1"), {sets[0], sets[1], sets[3]})["memory"] ==
        about(2 + 0.35 * (0 - 2) + 0.35 * felt(-1)));  // nobody forgives by default
}

TEST_CASE("prospects bring no memory and no episodes from before", "[mechanisms][memory]") {
  auto lived = live(visits_of("2"),
                    {"population.size=400", "population.prospects=1", "behaviour.join_rate=50", "run.length=3 weeks",
                     "behaviour.return_rate=0.1", "initial.memory=-3", "initial.episodes=9"});
  REQUIRE(lived[std::string("joined")] == 400);
  REQUIRE(lived.episodes() > 20);
  CHECK(lived["memory"] == about(felt(2)));  // whoever came, the visit was all there was to remember
}
