// What is said about claims, and what is read from those that are right.
// Every message is one exact line; the row says what it is about.
#include <catch2/catch.hpp>

#include "scenarios/spec/variants.hpp"
#include "tests/messages/shop.hpp"

using namespace peakend;

namespace {

struct Case {
  const char *about, *claim, *message;
};

// The claim stands in line 48, from column 10 on.
const Case cases[] = {
    {"a word", "high", "shop.yaml:48:10: expect.it.claim: a claim is a map, expected {ratio: [gap.promoters, gap.detractors], within: [2, 4]}"},
    {"an unknown part", "{outcome: nps, abve: 1}", "shop.yaml:48:25: expect.it.claim.abve: unknown part of a claim, expected outcome, ratio, difference or best; of, against; above, below, within; did you mean 'above'?"},
    {"no limit", "{outcome: nps}", "shop.yaml:48:10: expect.it.claim: a claim has one subject and a limit, expected {outcome: nps, above: 10}"},
    {"no subject", "{above: 1}", "shop.yaml:48:10: expect.it.claim: a claim has one subject and a limit, expected {outcome: nps, above: 10}"},
    {"two subjects", "{outcome: nps, ratio: [gap, pain], above: 1}", "shop.yaml:48:10: expect.it.claim: a claim has one subject and a limit, expected {outcome: nps, above: 10}"},
    {"an unknown outcome", "{outcome: npss, above: 1}", "shop.yaml:48:20: expect.it.claim.outcome: no such outcome, got 'npss'; did you mean 'nps'?"},
    {"one outcome of two", "{ratio: [gap], above: 1}", "shop.yaml:48:18: expect.it.claim.ratio: two outcomes are wanted here, expected [one, other]"},
    {"an outcome for two", "{difference: gap, above: 1}", "shop.yaml:48:23: expect.it.claim.difference: two outcomes are wanted here, expected [one, other]"},
    {"an unknown policy", "{outcome: nps, of: warm_advise, above: 1}", "shop.yaml:48:29: expect.it.claim.of: no such policy, got 'warm_advise'; did you mean 'warm_advice'?"},
    {"a misspelt baseline", "{outcome: nps, of: both, against: basline, above: 1}", "shop.yaml:48:44: expect.it.claim.against: no such policy, got 'basline'; did you mean 'baseline'?"},
    {"a list of policies", "{outcome: nps, of: [both, more_tills], above: 1}", "shop.yaml:48:29: expect.it.claim.of: no such policy, expected the name of a policy; known: baseline, more_tills, warm_advice, both"},
    {"an unknown best", "{best: bth}", "shop.yaml:48:17: expect.it.claim.best: no such policy, got 'bth'; did you mean 'both'?"},
    {"a best with a limit", "{best: both, above: 1}", "shop.yaml:48:23: expect.it.claim.above: says nothing beside `best`, expected {best: POLICY} alone"},
    {"a best of another", "{best: both, of: more_tills}", "shop.yaml:48:23: expect.it.claim.of: says nothing beside `best`, expected {best: POLICY} alone"},
    {"a policy against itself", "{outcome: nps, of: both, against: both, above: 1}", "shop.yaml:48:44: expect.it.claim.against: a policy is claimed to differ from itself, got 'both'"},
    {"the baseline against itself", "{outcome: nps, against: baseline, above: 1}", "shop.yaml:48:34: expect.it.claim.against: a policy is claimed to differ from itself, got 'baseline'; without `of` a claim is of the baseline"},
    {"a limit that is no number", "{outcome: nps, above: memory}", "shop.yaml:48:32: expect.it.claim.above: a number is wanted here, got 'memory'"},
    {"one limit of two", "{outcome: nps, within: [1]}", "shop.yaml:48:33: expect.it.claim.within: two numbers are wanted here, expected [2, 4]"},
    {"limits that leave nothing", "{outcome: nps, within: [4, 2]}", "shop.yaml:48:10: expect.it.claim: no number lies between these limits, expected the lower one first"},
    {"above and below that leave nothing", "{outcome: nps, above: 3, below: 3}", "shop.yaml:48:10: expect.it.claim: no number lies between these limits, expected the lower one first"},
    {"limits given twice", "{outcome: nps, within: [1, 2], above: 1}", "shop.yaml:48:10: expect.it.claim: limits are given twice, expected `within`, or `above` and `below`"},
    {"a share in per cent of per cent", "{outcome: promoters, above: 30 %}", "shop.yaml:48:38: expect.it.claim.above: this outcome is counted in % already, expected 30 for 30 %, got '30 %'"},
};

std::string with_claim(const std::string& claim, const std::string& rest = "") {
  return std::string(test::shop) + "expect: {it: {\n  claim: " + claim + "}}\n" + rest;
}

spec::Claim claim_of(const std::string& text) {
  auto outcome = test::read(with_claim(text));
  INFO(outcome.messages);
  REQUIRE(outcome.scenario);
  return outcome.scenario->expectations.at(0).claim;
}

using Subject = spec::Claim::Subject;
constexpr int more_tills = 0, warm_advice = 1, both = 2;

}  // namespace

