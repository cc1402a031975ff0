// The engine against its twin: the same integers on the scenario of the repository and on scenarios made at random; and on
// the same scenarios, the same integers on any number of threads and under a policy that changes nothing.
#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <optional>

#include "agents/life/live.hpp"
#include "scenarios/read/read_scenario.hpp"
#include "scenarios/spec/variants.hpp"
#include "sim/run/runner.hpp"
#include "tests/support/runs.hpp"
#include "tests/support/random_scenario.hpp"
#include "tests/twin/twin.hpp"

namespace {
using namespace peakend;
using figures::Layout;

const char* const per_group[] = {"episodes", "promoters", "passives", "detractors", "remembered", "memory", "pleasure", "pain", "end",
                                 "satisfaction", "trust", "competence", "intention", "unacceptable", "contacts", "customer_days", "visits", "revenue"};
const char* const per_touchpoint[] = {"contacts", "affect", "affect_squared", "wait", "queued", "served", "reneged", "balked", "could_fail", "failed", "recovered"};
const char* const per_week[] = {"episodes", "revenue", "gross_margin", "staff", "policy"};
const char* const per_pool[] = {"busy", "scheduled", "overtime"};
const char* const totals[] = {"joined", "left"};
const char* const per_talk[] = {"told", "told_positive", "told_negative", "told_value", "heard", "asked", "considering"};
const char* const per_topic[] = {"heard", "felt", "told", "told_withdrawn"};
const char* const per_firm[] = {"asked", "superior", "neglected"};
const char* const norms_and_staff[] = {"norms counted", "norms met", "norms seen", "staff days", "engagement"};
static_assert(std::size(per_firm) == static_cast<std::size_t>(figures::PerFirm::count_));
const char* const per_survey[] = {"asked", "answered", "promoters", "passives", "detractors", "satisfaction"};
const char* const per_rated[] = {"answers", "pleasure", "pain"};
static_assert(std::size(per_survey) == static_cast<std::size_t>(figures::PerSurvey::count_));
static_assert(std::size(per_rated) == static_cast<std::size_t>(figures::PerRated::count_));
static_assert(std::size(per_talk) == static_cast<std::size_t>(figures::PerTalk::count_));
static_assert(std::size(per_group) == static_cast<std::size_t>(figures::PerGroup::count_));
static_assert(std::size(per_touchpoint) == static_cast<std::size_t>(figures::PerTouchpoint::count_));
static_assert(std::size(per_week) == static_cast<std::size_t>(figures::PerWeek::count_));
static_assert(std::size(per_pool) == static_cast<std::size_t>(figures::PerPool::count_));
static_assert(std::size(totals) == static_cast<std::size_t>(figures::Total::count_));

template <std::size_t N>
std::string named(const char* of, std::size_t at, const char* const (&names)[N]) {
  return fmt::format("{} {}: {}", of, at / N, names[at % N]);
}

// Which sum lies at this place.
std::string name_of(const Layout& l, std::size_t at) {
  const std::size_t touchpoints = l.touchpoint(0, figures::PerTouchpoint::contacts), bins = l.bin(0, 0);
  const std::size_t weeks = l.week(0, figures::PerWeek::episodes), pools = l.pool(0, figures::PerPool::busy), rest = l.total(figures::Total::joined);
  if (at < touchpoints) return named("group", at, per_group);
  if (at < bins) return named("touchpoint", at - touchpoints, per_touchpoint);
  if (at < weeks) return fmt::format("touchpoint {}: bin {}", (at - bins) / figures::bins, (at - bins) % figures::bins);
  if (at < pools) return named("week", at - weeks, per_week);
  if (at < rest) return named("pool", at - pools, per_pool);
  if (at >= l.sums_end()) return fmt::format("outcome {} in week {}", (at - l.sums_end()) / static_cast<std::size_t>(l.weeks), (at - l.sums_end()) % static_cast<std::size_t>(l.weeks));
  const std::size_t talk = l.talk(0, figures::PerTalk::told);
  const std::size_t topics = l.topic(0, figures::PerTopic::heard);
  if (l.winning_back > 0 && at == l.back(figures::Back::won)) return "won back";
  if (const std::size_t rated = l.rated(0, figures::PerRated::answers); at >= rated) return named("rated by group", at - rated, per_rated);
  if (const std::size_t surveys = l.survey(0, figures::PerSurvey::asked); at >= surveys) return named("survey", at - surveys, per_survey);
  const std::size_t firm = l.firm(0, figures::PerFirm::asked), norms = l.norms(figures::Norms::counted);
  if (at >= l.stop(figures::Stops::stopped)) return at == l.stop(figures::Stops::day) ? "day of the stop" : "stopped";
  if (at >= norms) return norms_and_staff[at - norms + (l.viewing > 0 ? 0 : 3)];
  if (at >= firm) return named("group", at - firm, per_firm);
  if (at >= topics) return named("topic", at - topics, per_topic);
  if (at >= talk) return named("group", at - talk, per_talk);
  return totals[at - rest];
}

std::string day_of(const std::string& failure) { return failure.substr(0, failure.find(':')); }

// What differs between two runs, or nothing. Of a failed run only the day counts.
std::optional<std::string> difference(const life::Result& a, const life::Result& b) {
  if (a.failure || b.failure) {
    if (a.failure && b.failure && day_of(*a.failure) == day_of(*b.failure)) return std::nullopt;
    return fmt::format("failure: '{}' and '{}'", a.failure.value_or("none"), b.failure.value_or("none"));
  }
  for (std::size_t i = 0; i < a.figures.sums.size(); ++i)
    if (a.figures.sums[i] != b.figures.sums[i]) return fmt::format("{}: {} and {}", name_of(a.figures.layout, i), a.figures.sums[i], b.figures.sums[i]);
  return std::nullopt;
}

life::Result twin_of(const spec::Scenario& scenario, const slots::Values& values, int policy, std::uint64_t seed, std::uint64_t luck) {
  life::Result result;
  try {
    result.figures = twin::live(scenario, values, policy, seed, luck);
  } catch (const twin::Failure& failure) {
    result.failure = fmt::format("day {}{}: {}", failure.day, failure.day < 1 ? " (of the warm-up)" : "", failure.said);
  }
  return result;
}

std::optional<std::string> differs_from_twin(const spec::Scenario& scenario, const slots::Values& values, int policy, std::uint64_t seed, std::uint64_t luck) {
  const auto layout = figures::layout_of(scenario, run::weeks_of(scenario));
  const auto engine = life::live(model::compile(scenario, values, policy), layout, seed, luck);
  return difference(engine, twin_of(scenario, values, policy, seed, luck));
}

int policies_of(const spec::Scenario& scenario) { return static_cast<int>(scenario.policies.size()); }

spec::Scenario gamma_with(const std::vector<std::string>& sets) {
  Problems problems;
  auto scenario = read::read_scenario(PEAKEND_ROOT "/scenarios/gamma.yaml", sets, problems);
  REQUIRE(scenario);
  return *scenario;
}

spec::Scenario made(std::uint32_t number, const std::string& text) {
  Problems problems;
  auto scenario = read::read_scenario_text(text, "random.yaml", {}, problems);
  for (const auto& problem : problems)
    if (problem.severity == Severity::error) FAIL("scenario " << number << ", line " << problem.place.line << ": " << problem.path << ": " << problem.said);
  REQUIRE(scenario);
  return *scenario;
}

// Keeps the scenario that shows a difference, and says where.
void keep(std::uint32_t number, const std::string& text, int policy, const std::string& what) {
  const auto file = std::filesystem::temp_directory_path() / fmt::format("peakend_random_{}.yaml", number);
  std::ofstream(file) << text;
  FAIL_CHECK("random scenario " << number << ", policy " << policy << " (" << file.string() << "): engine and twin: " << what);
}

// How many runs came to their end.
int compare_random(std::uint32_t from, std::uint32_t until, bool every_policy) {
  int whole = 0;
  for (std::uint32_t number = from; number < until; ++number) {
    const std::string text = tests::random_scenario(number);
    const auto scenario = made(number, text);
    auto values = scenario.values();
    for (int policy = spec::baseline; policy < policies_of(scenario); ++policy) {
      if (!every_policy && policy != policies_of(scenario) - 1) continue;
      if (!scenario.uncertain.empty()) values = model::draw_world(scenario, number, number % 3);
      const auto layout = figures::layout_of(scenario, run::weeks_of(scenario));
      const auto engine = life::live(model::compile(scenario, values, policy), layout, number, number % 5);
      const auto different = difference(engine, twin_of(scenario, values, policy, number, number % 5));
      if (different) keep(number, text, policy, *different);
      else whole += engine.failure ? 0 : 1;
    }
  }
  return whole;
}

void compare_gamma(const spec::Scenario& scenario, std::uint64_t lucks) {
  for (int policy = spec::baseline; policy < policies_of(scenario); ++policy)
    for (std::uint64_t luck = 0; luck < lucks; ++luck) {
      INFO("policy " << policy << ", replication " << luck);
      CHECK(differs_from_twin(scenario, scenario.values(), policy, 1, luck).value_or("") == "");
    }
}
}  // namespace

