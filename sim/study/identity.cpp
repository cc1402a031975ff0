// Hashes: of what was asked, and of every figure that came out.
#include "sim/study/identity.hpp"

#include <fmt/format.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "scenarios/language/print.hpp"
#include "scenarios/spec/variants.hpp"
#include "sim/study/compare.hpp"

namespace peakend::study {
namespace {
std::string text_of(XXH128_hash_t hash) { return fmt::format("{:016x}{:016x}", hash.high64, hash.low64); }
}  // namespace

std::string scenario_hash(const spec::Scenario& scenario, const std::vector<int>& policies) {
  std::string all;
  auto name = [&](const language::Expr& v) { return fmt::format("v{}_{}", static_cast<int>(v.source), v.index); };
  for (int policy : policies) {
    auto values = scenario.values();
    slots::apply(values, spec::changes_of(scenario, policy, 0, true));
    all += "policy\n";
    for (slots::SlotId id = 0; id < values.size(); ++id) {
      const auto& path = scenario.slots.all[id].path;
      if (path.starts_with("compare.") || path.starts_with("policies.")) continue;
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
    if (result.failure) XXH3_128bits_update(state, result.failure->data(), result.failure->size());
    else XXH3_128bits_update(state, result.figures.sums.data(), result.figures.sums.size() * sizeof(std::int64_t));
  }
  auto hash = XXH3_128bits_digest(state);
  XXH3_freeState(state);
  return text_of(hash);
}

}  // namespace peakend::study
