// How far numbers can ever go: known answers, and nothing where something is read of which nothing is known; and what
// bounds of rates make of it.
#include <catch2/catch.hpp>

#include <map>
#include <random>

#include "agents/model/bounds.hpp"
#include "agents/model/formulas.hpp"
#include "agents/model/ranges.hpp"
#include "scenarios/language/evaluate.hpp"
#include "scenarios/language/limits.hpp"
#include "scenarios/language/substitute.hpp"
#include "tests/mechanisms/lab.hpp"

namespace {
using namespace peakend;
using language::Source;

const std::string people = R"(peakend: 1
scenario: ranges
run: {start: 2026-01-05, warm_up: 0 weeks, length: 2 weeks, seed: 1}
population: {size: 10, prospects: 0.2}
traits:
  drawn: {normal: {mean: 0, sd: 1}}
  fixed: 0.25
  own: 1
  twice: "2 * own"
segments:
  a: {share: 0.5, traits: {own: 3}}
  b: {share: 0.5}
state:
  free: {start: 0.5}
  kept: {start: 0.5, min: 0.25, max: 2}
  fading: {start: 0.5, min: 0.25, max: 2, half_life: 3 days}
  outside: {start: 7, min: 0, max: 2}
initial: {memory: 0.5, expectation: 0.5}
stores: {shop: {open: {mon: "08:00-20:00"}}}
journeys:
  visit:
    starts: {rate: return_rate}
    first: moment
    touchpoints:
      moment: {affect: {mean: 1}, next: end}
)";

model::MaybeRange range(const std::string& expression, std::vector<std::string> sets = {}) {
  sets.push_back("behaviour.leave_rate=" + expression);
  const auto scenario = lab::read(people, sets);
  const auto values = spec::values_on(scenario, scenario.values(), spec::baseline, 0);
  const std::vector<model::Formulas> all{model::Formulas(scenario, values)};
  return model::range_of(all[0].slot(scenario.behaviour.leave_rate), model::ranges_of(all[0], all));
}

void check(const std::string& expression, double low, double high, const std::vector<std::string>& sets = {}) {
  INFO(expression);
  const auto found = range(expression, sets);
  REQUIRE(found);
  CHECK(static_cast<double>(found->low) == Approx(low).epsilon(1e-6).margin(1e-7));
  CHECK(static_cast<double>(found->high) == Approx(high).epsilon(1e-6).margin(1e-7));
}

void unknown(const std::string& expression, const std::vector<std::string>& sets = {}) {
  INFO(expression << (sets.empty() ? "" : " with " + sets[0]));
  CHECK_FALSE(range(expression, sets));
}

// A rate over columns, its bounds with and without knowing how far anything can go, and what is known.
struct Bounded {
  model::Expr rate;
  model::Ranges known;
  std::optional<model::Bounds> with, without;
};

Bounded bounded(const std::string& expression, std::vector<std::string> sets = {}) {
  sets.push_back("behaviour.leave_rate=" + expression);
  const auto scenario = lab::read(people, sets);
  const auto values = spec::values_on(scenario, scenario.values(), spec::baseline, 0);
  const std::vector<model::Formulas> all{model::Formulas(scenario, values)};
  const auto rate = all[0].in_columns(all[0].leave_rate());
  const auto known = model::in_columns(model::ranges_of(all[0], all), all[0]);
  return {rate, known, model::bounds_of(rate, known), model::bounds_of(rate, {})};
}

float between(std::mt19937& luck, float low, float high) {
  return std::clamp(low + (high - low) * static_cast<float>(luck() % 1001) / 1000, low, high);
}

// A customer somewhere within the ranges, and later, when what fades has come nearer to 0.
struct Customer {
  std::map<std::pair<Source, std::uint32_t>, std::pair<float, float>> now_and_later;

  Customer(const model::Expr& rate, const model::Ranges& known, std::mt19937& luck) {
    for (const auto& v : language::variables(rate)) {
      const auto range = model::range_of(v, known).value_or(model::Range{-3, 3});
      const float most = std::min(range.high, v.source == Source::weeks_since_unacceptable ? 8.0F : 30.0F);
      const float now = between(luck, range.low, most);
      float later = now;
      if (fades(v.source)) later = now * between(luck, 0, 1);
      if (v.source == Source::weeks_since_unacceptable) later = now + between(luck, 0, 1);
      if (v.source == Source::weekday) later = between(luck, 1, 7);
      now_and_later[{v.source, v.index}] = {now, later};
    }
  }
  static bool fades(Source source) {
    return source == Source::state || (source >= Source::memory_good && source <= Source::intention_bad &&
                                       source != Source::prior_competence && source != Source::prior_intention);
  }
  float later(const model::Expr& rate) const {
    return language::evaluate(rate, [&](Source s, std::uint32_t i) { return now_and_later.at({s, i}).second; });
  }
  float bound(const model::Expr& bound) const {
    return language::evaluate(bound, [&](Source s, std::uint32_t i) {
      const float now = now_and_later.at({s, i & program::plain_index}).first;
      return (i & program::lowest_yet) != 0 ? std::min(now, 0.0F) : (i & program::highest_yet) != 0 ? std::max(now, 0.0F) : now;
    });
  }
};

int steps(const model::Bounds& bounds) { return language::count_nodes(bounds.low) + language::count_nodes(bounds.high); }
}  // namespace

