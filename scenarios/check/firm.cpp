// Warnings: numbers of staff that nothing reads.
#include <algorithm>

#include "scenarios/check/check.hpp"

namespace peakend::check {
namespace {

bool is_written(const spec::Scenario& scenario, spec::SlotId id) {
  return id != spec::no_slot && scenario.slots.all[id].place.line > 0;
}

// On tickets in the file, or some day in some version of it.
bool tickets_somewhere(const spec::Scenario& scenario) {
  auto changed = [](const std::vector<slots::Change>& changes, spec::SlotId id) {
    return std::any_of(changes.begin(), changes.end(), [&](const slots::Change& c) { return c.slot == id; });
  };
  for (const auto& store : scenario.stores)
    for (const auto& pool : store.pools) {
      float on = 0;
      if (slots::constant(scenario.values(), pool.rewarded_on, on) && on != 0) return true;
      for (const auto& policy : scenario.policies)
        if (changed(policy.changes, pool.rewarded_on)) return true;
      for (const auto* variants : {&scenario.rivals, &scenario.ablations})
        for (const auto& variant : *variants)
          if (changed(variant.changes, pool.rewarded_on)) return true;
    }
  return false;
}
}  // namespace

void check_staff(const spec::Scenario& scenario, Problems& problems) {
  auto warn = [&](spec::SlotId id, const char* said, const char* hint) {
    if (!is_written(scenario, id)) return;
    const auto& slot = scenario.slots.all[id];
    problems.push_back({Severity::warning, slot.place, slot.path, said, "", "", hint});
  };
  for (const auto& store : scenario.stores)
    for (const auto& pool : store.pools)
      if (pool.engagement == spec::no_slot)
        warn(pool.autonomy, "nothing reads it: the engagement of this pool does not move", "write `engagement: 0.9`");
  const spec::Staff& staff = scenario.staff;
  if (!spec::staff_is_engaged(scenario))
    for (const auto id : {staff.recovers, staff.wears, staff.comfort})
      warn(id, "nothing reads it: no pool has `engagement`", "");
  if (!tickets_somewhere(scenario))
    for (const auto id : {staff.haste, staff.coldness})
      warn(id, "nothing reads it: no pool is `rewarded_on: tickets`", "");
}

}  // namespace peakend::check
