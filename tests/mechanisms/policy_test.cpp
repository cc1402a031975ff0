// Policies: what they change, for whom and when; that nothing else changes, down to the last bit; uncertain worlds.
#include "tests/mechanisms/lab.hpp"

using namespace peakend::lab;

namespace {
// Three moments with noise everywhere, two segments, and a policy of every kind.
const std::string shop = R"(peakend: 1
scenario: lab
run: {start: 2026-01-05, warm_up: 1 week, length: 4 weeks, seed: 1}
population: {size: 3000}
segments: {young: {share: 0.4}, old_hand: {share: 0.6}}
behaviour: {return_rate: 0.7, base_leave: 0}
stores: {shop: {open: {mon..sun: "08:00-20:00"}, pools: {tills: {people: 2, cost_per_hour: 10}}}}
journeys:
  visit:
    starts: {rate: return_rate}
    first: door
    touchpoints:
      door: {takes: {lognormal: {median: 5 min, sigma: 0.5}}, affect: {mean: 0.2, sd: 1}, next: {till: 0.5, exit: otherwise}}
      till: {pool: tills, takes: {lognormal: {median: 3 min, sigma: 0.5}}, affect: {mean: 0, sd: 1}, spend: {lognormal: {mean: 20, cv: 0.5}}, next: exit}
      exit: {affect: {mean: 0, sd: 1}, next: end}
policies:
  nothing: {change: {exit.affect.mean: {add: 0}}}
  kind_exit: {change: {exit.affect.mean: {add: 1}}}
  kind_exit_young: {change: {exit.affect.mean: {add: 1}}, who: "segment == young"}
  kind_door: {change: {door.affect.mean: {add: 1}}}
  third_week: {change: {exit.affect.mean: {add: 1}}, when: {from: week 3, until: week 4}}
  set_exit: {change: {exit.affect.mean: 0.5}}
  double_exit: {change: {exit.affect.mean: {times: 2}}}
  by_old: {change: {exit.affect.mean: "3 * old + 0.25"}}
  all_three: {combine: [kind_exit, double_exit, set_exit]}
  both: {combine: [kind_exit_young, kind_door]}
  slower: {change: {till.takes.median: {times: 2}}}
  everywhere: {change: {"journeys.visit.touchpoints.*.affect.mean": {add: 0.5}}}
  one_more: {change: {tills.people: {add: 1}}}
uncertain:
  door.affect.mean: {add: {normal: {mean: 0, sd: 0.5}}}
)";

// The sums of one touchpoint: contacts, affect, waits, and the histogram of what was felt.
bool same_at(const Lived& a, const Lived& b, const std::string& name) {
  int t = a.touchpoint(name);
  bool same = true;
  for (int f = 0; f < static_cast<int>(PerTouchpoint::count_); ++f)
    same &= a.figures.get(t, static_cast<PerTouchpoint>(f)) == b.figures.get(t, static_cast<PerTouchpoint>(f));
  for (int bin = 0; bin < peakend::figures::bins; ++bin)
    same &= a.figures.sums[a.figures.layout.bin(t, bin)] == b.figures.sums[b.figures.layout.bin(t, bin)];
  return same;
}
Lived under(const std::string& policy, std::vector<std::string> sets = {}) { return live(shop, sets, policy); }
Lived without_noise(const std::string& policy) {
  return under(policy, {"exit.affect.sd=0", "traits.pleasure_sensitivity.sigma=0", "traits.pain_sensitivity.sigma=0",
                        "exit.affect.mean=0.125"});
}
}  // namespace

TEST_CASE("a policy that changes nothing gives the bytes of the baseline", "[mechanisms][policy]") {
  CHECK(under("nothing").figures == under("").figures);
}

TEST_CASE("a policy at one touchpoint leaves everybody's luck elsewhere as it was", "[mechanisms][policy]") {
  // Memory moves with the exit, and memory is not read by rates here: the same visits, moments and purchases.
  auto base = under(""), kind = under("kind_exit");
  CHECK(same_at(base, kind, "door"));
  CHECK(same_at(base, kind, "till"));
  CHECK_FALSE(same_at(base, kind, "exit"));
  CHECK(base["revenue"] == kind["revenue"]);
  CHECK(base["visits"] == kind["visits"]);
  CHECK(kind.felt("exit") > base.felt("exit") + 0.5);
}

TEST_CASE("slower tills change waits, and nobody's purchases or feelings elsewhere", "[mechanisms][policy]") {
  auto base = under(""), slow = under("slower");
  CHECK(same_at(base, slow, "door"));
  CHECK(base["revenue"] == slow["revenue"]);
  CHECK(same_at(base, slow, "exit"));
  CHECK(slow["wait"] > base["wait"]);
  // the same work for everybody, twice as long
  auto busy = [](const Lived& lived) { return static_cast<double>(lived.figures.get(0, PerPool::busy)); };
  CHECK(busy(slow) / busy(base) == Approx(2).epsilon(1e-6));
}

