// Waiting, giving up, turning away and staff, seen through the figures of a shop with one pool.
#include "tests/mechanisms/lab.hpp"

using namespace peakend::lab;

namespace {
// A desk where the work takes ten minutes; everybody comes between eight and nine on Monday.
std::string desk(const std::string& pool, const std::string& touchpoint, const std::string& store = "") {
  std::string yaml = still_life;
  const std::string hours = "{mon: \"08:00-20:00\"}";
  yaml.replace(yaml.find(hours), hours.size(),
               hours + ", arrivals: [{from: \"08:00\", weight: 1}, {from: \"09:00\", weight: 0}], " + store +
                   "pools: {clerks: {" + pool + "}}");
  return yaml + R"(journeys:
  visit:
    starts: {rate: return_rate}
    first: desk
    touchpoints:
      desk: {pool: clerks, takes: 10 min, )" +
         touchpoint + R"(}
      after: {affect: {mean: 1}, next: end}
)";
}
const std::string plain = "affect: {mean: 0}, next: after";
const std::vector<std::string> forty{"population.size=40"};
std::vector<std::string> with(std::vector<std::string> more) {
  more.insert(more.end(), forty.begin(), forty.end());
  return more;
}

// Several runs that differ only in how long each customer waited give many points on the line from wait to affect; a
// run with exactly two visits gives one: the first waits nothing, the second waits w.
double felt_by_second(const Lived& two) { return 2 * two.felt("desk"); }
double wait_of_second(const Lived& two) { return 2 * two.waited("desk"); }
Lived two_at_once(const std::string& yaml, std::vector<std::string> sets = {}) {
  sets.insert(sets.end(), {"population.size=2", "desk.takes=90 min"});
  return live_with_visits({2}, yaml, sets);
}
}  // namespace

TEST_CASE("where the mean says nothing of the wait, the wait rule is added", "[mechanisms][queue]") {
  auto two = two_at_once(desk("people: 1", plain));
  double excess = 1.36 * wait_of_second(two) - 3;
  REQUIRE(excess > 1);
  CHECK(felt_by_second(two) == about(felt(-0.25 * excess)));
}

TEST_CASE("a wait within the acceptable one does not hurt", "[mechanisms][queue]") {
  CHECK(felt_by_second(two_at_once(desk("people: 1", plain), {"traits.acceptable_wait=300 min"})) == 0);
}

TEST_CASE("a policy whose mean reads the wait takes the wait rule off those it is for, and nobody else",
          "[mechanisms][queue][policy]") {
  auto yaml = [](const std::string& mean, const std::string& who) {
    return desk("people: 1", "affect: {mean: " + mean + "}, next: after") +
           "policies:\n  sorry: {change: {desk.affect.mean: \"1 - 0.01 * wait\"}" + who + "}\n" +
           "  more: {change: {desk.affect.mean: {add: 0.5}}, who: \"episodes >= 0\"}\n" +
           "  both: {combine: [sorry, more]}\n";
  };
  const std::string nobody = ", who: \"episodes > 1000\"", everybody = ", who: \"episodes >= 0\"";
  auto figures = [&](const std::string& text, const std::string& policy) { return live(text, forty, policy).figures; };
  REQUIRE(live(yaml("0.5", nobody), forty).waited("desk") > 20);
  CHECK(figures(yaml("0.5", nobody), "sorry") == figures(yaml("0.5", ""), ""));
  CHECK(figures(yaml("0.5", everybody), "sorry") == figures(yaml("0.5", ""), "sorry"));
  CHECK_FALSE(figures(yaml("0.5", everybody), "sorry") == figures(yaml("0.5", ""), ""));
  // added to by another policy: for nobody `mean 0.5 + 0.5` and the wait rule, for everybody the policy's own mean
  CHECK(figures(yaml("0.5", nobody), "both") == figures(yaml("1", ""), ""));
  CHECK(figures(yaml("0.5", everybody), "both") == figures(yaml("0.5", ""), "both"));
  // and the other way round: a policy that says nothing of the wait, where the file does
  const std::string calm = desk("people: 1", "affect: {mean: \"0.01 * wait\"}, next: after") +
                           "policies:\n  calm: {change: {desk.affect.mean: 0.5}, who: \"episodes >= 0\"}\n";
  CHECK(figures(calm, "calm") == figures(yaml("0.5", ""), ""));
  CHECK_FALSE(figures(calm, "") == figures(yaml("0.5", ""), ""));
}

