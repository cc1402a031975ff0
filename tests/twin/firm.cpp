// Staff that tires and rests, the firm's norms one contact at a time, and its census of customers.
#include <algorithm>

#include "scenarios/numbers/fixed.hpp"
#include "tests/twin/world.hpp"

namespace peakend::twin {

// 8. Of this morning's engagement: a share of what is missing comes back, and a day above comfort takes a share of what is there.
void World::tire_and_rest() {
  const StaffRules& staff = rules().staff;
  for (std::size_t p = 0; p < pools.size(); ++p) {
    if (!rules().pools[p].engaged) continue;
    const double before = engagement[p];
    const double planned = static_cast<double>(pools[p].planned) * numbers::tick_scale;
    const double load = pools[p].planned > 0 ? static_cast<double>(pools[p].busy) / planned : 0;
    const double restored = staff.recovers * (0.5 + rules().pools[p].autonomy / 2) * (1 - before);
    const double worn = load > staff.comfort ? staff.wears * (load - staff.comfort) * before : 0;
    engagement[p] = std::max(0.0, before + restored - worn);
    today.engagement[p] = static_cast<float>(engagement[p]);
    if (!recorded()) continue;
    figures.at(figures::Staff::days) += 1;
    figures.at(figures::Staff::engagement) += numbers::to_fixed(before, numbers::affect_scale);
  }
}

// Who turned away or gave up was not served in time; where nothing took place nothing could go wrong.
void World::hold_against_norms(const Lived& lived) {
  for (const FirmNormRules& norm : rules().firm.norms) {
    if (norm.touchpoint != lived.touchpoint->number || (!norm.waits && !lived.served)) continue;
    const bool met = norm.waits ? lived.served && in_minutes(lived.wait) < norm.limit : !lived.failed;
    figures.at(figures::Norms::counted) += 1;
    figures.at(figures::Norms::met) += met;
    figures.at(figures::Norms::seen) += numbers::to_fixed(met ? 1 : rules().firm.optimism, numbers::affect_scale);
  }
}

// On the last day of a week, in the evening.
void World::take_census() {
  if (!rules().firm.written || !recorded() || today.day % 7 != 6) return;
  for (const Customer& c : people) {
    if (c.status != Status::current) continue;
    const float own = memory(rules(), c, today.day);
    std::vector<int> groups{0, first_segment + c.segment};
    if (c.relationship >= 0) groups.push_back(relationship_group(c));
    if (c.period_band > 0) groups.push_back(c.period_band);
    for (int g : groups) {
      figures.at(g, figures::PerFirm::asked) += 1;
      figures.at(g, figures::PerFirm::superior) += own >= rules().firm.superior;
      figures.at(g, figures::PerFirm::neglected) += own < rules().firm.neglected_below;
    }
  }
}

}  // namespace peakend::twin
