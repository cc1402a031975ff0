// Slots put in full, stretch by stretch.
#include "tests/twin/rules.hpp"

#include <algorithm>

#include "agents/chance/address.hpp"
#include "scenarios/language/fold.hpp"
#include "scenarios/base/currency.hpp"
#include "scenarios/language/substitute.hpp"
#include "scenarios/numbers/elementary.hpp"
#include "scenarios/numbers/fixed.hpp"
#include "scenarios/spec/variants.hpp"
#include "tests/twin/twin.hpp"

namespace peakend::twin {
using slots::SlotId;

Expr in_full(const slots::Values& values, SlotId slot, std::vector<numbers::Table>& tables) {
  if (slot == slots::no_slot) return {};
  return language::with_tables(slots::in_full(values, values[slot]), tables);
}

float number(const slots::Values& values, SlotId slot) { return slots::in_full(values, values[slot]).value; }

namespace {

// Writes the rules of one stretch; `day` counts from 1 after the warm-up, 0 is the warm-up.
struct Writer {
  const spec::Scenario& scenario;
  const slots::Values& values;
  int days;
  Rules& rules;
  spec::Standing standing{};
  int touchpoints = 0;

  Expr full(SlotId slot) { return in_full(values, slot, rules.tables); }
  float constant(SlotId slot) const { return number(values, slot); }
  double written(SlotId slot) const { return language::as_written(slots::in_full(values, values[slot])); }
  std::int64_t money(SlotId slot) const {
    if (!numbers::fixed_ok(written(slot), rules.money_scale)) throw Failure{1, "an amount is too large"};
    return numbers::to_fixed(written(slot), rules.money_scale);
  }

  bool stopped(int member) const { return standing.of(member) != spec::Stand::running; }
  bool followed(int member) const {
    return standing.of(member) == spec::Stand::stopped && !scenario.policies[static_cast<std::size_t>(member)].on_stop.empty();
  }

  // 2 ^ (-days / half-life), as exp.
  Fade fade(SlotId half_life) const {
    Fade factors;
    if (half_life == slots::no_slot) return factors;
    const float in_days = constant(half_life) / 1440.0F;
    for (int d = 0; d <= days; ++d) factors.push_back(numbers::exp(-0.69314718F * (static_cast<float>(d) / in_days)));
    return factors;
  }

  bool surely_later(const spec::Touchpoint& spec) {
    if (spec.after == slots::no_slot) return false;
    const Expr after = language::fold(full(spec.after));
    return language::is_literal(after) && after.value >= 720;
  }

  // Whether it has a pool, or may lead to one on the same day.
  bool needs_staff(const spec::Journey& journey, int number) {
    const auto& own = journey.touchpoints[static_cast<std::size_t>(number)];
    return own.pool >= 0 || std::any_of(own.next.begin(), own.next.end(), [&](const spec::Route& route) {
             return route.target >= 0 && !surely_later(journey.touchpoints[static_cast<std::size_t>(route.target)]) &&
                    needs_staff(journey, route.target);
           });
  }

  void touchpoint(const std::string& path, const spec::Journey& journey, const spec::Touchpoint& spec, TouchpointRules& to) {
    to.spec = &spec;
    to.number = touchpoints++;
    const auto own = static_cast<int>(&spec - journey.touchpoints.data());
    to.rank = static_cast<int>(std::find(journey.order.begin(), journey.order.end(), own) - journey.order.begin());
    to.path_word = chance::path_word(path + ".touchpoints." + spec.name);
    to.takes = full(spec.takes), to.patience = full(spec.patience), to.balk_above = full(spec.balk_above);
    to.mean = full(spec.mean), to.sd = full(spec.sd), to.renege_affect = full(spec.renege_affect), to.brand = full(spec.brand);
    to.spend = full(spec.spend), to.competence = full(spec.competence);
    to.intention = full(spec.intention), to.clarity = full(spec.clarity), to.breach = full(spec.breach), to.amends = full(spec.amends);
    to.fails = full(spec.fails), to.recovers = full(spec.recovers), to.after = full(spec.after);
    to.after_word = chance::path_word(path + ".touchpoints." + spec.name + ".after");
    to.in_store = needs_staff(journey, own);
    to.checking = constant(spec.checking) != 0;
    to.occupied = constant(spec.occupied) != 0;
    to.tickets = spec.pool >= 0 && constant(scenario.stores[0].pools[static_cast<std::size_t>(spec.pool)].rewarded_on) != 0;
    for (const auto& route : spec.next) to.next.push_back(full(route.value));
    for (const auto& effect : spec.effects) to.effects.push_back(full(effect.value));
    if (constant(spec.habituates) == 0) return;
    to.familiarity = static_cast<int>(rules.familiarity.size());
    rules.familiarity.push_back(fade(spec.half_life));
    rules.editions.push_back(constant(spec.edition));
  }

