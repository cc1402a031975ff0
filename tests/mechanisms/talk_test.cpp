// Word of mouth: who tells, how many are told, what hearing does, and that only a network makes a difference.
#include <algorithm>

#include "agents/life/run.hpp"
#include "agents/model/failure.hpp"
#include "tests/mechanisms/lab.hpp"

using namespace peakend::lab;
using peakend::customer::expectation;
using peakend::figures::PerTalk;

namespace {
using peakend::life::Run;

// One moment a visit, open every day, nobody leaves.
std::string shop(const std::string& network, double mean = 2) {
  std::string head = still_life;
  head.replace(head.find("{mon: \"08"), 5, "{mon..sun:");
  return head + network + "\njourneys:\n  visit:\n    starts: {rate: return_rate}\n    first: moment\n    touchpoints:\n" +
         "      moment: {affect: {mean: " + std::to_string(mean) + "}, next: end}\n";
}
const std::string ring = "network: {kind: small_world, degree: 4, rewire: 0}";
const std::string everybody_knows_everybody = "network: {kind: random, degree: 11}";  // of 12

std::vector<std::string> many(std::vector<std::string> more = {}) {
  more.insert(more.begin(), {"population.size=20000", "memory.w_peak=0", "memory.w_end=1"});  // remembered as felt
  return more;
}

struct Bench {
  peakend::spec::Scenario scenario;
  peakend::model::Plan plan;
  Run run;

  explicit Bench(const std::string& yaml, const std::vector<std::string>& sets = {})
      : scenario(read(yaml, sets)),
        plan(peakend::model::compile(scenario, scenario.values(), peakend::spec::baseline)),
        run{plan, peakend::chance::key_of(1, 0), peakend::figures::Figures(layout_of(scenario))} {
    run.prepare();
    run.calendar(0);
  }
  void say(std::uint32_t listener, std::uint32_t talker, double told) {
    run.talk.sent.push_back({listener, talker, static_cast<std::int32_t>(told * 0x1p20)});
  }
  double expected(std::size_t who) { return static_cast<double>(run.people.record(who)[expectation]); }
  double reputation(std::size_t who) { return static_cast<double>(run.people.record(who)[run.people.reputation]); }
};

double per_visit(const Lived& lived, PerTalk what) {
  return static_cast<double>(lived.figures.get(0, what)) / static_cast<double>(lived.episodes());
}
}  // namespace

TEST_CASE("messages move expectation and reputation by 1 - (1 - share)^m towards their mean", "[mechanisms][talk]") {
  Bench bench(shop(ring), {"population.size=9", "initial.expectation=0.5"});
  bench.say(0, 1, 2), bench.say(3, 4, -4), bench.say(0, 2, 4), bench.say(0, 8, -3);
  bench.run.hear();
  const double share = 0.1 / 2, three = 1 - std::pow(1 - share, 3);  // firmness 20: half of one's own weight
  CHECK(bench.expected(0) == about(0.5 + three * (1 - 0.5)));
  CHECK(bench.reputation(0) == about(0.5 + three * (0.6 - 0.5)));
  CHECK(bench.expected(3) == about(0.5 + share * (-4 - 0.5)));
  CHECK(bench.reputation(3) == about(0.5 + share * (0.1 - 0.5)));
  CHECK(bench.expected(1) == 0.5);
  CHECK(bench.reputation(1) == 0.5);
  CHECK(bench.run.talk.sent.empty());
}

TEST_CASE("a message over a weak tie weighs less", "[mechanisms][talk]") {
  Bench bench(shop(ring), {"population.size=9", "network.weak=1", "network.weak_weight=0.25", "initial.expectation=0.5"});
  bench.say(0, 1, 2), bench.say(0, 2, 4), bench.say(0, 3, 3), bench.say(4, 5, -2);
  bench.run.hear();
  const double share = 0.1 / 2, three = 1 - std::pow(1 - share, 0.75), one = 1 - std::pow(1 - share, 0.25);
  CHECK(bench.expected(0) == about(0.5 + three * (3 - 0.5)));
  CHECK(bench.reputation(0) == about(0.5 + three * (0.8 - 0.5)));
  CHECK(bench.expected(4) == about(0.5 + one * (-2 - 0.5)));
  Bench deaf(shop(ring), {"population.size=9", "network.weak=1", "network.weak_weight=0", "initial.expectation=0.5"});
  deaf.say(0, 1, 2);
  deaf.run.hear();
  CHECK(deaf.expected(0) == 0.5);
}

