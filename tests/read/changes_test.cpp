// Changes as policies, rivals, worlds and --set write them: which numbers they mean, and what becomes of those.
#include <catch2/catch.hpp>

#include "scenarios/language/print.hpp"
#include "scenarios/language/substitute.hpp"
#include "scenarios/spec/variants.hpp"
#include "tests/messages/shop.hpp"

using namespace peakend;

namespace {

// The shop with its policies replaced.
std::string with_policies(const std::string& policies) {
  const std::string text(test::shop);
  return text.substr(0, text.find("policies:")) + "policies:\n" + policies;
}

spec::Scenario good(const std::string& text, const std::vector<std::string>& sets = {}) {
  const auto outcome = test::read(text, sets);
  INFO(outcome.messages);
  REQUIRE(outcome.scenario);
  return *outcome.scenario;
}

float at(const spec::Scenario& scenario, const slots::Values& values, const std::string& path) {
  INFO(path);
  const auto match = scenario.slots.match(path);
  REQUIRE(match.found.size() == 1);
  float value = -1;
  REQUIRE(slots::constant(values, match.found.front(), value));
  return value;
}

// The number at `path` under the last policy of the file.
float under_last(const std::string& policies, const std::string& path) {
  const auto scenario = good(with_policies(policies));
  const int last = static_cast<int>(scenario.policies.size()) - 1;
  return at(scenario, spec::values_on(scenario, scenario.values(), last, 1), path);
}

float changed(const std::string& change, const std::string& path) { return under_last("  p: {change: {" + change + "}}\n", path); }

}  // namespace

TEST_CASE("a change sets, adds, multiplies, or says what becomes of the old value", "[changes]") {
  CHECK(changed("tills.people: 5", "tills.people") == 5);
  CHECK(changed("tills.people: {set: 5}", "tills.people") == 5);
  CHECK(changed("tills.people: {add: 1}", "tills.people") == 3);
  CHECK(changed("tills.skill: {times: 1.5}", "tills.skill") == 0.75F);
  CHECK(changed("tills.people: \"2 * old + 1\"", "tills.people") == 5);
  CHECK(changed("advice.takes.median: {add: 90 s}", "advice.takes.median") == 6.5F);
  CHECK(changed("advice.takes.median: {times: 2}", "advice.takes.median") == 10);
}

TEST_CASE("a path is the whole nesting, a tail that only one number has, or has one `*` for each open step", "[changes]") {
  CHECK(changed("stores.town.pools.tills.people: 5", "tills.people") == 5);
  CHECK(changed("tills.people: 5", "stores.town.pools.tills.people") == 5);
  const auto scenario = good(with_policies("  p: {change: {\"journeys.visit.touchpoints.*.affect.sd\": 0.1}}\n"));
  const auto values = spec::values_on(scenario, scenario.values(), 0, 1);
  for (const char* place : {"browse", "advice", "checkout"})
    CHECK(at(scenario, values, std::string(place) + ".affect.sd") == 0.1F);
  CHECK(at(scenario, values, "advice.affect.mean") == 1);
  CHECK(test::read(with_policies("  p: {change: {\"journeys.*.affect.sd\": 0.1}}\n")).messages.find("no number at this path") != std::string::npos);
}

TEST_CASE("what nobody wrote has a default, and the default can be changed", "[changes]") {
  CHECK(changed("memory.rate: 0.9", "memory.rate") == 0.9F);
  CHECK(changed("perception.factor: {times: 2}", "perception.factor") == 2.72F);
  CHECK(changed("checkout.brand: 1", "checkout.brand") == 1);
  CHECK(changed("memory.rule: mean", "memory.rule") == 1);
  const auto set = good(std::string(test::shop), {"traits.style.sd=0", "memory.rule=sum"});
  CHECK(at(set, set.values(), "style.sd") == 0);
  CHECK(at(set, set.values(), "memory.rule") == 2);
}

