// What `describe` says is what is computed: every number of the file, and equations that read back to their values.
#include "scenarios/explain/describe.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <random>

#include "agents/model/equations.hpp"
#include "scenarios/explain/parts.hpp"
#include "scenarios/language/evaluate.hpp"
#include "scenarios/language/parse.hpp"
#include "scenarios/language/resolve.hpp"
#include "scenarios/language/substitute.hpp"
#include "scenarios/spec/as_text.hpp"
#include "scenarios/spec/variants.hpp"
#include "tests/messages/shop.hpp"

using namespace peakend;
using Catch::Matchers::Contains;
using language::Expr;

namespace {
namespace fs = std::filesystem;

std::vector<spec::Scenario> shipped() {
  std::vector<spec::Scenario> all;
  for (const auto& entry : fs::recursive_directory_iterator(PEAKEND_ROOT "/scenarios"))
    if (entry.path().extension() == ".yaml" && entry.path().parent_path().filename() != "library") {
      Problems problems;
      auto scenario = read::read_scenario(entry.path().string(), {}, problems);
      REQUIRE(scenario);
      all.push_back(std::move(*scenario));
    }
  return all;
}

// Reads a printed equation again: names are parts of it, earlier equations, variables and words.
class Reader {
 public:
  Reader(const spec::Scenario& scenario, const std::vector<model::Equation>& equations) {
    for (const auto& equation : equations) {
      for (const Expr& v : language::variables(equation.value)) names_[spec::as_text(scenario, v)] = v;
      if (!equation.name.empty()) names_[equation.name] = equation.value;
    }
    for (std::size_t i = 0; i < scenario.segments.size(); ++i) names_[scenario.segments[i].name] = language::literal(static_cast<float>(i));
    for (std::size_t i = 0; i < scenario.relationships.size(); ++i) names_[scenario.relationships[i].name] = language::literal(static_cast<float>(i));
  }

  Expr read(const model::Written& one) {
    where_ = &one.where;
    return read(one.text);
  }

 private:
  Expr read(const std::string& text) {
    language::Complaints complaints;
    auto parsed = language::parse(text, complaints);
    INFO(text);
    REQUIRE(parsed);
    return put(*parsed);
  }
  // Without resolving: units were right when the file was read.
  Expr put(const Expr& expr) {
    if (expr.op == language::Op::name) {
      for (const auto& [name, text] : *where_)
        if (name == expr.name) return read(text);
      INFO(expr.name);
      REQUIRE(names_.count(expr.name) == 1);
      return names_[expr.name];
    }
    Expr copy = expr;
    for (Expr& arg : copy.args) arg = put(arg);
    return copy;
  }

  std::map<std::string, Expr> names_;
  const std::vector<std::pair<std::string, std::string>>* where_ = nullptr;
};

bool can_be_read(const std::string& text) { return text.find("q_") == std::string::npos && text.find("(..)") == std::string::npos && text.find(" EUR") == std::string::npos; }

// Any value for each variable, the same each time it is read.
class Values {
 public:
  explicit Values(std::uint32_t seed) : engine_(seed) {}
  float operator()(language::Source source, std::uint32_t index) {
    const auto [at, fresh] = values_.try_emplace({source, index}, 0.0F);
    if (fresh) at->second = static_cast<float>(engine_() % 4000) / 1000.0F - 1.5F;
    return at->second;
  }

 private:
  std::mt19937 engine_;
  std::map<std::pair<language::Source, std::uint32_t>, float> values_;
};
}  // namespace

TEST_CASE("the printed equations of every shipped scenario read back to the values they were printed from", "[explain][describe]") {
  int compared = 0;
  for (const auto& scenario : shipped()) {
    INFO(scenario.name);
    auto values = scenario.values();
    spec::overlay_relationships(scenario, values);
    const model::Formulas f(scenario, values);
    const auto equations = model::equations(f);
    const auto written = model::written(scenario, equations);
    Reader reader(scenario, equations);
    REQUIRE(written.size() == equations.size());
    for (std::size_t i = 0; i < written.size(); ++i) {
      std::string all = written[i].text;
      for (const auto& [_, text] : written[i].where) all += text;
      if (!can_be_read(all)) continue;
      INFO(written[i].of << ": " << all);
      const Expr again = reader.read(written[i]);
      for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        Values one(seed), other(seed);
        const float was = language::evaluate(equations[i].value, [&](auto s, auto k) { return one(s, k); });
        // in the order of the original, so that both draw the same
        const float is = language::evaluate(again, [&](auto s, auto k) { return one(s, k); });
        REQUIRE(((was == is) || (was != was && is != is)));
        ++compared;
      }
    }
  }
  CHECK(compared > 3000);
}

TEST_CASE("what is left out of a printed equation is worth nothing", "[explain][describe]") {
  for (const auto& scenario : shipped()) {
    auto values = scenario.values();
    const model::Formulas f(scenario, values);
    for (const auto& equation : model::equations(f)) {
      const Expr full = equation.of == "remembered" ? f.remembered() : equation.of == "leave rate" ? f.leave_rate() : equation.value;
      for (std::uint32_t seed = 1; seed <= 5; ++seed) {
        Values one(seed);
        const float was = language::evaluate(full, [&](auto s, auto k) { return one(s, k); });
        const float is = language::evaluate(equation.value, [&](auto s, auto k) { return one(s, k); });
        if (was == was) REQUIRE(is == Approx(was).margin(1e-6));
      }
    }
  }
}

