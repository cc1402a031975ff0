// A laboratory for one mechanism at a time: a small scenario in YAML, changed through `--set` and policies alone, lived
// from the first day to the last, read through the figures. With one customer, no spread and a shop that is open on
// Mondays only, what should come out can be worked out by hand: a run is looked for in which the visits fall as wanted.
#pragma once
#include <catch2/catch.hpp>

#include <cmath>
#include <string>
#include <vector>

#include "agents/figures/derive.hpp"
#include "agents/life/live.hpp"
#include "agents/model/model.hpp"
#include "scenarios/base/problem.hpp"
#include "scenarios/read/read_scenario.hpp"
#include "scenarios/spec/outcomes.hpp"
#include "scenarios/spec/variants.hpp"

namespace peakend::lab {

using figures::PerGroup;
using figures::PerPool;
using figures::PerTouchpoint;
using figures::PerWeek;
using figures::Total;

// What everybody is when nothing varies: no spread, no fading, nobody leaves, a shop open on Mondays.
inline const std::string still_life = R"(peakend: 1
scenario: lab
run: {start: 2026-01-05, warm_up: 0 weeks, length: 1 week, seed: 1}
population: {size: 1}
traits: {pleasure_sensitivity: 1, pain_sensitivity: 1, style: 0}
memory: {fade: {good: 1000000 weeks, bad: 1000000 weeks}}
trust: {half_life: 1000000 weeks}
behaviour: {return_rate: 1, base_leave: 0, answer_noise: 0}
stores: {shop: {open: {mon: "08:00-20:00"}}}
)";

// Two moments, good and then bad.
inline const std::string two_moments = still_life + R"(journeys:
  visit:
    starts: {rate: return_rate}
    first: good
    touchpoints:
      good: {affect: {mean: 2}, next: bad}
      bad: {affect: {mean: -1}, next: end}
)";

// One journey of one touchpoint; `more` stands before it.
inline std::string visit_of(const std::string& touchpoint, const std::string& more = "") {
  return still_life + more +
         "journeys:\n  visit:\n    starts: {rate: return_rate}\n    first: moment\n    touchpoints:\n      moment: {" +
         touchpoint + ", next: end}\n";
}

// The same, remembered by its mean.
inline std::string mean_of(const std::string& touchpoint, const std::string& more = "") {
  std::string visit = visit_of(touchpoint, more);
  return visit.replace(visit.find("memory: {"), 9, "memory: {rule: mean, ");
}

// A belief after evidence, as a pair of counts.
inline double belief(double good, double bad, double firmness = 20, double prior = 0.71) {
  return (firmness * prior + good) / (firmness + good + bad);
}

inline spec::Scenario read(const std::string& yaml, const std::vector<std::string>& sets = {}) {
  Problems problems;
  auto scenario = read::read_scenario_text(yaml, "lab.yaml", sets, problems);
  for (const Problem& problem : problems)
    if (problem.severity == Severity::error) UNSCOPED_INFO(text(problem));
  REQUIRE(scenario.has_value());
  return *scenario;
}

inline bool refused(const std::string& yaml, const std::vector<std::string>& sets = {}) {
  Problems problems;
  return !read::read_scenario_text(yaml, "lab.yaml", sets, problems).has_value();
}

inline int policy_number(const spec::Scenario& scenario, const std::string& name) {
  if (name.empty()) return spec::baseline;
  for (std::size_t p = 0; p < scenario.policies.size(); ++p)
    if (scenario.policies[p].name == name) return static_cast<int>(p);
  FAIL("no policy " << name);
  return spec::baseline;
}

// One run and its scenario, read by name.
struct Lived {
  spec::Scenario scenario;
  figures::Figures figures;

