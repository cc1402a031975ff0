// A whole file read: every form of the language, `not yet` for what this version cannot run, other names for one thing.
#include "scenarios/read/read_scenario.hpp"

#include <catch2/catch.hpp>

#include "tests/messages/shop.hpp"

using namespace peakend;

namespace {

constexpr const char* example = PEAKEND_ROOT "/tests/read/example.yaml";

const spec::Policy& policy(const spec::Scenario& scenario, const std::string& name) {
  for (const auto& one : scenario.policies)
    if (one.name == name) return one;
  throw std::logic_error("no policy " + name);
}

float constant(const spec::Scenario& scenario, slots::SlotId slot) {
  float value = -1;
  REQUIRE(slots::constant(scenario.values(), slot, value));
  return value;
}

float constant(const spec::Scenario& scenario, const std::string& path) {
  INFO(path);
  const slots::SlotId slot = scenario.slots.find(path);
  REQUIRE(slot != slots::no_slot);
  return constant(scenario, slot);
}

spec::Scenario whole_example() {
  Problems problems;
  auto scenario = read::read_scenario(example, {}, problems);
  REQUIRE(scenario);
  return *scenario;
}

}  // namespace

TEST_CASE("every form of the language can be read, and only what cannot run yet is remarked on", "[read]") {
  Problems problems;
  REQUIRE(read::read_scenario(example, {}, problems));
  std::string lines;
  for (const Problem& problem : problems) lines += text(problem).substr(std::string(example).size()) + "\n";
  CHECK(lines.empty());
}

TEST_CASE("what stands in the file stands in the scenario", "[read]") {
  const auto scenario = whole_example();
  CHECK(scenario.name == "garden_centre");
  CHECK(scenario.title.here() == "A spring day at the garden centre");
  CHECK(scenario.seed == 7);
  CHECK(scenario.start_weekday == 1);
  CHECK(scenario.scale.lowest == 1);
  CHECK(scenario.scale.highest == 10);
  CHECK(constant(scenario, scenario.length) == 12 * 7 * 1440);
  CHECK(constant(scenario, scenario.population) == 5000);
  CHECK(constant(scenario, "behaviour.basket") == 27.5F);
  CHECK(scenario.segments.size() == 3);
  REQUIRE(scenario.relationships.size() == 3);  // of the library, the three that somebody has, in its order
  CHECK(scenario.relationships[0].name == "basic_exchange");
  CHECK(scenario.segments[0].relationship == 1);
  CHECK(scenario.segments[1].relationship == 0);
  CHECK(scenario.segments[2].relationship == 2);
  REQUIRE(scenario.stores.size() == 1);
  CHECK(scenario.stores[0].open[5].until == 17 * 60);
  CHECK(scenario.stores[0].open[6].until == scenario.stores[0].open[6].from);
  REQUIRE(scenario.journeys.size() == 1);
  CHECK(scenario.journeys[0].touchpoints.size() == 7);
  CHECK(scenario.journeys[0].order.size() == 7);
  CHECK(scenario.expectations.size() == 2);
  CHECK(scenario.rivals.size() == 1);
  CHECK(scenario.ablations.size() == 1);
  REQUIRE(scenario.guardrails.size() == 1);
  CHECK(scenario.guardrails[0].relative);
  CHECK(scenario.guardrails[0].not_below == Approx(-0.03));
  REQUIRE(scenario.uncertain.size() == 1);
  CHECK(scenario.uncertain[0].path == "journeys.outing.touchpoints.question.affect.mean");
}

TEST_CASE("`interventions` is another name for `policies`, and a file uses one of them", "[read]") {
  CHECK(whole_example().policies.size() == 5);
  const auto both = test::read(test::with("policies:", "interventions: {}\npolicies:"));
  CHECK_FALSE(both.scenario);
  CHECK(both.messages == "shop.yaml:40:1: policies: given twice, once under another name");
}

