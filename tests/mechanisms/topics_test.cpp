// Topics: who hears of them, what is felt, who retells, media, withdrawal, and what people say of leaving.
#include <algorithm>

#include "agents/life/run.hpp"
#include "tests/mechanisms/lab.hpp"

using namespace peakend::lab;
using peakend::figures::PerTopic;

namespace {
// Nobody visits, so that nothing but the topic happens. Everybody feels alike, and knows six others.
std::string with_topic(const std::string& topic, const std::string& more = "") {
  std::string head = still_life;
  head.replace(head.find("return_rate: 1"), 14, "return_rate: 0");
  head.replace(head.find("size: 1"), 7, "size: 20000");
  head.replace(head.find("length: 1 week"), 14, "length: 3 weeks");
  return head + "network: {kind: random, degree: 6}\ntopics:\n  plan: {" + topic + "}\n" + more +
         "\njourneys:\n  visit:\n    starts: {rate: return_rate}\n    first: moment\n    touchpoints:\n" +
         "      moment: {affect: {mean: 0}, next: end}\n";
}
const std::string quiet = "on: day 3, affect: {mean: -2}, clarity: 1, reach_first: 0.1, retell: 0";

void check_share(double percent, double share, double people = 20'000) {
  CHECK(std::abs(percent / 100 - share) < 4 * std::sqrt(share * (1 - share) / people));
}
}  // namespace

TEST_CASE("a topic reaches a share of everybody on its first day, and nobody else when it is not retold", "[mechanisms][topics]") {
  check_share(live(with_topic(quiet))["knows.plan"], 0.1);
  check_share(live(with_topic(quiet), {"topics.plan.reach_first=0.4"})["knows.plan"], 0.4);
  CHECK(live(with_topic(quiet), {"topics.plan.reach_first=0"})["knows.plan"] == 0);
  CHECK(live(with_topic(quiet))["volume.plan"] == 0);
}

TEST_CASE("hearing of a topic is felt as a contact, and moves expectation and reputation as one message", "[mechanisms][topics]") {
  auto lived = live(with_topic(quiet));
  CHECK(lived["first_feeling.plan"] == about(felt(-2)));
  auto scenario = read(with_topic(quiet), {"population.size=500", "initial.expectation=1"});
  auto plan = peakend::model::compile(scenario, scenario.values(), peakend::spec::baseline);
  peakend::life::Run run{plan, peakend::chance::key_of(1, 0), peakend::figures::Figures(layout_of(scenario))};
  run.prepare();
  for (int day = 0; day < 3; ++day) run.calendar(day), run.hear_topics();
  REQUIRE(run.topics[0].knows.size() > 20);
  const double share = 0.1 / 2;
  for (std::size_t who = 0; who < 500; ++who) {
    const float* record = run.people.record(who);
    const bool knows = record[run.people.topics] != 0;
    CHECK(static_cast<double>(record[peakend::customer::expectation]) == about(knows ? 1 + share * (felt(-2) - 1) : 1));
    CHECK(static_cast<double>(record[run.people.reputation]) == about(knows ? 0.5 + share * ((felt(-2) + 5) / 10 - 0.5) : 0.5));
  }
}

TEST_CASE("what is not clear in a topic is read by what the firm is believed to intend", "[mechanisms][topics]") {
  auto feeling = [](const char* clarity, const char* intention) {
    return live(with_topic(quiet), {std::string("topics.plan.clarity=") + clarity, std::string("trust.start.intention=") + intention})["first_feeling.plan"];
  };
  CHECK(feeling("1", "0.9") == about(felt(-2)));
  CHECK(feeling("0", "0.9") == about(felt(5 * 0.8)));
  CHECK(feeling("0.5", "0.3") == about(felt(0.5 * -2 + 0.5 * 5 * -0.4)));
}