TEST_CASE("the engine gives the twin's integers on a small gamma, for every policy", "[life][twin]") {
  compare_gamma(gamma_with({"population.size=900", "run.warm_up=1 week", "run.length=5 weeks"}), 3);
}

TEST_CASE("the engine gives the twin's integers where the tills of gamma are too few", "[life][twin]") {
  compare_gamma(gamma_with({"population.size=9000", "run.warm_up=0 weeks", "run.length=1 week", "stores.veenendaal.pools.tills.shifts.1.people=1"}), 1);
}

TEST_CASE("where work goes on past midnight, engine and twin fail on the same day", "[life][twin]") {
  const auto scenario = gamma_with({"population.size=40000", "run.warm_up=0 weeks", "run.length=1 week", "stores.veenendaal.pools.tills.shifts.1.people=1"});
  const auto twin = twin_of(scenario, scenario.values(), spec::baseline, 1, 0);
  REQUIRE(twin.failure);
  CHECK(day_of(*twin.failure) == "day 1");
  compare_gamma(scenario, 1);
}

TEST_CASE("where money can no longer be counted, engine and twin fail on the same day", "[life][twin]") {
  const std::vector<std::vector<std::string>> floods{{"basket=9e8"}, {"advisers.cost_per_hour=9e8"}, {"more_tills.cost.per_week=2e10", "more_tills.cost.fixed=2.2e10"}};
  for (auto sets : floods) {
    sets.insert(sets.end(), {"population.size=900", "run.warm_up=0 weeks", "run.length=2 weeks"});
    const auto scenario = gamma_with(sets);
    REQUIRE(twin_of(scenario, scenario.values(), 0, 1, 0).failure);
    compare_gamma(scenario, 1);
  }
}

