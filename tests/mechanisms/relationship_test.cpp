// Relationships as data: what of behaviour differs in them, and how customers come from one to another.
#include "tests/mechanisms/lab.hpp"

using namespace peakend::lab;

namespace {
std::string with(const std::string& relationships, const std::string& of = "friend") {
  return still_life + "relationships:\n" + relationships + "segments: {all: {share: 1, relationship: " + of +
         "}}\njourneys:\n  visit:\n    starts: {rate: return_rate}\n    first: moment\n    touchpoints:\n"
         "      moment: {affect: {mean: 1}, next: end}\n";
}
}  // namespace

TEST_CASE("a relationship may say how its customers behave", "[mechanisms][relationship]") {
  const std::string yaml = with("  friend: {behaviour: {recommend: 9}}\n  fling: {}\n");
  CHECK(one_visit(yaml)["promoters"] == 100);
  CHECK(one_visit(with("  friend: {behaviour: {recommend: 9}}\n  fling: {}\n", "fling"))["promoters"] == 0);
}

TEST_CASE("what a relationship overrides is read by what others read of it", "[mechanisms][relationship]") {
  // return_rate reads base_rate: the friend's own
  std::string yaml = with("  friend: {behaviour: {base_rate: 2}}\n  fling: {}\n");
  yaml.replace(yaml.find("return_rate: 1"), 14, "return_rate: \"base_rate\", base_rate: 0.5");
  auto visits = [&](const std::string& of) {
    std::string own = yaml;
    own.replace(own.find("relationship: friend"), 20, "relationship: " + of);
    return live(own, {"population.size=2000", "run.length=8 weeks"})["visits"];
  };
  CHECK(std::abs(visits("friend") - 2) < 4 * std::sqrt(2.0 / 16000));
  CHECK(std::abs(visits("fling") - 0.5) < 4 * std::sqrt(0.5 / 16000));
}

TEST_CASE("a policy changes everybody's behaviour; a relationship's own goes by its full path",
          "[mechanisms][relationship]") {
  const std::string yaml = with("  friend: {behaviour: {recommend: 7}}\n") +
                           "policies:\n  all: {change: {behaviour.recommend: 9}}\n"
                           "  friends: {change: {relationships.friend.behaviour.recommend: 9}}\n";
  CHECK(one_visit(yaml, {}, "all")["promoters"] == 0);
  CHECK(one_visit(yaml, {}, "friends")["promoters"] == 100);
}

TEST_CASE("customers come to another relationship when its condition holds after a day with an episode",
          "[mechanisms][relationship]") {
  const std::string yaml = with("  friend: {}\n  fling: {behaviour: {recommend: 9}, becomes: {friend: \"episodes >= 2\"}}\n",
                                "fling");
  CHECK(live_with_visits({1, 1}, yaml)["promoters"] == 100);             // the second answer is a fling's still
  CHECK(live_with_visits({1, 1, 2}, yaml)["promoters"] == 50);           // then a friend's
  auto lived = live_with_visits({1, 1, 2}, yaml);
  CHECK(lived["promoters.fling"] == 100);
  CHECK(lived["promoters.friend"] == 0);
  CHECK(lived["visits.fling"] == about(2));  // in its seven days: on the second Monday's evening there is a friend
}

TEST_CASE("of the conditions of one relationship the first that holds counts, and only one a day",
          "[mechanisms][relationship]") {
  const std::string yaml = with(
      "  one: {becomes: {two: \"memory > 5\", three: \"episodes > 0\", four: \"episodes > 0\"}}\n"
      "  two: {}\n  three: {becomes: {four: \"episodes > 0\"}}\n  four: {}\n",
      "one");
  auto lived = live_with_visits({1, 1}, yaml);
  auto visits_of = [&](int relationship) { return lived.figures.get(4 + 1 + relationship, PerGroup::episodes); };
  CHECK(visits_of(0) == 1);
  CHECK(visits_of(1) == 0);
  CHECK(visits_of(2) == 1);
  CHECK(visits_of(3) == 0);
}

TEST_CASE("names of relationships are names of nothing else", "[mechanisms][relationship]") {
  CHECK(refused(still_life + "relationships: {all: {}}\nsegments: {all: {share: 1}}\njourneys: {v: {starts: {}, first: a, "
                             "touchpoints: {a: {next: end}}}}\n"));
  CHECK(refused(with("  friend: {becomes: {enemy: \"episodes > 1\"}}\n")));
  CHECK(refused(with("  friend: {becomes: {friend: \"episodes > 1\"}}\n")));
  CHECK(refused(with("  friend: {becomes: {fling: \"episodes\"}}\n  fling: {}\n")));
  CHECK(refused(with("  friend: {norms: {honesty: {}}}\n")));
}

TEST_CASE("where a relationship's behaviour reads what it replaces, everybody's is meant", "[mechanisms][relationship]") {
  const std::string twice = with("  friend: {behaviour: {base_rate: \"base_rate * 2\"}}\n");
  std::string yaml = twice;
  yaml.replace(yaml.find("return_rate: 1"), 14, "return_rate: \"base_rate\", base_rate: 0.5");
  const double visits = live(yaml, {"population.size=2000", "run.length=8 weeks"})["visits"];
  CHECK(std::abs(visits - 1) < 4 * std::sqrt(1.0 / 16000));
}

TEST_CASE("a relationship's behaviour cannot read what reads it", "[mechanisms][relationship]") {
  std::string yaml = with("  friend: {behaviour: {base_rate: \"return_rate\"}}\n");
  yaml.replace(yaml.find("return_rate: 1"), 14, "return_rate: \"base_rate\"");
  CHECK(refused(yaml));
  CHECK(refused(with("  friend: {behaviour: {base_rate: 1}}\n") +
                "policies:\n  loop: {change: {relationships.friend.behaviour.base_rate: \"return_rate\", "
                "behaviour.return_rate: \"base_rate\"}}\n"));
}

TEST_CASE("no segment or relationship is called as a band of answers", "[mechanisms][relationship]") {
  CHECK(refused(with("  friend: {}\n  promoters: {}\n")));
}

TEST_CASE("an emergent claim about relationships may not rest on forgiveness", "[mechanisms][relationship]") {
  const std::string yaml = with("  friend: {}\n  fling: {traits: {forgiveness: 1}}\n") +
                           "expect:\n  flings_stay: {claim: {difference: [memory.fling, memory.friend], above: 0}, kind: ";
  CHECK(refused(yaml + "emergent}\n"));
  CHECK_FALSE(refused(yaml + "follows_from_rule}\n"));
}

TEST_CASE("money spent at contacts of the firm counts for the relationship too", "[mechanisms][relationship]") {
  const std::string yaml = still_life + R"yaml(relationships: {friend: {}}
segments: {all: {share: 1, relationship: friend}}
journeys:
  letter:
    starts: {by: firm, every: 1 week}
    first: offer
    touchpoints: {offer: {spend: 5, next: end}}
)yaml";
  auto lived = live(yaml, {"population.size=20", "run.length=2 weeks"});
  CHECK(lived["revenue"] > 0);
  CHECK(lived["revenue.friend"] == lived["revenue"]);
}
