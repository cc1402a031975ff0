// Journeys that the firm begins: on which days, with whom, how often; what they leave behind, and what they are not.
#include "tests/mechanisms/lab.hpp"

using namespace peakend::lab;

namespace {
// A shop where nobody comes by himself, and letters that the firm sends.
std::string letters(const std::string& starts, const std::string& more = "", const std::string& state = "") {
  return still_life + state + R"(journeys:
  visit:
    starts: {rate: 0}
    first: shop
    touchpoints:
      shop: {affect: {mean: 1}, next: end}
  letter:
    starts: )" +
         starts + R"(
    first: read
    touchpoints:
      read: {affect: {mean: -1})" +
         more + ", next: end}\n";
}
std::vector<std::string> of(int people, int weeks, std::vector<std::string> more = {}) {
  more.insert(more.begin(),
              {"population.size=" + std::to_string(people), "run.length=" + std::to_string(weeks) + " weeks"});
  return more;
}
}  // namespace

TEST_CASE("the firm begins a journey on the days it names, with everybody once", "[mechanisms][campaign]") {
  CHECK(live(letters("{by: firm, on: week 2}"), of(50, 3)).contacts("read") == 50);
  CHECK(live(letters("{by: firm, on: [day 1, week 2, 2026-01-21]}"), of(50, 3)).contacts("read") == 150);
  CHECK(live(letters("{by: firm, on: [day 30, day 2]}"), of(50, 3)).contacts("read") == 50);
  CHECK(live(letters("{by: firm}"), of(50, 3)).contacts("read") == 50 * 21);
}

TEST_CASE("the firm begins a journey every so many days, from a day, until a day that is excluded",
          "[mechanisms][campaign]") {
  CHECK(live(letters("{by: firm, every: 1 week}"), of(50, 3)).contacts("read") == 150);
  CHECK(live(letters("{by: firm, every: 2 days}"), of(10, 1)).contacts("read") == 40);               // days 1, 3, 5, 7
  CHECK(live(letters("{by: firm, every: 2 days, from: day 2}"), of(10, 1)).contacts("read") == 30);  // days 2, 4, 6
  CHECK(live(letters("{by: firm, every: 2 days, from: day 2, until: day 6}"), of(10, 1)).contacts("read") ==
        20);                                                                                              // days 2, 4
  CHECK(live(letters("{by: firm, from: week 2, until: 2026-01-14}"), of(10, 3)).contacts("read") == 20);  // days 8, 9
}

TEST_CASE("without a first day it has always gone on, the warm-up included", "[mechanisms][campaign]") {
  // A memory of letters that only the warm-up's letters can have made: the one visit is read on the first day after it.
  const std::string standing =
      letters("{by: firm, every: 1 week}", ", effects: {had: {add: 1}}", "state: {had: {start: 0}}\n");
  const std::vector<std::string> sets{"run.warm_up=4 weeks", "population.size=30", "run.length=1 week",
                                      "shop.affect.mean=0.1 * had", "visit.starts.rate=3"};
  auto mean = [&](const std::string& yaml) { return live(yaml, sets).felt("shop"); };
  CHECK(mean(standing) > felt(0.4) - 1e-6);  // four letters before, the fifth on the first day
  CHECK(mean(letters("{by: firm, every: 1 week, from: day 1}", ", effects: {had: {add: 1}}",
                     "state: {had: {start: 0}}\n")) < felt(0.1) + 1e-6);
}

