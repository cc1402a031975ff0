// Rules that stop policies: when they are looked at, on what, what a stop does, and what follows it.
#include <algorithm>

#include "agents/figures/seen.hpp"
#include "tests/mechanisms/lab.hpp"

using namespace peakend::lab;
using peakend::figures::Figures;
using peakend::figures::PerTalk;
using peakend::figures::PerTopic;
using peakend::figures::Stops;
using peakend::spec::RuleFigure;

namespace {
// Open every day, some hundred people who come often, talk, spend and leave; `policies` as in a file.
std::string shop(const std::string& policies, const std::string& more = "") {
  std::string head = still_life;
  auto put = [&](const std::string& old, const std::string& now) { head.replace(head.find(old), old.size(), now); };
  put("length: 1 week", "length: 4 weeks"), put("warm_up: 0 weeks", "warm_up: 1 week"), put("size: 1}", "size: 400}");
  put("return_rate: 1, base_leave: 0", "return_rate: 2, base_leave: 0.02");
  put("{mon: \"08:00-20:00\"}", "{mon..sun: \"08:00-20:00\"}, pools: {desk: {people: 1, cost_per_hour: 20}}");
  return head + more +
         "journeys:\n  visit:\n    starts: {rate: return_rate}\n    first: moment\n    touchpoints:\n"
         "      moment: {pool: desk, takes: 4 min, affect: {mean: 0.5, sd: 1}, spend: 30, next: end}\n"
         "policies:\n" + policies;
}
const std::string busy = "{moment.affect.mean: {add: 1}, behaviour.return_rate: {times: 2}}";
const std::string costs = ", cost: {fixed: 500, per_week: 70, per_contact: {touchpoint: moment, amount: 0.2}}";

// Everything but the sums that say that it stopped.
std::vector<std::int64_t> without_stops(const Figures& figures) {
  auto sums = figures.sums;
  sums.resize(figures.layout.stop(Stops::stopped));
  return sums;
}
void check_alike(const std::string& yaml, const std::string& one, const std::string& other) {
  for (std::uint64_t luck = 0; luck < 2; ++luck)
    CHECK(without_stops(live(yaml, {}, one, luck).figures) == without_stops(live(yaml, {}, other, luck).figures));
}
}  // namespace

TEST_CASE("a rule that is always true stops a policy once it has held for a whole window, as if it had ended that day", "[mechanisms][stop]") {
  auto yaml = shop("  ruled: {change: " + busy + costs + ", stop_when: \"visits >= 0\", over: 3 days}\n" +
                   "  dated: {change: " + busy + costs + ", when: {until: day 4}}\n" +
                   "  later: {change: " + busy + costs + ", when: {from: day 5, until: week 4}, stop_when: \"1 > 0\"}\n" +
                   "  dated_later: {change: " + busy + costs + ", when: {from: day 5, until: day 12}}\n");
  check_alike(yaml, "ruled", "dated");
  check_alike(yaml, "later", "dated_later");
  auto stopped = live(yaml, {}, "ruled");
  CHECK(stopped["stopped"] == 100);
  CHECK(stopped["stop_day"] == 4);
  CHECK(live(yaml, {}, "later")["stop_day"] == 12);  // seven days, unless said otherwise
  CHECK(live(yaml, {}, "dated")["stopped"] == 0);
  CHECK(std::isnan(live(yaml, {}, "dated")["stop_day"]));
  CHECK(live(yaml)["stopped"] == 0);
}

TEST_CASE("a rule that never comes true leaves the policy as it is", "[mechanisms][stop]") {
  auto yaml = shop("  ruled: {change: " + busy + costs + ", stop_when: \"visits < 0\"}\n  plain: {change: " + busy + costs + "}\n");
  check_alike(yaml, "ruled", "plain");
  CHECK(live(yaml, {}, "ruled")["stopped"] == 0);
}

TEST_CASE("a rule is not looked at after the last day of its policy", "[mechanisms][stop]") {
  auto yaml = shop("  ruled: {change: " + busy + ", when: {until: day 10}, stop_when: \"day >= 10\", over: 1 day, on_stop: {moment.affect.mean: -3}}\n" +
                   "  dated: {change: " + busy + ", when: {until: day 10}}\n");
  check_alike(yaml, "ruled", "dated");
  CHECK(live(yaml, {}, "ruled")["stopped"] == 0);
}

