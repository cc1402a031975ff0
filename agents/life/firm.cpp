// Staff from one day to the next (step 8), and the firm's look at its customers at the end of a week (step 7).
#include <algorithm>

#include "agents/life/groups.hpp"
#include "agents/life/run.hpp"
#include "scenarios/numbers/fixed.hpp"

namespace peakend::life {
using figures::PerFirm;
using figures::Staff;
using program::block;

// Load above comfort wears engagement; rest and autonomy restore it. A day without work is a day of rest.
void Run::tire_and_rest() {
  const model::Staff& staff = model().staff;
  for (std::size_t p = 0; p < engagement.size(); ++p) {
    const model::Pool& pool = model().pools[p];
    if (!pool.engaged) continue;
    const double e = engagement[p];
    if (counting()) {
      figures.at(Staff::days) += 1;
      figures.at(Staff::engagement) += numbers::to_fixed(e, numbers::affect_scale);
    }
    const double restored = staff.recovers * (0.5 + pool.autonomy / 2) * (1 - e);
    const double worn = staff.wears * std::max(0.0, utilisation[p] - staff.comfort) * e;
    engagement[p] = std::max(0.0, e + restored - worn);
  }
}

// Of current customers, as those who are asked whether they consider leaving, on the same evening.
void Run::take_census() {
  const program::Program& census = model().firm.census;
  if (census.outputs.empty() || !counting() || today.day % 7 != 6) return;
  for (int from = 0; from < people.size; from += block) {
    const int n = std::min(block, people.size - from);
    const float* holds[2];
    program::run(census, reader.read(customer::Look(people, today, from, n), census), n, workspace, holds);
    for (int k = 0; k < n; ++k) {
      const auto who = static_cast<std::size_t>(from + k);
      if (people.status[who] != customer::current) continue;
      for_groups(figures.layout, people.record(who), people.period_band[who], [&](int group) {
        figures.at(group, PerFirm::asked) += 1;
        figures.at(group, PerFirm::superior) += holds[0][k] != 0;
        figures.at(group, PerFirm::neglected) += holds[1][k] != 0;
      });
    }
  }
}

}  // namespace peakend::life
