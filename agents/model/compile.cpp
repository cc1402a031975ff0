// From slots to models: one model for each stretch of days on which the same policies hold.
#include <algorithm>
#include <cmath>
#include <deque>

#include "agents/chance/address.hpp"
#include "agents/model/bounds.hpp"
#include "agents/model/failure.hpp"
#include "agents/model/formulas.hpp"
#include "agents/model/model.hpp"
#include "agents/model/parts.hpp"
#include "agents/model/ranges.hpp"
#include "scenarios/base/currency.hpp"
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

Program lower(const Formulas& f, const std::vector<Expr>& outputs) {
  std::vector<Expr> ready;
  for (const Expr& output : outputs) ready.push_back(f.in_columns(output));
  return program::lower(ready);
}

Rate lower_rate(const Formulas& f, const Ranges& known, const Expr& rate) {
  const Expr ready = f.in_columns(rate);
  const bool hears = language::reads(ready, Source::expectation) || language::reads(ready, Source::reputation) ||
                     language::reads(ready, Source::heard);
  Rate lowered{program::lower(std::vector{ready}), hears, {}};
  if (const auto bounds = bounds_of(ready, known)) {
    std::vector<Expr> outputs{bounds->high};
    if (!never_negative(bounds->low, known)) outputs.push_back(bounds->low);
    lowered.bounds = program::lower(outputs);
  }
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

// Amounts that are constant go from what was written straight to integers.
std::int64_t money(const spec::Scenario& scenario, const Formulas& f, spec::SlotId id, double scale) {
  const double amount = f.written(id);
  if (!numbers::fixed_ok(amount, scale)) throw too_large("`" + scenario.slots.all[id].path + "`");
  return numbers::to_fixed(amount, scale);
}

struct Costs {
  const spec::Scenario& scenario;
  const Formulas& f;
  Model& model;

  // `who`: columns of the policies whose customers cost something; empty: everybody does.
  void add(const spec::Cost& cost, std::vector<int> who, int began, bool begins_now) {
    auto amount = [&](spec::SlotId id) { return money(scenario, f, id, model.money_scale); };
    model.weekly_costs.emplace_back(began, amount(cost.per_week));
    if (begins_now) model.fixed_costs += amount(cost.fixed);
    if (!numbers::fixed_ok(static_cast<double>(model.fixed_costs))) throw too_large("the sum of a day's fixed costs");
    if (cost.per_contact == spec::no_slot) return;
    auto& touchpoint =
        model.journeys[static_cast<std::size_t>(cost.journey)].touchpoints[static_cast<std::size_t>(cost.touchpoint)];
    touchpoint.costs.push_back({std::move(who), amount(cost.per_contact)});
  }
};

// A combination costs the sum of its members, unless it has a cost of its own. That one counts contacts of whoever is
// targeted by a member that holds today; a member without `who` targets everybody.
void costs(const spec::Scenario& scenario, const Formulas& f, int policy, int day, const spec::Standing& standing,
           int warm_up, Model& model) {
  if (policy == spec::baseline) return;
  Costs costs{scenario, f, model};
  const auto& whole = scenario.policies[static_cast<std::size_t>(policy)];
  bool own = !whole.combine.empty() && whole.has_cost;
  int first = 0, begins = scenario.policies[static_cast<std::size_t>(spec::members(scenario, policy).front())].from_day;
  bool any = false, everybody = false;
  std::vector<int> targeting;
  for (int member : spec::members(scenario, policy)) {
    const auto& part = scenario.policies[static_cast<std::size_t>(member)];
    begins = std::min(begins, part.from_day);
    if (!spec::in_force(scenario, member, day, standing)) continue;
    if (!any || part.from_day < first) first = part.from_day;
    any = true;
    std::vector<int> who = part.who == spec::no_slot ? std::vector<int>{} : std::vector<int>{f.who_column(member)};
    if (!own) costs.add(part.cost, who, warm_up + part.from_day - 1, part.from_day == day);
    everybody |= who.empty();
    targeting.insert(targeting.end(), who.begin(), who.end());
  }
  if (everybody) targeting.clear();
  if (own && any)  // its fixed cost once, whoever follows whom
    costs.add(whole.cost, targeting, warm_up + first - 1, begins == day);
}

void who(const spec::Scenario& scenario, const Formulas& f, int policy, int day, const spec::Standing& standing,
         Model& model) {
  std::vector<Expr> conditions;
  for (int member : spec::members(scenario, policy)) {
    const auto& part = scenario.policies[static_cast<std::size_t>(member)];
    if (part.who == spec::no_slot || !spec::has_say(scenario, member, day, standing)) continue;
    model.who_columns.push_back(f.who_column(member));
    conditions.push_back(f.slot(part.who));
  }
  model.who = lower(f, conditions);
}

// Looked at after a day with an episode; of each relationship in the order of the file.
void becomes(const spec::Scenario& scenario, const Formulas& f, Model& model) {
  std::vector<Expr> conditions;
  for (std::size_t from = 0; from < scenario.relationships.size(); ++from)
    for (auto [to, condition] : scenario.relationships[from].becomes) {
      model.transitions.push_back({static_cast<int>(from), to});
      conditions.push_back(f.slot(condition));
    }
  model.becomes = lower(f, conditions);
}

Model compile_model(const Formulas& f, const Ranges& ranges, const Period& period, int warm_up, int days) {
  const spec::Scenario& scenario = f.scenario();
  const auto& [policy, day, standing, values] = period;
  const Ranges known = in_columns(ranges, f);
  Model model;
  model.standing = spec::code_of(standing);
  model.from_day = day <= 0 ? 0 : warm_up + day - 1;
  Numbers numbers;
  for (const auto& journey : scenario.journeys)
    model.journeys.push_back(compile_journey(f, known, journey, numbers, model.editions));
  for (const auto& journey : model.journeys) model.reaches_prospects |= journey.campaign && journey.campaign->reach.prospects;
  model.leave = lower_rate(f, known, f.leave_rate());
  model.join = lower_rate(f, known, f.slot(scenario.behaviour.join_rate));
  if (scenario.behaviour.win_back_rate != spec::no_slot)
    model.win_back = lower_rate(f, known, f.slot(scenario.behaviour.win_back_rate));
  if (const Expr here = f.slot(scenario.behaviour.choose); !language::is_literal(here) || here.value < 1)
    model.choose = lower(f, {here});
  model.topics = compile_topics(scenario, f, standing, warm_up, days);
  model.polls = compile_polls(f);
  if (scenario.asks_leaving) model.considers = lower(f, {f.slot(scenario.behaviour.considers_leaving)});
  if (f.people_hear()) {
    const auto heard = f.hear();
    model.hear = lower(f, {heard.expectation, heard.reputation});
  }
  who(scenario, f, policy, day, standing, model);
  becomes(scenario, f, model);
  model.intention_moves = f.intention_moves();
  compile_store(scenario, f, model);
  compile_staff(scenario, f, model);
  compile_firm(scenario, f, model);
  model.fading = fading(scenario, f, days);
  for (const auto& state : scenario.states)
    model.states.push_back({state.min == spec::no_slot ? -numbers::infinity : f.number(state.min),
                            state.max == spec::no_slot ? numbers::infinity : f.number(state.max)});
  model.money_scale = money_scale_of(scenario.currency);
  model.gross_margin = f.written(scenario.gross_margin);
  model.neutral_mark = f.number(scenario.scale.neutral);
  model.marks_per_point = f.number(scenario.scale.per_point);
  model.lowest_mark = static_cast<float>(scenario.scale.lowest);
  model.highest_mark = static_cast<float>(scenario.scale.highest);
  if (day > 0) costs(scenario, f, policy, day, standing, warm_up, model);
  return model;
}
}  // namespace