TEST_CASE("weekly cost ends on the day of a stop, and fixed cost is spent", "[mechanisms][stop]") {
  auto yaml = shop("  ruled: {change: " + busy + ", cost: {fixed: 500, per_week: 70}, stop_when: \"1 > 0\", over: 10 days}\n");
  auto lived = live(yaml, {}, "ruled");
  double cost = 0;
  for (int week = 0; week < 4; ++week) cost += peakend::figures::money_in(lived.figures, week).policy_cost;
  CHECK(cost == about(500 + 100));
}

TEST_CASE("no data never stops a policy", "[mechanisms][stop]") {
  const std::string silent = "network: {kind: random, degree: 4}\n";
  auto stopped = [&](const std::string& rule) {
    auto yaml = shop("  ruled: {change: " + busy + ", stop_when: \"" + rule + "\"}\n", silent);
    return live(yaml, {"behaviour.talk=0"}, "ruled")["stopped"] == 100;
  };
  CHECK_FALSE(stopped("sentiment < 5"));
  CHECK_FALSE(stopped("not (sentiment < 5)"));
  CHECK_FALSE(stopped("sentiment != 5"));
  CHECK_FALSE(stopped("min(sentiment, -1) < 0"));
  CHECK_FALSE(stopped("visits >= 0 and not (sentiment < 5)"));
  CHECK_FALSE(stopped("talk / talk > 2 or not (talk / talk > 2)"));
  CHECK_FALSE(stopped("if(sentiment < 0, visits >= 0, visits < 0)"));
  CHECK(stopped("visits >= 0 or sentiment < 5"));
  CHECK(stopped("if(sentiment < 0, visits >= 0, visits > 0)"));
  CHECK(stopped("talk == 0"));
}

TEST_CASE("what follows a stop holds from the day after, to the end", "[mechanisms][stop]") {
  auto yaml = shop("  ruled: {change: " + busy + costs + ", stop_when: \"1 > 0\", over: 3 days, on_stop: {moment.affect.mean: -2, behaviour.return_rate: 1}}\n" +
                   "  first: {change: " + busy + costs + ", when: {until: day 4}}\n" +
                   "  then: {change: {moment.affect.mean: -2, behaviour.return_rate: 1}, when: {from: day 5}}\n" +
                   "  dated: {combine: [first, then]}\n");
  check_alike(yaml, "ruled", "dated");
  const std::string some = ", who: \"episodes > 3\"";
  auto for_some = shop("  ruled: {change: {moment.affect.mean: {add: 1}}, stop_when: \"1 > 0\", over: 9 days, on_stop: {moment.affect.mean: -2}" + some + "}\n" +
                       "  first: {change: {moment.affect.mean: {add: 1}}, when: {until: day 10}" + some + "}\n" +
                       "  then: {change: {moment.affect.mean: -2}, when: {from: day 11}" + some + "}\n" +
                       "  dated: {combine: [first, then]}\n");
  check_alike(for_some, "ruled", "dated");
}

TEST_CASE("the policies of a combination stop each by its own rule", "[mechanisms][stop]") {
  auto yaml = shop("  a: {change: {moment.affect.mean: {add: 1}}" + costs + ", stop_when: \"1 > 0\", over: 9 days, on_stop: {moment.affect.mean: {add: -1}}}\n" +
                   "  b: {change: {behaviour.return_rate: {times: 2}}, cost: {per_week: 35}, stop_when: \"day >= 13\", over: 2 days}\n" +
                   "  both: {combine: [a, b]}\n" +
                   "  a1: {change: {moment.affect.mean: {add: 1}}" + costs + ", when: {until: day 10}}\n" +
                   "  a2: {change: {moment.affect.mean: {add: -1}}, when: {from: day 11}}\n" +
                   "  b1: {change: {behaviour.return_rate: {times: 2}}, cost: {per_week: 35}, when: {until: day 13}}\n" +
                   "  dated: {combine: [a1, a2, b1]}\n");
  check_alike(yaml, "both", "dated");
  CHECK(live(yaml, {}, "both")["stop_day"] == 10);  // the first of them
  CHECK(live(yaml, {}, "b")["stop_day"] == 13);
}

