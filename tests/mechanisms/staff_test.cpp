// Staff: engagement from day to day, what reads it, and what is done for tickets.
#include <algorithm>

#include "agents/life/run.hpp"
#include "tests/mechanisms/lab.hpp"

using namespace peakend::lab;

namespace {
// A desk with one clerk, open for two hours on Mondays; a visit keeps the clerk busy for 114 of the 120 minutes.
std::string clerk(const std::string& pool, const std::string& mean = "0.5", const std::string& more = "") {
  return R"(peakend: 1
scenario: lab
run: {start: 2026-01-05, warm_up: 0 weeks, length: 1 week, seed: 1}
population: {size: 1}
traits: {pleasure_sensitivity: 1, pain_sensitivity: 1, style: 0}
behaviour: {return_rate: 1, base_leave: 0, answer_noise: 0}
stores:
  shop:
    open: {mon: "08:00-10:00"}
    pools: {clerks: {people: 1)" + pool + R"(}}
)" + more + R"(journeys:
  visit:
    starts: {rate: return_rate}
    first: desk
    touchpoints:
      desk: {pool: clerks, takes: 114 min, affect: {mean: ")" + mean + R"("}, next: after}
      after: {affect: {mean: "2 * pools.clerks.engagement"}, next: end}
)";
}

// The next morning's engagement, by hand.
double next(double e, double load, double autonomy = 0.5) {
  return e + 0.05 * (0.5 + autonomy / 2) * (1 - e) - 0.2 * std::max(0.0, load - 0.8) * e;
}

// The mean of the mornings of a week that begins with a day of this load, and goes on with rest; `e` becomes that of the
// Monday after it.
double week(double& e, double load, double autonomy = 0.5) {
  double sum = 0;
  for (int day = 0; day < 7; ++day) sum += e, e = next(e, day == 0 ? load : 0, autonomy);
  return sum / 7;
}
}  // namespace

TEST_CASE("engagement is lost to load above comfort and comes back by rest, day by day", "[mechanisms][staff]") {
  const std::string yaml = clerk(", engagement: 0.9");
  double rested = 0.9, tired = 0.9;
  const double at_rest = week(rested, 0), at_work = week(tired, 114.0 / 120);
  CHECK(live(yaml, {"behaviour.return_rate=0"})["engagement"] == about(100 * at_rest));
  CHECK(one_visit(yaml)["engagement"] == about(100 * at_work));
  CHECK(at_work < at_rest);
  double once_more = tired;
  CHECK(live_with_visits({1, 1}, yaml)["engagement"] == about(100 * (at_work + week(once_more, 114.0 / 120)) / 2));
  CHECK(one_visit(yaml, {"desk.takes=96 min"})["engagement"] == about(100 * at_rest));  // comfort, and not above it
}

TEST_CASE("the numbers of staff are keys, and without them nothing moves", "[mechanisms][staff]") {
  const std::string yaml = clerk(", engagement: 0.9");
  CHECK(one_visit(yaml, {"staff.recovers=0", "staff.wears=0"})["engagement"] == about(90));
  double e = 0.9, sum = 0;
  for (int day = 0; day < 7; ++day) sum += e, e = e + 0.1 * 0.75 * (1 - e) - (day == 0 ? 0.5 * (0.95 - 0.6) * e : 0);
  CHECK(one_visit(yaml, {"staff.recovers=0.1", "staff.wears=0.5", "staff.comfort=0.6"})["engagement"] == about(100 * sum / 7));
}

TEST_CASE("engagement stays within 0 and 1", "[mechanisms][staff]") {
  CHECK(one_visit(clerk(", engagement: 0.7"), {"staff.wears=100", "staff.recovers=0"})["engagement"] == about(70.0 / 7));
  CHECK(live(clerk(", engagement: 0.7, autonomy: 1"), {"staff.recovers=1", "run.length=2 weeks", "behaviour.return_rate=0"})["engagement"] == about(100 * (13 + 0.7) / 14));
}

TEST_CASE("autonomy brings engagement back sooner", "[mechanisms][staff]") {
  auto engaged = [](const char* autonomy) { return one_visit(clerk(", engagement: 0.6"), {std::string("clerks.autonomy=") + autonomy})["engagement"]; };
  for (const auto& [text, autonomy] : {std::pair{"0", 0.0}, std::pair{"0.5", 0.5}, std::pair{"1", 1.0}}) {
    double e = 0.6;
    CHECK(engaged(text) == about(100 * week(e, 114.0 / 120, autonomy)));
  }
  CHECK(engaged("1") > engaged("0.5"));
  CHECK(engaged("0.5") > engaged("0"));
  const std::string policy = "policies: {trust_them: {change: {clerks.autonomy: 1}}}\n";
  const std::string yaml = clerk(", engagement: 0.6", "0.5", policy);
  double e = 0.6;
  CHECK(one_visit(yaml, {}, "trust_them")["engagement"] == about(100 * week(e, 114.0 / 120, 1)));
}