  double operator[](const std::string& outcome) const {
    auto name = spec::find_outcome(scenario, outcome);
    if (!name) FAIL("no outcome " << outcome);
    return figures::derive(figures, *name);
  }
  int touchpoint(const std::string& name) const {
    int number = 0;
    for (const auto& journey : scenario.journeys)
      for (const auto& touchpoint : journey.touchpoints) {
        if (touchpoint.name == name) return number;
        ++number;
      }
    FAIL("no touchpoint " << name);
    return -1;
  }
  std::int64_t at(const std::string& name, PerTouchpoint what) const { return figures.get(touchpoint(name), what); }
  std::int64_t contacts(const std::string& name) const { return at(name, PerTouchpoint::contacts); }
  std::int64_t episodes() const { return figures.get(0, PerGroup::episodes); }
  double felt(const std::string& name) const {  // mean felt affect
    return static_cast<double>(at(name, PerTouchpoint::affect)) / 0x1p20 / static_cast<double>(contacts(name));
  }
  double waited(const std::string& name) const {  // mean minutes, of all who came to the queue
    return static_cast<double>(at(name, PerTouchpoint::wait)) / 0x1p20 /
           static_cast<double>(at(name, PerTouchpoint::queued));
  }
};

inline figures::Layout layout_of(const spec::Scenario& scenario) {
  float minutes = 0;
  slots::constant(scenario.values(), scenario.length, minutes);
  return figures::layout_of(scenario, static_cast<int>(minutes / 10080));
}

// Lives a scenario once under a policy (by name; empty: the baseline).
inline Lived live(const std::string& yaml, const std::vector<std::string>& sets = {}, const std::string& policy = "",
                  std::uint64_t luck = 0) {
  Lived lived{read(yaml, sets), figures::Figures{}};
  auto plan = model::compile(lived.scenario, lived.scenario.values(), policy_number(lived.scenario, policy));
  auto result = life::live(plan, layout_of(lived.scenario), 1, luck);
  INFO(result.failure.value_or(""));
  REQUIRE_FALSE(result.failure.has_value());
  lived.figures = std::move(result.figures);
  return lived;
}

// The reason why a run cannot be finished; empty when it can.
inline std::string failure(const std::string& yaml, const std::vector<std::string>& sets = {}) {
  auto scenario = read(yaml, sets);
  auto plan = model::compile(scenario, scenario.values(), spec::baseline);
  return life::live(plan, layout_of(scenario), 1, 0).failure.value_or("");
}

// The first run in which the weeks have exactly these many visits. Which run that is depends on nothing that is tested.
inline Lived live_with_visits(const std::vector<int>& visits, const std::string& yaml,
                              std::vector<std::string> sets = {}, const std::string& policy = "") {
  sets.push_back("run.length=" + std::to_string(visits.size()) + " weeks");
  Lived lived{read(yaml, sets), figures::Figures{}};
  auto plan = model::compile(lived.scenario, lived.scenario.values(), policy_number(lived.scenario, policy));
  auto layout = layout_of(lived.scenario);
  for (std::uint64_t luck = 0; luck < 20'000; ++luck) {
    auto result = life::live(plan, layout, 1, luck);
    if (result.failure) FAIL(*result.failure);
    bool wanted = true;
    for (std::size_t w = 0; w < visits.size(); ++w)
      wanted &= result.figures.get(static_cast<int>(w), PerWeek::episodes) == visits[w];
    if (!wanted) continue;
    lived.figures = std::move(result.figures);
    return lived;
  }
  FAIL("no run with these visits");
  return lived;
}

// One visit, in a run of one week.
inline Lived one_visit(const std::string& yaml, const std::vector<std::string>& sets = {},
                       const std::string& policy = "") {
  return live_with_visits({1}, yaml, sets, policy);
}

// The felt affect of a stimulus: 5 tanh(sensitivity * x / 5).
inline double felt(double x, double sensitivity = 1) { return 5 * std::tanh(sensitivity * x / 5); }

// Figures hold affect in 2^-20 and float32 has 24 bits: what is worked out by hand agrees to this.
inline Approx about(double x) { return Approx(x).epsilon(2e-6).margin(4e-6); }

}  // namespace peakend::lab
