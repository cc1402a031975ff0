// What an author writes at a key and the number, unit or distribution that comes of it.
#include <catch2/catch.hpp>
#include <cmath>

#include "scenarios/language/evaluate.hpp"
#include "tests/messages/shop.hpp"

using namespace peakend;
using language::Source;

namespace {

spec::Scenario good(const std::string& text) {
  const auto outcome = test::read(text);
  INFO(outcome.messages);
  REQUIRE(outcome.scenario);
  return *outcome.scenario;
}

// The number at a path, written as `written` in the place of the shop's own.
float number_of(const std::string& find, const std::string& put, const std::string& path) {
  const auto scenario = good(test::with(find, put));
  float value = -1;
  REQUIRE(slots::constant(scenario.values(), scenario.slots.find(path), value));
  return value;
}

// The value drawn at a path when the standard normal is `z` and the uniform `u`.
float drawn(const std::string& takes, float z, float u) {
  const auto scenario = good(test::with("takes: 10 min", "takes: " + takes));
  const auto values = scenario.values();
  const auto full = slots::in_full(values, values[scenario.slots.find("journeys.visit.touchpoints.browse.takes")]);
  return language::evaluate(full, [&](Source source, std::uint32_t) { return source == Source::normal_draw ? z : u; });
}

const std::string takes = "journeys.visit.touchpoints.browse.takes";
const std::string rate = "journeys.visit.starts.rate";

}  // namespace

TEST_CASE("times become minutes, rates per week, shares plain numbers", "[read]") {
  CHECK(number_of("takes: 10 min", "takes: 90 s", takes) == 1.5F);
  CHECK(number_of("takes: 10 min", "takes: 0.5 h", takes) == 30);
  CHECK(number_of("takes: 10 min", "takes: \"2 * 3 min\"", takes) == 6);
  CHECK(number_of("takes: 10 min", "takes: 0", takes) == 0);
  CHECK(number_of("rate: 0.5", "rate: 1 per week", rate) == 1);
  CHECK(number_of("rate: 0.5", "rate: 2 per day", rate) == 14);
  CHECK(number_of("rate: 0.5", "rate: \"1 / 4 weeks\"", rate) == 0.25F);
  CHECK(number_of("rate: 0.5", "rate: 0.5", rate) == 0.5F);
  CHECK(number_of("share: 0.75", "share: 75 %", "segments.regular.share") == 0.75F);
  CHECK(number_of("half_life: 8 weeks", "half_life: 1 year", "state.project_done.half_life") == 365 * 1440);
  CHECK(number_of("spend: 30", "spend: 30 EUR", "journeys.visit.touchpoints.checkout.spend") == 30);
}

TEST_CASE("a number and its expression are the same number, quoted or not", "[read]") {
  for (const char* written : {"size: 200", "size: \"200\"", "size: '200'", "size: 2e2", "size: \"100 + 100\""}) {
    INFO(written);
    CHECK(number_of("size: 200", written, "population.size") == 200);
  }
}

TEST_CASE("amounts are in the currency of the scenario, and in no other", "[read]") {
  const auto pounds = test::with("population:", "currency: GBP\npopulation:");
  CHECK(test::read(test::with("spend: 30", "spend: 30 GBP", pounds)).messages.empty());
  CHECK(test::read(test::with("spend: 30", "spend: 30 EUR", pounds)).messages ==
        "shop.yaml:38:16: journeys.visit.touchpoints.checkout.spend: another currency, expected GBP, got EUR; convert the amount, or change `currency`");
  CHECK(test::read(test::with("spend: 30", "spend: \"20 EUR + 10 USD\"")).messages ==
        "shop.yaml:37:26: journeys.visit.touchpoints.checkout.spend: another currency, expected EUR, got USD; convert the amount, or change `currency`");
  CHECK(test::read(test::with("policies:", "compare: {guardrails: {margin: {not_below: 100 USD}}}\npolicies:")).messages ==
        "shop.yaml:39:44: compare.guardrails.margin.not_below: another currency, expected EUR, got USD; convert the amount, or change `currency`");
}

