// Small scenarios and counts for the tests of studies.
#pragma once
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "scenarios/read/read_scenario.hpp"
#include "tests/messages/shop.hpp"
#include "tests/support/folder.hpp"

namespace peakend::tests {

// The small shop as text with one part replaced.
inline std::string shop_with(const std::string& part, const std::string& by) {
  std::string text(test::shop);
  const auto at = text.find(part);
  REQUIRE(at != std::string::npos);
  return text.replace(at, part.size(), by);
}

inline spec::Scenario read_text(const std::string& text, const std::vector<std::string>& sets = {}) {
  Problems problems;
  auto scenario = read::read_scenario_text(text, "shop.yaml", sets, problems);
  std::string said;
  for (const auto& problem : problems) said += peakend::text(problem) + "\n";
  INFO(said);
  REQUIRE(scenario);
  return std::move(*scenario);
}

inline spec::Scenario shop(const std::vector<std::string>& sets = {}) { return read_text(std::string(test::shop), sets); }

// How many runs a comparison of this scenario computed anew in that folder.
inline std::int64_t computed_now(const spec::Scenario& scenario, const Folder& folder, int replications,
                                 std::uint64_t seed = 1) {
  auto store = open_store(folder.path());
  study::Ledger ledger(store, settings(seed));
  const auto collected = study::collect(scenario, {study::all_policies(scenario), replications}, ledger);
  REQUIRE(collected.usable);
  return ledger.computed();
}

}  // namespace peakend::tests