TEST_CASE("days of policies are counted from 1 after the warm-up, however they are written", "[read]") {
  const auto example_scenario = whole_example();
  CHECK(policy(example_scenario, "to_the_car").from_day == 15);  // week 3
  CHECK(policy(example_scenario, "to_the_car").until_day == 50);  // 2 March + 2 weeks = 16 March is day 1
  const auto day_of = [](const std::string& when) {
    const auto outcome = test::read(test::with("    change: {tills.people: {add: 1}}\n", "    change: {tills.people: {add: 1}}\n    when: {from: " + when + "}\n"));
    INFO(when << "\n" << outcome.messages);
    REQUIRE(outcome.scenario);
    return policy(*outcome.scenario, "more_tills").from_day;
  };
  CHECK(day_of("week 1") == 1);
  CHECK(day_of("week 4") == 22);
  CHECK(day_of("day 12") == 12);
  CHECK(day_of("2026-01-12") == 1);  // 5 January and a warm-up of one week
  CHECK(day_of("2026-01-20") == 9);
}

TEST_CASE("a relationship of the library can be defined in the file itself", "[read]") {
  const auto own = test::read(test::with("  regular: {share: 0.75}\n", "  regular: {share: 0.75, relationship: fling}\n", test::with("traits:\n", "relationships:\n  fling: {traits: {novelty_seeking: 0.5}}\ntraits:\n")));
  CHECK(own.messages.empty());
  REQUIRE(own.scenario);
  CHECK(own.scenario->segments[0].relationship == 0);
  const auto other = test::read(test::with("  regular: {share: 0.75}\n", "  regular: {share: 0.75, relationship: fling}\n", test::with("traits:\n", "relationships:\n  flings: {traits: {novelty_seeking: 0.5}}\ntraits:\n")));
  CHECK_FALSE(other.scenario);
  CHECK(other.messages == "shop.yaml:6:40: segments.regular.relationship: no such relationship in this file, got 'fling'; did you mean 'flings'?");
}

TEST_CASE("a trait has its unit and range wherever it is given", "[read]") {
  const auto bare = test::read(test::with("{share: 0.75}", "{share: 0.75, traits: {acceptable_wait: 3}}"));
  CHECK(bare.messages == "shop.yaml:6:52: segments.regular.traits.acceptable_wait: a time needs its unit, expected a time, such as 5 min or 8 weeks");
  const auto far = test::read(test::with("{share: 0.75}", "{share: 0.75, traits: {forgiveness: 7}}"));
  CHECK(far.messages == "shop.yaml:6:48: segments.regular.traits.forgiveness: out of range, expected 0 to 1, got 7");
}

TEST_CASE("a combination has the members in the order listed, and a cost only of its own", "[read]") {
  const auto scenario = whole_example();
  const auto& both = policy(scenario, "plan_and_carry");
  CHECK(both.combine == std::vector<int>{2, 3});
  CHECK_FALSE(both.has_cost);
  CHECK(policy(scenario, "plan_with_a_grower").has_cost);
  const auto own = test::read(test::with("    combine: [more_tills, warm_advice]", "    combine: [more_tills, warm_advice]\n    cost: {fixed: 9}"));
  REQUIRE(own.scenario);
  CHECK(own.scenario->policies[2].has_cost);
  CHECK(constant(*own.scenario, own.scenario->policies[2].cost.fixed) == 9);
}

TEST_CASE("a text in several languages is the one of the language spoken, else the other, else as it is there", "[read]") {
  const auto title = [](const std::string& text) { return test::read(test::with("scenario: shop\n", "scenario: shop\ntitle: " + text + "\n")).scenario->title.here(); };
  CHECK(title("{nl: Winkel, en: Shop}") == "Shop");
  CHECK(title("{nl: Winkel, de: Laden}") == "Winkel");
  CHECK(title("{en: \"\", nl: Winkel}") == "Winkel");
  CHECK(title("{de: Laden}") == "Laden");
  const Speaking dutch(Language::dutch);
  CHECK(title("{nl: Winkel, en: Shop}") == "Winkel");
  CHECK(title("{en: Shop}") == "Shop");
}
