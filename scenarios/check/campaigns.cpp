// Journeys that the firm begins: whole days; and warnings where one never begins, never ends, or goes by what is never
// asked.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenarios/check/check.hpp"
#include "scenarios/language/evaluate.hpp"
#include "scenarios/language/substitute.hpp"
#include "scenarios/language/units.hpp"
#include "scenarios/numbers/elementary.hpp"

namespace peakend::check {
using language::Expr;
using language::Source;
using slots::SlotId;

namespace {

std::optional<float> constant(const slots::Values& values, SlotId slot) {
  float number = 0;
  if (slot == spec::no_slot || !slots::constant(values, slot, number)) return std::nullopt;
  return number;
}

void warn(const spec::Scenario& scenario, SlotId id, Problems& problems, std::string said, std::string hint) {
  const auto& slot = scenario.slots.all[id];
  problems.push_back({Severity::warning, slot.place, slot.path, std::move(said), "", "", std::move(hint)});
}

void warn_of_days(const spec::Scenario& scenario, const slots::Values& values, const spec::Journey& journey,
                  Problems& problems) {
  const auto& campaign = *journey.campaign;
  const auto length = constant(values, scenario.length);
  const int first = campaign.on.empty() ? campaign.from.value_or(1) : campaign.on.front();
  const int days = static_cast<int>(length.value_or(0) / 1440);
  if (length && first > days)
    problems.push_back({Severity::warning, journey.place, "journeys." + journey.name + ".starts",
                        "it begins after the end of the run, and so never",
                        fmt::format("day 1 to {}, counted from the end of the warm-up", days),
                        fmt::format("day {}", first), ""});
}

bool is_changed(const spec::Scenario& scenario, SlotId slot) {
  auto among = [&](const std::vector<slots::Change>& changes) {
    return std::any_of(changes.begin(), changes.end(), [&](const auto& change) { return change.slot == slot; });
  };
  auto in = [&](const auto& variants) {
    return std::any_of(variants.begin(), variants.end(), [&](const auto& variant) { return among(variant.changes); });
  };
  const auto follows = [&](const auto& policy) { return among(policy.on_stop); };
  return in(scenario.policies) || std::any_of(scenario.policies.begin(), scenario.policies.end(), follows) || in(scenario.rivals) || in(scenario.ablations) || among(scenario.point) ||
         std::any_of(scenario.uncertain.begin(), scenario.uncertain.end(),
                     [&](const auto& uncertain) { return uncertain.change.slot == slot; });
}

bool reads_state(const Expr& expr, std::size_t state) {
  const auto all = language::variables(expr);
  return std::any_of(all.begin(), all.end(),
                     [&](const Expr& v) { return v.source == Source::state && v.index == state; });
}

// One customer's states as a journey's own effects move them, if these can be seen: constants, at its first touchpoint.
struct Own {
  const spec::Scenario& scenario;
  const slots::Values& values;
  const spec::Journey& journey;
  std::vector<float> states{};

  bool is_read(int state) const {
    return reads_state(slots::in_full(values, values[journey.campaign->who]), static_cast<std::size_t>(state));
  }

  // False when something cannot be seen, or when none of its effects is on what the rule reads.
  bool begin() {
    for (const Expr& v : language::variables(slots::in_full(values, values[journey.campaign->who])))
      if (v.source != Source::state || !constant(values, scenario.states[v.index].start)) return false;
    for (const auto& state : scenario.states) states.push_back(constant(values, state.start).value_or(0));
    bool any = false;
    for (std::size_t t = 0; t < journey.touchpoints.size(); ++t)
      for (const auto& effect : journey.touchpoints[t].effects) {
        if (!is_read(effect.state)) continue;
        if (static_cast<int>(t) != journey.first || !constant(values, effect.value)) return false;
        any = true;
      }
    return any;
  }

  bool holds() const {
    return language::evaluate(slots::in_full(values, values[journey.campaign->who]),
                              [&](Source, std::uint32_t state) { return states[state]; }) != 0;
  }

