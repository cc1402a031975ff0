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

TEST_CASE("for whom a policy is, is settled on the first morning of a visit", "[mechanisms][later][policies]") {
  const std::string yaml = order_and("affect: {mean: -1}, after: 2 days") + R"(policies:
  mondays: {change: {delivery.affect.mean: 1}, who: "weekday == 1", cost: {per_contact: {touchpoint: delivery, amount: 3}}}
  wednesdays: {change: {delivery.affect.mean: 1}, who: "weekday == 3", cost: {per_contact: {touchpoint: delivery, amount: 3}}}
  from_tuesday: {change: {delivery.affect.mean: 1}, who: "segment == people", when: {from: day 2}}
  from_tuesday_on: {change: {delivery.affect.mean: 1}, when: {from: day 2}}
  over_by_then: {change: {delivery.affect.mean: 1}, who: "weekday == 1", when: {from: day 1, until: day 2}}
)";
  std::string all = yaml;
  all.insert(all.find("journeys:"), "segments: {people: {share: 1}}\n");
  CHECK(one_visit(all, {}, "mondays").felt("delivery") == about(felt(1)));
  CHECK(one_visit(all, {}, "mondays")["cost"] == about(3));
  CHECK(one_visit(all, {}, "wednesdays").felt("delivery") == about(felt(-1)));
  CHECK(one_visit(all, {}, "wednesdays")["cost"] == 0);
  CHECK(one_visit(all, {}, "from_tuesday").felt("delivery") == about(felt(-1)));
  CHECK(one_visit(all, {}, "from_tuesday_on").felt("delivery") == about(felt(1)));
  CHECK(one_visit(all, {}, "over_by_then").felt("delivery") == about(felt(-1)));  // its change holds while it does
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

TEST_CASE("what may come to the store's people on the same day comes when it is open", "[mechanisms][later]") {
  auto gave_up = [](const std::string& first, const std::string& help) {
    std::string yaml = order_and("next: help", first);
    yaml.replace(yaml.find("next: help, next: end"), 21, "after: 2 days, next: help");
    yaml += "      help: {pool: desk, takes: 1 min, " + help + "next: end}\n";
    yaml.replace(yaml.find("{open: {mon: \"08:00-20:00\"}}"), 28, "{open: {mon..fri: \"08:00-20:00\"}, pools: {desk: {people: 9}}}");
    const auto lived = live(yaml, {"population.size=300", "behaviour.return_rate=0.5", "run.length=4 weeks"});
    CHECK(lived.contacts("help") > 400);
    return lived.contacts("help") - lived.at("help", PerTouchpoint::served);
  };
  for (const char* after : {"", "after: 0 days, ", "after: 1 day, ", "after: {exponential: {mean: 1 day}}, "}) {
    CHECK(gave_up("affect: {mean: 1}", after) == 0);
    CHECK(gave_up("takes: 14 h", after) == 0);
  }
}

TEST_CASE("who passes midnight on the way to the store's people comes when it is open", "[mechanisms][later]") {
  std::string yaml = order_and("pool: desk, takes: 1 min, affect: {mean: \"0.002 * minute\"}", "takes: 24 h");
  yaml.replace(yaml.find("{open: {mon: \"08:00-20:00\"}}"), 28, "{open: {mon: \"08:00-20:00\"}, pools: {desk: {people: 9}}}");
  const auto lived = live(yaml, many);
  CHECK(lived.contacts("delivery") > 50);
  CHECK(lived.at("delivery", PerTouchpoint::served) == lived.contacts("delivery"));
  CHECK(lived.waited("delivery") < 1);
}

TEST_CASE("an occasion counts where it arises, however long the visit takes", "[mechanisms][later][choice]") {
  auto share = [](const std::string& more) {
    std::string yaml = order_and("affect: {mean: 1}" + more);
    yaml.replace(yaml.find("behaviour: {"), 12, "behaviour: {choose: 0.5, ");
    return live(yaml, many)["share"];
  };
  CHECK(share(", after: 1 week") == share(""));
}

TEST_CASE("a letter that ends under another reach still changes when a prospect joins", "[mechanisms][later]") {
  auto customers = [](const std::string& join_rate) {
    return live(R"yaml(peakend: 1
scenario: lab
run: {start: 2026-01-05, warm_up: 0 weeks, length: 3 weeks, seed: 1}
population: {size: 2000, prospects: 0.8}
behaviour: {return_rate: 0.5, base_leave: 0, join_rate: ")yaml" + join_rate + R"yaml("}
stores: {shop: {open: {mon: "08:00-20:00", thu: "08:00-20:00"}, pools: {desk: {people: 1}}}}
journeys:
  visit:
    starts: {rate: return_rate}
    first: order
    touchpoints:
      order: {affect: {mean: 1}, next: end}
  letter:
    starts: {by: firm, every: 7 days, reach: everybody}
    first: opens
    touchpoints:
      opens: {affect: {mean: 1}, next: reads}
      reads: {affect: {mean: 5}, after: 3 days, next: end}
policies:
  narrow: {change: {journeys.letter.starts.reach: customers}, when: {from: day 2}}
)yaml", {}, "narrow")["customers"];
  };
  // The second is looked at every day, for nothing is known of how high it can get.
  CHECK(customers("0.05 * exp(expectation)") == customers("0.05 * exp(expectation) + 0 * pools.desk.utilisation"));
}

TEST_CASE("who leaves keeps what is on its way", "[mechanisms][later]") {
  const auto leave = with(many, "behaviour.base_leave=5");
  const auto lived = live(order_and("affect: {mean: -1}, after: 3 days"), leave);
  CHECK(lived["left"] > 100);
  CHECK(lived.contacts("delivery") == lived.contacts("order"));
  CHECK(lived.episodes() == lived.contacts("order"));
}

TEST_CASE("a delay may read what is known when the touchpoint before is left, and its moment is of the day", "[mechanisms][later]") {
  const auto lived = one_visit(order_and("affect: {mean: \"0.5 * weekday\"}, after: \"if(minute > 480 and visited(order), 2 days, 5 days)\"", "takes: 60 min"));
  CHECK(lived.felt("delivery") == about(felt(1.5)));
  const auto many_of_them = live(order_and("affect: {mean: \"minute / 1440 min\"}, after: 1 day"), many);
  CHECK(many_of_them.felt("delivery") == Approx(felt(0.583)).margin(0.02));  // from eight to eight: 14 h on average
}

TEST_CASE("what comes after nothing is refused", "[mechanisms][later]") {
  CHECK(refused(order_and("after: -1 days")));
  CHECK(refused(order_and("after: 3")));
  CHECK(refused(order_and("affect: {mean: 1}", "after: 1 day")));
  CHECK(failure(order_and("after: \"(day - 100) * 1 day\""), many) != "");
}
