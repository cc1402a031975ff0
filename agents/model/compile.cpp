// From slots to models: one model for each stretch of days on which the same policies hold.
#include <algorithm>
#include <cmath>

#include "agents/chance/address.hpp"
#include "agents/model/bounds.hpp"
#include "agents/model/failure.hpp"
#include "agents/model/formulas.hpp"
#include "agents/model/model.hpp"
#include "agents/model/parts.hpp"
#include "scenarios/base/text.hpp"
#include "scenarios/language/substitute.hpp"
#include "scenarios/numbers/elementary.hpp"
#include "scenarios/numbers/fixed.hpp"
#include "scenarios/numbers/normal.hpp"
#include "scenarios/spec/variants.hpp"

namespace peakend::model {
using language::Expr;
using language::Source;
using language::variable;

Expr with_word(const Expr& expr, Word word) {
  return language::substitute(expr, [&](const Expr& v) -> std::optional<Expr> {
    if (v.source == Source::normal_draw || v.source == Source::uniform_draw)
      return variable(v.source, static_cast<std::uint32_t>(word));
    return std::nullopt;
  });
}

Program lower(const std::vector<Expr>& outputs) {
  std::vector<Expr> ready;
  for (const Expr& output : outputs) ready.push_back(in_columns(output));
  return program::lower(ready);
}

Rate lower_rate(const Expr& rate) {
  Rate lowered{lower({rate}), {}};
  if (auto bounds = bounds_of(in_columns(rate))) lowered.bounds = lower({bounds->low, bounds->high});
  return lowered;
}

namespace {

std::vector<float> fade_table(float half_life_minutes, int days) {
  std::vector<float> table;
  for (int d = 0; d <= days + 7; ++d)
    table.push_back(numbers::exp(-0.69314718F * (static_cast<float>(d) / (half_life_minutes / 1440.0F))));
  return table;
}

Fading fading(const spec::Scenario& scenario, const Formulas& f, int days) {
  Fading fading;
  fading.memory_good = fade_table(f.number(scenario.memory.fade_good), days);
  fading.memory_bad = fade_table(f.number(scenario.memory.fade_bad), days);
  fading.evidence = fade_table(f.number(scenario.trust_half_life), days);
  for (const auto& state : scenario.states)
    fading.states.push_back(state.half_life == spec::no_slot ? std::vector<float>{}
                                                             : fade_table(f.number(state.half_life), days));
  for (const auto& journey : scenario.journeys)
    for (const auto& touchpoint : journey.touchpoints)
      if (f.flag(touchpoint.habituates)) fading.familiarity.push_back(fade_table(f.number(touchpoint.half_life), days));
  return fading;
}

void add_costs(const Formulas& f, const spec::Cost& cost, int who, int began, Model& model, bool begins_now) {
  auto money = [&](spec::SlotId id) { return numbers::to_fixed(as_written(f.number(id)), numbers::money_scale); };
  model.weekly_costs.emplace_back(began, money(cost.per_week));
  if (begins_now) model.fixed_costs += money(cost.fixed);
  if (cost.per_contact == spec::no_slot) return;
  auto& touchpoint =
      model.journeys[static_cast<std::size_t>(cost.journey)].touchpoints[static_cast<std::size_t>(cost.touchpoint)];
  touchpoint.costs.push_back({who, money(cost.per_contact)});
}

void costs(const spec::Scenario& scenario, const Formulas& f, int policy, int day, int warm_up, Model& model) {
  if (policy == spec::baseline) return;
  const auto& whole = scenario.policies[static_cast<std::size_t>(policy)];
  bool own = !whole.combine.empty() && whole.has_cost;
  int first = 0, begins = scenario.policies[static_cast<std::size_t>(spec::members(scenario, policy).front())].from_day;
  bool any = false;
  for (int member : spec::members(scenario, policy)) {
    const auto& part = scenario.policies[static_cast<std::size_t>(member)];
    begins = std::min(begins, part.from_day);
    if (!spec::holds(part, day)) continue;
    if (!any || part.from_day < first) first = part.from_day;
    any = true;
    if (!own)
      add_costs(f, part.cost, part.who == spec::no_slot ? -1 : member, warm_up + part.from_day - 1, model,
                part.from_day == day);
  }
  if (own && any)
    add_costs(f, whole.cost, -1, warm_up + first - 1, model,
              begins == day);  // its fixed cost once, whoever follows whom
}

void who(const spec::Scenario& scenario, const Formulas& f, int policy, int day, Model& model) {
  std::vector<Expr> conditions;
  for (int member : spec::members(scenario, policy)) {
    const auto& part = scenario.policies[static_cast<std::size_t>(member)];
    if (part.who == spec::no_slot || !spec::holds(part, day)) continue;
    model.who_policies.push_back(member);
    conditions.push_back(f.slot(part.who));
  }
  model.who = lower(conditions);
}

Model compile_model(const spec::Scenario& scenario, const slots::Values& values, int policy, int day, int warm_up,
                    int days) {
  Formulas f(scenario, values);
  Model model;
  model.from_day = day <= 0 ? 0 : warm_up + day - 1;
  int number = 0, familiarity = 0;
  for (const auto& journey : scenario.journeys)
    model.journeys.push_back(compile_journey(f, journey, number, familiarity, model.editions));
  model.leave = lower_rate(f.leave_rate());
  model.join = lower_rate(f.slot(scenario.behaviour.join_rate));
  who(scenario, f, policy, day, model);
  compile_store(scenario, f, model);
  model.fading = fading(scenario, f, days);
  for (const auto& state : scenario.states)
    model.states.push_back({state.min == spec::no_slot ? -numbers::infinity : f.number(state.min),
                            state.max == spec::no_slot ? numbers::infinity : f.number(state.max)});
  model.gross_margin = as_written(f.number(scenario.gross_margin));
  model.neutral_mark = f.number(scenario.scale.neutral);
  model.marks_per_point = f.number(scenario.scale.per_point);
  model.lowest_mark = static_cast<float>(scenario.scale.lowest);
  model.highest_mark = static_cast<float>(scenario.scale.highest);
  if (day > 0) costs(scenario, f, policy, day, warm_up, model);
  return model;
}
}  // namespace

Plan compile(const spec::Scenario& scenario, const slots::Values& values, int policy) {
  Formulas base(scenario, values);
  auto days_of = [&](spec::SlotId id) { return static_cast<int>(std::lround(base.number(id) / 1440.0F)); };
  Plan plan;
  plan.warm_up_days = days_of(scenario.warm_up);
  plan.days = plan.warm_up_days + days_of(scenario.length);
  plan.start_weekday = scenario.start_weekday;
  plan.birth = compile_birth(scenario, base);
  int last = plan.days - plan.warm_up_days;
  if (plan.warm_up_days > 0)
    plan.models.push_back(compile_model(scenario, values, spec::baseline, 0, plan.warm_up_days, plan.days));
  for (int day : spec::turning_days(scenario, policy, last))
    plan.models.push_back(compile_model(scenario, spec::values_on(scenario, values, policy, day), policy, day,
                                        plan.warm_up_days, plan.days));
  return plan;
}

}  // namespace peakend::model