  void campaign(const std::string& path, const spec::Campaign& spec, CampaignRules& to) {
    to.spec = &spec;
    if (spec.every != slots::no_slot) to.every = static_cast<int>(constant(spec.every) / 1440.0F + 0.5F);
    to.reach = static_cast<int>(constant(spec.reach));
    to.who = full(spec.who), to.share = full(spec.share);
    to.share_word = chance::path_word(path + ".starts.share");
  }

  void journeys() {
    for (const auto& spec : scenario.journeys) {
      const std::string path = "journeys." + spec.name;
      JourneyRules journey;
      journey.start_word = chance::path_word(path + ".starts");
      journey.rate_word = chance::path_word(path + ".starts.rate");
      journey.choice_word = chance::path_word(path + ".choose");
      journey.answer_word = chance::path_word(path + ".recommend");
      journey.talk_word = chance::path_word(path + ".talk");
      journey.weight = constant(spec.weight);
      journey.visit = spec.counts == slots::no_slot ? !spec.campaign : constant(spec.counts) == 0;
      if (spec.campaign) campaign(path, *spec.campaign, journey.campaign);
      else journey.rate = full(spec.rate);
      journey.first = spec.first;
      journey.touchpoints.resize(spec.touchpoints.size());
      for (std::size_t t = 0; t < spec.touchpoints.size(); ++t) touchpoint(path, spec, spec.touchpoints[t], journey.touchpoints[t]);
      rules.journeys.push_back(std::move(journey));
    }
  }

  void relationships() {
    rules.intention_moves = spec::intention_moves(scenario);
    for (std::size_t n = 0; n < scenario.norms.size(); ++n) {
      const auto number = static_cast<int>(n);
      for (std::size_t r = 0; r < scenario.relationships.size(); ++r)
        for (const auto& [norm, own] : scenario.relationships[r].norms)
          if (norm == number) rules.norms.push_back({number, static_cast<int>(r), full(own.competence), full(own.intention)});
      rules.norms.push_back({number, -1, full(scenario.norms[n].competence), full(scenario.norms[n].intention)});
    }
    for (std::size_t r = 0; r < scenario.relationships.size(); ++r)
      for (auto [to, condition] : scenario.relationships[r].becomes) rules.transitions.push_back({static_cast<int>(r), to, full(condition)});
  }

  void people() {
    relationships();
    const auto& m = scenario.memory;
    rules.memory = {static_cast<int>(constant(m.rule)), full(m.w_peak), full(m.w_end), full(m.w_mean), full(m.peak_blend), full(m.brand_weight),
                    full(m.rate), full(m.contrast), full(m.expectation_rate), full(m.sum_minutes), full(m.custom), fade(m.fade_good), fade(m.fade_bad)};
    rules.perception_factor = full(scenario.perception_factor), rules.perception_power = full(scenario.perception_power);
    rules.wait_pain = full(scenario.wait_pain);
    rules.trust_asymmetry = full(scenario.trust_asymmetry), rules.evidence = fade(scenario.trust_half_life);
    const auto& b = scenario.behaviour;
    rules.behaviour = {full(b.recommend), full(b.answer_noise), full(b.leave_rate), full(b.unforgiven), full(b.join_rate),
                       full(b.talk), full(b.talk_to), full(b.influence), full(b.considers_leaving), full(b.choose), std::nullopt};
    if (b.win_back_rate != slots::no_slot) rules.behaviour.win_back_rate = full(b.win_back_rate);
    for (const auto& state : scenario.states)
      rules.states.push_back({fade(state.half_life), state.min == slots::no_slot ? -numbers::infinity : constant(state.min),
                              state.max == slots::no_slot ? numbers::infinity : constant(state.max)});
    rules.neutral = constant(scenario.scale.neutral), rules.per_point = constant(scenario.scale.per_point);
    rules.lowest = static_cast<float>(scenario.scale.lowest), rules.highest = static_cast<float>(scenario.scale.highest);
    rules.gross_margin = written(scenario.gross_margin);
  }