TEST_CASE("two lucks are two lucks, one luck is one", "[mechanisms][policy]") {
  CHECK(live(shop, {}, "", 1).figures == live(shop, {}, "", 1).figures);
  CHECK_FALSE(live(shop, {}, "", 1).figures == live(shop, {}, "", 2).figures);
}

TEST_CASE("who: only these customers are changed", "[mechanisms][policy]") {
  auto base = under(""), all = under("kind_exit"), young = under("kind_exit_young");
  CHECK(young["end.young"] == all["end.young"]);
  CHECK(young["end.old_hand"] == base["end.old_hand"]);
  CHECK(young["end.young"] > base["end.young"]);
}

TEST_CASE("who may read the morning's state: it holds for the visits of that day", "[mechanisms][policy]") {
  const std::string yaml = two_moments + "policies:\n  again: {change: {bad.affect.mean: 3}, who: \"episodes >= 1\"}\n";
  auto two = live_with_visits({1, 1}, yaml, {}, "again");
  CHECK(2 * two.felt("bad") == about(felt(-1) + felt(3)));
  auto same_day = live_with_visits({2}, yaml, {}, "again");
  CHECK(same_day.felt("bad") == about(felt(-1)));  // in the morning there was no visit yet
}

TEST_CASE("when: a policy holds from its first day until its last, excluded", "[mechanisms][policy]") {
  const std::string yaml = still_life + R"(journeys:
  visit:
    starts: {rate: return_rate}
    first: moment
    touchpoints:
      moment: {affect: {mean: 0}, next: end}
policies:
  third: {change: {moment.affect.mean: 1}, when: {from: week 3, until: week 4}}
  day_8: {change: {moment.affect.mean: 1}, when: {from: day 8}}
  day_9: {change: {moment.affect.mean: 1}, when: {from: day 9}}
  dated: {change: {moment.affect.mean: 1}, when: {from: 2026-01-19}}
)";
  auto changed = [&](const std::string& policy) {
    return live_with_visits({1, 1, 1, 1}, yaml, {}, policy).felt("moment") * 4 / felt(1);
  };
  CHECK(changed("third") == about(1));
  CHECK(changed("day_8") == about(3));  // Mondays 8, 15, 22
  CHECK(changed("day_9") == about(2));
  CHECK(changed("dated") == about(2));  // the third Monday
  // days count from the end of the warm-up
  auto late = live_with_visits({1, 1, 1, 1}, yaml, {"run.warm_up=2 weeks"}, "third");
  CHECK(late.felt("moment") * 4 / felt(1) == about(1));
}

TEST_CASE("the warm-up is lived under the baseline and is in no figure", "[mechanisms][policy]") {
  const std::string yaml = two_moments + "policies:\n  better: {change: {bad.affect.mean: 2}, cost: {fixed: 100}}\n";
  auto lived = live(
      yaml,
      {"run.warm_up=1 week", "run.length=1 week", "behaviour.return_rate=if(week < 1, 1, 0)", "population.size=500"},
      "better");
  CHECK(lived.episodes() == 0);
  CHECK(lived["cost"] == 100);
  // whoever visited in the warm-up remembers it under the baseline
  auto after = live(yaml,
                    {"run.warm_up=1 week", "behaviour.return_rate=if(week < 1, 3, if(episodes > 0, 0.2, 0))",
                     "population.size=500", "good.affect.mean=memory", "memory.rule=mean"},
                    "better");
  CHECK(after.felt("good") < felt(felt(2)) / 2);
}

TEST_CASE("days and weeks in expressions count from 1 at the end of the warm-up, as in a policy's period",
          "[mechanisms][policy]") {
  // One visit on the third Monday: day 15, week 3, whatever the warm-up.
  for (const char* warm_up : {"0 weeks", "2 weeks"}) {
    auto visit =
        live_with_visits({0, 0, 1}, two_moments,
                         {std::string("run.warm_up=") + warm_up, "good.affect.mean=day / 10", "bad.affect.mean=week"});
    CHECK(visit.felt("good") == about(felt(1.5)));
    CHECK(visit.felt("bad") == about(felt(3)));
  }
}

TEST_CASE("changes set, multiply and add, in this order, whatever the order of a combination", "[mechanisms][policy]") {
  CHECK(without_noise("").felt("exit") == about(felt(0.125)));
  CHECK(without_noise("set_exit").felt("exit") == about(felt(0.5)));
  CHECK(without_noise("double_exit").felt("exit") == about(felt(0.25)));
  CHECK(without_noise("by_old").felt("exit") == about(felt(3 * 0.125 + 0.25)));
  CHECK(without_noise("kind_exit").felt("exit") == about(felt(1.125)));
  CHECK(without_noise("all_three").felt("exit") == about(felt(0.5 * 2 + 1)));
}

