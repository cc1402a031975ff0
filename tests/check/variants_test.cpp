// What holds for a file must hold for what its policies and rivals make of it; and what identifies a question.
#include <catch2/catch.hpp>
#include <stdexcept>

#include "agents/program/program.hpp"
#include "scenarios/language/expr.hpp"
#include "scenarios/read/read_scenario.hpp"
#include "sim/study/collect.hpp"
#include "sim/study/identity.hpp"
#include "tests/messages/shop.hpp"

using namespace peakend;

namespace {
std::string problems_of(const std::string& file) {
  Problems problems;
  read::read_scenario_text(file, "shop.yaml", {}, problems);
  std::string all;
  for (const auto& problem : problems) all += text(problem) + "\n";
  return all;
}

std::string with_policy(const std::string& body) { return test::with("policies:\n", "policies:\n" + body); }

std::string hash_of(const std::string& file) {
  Problems problems;
  auto scenario = read::read_scenario_text(file, "shop.yaml", {}, problems);
  REQUIRE(scenario);
  return study::scenario_hash(*scenario, study::all_policies(*scenario));
}
}  // namespace

TEST_CASE("a policy that begins after the end of the run is warned of", "[check]") {
  auto said = problems_of(with_policy("  late:\n    change: {tills.people: {add: 1}}\n    when: {from: week 400}\n"));
  CHECK(said.find("warning: policies.late.when: it begins after the end of the run and never holds") != std::string::npos);
}

TEST_CASE("a combination that names a policy twice is refused", "[check]") {
  auto said = problems_of(test::with("combine: [more_tills, warm_advice]", "combine: [more_tills, more_tills]"));
  CHECK(said.find("policies.both.combine: a policy is named twice, got 'more_tills'") != std::string::npos);
}

TEST_CASE("a rival whose segments no longer sum to 1 is refused", "[check]") {
  auto said = problems_of(std::string(test::shop) + "rivals: {odd: {change: {segments.newcomer.share: 0.9}}}\n");
  CHECK(said.find("under rival 'odd': the shares of all segments sum to 1.65") != std::string::npos);
}

TEST_CASE("the hash of a question knows what is uncertain, and on which marks satisfaction is counted", "[check]") {
  auto file = [](const std::string& more) { return std::string(test::shop) + more; };
  auto plain = hash_of(file(""));
  auto one = hash_of(file("uncertain: {advice.affect.mean: {add: {normal: {mean: 0, sd: 0.3}}}}\n"));
  auto other = hash_of(file("uncertain: {advice.affect.mean: {add: {normal: {mean: 0, sd: 0.4}}}}\n"));
  CHECK(plain != one);
  CHECK(one != other);
  CHECK(plain != hash_of(file("scale: {from: 1..10}\n")));
  CHECK(plain == hash_of(file("# a remark\n")));
}

TEST_CASE("expressions too long for one program are refused by name, never cut", "[program]") {
  std::vector<language::Expr> outputs;
  for (std::uint32_t i = 0; i < 60001; ++i) outputs.push_back(language::variable(language::Source::trait, i));
  CHECK_THROWS_AS(program::lower(outputs), std::length_error);
}