TEST_CASE("a mean that reads the wait is left as it is", "[mechanisms][queue]") {
  auto by_wait = two_at_once(desk("people: 1", "affect: {mean: \"0.01 * wait\"}, next: after"));
  CHECK(felt_by_second(by_wait) == about(felt(0.01 * wait_of_second(by_wait))));
  auto perceived = two_at_once(desk("people: 1", "affect: {mean: \"0.01 * perceived_wait\"}, next: after"));
  CHECK(felt_by_second(perceived) == about(felt(0.01 * 1.36 * wait_of_second(perceived))));
  auto by_length = two_at_once(desk("people: 1", "affect: {mean: \"1 + queue_length\"}, next: after"));
  CHECK(by_length.felt("desk") == about(felt(1)));  // the first is being served: nobody waits
}

TEST_CASE("occupied waits are perceived as they are", "[mechanisms][queue]") {
  auto two = two_at_once(desk("people: 1", "occupied: true, affect: {mean: \"-0.02 * perceived_wait\"}, next: after"));
  CHECK(felt_by_second(two) == about(felt(-0.02 * wait_of_second(two))));
}

TEST_CASE("perception has a factor, a power and a pain", "[mechanisms][queue]") {
  auto two = two_at_once(desk("people: 1", plain),
                         {"perception.factor=2", "perception.power=0.5", "perception.wait_pain=0.1"});
  double perceived = 2 * std::sqrt(wait_of_second(two));
  REQUIRE(perceived > 4);
  CHECK(felt_by_second(two) == Approx(felt(-0.1 * (perceived - 3))).epsilon(1e-5));
}

TEST_CASE("who gives up feels the wait rule, spends nothing, and goes where on_renege says", "[mechanisms][queue]") {
  const std::string touchpoint = "patience: 6 min, affect: {mean: 2}, spend: 10, trust: {competence: 1}, next: after";
  auto two = two_at_once(desk("people: 1", touchpoint));
  CHECK(two.at("desk", PerTouchpoint::reneged) == 1);
  CHECK(two.at("desk", PerTouchpoint::served) == 1);
  CHECK(two.waited("desk") * 2 == about(6));
  CHECK(2 * two.felt("desk") == about(felt(2) + felt(-0.25 * (1.36 * 6 - 3))));
  CHECK(two.contacts("after") == 1);  // by default the visit of who gives up ends
  CHECK(two["gave_up"] == 50);
  CHECK(two["revenue"] == about(10.0 / 2));
  CHECK(two_at_once(desk("people: 1", "on_renege: after, " + touchpoint)).contacts("after") == 2);
}

TEST_CASE("who gives up gives no stated evidence, has no effects, and does not get used to the place",
          "[mechanisms][queue]") {
  std::string yaml = desk("people: 1",
                          "patience: 6 min, affect: {mean: 2}, trust: {competence: 1}, effects: {served_here: 1}, "
                          "habituates: true, half_life: 1000000 weeks, next: after");
  yaml.replace(yaml.find("memory: {"), 9, "memory: {rule: mean, ");
  yaml.insert(yaml.find("journeys:"), "state: {served_here: {start: 0}}\n");
  auto two = two_at_once(yaml);
  double wait_rule = felt(-0.25 * (1.36 * 6 - 3));
  CHECK(2 * two["competence"] == about((20 * 0.71 + 1) / 21 + 20 * 0.71 / (20 + 2 * -wait_rule / 5)));
  // A week later everybody is served, far from each other in time or not: one of the two was here before.
  const std::vector<std::string> two_people{"population.size=2", "desk.takes=if(week == 1, 90 min, 0 min)",
                                            "traits.novelty_seeking=1",
                                            "behaviour.return_rate=if(week == 1, 1, if(served_here > 0, 0, 1))"};
  auto later = live_with_visits({2, 1}, yaml, two_people);
  REQUIRE(later.at("desk", PerTouchpoint::reneged) == 1);  // else both were served, and nobody would have come again
  CHECK(3 * later.felt("desk") == about(felt(2) + wait_rule + felt(2)));
}

