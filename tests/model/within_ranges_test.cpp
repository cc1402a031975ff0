// Nobody ever leaves the ranges that bounds of rates rely on: runs of random scenarios, looked at every evening.
#include <catch2/catch.hpp>

#include <map>

#include "agents/life/run.hpp"
#include "agents/model/failure.hpp"
#include "agents/model/parts.hpp"
#include "scenarios/read/read_scenario.hpp"
#include "scenarios/spec/variants.hpp"
#include "sim/run/runner.hpp"
#include "tests/support/random_scenario.hpp"

namespace {
using namespace peakend;
using language::Source;

spec::Scenario made(const std::string& text) {
  Problems problems;
  auto scenario = read::read_scenario_text(text, "random.yaml", {}, problems);
  REQUIRE(scenario);
  return *scenario;
}

// What is claimed of everybody under a policy, over columns.
model::Ranges claimed(const spec::Scenario& scenario, const slots::Values& values, int policy, const model::Plan& plan) {
  const auto birth = spec::values_on(scenario, values, spec::baseline, 0);
  const model::Formulas base(scenario, birth);
  const auto periods = model::periods_of(scenario, values, policy, plan);
  std::vector<model::Formulas> all;
  for (const auto& period : periods) all.emplace_back(scenario, period.values);
  return model::in_columns(model::ranges_of(base, all), base);
}

struct Watch {
  model::Ranges known;
  std::size_t traits, states;
  std::map<Source, std::int64_t> seen{};  // values that were looked at
  int outside = 0;

  void look(const model::Expr& variable, const customer::Look& look, int n) {
    const auto range = model::range_of(variable, known);
    if (!range) return;
    float value[program::block];
    look.gather({variable.source, variable.index}, value);
    for (int i = 0; i < n; ++i)
      if (!(range->low <= value[i] && value[i] <= range->high) && ++outside < 5)
        FAIL_CHECK("source " << static_cast<int>(variable.source) << ", " << variable.index << ": " << value[i] << " is not in " << range->low << " to " << range->high);
    seen[variable.source] += n;
  }

  void look(life::Run& run) {
    for (int from = 0; from < run.people.size; from += program::block) {
      const int n = std::min(program::block, run.people.size - from);
      const customer::Look here(run.people, run.today, from, n);
      std::vector<Source> sources{Source::segment, Source::relationship, Source::memory_good, Source::memory_bad, Source::expectation, Source::episodes,
                                  Source::prior_competence, Source::prior_intention, Source::evidence_good, Source::evidence_bad, Source::weeks_since_unacceptable, Source::weekday};
      if (run.people.intention > 0) sources.insert(sources.end(), {Source::intention_good, Source::intention_bad, Source::ceiling});
      if (run.people.reputation > 0) sources.push_back(Source::reputation);
      for (Source source : sources) look(language::variable(source), here, n);
      for (std::uint32_t t = 0; t < traits; ++t) look(language::variable(Source::trait, t), here, n);
      for (std::uint32_t s = 0; s < states; ++s) look(language::variable(Source::state, s), here, n);
    }
  }
};

// Every evening of a run; false when it came to no end.
bool live(const model::Plan& plan, const figures::Layout& layout, std::uint64_t seed, Watch& watch) {
  life::Run run{plan, chance::key_of(seed, 0), figures::Figures(layout)};
  try {
    run.prepare();
    for (int day = 0; day < plan.days; ++day) {
      run.live_day(day);
      watch.look(run);
    }
  } catch (const model::Failure&) {
    return false;
  }
  return true;
}
}  // namespace

TEST_CASE("nobody ever leaves the ranges that are claimed of everybody", "[model][ranges]") {
  std::map<Source, std::int64_t> seen;
  int whole = 0;
  for (std::uint32_t number = 3000; number < 3120; ++number) {
    INFO("random scenario " << number);
    const auto scenario = made(tests::random_scenario(number));
    const auto values = scenario.values();
    const int policy = static_cast<int>(scenario.policies.size()) - 1;
    const auto plan = model::compile(scenario, values, policy);
    Watch watch{claimed(scenario, values, policy, plan), static_cast<std::size_t>(plan.birth.columns), scenario.states.size()};
    whole += live(plan, figures::layout_of(scenario, run::weeks_of(scenario)), number, watch) ? 1 : 0;
    CHECK(watch.outside == 0);
    for (const auto& [source, values_seen] : watch.seen) seen[source] += values_seen;
  }
  CHECK(whole > 80);
  for (Source source : {Source::memory_good, Source::memory_bad, Source::expectation, Source::evidence_good, Source::evidence_bad, Source::intention_good, Source::ceiling,
                        Source::reputation, Source::state, Source::prior_competence, Source::episodes}) {
    INFO("source " << static_cast<int>(source));
    CHECK(seen[source] > 1000);  // else nothing was claimed of it
  }
}
