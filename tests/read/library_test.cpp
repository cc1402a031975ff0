// The library of relationships: every kind can be used and differs from the others where its meaning says so; the file
// itself is complete, and no entry of it is there for nothing.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "scenarios/read/include.hpp"
#include "tests/mechanisms/lab.hpp"

using namespace peakend;

namespace {
const std::string library = PEAKEND_ROOT "/scenarios/library/relationships.yaml";

read::Node library_tree() {
  Problems problems;
  auto root = read::parse_file(library, problems);
  REQUIRE(problems.empty());
  REQUIRE(root);
  return std::move(*root);
}

std::vector<std::string> kinds() {
  const read::Node root = library_tree();
  std::vector<std::string> names;
  for (const auto& member : root.find("relationships")->value.members) names.push_back(member.key);
  return names;
}

// As many of each kind, who come once a week to a place that is fine as long as nothing fails.
std::string all_kinds() {
  const auto names = kinds();
  std::string yaml = R"~(peakend: 1
scenario: kinds
include: library/relationships.yaml
run: {warm_up: 2 weeks, length: 8 weeks}
population: {size: 4000}
memory: {rate: memory_rate}
behaviour: {return_rate: 1, base_leave: 0, leave_rate: 0}
journeys:
  visit:
    starts: {rate: return_rate}
    first: ask
    touchpoints:
      ask: {fails: 0, norm: no_surprises, affect: {mean: 1, sd: 0.3}, next: deliver}
      deliver: {fails: 0, norm: reliability, affect: {mean: "if(failed, -1.8, 0.5)", sd: 0.3}, next: end}
policies:
  mishaps: {change: {deliver.fails: 0.5}}
  breach: {change: {ask.fails: 1}}
segments:
)~";
  for (const auto& name : names)
    yaml += fmt::format("  s_{0}: {{share: {1}, relationship: {0}}}\n", name, 1.0 / static_cast<double>(names.size()));
  return yaml;
}

lab::Lived lived(const std::string& policy = "", const std::vector<std::string>& sets = {}) {
  Problems problems;
  auto scenario = read::read_scenario_text(all_kinds(), PEAKEND_ROOT "/scenarios/kinds.yaml", sets, problems);
  std::string said;
  for (const Problem& problem : problems) said += text(problem) + "\n";
  CHECK(said == "");
  REQUIRE(scenario);
  const auto plan = model::compile(*scenario, scenario->values(), lab::policy_number(*scenario, policy));
  auto result = life::live(plan, lab::layout_of(*scenario), 1, 0);
  REQUIRE_FALSE(result.failure);
  return {std::move(*scenario), std::move(result.figures)};
}
}  // namespace

TEST_CASE("every entry of the library is used, by kinds that people can have", "[read][library]") {
  const auto all = lived();
  const read::Node root = library_tree();
  std::size_t entries = 0;
  for (const auto& section : root.members) {
    if (!read::can_be_included(section.key)) continue;
    for (const auto& entry : section.value.members) {
      INFO(section.key << "." << entry.key);
      const std::string start = section.key + "." + entry.key;
      CHECK(std::any_of(all.scenario.slots.all.begin(), all.scenario.slots.all.end(),
                        [&](const auto& slot) { return slot.path == start || slot.path.starts_with(start + "."); }));
      ++entries;
    }
  }
  CHECK(entries == 8 + 2 + 1);
  for (const auto& slot : all.scenario.slots.all) {  // what is to be found about kinds is not written into them
    INFO(slot.path);
    CHECK_FALSE((slot.path.starts_with("relationships.") && (slot.path.find(".behaviour.") != std::string::npos ||
                                                             slot.path.find("forgiveness") != std::string::npos)));
  }
  CHECK(all.scenario.relationships.size() == kinds().size());
  for (const auto& kind : kinds()) {
    INFO(kind);
    CHECK(root.find("relationships")->value.find(kind)->value.find("says") != nullptr);
    CHECK(all["customers." + kind] > 0);
  }
}

TEST_CASE("the library names the source's four and all fifteen of Fournier's, each with its meaning",
          "[read][library]") {
  const auto names = kinds();
  const std::set<std::string> given(names.begin(), names.end());
  for (const char* kind : {"basic_exchange", "business_partner", "fling", "master_slave", "best_friendship",
                           "committed_partnership", "marriage_of_convenience", "dependency"})
    CHECK(given.count(kind) == 1);
  CHECK(given.size() == 8);
  Problems problems;
  const auto text = read::read_file(library, problems);
  REQUIRE(text);
  for (const char* kind : {"arranged marriage", "casual friendship", "compartmentalized friendship", "kinship",
                           "rebound", "childhood friendship", "courtship", "enmity", "secret affair", "enslavement"})
    CHECK(text->find("\n#   " + std::string(kind)) != std::string::npos);
}

TEST_CASE("the kinds of the library differ where their meaning says so", "[mechanisms][library]") {
  const auto calm = lived(), mishaps = lived("mishaps"), breach = lived("breach");
  const auto loss = [&](const lab::Lived& after, const std::string& kind) {
    return calm["trust." + kind] - after["trust." + kind];
  };
  for (const auto& kind : kinds()) {
    INFO(kind);
    CHECK(loss(mishaps, kind) > 0);
  }
  // to friends a mishap is also betrayal; the committed hold on when things go badly
  CHECK(loss(mishaps, "best_friendship") > loss(mishaps, "committed_partnership"));
  CHECK(loss(mishaps, "business_partner") > loss(mishaps, "basic_exchange"));
  CHECK(loss(mishaps, "master_slave") > loss(mishaps, "fling"));
  // a breach of faith hurts those who had given theirs
  CHECK(loss(breach, "committed_partnership") > loss(breach, "marriage_of_convenience"));
  CHECK(loss(breach, "best_friendship") > loss(breach, "fling"));
  // what is fine delights the dependent, and those who stay for convenience the least
  CHECK(calm["memory.dependency"] > calm["memory.basic_exchange"]);
  CHECK(calm["memory.basic_exchange"] > calm["memory.marriage_of_convenience"]);
}

TEST_CASE("moving a number of the library moves what it stands for", "[mechanisms][library]") {
  const std::string norm = "relationships.best_friendship.norms.reliability.intention";
  const auto as_written = lived("mishaps"), without = lived("mishaps", {norm + "=0"});
  CHECK(without["trust.best_friendship"] > as_written["trust.best_friendship"]);
  CHECK(without["trust.committed_partnership"] == as_written["trust.committed_partnership"]);
}
