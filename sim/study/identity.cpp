// Keys: everything that can change a figure, written out in one canonical text and hashed.
#include "sim/study/identity.hpp"

#include <fmt/format.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <array>

#include "agents/life/engine_number.hpp"
#include "scenarios/language/print.hpp"
#include "scenarios/spec/variants.hpp"

namespace peakend::study {
namespace {
results::CellKey hash_of(const void* bytes, std::size_t size) {
  auto hash = XXH3_128bits(bytes, size);
  return {hash.high64, hash.low64};
}

// Slots are named by their paths: their numbers move when a policy is added.
std::string text_of(const spec::Scenario& scenario, const language::Expr& value) {
  return language::to_text(value, [&](const language::Expr& v) {
    return v.source == language::Source::slot ? scenario.slots.all[v.index].path
                                              : fmt::format("v{}_{}", static_cast<int>(v.source), v.index);
  });
}

std::string text_of(const spec::Scenario& scenario, const std::vector<slots::Change>& changes) {
  std::string all;
  for (const auto& change : changes)
    all += fmt::format("{} {} {} {}\n", scenario.slots.all[change.slot].path, static_cast<int>(change.kind),
                       change.over, text_of(scenario, change.value));
  return all;
}

void add_places(const spec::Scenario& scenario, std::string& all) {
  for (const auto& store : scenario.stores) {
    all += fmt::format("store {}\n", store.name);
    for (const auto& hours : store.open) all += fmt::format("open {} {}\n", hours.from, hours.until);
    for (const auto& part : store.arrivals) all += fmt::format("from {}\n", part.from);
    for (const auto& pool : store.pools)
      for (const auto& shift : pool.shifts) all += fmt::format("{} shift {} {}\n", pool.name, shift.from, shift.until);
  }
}

void add_journeys(const spec::Scenario& scenario, std::string& all) {
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
}

// What is not a number: who leads where, who serves whom, when it is open, what is uncertain.
std::string structure_of(const spec::Scenario& scenario) {
  std::string all = fmt::format("engine {} start {} currency {}\n", life::engine_number, scenario.start_date,
                                scenario.currency);
  for (const auto& segment : scenario.segments)
    all += fmt::format("segment {} {}\n", segment.name, segment.relationship);
  add_places(scenario, all);
  for (const auto& pair : scenario.correlations) all += fmt::format("correlation {} {}\n", pair.first, pair.second);
  add_journeys(scenario, all);
  for (const auto& topic : scenario.topics)
    all += fmt::format("topic {} on {} withdrawn {}\n", topic.name, topic.on_day, topic.withdrawn_day.value_or(-1));
  if (scenario.asks_leaving) all += "asks who considers leaving\n";
  if (const auto& network = scenario.network; network.written) {
    const auto ties = hash_of(network.ties.data(), network.ties.size() * sizeof(network.ties[0]));
    all += "network " + results::text(ties) + "\n";
  }
  all += fmt::format("scale {} {}\n", scenario.scale.lowest, scenario.scale.highest);
  for (const auto& uncertain : scenario.uncertain)
    all += fmt::format("uncertain {} {} {}\n", uncertain.path, static_cast<int>(uncertain.change.kind),
                       text_of(scenario, uncertain.change.value));
  return all;
}

// How policies are judged changes no run; what a policy costs changes the runs under it alone.
bool for_every_policy(const std::string& path) {
  return !path.starts_with("compare.") && !path.starts_with("policies.");
}

std::string cost_of(const spec::Scenario& scenario, const spec::Policy& policy) {
  if (!policy.has_cost) return "";
  const auto& all = scenario.slots.all;
  std::string text = fmt::format("cost {} {} {} {}", text_of(scenario, all[policy.cost.fixed].value),
                                 text_of(scenario, all[policy.cost.per_week].value), policy.cost.journey, policy.cost.touchpoint);
  if (policy.cost.per_contact != spec::no_slot) text += " " + text_of(scenario, all[policy.cost.per_contact].value);
  return text + "\n";
}

std::string policy_text(const spec::Scenario& scenario, int policy) {
  if (policy == spec::baseline) return "";
  std::string all = cost_of(scenario, scenario.policies[static_cast<std::size_t>(policy)]);
  for (int member : spec::members(scenario, policy)) {
    const auto& part = scenario.policies[static_cast<std::size_t>(member)];
    all += fmt::format("policy from {} until {}\n", part.from_day, part.until_day.value_or(-1));
    if (part.who != spec::no_slot) all += "who " + text_of(scenario, scenario.slots.all[part.who].value) + "\n";
    all += cost_of(scenario, part) + text_of(scenario, part.changes);
  }
  return all;
}
}  // namespace

results::CellKey policy_key(const spec::Scenario& scenario, int policy) {
  std::string all = structure_of(scenario);
  for (const auto& slot : scenario.slots.all)
    if (for_every_policy(slot.path)) all += slot.path + "=" + text_of(scenario, slot.value) + "\n";
  all += policy_text(scenario, policy) + "point\n" + text_of(scenario, scenario.point);
  return hash_of(all.data(), all.size());
}

results::CellKey cell_key(const results::CellKey& policy, std::uint64_t seed, std::int64_t world, std::uint64_t luck) {
  const std::array<std::uint64_t, 5> all{policy.high, policy.low, seed, static_cast<std::uint64_t>(world), luck};
  return hash_of(all.data(), sizeof all);
}

std::string scenario_hash(const spec::Scenario& scenario, const std::vector<int>& policies) {
  std::string all;
  for (int policy : policies) all += results::text(policy_key(scenario, policy));
  return results::text(hash_of(all.data(), all.size()));
}

struct Digest::State {
  XXH3_state_t hash;
};

Digest::Digest() : state_(new State) { XXH3_128bits_reset(&state_->hash); }
Digest::~Digest() { delete state_; }

void Digest::add(const std::vector<std::int64_t>& sums) {
  XXH3_128bits_update(&state_->hash, sums.data(), sums.size() * sizeof(std::int64_t));
}

void Digest::add_failure(const std::string& reason) {
  XXH3_128bits_update(&state_->hash, reason.data(), reason.size());
}

std::string Digest::text() const {
  auto hash = XXH3_128bits_digest(&state_->hash);
  return results::text({hash.high64, hash.low64});
}

}  // namespace peakend::study
