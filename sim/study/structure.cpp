// Lists open with how many there are, so that none can run into the next.
#include "sim/study/structure.hpp"

#include "scenarios/spec/outcomes.hpp"
#include "scenarios/spec/stops.hpp"

namespace peakend::study {
namespace {
template <class List>
void add_names(Bytes& all, const List& list) {
  all.number(list.size());
  for (const auto& one : list) all.text(one.name);
}

void add_overrides(Bytes& all, const spec::TraitOverrides& traits) {
  all.number(traits.size());
  for (const auto& [trait, slot] : traits) all.number(trait);
}

void add_people(Bytes& all, const spec::Scenario& scenario) {
  add_names(all, scenario.traits);
  add_names(all, scenario.relationships);
  add_names(all, scenario.norms);
  for (const auto& relationship : scenario.relationships) {
    add_overrides(all, relationship.traits);
    all.number(relationship.norms.size()).number(relationship.behaviour.size()).number(relationship.becomes.size());
    for (const auto& [norm, own] : relationship.norms) all.number(norm);
    for (const auto& [everybody, own] : relationship.behaviour) all.text(scenario.slots.all[everybody].path);
    for (const auto& [other, condition] : relationship.becomes) all.number(other);
  }
  add_names(all, scenario.segments);
  for (const auto& segment : scenario.segments) {
    all.number(segment.relationship);
    add_overrides(all, segment.traits);
  }
  add_names(all, scenario.states);
  all.number(scenario.correlations.size());
  for (const auto& pair : scenario.correlations) all.number(pair.first).number(pair.second);
}

void add_places(Bytes& all, const spec::Scenario& scenario) {
  add_names(all, scenario.stores);
  for (const auto& store : scenario.stores) {
    for (const auto& hours : store.open) all.number(hours.from).number(hours.until);
    all.number(store.arrivals.size());
    for (const auto& part : store.arrivals) all.number(part.from);
    add_names(all, store.pools);
    for (const auto& pool : store.pools) {
      all.number(pool.journey).number(pool.touchpoint).number(pool.shifts.size());
      for (const auto& shift : pool.shifts) all.number(shift.from).number(shift.until);
    }
  }
}

void add_journeys(Bytes& all, const spec::Scenario& scenario) {
  add_names(all, scenario.journeys);
  for (const auto& journey : scenario.journeys) {
    all.number(journey.first).number(journey.campaign.has_value());
    if (const auto& campaign = journey.campaign) {
      all.number(campaign->on.size()).number(campaign->from.value_or(0)).number(campaign->until.value_or(0));
      for (int day : campaign->on) all.number(day);
    }
    add_names(all, journey.touchpoints);
    for (const auto& touchpoint : journey.touchpoints) {
      all.number(touchpoint.pool).number(touchpoint.norm).number(touchpoint.on_renege).number(touchpoint.next.size());
      for (const auto& route : touchpoint.next) all.number(route.kind).number(route.target);
      all.number(touchpoint.effects.size());
      for (const auto& effect : touchpoint.effects) all.number(effect.state).number(effect.kind);
    }
  }
}
void add_talk(Bytes& all, const spec::Scenario& scenario) {
  add_names(all, scenario.topics);
  for (const auto& topic : scenario.topics) all.number(topic.on_day).number(topic.withdrawn_day.value_or(-1));
  all.number(scenario.asks_leaving).number(scenario.network.written).number(scenario.network.ties.size());
  for (const auto& [one, other] : scenario.network.ties) all.number(one).number(other);
}

// What is kept by week.
void add_series(Bytes& all, const spec::Scenario& scenario) {
  const auto outcomes = spec::kept_by_week(scenario);
  all.number(outcomes.size());
  for (const auto& outcome : outcomes) all.text(outcome.kind->name).number(outcome.group);
}

// Nothing where there are none: other files keep their keys.
void add_surveys(Bytes& all, const spec::Scenario& scenario) {
  if (scenario.surveys.empty()) return;
  add_names(all, scenario.surveys);
  for (const auto& survey : scenario.surveys) {
    all.number(survey.of_visit).number(survey.journey);
    if (survey.effort != spec::no_slot) all.text("effort");
  }
}

// The same: what is counted of the firm's view, and which pools can tire.
void add_firm(Bytes& all, const spec::Scenario& scenario) {
  if (scenario.firm.written) all.text("firm");
  for (const auto& norm : scenario.firm.norms)
    all.number(norm.journey).number(norm.touchpoint).number(norm.wait_below == spec::no_slot);
  if (!spec::staff_is_engaged(scenario)) return;
  for (const auto& store : scenario.stores)
    for (const auto& pool : store.pools) all.number(pool.engagement == spec::no_slot);
}
}  // namespace

Bytes structure_of(const spec::Scenario& scenario) {
  Bytes all;
  all.number(scenario.start_weekday).text(scenario.start_date).text(scenario.currency);
  all.number(scenario.scale.lowest).number(scenario.scale.highest);
  add_people(all, scenario);
  add_places(all, scenario);
  add_journeys(all, scenario);
  add_talk(all, scenario);
  if (scenario.chooses) all.text("choice");                // then occasions elsewhere are counted
  if (scenario.behaviour.win_back_rate != spec::no_slot) all.text("won back");  // the same of who comes back
  if (spec::has_stop_rules(scenario)) all.text("stops");  // then stops are counted
  add_series(all, scenario);
  add_surveys(all, scenario);
  add_firm(all, scenario);
  return all;
}

}  // namespace peakend::study
