// How many groups, touchpoints, weeks and pools a scenario has.
#include "agents/figures/figures.hpp"

#include "scenarios/base/currency.hpp"
#include "scenarios/spec/graph.hpp"
#include "scenarios/spec/outcomes.hpp"
#include "scenarios/spec/stops.hpp"

namespace peakend::figures {

Layout layout_of(const spec::Scenario& scenario, int weeks) {
  Layout layout;
  layout.segments = static_cast<int>(scenario.segments.size());
  layout.relationships = static_cast<int>(scenario.relationships.size());
  layout.groups = spec::group_count(scenario);
  layout.weeks = weeks;
  layout.talking = scenario.network.written || scenario.asks_leaving ? layout.groups : 0;
  layout.choosing = scenario.chooses ? layout.groups : 0;
  layout.topics = static_cast<int>(scenario.topics.size());
  layout.stops = spec::has_stop_rules(scenario) ? 1 : 0;
  layout.viewing = scenario.firm.written ? layout.groups : 0;
  layout.engaged = spec::staff_is_engaged(scenario) ? 1 : 0;
  layout.surveys = static_cast<int>(scenario.surveys.size());
  layout.rating = spec::asks_visitors(scenario) ? layout.groups : 0;
  layout.efforts = spec::asks_effort(scenario) ? layout.surveys : 0;
  layout.winning_back = scenario.behaviour.win_back_rate != spec::no_slot ? 1 : 0;
  layout.kept_by_week = static_cast<int>(spec::kept_by_week(scenario).size());
  float people = 0;
  if (slots::constant(scenario.values(), scenario.population, people)) layout.people = static_cast<int>(people);
  layout.money_scale = money_scale_of(scenario.currency);
  for (const auto& journey : scenario.journeys) {
    layout.touchpoints += static_cast<int>(journey.touchpoints.size());
    for (const auto& touchpoint : journey.touchpoints) layout.ways += spec::counted_ways(touchpoint);
  }
  for (const auto& store : scenario.stores) layout.pools += static_cast<int>(store.pools.size());
  return layout;
}

}  // namespace peakend::figures
