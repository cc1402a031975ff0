// Revenue, staff, the costs of policies, margin, and what a band of customers is worth: exact amounts.
#include "tests/mechanisms/lab.hpp"

using namespace peakend::lab;

namespace {
// Every customer spends 20 at each visit; costs of policies of every kind.
const std::string till = still_life + R"(money: {gross_margin: 0.25}
segments: {near: {share: 0.5}, far: {share: 0.5}}
journeys:
  visit:
    starts: {rate: return_rate}
    first: hall
    touchpoints:
      hall: {next: {till: 0.5, exit: otherwise}}
      till: {affect: {mean: 1}, spend: 20, next: exit}
      exit: {next: end}
policies:
  once: {change: {exit.affect.mean: {add: 0}}, cost: {fixed: 700}, when: {from: week 2}}
  weekly: {change: {exit.affect.mean: {add: 0}}, cost: {per_week: 100}, when: {from: day 5, until: day 19}}
  each: {change: {exit.affect.mean: {add: 0}}, cost: {per_contact: {touchpoint: till, amount: 0.45}}}
  each_near: {change: {exit.affect.mean: {add: 0}}, who: "segment == near", cost: {per_contact: {touchpoint: exit, amount: 2}}}
  sunday: {change: {exit.affect.mean: {add: 0}}, cost: {fixed: 700}, when: {from: day 14}}
  together: {combine: [once, weekly]}
  bargain: {combine: [once, weekly], cost: {fixed: 50}}
  near_late: {change: {exit.affect.mean: {add: 0}}, who: "segment == near", when: {from: week 3}}
  nobody: {change: {exit.affect.mean: {add: 0}}, who: "segment == near and segment == far"}
  far_now: {change: {exit.affect.mean: {add: 0}}, who: "segment == far"}
  own_near: {combine: [each_near, nobody], cost: {per_contact: {touchpoint: exit, amount: 3}}}
  own_both: {combine: [each_near, far_now], cost: {per_contact: {touchpoint: exit, amount: 3}}}
  own_late: {combine: [nobody, near_late], cost: {per_contact: {touchpoint: exit, amount: 3}}}
  own_all: {combine: [each_near, weekly], cost: {per_contact: {touchpoint: exit, amount: 3}}}
  first_half: {change: {exit.affect.mean: {add: 0}}, when: {from: week 1, until: week 2}}
  second_half: {change: {exit.affect.mean: {add: 0}}, when: {from: week 3}}
  halves: {combine: [first_half, second_half], cost: {fixed: 50}}
)";
const std::vector<std::string> four_weeks{"population.size=500", "run.length=4 weeks"};
double costs(const std::string& policy) { return 4 * live(till, four_weeks, policy)["cost"]; }
double in_week(const Lived& lived, int week, PerWeek what) {
  return peakend::figures::to_money(lived.figures, lived.figures.get(week, what));
}
}  // namespace

TEST_CASE("revenue is what was spent, margin what is left of it after goods, staff and policies",
          "[mechanisms][money]") {
  auto lived = live(till, four_weeks);
  auto sold = static_cast<double>(lived.contacts("till"));
  REQUIRE(sold > 500);
  CHECK(lived["revenue"] * 500 * 4 == Approx(20 * sold));  // nobody leaves: 500 customers, four weeks
  CHECK(lived["margin"] * 4 == Approx(0.25 * 20 * sold));
  CHECK(lived["cost"] == 0);
  CHECK(live(till, {four_weeks[0], four_weeks[1], "money.gross_margin=1"})["margin"] * 4 == Approx(20 * sold));
}

TEST_CASE("staff and policies come off the margin", "[mechanisms][money]") {
  std::string yaml = till;
  yaml.replace(yaml.find("{mon: \"08:00-20:00\"}"), 20,
               "{mon: \"08:00-20:00\"}, pools: {clerks: {people: 3, cost_per_hour: 25}}");
  yaml.replace(yaml.find("till: {affect"), 7, "till: {pool: clerks, ");
  auto lived = live(yaml, four_weeks, "once");
  double gross = 0.25 * 20 * static_cast<double>(lived.contacts("till"));
  CHECK(lived["cost"] * 4 == Approx(4 * 3 * 12 * 25 + 700));
  CHECK(lived["margin"] * 4 == Approx(gross - 4 * 3 * 12 * 25 - 700));
}

TEST_CASE("a fixed cost is booked once, in the week the policy begins", "[mechanisms][money]") {
  auto lived = live(till, four_weeks, "once");
  CHECK(lived["cost"] * 4 == about(700));
  CHECK(in_week(lived, 0, PerWeek::policy) == 0);
  CHECK(in_week(lived, 1, PerWeek::policy) == 700);
  CHECK(in_week(live(till, four_weeks, "sunday"), 1, PerWeek::policy) == 700);  // on the very day
}