TEST_CASE("where something is not a number, engine and twin fail on the same day", "[life][twin][nan]") {
  const std::string nan = "log(-1 - episodes)";
  for (const std::string& set : std::vector<std::string>{"load.affect.mean=" + nan, "memory.rate=" + nan, "memory.peak_blend=" + nan, "memory.w_mean=" + nan,
                                 "memory.expectation_rate=" + nan, "trust.asymmetry=" + nan, "behaviour.recommend=" + nan, "traits.acceptable_wait=1 min * log(-1 - pain_sensitivity)",
                                 "initial.memory=log(-1 - pain_sensitivity)", "veenendaal.pools.tills.shifts.0.people=log(-weekday)", "checkout.takes=1 min / (episodes - episodes)",
                                 "advice.patience=1 min * " + nan}) {
    INFO(set);
    const auto scenario = gamma_with({"population.size=300", "run.warm_up=0 weeks", "run.length=1 week", set});
    CHECK(twin_of(scenario, scenario.values(), spec::baseline, 1, 0).failure);
    CHECK(differs_from_twin(scenario, scenario.values(), spec::baseline, 1, 0).value_or("") == "");
  }
}

TEST_CASE("the engine gives the twin's integers on gamma as it is", "[life][twin][slow]") { compare_gamma(gamma_with({}), 2); }

TEST_CASE("the engine gives the twin's integers on random scenarios", "[life][twin]") {
  const int whole = compare_random(0, 150, false);
  CHECK(whole > 100);  // else the comparison would be of failures
}

TEST_CASE("the engine gives the twin's integers on many random scenarios, for every policy", "[life][twin][slow]") {
  const int whole = compare_random(1000, 2200, true);
  CHECK(whole > 3000);
}

TEST_CASE("a random scenario gives the same figures on 1, 2 and 5 threads", "[life][twin][threads]") {
  for (std::uint32_t number : {3U, 21U, 77U, 400U}) {
    const auto scenario = made(number, tests::random_scenario(number));
    std::vector<run::Cell> cells;
    for (int policy = spec::baseline; policy < policies_of(scenario); ++policy)
      for (std::uint64_t luck = 0; luck < 4; ++luck) cells.push_back({0, policy, -1, luck});
    std::vector<std::vector<life::Result>> runs;
    for (int threads : {1, 2, 5}) {
      run::Settings settings;
      settings.threads = threads;
      runs.push_back(tests::computed(scenario, cells, settings));
    }
    for (std::size_t c = 0; c < cells.size(); ++c) {
      INFO("random scenario " << number << ", cell " << c);
      CHECK(runs[0][c].failure == runs[1][c].failure);
      CHECK(runs[0][c].failure == runs[2][c].failure);
      CHECK(runs[0][c].figures == runs[1][c].figures);
      CHECK(runs[0][c].figures == runs[2][c].figures);
    }
  }
}

