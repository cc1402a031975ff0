// How people are born: traits with their overrides and correlations, and what they bring from before.
#include "agents/chance/address.hpp"
#include "agents/model/parts.hpp"
#include "scenarios/spec/correlation.hpp"

namespace peakend::model {

Birth compile_birth(const spec::Scenario& scenario, const Formulas& f) {
  Birth birth;
  birth.people = static_cast<int>(f.number(scenario.population));
  birth.prospects = f.number(scenario.prospects);
  float until = 0;
  for (const auto& segment : scenario.segments) {
    until += segment.share == spec::no_slot ? 1 : f.number(segment.share);
    birth.segment_until.push_back(until);
    birth.segment_relationship.push_back(segment.relationship);
  }
  for (std::size_t t = 0; t < scenario.traits.size(); ++t) {
    const std::string& name = scenario.traits[t].name;
    Birth::Trait trait{
        name, chance::path_word("traits." + name), f.trait_column(t), lower(f, {f.slot(scenario.traits[t].value)}), {},
        {}};
    for (std::size_t r = 0; r < scenario.relationships.size(); ++r)
      for (auto [which, slot] : scenario.relationships[r].traits)
        if (static_cast<std::size_t>(which) == t)
          trait.by_relationship.emplace_back(static_cast<int>(r), lower(f, {f.slot(slot)}));
    for (std::size_t s = 0; s < scenario.segments.size(); ++s)
      for (auto [which, slot] : scenario.segments[s].traits)
        if (static_cast<std::size_t>(which) == t)
          trait.by_segment.emplace_back(static_cast<int>(s), lower(f, {f.slot(slot)}));
    if (trait.column >= 0) ++birth.columns;
    birth.traits.push_back(std::move(trait));
  }
  birth.correlation = spec::correlation_factor(scenario, [&](spec::SlotId id) {
                        return static_cast<double>(f.number(id));
                      }).value_or(std::vector<std::vector<float>>{});
  const auto& initial = scenario.initial;
  std::vector<Expr> outputs{f.slot(initial.episodes), f.slot(initial.memory), f.slot(initial.expectation),
                            f.slot(initial.competence), f.slot(initial.intention)};
  for (const auto& state : scenario.states) outputs.push_back(f.slot(state.start));
  birth.initial = lower(f, outputs);
  birth.intention_moves = spec::intention_moves(scenario);
  birth.states = static_cast<int>(scenario.states.size());
  for (const auto& journey : scenario.journeys)
    for (const auto& touchpoint : journey.touchpoints) birth.familiarities += f.flag(touchpoint.habituates) ? 1 : 0;
  for (const auto& policy : scenario.policies) birth.who_columns += policy.who == spec::no_slot ? 0 : 1;
  birth.hears = f.people_hear();
  birth.topics = static_cast<int>(scenario.topics.size());
  return birth;
}

}  // namespace peakend::model
