// Whether a scenario that can be read makes sense: journeys, ranges, and the same under every policy and rival.
#include <catch2/catch.hpp>

#include "tests/messages/shop.hpp"

using namespace peakend;

namespace {

bool right(const std::string& text) { return test::read(text).messages.empty(); }
bool accepted(const std::string& text) { return test::read(text).scenario.has_value(); }  // warnings apart
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
  CHECK(accepted(three("0.9", "0.9", "0.8")));
  CHECK(accepted(three("-0.5", "0.2", "0")));
  CHECK_FALSE(accepted(three("0.9", "0.9", "-0.8")));
  CHECK_FALSE(accepted(three("0.9", "0.9", "0")));
  CHECK_FALSE(accepted(three("1", "0", "0")));
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

TEST_CASE("a policy may change a condition to another, and a share to another, not the one to the other", "[check]") {
  const auto under = [](const std::string& was, const std::string& becomes) {
    return right(test::with("{advice.affect.mean: {add: 0.5}}", "{browse.next.advice: " + becomes + "}", ways("{advice: " + was + ", checkout: otherwise}")));
  };
  const std::string condition = "\"know_how > 0.5\"", other = "\"know_how > 0.4\"";
  CHECK(under("0.3", "0.4"));
  CHECK(under("0.3", "{times: 0.5}"));
  CHECK(under(condition, other));
  CHECK_FALSE(under("0.3", condition));
  CHECK_FALSE(under(condition, "0.3"));
  CHECK_FALSE(under(condition, "{times: 0.5}"));
}

TEST_CASE("members of a combination clash only while both hold", "[check]") {
  const auto two = [](const std::string& early, const std::string& late) {
    return test::with("  both:", "  early: {change: {tills.people: 3}, when: {" + early + "}}\n  late: {change: {tills.people: 4}, when: {" + late + "}}\n  both:",
                      test::with("combine: [more_tills, warm_advice]", "combine: [early, late]"));
  };
  CHECK(right(two("from: week 1, until: week 2", "from: week 2")));
  CHECK(right(two("from: day 3, until: day 5", "from: day 1, until: day 3")));
  CHECK_FALSE(right(two("from: week 1, until: day 9", "from: week 2")));
  CHECK_FALSE(right(two("from: week 1", "from: week 2, until: day 9")));
  CHECK_FALSE(right(two("from: day 3", "from: day 3")));
  CHECK(messages(two("from: week 1", "from: week 2")) ==
        "shop.yaml:46:33: stores.town.pools.tills.people: set twice under policy 'both'; write {set: .., over: true} where the later one is meant to win");
}

TEST_CASE("what members of a combination add up to counts only while they hold together", "[check]") {
  const auto added = [](const std::string& until) {
    return messages(test::with("  both:", "  early: {change: {tills.people: {add: 600}}, when: {from: day 1, until: " + until +
                                             "}}\n  late: {change: {tills.people: {add: 600}}, when: {from: day 8}}\n  both:",
                               test::with("combine: [more_tills, warm_advice]", "combine: [early, late]")));
  };
  CHECK(added("day 8").empty());
  CHECK(added("day 9").find("under policy 'both': out of range, expected 0 to 1000, got 1202") != std::string::npos);
}

TEST_CASE("a pool that is expected to have more work than its people can do is warned of", "[check][load]") {
  // Everybody checks out once a visit: size * 0.5 visits a week of 2 min, for 2 people who are there 7 * 540 minutes.
  const auto shop_of = [](const std::string& size, const std::string& takes) {
    return test::with("size: 200", "size: " + size, test::with("{lognormal: {median: 2 min, sigma: 0.5}}", takes));
  };
  CHECK(right(shop_of("7560", "2 min")));
  CHECK(messages(shop_of("7600", "2 min")) ==
        "shop.yaml:18:23: warning: stores.town.pools.tills: its people would have to work 101 % of their time, expected at most 100 %, got 3800 visits a week times 2 min, in "
        "7560 minutes of people; estimated from constants: customers as they are at the start, all of them served");
  for (const char* takes : {"{exponential: {mean: 2 min}}", "{uniform: {low: 1 min, high: 3 min}}", "{triangular: {low: 0 min, mode: 2 min, high: 4 min}}",
                            "{lognormal: {mean: 2 min, cv: 1}}", "{categorical: {values: [1 min, 3 min], shares: [0.5, 0.5]}}", "{weibull: {shape: 1, scale: 2 min}}"}) {
    INFO(takes);
    CHECK(right(shop_of("7550", takes)));
    CHECK_FALSE(right(shop_of("7570", takes)));
  }
  // Prospects do not come; 30 % of visits pass by `advice`; what depends on somebody is not estimated.
  CHECK(right(test::with("size: 7600", "size: 7600, prospects: 0.1", shop_of("7600", "2 min"))));
  CHECK(right(shop_of("70000", "\"2 min * (1 + know_how)\"")));
  CHECK(right(test::with("{advice: 0.3, checkout: otherwise}", "{advice: \"know_how\", checkout: otherwise}", shop_of("7600", "2 min"))));
  CHECK(right(test::with("rate: 0.5", "rate: \"know_how\"", shop_of("70000", "2 min"))));
  CHECK_FALSE(right(test::with("rate: 0.5", "rate: \"0.5 * exp(memory)\"", shop_of("7600", "2 min"))));
}

TEST_CASE("a pool whose people are never there while the store is open is warned of", "[check][load]") {
  const auto staffed = [](const std::string& shifts) {
    return test::with("people: 2, ", shifts + ", ", test::with("{tills.people: {add: 1}}", "{tills.skill: 0.6}"));
  };
  const auto never = "shop.yaml:18:33: warning: stores.town.pools.tills: nobody is ever here while the store is open; whoever comes waits in vain";
  CHECK(messages(staffed("shifts: [{people: 2, from: \"18:00\", until: \"22:00\"}]")) == never);
  CHECK(messages(staffed("shifts: [{people: 0, from: \"08:00\", until: \"22:00\"}]")) == never);
  CHECK(right(staffed("shifts: [{people: 2, from: \"17:00\", until: \"22:00\"}]")));
  CHECK(right(staffed("shifts: [{people: \"if(weekday == 7, 1, 0)\", from: \"08:00\", until: \"22:00\"}]")));
  CHECK_FALSE(right(staffed("shifts: [{people: \"if(weekday == 8, 1, 0)\", from: \"08:00\", until: \"22:00\"}]")));
}
