// Hashes: of what was asked, and of every figure that came out.
#include "sim/study/identity.hpp"

#include <fmt/format.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "agents/life/engine_number.hpp"
#include "scenarios/language/print.hpp"
#include "scenarios/spec/variants.hpp"
#include "sim/study/compare.hpp"

namespace peakend::study {
namespace {
std::string text_of(XXH128_hash_t hash) { return fmt::format("{:016x}{:016x}", hash.high64, hash.low64); }

// Costs and conditions of a policy belong to the runs under it, and to no other.
bool part_of(const spec::Scenario& scenario, int policy, const std::string& path) {
  if (policy == spec::baseline) return false;
  if (path.starts_with("policies." + scenario.policies[static_cast<std::size_t>(policy)].name + ".")) return true;
  for (int member : spec::members(scenario, policy))
    if (path.starts_with("policies." + scenario.policies[static_cast<std::size_t>(member)].name + ".")) return true;
  return false;
}

// What is not a number: who leads where, who serves whom, when it is open.
std::string structure_of(const spec::Scenario& scenario) {
  std::string all = fmt::format("engine {} start {} currency {}\n", life::engine_number, scenario.start_date,
                                scenario.currency);
  for (const auto& segment : scenario.segments)
    all += fmt::format("segment {} {}\n", segment.name, segment.relationship);
  for (const auto& store : scenario.stores) {
    for (const auto& hours : store.open) all += fmt::format("open {} {}\n", hours.from, hours.until);
    for (const auto& part : store.arrivals) all += fmt::format("from {}\n", part.from);
    for (const auto& pool : store.pools)
      for (const auto& shift : pool.shifts) all += fmt::format("{} shift {} {}\n", pool.name, shift.from, shift.until);
  }
  for (const auto& pair : scenario.correlations) all += fmt::format("correlation {} {}\n", pair.first, pair.second);
  for (const auto& journey : scenario.journeys) {
    all += fmt::format("journey {} first {}\n", journey.name, journey.first);
    for (const auto& touchpoint : journey.touchpoints) {
      all += fmt::format("{} pool {} renege {}\n", touchpoint.name, touchpoint.pool, touchpoint.on_renege);
      for (const auto& route : touchpoint.next)
        all += fmt::format("next {} {}\n", static_cast<int>(route.kind), route.target);
      for (const auto& effect : touchpoint.effects)
        all += fmt::format("effect {} {}\n", effect.state, static_cast<int>(effect.kind));
    }
  }
  all += fmt::format("scale {} {}\n", scenario.scale.lowest, scenario.scale.highest);
  auto name = [](const language::Expr& v) { return fmt::format("v{}_{}", static_cast<int>(v.source), v.index); };
  for (const auto& uncertain : scenario.uncertain)
    all += fmt::format("uncertain {} {} {}\n", uncertain.path, static_cast<int>(uncertain.change.kind),
                       language::to_text(uncertain.change.value, name));
  for (const auto& policy : scenario.policies)
    all += fmt::format("cost {} {} {} {}\n", policy.name, policy.has_cost, policy.cost.journey, policy.cost.touchpoint);
  return all;
}
}  // namespace

std::string scenario_hash(const spec::Scenario& scenario, const std::vector<int>& policies) {
  std::string all = structure_of(scenario);
  auto name = [&](const language::Expr& v) { return fmt::format("v{}_{}", static_cast<int>(v.source), v.index); };
  for (int policy : policies) {
    auto values = scenario.values();
    slots::apply(values, spec::changes_of(scenario, policy, 0, true));
    all += "policy\n";
    for (slots::SlotId id = 0; id < values.size(); ++id) {
      const auto& path = scenario.slots.all[id].path;
      if (path.starts_with("compare.") || (path.starts_with("policies.") && !part_of(scenario, policy, path))) continue;
      all += path + "=" + language::to_text(values[id], name) + "\n";
    }
    for (int member : spec::members(scenario, policy)) {
      const auto& part = scenario.policies[static_cast<std::size_t>(member)];
      all += fmt::format("from {} until {}\n", part.from_day, part.until_day.value_or(-1));
    }
  }
  return text_of(XXH3_128bits(all.data(), all.size()));
}

std::string figures_digest(const std::vector<life::Result>& results) {
  XXH3_state_t* state = XXH3_createState();
  XXH3_128bits_reset(state);
  for (const auto& result : results) {
    if (result.failure)
      XXH3_128bits_update(state, result.failure->data(), result.failure->size());
    else
      XXH3_128bits_update(state, result.figures.sums.data(), result.figures.sums.size() * sizeof(std::int64_t));
  }
  auto hash = XXH3_128bits_digest(state);
  XXH3_freeState(state);
  return text_of(hash);
}

}  // namespace peakend::study