TEST_CASE("the protocol has seven elements and every number of the file", "[explain][describe]") {
  for (const auto& scenario : shipped()) {
    INFO(scenario.name);
    const std::string text = explain::odd(scenario, {});
    for (const char* element : {"## 1 Purpose and patterns\n", "## 2 Entities, state variables and scales\n", "## 3 Process overview and scheduling\n", "## 4 Design concepts\n",
                                "## 5 Initialization\n", "## 6 Input data\n", "## 7 Submodels\n"})
      CHECK_THAT(text, Contains(element));
    for (spec::SlotId id = 0; id < scenario.slots.all.size(); ++id)
      REQUIRE(text.find("| " + scenario.slots.all[id].path + " | ") != std::string::npos);
    for (const auto& policy : scenario.policies) CHECK_THAT(text, Contains("| " + policy.name + " "));
    for (const auto& one : scenario.expectations) CHECK_THAT(text, Contains("| " + one.name + " | " + spec::claim_text(scenario, one.claim)));
  }
}

TEST_CASE("a scenario in short: who comes, through what, what is tried", "[explain][describe]") {
  const auto outcome = test::read(test::shop);
  REQUIRE(outcome.scenario);
  const std::string text = explain::describe(*outcome.scenario);
  CHECK_THAT(text, Contains("# shop: shop\n\nDecided by nps; 2 weeks recorded after 1 week of warm-up.\n"));
  CHECK_THAT(text, Contains("200 people.\n\n| segment | share | relationship |\n|---|---|---|\n| regular | 0.75 |  |\n"));
  CHECK_THAT(text, Contains("**visit**: customers begin it, at the rate 0.5 per week; it begins at browse.\n"));
  CHECK_THAT(text, Contains("| checkout | tills | lognormal: median 2 min, sigma 0.5 | -0.1 * max(0, perceived_wait - acceptable_wait) | end |\n"));
  CHECK_THAT(text, Contains("| browse |  | 10 min | 0.3 - let.stuck | advice: 0.3; checkout otherwise |\n"));
  CHECK_THAT(text, Contains("| warm_advice |  | journeys.visit.touchpoints.advice.affect.mean: add 0.5 | segment == newcomer |  |  |\n"));
  CHECK_THAT(text, Contains("| both |  | together: more_tills, warm_advice |  |  |  |\n"));
  CHECK_THAT(text, Contains("**town** is open mon to sun 09:00-18:00.\n\n| pool | people | skill | wage of an hour |\n|---|---|---|---|\n| tills | 2 | 0.5 | 20 |\n"));
  CHECK_THAT(text, Contains("| know_how | everybody | beta: mean 0.5, sd 0.2 |\n"));
}

TEST_CASE("a description tells what policies cost, when they hold and stop, guardrails and ablations, and words by their name", "[explain][describe]") {
  const auto outcome = test::read(test::with("    combine: [more_tills, warm_advice]\n", R"(    combine: [more_tills, warm_advice]
  average: {change: {memory.rule: mean}, when: {from: week 2}, stop_when: "visits < 0.1", cost: {fixed: 10, per_contact: {touchpoint: advice, amount: 0.5}}}
compare: {guardrails: {margin: {not_below: -2 %}}}
ablations:
  flat: {says: no peak, change: {memory.w_peak: 0}}
)"));
  REQUIRE(outcome.scenario);
  const std::string text = explain::describe(*outcome.scenario);
  CHECK_THAT(text, Contains("| memory.rule: mean |  | from day 8; stops when visits < 0.1"));
  CHECK_THAT(text, Contains("| EUR 10 once; EUR 0.5 for each contact at advice |"));
  CHECK_THAT(text, Contains("A policy is out whose margin changes by less than -2 % against the baseline.\n"));
  CHECK_THAT(text, Contains("| flat | ablation | no peak | memory.w_peak: 0 |\n"));
}

TEST_CASE("a description tells when the firm begins, what is told and what is asked", "[explain][describe]") {
  const auto outcome = test::read(test::with("policies:\n", R"(  letter:
    starts: {by: firm, on: [day 3, week 2], share: 0.3, who: "segment == newcomer"}
    first: read
    touchpoints: {read: {affect: {mean: 1}, next: end}}
network: {kind: random, degree: 6}
topics: {news: {on: week 1, affect: {mean: -1}, retell: 0.2}}
surveys: {card: {after: episode, response: 0.2}}
policies:
)"));
  INFO(outcome.messages);
  REQUIRE(outcome.scenario);
  const std::string text = explain::describe(*outcome.scenario);
  CHECK_THAT(text, Contains("**letter**: the firm begins it on days 3, 8, among customers, each with the probability 0.3, where segment == newcomer; it begins at read.\n"));
  CHECK_THAT(text, Contains("People know each other: random, 6 each.\n"));
  CHECK_THAT(text, Contains("| news | day 1 | -1 | 0.05 | 0.2 |  |\n"));
  CHECK_THAT(text, Contains("| card | after a visit | 1 | 0.2 |\n"));
}

TEST_CASE("bars and line ends in texts do not break the tables", "[explain][describe]") {
  CHECK(explain::table({"a", "b"}, {{"x|y", "z\n|"}}) == "| a | b |\n|---|---|\n| x\\|y | z\\x0a\\| |\n\n");
  CHECK(explain::table({"a"}, {}).empty());
}