  void topics(int warm_up_days) {
    for (const auto& spec : scenario.topics) {
      TopicRules topic;
      const std::string path = "topics." + spec.name;
      topic.reach_word = chance::path_word(path + ".reach_first"), topic.media_word = chance::path_word(path + ".broadcast");
      topic.feel_word = chance::path_word(path + ".affect"), topic.retell_word = chance::path_word(path + ".retell");
      topic.on = warm_up_days + spec.on_day - 1;
      if (spec.withdrawn_day) topic.withdrawn = warm_up_days + *spec.withdrawn_day - 1;
      if (spec.withdrawn_by >= 0 && stopped(spec.withdrawn_by)) topic.withdrawn = 0;
      topic.heat = constant(spec.heat), topic.half_life = constant(spec.half_life) / 1440.0F, topic.cooling = constant(spec.cooling);
      topic.reach_first = constant(spec.reach_first);
      if (spec.reach != slots::no_slot) topic.threshold = constant(spec.threshold), topic.reach = constant(spec.reach);
      topic.mean = full(spec.mean), topic.sd = full(spec.sd), topic.clarity = full(spec.clarity);
      topic.retell = full(spec.retell), topic.talk_to = full(spec.talk_to);
      if (spec.competence != slots::no_slot) topic.competence = full(spec.competence);
      if (spec.intention != slots::no_slot) topic.intention = full(spec.intention);
      if (spec.breach != slots::no_slot) topic.breach = full(spec.breach);
      if (spec.amends != slots::no_slot) topic.amends = full(spec.amends);
      rules.topics.push_back(std::move(topic));
    }
  }

  void surveys() {
    for (const auto& spec : scenario.surveys) {
      SurveyRules survey;
      survey.spec = &spec;
      for (const auto& journey : scenario.journeys) survey.visit_words.push_back(chance::path_word("surveys." + spec.name + "." + journey.name));
      survey.poll_word = chance::path_word("surveys." + spec.name);
      survey.share = constant(spec.share), survey.response = full(spec.response);
      if (spec.effort != slots::no_slot) survey.effort = full(spec.effort);
      if (!spec.of_visit) survey.every = static_cast<int>(constant(spec.every) / 1440.0F + 0.5F), survey.reach = static_cast<int>(constant(spec.reach));
      rules.surveys.push_back(std::move(survey));
    }
  }

  // Each weight of arrivals holds until the next begins, and only while the store is open.
  Hours hours(const spec::Hours& open, const std::vector<spec::Arrivals>& arrivals) const {
    Hours day{open.from, open.until, {}, 0, 0};
    auto add = [&](int from, int until, double weight) {
      from = std::max(from, open.from), until = std::min(until, open.until);
      if (from >= until || !(weight > 0)) return;
      day.stretches.push_back({static_cast<double>(from), static_cast<double>(until), weight, day.mass});
      day.mass += weight * (until - from);
    };
    if (arrivals.empty()) add(0, 1440, 1);
    for (std::size_t i = 0; i < arrivals.size(); ++i)
      add(arrivals[i].from, i + 1 < arrivals.size() ? arrivals[i + 1].from : 1440, static_cast<double>(constant(arrivals[i].weight)));
    return day;
  }

  void store() {
    const spec::Store* spec = scenario.stores.empty() ? nullptr : &scenario.stores.front();
    double week = 0;
    for (std::size_t d = 0; d < 7; ++d) {  // without a store: every day from 8 to 20
      rules.week[d] = spec ? hours(spec->open[d], spec->arrivals) : hours({480, 1200}, {});
      week += rules.week[d].mass;
    }
    for (auto& day : rules.week) day.weight = week > 0 ? static_cast<float>(day.mass * 7 / week) : 0;
    if (!spec) return;
    rules.send_away = constant(spec->closing) != 0;
    for (const auto& from : spec->pools) {
      PoolRules pool{from.shifts, {}, written(from.cost_per_hour)};
      if (pool.shifts.empty()) pool.shifts.push_back({0, 1440, from.people});
      for (const auto& shift : pool.shifts) pool.people.push_back(full(shift.people));
      pool.engaged = from.engagement != slots::no_slot;
      if (pool.engaged) pool.autonomy = written(from.autonomy);
      rules.pools.push_back(std::move(pool));
    }
  }

  void firm() {
    const auto& staff = scenario.staff;
    rules.staff = {written(staff.recovers), written(staff.wears), written(staff.comfort), constant(staff.haste), constant(staff.coldness)};
    const auto& from = scenario.firm;
    if (!from.written) return;
    rules.firm = {true, written(from.optimism), constant(from.superior), constant(from.neglected_below), {}};
    for (const auto& norm : from.norms) {
      const bool waits = norm.wait_below != slots::no_slot;
      const auto& journey = rules.journeys[static_cast<std::size_t>(norm.journey)];
      rules.firm.norms.push_back({journey.touchpoints[static_cast<std::size_t>(norm.touchpoint)].number, waits, waits ? constant(norm.wait_below) : 0});
    }
  }