TEST_CASE("a combination does what its members do, each for its own customers", "[mechanisms][policy]") {
  auto both = under("both"), young = under("kind_exit_young"), door = under("kind_door");
  CHECK(both["end.young"] == young["end.young"]);
  CHECK(both["end.old_hand"] == door["end.old_hand"]);
  CHECK(both.felt("door") == door.felt("door"));
}

TEST_CASE("a star changes every touchpoint", "[mechanisms][policy]") {
  auto base = under(""), every = under("everywhere");
  for (const char* name : {"door", "till", "exit"}) CHECK(every.felt(name) > base.felt(name) + 0.2);
}

TEST_CASE("one more at the till shortens waits and costs wages", "[mechanisms][policy]") {
  auto base = under(""), more = under("one_more");
  CHECK(more["wait"] < base["wait"]);
  auto overtime = [](const Lived& lived) {
    return static_cast<double>(lived.figures.get(0, PerPool::overtime)) / 0x1p20 / 60;
  };  // hours, of four weeks
  CHECK((more["cost"] - base["cost"]) * 4 == about(10 * (4 * 7 * 12 + overtime(more) - overtime(base))));
}

TEST_CASE("a world is the same for all policies, and differs from world to world", "[mechanisms][policy]") {
  auto scenario = read(shop);
  auto felt_in = [&](int world, const std::string& policy) {
    auto values = peakend::model::draw_world(scenario, 1, static_cast<std::uint64_t>(world));
    Lived lived{scenario,
                peakend::life::live(peakend::model::compile(scenario, values, policy_number(scenario, policy)),
                                    layout_of(scenario), 1, 0)
                    .figures};
    return lived.felt("door");
  };
  CHECK(felt_in(3, "") == felt_in(3, "kind_exit"));
  CHECK(felt_in(3, "") != felt_in(4, ""));
  CHECK(felt_in(3, "kind_door") > felt_in(3, "") + 0.5);  // the policy adds to the world's value
}

TEST_CASE("worlds have the mean and spread that were written, and stay within what a slot can mean",
          "[mechanisms][policy]") {
  auto drawn = [](const std::string& uncertain, const std::string& path) {
    auto scenario = read(two_moments + "uncertain: {" + uncertain + "}\n");
    std::vector<double> values;
    for (std::uint64_t world = 0; world < 2000; ++world) {
      float value = 0;
      peakend::slots::constant(peakend::model::draw_world(scenario, 1, world), scenario.slots.find(path), value);
      values.push_back(static_cast<double>(value));
    }
    return values;
  };
  double sum = 0, squares = 0;
  for (double x :
       drawn("good.affect.mean: {add: {normal: {mean: 0.5, sd: 2}}}", "journeys.visit.touchpoints.good.affect.mean"))
    sum += x, squares += (x - 2.5) * (x - 2.5);
  CHECK(std::abs(sum / 2000 - 2.5) < 4 * 2 / std::sqrt(2000.0));
  CHECK(std::abs(std::sqrt(squares / 2000) - 2) < 4 * 2 / std::sqrt(4000.0));
  auto rates = drawn("memory.rate: {normal: {mean: 0.5, sd: 2}}", "memory.rate");
  int low = 0, high = 0;
  for (double x : rates) low += x == 0, high += x == 1;
  CHECK(*std::min_element(rates.begin(), rates.end()) == 0);
  CHECK(*std::max_element(rates.begin(), rates.end()) == 1);
  CHECK(low > 700);   // below 0: 40 %
  CHECK(high > 700);  // above 1: 40 %
}

TEST_CASE("the share of worlds taken to the edge of what a slot can mean is told", "[mechanisms][policy]") {
  auto told = [](const std::string& uncertain, int worlds) {
    return peakend::model::clipped_shares(read(two_moments + "uncertain: {" + uncertain + "}\n"), 1, worlds);
  };
  CHECK(told("memory.rate: {normal: {mean: 0.5, sd: 0.01}}", 500).empty());
  CHECK(told("memory.rate: {uniform: {low: 0, high: 1}}", 500).empty());
  // In the same worlds as counted by hand: those whose draw lies below 0 or above 1.
  auto scenario = read(two_moments + "uncertain: {memory.rate: {normal: {mean: 0.5, sd: 1}}}\n");
  int edges = 0;
  for (std::uint64_t world = 0; world < 200; ++world) {
    float value = 0;
    peakend::slots::constant(peakend::model::draw_world(scenario, 1, world), scenario.slots.find("memory.rate"), value);
    edges += value == 0 || value == 1;
  }
  CHECK(edges > 90);  // 62 % are expected
  CHECK(edges < 155);
  CHECK(told("memory.rate: {normal: {mean: 0.5, sd: 1}}", 200) ==
        std::vector<std::string>{std::to_string(edges) + " of 200 draws (" + std::to_string(std::lround(edges / 2.0 - 1e-9)) +
                                 " %) of the uncertain memory.rate lay outside what it can be (0 to 1) and were taken to the edge"});
}