TEST_CASE("renege_affect replaces the wait rule for who gives up, and for nobody else", "[mechanisms][queue]") {
  auto two = two_at_once(desk("people: 1", "patience: 6 min, renege_affect: -1.5, affect: {mean: 2}, next: after"));
  CHECK(2 * two.felt("desk") == about(felt(2) + felt(-1.5)));
}

TEST_CASE("the more patient are served", "[mechanisms][queue]") {
  auto gave_up = [](const std::string& patience) {
    return live(desk("people: 1", "patience: " + patience + ", " + plain), forty)["gave_up"];
  };
  CHECK(gave_up("0 min") > gave_up("20 min"));
  CHECK(gave_up("20 min") > gave_up("60 min"));
  CHECK(gave_up("20 h") == 0);
}

TEST_CASE("people turn away from a queue longer than their limit", "[mechanisms][queue]") {
  auto lived = live(desk("people: 1", "balk_above: 2, on_renege: after, " + plain), forty);
  REQUIRE(lived.at("desk", PerTouchpoint::balked) > 10);
  CHECK(lived.waited("desk") <= 30);  // one at the desk and two ahead: never more
  CHECK(lived.contacts("after") == lived.episodes());
  CHECK(live(desk("people: 1", "balk_above: 100, " + plain), forty).at("desk", PerTouchpoint::balked) == 0);
  // the wait rule of no wait at all: turning away is neutral unless renege_affect says otherwise
  auto away = [&](const std::string& more) {
    std::string yaml = desk("people: 1", more + plain);
    auto three =
        live_with_visits({3}, yaml, {"population.size=3", "desk.takes=90 min", "traits.acceptable_wait=300 min"});
    REQUIRE(three.at("desk", PerTouchpoint::balked) == 1);
    return 3 * three.felt("desk");
  };
  CHECK(away("balk_above: 0, ") == 0);
  CHECK(away("balk_above: 0, renege_affect: -2, ") == about(felt(-2)));
}

TEST_CASE("more people make shorter waits", "[mechanisms][queue]") {
  double one = live(desk("people: 1", plain), forty)["wait"], two = live(desk("people: 2", plain), forty)["wait"],
         five = live(desk("people: 40", plain), forty)["wait"];
  CHECK(one > two);
  CHECK(two > five);
  CHECK(five == 0);
}

TEST_CASE("staff cost is planned hours times wage, busy or not", "[mechanisms][queue]") {
  CHECK(live(desk("people: 2, cost_per_hour: 20", plain))["cost"] == about(2 * 12 * 20));
  CHECK(live(desk("shifts: [{people: 1, from: \"07:00\", until: \"10:00\"}, {people: 3, from: \"10:00\", until: "
                  "\"23:00\"}], cost_per_hour: 10",
                  plain))["cost"] == about((2 + 3 * 10) * 10));
  CHECK(live(desk("people: \"if(weekday == 1, 4, 9)\", cost_per_hour: 10", plain))["cost"] == about(4 * 12 * 10));
}

TEST_CASE("work after the last shift is paid by the minute under serve_all", "[mechanisms][queue]") {
  const std::string shift = "shifts: [{people: 1, from: \"08:00\", until: \"09:00\"}], cost_per_hour: 60";
  auto lived = live(desk(shift, plain), forty);
  REQUIRE(lived.at("desk", PerTouchpoint::served) == lived.episodes());
  double minutes = 10.0 * static_cast<double>(lived.episodes());
  double overtime = static_cast<double>(lived.figures.get(0, PerPool::overtime)) / 0x1p20;
  CHECK(static_cast<double>(lived.figures.get(0, PerPool::busy)) / 0x1p20 == about(minutes));
  CHECK(overtime > minutes - 60);
  CHECK(lived["cost"] == about(60 + overtime));
}