  // Reached once, and then the days until the next time.
  void go_on(float minutes) {
    for (const auto& effect : journey.touchpoints[static_cast<std::size_t>(journey.first)].effects) {
      if (!is_read(effect.state)) continue;
      float& now = states[static_cast<std::size_t>(effect.state)];
      const float value = constant(values, effect.value).value_or(0);
      now = effect.kind == slots::Change::Kind::add     ? now + value
            : effect.kind == slots::Change::Kind::times ? now * value
                                                        : value;
      const auto& state = scenario.states[static_cast<std::size_t>(effect.state)];
      now = std::max(now, constant(values, state.min).value_or(now));
      now = std::min(now, constant(values, state.max).value_or(now));
    }
    for (std::size_t s = 0; s < states.size(); ++s)
      if (const auto half_life = constant(values, scenario.states[s].half_life))
        states[s] *= numbers::exp(-0.69314718F * minutes / *half_life);
  }
};

// Nobody is reached to begin with, but who is reached once is so again and again.
void warn_of_circles(const spec::Scenario& scenario, const slots::Values& values, const spec::Journey& journey,
                     Problems& problems) {
  const auto& campaign = *journey.campaign;
  const auto every = constant(values, campaign.every);
  if (campaign.who == spec::no_slot || !every || campaign.until) return;
  Own own{scenario, values, journey};
  if (!own.begin() || own.holds()) return;
  for (int times = 0; times < 1000; ++times) own.go_on(*every);
  if (own.holds())
    warn(scenario, campaign.who, problems, "its own effects keep this true: who is reached once is reached for ever",
         "let an effect end it, or give it an `until`");
}

bool is_set(const spec::Scenario& scenario, std::size_t state) {
  for (const auto& journey : scenario.journeys)
    for (const auto& touchpoint : journey.touchpoints)
      for (const auto& effect : touchpoint.effects)
        if (effect.state == static_cast<int>(state)) return true;
  return false;
}

// What a firm goes by must come from somewhere: consent that nobody was ever asked for.
void warn_of_never_asked(const spec::Scenario& scenario, const slots::Values& values, Problems& problems) {
  for (std::size_t s = 0; s < scenario.states.size(); ++s) {
    const auto& state = scenario.states[s];
    if (constant(values, state.observed).value_or(0) == 0 || !constant(values, state.start) || is_set(scenario, s))
      continue;
    for (SlotId id = 0; id < values.size(); ++id) {
      if (!reads_state(values[id], s)) continue;
      warn(scenario, id, problems, "'" + state.name + "' is read here, and nothing ever sets it",
           "it was never asked for: an effect at some touchpoint does that");
      break;
    }
  }
}
}  // namespace

void check_campaigns(const spec::Scenario& scenario, const slots::Values& values, const Whose& whose,
                     Problems& problems) {
  for (const auto& journey : scenario.journeys) {
    const auto every = journey.campaign ? constant(values, journey.campaign->every) : std::nullopt;
    if (!every || *every < 1440 || std::fmod(*every, 1440.0F) == 0) continue;  // below a day: out of range
    const auto& slot = scenario.slots.all[journey.campaign->every];
    Place place = slot.place;
    for (const auto& change : whose.changes)
      if (change.slot == journey.campaign->every) place = change.place;
    problems.push_back(
        {Severity::error, std::move(place), slot.path,
         (whose.name.empty() ? "" : "under " + whose.name + ": ") + "a day holds one start, and no part of one",
         "whole days or weeks", in_words(*every, language::Dimension::time), ""});
  }
}

void check_reach(const spec::Scenario& scenario, const slots::Values& values, Problems& problems) {
  for (const auto& journey : scenario.journeys) {
    if (!journey.campaign) continue;
    warn_of_days(scenario, values, journey, problems);
    const SlotId share = journey.campaign->share;
    if (constant(values, share) == 0.0F && !is_changed(scenario, share))
      warn(scenario, share, problems, "nobody is ever reached: the share is 0, and nothing changes it", "");
    warn_of_circles(scenario, values, journey, problems);
  }
  warn_of_never_asked(scenario, values, problems);
}

}  // namespace peakend::check