TEST_CASE("a share of people is reached, and the same luck reaches more when the share is raised",
          "[mechanisms][campaign]") {
  const std::string yaml = letters("{by: firm, on: [day 1, day 3, day 5], share: 0.3}", ", effects: {had: {add: 1}}",
                                   "state: {had: {start: 0}}\n") +
                           "policies:\n  more: {change: {letter.starts.share: 0.5}}\n  none: {change: "
                           "{letter.starts.share: 0}}\n  all: {change: {letter.starts.share: \"5 + style\"}}\n";
  const auto some = live(yaml, of(20'000, 1)), more = live(yaml, of(20'000, 1), "more");
  CHECK(std::abs(static_cast<double>(some.contacts("read")) - 18'000) < 4 * std::sqrt(60'000 * 0.3 * 0.7));
  CHECK(std::abs(static_cast<double>(more.contacts("read")) - 30'000) < 4 * std::sqrt(60'000 * 0.5 * 0.5));
  CHECK(live(yaml, of(20'000, 1), "none").contacts("read") == 0);
  CHECK(live(yaml, of(20'000, 1), "all").contacts("read") == 60'000);
  // Each day has luck of its own: who had none of three is 0.7^3 of them. Letters of feeling 1 - had tell.
  const auto last = live(yaml, of(20'000, 1, {"read.affect.mean=if(day == 5 and had == 0, 5, 0)"}));
  const double first_on_last = last.felt("read") / felt(5) * static_cast<double>(last.contacts("read"));
  CHECK(std::abs(first_on_last - 20'000 * 0.49 * 0.3) < 4 * std::sqrt(20'000 * 0.147 * 0.853));
}

TEST_CASE("a share may depend on the person: whether a letter is opened is not the firm's to decide",
          "[mechanisms][campaign]") {
  const auto lived = live(letters("{by: firm, on: day 1, share: \"if(style > 0, 1, 0)\"}"),
                          of(10'000, 1, {"traits.style={normal: {mean: 0, sd: 1}}"}));
  CHECK(std::abs(static_cast<double>(lived.contacts("read")) - 5000) < 4 * 50);
}

TEST_CASE("a share that is no number ends the run by name", "[mechanisms][campaign]") {
  CHECK(failure(letters("{by: firm, on: day 3, share: \"log(-1 - episodes)\"}")) ==
        "day 3: the share of people with whom the firm begins 'letter' is not a number");
}

TEST_CASE("only those for whom the firm's rule holds this morning are reached", "[mechanisms][campaign]") {
  // Each letter is answered by a state that the firm sees: nobody gets a second one until it has faded.
  const std::string yaml = letters("{by: firm, who: \"asked < 0.45\"}", ", effects: {asked: 1}",
                                   "state: {asked: {start: 0, half_life: 1 week, observed: true}}\n");
  CHECK(live(yaml, of(40, 4)).contacts("read") == 40 * 4);  // 2 ^ (-8/7) = 0.453, 2 ^ (-9/7) = 0.41: days 1, 10, 19, 28
  const std::string classes =
      letters("{by: firm, on: day 2, who: \"segment == new and weekday == 2\"}") + "segments: {new: {share: 1}}\n";
  CHECK(live(classes, of(40, 1)).contacts("read") == 40);
}

TEST_CASE("letters reach customers, prospects, both, or who has left", "[mechanisms][campaign]") {
  auto read = [](const std::string& reach, const std::string& leave = "0") {
    return static_cast<double>(
        live(letters("{by: firm, on: day 7, reach: " + reach + "}"),
             of(10'000, 1, {"population.prospects=0.3", "behaviour.join_rate=0", "behaviour.leave_rate=" + leave}))
            .contacts("read"));
  };
  const double prospects = read("prospects");
  CHECK(std::abs(prospects - 3000) < 4 * std::sqrt(2100));
  CHECK(read("customers") == 10'000 - prospects);
  CHECK(read("everybody") == 10'000);
  CHECK(read("customers", "700") == 0);
  CHECK(read("everybody", "700") == prospects);
  CHECK(read("left", "700") == 10'000 - prospects);
  CHECK(read("left") == 0);
}

TEST_CASE("letters come from eight to eight, also when the store is closed", "[mechanisms][campaign]") {
  // The shop of the lab is open on Mondays. Day 2 is a Tuesday.
  const auto lived = live(letters("{by: firm, on: day 2}"), of(20'000, 1, {"read.affect.mean=0.005 * (minute - 840)"}));
  CHECK(lived.contacts("read") == 20'000);
  CHECK(std::abs(lived.felt("read")) < 0.05);  // evenly around two in the afternoon
  const auto late = live(letters("{by: firm, on: day 2}"),
                         of(20'000, 1, {"read.affect.mean=if(minute < 480 or minute > 1200, 5, 0)"}));
  CHECK(late.felt("read") == 0);
}

TEST_CASE("a contact is remembered and moves trust, and is no visit and no answer", "[mechanisms][campaign]") {
  const std::string yaml = letters("{by: firm, on: day 3}", ", spend: 2");
  const auto lived = live(yaml, of(50, 1));
  CHECK(lived.contacts("read") == 50);
  CHECK(lived.episodes() == 0);
  CHECK(lived["visits"] == 0);
  CHECK(lived["revenue"] == about(2));  // 100 spent by 50 customers in a week: money is money
  CHECK(std::isnan(lived["nps"]));
  CHECK(lived.figures.get(0, PerWeek::episodes) == 0);
  CHECK(lived.figures.get(0, PerWeek::revenue) == 50 * 2 * 100'000);
  // The visit after it: the letter was the first episode, so it is the memory; the visit is the second.
  const auto visited = live_with_visits({0, 1}, yaml, {"population.size=1", "visit.starts.rate=1"});
  const double letter = felt(-1), visit = felt(1);
  const double r_letter = 0.5 * letter + 0.5 * letter * (1 - 1 / (1 + std::exp(-letter / 0.5))),
               r_visit = 0.5 * visit + 0.5 * visit / (1 + std::exp(-visit / 0.5));
  CHECK(visited["memory"] == about(r_letter * 0.5 + r_visit * 0.5));
  const double good = r_visit / 5, bad = 2 * -r_letter / 5;
  CHECK(visited["competence"] == about((20 * 0.71 + good) / (20 + good + bad)));
  CHECK(visited["nps"] ==
        -100 * (std::lround(7 + 1.3 * visited["memory"] + 2 * (visited["trust"] - 0.5)) <= 6 ? 1 : 0));
}

TEST_CASE("`counts` makes a visit of what the firm begins, and a contact of what customers do",
          "[mechanisms][campaign]") {
  std::string yaml = letters("{by: firm, on: day 3}");
  yaml.insert(yaml.find("    first: read"), "    counts: visit\n");
  CHECK(live(yaml, of(50, 1))["visits"] == 1);
  CHECK(live(yaml, of(50, 1)).episodes() == 50);
  std::string glance = letters("{by: firm, on: day 3, share: 0, reach: prospects}");
  glance.insert(glance.find("    first: shop"), "    counts: contact\n");
  const auto lived = live(glance, of(2000, 1, {"visit.starts.rate=1"}));
  CHECK(std::abs(static_cast<double>(lived.contacts("shop")) - 2000) < 4 * std::sqrt(2000));
  CHECK(lived.episodes() == 0);
  CHECK(lived["visits"] == 0);
}

TEST_CASE("a contact weighs in memory, expectation and trust as its journey says", "[mechanisms][campaign]") {
  std::string yaml = letters("{by: firm, on: day 3}");
  yaml.insert(yaml.find("    first: read"), "    weight: 0.25\n");
  const auto lived = live_with_visits({0, 1}, yaml, {"population.size=1", "visit.starts.rate=1"});
  const double letter = felt(-1), visit = felt(1);
  const double r_letter = 0.5 * letter + 0.5 * letter / (1 + std::exp(letter / 0.5));
  const double r_visit = 0.5 * visit + 0.5 * visit / (1 + std::exp(-visit / 0.5));
  const double bad = 0.25 * r_letter, alpha = 1 / 1.25;  // a first episode counts whole, times its weight
  CHECK(lived["memory"] == about(bad * (1 - alpha) + r_visit * alpha));
  const double evidence_good = r_visit / 5, evidence_bad = 2 * 0.25 * -r_letter / 5;
  CHECK(lived["competence"] == about((20 * 0.71 + evidence_good) / (20 + evidence_good + evidence_bad)));
  // Expectation: the visit feels what it is expected to be, turned round.
  const auto expected = live_with_visits({0, 1}, yaml, {"population.size=1", "visit.starts.rate=1", "shop.affect.mean=expectation"});
  CHECK(expected.felt("shop") == about(felt(0.2 * 0.25 * r_letter)));
  const auto nothing = live_with_visits({0, 1}, yaml, {"population.size=1", "visit.starts.rate=1", "letter.weight=0"});
  CHECK(nothing["memory"] == about(r_visit));
}

TEST_CASE("prospects who were reached expect something else, and join more or less", "[mechanisms][campaign]") {
  const std::string yaml = letters("{by: firm, on: day 1, reach: prospects, share: 0}") +
                           "policies: {letters: {change: {letter.starts.share: 1}}}\n";
  auto joined = [&](const char* mean, const char* policy) {
    return live(yaml,
                of(20'000, 4,
                   {"population.prospects=1", std::string("read.affect.mean=") + mean,
                    "behaviour.join_rate=0.05 * exp(0.8 * expectation)", "memory.expectation_rate=1"}),
                policy)["joined"];
  };
  // The letter comes on the first day, whose evening already knows it.
  const double r = 0.5 * felt(1) + 0.5 * felt(1) / (1 + std::exp(-felt(1) / 0.5));
  const double neutral = 20'000 * (1 - std::exp(-0.2)), glad = 20'000 * (1 - std::exp(-0.2 * std::exp(0.8 * r)));
  CHECK(std::abs(joined("1", "") - neutral) < 4 * std::sqrt(neutral));
  CHECK(std::abs(joined("1", "letters") - glad) < 4 * std::sqrt(glad));
  CHECK(joined("-1", "letters") < neutral - 1000);
}

TEST_CASE("what the firm sends wears off like anything else, and a new edition is new again",
          "[mechanisms][campaign]") {
  const std::string yaml = letters("{by: firm, every: 1 week}", ", habituates: true, half_life: 1000 weeks") +
                           "policies: {fresh: {change: {read.edition: 1}, when: {from: week 2}}}\n";
  const std::vector<std::string> sets{"read.affect.mean=1", "traits.novelty_seeking=1"};
  const double worn = felt(std::exp(-0.25)), novel = felt(1);
  CHECK(live(yaml, of(20, 2, sets)).felt("read") == Approx((novel + worn) / 2).epsilon(1e-3));
  CHECK(live(yaml, of(20, 2, sets), "fresh").felt("read") == about(novel));
}

TEST_CASE("consent, frequency and fatigue are states: who is asked, who is spared, and what too many letters do",
          "[mechanisms][campaign]") {
  // Consent is asked at the shop; a cap on frequency is a state the firm keeps; fatigue is the customer's own, unseen.
  const std::string yaml = still_life + R"(state:
  consent: {start: 0, observed: true}
  sent: {start: 0, half_life: 1 week, observed: true}
  fatigue: {start: 0, half_life: 2 weeks, max: 1}
journeys:
  visit:
    starts: {rate: 0.7}
    first: shop
    touchpoints:
      shop: {affect: {mean: 1}, next: {agrees: 0.5, end: otherwise}}
      agrees: {effects: {consent: 1}, next: end}
  letter:
    starts: {by: firm, who: "consent > 0 and sent < 3"}
    first: read
    touchpoints:
      read: {affect: {mean: "1 - 2 * fatigue"}, effects: {sent: {add: 1}, fatigue: {add: 0.2}}, next: end}
policies:
  rarely: {change: {letter.starts.who: "consent > 0 and sent < 0.5"}}
  without_asking: {change: {letter.starts.who: "sent < 3"}}
)";
  const auto often = live(yaml, of(2000, 8)), rarely = live(yaml, of(2000, 8), "rarely"),
             all = live(yaml, of(2000, 8), "without_asking");
  CHECK(rarely.contacts("read") * 3 < often.contacts("read") * 2);
  CHECK(rarely.felt("read") > often.felt("read") + 0.3);
  CHECK(all.contacts("read") > often.contacts("read"));
}
