// Staff and the firm: what tickets do to work, what moves engagement, and by which numbers the firm judges itself.
#include "agents/model/parts.hpp"
#include "scenarios/numbers/fixed.hpp"

namespace peakend::model {
using language::call;
using language::literal;
using language::Op;
using language::Source;
using language::variable;

bool Formulas::on_tickets(const spec::Touchpoint& touchpoint) const {
  return touchpoint.pool >= 0 && flag(scenario_.stores[0].pools[static_cast<std::size_t>(touchpoint.pool)].rewarded_on);
}

Expr Formulas::hastened(const spec::Touchpoint& touchpoint, Expr takes) const {
  return on_tickets(touchpoint) ? takes * slot(scenario_.staff.haste) : takes;
}

Expr Formulas::chilled(const spec::Touchpoint& touchpoint, Expr stimulus) const {
  return on_tickets(touchpoint) ? stimulus - slot(scenario_.staff.coldness) : stimulus;
}

void compile_staff(const spec::Scenario& scenario, const Formulas& f, Model& model) {
  model.staff = {f.written(scenario.staff.recovers), f.written(scenario.staff.wears),
                 f.written(scenario.staff.comfort)};
  for (std::size_t p = 0; p < model.pools.size(); ++p) {
    const auto& from = scenario.stores[0].pools[p];
    model.pools[p].engaged = from.engagement != spec::no_slot;
    if (model.pools[p].engaged) model.pools[p].autonomy = f.written(from.autonomy);
  }
}

std::vector<double> engagement_at_start(const spec::Scenario& scenario, const Formulas& f) {
  std::vector<double> start;
  if (!scenario.stores.empty())
    for (const auto& pool : scenario.stores[0].pools)
      start.push_back(pool.engagement == spec::no_slot ? 1 : f.written(pool.engagement));
  return start;
}

void compile_firm(const spec::Scenario& scenario, const Formulas& f, Model& model) {
  if (!scenario.firm.written) return;
  model.firm.optimism = numbers::to_fixed(f.written(scenario.firm.optimism), numbers::affect_scale);
  const Expr memory = variable(Source::memory);
  model.firm.census = lower(f, {call(Op::greater_equal, {memory, f.slot(scenario.firm.superior)}),
                                call(Op::less, {memory, f.slot(scenario.firm.neglected_below)})});
  for (const auto& norm : scenario.firm.norms) {
    auto& at =
        model.journeys[static_cast<std::size_t>(norm.journey)].touchpoints[static_cast<std::size_t>(norm.touchpoint)];
    if (norm.wait_below == spec::no_slot)
      ++at.failure_norms;
    else
      at.wait_norms.push_back(f.number(norm.wait_below));
  }
}

}  // namespace peakend::model