TEST_CASE("a whole distribution can be replaced, and its old parameters are then nobody's", "[changes]") {
  CHECK(changed("advice.takes: 7 min", "journeys.visit.touchpoints.advice.takes") == 7);
  const auto scenario = good(with_policies("  p: {change: {advice.takes: {weibull: {shape: 2, scale: 6 min}}}}\n"));
  const auto values = spec::values_on(scenario, scenario.values(), 0, 1);
  const auto full = slots::in_full(values, values[scenario.slots.find("journeys.visit.touchpoints.advice.takes")]);
  CHECK(full.op == language::Op::q_weibull);
  CHECK(test::read(with_policies("  p: {change: {advice.takes: {weibull: {shape: 2, scale: 6 min}}, advice.takes.median: 9 min}}\n")).messages ==
        "shop.yaml:40:88: journeys.visit.touchpoints.advice.takes.median: changes nothing under policy 'p': the distribution was replaced");
  CHECK(test::read(with_policies("  p: {change: {advice.takes: {weibull: {shape: 2, scale: 6}}}}\n")).messages ==
        "shop.yaml:40:58: policies.p.change.advice.takes.scale: a time needs its unit, expected a time, such as 5 min or 8 weeks");
}

TEST_CASE("over a combination come sets, then times, then adds, whoever is listed first", "[changes]") {
  const std::string members = "  more: {change: {tills.skill: {add: 0.1}}}\n  twice: {change: {tills.skill: {times: 2}}}\n  fixed: {change: {tills.skill: 0.4}}\n";
  for (const char* order : {"[more, twice, fixed]", "[fixed, twice, more]", "[twice, fixed, more]"}) {
    INFO(order);
    CHECK(under_last(members + "  all: {combine: " + order + "}\n", "tills.skill") == Approx(0.9F));
  }
}

TEST_CASE("two members that set one number contradict each other, unless the later one is meant to win", "[changes]") {
  const std::string first = "  few: {change: {tills.people: 3}}\n";
  const auto contradiction = test::read(with_policies(first + "  many: {change: {tills.people: 5}}\n  both: {combine: [few, many]}\n"));
  CHECK_FALSE(contradiction.scenario);
  CHECK(contradiction.messages == "shop.yaml:41:33: stores.town.pools.tills.people: set twice under policy 'both'; write {set: .., over: true} where the later one is meant to win");
  CHECK(under_last(first + "  many: {change: {tills.people: {set: 5, over: true}}}\n  both: {combine: [few, many]}\n", "tills.people") == 5);
}

TEST_CASE("with `who` a number becomes a choice by customer, and stays what it was for the others", "[changes]") {
  const auto scenario = good(std::string(test::shop));
  const auto values = spec::values_on(scenario, scenario.values(), 1, 1);
  const auto slot = scenario.slots.find("journeys.visit.touchpoints.advice.affect.mean");
  const auto chosen = [&](float holds) {
    const auto choice = language::substitute(values[slot], [&](const language::Expr& v) -> std::optional<language::Expr> {
      REQUIRE(v.source == language::Source::targeted);
      REQUIRE(v.index == 1);
      return language::literal(holds);
    });
    slots::Values all = values;
    all[slot] = choice;
    float value = -1;
    REQUIRE(slots::constant(all, slot, value));
    return value;
  };
  CHECK(chosen(1) == 1.5F);
  CHECK(chosen(0) == 1);
}

TEST_CASE("a policy holds from its first day until the day it no longer holds", "[changes]") {
  const auto scenario = good(with_policies("  p: {change: {tills.people: 5}, when: {from: day 3, until: day 5}}\n"));
  const auto people = [&](int day) { return at(scenario, spec::values_on(scenario, scenario.values(), 0, day), "tills.people"); };
  CHECK(people(2) == 2);
  CHECK(people(3) == 5);
  CHECK(people(4) == 5);
  CHECK(people(5) == 2);
}

TEST_CASE("items of a list count from 0", "[changes]") {
  const std::string shifts = test::with("{people: 2, skill: 0.5, cost_per_hour: 20}", "{skill: 0.5, shifts: [{people: 2, from: \"09:00\", until: \"12:00\"}, {people: 3, from: \"12:00\", until: \"18:00\"}]}");
  const auto scenario = good(test::with("{tills.people: {add: 1}}", "{tills.shifts.1.people: {add: 1}}", shifts));
  const auto values = spec::values_on(scenario, scenario.values(), 0, 1);
  CHECK(at(scenario, values, "tills.shifts.0.people") == 2);
  CHECK(at(scenario, values, "tills.shifts.1.people") == 4);
}