TEST_CASE("a claim that cannot be tested is told what is wrong", "[messages][claims]") {
  for (const Case& wrong : cases) {
    INFO(wrong.about);
    auto outcome = test::read(with_claim(wrong.claim));
    CHECK(outcome.messages == wrong.message);
    CHECK_FALSE(outcome.scenario);
  }
}

TEST_CASE("there is no best without policies", "[messages][claims]") {
  std::string text = with_claim("{best: baseline}");
  const auto from = text.find("policies:"), until = text.find("expect:");
  CHECK(test::read(text.erase(from, until - from)).messages ==
        "shop.yaml:40:17: expect.it.claim.best: there are no policies to be better than");
}

TEST_CASE("a claim of an outcome speaks of the baseline unless it says otherwise", "[claims]") {
  auto claim = claim_of("{outcome: nps.newcomer, above: 10}");
  CHECK(claim.subject == Subject::outcome);
  CHECK(claim.outcomes == std::vector<std::string>{"nps.newcomer"});
  CHECK(claim.of == spec::baseline);
  CHECK_FALSE(claim.against);
  CHECK(claim.low == 10.0);
  CHECK_FALSE(claim.high);
}

TEST_CASE("a claim may set one policy against another", "[claims]") {
  auto claim = claim_of("{ratio: [gap.promoters, gap.detractors], of: both, against: more_tills, above: -1, below: 2 * 3}");
  CHECK(claim.subject == Subject::ratio);
  CHECK(claim.outcomes == std::vector<std::string>{"gap.promoters", "gap.detractors"});
  CHECK(claim.of == both);
  CHECK(claim.against == more_tills);
  CHECK(claim.low == -1.0);
  CHECK(claim.high == 6.0);
  claim = claim_of("{difference: [pleasure, pain], against: warm_advice, within: [-2, 0.02]}");
  CHECK(claim.subject == Subject::difference);
  CHECK(claim.of == spec::baseline);
  CHECK(claim.against == warm_advice);
  CHECK(claim.low == -2.0);
  CHECK(*claim.high == Approx(0.02));
}

TEST_CASE("a claim may name the best policy", "[claims]") {
  auto claim = claim_of("{best: warm_advice}");
  CHECK(claim.subject == Subject::best);
  CHECK(claim.of == warm_advice);
  CHECK(claim.outcomes.empty());
  CHECK_FALSE(claim.low);
  CHECK(claim_of("{best: baseline}").of == spec::baseline);
}

TEST_CASE("rivals and ablations say which claims they break and keep", "[claims]") {
  auto outcome = test::read(std::string(test::shop) + R"~(expect:
  one: {claim: {outcome: nps, above: 1}}
  two: {claim: {best: both}, kind: follows_from_rule, source: ours}
  three: {claim: {outcome: pain, below: 0}}
rivals: {averaging: {change: {memory.rule: mean}, breaks: [two], keeps: [three, one]}}
ablations: {alike: {change: {traits.pleasure_sensitivity.sigma: 0}, breaks: [one, two]}}
)~");
  INFO(outcome.messages);
  REQUIRE(outcome.scenario);
  const auto& scenario = *outcome.scenario;
  CHECK(scenario.rivals[0].breaks == std::vector<int>{1});
  CHECK(scenario.rivals[0].keeps == std::vector<int>{2, 0});
  CHECK(scenario.ablations[0].breaks == std::vector<int>{0, 1});
  CHECK(scenario.ablations[0].keeps.empty());
  CHECK(scenario.expectations[1].kind == "follows_from_rule");
  CHECK(scenario.expectations[1].source == "ours");
  CHECK(scenario.expectations[1].place.line == 49);
}

TEST_CASE("what a rival breaks and keeps is checked", "[messages][claims]") {
  auto messages = [](const std::string& said) {
    return test::read(with_claim("{outcome: nps, above: 1}", "rivals: {flat: {change: {memory.rule: mean},\n  " + said + "}}\n")).messages;
  };
  CHECK(messages("breaks: [itt]") == "shop.yaml:50:12: rivals.flat.breaks: no such claim in `expect`, got 'itt'; did you mean 'it'?");
  CHECK(messages("keeps: it") == "shop.yaml:50:10: rivals.flat.keeps: a list of claims is wanted here, expected [one, other]");
  CHECK(messages("keeps: [it, it]") == "shop.yaml:50:15: rivals.flat.keeps: a claim is named twice, got 'it'");
  CHECK(messages("breaks: [it], keeps: [it]") == "shop.yaml:50:24: rivals.flat.keeps: a claim cannot both fail and hold, expected `breaks` or `keeps`, got 'it'");
}
