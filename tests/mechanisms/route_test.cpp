// Where people go next, what they spend, and what their states become.
#include "tests/mechanisms/lab.hpp"

using namespace peakend::lab;

namespace {
// A hall from which people go to left, right or straight to the exit.
std::string hall(const std::string& next, const std::string& mean = "0", const std::string& sd = "0",
                 const std::string& state = "") {
  return still_life + state +
         "journeys:\n  visit:\n    starts: {rate: return_rate}\n    first: hall\n    touchpoints:\n      hall: "
         "{affect: {mean: \"" +
         mean + "\", sd: " + sd + "}, next: " + next +
         "}\n      left: {affect: {mean: 1}, next: exit}\n      right: {affect: {mean: 2}, next: exit}\n      exit: "
         "{affect: {mean: 0}, next: end}\n";
}
const std::vector<std::string> many{"population.size=20000"};
double share(const Lived& lived, const std::string& touchpoint) {
  return static_cast<double>(lived.contacts(touchpoint)) / static_cast<double>(lived.episodes());
}
void check_share(const Lived& lived, const std::string& touchpoint, double p) {
  CHECK(std::abs(share(lived, touchpoint) - p) < 4 * std::sqrt(p * (1 - p) / static_cast<double>(lived.episodes())));
}

// One visit a week; the state `mood` after each visit is read by the next one's first moment.
std::string mooded(const std::string& state, const std::string& effects, const std::string& more = "") {
  return still_life + "state: {mood: {" + state +
         "}}\njourneys:\n  visit:\n    starts: {rate: return_rate}\n    first: first\n    touchpoints:\n      first: "
         "{affect: {mean: mood}, next: second}\n" +
         "      second: {affect: {mean: 0}, effects: {mood: " + effects +
         "}, next: " + (more.empty() ? "end}\n" : "third}\n      third: " + more + "\n");
}
double second_mood(const std::string& yaml, const std::vector<std::string>& sets = {}, double start = 0) {
  auto two = live_with_visits({1, 1}, yaml, sets);
  return 5 * std::atanh((2 * two.felt("first") - felt(start)) / 5);
}
Approx near(double x) { return Approx(x).epsilon(1e-4).margin(1e-4); }
}  // namespace

TEST_CASE("shares send people each way in proportion, and otherwise takes the rest", "[mechanisms][route]") {
  auto lived = live(hall("{left: 0.2, right: 0.5, exit: otherwise}"), many);
  check_share(lived, "left", 0.2);
  check_share(lived, "right", 0.5);
  CHECK(share(lived, "exit") == 1);
  CHECK(static_cast<double>(lived.contacts("left") + lived.contacts("right")) / static_cast<double>(lived.episodes()) <
        0.75);
}

TEST_CASE("once shares reach one, later entries get nothing", "[mechanisms][route]") {
  auto lived = live(hall("{left: \"0.4 + 0 * day\", right: \"5 + 0 * day\", exit: otherwise}"), many);
  check_share(lived, "left", 0.4);
  CHECK(lived.contacts("left") + lived.contacts("right") == lived.episodes());
  auto none = live(hall("{left: \"0 - day\", right: 0.5, exit: otherwise}"), many);  // below 0 is 0
  CHECK(none.contacts("left") == 0);
  check_share(none, "right", 0.5);
}

TEST_CASE("the first true condition wins, before any share", "[mechanisms][route]") {
  auto lived = live(hall("{right: 0.5, left: \"affect > 0\", exit: otherwise}", "0", "1"), many);
  check_share(lived, "left", 0.5);
  check_share(lived, "right", 0.25);
  auto two = live(hall("{left: \"affect > 1\", right: \"affect > 0\", exit: otherwise}", "3"), many);
  CHECK(two.contacts("left") == two.episodes());
}

TEST_CASE("routes may ask what was visited", "[mechanisms][route]") {
  const std::string yaml = still_life + R"yaml(journeys:
  visit:
    starts: {rate: return_rate}
    first: hall
    touchpoints:
      hall: {next: {detour: 0.3, gate: otherwise}}
      detour: {next: gate}
      gate: {next: {prize: "visited(detour)", exit: otherwise}}
      prize: {next: exit}
      exit: {next: end}
)yaml";
  auto lived = live(yaml, many);
  REQUIRE(lived.contacts("detour") > 100);
  CHECK(lived.contacts("prize") == lived.contacts("detour"));
}