TEST_CASE("expressions read the engagement of this morning, and service is skill times engagement", "[mechanisms][staff]") {
  double later = 0.9;
  week(later, 114.0 / 120);
  auto two = [](const std::string& mean) { return live_with_visits({1, 1}, clerk(", skill: 0.8, engagement: 0.9", mean)); };
  const auto plain = two("engagement");
  CHECK(plain.felt("desk") == about((felt(0.9) + felt(later)) / 2));
  CHECK(plain.felt("after") == about((felt(1.8) + felt(2 * later)) / 2));
  CHECK(two("3 * service_quality").felt("desk") == about((felt(3 * 0.8 * 0.9) + felt(3 * 0.8 * later)) / 2));
}

TEST_CASE("a pool without engagement is fully engaged for good", "[mechanisms][staff]") {
  const auto lived = live_with_visits({1, 1}, clerk(", skill: 0.8", "engagement + service_quality"), {"staff.wears=5"});
  CHECK(lived.felt("desk") == about(felt(1.8)));
  CHECK(lived.felt("after") == about(felt(2)));
  CHECK(lived.figures.layout.engaged == 0);
  CHECK_FALSE(peakend::spec::find_outcome(lived.scenario, "engagement").has_value());
}

TEST_CASE("engagement moves in the warm-up too, and counts only after it", "[mechanisms][staff]") {
  double e = 0.6;
  week(e, 0);
  CHECK(live(clerk(", engagement: 0.6"), {"behaviour.return_rate=0", "run.warm_up=1 week"})["engagement"] == about(100 * week(e, 0)));
}

TEST_CASE("a rate may read engagement, and is looked at anew every day", "[mechanisms][staff]") {
  std::string yaml = clerk(", engagement: 1");
  yaml.replace(yaml.find("size: 1}"), 8, "size: 40000}");
  yaml.replace(yaml.find("mon: \"08:00-10:00\""), 18, "mon..sun: \"08:00-10:00\"");
  // Nobody comes; nobody leaves on the first day, and on later days who is there leaves at 0.2 a week as long as engagement is below 0.99.
  const auto lived = live(yaml, {"behaviour.return_rate=0", "clerks.engagement=0.985", "staff.recovers=0.2", "behaviour.leave_rate=if(pools.clerks.engagement < 0.99, 0.2, 0)"});
  double e = 0.985;
  int days = 0;
  for (int day = 0; day < 7; ++day) days += e < 0.99, e = e + 0.2 * 0.75 * (1 - e);
  REQUIRE((days > 0 && days < 7));
  const double expected = 40'000 * (1 - std::exp(-0.2 * days / 7));
  CHECK(std::abs(lived["left"] - expected) < 4 * std::sqrt(expected));
}

TEST_CASE("who is rewarded on tickets works faster and colder", "[mechanisms][staff]") {
  const std::string policy = "policies: {tickets: {change: {clerks.rewarded_on: tickets}}}\n";
  const std::string yaml = clerk(", cost_per_hour: 60", "1", policy);
  auto busy = [](const Lived& lived) { return static_cast<double>(lived.figures.get(0, PerPool::busy)) / 0x1p20; };
  const auto before = one_visit(yaml), after = one_visit(yaml, {}, "tickets");
  CHECK(before.felt("desk") == about(felt(1)));
  CHECK(after.felt("desk") == about(felt(1 - 0.3)));
  CHECK(before.felt("after") == after.felt("after"));  // elsewhere nothing changes
  CHECK(busy(before) == about(114));
  CHECK(busy(after) == about(114 * 0.85));
  const auto own = one_visit(yaml, {"staff.haste=0.5", "staff.coldness=2"}, "tickets");
  CHECK(own.felt("desk") == about(felt(-1)));
  CHECK(busy(own) == about(57));
}

TEST_CASE("who is not served feels nothing of how tickets are worked off", "[mechanisms][staff]") {
  std::string yaml = clerk(", rewarded_on: tickets", "1");
  yaml.replace(yaml.find("takes: 114 min"), 14, "takes: 114 min, patience: 1 min, renege_affect: -1");
  CHECK(one_visit(yaml, {"clerks.people=0"}).felt("desk") == about(felt(-1)));
}
