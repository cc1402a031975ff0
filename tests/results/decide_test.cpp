// Verdicts, guardrails and money on small studies whose answers are worked out by hand.
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "results/decide/verdict.hpp"
#include "results/stats/sequence.hpp"

using namespace peakend::results;

namespace {

using Values = std::vector<double>;
const double none = std::numeric_limits<double>::quiet_NaN();

// Policies named base, a, b, ... with the given values of one outcome, "score".
Study small(const std::vector<Values>& policies, double delta = 1, bool higher_is_better = true) {
  Study study;
  study.scenario = "small";
  study.currency = "EUR";
  study.primary = "score";
  study.delta = delta;
  study.replications = static_cast<int>(policies[0].size());
  study.outcomes = {{"score", "points", "", 1, higher_is_better, false}};
  const char* names[] = {"base", "a", "b", "c"};
  for (std::size_t i = 0; i < policies.size(); ++i) {
    PolicyResult policy;
    policy.name = names[i];
    policy.values = {policies[i]};
    study.policies.push_back(policy);
  }
  return study;
}

bool says(const std::vector<std::string>& texts, const std::string& part) {
  for (const std::string& text : texts) {
    if (text.find(part) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a clear winner is best, alone and settled", "[results][decide]") {
  const Verdict verdict = decide(small({{1, 2, 3, 4}, {11, 12.5, 13, 14}, {5, 6, 7, 8.5}}));
  CHECK(verdict.best == "a");
  CHECK(verdict.tied.empty());
  CHECK(verdict.resolved);
  CHECK(verdict.guarantee ==
        "no policy is more than 1 point better, with 95 % confidence, for this fixed number of replications");
  CHECK(verdict.difference_confidence == Approx(1 - 0.05 / 3));
}

TEST_CASE("where lower is better the lowest wins", "[results][decide]") {
  const Verdict verdict = decide(small({{9, 9, 9.5}, {2, 2, 2.2}, {5, 5, 5.1}}, 1, false));
  CHECK(verdict.best == "a");
  CHECK(verdict.resolved);
  CHECK(verdict.standings[0].behind.mean == Approx(9.5 / 3 + 6 - 6.2 / 3));
}

TEST_CASE("a difference within chance is a tie, and a tie within delta is settled", "[results][decide]") {
  // base against a: differences 0.1, -0.1, 0.2, 0.0: mean 0.05, sd 0.1291, half width 3.1824 * 0.0645 = 0.2054
  const std::vector<Values> values{{1, 2, 3, 4}, {1.1, 1.9, 3.2, 4}};
  const Verdict verdict = decide(small(values, 1));
  CHECK(verdict.best == "a");
  CHECK(verdict.tied == std::vector<std::string>{"base"});
  CHECK(verdict.resolved);
  CHECK(half_width(verdict.standings[0].behind) == Approx(0.20543).epsilon(1e-4));
  CHECK(verdict.standings[0].to_separate == Approx(4 * std::pow(0.20543 / 0.05, 2)).epsilon(1e-3));
}

TEST_CASE("the same tie with a smaller delta stays open, and what is still sure is said", "[results][decide]") {
  const Verdict verdict = decide(small({{1, 2, 3, 4}, {1.1, 1.9, 3.2, 4}}, 0.1));
  CHECK_FALSE(verdict.resolved);
  CHECK(verdict.standings[0].open);
  CHECK(verdict.standings[0].to_resolve == Approx(4 * std::pow(0.20543 / 0.15, 2)).epsilon(1e-3));
  CHECK(verdict.guarantee.rfind("no policy is more than 0.2 points better", 0) == 0);  // 0.2054 - 0.05
  CHECK(verdict.guarantee.find("for this fixed number of replications") != std::string::npos);
}

TEST_CASE("equal policies tie, and the first of the file stands in front", "[results][decide]") {
  const Verdict verdict = decide(small({{3, 4}, {3, 4}}));
  CHECK(verdict.best == "base");
  CHECK(verdict.tied == std::vector<std::string>{"a"});
  CHECK(verdict.resolved);
}

TEST_CASE("who breaks a guardrail cannot win", "[results][decide][guardrail]") {
  Study study = small({{1, 1, 1}, {9, 9, 9}, {5, 5, 5}});
  study.outcomes.push_back({"margin", "EUR", "", 2, true, true});
  study.policies[0].values.push_back({99, 100, 101});
  study.policies[1].values.push_back({96.9, 98, 98.9});     // -2.07 on 100: below -2 %
  study.policies[2].values.push_back({97.9, 98.95, 99.9});  // -1.083: within
  study.guardrails = {{"margin", true, -0.02}};
  const Verdict verdict = decide(study);
  CHECK(verdict.best == "b");
  CHECK(verdict.standings[1].guardrails[0].broken);
  CHECK(verdict.standings[1].guardrails[0].limit == Approx(-2));
  CHECK_FALSE(verdict.standings[1].in_the_race);
  CHECK_FALSE(verdict.standings[2].guardrails[0].broken);
  CHECK(verdict.guarantee.rfind("no policy that keeps the guardrails is more than 1 point better", 0) == 0);
}

TEST_CASE("a guardrail in the outcome's unit is a change, and the baseline always passes",
          "[results][decide][guardrail]") {
  Study study = small({{1, 1, 1}, {9, 9, 9}});
  study.outcomes.push_back({"margin", "EUR", "", 2, true, true});
  study.policies[0].values.push_back({-50, -50, -50});
  study.policies[1].values.push_back({-58, -59, -57});
  study.guardrails = {{"margin", false, -5}};
  CHECK(decide(study).best == "base");
  CHECK(decide(study).standings[1].guardrails[0].certain);
  study.guardrails = {{"margin", true, -0.2}};  // a fifth of 50 is 10: -8 is allowed
  CHECK(decide(study).best == "a");
}

TEST_CASE("nothing is paid back before anything was invested", "[results][decide][money]") {
  Study study = small({{1, 1}, {2, 2}});
  study.policies[0].weekly_margin = {{70, 70, 60, 60}, {70, 70, 60, 60}};
  study.policies[1].weekly_margin = {{70, 60, 75, 60}, {70, 60, 75, 60}};  // begins in week 2, and is even after week 3
  study.policies[0].staff_cost = {0, 0}, study.policies[1].staff_cost = {0, 0};
  study.policies[0].policy_cost = {0, 0}, study.policies[1].policy_cost = {10, 10};
  study.policies[0].margin = {260, 260}, study.policies[1].margin = {265, 265};
  const Money money = decide(study).standings[1].money;
  REQUIRE(money.payback);
  CHECK(*money.payback == 3);
  CHECK(money.payback_earliest.value_or(0) >= 2);
}

TEST_CASE("a policy that was stopped is told as such", "[results][decide]") {
  Study study = small({{1, 1.5, 1}, {9, 9.5, 9}});
  study.outcomes.push_back({"stopped", "%", "", 0, false, false});
  study.outcomes.push_back({"stop_day", "day", "", 1, true, false});
  study.policies[0].values.insert(study.policies[0].values.end(), {{0, 0, 0}, {none, none, none}});
  study.policies[1].values.insert(study.policies[1].values.end(), {{100, 0, 100}, {15, none, 17}});
  const Verdict verdict = decide(study);
  CHECK(says(verdict.warnings, "a was stopped by its rule in 67 % of the replications, on day 16 on average of those"));
  CHECK_FALSE(says(verdict.warnings, "base was stopped"));
}

TEST_CASE("a promise that rests on runs that could be finished says so", "[results][decide]") {
  Study study = small({{1, 1.5, 1}, {9, 9.5, 9}});
  CHECK(decide(study).guarantee.find("could be finished") == std::string::npos);
  study.failed_replications = 4;
  CHECK(decide(study).guarantee.find("among the replications that could be finished") != std::string::npos);
}

TEST_CASE("who may yet keep a guardrail stays open, so that nobody is thrown out by a first look", "[results][decide][guardrail]") {
  Study study = small({{1, 1, 1}, {9, 9, 9}});
  study.outcomes.push_back({"margin", "EUR", "", 2, true, true});
  study.policies[0].values.push_back({50, 50, 50});
  study.policies[1].values.push_back({40, 52, 43});  // -5 on average, with an interval far to both sides
  study.guardrails = {{"margin", false, -2}};
  const Verdict unsure = decide(study);
  CHECK(unsure.best == "base");
  CHECK_FALSE(unsure.standings[1].in_the_race);
  CHECK(unsure.standings[1].may_keep);
  CHECK(unsure.standings[1].open);
  CHECK_FALSE(unsure.resolved);
  study.policies[1].values.back() = {45, 45.01, 44.99};  // surely
  const Verdict sure = decide(study);
  CHECK_FALSE(sure.standings[1].may_keep);
  CHECK(sure.resolved);
}

TEST_CASE("a guardrail without data is not broken but is warned about", "[results][decide][guardrail]") {
  Study study = small({{1, 1.5, 1}, {9, 9.5, 9}});
  study.guardrails = {{"moonlight", true, -0.02}};
  const Verdict verdict = decide(study);
  CHECK(verdict.best == "a");
  CHECK(says(verdict.warnings, "moonlight could not be checked for a"));
}

TEST_CASE("a policy without data is out of the race; replications without data are counted", "[results][decide]") {
  const Verdict verdict = decide(small({{1, 2, none}, {none, none, none}, {4, 5.5, 6}}));
  CHECK(verdict.best == "b");
  CHECK_FALSE(verdict.standings[1].in_the_race);
  CHECK(verdict.standings[0].behind.n == 2);
  CHECK(says(verdict.warnings, "a has no data for score"));
  CHECK(says(verdict.warnings, "base: 1 of 3 replications have no data"));
}

TEST_CASE("one replication promises nothing", "[results][decide]") {
  const Verdict verdict = decide(small({{1}, {5}}));
  CHECK(verdict.best == "a");
  CHECK(verdict.tied == std::vector<std::string>{"base"});
  CHECK_FALSE(verdict.resolved);
  CHECK(verdict.guarantee == "nothing can be promised from a single replication");
  CHECK(std::isnan(verdict.standings[0].to_separate));
}

TEST_CASE("no policies, no outcome, no data: no verdict and no crash", "[results][decide]") {
  CHECK(decide(Study{}).best.empty());
  CHECK(decide(small({{none, none}, {none, none}})).best.empty());
  Study study = small({{1, 2}, {3, 4}});
  study.primary = "nothing";
  CHECK(decide(study).best.empty());
  CHECK(says(decide(study).warnings, "no outcome 'nothing'"));
}

TEST_CASE("the pay-back week is the first from which the sum stays above zero", "[results][decide][money]") {
  CHECK(week_it_stays_positive({-5, 1, 0, 3}) == 2);
  CHECK(week_it_stays_positive({-5, 1, -1, 3}) == 4);
  CHECK(week_it_stays_positive({0, 0, 0}) == 1);
  CHECK_FALSE(week_it_stays_positive({5, 3, -1}).has_value());
  CHECK_FALSE(week_it_stays_positive({}).has_value());
}

TEST_CASE("investment, return and pay-back are those of the hand calculation", "[results][decide][money]") {
  Study study = small({{1, 1}, {2, 2}});
  PolicyResult& base = study.policies[0];
  PolicyResult& a = study.policies[1];
  base.staff_cost = {100, 100}, base.policy_cost = {0, 0}, base.revenue = {1000, 1000}, base.margin = {200, 220};
  a.staff_cost = {120, 120}, a.policy_cost = {30, 30}, a.revenue = {1200, 1200}, a.margin = {210, 250};
  base.weekly_margin = {{70, 70, 60}, {70, 70, 80}};
  a.weekly_margin = {{50, 80, 80}, {50, 90, 110}};  // differences -20 10 20 and -20 20 30: sums -20, -5, 20 on average
  const Money money = money_of(study, 1);
  CHECK(money.investment.mean == 50);
  CHECK(money.revenue.mean == 200);
  CHECK(money.margin.mean == 20);
  REQUIRE(money.return_on_investment);
  CHECK(money.return_on_investment->mean == Approx(1.4));                                    // (20 + 50) / 50
  CHECK(money.return_on_investment->high == Approx(1.4 + 12.7062 * 10 / 50).epsilon(1e-4));  // se of the margin is 10
  CHECK(money.payback == 3);
  CHECK(money.payback_earliest == 2);  // week 2: -5 +/- 12.7 * 5, week 1: -20 exactly
  CHECK_FALSE(money.payback_latest.has_value());
}

TEST_CASE("what costs nothing has no return and no pay-back", "[results][decide][money]") {
  Study study = small({{1, 1}, {2, 2}});
  for (PolicyResult& policy : study.policies) {
    policy.staff_cost = {100, 100}, policy.policy_cost = {0, 0}, policy.revenue = {1, 1}, policy.margin = {5, 5};
    policy.weekly_margin = {{5}, {5}};
  }
  CHECK_FALSE(money_of(study, 1).return_on_investment.has_value());
  CHECK_FALSE(money_of(study, 1).payback.has_value());
  study.policies[1].staff_cost = {90, 90};
  CHECK_FALSE(money_of(study, 1).return_on_investment.has_value());
  study.policies[1].staff_cost = {100.001, 100.001};  // as good as nothing
  CHECK_FALSE(money_of(study, 1).return_on_investment.has_value());
  study.policies[1].staff_cost = {90, 130};  // spent or saved
  CHECK_FALSE(money_of(study, 1).return_on_investment.has_value());
  study.policies[1].staff_cost = {109, 110};
  CHECK(money_of(study, 1).return_on_investment.has_value());
  CHECK(std::isnan(money_of(study, 0).investment.mean));
}

namespace {

// n replications of policies around the given levels; differences swing by `swing` (its mean over many is near 0).
Study in_rounds(const std::vector<double>& levels, int n, double swing, double delta = 1) {
  std::vector<Values> policies;
  for (std::size_t p = 0; p < levels.size(); ++p) {
    Values values;
    for (int i = 0; i < n; ++i) {
      const double own = swing * std::sin(2.4 * i + static_cast<double>(p * p));
      values.push_back(levels[p] + 5 * std::cos(1.1 * i) + own);
    }
    policies.push_back(values);
  }
  Study study = small(policies, delta);
  study.design = Design::sequential;
  return study;
}

}  // namespace

TEST_CASE("replications added in rounds are promised at any look", "[results][decide][sequence]") {
  const Verdict verdict = decide(in_rounds({0, 4, 1}, 24, 0.5));
  CHECK(verdict.best == "a");
  CHECK(verdict.resolved);
  CHECK(verdict.guarantee == "no policy is more than 1 point better, with 95 % confidence at any look");
  CHECK(verdict.warnings.empty());
}

TEST_CASE("rounds use sequences for every difference, fixed numbers Student's", "[results][decide][sequence]") {
  Study study = in_rounds({0, 1, 0.5}, 36, 2);
  const double alpha = 0.05 / 3;
  const Verdict rounds = decide(study);
  CHECK(half_width(rounds.standings[0].behind) == Approx(rounds.standings[0].behind.sd * sequence_factor(36, alpha)));
  study.design = Design::fixed;
  const Verdict fixed = decide(study);
  CHECK(half_width(fixed.standings[0].behind) == Approx(fixed.standings[0].behind.sd * t_factor(1 - alpha, 35) / 6));
  CHECK(rounds.standings[0].to_resolve > fixed.standings[0].to_resolve);
}

TEST_CASE("guardrails and money follow the design too", "[results][decide][sequence]") {
  Study study = in_rounds({0, 1}, 20, 2);
  for (std::size_t p = 0; p < 2; ++p) {
    PolicyResult& policy = study.policies[p];
    for (int i = 0; i < 20; ++i) {
      const double level = static_cast<double>(p);
      policy.revenue.push_back(100 + level * (20 + std::sin(i)));
      policy.staff_cost.push_back(10);
      policy.policy_cost.push_back(level * (5 + 0.1 * std::cos(i)));
      policy.margin.push_back(policy.revenue.back() - 10 - policy.policy_cost.back());
      policy.weekly_margin.push_back({policy.margin.back() - level * 30, level * 30.0});
    }
  }
  study.guardrails = {{study.primary, false, -5}};
  const Standing rounds = decide(study).standings[1];
  const double factor = sequence_factor(20, 0.05);
  CHECK(half_width(rounds.money.revenue) == Approx(rounds.money.revenue.sd * factor));
  CHECK(half_width(rounds.money.investment) == Approx(rounds.money.investment.sd * factor));
  CHECK(half_width(rounds.money.margin) == Approx(rounds.money.margin.sd * factor));
  REQUIRE(rounds.money.return_on_investment);
  CHECK(half_width(*rounds.money.return_on_investment) == Approx(rounds.money.return_on_investment->sd * factor));
  CHECK(half_width(rounds.guardrails[0].change) == Approx(rounds.guardrails[0].change.sd * factor));
  CHECK(rounds.money.payback == 2);
}

TEST_CASE("too few rounds promise nothing, and say what is needed", "[results][decide][sequence]") {
  const Verdict verdict = decide(in_rounds({0, 4}, 12, 0.5));
  CHECK_FALSE(verdict.resolved);
  CHECK(verdict.guarantee == "nothing can be promised: too few replications for an interval that holds at any look");
  CHECK(says(verdict.warnings, "only 12 replications: intervals that hold at every look need at least 16"));
}

TEST_CASE("a limit that was reached too early is warned about", "[results][decide][sequence]") {
  Study study = in_rounds({0, 0.3}, 24, 6);
  study.limit_reached = 24;
  const Verdict verdict = decide(study);
  CHECK_FALSE(verdict.resolved);
  CHECK(says(verdict.warnings, "the limit of 24 replications was reached before this was settled: allow more"));
  CHECK(verdict.guarantee.find("with 95 % confidence at any look") != std::string::npos);
  study.delta = 0;
  CHECK(says(decide(study).warnings, "policies that are equally good are never settled"));
  study = in_rounds({0, 9}, 24, 1);
  study.limit_reached = 24;
  CHECK(decide(study).warnings.empty());
}

TEST_CASE("without a delta only a proven lead settles it", "[results][decide][sequence]") {
  CHECK(decide(in_rounds({0, 9}, 24, 1, 0)).resolved);
  CHECK(decide(in_rounds({0, 9}, 24, 1, 0)).guarantee == "no policy is better, with 95 % confidence at any look");
  CHECK_FALSE(decide(in_rounds({0, 0}, 400, 1, 0)).resolved);
  Study same = in_rounds({2, 2}, 400, 0, 0);  // one policy twice
  CHECK_FALSE(decide(same).resolved);
  same.delta = 0.001;
  CHECK(decide(same).resolved);
}
