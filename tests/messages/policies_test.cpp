// What is said about policies and how they are judged: always with the name of the policy, at the place of the change.
// Every message is one exact line; the row says what it is about.
#include <catch2/catch.hpp>

#include "tests/messages/shop.hpp"

using namespace peakend;

namespace {

struct Case {
  const char *about, *find, *put, *message;
};

const Case cases[] = {
    {"a rule that this version cannot run",
     "    change: {tills.people: {add: 1}}\n",
     "    change: {tills.people: {add: 1}}\n    stop_when: \"nps < 0\"\n",
     "shop.yaml:42:16: not yet: policies.more_tills.stop_when: a rule that withdraws it"},
    {"two members that set one number",
     "    combine: [more_tills, warm_advice]",
     "    change: {tills.people: 3}\n  five:\n    change: {tills.people: 5}\n  all:\n    combine: [both, five]",
     "shop.yaml:48:28: stores.town.pools.tills.people: set twice under policy 'all'; write {set: .., over: true} where the later one is meant to win"},
    {"who people are",
     "{tills.people: {add: 1}}",
     "{know_how.mean: 0.9}",
     "shop.yaml:41:14: policies.more_tills.change.know_how.mean: this may not be changed here, got traits.know_how.mean; it says who people are: use --set, a rival, or `uncertain`"},
    {"how many people there are",
     "{tills.people: {add: 1}}",
     "{population.size: 900}",
     "shop.yaml:41:14: policies.more_tills.change.population.size: this may not be changed here; it shapes the scenario itself: use --set, or a rival"},
    {"the people of a pool, for some customers",
     "{advice.affect.mean: {add: 0.5}}",
     "{tills.people: 3}",
     "shop.yaml:43:14: policies.warm_advice.change.tills.people: this may not be changed here, got stores.town.pools.tills.people; it holds for everybody at once: leave out `who`"},
    {"a path that could mean several numbers",
     "{advice.affect.mean: {add: 0.5}}",
     "{sigma: 0.5}",
     "shop.yaml:43:14: policies.warm_advice.change.sigma: this path could mean several numbers; write more of it: journeys.visit.touchpoints.advice.takes.sigma, journeys.visit.touchpoints.checkout.takes.sigma, traits.pleasure_sensitivity.sigma, traits.pain_sensitivity.sigma"},
    {"a path to nothing",
     "{advice.affect.mean: {add: 0.5}}",
     "{advise.affect.mean: {add: 0.5}}",
     "shop.yaml:43:14: policies.warm_advice.change.advise.affect.mean: no number at this path; did you mean 'advice.affect.mean'?"},
    {"an unknown policy in a combination",
     "[more_tills, warm_advice]",
     "[more_tils, warm_advice]",
     "shop.yaml:46:15: policies.both.combine: no such policy above this one, got 'more_tils'; did you mean 'more_tills'?"},
    {"a combination of itself",
     "[more_tills, warm_advice]",
     "[more_tills, both]",
     "shop.yaml:46:27: policies.both.combine: no such policy above this one, got 'both'"},
    {"a number out of range",
     "{tills.people: {add: 1}}",
     "{tills.people: 5000}",
     "shop.yaml:41:28: stores.town.pools.tills.people: under policy 'more_tills': out of range, expected 0 to 1000, got 5000"},
    {"a number out of range for some customers",
     "{advice.affect.mean: {add: 0.5}}",
     "{advice.affect.mean: 500}",
     "shop.yaml:43:34: journeys.visit.touchpoints.advice.affect.mean: under policy 'warm_advice': out of range, expected -100 to 100, got 500"},
    {"a distribution out of range",
     "{advice.affect.mean: {add: 0.5}}",
     "{advice.takes: {lognormal: {median: 5 min, sigma: -1}}}",
     "shop.yaml:43:28: journeys.visit.touchpoints.advice.takes: under policy 'warm_advice': sigma out of range, expected 0 to 10, got -1"},
    {"a policy that changes nothing",
     "{tills.people: {add: 1}}",
     "{tills.people: {add: 0}}",
     "shop.yaml:40:3: warning: policy 'more_tills' changes nothing"},
    {"a policy without changes",
     "    change: {tills.people: {add: 1}}\n",
     "    says: more\n",
     "shop.yaml:40:3: policies.more_tills: a policy changes something, expected `change` or `combine`"},
    {"a misspelt adjustment",
     "{tills.people: {add: 1}}",
     "{tills.people: {ad: 1}}",
     "shop.yaml:41:28: policies.more_tills.change.tills.people: not a change, expected a value, {add: ..}, {times: ..} or {set: .., over: true}, got {ad: ..}; did you mean 'add'?"},
    {"an unknown name in a change",
     "{advice.affect.mean: {add: 0.5}}",
     R"~({advice.affect.mean: "0.5 + stucked"})~",
     "shop.yaml:43:41: policies.warm_advice.change.advice.affect.mean: unknown name, got 'stucked'; did you mean 'stuck'?"},
    {"a change that reads what it changes",
     "{advice.affect.mean: {add: 0.5}}",
     R"~({advice.affect.mean: "advice.affect.mean + 1"})~",
     "shop.yaml:43:34: journeys.visit.touchpoints.advice.affect.mean: under policy 'warm_advice': reads itself; write `old` for the value before the change"},
    {"a date during the warm-up",
     "    change: {tills.people: {add: 1}}\n",
     "    change: {tills.people: {add: 1}}\n    when: {from: 2026-01-07}\n",
     "shop.yaml:42:18: policies.more_tills.when.from: this date is before the end of the warm-up, got '2026-01-07'"},
    {"a date nobody can read",
     "    change: {tills.people: {add: 1}}\n",
     "    change: {tills.people: {add: 1}}\n    when: {from: soon}\n",
     "shop.yaml:42:18: policies.more_tills.when.from: not a moment, expected `week 4`, `day 12` or a date such as 2026-03-01, got 'soon'"},
    {"a period that ends before it begins",
     "    change: {tills.people: {add: 1}}\n",
     "    change: {tills.people: {add: 1}}\n    when: {from: week 4, until: day 3}\n",
     "shop.yaml:42:11: policies.more_tills.when: it ends before it begins"},
    {"an unknown outcome",
     "    change: {tills.people: {add: 1}}\n",
     "    change: {tills.people: {add: 1}}\n    intends: {outcome: npss, by: 3}\n",
     "shop.yaml:42:24: policies.more_tills.intends.outcome: no such outcome, got 'npss'; did you mean 'nps'?"},
    {"a cost at no touchpoint",
     "    change: {tills.people: {add: 1}}\n",
     "    change: {tills.people: {add: 1}}\n    cost: {per_contact: {touchpoint: chekout, amount: 1}}\n",
     "shop.yaml:42:38: policies.more_tills.cost.per_contact.touchpoint: no such touchpoint, got 'chekout'; did you mean 'checkout'?"},
    {"a guardrail on an unknown outcome",
     "policies:",
     "compare: {guardrails: {margn: {not_below: -2 %}}}\npolicies:",
     "shop.yaml:39:24: compare.guardrails.margn: no such outcome, got 'margn'; did you mean 'margin'?"},
    {"an uncertain number that depends on people",
     "policies:",
     "uncertain: {advice.affect.mean: {add: {normal: {mean: know_how, sd: 0.2}}}}\npolicies:",
     "shop.yaml:39:39: uncertain.journeys.visit.touchpoints.advice.affect.mean: an uncertain number may not depend on anything, expected a number, or a distribution with constant parameters"},
    {"an unknown kind of claim",
     "policies:",
     "expect: {more: {claim: {outcome: nps, above: 1}, kind: emergnt}}\npolicies:",
     "shop.yaml:39:56: expect.more.kind: not a kind of claim, expected emergent, follows_from_rule, calibrated, got 'emergnt'; did you mean 'emergent'?"},
};

}  // namespace

TEST_CASE("a wrong policy is told by its name", "[messages]") {
  for (const Case& wrong : cases) {
    INFO(wrong.about);
    auto outcome = test::read(test::with(wrong.find, wrong.put));
    CHECK(outcome.messages == wrong.message);
    const bool only_a_remark = outcome.messages.find(" warning: ") != std::string::npos || outcome.messages.find(" not yet: ") != std::string::npos;
    CHECK(outcome.scenario.has_value() == only_a_remark);
  }
}