TEST_CASE("work in a break is paid by the minute, whichever way the shop closes", "[mechanisms][queue]") {
  // One visit between eight and nine of 90 minutes; nobody is scheduled from nine to eleven. What lies after nine is
  // overtime: begin + 90 - 60 minutes, with the day's end far away.
  const std::string shifts =
      "shifts: [{people: 1, from: \"08:00\", until: \"09:00\"}, {people: 2, from: \"11:00\", until: \"12:00\"}], "
      "cost_per_hour: 60";
  for (const char* closing : {"closing: serve_all, ", "closing: send_away, "}) {
    auto lived = one_visit(desk(shifts, plain, closing), {"desk.takes=90 min"});
    auto late = one_visit(desk(shifts, plain, closing), {"desk.takes=240 min"});  // into the next shift, and beyond it
    REQUIRE(lived.at("desk", PerTouchpoint::served) == 1);
    auto overtime = [](const Lived& l) { return static_cast<double>(l.figures.get(0, PerPool::overtime)) / 0x1p20; };
    const double begin = overtime(lived) - 30;  // minutes after eight
    CHECK((begin >= 0 && begin < 60));
    CHECK(lived["cost"] == about(60 + 120 + overtime(lived)));
    CHECK(overtime(late) == about(120 + begin));  // nine to eleven, and from twelve to begin + 240
  }
}

TEST_CASE("who is served in a break under serve_all is served in paid time", "[mechanisms][queue]") {
  const std::string shifts =
      "shifts: [{people: 1, from: \"08:00\", until: \"08:01\"}, {people: 1, from: \"09:00\", until: \"10:00\"}], "
      "cost_per_hour: 60";
  auto lived = one_visit(desk(shifts, plain), {"desk.takes=2 min"});
  const double overtime = static_cast<double>(lived.figures.get(0, PerPool::overtime)) / 0x1p20;
  REQUIRE(lived.waited("desk") == 0);
  CHECK((overtime > 0 && overtime <= 2));
  CHECK(lived["cost"] == about(61 + overtime));
}

TEST_CASE("under send_away who still waits at the end goes home unserved", "[mechanisms][queue]") {
  const std::string shift = "shifts: [{people: 1, from: \"08:00\", until: \"09:00\"}], cost_per_hour: 60";
  auto lived = live(desk(shift, plain, "closing: send_away, "), forty);
  CHECK(lived.at("desk", PerTouchpoint::served) <= 6);
  CHECK(lived.at("desk", PerTouchpoint::reneged) == lived.episodes() - lived.at("desk", PerTouchpoint::served));
  CHECK(static_cast<double>(lived.figures.get(0, PerPool::overtime)) / 0x1p20 <= 10);
}

TEST_CASE("skill is the quality of service that touchpoints can read", "[mechanisms][queue]") {
  const std::string yaml = desk("people: 40, skill: 0.6", "affect: {mean: \"0.5 + 2 * service_quality\"}, next: after");
  CHECK(live(yaml, forty).felt("desk") == about(felt(0.5 + 2 * 0.6)));
  CHECK(live(yaml, with({"clerks.skill=0.9"})).felt("desk") == about(felt(0.5 + 2 * 0.9)));
}

TEST_CASE("utilisation in expressions is yesterday's", "[mechanisms][queue]") {
  std::string yaml = desk("people: 2", "affect: {mean: \"utilisation\"}, next: after");
  yaml.replace(yaml.find("mon: \"08:00-20:00\""), 18, "mon..tue: \"08:00-20:00\"");
  auto lived = live(yaml, with({"desk.takes=30 min", "perception.wait_pain=0"}));
  double busy = static_cast<double>(lived.figures.get(0, PerPool::busy)) / 0x1p20 / (4 * 12 * 60);
  CHECK(lived["utilisation"] == about(100 * busy));
  // Monday's contacts read 0, Tuesday's read Monday's load: the mean lies strictly between
  CHECK(lived.felt("desk") > 0);
  CHECK(lived.felt("desk") < felt(1));
}

TEST_CASE("at a touchpoint without a queue there is no wait", "[mechanisms][queue]") {
  std::string yaml = desk("people: 1", plain);
  yaml.replace(yaml.find("after: {affect: {mean: 1}"), 25,
               "after: {affect: {mean: \"1 + 0.01 * wait + 0.01 * perceived_wait + queue_length\"}");
  CHECK(two_at_once(yaml).felt("after") == about(felt(1)));
}

TEST_CASE("a queue that would go on past midnight is a failure that names the pool", "[mechanisms][queue]") {
  const std::string said = failure(desk("people: 1", plain), {"population.size=40", "desk.takes=6 h"});
  CHECK(said.find("midnight") != std::string::npos);
  CHECK(said.find("'clerks'") != std::string::npos);
  CHECK(failure(two_moments, {"population.size=40", "good.takes=20 h"}) == "");  // nobody serves there
}