  void cost(const spec::Cost& cost, const std::vector<int>& who, int began, bool begins_now) {
    rules.weekly_costs.push_back({began, money(cost.per_week)});
    if (begins_now) rules.fixed_costs += money(cost.fixed);
    if (cost.per_contact == slots::no_slot) return;
    auto& at = rules.journeys[static_cast<std::size_t>(cost.journey)].touchpoints[static_cast<std::size_t>(cost.touchpoint)];
    at.costs.push_back({who, money(cost.per_contact)});
  }

  // A combination costs the sum of its members, unless it has a cost of its own.
  void costs(int policy, int day, int warm_up_days) {
    const auto& whole = scenario.policies[static_cast<std::size_t>(policy)];
    const bool own = !whole.combine.empty() && whole.has_cost;
    int first = 0, begins = 0;  // among those that hold; among all
    std::vector<int> who;       // of those that hold; for everybody as soon as one of them is
    bool everybody = false;
    for (int member : spec::members(scenario, policy)) {
      const auto& part = scenario.policies[static_cast<std::size_t>(member)];
      begins = begins == 0 ? part.from_day : std::min(begins, part.from_day);
      if (!spec::holds(part, day) || stopped(member)) continue;
      first = first == 0 ? part.from_day : std::min(first, part.from_day);
      if (part.who == slots::no_slot) everybody = true;
      else who.push_back(member);
      if (own) continue;
      const auto alone = part.who == slots::no_slot ? std::vector<int>{} : std::vector<int>{member};
      cost(part.cost, alone, warm_up_days + part.from_day - 1, part.from_day == day);
    }
    if (own && first > 0) cost(whole.cost, everybody ? std::vector<int>{} : who, warm_up_days + first - 1, begins == day);
  }

  void who(int policy, int day) {
    for (int member : spec::members(scenario, policy)) {
      const auto& part = scenario.policies[static_cast<std::size_t>(member)];
      const bool holds = spec::holds(part, day) && !stopped(member);
      if (part.who == slots::no_slot || !(holds || followed(member))) continue;
      rules.who_policies.push_back(member);
      rules.who.push_back(full(part.who));
    }
  }
};

Rules rules_on(const spec::Scenario& scenario, const slots::Values& values, int policy, int day, const spec::Standing& standing, int warm_up_days, int days) {
  Rules rules;
  rules.money_scale = money_scale_of(scenario.currency);
  rules.from_day = day == 0 ? 0 : warm_up_days + day - 1;
  Writer writer{scenario, values, days, rules, standing};
  writer.journeys();
  writer.people();
  writer.topics(warm_up_days);
  writer.surveys();
  writer.store();
  writer.firm();
  if (day == 0 || policy == spec::baseline) return rules;
  writer.who(policy, day);
  writer.costs(policy, day, warm_up_days);
  return rules;
}
}  // namespace

// Halves from the day it begins on; what is withdrawn is cooler.
float TopicRules::heat_on(int day) const {
  if (day < on) return 0;
  const float now = heat * numbers::exp(-0.69314718F * (static_cast<float>(day - on) / half_life));
  return withdrawn >= 0 && day >= withdrawn ? now * cooling : now;
}

std::vector<Rules> rules_of(const spec::Scenario& scenario, const slots::Values& values, int policy, const spec::Standing& standing, int warm_up_days, int days) {
  std::vector<Rules> all;
  if (warm_up_days > 0)
    all.push_back(rules_on(scenario, spec::values_on(scenario, values, spec::baseline, 0), policy, 0, {}, warm_up_days, days));
  for (int day : spec::turning_days(scenario, policy, days - warm_up_days))
    all.push_back(rules_on(scenario, spec::values_on(scenario, values, policy, day, standing), policy, day, standing, warm_up_days, days));
  return all;
}

bool same_fading(const Rules& a, const Rules& b) {
  bool same = a.memory.good == b.memory.good && a.memory.bad == b.memory.bad && a.evidence == b.evidence && a.familiarity == b.familiarity;
  for (std::size_t s = 0; s < a.states.size(); ++s) same = same && a.states[s].fade == b.states[s].fade;
  return same;
}

}  // namespace peakend::twin
