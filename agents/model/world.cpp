// Worlds: one draw of everything the analyst is uncertain about, each number by its own path.
#include <fmt/format.h>

#include <map>

#include "agents/chance/address.hpp"
#include "agents/model/model.hpp"
#include "scenarios/check/check.hpp"
#include "scenarios/language/substitute.hpp"
#include "scenarios/language/units.hpp"
#include "scenarios/numbers/elementary.hpp"
#include "scenarios/numbers/normal.hpp"

namespace peakend::model {
using language::Expr;
using language::Source;
using slots::SlotId;

namespace {

slots::Change drawn(const spec::Uncertain& uncertain, const slots::Values& values, chance::Key key) {
  const auto words =
      chance::philox({0, chance::when_word(0, 0, chance::Entity::world, 0), 0, chance::path_word(uncertain.path)}, key);
  slots::Change change = uncertain.change;
  change.value = language::substitute(slots::in_full(values, change.value), [&](const Expr& v) -> std::optional<Expr> {
    if (v.source == Source::normal_draw) return language::literal(numbers::normal_quantile(words.w0));
    if (v.source == Source::uniform_draw) return language::literal(numbers::uniform01(words.w0));
    return std::nullopt;
  });
  return change;
}
}  // namespace

slots::Values draw_world(const spec::Scenario& scenario, std::uint64_t seed, std::uint64_t world,
                         std::vector<SlotId>* clipped) {
  slots::Values values = scenario.values();
  const chance::Key key = chance::key_of(seed, world);
  std::vector<slots::Change> changes;
  for (const auto& uncertain : scenario.uncertain) changes.push_back(drawn(uncertain, values, key));
  slots::apply(values, changes);
  for (const auto& change : changes) {
    auto& value = values[change.slot];
    const auto& slot = scenario.slots.all[change.slot];
    if (!language::is_literal(value)) continue;
    const float kept = numbers::minimum(numbers::maximum(value.value, slot.low), slot.high);
    if (clipped && !(kept == value.value)) clipped->push_back(change.slot);
    value.value = kept;
  }
  return values;
}

std::vector<std::string> clipped_shares(const spec::Scenario& scenario, std::uint64_t seed, int worlds) {
  std::map<SlotId, int> counts;
  for (int world = 0; world < worlds; ++world) {
    std::vector<SlotId> clipped;
    draw_world(scenario, seed, static_cast<std::uint64_t>(world), &clipped);
    for (SlotId slot : clipped) ++counts[slot];
  }
  std::vector<std::string> said;
  for (const auto& [id, count] : counts) {
    const auto& slot = scenario.slots.all[id];
    said.push_back(fmt::format(
        "{} of {} draws ({:.0f} %) of the uncertain {} lay outside what it can be ({}) and were taken to the edge",
        count, worlds, 100.0 * count / worlds, slot.path, language::in_words(slot.low, slot.high, slot.unit)));
  }
  return said;
}

}  // namespace peakend::model