TEST_CASE("who may change what: the scenario's own shape, who people are, what holds for everybody, one contact", "[changes]") {
  const auto refused = [](const std::string& text) { return !test::read(text).scenario; };
  const auto policy = [](const std::string& change, const std::string& rest = "") { return with_policies("  p: {change: {" + change + "}" + rest + "}\n"); };
  const auto rival = [](const std::string& change) { return std::string(test::shop) + "rivals:\n  r: {change: {" + change + "}}\n"; };
  const auto world = [](const std::string& change) { return std::string(test::shop) + "uncertain: {" + change + "}\n"; };
  const std::string who = ", who: \"segment == newcomer\"";
  CHECK(refused(policy("population.size: 100")));
  CHECK(refused(world("population.size: 100")));
  CHECK_FALSE(refused(rival("population.size: 100")));
  CHECK(refused(policy("know_how.mean: 0.6")));
  CHECK_FALSE(refused(world("know_how.mean: 0.6")));
  CHECK_FALSE(refused(rival("know_how.mean: 0.6")));
  CHECK_FALSE(refused(policy("tills.people: 3")));
  CHECK(refused(policy("tills.people: 3", who)));
  CHECK_FALSE(refused(world("tills.people: 3")));
  CHECK_FALSE(refused(policy("advice.affect.mean: 2", who)));
  CHECK_FALSE(refused(policy("behaviour.base_leave: 0.001", who)));
}

TEST_CASE("what is uncertain is a number or a distribution that depends on nothing", "[changes]") {
  const auto messages = [](const std::string& change) { return test::read(std::string(test::shop) + "uncertain: {" + change + "}\n").messages; };
  CHECK(messages("advice.affect.mean: {add: {normal: {mean: 0, sd: 0.3}}}").empty());
  CHECK(messages("advice.affect.mean: {uniform: {low: 0.5, high: 1.5}}").empty());
  CHECK(messages("advice.takes.median: {times: {lognormal: {median: 1, sigma: 0.2}}}").empty());
  CHECK(messages("advice.affect.mean: 1.2").empty());
  CHECK(messages("advice.affect.mean: {normal: {mean: memory, sd: 0.3}}") ==
        "shop.yaml:47:33: uncertain.journeys.visit.touchpoints.advice.affect.mean: an uncertain number may not depend on anything, expected a number, or a distribution with constant parameters");
}

TEST_CASE("--set is a change of the file, and is named when it is wrong", "[changes]") {
  const auto set = [](const std::vector<std::string>& sets) { return test::read(test::shop, sets); };
  const auto scenario = good(std::string(test::shop), {"population.size=50", "tills.skill={times: 0.5}", "advice.takes=6 min", "let.stuck=know_how / 2"});
  CHECK(at(scenario, scenario.values(), "population.size") == 50);
  CHECK(at(scenario, scenario.values(), "tills.skill") == 0.25F);
  CHECK(set({"tills.peple=3"}).messages == "--set tills.peple=3: tills.peple: no number at this path; did you mean 'tills.people'?");
  CHECK(set({"tills.people"}).messages == "--set tills.people: not a change, expected PATH=VALUE, such as --set population.size=500");
  CHECK(set({"tills.people="}).messages == "--set tills.people=: not a change, expected PATH=VALUE, such as --set population.size=500");
  CHECK(set({"tills.people=[2"}).messages == "--set tills.people=[2: a '[' that is never closed");
  CHECK(set({"population.size=0"}).messages == "--set population.size=0: population.size: out of range, expected 1 to 100000000, got 0");
  CHECK(set({"let.stuck=stuck + 1"}).messages == "--set let.stuck=stuck + 1: let.stuck: reads itself; a number cannot depend on itself");
  CHECK(set({"memory.rule=peak"}).messages == "--set memory.rule=peak: memory.rule: not one of the words allowed here, expected peak_end, mean, sum, custom, got 'peak'");
}