TEST_CASE("feelings, beliefs, the calendar and who one is stay within known ranges", "[model][ranges]") {
  check("0.01 * exp(-0.7 * memory)", 0.01 * std::exp(-0.7 * 5.001), 0.01 * std::exp(0.7 * 5.001));
  check("expectation", -5.001, 5.001);
  check("0.5 - 0.5 * trust", 0, 0.5 - 0, {"trust.start.intention=1"});
  check("1 - trust", 1 - 0.71, 1);  // nothing here moves intention
  check("reputation", 0.5, 0.5);    // nobody talks
  check("if(segment == a, 0.1, 0.3)", 0.1, 0.3);
  check("if(weekday > 8, 0.1, 0.3)", 0.3, 0.3);
  check("0.1 * min(weekday, 5)", 0.1, 0.5);
  check("if(episodes < 0, 9, 1)", 1, 1);
}

TEST_CASE("traits that are not drawn, and states within their limits, have ranges", "[model][ranges]") {
  check("fixed", 0.25, 0.25);
  check("own", 1, 3);
  check("twice", 2, 6);
  check("kept", 0.25, 2);
  check("fading", 0, 2);
  check("outside", 0, 7);
  unknown("free");
  unknown("drawn");
  unknown("fixed + 0 * drawn");
  unknown("if(memory < 0, drawn, 1)");
  check("if(weekday > 8, drawn, 1)", 1, 1);
}

TEST_CASE("what is unknown, infinite or no number somewhere has no range", "[model][ranges]") {
  for (const char* expression : {"1 / memory", "log(memory)", "sqrt(memory)", "exp(100 * memory)", "memory ^ 3", "stirred",
                                 "0.001 * day", "log(-1 - weekday)"})
    unknown(expression);
  check("1 / (memory + 6)", 1 / 11.001, 1 / 0.999);
}

TEST_CASE("memory and beliefs have no range where something could take them off the scale", "[model][ranges]") {
  for (const char* set : {"memory.rate=0.9 + 0.2 * weekday", "memory.rate=fixed + drawn", "initial.memory=drawn", "initial.memory=5.5 * own / own",
                          "traits.forgiveness=0.5 * pleasure_sensitivity", "initial.episodes=own - 2"}) {
    INFO(set);
    CHECK_FALSE(range("memory", {set}));
  }
  for (const char* set : {"trust.start.competence=0.5 + drawn", "traits.firmness=20 + pleasure_sensitivity", "trust.asymmetry=drawn", "trust.asymmetry=1 - weekday"}) {
    INFO(set);
    CHECK_FALSE(range("trust", {set}));
    CHECK(range("memory", {set}));
  }
  CHECK_FALSE(range("expectation", {"memory.expectation_rate=0.2 * weekday"}));
  CHECK_FALSE(range("expectation", {"initial.expectation=6 * own"}));
  CHECK(range("expectation", {"memory.rate=0.9 + 0.2 * weekday"}));
}

TEST_CASE("ranges are those of all models", "[model][ranges]") {
  const auto scenario = lab::read(people, {});
  const auto before = spec::values_on(scenario, scenario.values(), spec::baseline, 0);
  auto after = before;
  after[scenario.memory.rate] = language::literal(0.5F) * language::variable(Source::weekday);
  const std::vector<model::Formulas> all{model::Formulas(scenario, before), model::Formulas(scenario, after)};
  CHECK_FALSE(model::ranges_of(all[0], all).memory);
  const std::vector<model::Formulas> first{all[0]};
  CHECK(model::ranges_of(all[0], first).memory);
  CHECK(model::ranges_of(all[0], all).competence);
}

TEST_CASE("a rate stays within its bounds while nothing happens, with what is known of signs and without", "[model][ranges]") {
  std::mt19937 luck(1);
  for (const char* rate : {"base_leave * exp(-0.7 * memory - 2.0 * trust_effect * (trust - 0.5))", "0.1 * trust * (5 - memory)", "0.1 * (1 - trust) * kept / (own + fading)",
                           "(memory + 6) / (trust + 1)", "0.02 * (5 - memory) * drawn * drawn", "memory / (trust + 0.5)", "drawn * trust / own", "memory * expectation",
                           "kept * fading * (1 - trust) * weekday", "logistic(memory) * if(memory < 0, 2, kept)"}) {
    INFO(rate);
    for (const auto& sets : std::vector<std::vector<std::string>>{{}, {"traits.firmness=20 + pleasure_sensitivity"}, {"memory.rate=weekday"}}) {
      const Bounded b = bounded(rate, sets);
      if (sets.empty()) REQUIRE(b.with);
      if (!b.with) continue;  // too long to be worth it, as it was before
      if (b.without) CHECK(steps(*b.with) <= steps(*b.without));
      for (int i = 0; i < 2000; ++i) {
        const Customer customer(b.rate, b.known, luck);
        const float then = customer.later(b.rate);
        // A bound that is no number is none: a step on the way to it was not finite, and the customer is looked at daily.
        const float low = customer.bound(b.with->low), high = customer.bound(b.with->high);
        if (sets.empty()) CHECK_FALSE(std::isnan(high));
        if (!std::isnan(high) && !(low <= then && then <= high)) FAIL_CHECK(then << " is beyond its bounds");
        if (!b.without) continue;
        const float least = customer.bound(b.without->low), most = customer.bound(b.without->high);
        if (!std::isnan(most) && !(least <= then && then <= most)) FAIL_CHECK(then << " is beyond bounds of which nothing is known");
      }
    }
  }
}

TEST_CASE("what is known of signs makes bounds short, and tells rates that are never negative", "[model][ranges]") {
  const Bounded usual = bounded("base_leave * exp(-0.7 * memory - 2.0 * trust_effect * (trust - 0.5))");
  CHECK(model::never_negative(usual.with->low, usual.known));
  CHECK(3 * steps(*usual.with) < steps(*usual.without));
  const Bounded sinks = bounded("0.1 * memory");
  CHECK_FALSE(model::never_negative(sinks.with->low, sinks.known));
}