TEST_CASE("who has heard of a topic tells others while it is warm, and hearing again is no new contact", "[mechanisms][topics]") {
  // Everybody tells one other on the first day only: heat falls below a hundredth the day after.
  const std::vector<std::string> once{"topics.plan.retell=1", "topics.plan.talk_to=1", "topics.plan.half_life=0.1 days"};
  auto lived = live(with_topic(quiet), once);
  const double knows = lived["knows.plan"] / 100, told = lived["volume.plan"];
  CHECK(told == Approx(0.1).epsilon(0.1));  // those who were reached; who has nobody to tell is rare
  CHECK(knows > 0.18);
  CHECK(knows < 0.2);  // some were told who had heard already
  auto more = live(with_topic(quiet), {"topics.plan.retell=1", "topics.plan.half_life=4 days"});
  CHECK(more["knows.plan"] > 95);
  CHECK(more.figures.get(0, PerTopic::heard) <= 20'000);
  CHECK(live(with_topic(quiet), {"topics.plan.retell=1", "network.kind=none"})["volume.plan"] == 0);
}

TEST_CASE("by default a topic is retold the more, the stronger it is felt and the warmer it is", "[mechanisms][topics]") {
  std::string yaml = with_topic(quiet);
  yaml.replace(yaml.find(", retell: 0"), 11, "");
  auto first_day = [&](std::vector<std::string> sets) {
    sets.insert(sets.end(), {"topics.plan.half_life=0.1 days", "topics.plan.talk_to=1", "network.kind=small_world"});
    auto lived = live(yaml, sets);
    return lived["volume.plan"] / 0.1;
  };
  CHECK(first_day({}) == Approx(0.35 * std::abs(felt(-2)) / 5).epsilon(0.25));
  CHECK(first_day({"topics.plan.affect.mean=-4"}) == Approx(0.35 * std::abs(felt(-4)) / 5).epsilon(0.25));
  CHECK(first_day({"topics.plan.heat=3"}) == Approx(3 * 0.35 * std::abs(felt(-2)) / 5).epsilon(0.25));
}

TEST_CASE("media carry a loud topic to a share of everybody a day", "[mechanisms][topics]") {
  std::string media = quiet + ", talk_to: 1, half_life: 0.1 days, broadcast: {threshold: 0.05, reach: 0.5}";
  media.replace(media.find("retell: 0"), 9, "retell: 1");
  const double knows = live(with_topic(media))["knows.plan"] / 100;
  CHECK(knows > 0.57);  // 19 % by themselves, and half of the others by one day of media
  CHECK(knows < 0.63);
  CHECK(live(with_topic(media), {"topics.plan.broadcast.threshold=0.2"})["knows.plan"] < 20);
}

TEST_CASE("a topic that is withdrawn is cooler from that day on", "[mechanisms][topics]") {
  const std::string long_lived = "on: day 1, affect: {mean: -2}, clarity: 1, reach_first: 1, retell: \"0.4 * heat\", talk_to: 1, half_life: 10000 weeks";
  auto volume = [&](const std::string& withdrawn) { return live(with_topic(long_lived + withdrawn)); };
  const auto never = volume(""), taken_back = volume(", withdrawn: {on: week 2, cooling: 0.25}");
  CHECK(never["volume.plan"] == Approx(21 * 0.4).epsilon(0.02));
  CHECK(never["volume_withdrawn.plan"] == 0);
  CHECK(taken_back["volume.plan"] == Approx((7 + 14 * 0.25) * 0.4).epsilon(0.02));
  CHECK(taken_back["volume_withdrawn.plan"] == Approx(14 * 0.25 * 0.4).epsilon(0.02));
}

TEST_CASE("a topic cools by its half-life", "[mechanisms][topics]") {
  const std::string cooling = "on: day 1, affect: {mean: -2}, clarity: 1, reach_first: 1, retell: \"0.5 * heat\", talk_to: 1, half_life: 2 days";
  double heat = 0;
  for (int day = 0; day < 14; ++day)
    if (double now = std::pow(2.0, -day / 2.0); now >= 0.01) heat += now;
  CHECK(live(with_topic(cooling))["volume.plan"] == Approx(0.5 * heat).epsilon(0.03));
}

TEST_CASE("expressions may ask who has heard of a topic", "[mechanisms][topics]") {
  const std::string all = "on: day 8, affect: {mean: -2}, clarity: 1, reach_first: 1, retell: 0";
  auto left = [&](const char* rate) { return live(with_topic(all), {std::string("behaviour.leave_rate=") + rate})["left"]; };
  const double expected = 20'000 * (1 - std::exp(-0.1 * 2));  // two of three weeks
  CHECK(std::abs(left("if(heard(plan), 0.1, 0)") - expected) < 4 * std::sqrt(expected));
  CHECK(left("if(heard(plan), 0, 0)") == 0);
}

TEST_CASE("what people say of leaving follows memory and what topics stir in them, and nobody leaves by it", "[mechanisms][topics]") {
  const std::string all = "on: day 8, affect: {mean: -2}, clarity: 1, reach_first: 1, retell: 0, half_life: 100000 weeks";
  auto says = [](double x) { return 100 / (1 + std::exp(-x)); };
  auto lived = live(with_topic(all));
  CHECK(lived["considers_leaving"] == Approx((says(-2.2) + 2 * says(-2.2 - 0.5 * felt(-2))) / 3).epsilon(1e-4));  // asked in three weeks
  CHECK(lived["left"] == 0);
  auto unhappy = live(with_topic(all), {"topics.plan.reach_first=0", "initial.memory=-1", "initial.episodes=1"});
  CHECK(unhappy["considers_leaving"] == Approx(says(-2.2 + 1.6)).epsilon(1e-4));
}

namespace {
// What a fresh customer who has heard by the third day holds: {competence, intention} by hand from the record.
struct Held {
  double good, bad, intention_good, intention_bad, ceiling;
};

Held held(const std::string& trust, std::vector<std::string> sets = {}) {
  sets.insert(sets.end(), {"population.size=300", "topics.plan.reach_first=1"});
  auto scenario = read(with_topic(quiet + ", trust: {" + trust + "}"), sets);
  auto plan = peakend::model::compile(scenario, scenario.values(), peakend::spec::baseline);
  peakend::life::Run run{plan, peakend::chance::key_of(1, 0), peakend::figures::Figures(layout_of(scenario))};
  run.prepare();
  for (int day = 0; day < 3; ++day) run.calendar(day), run.hear_topics();
  const float* record = run.people.record(17);
  const std::size_t own = run.people.intention;
  auto at = [&](std::size_t place) { return static_cast<double>(record[place]); };
  return {at(peakend::customer::evidence_good), at(peakend::customer::evidence_bad), own ? at(own) : -1, own ? at(own + 1) : -1, own ? at(own + 2) : -1};
}
}  // namespace

TEST_CASE("hearing of a topic is one piece of evidence for what it speaks of", "[mechanisms][topics][trust]") {
  const Held good = held("competence: 0.5");
  CHECK(good.good == about(0.5));
  CHECK(good.bad == 0);
  CHECK(good.intention_good == -1);  // nothing moves intention: it has no place
  const Held felt_bad = held("competence: \"affect / 5\"");
  CHECK(felt_bad.good == 0);
  CHECK(felt_bad.bad == about(2 * -felt(-2) / 5));  // bad evidence weighs twice
  const Held meant = held("intention: -0.4");
  CHECK(meant.good == 0);
  CHECK(meant.intention_bad == about(2 * 0.4));
  CHECK(meant.ceiling == 1);
  const Held unclear = held("intention: -0.4", {"topics.plan.clarity=0.5", "trust.start.intention=0.9"});
  CHECK(unclear.intention_good == about(0.5 * -0.4 + 0.5 * 0.8));
  const Held breach = held("intention: -0.4, breach: 0.3");
  CHECK(breach.ceiling == about(0.7));
  CHECK(held("breach: 0.3, amends: 0.5").ceiling == about(0.7 * 0.5 + 0.5));
}

TEST_CASE("a topic that betrays lowers trust, and who has heard of it leaves more often", "[mechanisms][topics][trust]") {
  auto lived = [&](const char* trust) {
    return live(with_topic(quiet + ", trust: " + trust), {"topics.plan.reach_first=1", "behaviour.base_leave=0.1", "behaviour.return_rate=0.3", "run.length=8 weeks"});
  };
  auto alone = lived("{intention: 0}"), bad = lived("{intention: -1, breach: 0.6}"), good = lived("{intention: 1}");
  CHECK(bad["trust"] < alone["trust"] - 0.05);
  CHECK(good["trust"] > alone["trust"]);
  CHECK(bad["left"] > alone["left"] * 1.05);
  CHECK(good["left"] < alone["left"]);
}

TEST_CASE("what a topic says of the firm must be something, and reads what was felt", "[mechanisms][topics][trust]") {
  auto told = [](const std::string& trust) {
    peakend::Problems problems;
    peakend::read::read_scenario_text(with_topic(quiet + ", trust: " + trust), "topic.yaml", {}, problems);
    std::string all;
    for (const auto& problem : problems) all += problem.said + "; ";
    return all;
  };
  CHECK_THAT(told("{}"), Catch::Matchers::Contains("says nothing"));
  CHECK_THAT(told("{intention: remembered}"), Catch::Matchers::Contains("remembered"));
  CHECK(told("{intention: \"affect / 5\", competence: 0.2}").empty());
}
