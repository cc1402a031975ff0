// Who people are: segments, relationships, traits and how they go together, initial values.
#include "tests/mechanisms/lab.hpp"

using namespace peakend::lab;

namespace {
std::string people(const std::string& parts, const std::string& mean) {
  return still_life + parts +
         "journeys:\n  visit:\n    starts: {rate: return_rate}\n    first: moment\n    touchpoints:\n      moment: "
         "{affect: {mean: \"" +
         mean + "\"}, next: end}\n";
}
const std::vector<std::string> many{"population.size=30000", "behaviour.return_rate=if(episodes == 0, 3, 0)",
                                    "run.length=3 weeks"};
double share_of(const Lived& lived) {
  return lived.felt("moment") / felt(1);
}  // of contacts with stimulus 1 among those with 0
void check_share(double got, double expected, double n) {
  CHECK(std::abs(got - expected) < 4 * std::sqrt(expected * (1 - expected) / n));
}
}  // namespace

TEST_CASE("segments have their shares, and figures of their own", "[mechanisms][people]") {
  auto lived =
      live(people("segments: {small: {share: 0.2}, large: {share: 0.8}}\n", "if(segment == small, 1, 0)"), many);
  check_share(share_of(lived), 0.2, 30'000);
  CHECK(lived["pleasure.small"] == about(felt(1)));
  CHECK(lived["pleasure.large"] == 0);
}

TEST_CASE("the segment has the last word on a trait, then the relationship, then everybody's", "[mechanisms][people]") {
  const std::string parts = R"(relationships: {friend: {traits: {liking: 2, trusting: 2}}}
segments:
  both: {share: 0.3, relationship: friend, traits: {liking: 3}}
  other: {share: 0.7}
)";
  auto yaml = people(parts, "liking");
  yaml.replace(yaml.find("style: 0"), 8, "style: 0, liking: 1, trusting: 1");
  auto lived = live(yaml, many);
  CHECK(lived["end.both"] == about(felt(3)));
  CHECK(lived["end.other"] == about(felt(1)));
  CHECK(live(yaml, {many[0], many[1], many[2], "moment.affect.mean=trusting"})["end.both"] == about(felt(2)));
  CHECK(live(yaml, {many[0], many[1], many[2], "moment.affect.mean=if(relationship == friend, 1, 0)"})["end.other"] ==
        0);
}

TEST_CASE("a trait that only a segment gives is 0 for everybody else", "[mechanisms][people]") {
  auto lived = live(
      people("segments: {some: {share: 0.5, traits: {skill_level: 2}}, rest: {share: 0.5}}\n", "skill_level"), many);
  CHECK(lived["end.some"] == about(felt(2)));
  CHECK(lived["end.rest"] == 0);
}

TEST_CASE("a trait may read the traits above it", "[mechanisms][people]") {
  auto yaml = people("", "double_it");
  yaml.replace(yaml.find("style: 0"), 8, "style: 0, own: 0.75, double_it: \"2 * own\"");
  CHECK(one_visit(yaml).felt("moment") == about(felt(1.5)));
}

TEST_CASE("a let is read as the expression it names", "[mechanisms][people]") {
  auto yaml = people("let: {twice: \"2 * own\", more: \"twice + 0.5\"}\n", "more");
  yaml.replace(yaml.find("style: 0"), 8, "style: 0, own: 0.75");
  CHECK(one_visit(yaml).felt("moment") == about(felt(2)));
  CHECK(one_visit(yaml, {"let.twice=own"}).felt("moment") == about(felt(1.25)));
}