TEST_CASE("a policy that sets a number to its own value is the baseline, to the last integer", "[life][twin]") {
  for (std::uint32_t number = 200; number < 230; ++number) {
    const auto scenario = made(number, tests::random_scenario(number));
    REQUIRE(scenario.policies[0].name == "nothing");
    const auto layout = figures::layout_of(scenario, run::weeks_of(scenario));
    const auto baseline = life::live(model::compile(scenario, scenario.values(), spec::baseline), layout, 1, number);
    const auto nothing = life::live(model::compile(scenario, scenario.values(), 0), layout, 1, number);
    INFO("random scenario " << number);
    CHECK(difference(baseline, nothing).value_or("") == "");
  }
}

TEST_CASE("a change by --set gives the bytes of a policy that makes it", "[life][twin]") {
  const auto plain = gamma_with({"population.size=600", "run.warm_up=0 weeks", "run.length=2 weeks"});
  const auto changed = gamma_with({"population.size=600", "run.warm_up=0 weeks", "run.length=2 weeks", "journeys.visit.touchpoints.*.affect.mean={add: 0.15}"});
  const auto layout = figures::layout_of(plain, 2);
  REQUIRE(plain.policies[1].name == "everything_a_little");
  auto policy = life::live(model::compile(plain, plain.values(), 1), layout, 1, 0);
  const auto set = life::live(model::compile(changed, changed.values(), spec::baseline), layout, 1, 0);
  for (int week = 0; week < 2; ++week) policy.figures.at(week, figures::PerWeek::policy) = 0;  // only its cost is left between them
  CHECK(difference(policy, set).value_or("") == "");
}

namespace {
// Where many leave and join: moments that are not forgiven, relationships
// that change, talk, and policies that begin within a week and raise the rates.
const char* const leavers = R"yaml(peakend: 1
scenario: leavers
run: {start: 2026-01-07, warm_up: 1 week, length: 7 weeks, seed: 1}
population: {size: 700, prospects: 0.4}
initial: {episodes: 1, memory: "if(segment == a, 1, -1)", expectation: 0.5}
traits: {pleasure_sensitivity: {lognormal: {median: 1, sigma: 0.6}}, unacceptable: -2}
segments:
  a: {share: 0.5, relationship: fond}
  b: {share: 0.5, relationship: cool}
relationships:
  fond: {becomes: {cool: "memory < 0"}}
  cool: {behaviour: {base_leave: "base_leave * 1.25", unforgiven: 2}, becomes: {fond: "memory > 0.5"}}
behaviour:
  base_rate: 1.5
  base_leave: 0.02
  leave_rate: "base_leave * exp(-0.15 * memory - 1.0 * (trust - 0.5) + 0.03 * weekday)"
  join_rate: "0.05 * exp(0.1 * expectation + 1.0 * (reputation - 0.5))"
network: {kind: random, degree: 6}
stores: {shop: {open: {mon..sat: "09:00-18:00"}}}
journeys:
  visit:
    starts: {rate: return_rate}
    first: moment
    touchpoints:
      moment: {affect: {mean: -0.4, sd: 2.5}, trust: {competence: 0.2}, next: end}
policies:
  harsher: {change: {base_leave: {times: 4}, join_rate: {times: 6}}, when: {from: day 10, until: day 26}}
  harsher_still: {change: {base_leave: {times: 2.5}}, when: {from: day 19}}
  both: {combine: [harsher, harsher_still]}
  stopped: {change: {base_leave: {times: 3}}, when: {from: day 4}, stop_when: "left > 3", over: 3 days, on_stop: {base_leave: {times: 5}}}
)yaml";
}  // namespace

TEST_CASE("the engine gives the twin's integers where many leave and policies make more leave", "[life][twin][ranges]") {
  const auto scenario = made(0, leavers);
  for (int policy = spec::baseline; policy < policies_of(scenario); ++policy) {
    INFO("policy " << policy);
    const auto plan = model::compile(scenario, scenario.values(), policy);
    const auto layout = figures::layout_of(scenario, run::weeks_of(scenario));
    for (std::uint64_t luck = 0; luck < 3; ++luck) {
      auto engine = life::live(plan, layout, 1, luck);
      REQUIRE_FALSE(engine.failure);
      CHECK(engine.figures.at(figures::Total::left) > 60);
      CHECK(engine.figures.at(figures::Total::joined) > 60);
      CHECK(difference(engine, twin_of(scenario, scenario.values(), policy, 1, luck)).value_or("") == "");
    }
  }
}
