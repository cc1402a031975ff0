// What is known of a study before its first run: the question, and by what it is judged.
#include "sim/study/frame.hpp"

#include <fmt/format.h>

#include <cmath>

#include "scenarios/base/text.hpp"
#include "scenarios/spec/outcomes.hpp"
#include "scenarios/spec/reads.hpp"
#include "scenarios/spec/variants.hpp"
#include "sim/study/identity.hpp"

namespace peakend::study {

double constant(const spec::Scenario& scenario, spec::SlotId slot) {
  return slots::as_written(spec::values_on(scenario, scenario.values(), spec::baseline, 0), slot);
}

std::string policy_name(const spec::Scenario& scenario, int policy) {
  return policy == spec::baseline ? "baseline" : scenario.policies[static_cast<std::size_t>(policy)].name;
}

namespace {
bool is_of_a_group(const spec::OutcomeName& outcome) { return outcome.kind->by_group && outcome.group != spec::everybody; }

// The title of an outcome, with its group: "highest pleasure (Parents with children)".
Wording title_of(const spec::Scenario& scenario, const std::string& name) {
  const auto outcome = *spec::find_outcome(scenario, name);
  const Wording title = Wording::ours(outcome.kind->title);
  const auto dot = name.find('.');
  if (dot == std::string::npos) return title;
  const Wording group = is_of_a_group(outcome) ? spec::group_label(scenario, outcome.group) : Wording(name.substr(dot + 1));
  const auto in = [&](Language language) {
    const Speaking speaking(language);
    return fmt::format("{} ({})", title.here(), group.here());
  };
  return {in(Language::english), in(Language::dutch)};
}
}  // namespace

std::vector<results::Outcome> outcomes_of(const spec::Scenario& scenario) {
  std::vector<results::Outcome> all;
  for (const std::string& name : spec::outcome_names(scenario)) {
    const auto outcome = *spec::find_outcome(scenario, name);
    const auto& kind = *outcome.kind;
    bool money = kind.name == "revenue" || kind.name == "cost" || kind.name == "margin";
    all.push_back({name, money ? scenario.currency + " " + std::string(kind.unit) : std::string(kind.unit),
                   std::string(kind.meaning), kind.decimals, kind.higher_is_better, money, title_of(scenario, name)});
    if (is_of_a_group(outcome) && outcome.group >= spec::first_segment_group) all.back().group = spec::group_label(scenario, outcome.group);
  }
  return all;
}

results::Study frame(const spec::Scenario& scenario, const Comparison& asked, const run::Settings& settings) {
  results::Study study;
  study.scenario = scenario.name, study.title = scenario.title, study.currency = scenario.currency;
  study.hash = scenario_hash(scenario, asked.policies);
  study.seed = settings.seed;
  study.people = std::llround(constant(scenario, scenario.population));
  study.prospects = std::llround(static_cast<double>(study.people) * constant(scenario, scenario.prospects));
  study.customers = study.people - study.prospects;
  study.weeks = run::weeks_of(scenario);
  study.warm_up_weeks = static_cast<int>(constant(scenario, scenario.warm_up) / 10080);
  study.replications = asked.replications;
  study.worlds = scenario.uncertain.empty() ? 1 : asked.replications;
  study.independent_worlds = !scenario.uncertain.empty();
  study.primary = scenario.primary;
  study.delta = constant(scenario, scenario.delta);
  study.confidence = constant(scenario, scenario.confidence);
  for (const auto& journey : scenario.journeys)
    if (!journey.label.empty()) study.journeys.push_back({journey.name, journey.label});
  for (const auto& rail : scenario.guardrails)
    study.guardrails.push_back({rail.outcome, rail.relative, rail.not_below});
  study.threads = run::threads_of(settings);
  study.outcomes = outcomes_of(scenario);
  study.kept_by_week = spec::names_kept_by_week(scenario);
  for (int policy : asked.policies) {
    if (policy == spec::baseline) continue;
    if (const auto unseen = spec::read_unseen(scenario, policy); !unseen.empty())
      study.warnings.push_back(fmt::format("{} goes by what no firm can see ({}): what it brings is what knowing that would be worth",
                                           policy_name(scenario, policy), join(unseen, ", ")));
  }
  return study;
}

}  // namespace peakend::study
