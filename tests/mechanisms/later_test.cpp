// Episodes over days: `after`, and what passes midnight.
#include "tests/mechanisms/lab.hpp"

using namespace peakend::lab;

namespace {

// An order on a Monday, and a moment that may come later; `more` is of the second.
std::string order_and(const std::string& more, const std::string& first = "affect: {mean: 2}") {
  return still_life + "journeys:\n  visit:\n    starts: {rate: return_rate}\n    first: order\n    touchpoints:\n      order: {" +
         first + ", next: delivery}\n      delivery: {" + more + ", next: end}\n";
}
const std::vector<std::string> many{"population.size=400", "behaviour.return_rate=0.5", "run.length=2 weeks"};

std::vector<std::string> with(std::vector<std::string> sets, const std::string& more) {
  sets.push_back(more);
  return sets;
}
}  // namespace

TEST_CASE("a visit goes on so many days later, and is over when its last contact is", "[mechanisms][later]") {
  const auto now = live(order_and("affect: {mean: -1}"), many);
  const auto thursday = live(order_and("affect: {mean: -1}, after: 3 days"), many);
  CHECK(thursday.contacts("order") == now.contacts("order"));
  CHECK(thursday.contacts("delivery") == thursday.contacts("order"));
  CHECK(thursday.episodes() == thursday.contacts("order"));
  const auto next_week = live(order_and("affect: {mean: -1}, after: 1 week"), many);
  const auto first_week = live(order_and("affect: {mean: -1}"), with(many, "run.length=1 week"));
  CHECK(next_week.contacts("order") > next_week.contacts("delivery"));
  CHECK(next_week.contacts("delivery") == first_week.contacts("order"));
  CHECK(next_week.episodes() == next_week.contacts("delivery"));
}

TEST_CASE("moments on several days are remembered as one visit", "[mechanisms][later]") {
  const auto now = one_visit(order_and("affect: {mean: -1}"));
  const auto later = one_visit(order_and("affect: {mean: -1}, after: 2 days"));
  for (const char* outcome : {"remembered", "memory", "pleasure", "pain", "end", "satisfaction"})
    CHECK(later[outcome] == now[outcome]);
}

TEST_CASE("a time that rounds to no day is at once", "[mechanisms][later]") {
  const auto now = live(order_and("affect: {mean: -1}"), many), hours = live(order_and("affect: {mean: -1}, after: 11 h"), many);
  CHECK(hours.figures.sums == now.figures.sums);
  CHECK(live(order_and("affect: {mean: \"0.1 * day\"}, after: 13 h"), many).felt("delivery") > now.felt("delivery"));
}

TEST_CASE("the days between are no time of the visit", "[mechanisms][later]") {
  std::string yaml = order_and("takes: 10 min, after: 3 days", "takes: 20 min");
  yaml.replace(yaml.find("memory: {"), 9, "memory: {rule: custom, custom: \"duration / 10\", ");
  CHECK(one_visit(yaml)["remembered"] == about(3));
}

TEST_CASE("a contact on a later day reads that day", "[mechanisms][later]") {
  CHECK(one_visit(order_and("affect: {mean: \"0.5 * weekday\"}, after: 3 days")).felt("delivery") == about(felt(2)));
  CHECK(one_visit(order_and("affect: {mean: \"if(visited(order), 2, 1)\"}, after: 3 days")).felt("delivery") == about(felt(2)));
  const auto drawn = live(order_and("affect: {mean: \"0.5 * weekday\"}, after: {uniform: {low: 12 h, high: 84 h}}"), many);
  CHECK(drawn.felt("delivery") == Approx((felt(1) + felt(1.5) + felt(2)) / 3).margin(0.1));  // Tuesday to Thursday alike
}

TEST_CASE("what needs people of the store goes on when it is open", "[mechanisms][later]") {
  std::string yaml = order_and("pool: desk, takes: 1 min, after: 1 day");
  yaml.replace(yaml.find("{open: {mon: \"08:00-20:00\"}}"), 28, "{open: {mon: \"08:00-20:00\"}, pools: {desk: {people: 9}}}");
  CHECK(live(yaml, with(many, "run.length=1 week")).contacts("delivery") == 0);
  const auto lived = live(yaml, many);
  CHECK(lived.contacts("delivery") == live(yaml, with(many, "run.length=1 week")).contacts("order"));
  CHECK(lived.at("delivery", PerTouchpoint::served) == lived.contacts("delivery"));
}

