// Who is a customer, and the day's money.
#include "agents/figures/overflow.hpp"
#include "agents/figures/seen.hpp"
#include "agents/life/groups.hpp"
#include "agents/life/run.hpp"
#include "agents/model/failure.hpp"
#include "agents/store/day.hpp"
#include "scenarios/numbers/fixed.hpp"
#include "scenarios/spec/outcomes.hpp"

namespace peakend::life {
using figures::PerGroup;
using figures::PerPool;
using figures::PerWeek;

// One current customer more or fewer in the groups of a record.
void Run::count_alive(std::size_t who, int step) {
  for_groups(figures.layout, people.record(who), people.period_band[who],
             [&](int group) { alive[static_cast<std::size_t>(group)] += step; });
}

void Run::count_customers() {
  alive.assign(static_cast<std::size_t>(figures.layout.groups), 0);
  for (std::size_t i = 0; i < static_cast<std::size_t>(people.size); ++i) {
    if (people.status[i] == customer::current) count_alive(i, 1);
  }
}

void Run::change_status(std::uint32_t who, customer::Status to) {
  people.status[who] = to;
  count_alive(who, to == customer::current ? 1 : -1);
}

// What was spent today, before anything of it is booked.
void Run::count_revenue() {
  revenue = 0;
  for (const auto& sheet : sheets)
    for (std::int64_t spent : sheet.spent) {
      revenue += spent;
      if (!numbers::fixed_ok(static_cast<double>(revenue))) throw model::too_large("a day's revenue");
    }
}

// Scheduled hours and work beyond them, at the pool's wage.
std::int64_t Run::staff_cost(std::size_t pool, std::int64_t planned) const {
  double hours_paid = (static_cast<double>(planned) + static_cast<double>(overtime[pool]) / numbers::tick_scale) / 60;
  double cost = hours_paid * model().pools[pool].cost_per_hour;
  if (!numbers::fixed_ok(cost, model().money_scale))
    throw model::too_large("a day's staff cost of pool '" + model().pools[pool].name + "'");
  return numbers::to_fixed(cost, model().money_scale);
}

// 8. Staff, costs, customers of the day.
void Run::account() {
  std::int64_t staff = 0;
  for (std::size_t p = 0; p < busy.size(); ++p) {
    auto planned = store::staffing(model().pools[p], hours(), today.date).person_minutes;
    staff += staff_cost(p, planned);
    if (!numbers::fixed_ok(static_cast<double>(staff))) throw model::too_large("a day's staff cost");
    utilisation[p] =
        planned > 0 ? static_cast<double>(busy[p]) / (static_cast<double>(planned) * numbers::tick_scale) : 0;
    if (!counting()) continue;
    figures.at(static_cast<int>(p), PerPool::busy) += busy[p];
    figures.at(static_cast<int>(p), PerPool::scheduled) += planned * store::ticks_per_minute;
    figures.at(static_cast<int>(p), PerPool::overtime) += overtime[p];
  }
  tire_and_rest();
  if (!counting()) return;
  account_costs(staff);
  if (auto what = figures::overflowing(figures))
    throw model::Failure{"the sum of " + *what + " over the run is too large to be counted; run fewer weeks"};
  if ((today.day - plan.warm_up_days) % 7 != 6) return;
  figures::keep_week(figures, week_began, plan.kept_by_week, week());
  week_began = figures.sums;
}

void Run::account_costs(std::int64_t staff) {
  std::int64_t policy = contact_costs;
  for (auto [began, per_week] : model().weekly_costs) {  // a seventh a day, so that a week is exact
    std::int64_t k = (today.day - began) % 7;
    policy += per_week * (k + 1) / 7 - per_week * k / 7;
    if (!numbers::fixed_ok(static_cast<double>(policy))) throw model::too_large("a day's policy cost");
  }
  if (today.day == model().from_day) policy += model().fixed_costs;
  if (!numbers::fixed_ok(static_cast<double>(policy))) throw model::too_large("a day's policy cost");
  figures.at(week(), PerWeek::staff) += staff;
  figures.at(week(), PerWeek::policy) += policy;
  figures.at(week(), PerWeek::gross_margin) +=
      numbers::to_fixed(static_cast<double>(revenue) * model().gross_margin, 1.0);
  for (int g = 0; g < figures.layout.groups; ++g)
    figures.at(g, PerGroup::customer_days) += alive[static_cast<std::size_t>(g)];
}

}  // namespace peakend::life