TEST_CASE("a weekly cost is booked a seventh a day, while the policy holds", "[mechanisms][money]") {
  auto lived = live(till, four_weeks, "weekly");  // days 5 to 18: two weeks
  CHECK(in_week(lived, 0, PerWeek::policy) == Approx(100 * 3.0 / 7).margin(1e-4));
  CHECK(in_week(lived, 1, PerWeek::policy) == Approx(100).margin(1e-4));
  CHECK(in_week(lived, 2, PerWeek::policy) == Approx(100 * 4.0 / 7).margin(1e-4));
  CHECK(in_week(lived, 3, PerWeek::policy) == 0);
  CHECK(lived["cost"] * 4 == about(200));  // to the cent: a week is exact
}

TEST_CASE("a cost per contact counts contacts, of targeted customers alone", "[mechanisms][money]") {
  auto each = live(till, four_weeks, "each");
  CHECK(each["cost"] * 4 == Approx(0.45 * static_cast<double>(each.contacts("till"))));
  auto near = live(till, four_weeks, "each_near");
  CHECK(near["cost"] * 4 == Approx(2 * static_cast<double>(near.figures.get(4, PerGroup::episodes))));
}

TEST_CASE("a combination costs the sum of its members, unless it has a cost of its own", "[mechanisms][money]") {
  CHECK(costs("together") == about(900));
  CHECK(costs("bargain") == about(50));
}

TEST_CASE("a combination's own cost per contact counts contacts of whoever a member targets that day",
          "[mechanisms][money]") {
  auto near = live(till, four_weeks, "own_near");
  const std::int64_t near_exits = near.figures.get(4, PerGroup::episodes);
  CHECK(near["cost"] * 4 == Approx(3 * static_cast<double>(near_exits)));
  auto both = live(till, four_weeks, "own_both");  // one or the other: each contact once
  CHECK(both["cost"] * 4 == Approx(3 * static_cast<double>(both.contacts("exit"))));
  auto late = live(till, four_weeks, "own_late");
  CHECK(in_week(late, 1, PerWeek::policy) == 0);
  CHECK(in_week(late, 2, PerWeek::policy) > 0);
  CHECK(in_week(late, 2, PerWeek::policy) + in_week(late, 3, PerWeek::policy) < near["cost"] * 4);
}

TEST_CASE("a member without `who` targets everybody, on the days it holds", "[mechanisms][money]") {
  auto all = live(till, four_weeks, "own_all");  // open on days 1, 8, 15, 22; `weekly` holds on days 5 to 18
  for (int week : {0, 1, 2, 3}) {
    auto visits = static_cast<double>(all.figures.get(week, PerWeek::episodes));
    double spent = in_week(all, week, PerWeek::policy) / 3;
    INFO("week " << week);
    const bool everybody = week == 1 || week == 2;
    if (everybody) CHECK(spent == Approx(visits));
    if (!everybody) CHECK((spent > 0.3 * visits && spent < 0.9 * visits));
  }
}

TEST_CASE("the fixed cost of a combination is booked once, also when its members follow each other",
          "[mechanisms][money]") {
  CHECK(costs("halves") == about(50));
}

TEST_CASE("money is booked to the last cent, however large", "[mechanisms][money]") {
  CHECK(live(till, {four_weeks[0], four_weeks[1], "policies.once.cost.fixed=123456.78"}, "once")["cost"] * 4 ==
        Approx(123456.78).epsilon(0).margin(0.001));
}