TEST_CASE("of a weak and a strong tie the strong one has its part of the mean", "[mechanisms][talk]") {
  Bench bench(shop(ring), {"population.size=40", "network.weak=0.5", "network.weak_weight=0.25", "initial.expectation=0"});
  auto weak = [&](std::uint32_t one, std::uint32_t other) {
    const auto weight = peakend::network::weight_of_tie(bench.plan.network, one, other, bench.run.key);
    CHECK(weight == peakend::network::weight_of_tie(bench.plan.network, other, one, bench.run.key));
    return weight < 1 << 20;
  };
  std::uint32_t strong = 1, loose = 1;
  while (weak(0, strong)) ++strong;
  while (!weak(0, loose)) ++loose;
  bench.say(0, strong, 4), bench.say(0, loose, -4);
  bench.run.hear();
  CHECK(bench.expected(0) == about((1 - std::pow(1 - 0.05, 1.25)) * (4 - 0.25 * 4) / 1.25));
  int count = 0;
  for (std::uint32_t one = 0; one < 100; ++one)
    for (std::uint32_t other = one + 1; other < 100; ++other) count += weak(one, other) ? 1 : 0;
  CHECK(std::abs(count - 4950 * 0.5) < 4 * std::sqrt(4950 * 0.25));
}

TEST_CASE("where all ties are weak, talk brings fewer prospects", "[mechanisms][talk]") {
  auto joined = [](const std::string& weight) {
    return live(shop(ring, 3), many({"population.prospects=0.5", "behaviour.talk=1", "behaviour.influence=0.5", "run.length=12 weeks",
                                     "network.weak=1", "network.weak_weight=" + weight}))["joined"];
  };
  const double all = joined("1"), some = joined("0.2"), none = joined("0");
  CHECK(all > some + 5 * std::sqrt(some));
  CHECK(some > none + 5 * std::sqrt(none));
}

TEST_CASE("firm beliefs are moved less by what is heard", "[mechanisms][talk]") {
  auto moved = [](const std::string& firmness) {
    Bench bench(shop(ring), {"population.size=9", "traits.firmness=" + firmness, "behaviour.influence=0.3"});
    bench.say(0, 1, 5);
    bench.run.hear();
    return bench.reputation(0) - 0.5;
  };
  CHECK(moved("0.001") == about(0.3 / 1.00005 * 0.5));
  CHECK(moved("20") == about(0.15 * 0.5));
  CHECK(moved("60") == about(0.075 * 0.5));
}

TEST_CASE("what is heard does not touch memory, trust or the count of own visits", "[mechanisms][talk]") {
  Bench bench(shop(ring), {"population.size=9", "initial.memory=1", "initial.episodes=2"});
  const auto before = bench.run.people.records;
  bench.say(0, 1, -5);
  bench.run.hear();
  std::size_t changed = 0;
  for (std::size_t i = 0; i < before.size(); ++i) changed += before[i] != bench.run.people.records[i];
  CHECK(changed == 2);
}

TEST_CASE("by default a visit is told with a probability that grows with how strong it was", "[mechanisms][talk]") {
  for (double mean : {-3.0, -0.5, 0.0, 1.0, 3.0}) {
    auto lived = live(shop(ring, mean), many({"behaviour.talk_to=1"}));
    const double p = 0.05 + 0.35 * std::abs(felt(mean)) / 5, n = static_cast<double>(lived.episodes());
    INFO(mean);
    CHECK(std::abs(per_visit(lived, PerTalk::told) - p) < 4 * std::sqrt(p * (1 - p) / n));
    CHECK(per_visit(lived, PerTalk::told_positive) == (mean > 0 ? per_visit(lived, PerTalk::told) : 0));
    CHECK(per_visit(lived, PerTalk::told_negative) == (mean < 0 ? per_visit(lived, PerTalk::told) : 0));
    CHECK(lived["sentiment"] == about(felt(mean)));
  }
}

TEST_CASE("negativity makes bad visits likelier to be told, and good ones not", "[mechanisms][talk]") {
  auto told = [](double mean, const char* negativity) {
    return per_visit(live(shop(ring, mean), many({"behaviour.talk_to=1", std::string("behaviour.negativity=") + negativity})),
                     PerTalk::told);
  };
  CHECK(told(2, "3") == told(2, "1"));
  CHECK(told(-2, "3") / told(-2, "1") == Approx(3).epsilon(0.1));
  CHECK(told(-2, "0") == 0);
}

TEST_CASE("a telling goes to talk_to of those one knows, or to all of them", "[mechanisms][talk]") {
  auto each = [](const char* talk_to, const std::string& network = ring) {
    return per_visit(live(shop(network), many({"behaviour.talk=1", std::string("behaviour.talk_to=") + talk_to})), PerTalk::told);
  };
  CHECK(each("3") == 3);
  CHECK(each("1.4") == 1);
  CHECK(each("0") == 0);
  CHECK(each("50") == 4);
  CHECK(each("3", "network: {kind: none}") == 0);
}