TEST_CASE("traits keep the spread of their distribution", "[mechanisms][people]") {
  auto above = [](const std::string& distribution, const std::string& threshold) {
    auto yaml = people("", "if(own > " + threshold + ", 1, 0)");
    yaml.replace(yaml.find("style: 0"), 8, "style: 0, own: " + distribution);
    return share_of(live(yaml, many));
  };
  auto tail = [](double z) { return 0.5 * std::erfc(z / std::sqrt(2.0)); };
  check_share(above("{normal: {mean: 1, sd: 2}}", "3"), tail(1), 30'000);
  check_share(above("{lognormal: {median: 3, sigma: 0.5}}", "3"), 0.5, 30'000);
  check_share(above("{lognormal: {median: 3, sigma: 0.5}}", "3 * exp(1)"), tail(2), 30'000);
  check_share(above("{uniform: {low: 2, high: 6}}", "3"), 0.75, 30'000);
  check_share(above("{exponential: {mean: 4}}", "4"), std::exp(-1.0), 30'000);
  check_share(above("{weibull: {shape: 2, scale: 3}}", "3"), std::exp(-1.0), 30'000);
  check_share(above("{triangular: {low: 0, mode: 1, high: 4}}", "1"), 0.75, 30'000);
}

TEST_CASE("correlated traits go together as strongly as was written", "[mechanisms][people]") {
  // For two normals with correlation rho, P(both above 0) = 1/4 + asin(rho) / (2 pi) (Sheppard 1899).
  auto both = [](const std::string& rho) {
    auto yaml = people("", "if(one > 0 and other > 0, 1, 0)");
    yaml.replace(yaml.find("style: 0}"), 9,
                 "style: 0, one: {normal: {mean: 0, sd: 1}}, other: {normal: {mean: 0, sd: 3}}, correlation: "
                 "[{between: [one, other], rho: " +
                     rho + "}]}");
    return share_of(live(yaml, many));
  };
  const double pi = 3.14159265358979;
  for (double rho : {-0.8, 0.0, 0.5, 0.9})
    check_share(both(std::to_string(rho)), 0.25 + std::asin(rho) / (2 * pi), 30'000);
}

TEST_CASE("correlation does not change the spread of each trait", "[mechanisms][people]") {
  auto yaml = people("", "if(other > 0.5, 1, 0)");
  yaml.replace(yaml.find("style: 0}"), 9,
               "style: 0, one: {normal: {mean: 0, sd: 1}}, other: {uniform: {low: 0, high: 1}}, correlation: "
               "[{between: [one, other], rho: 0.9}]}");
  check_share(share_of(live(yaml, many)), 0.5, 30'000);
  auto tail = yaml;
  tail.replace(tail.find("other > 0.5"), 11, "other > 0.9");
  check_share(share_of(live(tail, many)), 0.1, 30'000);
}

TEST_CASE("prospects are a share of everybody, and luck decides who", "[mechanisms][people]") {
  auto lived = live(people("", "1"), {"population.size=30000", "population.prospects=0.15", "behaviour.join_rate=0"});
  check_share(lived["customers"] / 30'000, 0.85, 30'000);
}

TEST_CASE("initial values may differ between people", "[mechanisms][people]") {
  auto yaml = people(
      "segments: {glad: {share: 0.5}, sad: {share: 0.5}}\ninitial: {episodes: 9, memory: \"if(segment == glad, 2, "
      "-2)\", expectation: \"if(segment == glad, 1, 0)\"}\n",
      "memory");
  const std::vector<std::string> first_day{"population.size=2000", "behaviour.return_rate=if(episodes == 9, 3, 0)"};
  auto lived = live(yaml, first_day);
  CHECK(lived["end.glad"] == about(felt(2)));
  CHECK(lived["end.sad"] == about(felt(-2)));
  auto expected = live(yaml, {first_day[0], first_day[1], "moment.affect.mean=expectation"});
  CHECK(expected["end.glad"] == about(felt(1)));
  CHECK(expected["end.sad"] == 0);
}

TEST_CASE("what differs between people is drawn by name: a new trait changes nobody else's", "[mechanisms][people]") {
  auto yaml = people("", "own");
  yaml.replace(yaml.find("style: 0"), 8, "style: 0, own: {normal: {mean: 0, sd: 1}}");
  auto more = yaml;
  more.replace(more.find("own: {normal"), 0, "another: {normal: {mean: 5, sd: 2}}, ");
  CHECK(live(yaml, many).figures == live(more, many).figures);
}