std::deque<Period> periods_of(const spec::Scenario& scenario, const slots::Values& values, int policy,
                              const Plan& plan) {
  std::deque<Period> periods;
  auto add = [&](int whose, int day, const spec::Standing& standing) {
    periods.push_back({whose, day, standing, spec::values_on(scenario, values, whose, day, standing)});
  };
  if (plan.warm_up_days > 0) add(spec::baseline, 0, {});
  const int last = plan.days - plan.warm_up_days;
  const auto turning = spec::turning_days(scenario, policy, last);
  for (std::size_t t = 0; t < turning.size(); ++t)
    for (const auto& standing : spec::standings(scenario, policy)) {
      const int until = plan.warm_up_days + (t + 1 < turning.size() ? turning[t + 1] : last + 1) - 1;
      if (!can_stand(plan.rules, standing, until)) continue;
      add(policy, turning[t], standing);
    }
  return periods;
}

Plan compile(const spec::Scenario& scenario, const slots::Values& values, int policy) {
  const auto without_policy = spec::values_on(scenario, values, spec::baseline, 0);
  Formulas base(scenario, without_policy);
  auto days_of = [&](spec::SlotId id) { return static_cast<int>(std::lround(base.number(id) / 1440.0F)); };
  Plan plan;
  plan.warm_up_days = days_of(scenario.warm_up);
  plan.days = plan.warm_up_days + days_of(scenario.length);
  plan.start_weekday = scenario.start_weekday;
  plan.birth = compile_birth(scenario, base);
  plan.engagement = engagement_at_start(scenario, base);
  if (base.people_talk())
    plan.network = {static_cast<spec::NetworkKind>(std::lround(base.number(scenario.network.kind))),
                    base.number(scenario.network.degree), base.number(scenario.network.rewire), scenario.network.ties,
                    chance::path_word("network.weak"), base.number(scenario.network.weak), base.number(scenario.network.weak_weight)};
  plan.wins_back = scenario.behaviour.win_back_rate != spec::no_slot;
  plan.kept_by_week = spec::kept_by_week(scenario);
  plan.rules = compile_rules(scenario, values, policy, plan.warm_up_days, plan.days);
  const std::deque<Period> periods = periods_of(scenario, values, policy, plan);
  std::vector<Formulas> formulas;
  for (const Period& period : periods) formulas.emplace_back(scenario, period.values);
  const Ranges ranges = ranges_of(base, formulas);
  for (std::size_t m = 0; m < formulas.size(); ++m)
    plan.models.push_back(compile_model(formulas[m], ranges, periods[m], plan.warm_up_days, plan.days));
  // What began with a prospect on another day may end on any.
  const bool reached =
      std::any_of(plan.models.begin(), plan.models.end(), [](const Model& m) { return m.reaches_prospects; });
  for (Model& model : plan.models) model.reaches_prospects = reached;
  return plan;
}

}  // namespace peakend::model