TEST_CASE("constant amounts are exact to the last thousandth of a cent", "[mechanisms][money]") {
  auto booked = [](const std::string& policy, std::vector<std::string> sets) {
    sets.insert(sets.end(), four_weeks.begin(), four_weeks.end());
    auto lived = live(till, sets, policy);
    std::int64_t sum = 0;
    for (int week = 0; week < 4; ++week) sum += lived.figures.get(week, PerWeek::policy);
    return std::pair(sum, lived.contacts("till"));
  };
  CHECK(booked("once", {"policies.once.cost.fixed=123456789.37"}).first == 12'345'678'937'000);
  CHECK(booked("weekly", {"policies.weekly.cost.per_week=1234567.89"}).first == 2 * 123'456'789'000);
  auto [sum, contacts] = booked("each", {"policies.each.cost.per_contact.amount=98765.432"});
  CHECK(sum == contacts * 9'876'543'200);
}

TEST_CASE("a wage is exact, also where a policy sets it", "[mechanisms][money]") {
  std::string yaml = till;
  yaml.replace(yaml.find("{mon: \"08:00-20:00\"}"), 20,
               "{mon: \"08:00-20:00\"}, pools: {clerks: {people: 1, cost_per_hour: 123456.789}}");
  yaml.replace(yaml.find("      till: {"), 13, "      till: {pool: clerks, ");
  yaml += "  raise: {change: {cost_per_hour: 234567.891}}\n";
  CHECK(live(yaml, {"run.length=1 week"}).figures.get(0, PerWeek::staff) == 12 * 12'345'678'900);
  CHECK(live(yaml, {"run.length=1 week"}, "raise").figures.get(0, PerWeek::staff) == 12 * 23'456'789'100);
}

TEST_CASE("money is counted in thousandths of the currency's smallest unit", "[mechanisms][money]") {
  for (auto [currency, scale] : {std::pair{"EUR", 100'000}, {"JPY", 1'000}, {"KWD", 1'000'000}}) {
    auto lived = live("currency: " + std::string(currency) + "\n" + till, four_weeks, "once");
    INFO(currency);
    CHECK(lived.figures.get(1, PerWeek::policy) == 700 * scale);
    CHECK(lived.figures.get(0, PerGroup::revenue) == 20 * scale * lived.contacts("till"));
    CHECK(lived["cost"] * 4 == about(700));
    CHECK(lived["revenue"] * 500 * 4 == Approx(20 * static_cast<double>(lived.contacts("till"))));
  }
}

TEST_CASE("a day's money that could not be counted exactly fails the run and says which", "[mechanisms][money]") {
  using Catch::Matchers::Contains;
  CHECK_THAT(failure(till, {"till.spend=2e10", "population.size=500"}), Contains("a day's revenue is too large"));
  std::string yaml = till;
  yaml.replace(yaml.find("{mon: \"08:00-20:00\"}"), 20,
               "{mon: \"08:00-20:00\"}, pools: {clerks: {people: 100, cost_per_hour: 1e8}}");
  yaml.replace(yaml.find("      till: {"), 13, "      till: {pool: clerks, ");
  CHECK_THAT(failure(yaml), Contains("a day's staff cost of pool 'clerks' is too large"));
}

TEST_CASE("a sum that outgrows the run fails it and says which", "[mechanisms][money]") {
  // 24 hours a day at 9e8 are 2.16e15 thousandths of a cent; 2136 days of that pass 2^62.
  std::string yaml = till;
  yaml.replace(yaml.find("{mon: \"08:00-20:00\"}"), 20,
               "{mon..sun: \"00:00-24:00\"}, pools: {clerks: {people: 1, cost_per_hour: 9e8}}");
  yaml.replace(yaml.find("      till: {"), 13, "      till: {pool: clerks, ");
  CHECK(failure(yaml, {"run.length=305 weeks", "behaviour.return_rate=0"}) == "");
  CHECK_THAT(failure(yaml, {"run.length=306 weeks", "behaviour.return_rate=0"}),
             Catch::Matchers::Contains("day 2136: the sum of staff cost over the run is too large"));
}

TEST_CASE("money of a warm-up counts nowhere", "[mechanisms][money]") {
  auto lived = live(till, {four_weeks[0], "run.length=1 week", "run.warm_up=3 weeks"});
  CHECK(lived["revenue"] * 500 == Approx(20 * static_cast<double>(lived.contacts("till"))));
}

TEST_CASE("a band's revenue is that of customers whose last score before the four weeks was in it",
          "[mechanisms][money]") {
  // In the warm-up the near give a 10 and the far a 0; then nobody's score changes band any more, and the near
  // spend 30.
  std::vector<std::string> sets{"population.size=2000",
                                "run.warm_up=4 weeks",
                                "run.length=8 weeks",
                                "behaviour.return_rate=2",
                                "till.spend=if(segment == near, 30, 10)",
                                "behaviour.recommend=if(segment == near, 10, 0)"};
  auto lived = live(till, sets);
  CHECK(lived["revenue.promoters"] == Approx(30 * 0.5 * 2).epsilon(0.05));
  CHECK(lived["revenue.detractors"] == Approx(10 * 0.5 * 2).epsilon(0.05));
  CHECK(lived["visits.promoters"] == Approx(2).epsilon(0.05));
  CHECK(lived["revenue.near"] == Approx(30 * 0.5 * 2).epsilon(0.05));
}

TEST_CASE("without a score before the four weeks a customer is in no band", "[mechanisms][money]") {
  auto lived = live(till, {"population.size=500", "run.length=4 weeks", "behaviour.recommend=10"});
  CHECK(lived["promoters"] == 100);               // all scores of the period
  CHECK(std::isnan(lived["revenue.promoters"]));  // and nobody who was a promoter before it
}

TEST_CASE("bands do not look ahead: a score changes the band at the next period only", "[mechanisms][money]") {
  // Everybody gives a 0 in the warm-up and a 10 from then on.
  auto lived = live(till, {"population.size=2000", "run.warm_up=4 weeks", "run.length=8 weeks",
                           "behaviour.return_rate=3", "behaviour.recommend=if(week > 0, 10, 0)"});
  double detractor_weeks = static_cast<double>(lived.figures.get(3, PerGroup::customer_days)) / 7;
  double promoter_weeks = static_cast<double>(lived.figures.get(1, PerGroup::customer_days)) / 7;
  CHECK(detractor_weeks == Approx(2000 * 4).epsilon(0.001));  // the first four weeks, all but those who never came
  CHECK(promoter_weeks == Approx(2000 * 4).epsilon(0.001));
  CHECK(lived["visits.detractors"] == Approx(3).epsilon(0.05));  // although their scores were tens by then
}