TEST_CASE("spending is what the file says, and counts as revenue", "[mechanisms][route]") {
  std::string yaml = hall("exit", "1");
  yaml.replace(yaml.find("exit: {affect"), 7, "exit: {spend: \"10 + 5 * affect\", ");
  yaml.replace(yaml.find("next: exit}"), 11, "next: {left: 0, right: 0, exit: otherwise}}");
  CHECK(one_visit(yaml, {"exit.affect.mean=2"})["revenue"] == about(10 + 5 * felt(2)));
  auto lived = live(yaml, {"population.size=30000", "exit.spend={lognormal: {mean: 30, cv: 0.7}}"});
  double n = static_cast<double>(lived.episodes());
  double per_visit = lived["revenue"] / lived["visits"];
  CHECK(std::abs(per_visit - 30) < 4 * 30 * 0.7 / std::sqrt(n));
}

TEST_CASE("the default spending follows the basket and memory", "[mechanisms][route]") {
  std::string yaml = hall("{left: 0, right: 0, exit: otherwise}", "0");
  yaml.replace(yaml.find("exit: {affect"), 7, "exit: {spend: behaviour.spend, ");
  for (double memory : {0.0, 2.0}) {
    auto lived = live(yaml, {"population.size=40000", "behaviour.basket=20", "initial.episodes=10000", "memory.rate=0",
                             "initial.memory=" + std::to_string(memory)});
    double mean = 20 * std::exp(0.1 * memory);
    CHECK(std::abs(lived["revenue"] / lived["visits"] - mean) <
          4 * mean * 0.7 / std::sqrt(static_cast<double>(lived.episodes())));
  }
}

TEST_CASE("effects set, add to and multiply a state when the visit is over", "[mechanisms][route]") {
  CHECK(second_mood(mooded("start: 0.5", "2"), {}, 0.5) == near(2));
  CHECK(second_mood(mooded("start: 0.5", "{add: 1}"), {}, 0.5) == near(1.5));
  CHECK(second_mood(mooded("start: 0.5", "{times: 3}"), {}, 0.5) == near(1.5));
  CHECK(second_mood(mooded("start: 0.5", "{add: \"affect + 0.25\"}"), {"second.affect.mean=1"}, 0.5) ==
        near(0.75 + felt(1)));
}

TEST_CASE("effects come in the order of the contacts, and each is kept within the limits", "[mechanisms][route]") {
  CHECK(second_mood(mooded("start: 0", "{add: 1}", "{effects: {mood: {times: 2}}, next: end}")) == near(2));
  CHECK(second_mood(mooded("start: 0", "{add: 5}", "{effects: {mood: {add: -1}}, next: end}")) == near(4));
  CHECK(second_mood(mooded("start: 0, min: 0, max: 1", "{add: 5}", "{effects: {mood: {add: -1}}, next: end}")) ==
        near(0));  // 1, then 0
  CHECK(second_mood(mooded("start: 0, min: -0.5, max: 1", "{add: -3}")) == near(-0.5));
}

TEST_CASE("a state relaxes to 0 by its half-life, and stays without one", "[mechanisms][route]") {
  CHECK(second_mood(mooded("start: 0, half_life: 1 week", "2")) == near(1));
  CHECK(second_mood(mooded("start: 0", "2")) == near(2));
  auto three = live_with_visits({1, 0, 0, 1}, mooded("start: 0, half_life: 2 weeks", "{add: 2}"));
  CHECK(2 * three.felt("first") == about(felt(2 * std::pow(2, -1.5))));
}

TEST_CASE("two visits of a day do not see each other's effects, and both count", "[mechanisms][route]") {
  auto lived = live_with_visits({2, 1}, mooded("start: 0", "{add: 0.5}"));
  CHECK(3 * lived.felt("first") == about(0 + 0 + felt(1)));
}

TEST_CASE("two journeys of one customer share one memory", "[mechanisms][route]") {
  const std::string yaml = still_life + R"yaml(journeys:
  visit:
    starts: {rate: "if(week == 1, 1, 0)"}
    first: a
    touchpoints:
      a: {affect: {mean: 2}, next: end}
  call:
    starts: {rate: "if(week == 2, 1, 0)"}
    first: b
    touchpoints:
      b: {affect: {mean: memory}, next: end}
)yaml";
  auto lived = live_with_visits({1, 1}, yaml, {"memory.rule=mean"});
  CHECK(lived.contacts("a") == 1);
  CHECK(lived.felt("b") == about(felt(felt(2))));
}

TEST_CASE("what is felt in the afternoon may depend on the minute of arrival there", "[mechanisms][route]") {
  std::string yaml = hall("{left: 0, right: 0, exit: otherwise}");
  yaml.replace(yaml.find("hall: {affect"), 7, "hall: {takes: 60 min, ");
  auto visit = one_visit(yaml, {"hall.affect.mean=minute / 1000 min", "exit.affect.mean=minute / 1000 min"});
  CHECK(std::atanh(visit.felt("exit") / 5) * 5 - std::atanh(visit.felt("hall") / 5) * 5 == Approx(0.06).epsilon(1e-4));
}
