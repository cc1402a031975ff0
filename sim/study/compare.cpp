// From runs to the plain tables that results/ reads.
#include "sim/study/compare.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

#include "agents/figures/derive.hpp"
#include "agents/model/model.hpp"
#include "scenarios/base/text.hpp"
#include "scenarios/spec/outcomes.hpp"
#include "scenarios/spec/variants.hpp"
#include "sim/study/identity.hpp"

namespace peakend::study {
using figures::Figures;
using figures::PerTouchpoint;
using figures::PerWeek;

namespace {
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

std::vector<run::Cell> cells_of(const spec::Scenario& scenario, const Plan& plan) {
  std::vector<run::Cell> cells;
  for (int policy : plan.policies)
    for (int k = 0; k < plan.replications; ++k)  // draw k of what is uncertain goes with replication k
      cells.push_back({policy, scenario.uncertain.empty() ? -1 : k, static_cast<std::uint64_t>(k)});
  return cells;
}

// A constant as its author wrote it: 0.95, not the nearest float to it.
double constant(const spec::Scenario& scenario, spec::SlotId slot) {
  float value = 0;
  slots::constant(scenario.values(), slot, value);
  return as_written(value);
}

results::Study frame(const spec::Scenario& scenario, const Plan& plan) {
  results::Study study;
  study.scenario = scenario.name, study.title = scenario.title, study.currency = scenario.currency;
  study.hash = scenario_hash(scenario, plan.policies);
  study.seed = plan.settings.seed;
  study.people = std::llround(constant(scenario, scenario.population));
  study.prospects = std::llround(static_cast<double>(study.people) * constant(scenario, scenario.prospects));
  study.customers = study.people - study.prospects;
  study.weeks = run::weeks_of(scenario);
  study.warm_up_weeks = static_cast<int>(constant(scenario, scenario.warm_up) / 10080);
  study.replications = plan.replications;
  study.worlds = scenario.uncertain.empty() ? 1 : plan.replications;
  study.independent_worlds = !scenario.uncertain.empty();
  study.primary = scenario.primary;
  study.delta = constant(scenario, scenario.delta);
  study.confidence = constant(scenario, scenario.confidence);
  for (const auto& rail : scenario.guardrails)
    study.guardrails.push_back({rail.outcome, rail.relative, rail.not_below});
  study.threads = run::threads_of(plan.settings);
  for (const std::string& name : spec::outcome_names(scenario)) {
    const auto& kind = *spec::find_outcome(scenario, name)->kind;
    bool money = kind.name == "revenue" || kind.name == "cost" || kind.name == "margin";
    study.outcomes.push_back({name, money ? scenario.currency + " " + std::string(kind.unit) : std::string(kind.unit),
                              std::string(kind.meaning), kind.decimals, kind.higher_is_better, money});
  }
  return study;
}

void add_sums(Figures& to, const Figures& from) {
  for (std::size_t i = 0; i < to.sums.size(); ++i) to.sums[i] += from.sums[i];
}

// The touchpoints as customers meet them.
std::vector<results::CurvePoint> curve_of(const spec::Scenario& scenario, const Figures& sums) {
  std::vector<results::CurvePoint> curve;
  int first = 0;
  for (const auto& journey : scenario.journeys) {
    double episodes = static_cast<double>(sums.get(first + journey.first, PerTouchpoint::contacts));
    for (int t : journey.order) {
      int number = first + t;
      auto get = [&](PerTouchpoint what) { return static_cast<double>(sums.get(number, what)); };
      const auto& touchpoint = journey.touchpoints[static_cast<std::size_t>(t)];
      results::CurvePoint point{touchpoint.label, journey.name, get(PerTouchpoint::contacts) / episodes,
                                get(PerTouchpoint::affect) / 0x1p20 / get(PerTouchpoint::contacts)};
      point.q10 = figures::quantile(sums, number, 0.1), point.q50 = figures::quantile(sums, number, 0.5),
      point.q90 = figures::quantile(sums, number, 0.9);
      point.wait = touchpoint.pool < 0 ? nan : get(PerTouchpoint::wait) / 0x1p20 / get(PerTouchpoint::queued);
      point.gave_up = touchpoint.pool < 0
                          ? nan
                          : (get(PerTouchpoint::reneged) + get(PerTouchpoint::balked)) / get(PerTouchpoint::queued);
      curve.push_back(std::move(point));
    }
    first += static_cast<int>(journey.touchpoints.size());
  }
  return curve;
}

void add_money(const Figures& f, results::PolicyResult& policy) {
  std::int64_t revenue = 0, staff = 0, cost = 0;
  std::vector<double> weekly;
  for (int w = 0; w < f.layout.weeks; ++w) {
    revenue += f.get(w, PerWeek::revenue), staff += f.get(w, PerWeek::staff), cost += f.get(w, PerWeek::policy);
    weekly.push_back(
        figures::to_money(f.get(w, PerWeek::gross_margin) - f.get(w, PerWeek::staff) - f.get(w, PerWeek::policy)));
  }
  double margin = 0;
  for (double week : weekly) margin += week;
  policy.revenue.push_back(figures::to_money(revenue));
  policy.staff_cost.push_back(figures::to_money(staff));
  policy.policy_cost.push_back(figures::to_money(cost));
  policy.margin.push_back(margin);
  policy.weekly_margin.push_back(std::move(weekly));
}

// Replications that could be finished under every policy; the others are left out everywhere.
std::vector<bool> complete(const std::vector<life::Result>& results, std::size_t policies, std::size_t replications) {
  std::vector<bool> whole(replications, true);
  for (std::size_t i = 0; i < policies * replications; ++i)
    if (results[i].failure) whole[i % replications] = false;
  return whole;
}

results::PolicyResult collect(const spec::Scenario& scenario, const results::Study& study, int policy,
                              std::span<const life::Result> runs, const std::vector<bool>& whole) {
  results::PolicyResult result;
  result.name = policy == spec::baseline ? "baseline" : scenario.policies[static_cast<std::size_t>(policy)].name;
  result.says = policy == spec::baseline ? "As it is today" : scenario.policies[static_cast<std::size_t>(policy)].says;
  result.values.resize(study.outcomes.size());
  Figures sums(runs[0].figures.layout);
  for (std::size_t k = 0; k < runs.size(); ++k) {
    if (!whole[k]) continue;
    for (std::size_t o = 0; o < study.outcomes.size(); ++o)
      result.values[o].push_back(
          figures::derive(runs[k].figures, *spec::find_outcome(scenario, study.outcomes[o].name)));
    add_money(runs[k].figures, result);
    add_sums(sums, runs[k].figures);
  }
  result.curve = curve_of(scenario, sums);
  return result;
}

void list_not_run(const spec::Scenario& scenario, results::Study& study) {
  for (const auto& rival : scenario.rivals) study.not_run.push_back("rival '" + rival.name + "': " + rival.says);
  for (const auto& claim : scenario.expectations)
    study.not_run.push_back("claim '" + claim.name + "' (" + claim.kind + ")");
  for (const auto& ablation : scenario.ablations)
    study.not_run.push_back("ablation '" + ablation.name + "': " + ablation.says);
}
}  // namespace

std::vector<int> all_policies(const spec::Scenario& scenario) {
  std::vector<int> all{spec::baseline};
  for (std::size_t p = 0; p < scenario.policies.size(); ++p) all.push_back(static_cast<int>(p));
  return all;
}

Finished compare(const spec::Scenario& scenario, const Plan& plan) {
  auto begin = std::chrono::steady_clock::now();
  Finished finished{frame(scenario, plan), {}};
  results::Study& study = finished.study;
  auto cells = cells_of(scenario, plan);
  auto runs = run::compute(scenario, cells, plan.settings);
  const auto replications = static_cast<std::size_t>(plan.replications);
  auto whole = complete(runs, plan.policies.size(), replications);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    study.episodes += runs[i].episodes, study.contacts += runs[i].contacts;
    if (!runs[i].failure) continue;
    finished.stopped |= runs[i].stopped;
    std::string name = cells[i].policy == spec::baseline
                           ? "baseline"
                           : scenario.policies[static_cast<std::size_t>(cells[i].policy)].name;
    finished.failures.push_back(fmt::format("{}, replication {}: {}", name, cells[i].luck, *runs[i].failure));
  }
  study.replications = static_cast<int>(std::count(whole.begin(), whole.end(), true));
  finished.usable = study.replications > 0 && !finished.stopped;
  if (plan.digest) study.digest = figures_digest(runs);
  if (!finished.usable) return finished;
  for (std::size_t p = 0; p < plan.policies.size(); ++p)
    study.policies.push_back(
        collect(scenario, study, plan.policies[p], std::span(runs).subspan(p * replications, replications), whole));
  if (study.replications < plan.replications)
    study.warnings.push_back(fmt::format("{} of {} replications could not be finished and are left out; the first: {}",
                                         plan.replications - study.replications, plan.replications,
                                         finished.failures.front()));
  if (study.independent_worlds)
    for (auto& said : model::clipped_shares(scenario, plan.settings.seed, plan.replications))
      study.warnings.push_back(std::move(said));
  list_not_run(scenario, study);
  study.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return finished;
}

}  // namespace peakend::study