TEST_CASE("a rule reads the mean of the days before, as many as it says", "[mechanisms][stop]") {
  // Everybody knows from day 10 on, and tells one other with probability 0.4 a day: 2.8 messages per person and week.
  const std::string plan = "network: {kind: random, degree: 6}\ntopics:\n  plan: {on: day 10, affect: {mean: -2}, clarity: 1, reach_first: 1, "
                           "retell: \"0.4 * heat\", talk_to: 1, half_life: 10000 weeks}\n";
  auto stop_day = [&](const std::string& rule) {
    return live(shop("  ruled: {change: {behaviour.answer_noise: 0.1}, " + rule + "}\n", plan), {"population.size=4000", "desk.people=40"}, "ruled")["stop_day"];
  };
  CHECK(stop_day("stop_when: \"volume.plan > 1\"") == 13);  // three of seven days: 1.2
  CHECK(stop_day("stop_when: \"volume.plan > 1.8\"") == 15);
  CHECK(stop_day("stop_when: \"volume.plan > 1\", over: 1 day") == 11);
  CHECK(stop_day("stop_when: \"volume.plan > 1.1\", over: 2 weeks") == 16);  // six of fourteen
  CHECK(std::isnan(stop_day("stop_when: \"volume.plan > 3.2\"")));
}

TEST_CASE("what a rule reads is what the outcomes of that name tell of the days", "[mechanisms][stop]") {
  const std::string plan = "network: {kind: random, degree: 6}\ntopics:\n  plan: {on: day 3, affect: {mean: -2}, reach_first: 0.5}\n";
  auto lived = live(shop("  ruled: {change: {behaviour.answer_noise: 0.1}, stop_when: \"visits < 0\"}\n", plan));
  const auto days = peakend::figures::between(lived.figures, Figures(lived.figures.layout).sums);
  auto seen = [&](RuleFigure figure) { return peakend::figures::seen(days, 28, figure, 0); };
  CHECK(seen(RuleFigure::sentiment) == lived["sentiment"]);
  CHECK(seen(RuleFigure::talk) == lived["talk"]);
  CHECK(seen(RuleFigure::visits) == lived["visits"]);
  CHECK(seen(RuleFigure::revenue) == lived["revenue"]);
  CHECK(seen(RuleFigure::wait) == lived["wait"]);
  CHECK(seen(RuleFigure::utilisation) == lived["utilisation"]);
  CHECK(seen(RuleFigure::considers_leaving) == lived["considers_leaving"]);
  CHECK(seen(RuleFigure::left) == Approx(100 * lived["left"] / lived["customers"] / 4));
  CHECK(seen(RuleFigure::volume) == Approx(lived["volume.plan"] / 4));
  auto before = lived.figures.sums;
  before[days.layout.group(0, PerGroup::visits)] -= 40;
  before[days.layout.group(0, PerGroup::customer_days)] -= 140;
  CHECK(peakend::figures::seen(peakend::figures::between(lived.figures, before), 7, RuleFigure::visits, 0) == Approx(2));
}

TEST_CASE("a topic may be withdrawn by the policy that stops, from that day on", "[mechanisms][stop][topics]") {
  auto yaml = [](const std::string& withdrawn, const std::string& rule) {
    return shop("  announce: {change: {topics.plan.reach_first: 0.5}" + rule + "}\n  quiet: {change: {topics.plan.reach_first: 0.5}}\n",
                "network: {kind: random, degree: 6}\ntopics:\n  plan: {on: day 2, affect: {mean: -2}, reach_first: 0, half_life: 3 weeks, withdrawn: {" + withdrawn + ", cooling: 0.3}}\n");
  };
  const std::string ruled = yaml("by: announce", ", stop_when: \"sentiment < 0 or talk >= 0\", over: 9 days, on_stop: {topics.plan.reach_first: 0}");
  const std::string dated = yaml("on: day 10", ", stop_when: \"day >= 10\", over: 9 days, on_stop: {topics.plan.reach_first: 0}");
  auto lived = live(ruled, {}, "announce");
  CHECK(lived.figures.sums == live(dated, {}, "announce").figures.sums);
  CHECK(lived["stop_day"] == 10);
  CHECK(lived["volume_withdrawn.plan"] > 0);
  CHECK(live(ruled, {}, "quiet")["volume_withdrawn.plan"] == 0);  // nothing stops it
  CHECK(live(ruled, {}, "quiet")["volume.plan"] > lived["volume.plan"]);
}
