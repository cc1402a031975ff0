// The file's own values as one column.
#include "scenarios/spec/scenario.hpp"

namespace peakend::spec {

slots::Values Scenario::values() const {
  slots::Values values;
  values.reserve(slots.all.size());
  for (const auto& slot : slots.all) values.push_back(slot.value);
  return values;
}

bool moves_trust(const Topic& topic) {
  return topic.competence != no_slot || topic.intention != no_slot || topic.breach != no_slot ||
         topic.amends != no_slot;
}

bool intention_moves(const Scenario& scenario) {
  for (const auto& topic : scenario.topics)
    if (topic.intention != no_slot || topic.breach != no_slot || topic.amends != no_slot) return true;
  for (const auto& journey : scenario.journeys)
    for (const auto& touchpoint : journey.touchpoints)
      if (touchpoint.intention != no_slot || touchpoint.breach != no_slot || touchpoint.amends != no_slot ||
          touchpoint.norm >= 0)
        return true;
  return false;
}

bool can_fail(const Scenario& scenario, bool and_recover) {
  for (const auto& journey : scenario.journeys)
    for (const auto& touchpoint : journey.touchpoints)
      if (touchpoint.fails != no_slot && (!and_recover || touchpoint.recovers != no_slot)) return true;
  return false;
}

bool staff_is_engaged(const Scenario& scenario) {
  for (const auto& store : scenario.stores)
    for (const auto& pool : store.pools)
      if (pool.engagement != no_slot) return true;
  return false;
}

}  // namespace peakend::spec