TEST_CASE("a policy is for a visit to its end as it was on its first morning", "[mechanisms][later][policies]") {
  const std::string yaml = order_and("affect: {mean: -1}, after: 2 days") + R"(policies:
  mondays: {change: {delivery.affect.mean: 1}, who: "weekday == 1", cost: {per_contact: {touchpoint: delivery, amount: 3}}}
  wednesdays: {change: {delivery.affect.mean: 1}, who: "weekday == 3", cost: {per_contact: {touchpoint: delivery, amount: 3}}}
  from_tuesday: {change: {delivery.affect.mean: 1}, who: "segment == people", when: {from: day 2}}
  from_tuesday_on: {change: {delivery.affect.mean: 1}, when: {from: day 2}}
)";
  std::string all = yaml;
  all.insert(all.find("journeys:"), "segments: {people: {share: 1}}\n");
  CHECK(one_visit(all, {}, "mondays").felt("delivery") == about(felt(1)));
  CHECK(one_visit(all, {}, "mondays")["cost"] == about(3));
  CHECK(one_visit(all, {}, "wednesdays").felt("delivery") == about(felt(-1)));
  CHECK(one_visit(all, {}, "wednesdays")["cost"] == 0);
  CHECK(one_visit(all, {}, "from_tuesday").felt("delivery") == about(felt(-1)));
  CHECK(one_visit(all, {}, "from_tuesday_on").felt("delivery") == about(felt(1)));
}

TEST_CASE("what is spent is booked on its day", "[mechanisms][later][money]") {
  const auto lived = live(order_and("spend: 5, after: 1 week", "spend: 10"), many);
  auto revenue = [&](int week) { return static_cast<double>(lived.figures.get(week, PerWeek::revenue)) / 100'000; };
  const double first = static_cast<double>(lived.contacts("delivery")), all = static_cast<double>(lived.contacts("order"));
  CHECK(revenue(0) == about(10 * first));
  CHECK(revenue(1) == about(10 * (all - first) + 5 * first));
  CHECK(lived["revenue"] * 2 * 400 == about(10 * all + 5 * first));
}

TEST_CASE("states change when the visit is over", "[mechanisms][later]") {
  std::string yaml = order_and("affect: {mean: \"happy\"}, after: 2 days", "effects: {happy: 1}");
  yaml.insert(yaml.find("journeys:"), "state: {happy: {start: 0}}\n");
  CHECK(one_visit(yaml).felt("delivery") == 0);
  const auto twice = live_with_visits({1, 1}, yaml);
  CHECK(twice.felt("delivery") == about(felt(1) / 2));
}

TEST_CASE("an open visit keeps what it has, whoever comes meanwhile", "[mechanisms][later]") {
  const std::string daily = "run.length=4 weeks";
  auto counting = [&](const std::string& at_order, const std::string& at_delivery) {
    std::string yaml = order_and("spend: count, after: 2 days" + at_delivery, "affect: {mean: 1}" + at_order);
    yaml.insert(yaml.find("journeys:"), "state: {count: {start: 0}}\n");
    yaml.replace(yaml.find("mon: \""), 6, "mon..sun: \"");
    return live(yaml, {"population.size=300", "behaviour.return_rate=3", daily}).figures.sums;
  };
  CHECK(counting(", effects: {count: {add: 1}}", "") == counting("", ", effects: {count: {add: 1}}"));
}

TEST_CASE("who waits for the rest of a visit may begin another", "[mechanisms][later]") {
  auto orders = [&](const std::string& more) {
    std::string yaml = order_and("affect: {mean: 1}" + more);
    yaml.replace(yaml.find("mon: \""), 6, "mon..sun: \"");
    return live(yaml, {"population.size=300", "behaviour.return_rate=3", "run.length=3 weeks"}).contacts("order");
  };
  CHECK(orders(", after: 4 days") == orders(""));
}

TEST_CASE("who is past midnight goes on the next day", "[mechanisms][later]") {
  std::string yaml = order_and("affect: {mean: \"0.5 * weekday\"}, takes: 10 min", "takes: 30 h");
  yaml.replace(yaml.find("memory: {"), 9, "memory: {rule: custom, custom: \"duration / 1000\", ");
  const auto lived = one_visit(yaml);  // from a Monday between 8 and 20 to a Tuesday or Wednesday
  CHECK(lived["remembered"] == about(1.81));
  const double found = lived.felt("delivery");
  CHECK((found == about(felt(1)) || found == about(felt(1.5))));
}

TEST_CASE("what comes after nothing is refused", "[mechanisms][later]") {
  CHECK(refused(order_and("after: -1 days")));
  CHECK(refused(order_and("after: 3")));
  CHECK(refused(order_and("affect: {mean: 1}", "after: 1 day")));
  CHECK(failure(order_and("after: \"(day - 100) * 1 day\""), many) != "");
}