TEST_CASE("whom one tells is chosen from all one knows, each as likely", "[mechanisms][talk]") {
  const int sets = 400;
  std::vector<int> heard(12, 0);
  int told = 0;
  for (std::uint64_t luck = 0; luck < sets; ++luck) {
    auto scenario = read(shop(everybody_knows_everybody), {"population.size=12", "behaviour.talk=1", "behaviour.return_rate=7"});
    auto plan = peakend::model::compile(scenario, scenario.values(), peakend::spec::baseline);
    Run run{plan, peakend::chance::key_of(1, luck), peakend::figures::Figures(layout_of(scenario))};
    run.prepare(), run.calendar(0), run.start(), run.live_through(), run.remember();
    for (const auto& message : run.talk.sent) {
      CHECK(message.listener != message.talker);
      if (message.talker == 0) ++heard[message.listener], ++told;
    }
  }
  REQUIRE(told > 600);
  CHECK(heard[0] == 0);
  for (std::size_t i = 1; i < 12; ++i) CHECK(std::abs(heard[i] - told / 11.0) < 4.5 * std::sqrt(told / 11.0));
}

TEST_CASE("what is told today is heard tomorrow", "[mechanisms][talk]") {
  std::string mondays = shop(ring);
  mondays.replace(mondays.find("mon..sun"), 8, "mon");
  auto lived = live(mondays, many({"behaviour.talk=1", "run.length=2 weeks"}));
  CHECK(lived.figures.get(0, PerTalk::told) > 0);
  CHECK(lived.figures.get(0, PerTalk::heard) == lived.figures.get(0, PerTalk::told));
  std::string sundays = shop(ring);
  sundays.replace(sundays.find("mon..sun"), 8, "sun");
  auto late = live(sundays, many({"behaviour.talk=1"}));  // told on the last day, and never heard
  CHECK(late.figures.get(0, PerTalk::told) > 0);
  CHECK(late.figures.get(0, PerTalk::heard) == 0);
}

TEST_CASE("prospects join sooner where good is told, later where bad is", "[mechanisms][talk]") {
  auto joined = [](double mean, const std::string& network) {
    return live(shop(network, mean), many({"population.prospects=0.5", "behaviour.talk=1", "behaviour.influence=0.5", "run.length=12 weeks"}))["joined"];
  };
  const double none = joined(3, "network: {kind: none}");
  CHECK(joined(3, ring) > none + 5 * std::sqrt(none));
  CHECK(joined(-3, ring) < none - 5 * std::sqrt(none));
  CHECK(joined(-3, "network: {kind: none}") == Approx(none).margin(5 * std::sqrt(none)));
}

TEST_CASE("reputation can be read by expressions, and is 0.5 where nobody talks", "[mechanisms][talk]") {
  std::string yaml = shop("");
  yaml.replace(yaml.find("mean: 2.000000"), 14, "mean: \"4 * reputation\"");
  CHECK(one_visit(yaml).felt("moment") == about(felt(2)));
  std::string talking = shop(ring);
  talking.replace(talking.find("mean: 2.000000"), 14, "mean: \"4 * reputation\"");
  auto lived = live(talking, many({"behaviour.talk=1", "behaviour.influence=1", "traits.firmness=1", "run.length=8 weeks", "behaviour.return_rate=3"}));
  CHECK(lived.felt("moment") > felt(2));  // 2 is a reputation of 0.7, which grows
}

TEST_CASE("figures of talk are booked to the segment and the earlier band of who told, and of who heard", "[mechanisms][talk]") {
  std::string yaml = shop(ring);
  yaml += "segments: {loud: {share: 0.5, traits: {volume: 1}}, silent: {share: 0.5}}\n";
  auto lived = live(yaml, many({"behaviour.talk=volume"}));
  CHECK(lived["talk.silent"] == 0);
  CHECK(lived["talk.loud"] > 0);
  CHECK(std::isnan(lived["sentiment.silent"]));
  CHECK(lived["heard.silent"] == Approx(lived["heard.loud"]).epsilon(0.1));
  CHECK(lived["heard"] < lived["talk"]);  // the last day's is not heard any more
}

TEST_CASE("the network is the same under every policy", "[mechanisms][talk]") {
  auto scenario = read(shop(ring) + "policies: {better: {change: {moment.affect.mean: {add: 1}}}}\n", {"population.size=50", "network.rewire=0.5"});
  std::vector<std::uint32_t> first;
  for (int policy : {peakend::spec::baseline, 0}) {
    auto plan = peakend::model::compile(scenario, scenario.values(), policy);
    Run run{plan, peakend::chance::key_of(1, 3), peakend::figures::Figures(layout_of(scenario))};
    run.prepare();
    if (policy == peakend::spec::baseline) first = run.talk.network.all;
    CHECK(run.talk.network.all == first);
  }
}

TEST_CASE("a network larger than the machine's memory stops the study before it is made, with its size",
          "[mechanisms][talk]") {
  std::string why;
  try {
    failure(shop(ring), {"population.size=100000000", "network.degree=10000"});
  } catch (const peakend::model::OutOfMemory& error) {  // no result of the run, which is one on any machine
    why = error.what();
  }
  CHECK(why.find("the network needs 6002400000000 bytes") != std::string::npos);
  CHECK(why.find("network.degree") != std::string::npos);
}
