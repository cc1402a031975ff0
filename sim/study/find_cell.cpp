// Keys cannot be read backwards, so likely runs are named until one has the key: a hash each.
#include "sim/study/find_cell.hpp"

#include <fmt/format.h>

#include <vector>

#include "scenarios/spec/versions.hpp"
#include "sim/study/collect.hpp"
#include "sim/study/identity.hpp"
#include "sim/study/points.hpp"
#include "sim/study/rivals.hpp"

namespace peakend::study {
namespace {
struct Named {
  std::string name;
  spec::Scenario scenario;
};

std::vector<Named> versions_of(const spec::Scenario& scenario) {
  std::vector<Named> all{{"", scenario}};
  for (auto& rival : rivals_of(scenario)) all.push_back({"rival '" + rival.name + "'", std::move(rival.scenario)});
  for (const auto& ablation : scenario.ablations)
    all.push_back({"ablation '" + ablation.name + "'", spec::under(scenario, ablation.changes)});
  return all;
}

std::optional<FoundCell> find_in(Named version, std::uint64_t seed, const results::CellKey& key, std::uint64_t most) {
  const auto& scenario = version.scenario;
  for (int policy : all_policies(scenario)) {
    const auto policys = policy_key(scenario, policy);
    for (std::uint64_t luck = 0; luck <= most; ++luck) {
      const std::int64_t world = scenario.uncertain.empty() ? -1 : static_cast<std::int64_t>(luck);
      if (cell_key(policys, seed, world, luck) != key) continue;
      std::string name = policy_name(scenario, policy);
      return FoundCell{std::move(version.scenario), {0, policy, world, luck}, std::move(name), std::move(version.name)};
    }
  }
  return std::nullopt;
}
}  // namespace

std::optional<FoundCell> find_cell(const spec::Scenario& scenario, std::uint64_t seed, const results::CellKey& key,
                                   std::uint64_t most) {
  for (auto& version : versions_of(scenario))
    if (auto found = find_in(std::move(version), seed, key, most)) return found;
  return std::nullopt;
}

std::optional<FoundCell> find_cell(const spec::Scenario& scenario, const Design& design, std::uint64_t seed,
                                   const results::CellKey& key, std::uint64_t most) {
  Points points(scenario, design);
  for (std::size_t number = 0; number < design.points.size(); ++number) {
    Problems problems;
    Point point = points.read(number, problems);
    if (any_error(problems)) continue;  // a design of another version of the file
    const std::string name = fmt::format("{}: {}", point.name(), fmt::join(typed(design, number), " "));
    if (auto found = find_in({name, std::move(point.scenario)}, seed, key, most)) return found;
  }
  return std::nullopt;
}

results::CellRow compute_again(const FoundCell& found, run::Settings settings, const results::CellKey& key) {
  results::CellRow row;
  settings.threads = 1;
  const spec::Scenario* const versions[] = {&found.scenario};
  run::compute(versions, std::span(&found.cell, 1), settings, [&](std::size_t, life::Result&& result, double seconds) {
    row = row_of(key, std::move(result), seconds);
  });
  return row;
}

std::string digest_of(const results::CellRow& row) {
  Digest digest;
  if (row.failure)
    digest.add_failure(*row.failure);
  else
    digest.add(row.sums);
  return digest.text();
}

}  // namespace peakend::study