TEST_CASE("constant amounts are read with all their digits", "[read]") {
  const auto scenario = good(test::with("policies:", "compare: {delta: 0.123456789, guardrails: {margin: {not_below: -123456789.37}}}\npolicies:"));
  CHECK(scenario.guardrails.at(0).not_below == -123456789.37);
  CHECK(slots::as_written(scenario.values(), scenario.delta) == 0.123456789);
}

TEST_CASE("an amount too large to be counted exactly is refused, by what the currency's smallest unit is", "[read]") {
  const auto costs = [](const std::string& currency, const std::string& amount) {
    const auto file = test::with("population:", "currency: " + currency + "\npopulation:");
    return test::read(test::with("spend: 30", "spend: " + amount, file)).messages;
  };
  CHECK(costs("EUR", "2e10") == "");
  CHECK(costs("JPY", "2e12") == "");
  CHECK_THAT(costs("EUR", "2e12"), Catch::Matchers::Contains("spend: out of range, expected 0 to 2.2518e+10"));
  CHECK_THAT(costs("KWD", "2e10"), Catch::Matchers::Contains("spend: out of range"));
}

TEST_CASE("each distribution has its median at the median of its draw", "[read]") {
  CHECK(drawn("{normal: {mean: 10 min, sd: 2 min}}", 0, 0.5F) == 10);
  CHECK(drawn("{normal: {mean: 10 min, sd: 2 min}}", 1, 0.5F) == 12);
  CHECK(drawn("{lognormal: {median: 10 min, sigma: 0.5}}", 0, 0.5F) == 10);
  CHECK(drawn("{uniform: {low: 4 min, high: 8 min}}", 0, 0.25F) == 5);
  CHECK(drawn("{exponential: {mean: 10 min}}", 0, 0.5F) == Approx(10 * std::log(2.0)).epsilon(1e-5));
  CHECK(drawn("{weibull: {shape: 2, scale: 10 min}}", 0, 0.5F) == Approx(10 * std::sqrt(std::log(2.0))).epsilon(1e-5));
  CHECK(drawn("{triangular: {low: 0 min, mode: 5 min, high: 10 min}}", 0, 0.5F) == Approx(5));
  CHECK(drawn("{empirical: {values: [1 min, 2 min, 3 min]}}", 0, 0.5F) == Approx(2));
}

TEST_CASE("a lognormal by mean and cv has that mean: its median lies below", "[read]") {
  const double cv = 0.7, median = 10 / std::sqrt(1 + cv * cv);
  CHECK(drawn("{lognormal: {mean: 10 min, cv: 0.7}}", 0, 0.5F) == Approx(median).epsilon(1e-5));
  CHECK(drawn("{lognormal: {mean: 10 min, cv: 0.7}}", 1, 0.5F) == Approx(median * std::exp(std::sqrt(std::log(1 + cv * cv)))).epsilon(1e-5));
}

TEST_CASE("a categorical gives each value its share, and the last what is left", "[read]") {
  const std::string three = "{categorical: {values: [1 min, 2 min, 3 min], shares: [0.2, 0.5, 0.3]}}";
  CHECK(drawn(three, 0, 0.1F) == 1);
  CHECK(drawn(three, 0, 0.5F) == 2);
  CHECK(drawn(three, 0, 0.75F) == 3);
  CHECK(drawn(three, 0, 0.99999F) == 3);
}

TEST_CASE("the parameters of a distribution are numbers of their own", "[read]") {
  const auto scenario = good(std::string(test::shop));
  for (const char* path : {"journeys.visit.touchpoints.advice.takes.median", "journeys.visit.touchpoints.advice.takes.sigma", "traits.know_how.mean"}) {
    INFO(path);
    CHECK(scenario.slots.find(path) != slots::no_slot);
  }
  CHECK(scenario.slots.find("journeys.visit.touchpoints.advice.takes.lognormal.median") == slots::no_slot);
}

TEST_CASE("what depends on what it should not is refused however it is hidden", "[read]") {
  CHECK(test::read(test::with("let:\n", "let:\n  late: \"wait + 1 min\"\n", test::with("takes: 10 min", "takes: late"))).messages ==
        "shop.yaml:26:16: journeys.visit.touchpoints.browse.takes: 'wait' cannot be read here; it is known only once the queue is over: affect, spend and next may read it");
}
