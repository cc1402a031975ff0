// Every scenario that comes with the project is right without a warning, says where it comes from, and runs.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "scenarios/read/read_scenario.hpp"
#include "scenarios/spec/variants.hpp"
#include "scenarios/spec/versions.hpp"
#include "sim/study/compare.hpp"
#include "tests/support/folder.hpp"

namespace {
using namespace peakend;
namespace fs = std::filesystem;

std::vector<fs::path> shipped() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(PEAKEND_ROOT) / "scenarios"))
    if (entry.path().extension() == ".yaml" && entry.path().parent_path().filename() != "library")  // for them to include
      files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

spec::Scenario open(const fs::path& file, const std::vector<std::string>& sets) {
  Problems problems;
  auto scenario = read::read_scenario(file.string(), sets, problems);
  std::string said;
  for (const Problem& problem : problems)  // a run cut short may end before a policy begins: that warns, rightly
    if (sets.empty() || problem.severity == Severity::error) said += text(problem) + "\n";
  CHECK(said == "");
  REQUIRE(scenario);
  return std::move(*scenario);
}
}  // namespace

TEST_CASE("every shipped scenario is right, without a warning, and names its sources", "[shipped]") {
  const auto files = shipped();
  CHECK(files.size() >= 9);
  for (const auto& file : files) {
    INFO(file.string());
    const auto scenario = open(file, {});
    CHECK(scenario.name == file.stem().string());
    CHECK(scenario.title != "");
    CHECK(scenario.source != "");
    for (const auto& claim : scenario.expectations) {
      INFO(claim.name);
      CHECK(claim.source != "");
    }
  }
}

TEST_CASE("every shipped scenario runs, under each of its policies, rivals and ablations", "[shipped]") {
  for (const auto& file : shipped()) {
    INFO(file.string());
    const std::vector<std::string> small{"population.size=300", "run.length=4 weeks"};
    const auto scenario = open(file, small);
    study::Plan plan;
    plan.replications = 2;
    plan.policies = study::all_policies(scenario);
    plan.rivals = false;
    CHECK(tests::compared(scenario, plan).collected.usable);
    plan.policies = {spec::baseline};
    for (const auto* variants : {&scenario.rivals, &scenario.ablations})
      for (const auto& variant : *variants) {
        INFO(variant.name);
        CHECK(tests::compared(spec::under(scenario, variant.changes), plan).collected.usable);
      }
  }
}
