// Whether a scenario that can be read makes sense: journeys, ranges, and the same under every policy and rival.
#include <catch2/catch.hpp>

#include "tests/messages/shop.hpp"

using namespace peakend;

namespace {

bool right(const std::string& text) { return test::read(text).messages.empty(); }
std::string messages(const std::string& text) { return test::read(text).messages; }

// The shop with another way on from `browse`.
std::string ways(const std::string& next) { return test::with("{advice: 0.3, checkout: otherwise}", next); }

}  // namespace

TEST_CASE("shares of a way on sum to 1, or leave the rest to `otherwise`", "[check]") {
  CHECK(right(ways("{advice: 0.3, checkout: 0.7}")));
  CHECK(right(ways("{advice: 0.1, checkout: 0.2, end: 0.7}")));
  CHECK(right(ways("{checkout: otherwise, advice: 30 %}")));
  CHECK(right(ways("{advice: \"know_how\", checkout: otherwise}")));
  CHECK(right(ways("{advice: \"know_how > 0.5\", checkout: otherwise}")));
  CHECK(right(ways("{advice: 1.0, checkout: otherwise}")));
  CHECK_FALSE(right(ways("{advice: 0.3, checkout: 0.6999}")));
  CHECK_FALSE(right(ways("{advice: \"know_how > 0.5\", checkout: 1}")));
  CHECK_FALSE(right(ways("{advice: 0.7, checkout: 0.7, end: otherwise}")));
  CHECK_FALSE(right(ways("{advice: -0.1, checkout: otherwise}")));
}

TEST_CASE("touchpoints are ordered each before those it leads to, as far as possible as in the file", "[check]") {
  const auto outcome = test::read(test::with("{advice: 0.3, checkout: otherwise}", "{checkout: 0.3, advice: otherwise}"));
  REQUIRE(outcome.scenario);
  CHECK(outcome.scenario->journeys[0].order == std::vector<int>{0, 1, 2});
  const auto late = test::read(test::with("    first: browse\n", "    first: greet\n", test::with("policies:", "      greet: {next: browse}\npolicies:")));
  REQUIRE(late.scenario);
  CHECK(late.scenario->journeys[0].order == std::vector<int>{3, 0, 1, 2});
}

TEST_CASE("who comes somewhere can leave: by a way to the end, or by giving up in a queue", "[check]") {
  const std::string stuck = "shop.yaml:24:7: journeys.visit.touchpoints.browse: a customer who comes here can never leave; some way must lead to `end`";
  const auto trapped = messages(test::with("        next: end", "        next: browse", test::with("        patience: {exponential: {mean: 8 min}}\n", "")));
  CHECK(trapped.find(stuck) == 0);
  const auto patient = messages(test::with("        next: end", "        next: browse"));
  CHECK(patient == "shop.yaml:20:3: not yet: journeys.visit: a journey that goes in circles (browse, checkout, browse)");
}

TEST_CASE("correlations that some population can have are taken", "[check]") {
  const auto three = [](const std::string& ab, const std::string& bc, const std::string& ac) {
    return test::with("state:", "  haste: 1\n  zeal: 1\n  correlation:\n    - {between: [know_how, haste], rho: " + ab + "}\n    - {between: [haste, zeal], rho: " + bc +
                                    "}\n    - {between: [know_how, zeal], rho: " + ac + "}\nstate:");
  };
  CHECK(right(three("0.9", "0.9", "0.8")));
  CHECK(right(three("-0.5", "0.2", "0")));
  CHECK_FALSE(right(three("0.9", "0.9", "-0.8")));
  CHECK_FALSE(right(three("0.9", "0.9", "0")));
  CHECK_FALSE(right(three("1", "0", "0")));
  CHECK(messages(test::with("state:", "  haste: 1\n  correlation: [{between: [know_how, haste], rho: 0.1}, {between: [haste, know_how], rho: 0.2}]\nstate:")) ==
        "shop.yaml:11:67: traits.correlation.1.between: these two traits are correlated already, above");
}

TEST_CASE("what is wrong under a policy is told once, at its change, and not again of its combinations", "[check]") {
  CHECK(messages(test::with("{tills.people: {add: 1}}", "{tills.people: {add: -3}}")) ==
        "shop.yaml:41:34: stores.town.pools.tills.people: under policy 'more_tills': out of range, expected 0 to 1000, got -1");
}

TEST_CASE("what only a combination gets wrong is told of the combination", "[check]") {
  const auto two = test::with("    combine: [more_tills, warm_advice]", "    change: {tills.people: {add: 998}}\n  all:\n    combine: [more_tills, both]");
  CHECK(messages(two).find("stores.town.pools.tills.people: under policy 'all': out of range, expected 0 to 1000, got 1001") != std::string::npos);
}

TEST_CASE("rivals and ablations are checked as policies are, by their names", "[check]") {
  CHECK(messages(std::string(test::shop) + "rivals:\n  flat: {change: {memory.rate: 2}}\n") ==
        "shop.yaml:48:32: memory.rate: under rival 'flat': out of range, expected 0 to 1, got 2");
  CHECK(messages(std::string(test::shop) + "ablations:\n  same: {change: {memory.rate: 0.35}}\n") == "shop.yaml:48:32: warning: ablation 'same' changes nothing");
  CHECK(messages(std::string(test::shop) + "rivals:\n  own: {change: {memory.rule: custom}}\n") ==
        "shop.yaml:48:31: memory.rule: under rival 'own': the rule `custom` needs an expression, expected memory.custom");
}

TEST_CASE("a distribution that a change brings in is looked at too", "[check]") {
  const auto takes = [](const std::string& value) { return messages(test::with("{advice.affect.mean: {add: 0.5}}", "{advice.takes: " + value + "}")); };
  CHECK(takes("{lognormal: {median: 4 min, sigma: 0.1}}").empty());
  CHECK_FALSE(takes("{lognormal: {median: 4 min, sigma: -0.1}}").empty());
  CHECK_FALSE(takes("{triangular: {low: 4 min, mode: 3 min, high: 5 min}}").empty());
  CHECK_FALSE(takes("{weibull: {shape: 0, scale: 4 min}}").empty());
  CHECK_FALSE(takes("\"4 min + wait\"").empty());
}
