// Versions of a scenario: what they change, and that nothing else does.
#include "scenarios/spec/versions.hpp"

#include "agents/life/live.hpp"
#include "scenarios/spec/variants.hpp"
#include "sim/study/frame.hpp"
#include "sim/study/identity.hpp"
#include "tests/study/studies.hpp"
#include "tests/twin/twin.hpp"

using namespace peakend;
using tests::shop;

namespace {
figures::Figures lived(const spec::Scenario& scenario, int policy) {
  const auto layout = figures::layout_of(scenario, run::weeks_of(scenario));
  const auto result = life::live(model::compile(scenario, scenario.values(), policy), layout, 1, 0);
  REQUIRE(!result.failure);
  return result.figures;
}

spec::Scenario at(const spec::Scenario& scenario, const std::vector<std::string>& typed) {
  auto scratch = scenario;
  Problems problems;
  std::vector<slots::Change> changes;
  for (const auto& one : typed)
    for (auto& change : read::read_point(scratch, "point 0", one, problems)) changes.push_back(change);
  REQUIRE(problems.empty());
  return spec::at_point(scenario, changes);
}
}  // namespace

TEST_CASE("a point of a design gives the baseline that --set gives", "[study][versions]") {
  const std::vector<std::string> typed{"browse.takes=4 min", "population.size=150", "memory.rule=mean"};
  CHECK(lived(at(shop(), typed), spec::baseline) == lived(shop(typed), spec::baseline));
  CHECK_FALSE(lived(shop(), spec::baseline) == lived(shop(typed), spec::baseline));
}

TEST_CASE("a point has the last word over a policy", "[study][versions]") {
  const auto point = at(shop(), {"tills.people=4"});
  CHECK(lived(point, 0) == lived(shop({"tills.people=4"}), spec::baseline));  // more_tills adds to what no longer counts
}

TEST_CASE("the twin and the engine agree at a point of a design, under every policy", "[study][versions][twin]") {
  const auto point = at(shop(), {"browse.takes=4 min", "run.length=3 weeks", "traits.know_how.mean=0.4"});
  for (int policy = spec::baseline; policy < 3; ++policy) {
    INFO("policy " << policy);
    CHECK(twin::live(point, point.values(), policy, 1, 0) == lived(point, policy));
  }
}

TEST_CASE("a policy scaled to 1 is the policy, and to 0 the baseline with its costs", "[study][versions]") {
  const auto scenario = shop();
  CHECK(study::policy_key(*spec::with_policy_scaled(scenario, 1, 1), 1) == study::policy_key(scenario, 1));
  CHECK(lived(*spec::with_policy_scaled(scenario, 1, 0), 1) == lived(scenario, spec::baseline));
}

TEST_CASE("half of a set goes half the way, half of a factor keeps half of it, half of a sum adds half", "[study][versions]") {
  const std::string policies = R"(policies:
  three:
    change: {browse.takes: 20 min, advice.affect.mean: {times: 3}, tills.people: {add: 2}}
)";
  std::string text(test::shop);
  const auto scenario = tests::read_text(text.substr(0, text.find("policies:")) + policies);
  const auto half = spec::with_policy_scaled(scenario, 0, 0.5);
  REQUIRE(half);
  const auto values = spec::values_on(*half, half->values(), 0, 1);
  auto number = [&](const char* path) { return slots::as_written(values, half->slots.find(path)); };
  CHECK(number("journeys.visit.touchpoints.browse.takes") == 15);
  CHECK(number("journeys.visit.touchpoints.advice.affect.mean") == 2);
  CHECK(number("stores.town.pools.tills.people") == 3);
}

TEST_CASE("a word has no half", "[study][versions]") {
  std::string text(test::shop);
  const auto scenario = tests::read_text(text.substr(0, text.find("policies:")) +
                                         "policies:\n  away:\n    change: {stores.town.closing: send_away}\n");
  CHECK_FALSE(spec::with_policy_scaled(scenario, 0, 0.5));
}

TEST_CASE("a rival is a scenario with its changes made", "[study][versions]") {
  std::string text(test::shop);
  const auto scenario = tests::read_text(text + "rivals:\n  mean: {change: {memory.rule: mean}}\n");
  CHECK(lived(spec::under(scenario, scenario.rivals[0].changes), spec::baseline) ==
        lived(shop({"memory.rule=mean"}), spec::baseline));
}

TEST_CASE("a policy that goes by what no firm can see is named in the verdict", "[study][who]") {
  const auto warned = [](const std::string& who) {
    const auto scenario = tests::read_text(tests::shop_with("segment == newcomer", who));
    const auto study = study::frame(scenario, {study::all_policies(scenario), 2}, tests::settings(1));
    std::string all;
    for (const auto& warning : study.warnings) all += warning + "\n";
    return all;
  };
  CHECK(warned("weekday == 1").empty());
  CHECK(warned("memory < 0 and trust < 0.3") ==
        "warm_advice goes by what no firm can see (memory, trust): what it brings is what knowing that would be worth\n"
        "both goes by what no firm can see (memory, trust): what it brings is what knowing that would be worth\n");
  CHECK(warned("pain_sensitivity > 1").find("(pain_sensitivity)") != std::string::npos);
}
