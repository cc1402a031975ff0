// What people read instead of names, and with how many decimals.
#include "results/table/called.hpp"

#include <catch2/catch.hpp>

#include "results/decide/verdict.hpp"
#include "results/report/csv.hpp"
#include "results/report/json.hpp"
#include "results/report/markdown.hpp"
#include "results/report/sentences.hpp"
#include "results/table/shown.hpp"
#include "results/table/summary.hpp"
#include "tests/support/fake_study.hpp"

using namespace peakend;
using namespace peakend::results;
using Catch::Matchers::Contains;

namespace {
Study labelled() {
  Study study = tests::fake_study();
  for (PolicyResult& policy : study.policies)
    if (policy.name == "peak_and_end") policy.label = Wording("Peak and end", "Piek en einde");
  for (Outcome& outcome : study.outcomes)
    if (outcome.name == "nps") outcome.title = "NPS";
  return study;
}

// One outcome under two policies, whose difference is `by` in every replication, more or less.
Study two_of(double by, double more_or_less, int decimals) {
  Study study;
  study.primary = "x";
  study.outcomes = {{"x", "%", "", decimals}};
  study.replications = 8;
  study.policies.resize(2);
  for (int p = 0; p < 2; ++p) {
    study.policies[static_cast<std::size_t>(p)].name = p == 0 ? "baseline" : "other";
    std::vector<double> values;
    for (int r = 0; r < 8; ++r) values.push_back(7.9 + (p == 0 ? 0 : by + more_or_less * (r % 2 == 0 ? 1 : -1)));
    study.policies[static_cast<std::size_t>(p)].values = {values};
  }
  return study;
}

int decimals_of(Study study) {
  settle_decimals(study);
  return study.outcomes[0].decimals;
}
}  // namespace

TEST_CASE("a document calls a policy by its label, in the language spoken; tables and JSON keep its name", "[results][called]") {
  const Study study = labelled();
  CHECK_THAT(markdown(study), Contains("Peak and end is the best choice: NPS") && !Contains("peak_and_end"));
  CHECK_THAT(to_csv_policies(study), Contains("peak_and_end") && !Contains("Peak and end"));
  CHECK_THAT(to_json(study, decide(study)), Contains("peak_and_end") && !Contains("Peak and end"));
  const Speaking dutch(Language::dutch);
  CHECK_THAT(markdown(study), Contains("Piek en einde is de beste keuze") && !Contains("Peak and end"));
}

TEST_CASE("a label that two policies have, or that is another's name, is nobody's", "[results][called]") {
  Study study = tests::fake_study();
  study.policies[1].label = study.policies[2].label = "The same";
  study.policies[3].label = study.policies[1].name;
  const Study shown = called(study);
  for (std::size_t p = 0; p < study.policies.size(); ++p) CHECK(shown.policies[p].name == study.policies[p].name);
}

TEST_CASE("whatever refers to a policy or a journey refers to its label", "[results][called]") {
  Study study = labelled();
  study.journeys = {{"visit", "A visit"}};
  study.rivals = {{"other", "people forget", false, 8, study.policies}};
  study.switches = {{"peak_and_end", "farewell_peak", 0.8, 0.7, 0.9, 0, ""}};
  const Study shown = called(study);
  CHECK(shown.switches[0].policy == "Peak and end");
  CHECK(shown.switches[0].other == "farewell_peak");
  CHECK(shown.policies[0].curve[0].journey == "A visit");
  const auto there = std::count_if(shown.rivals[0].policies.begin(), shown.rivals[0].policies.end(), [](const PolicyResult& policy) { return policy.name == "Peak and end"; });
  CHECK(there == 1);
  CHECK(decide(shown).best == "Peak and end");
  CHECK(decide(shown).turns.size() == 1);
}

TEST_CASE("a text is read in the language spoken, or in the one there is", "[words]") {
  const Wording both("Shop", "Winkel"), dutch_only("", "Winkel"), plain("Shop");
  CHECK(both.here() == "Shop");
  CHECK(dutch_only.here() == "Winkel");
  const Speaking dutch(Language::dutch);
  CHECK(both.here() == "Winkel");
  CHECK(plain.here() == "Shop");
  CHECK(Wording::ours("NPS as surveyed").here() == "NPS volgens enquête");
  CHECK(Wording().empty());
}

TEST_CASE("a small difference that is sure gets the decimals it needs, and luck gets none", "[results][called]") {
  CHECK(decimals_of(two_of(0.047, 0.001, 1)) == 3);  // "0.047", not "0.0, between 0.0 and 0.1"
  CHECK(decimals_of(two_of(0.047, 0.4, 1)) == 1);    // not to be told from 0
  CHECK(decimals_of(two_of(20.9, 0.001, 1)) == 1);   // large enough as it is
  CHECK(decimals_of(two_of(0.3, 0.3, 1)) == 1);
  CHECK(decimals_of(two_of(0.13, 0.004, 2)) == 3);  // "0.130 ± 0.005"
  CHECK(decimals_of(two_of(1e-9, 1e-12, 1)) == 1);   // as good as none
  CHECK(decimals_of(two_of(0, 0, 1)) == 1);
  Study study = two_of(0.047, 0.001, 1);
  study.outcomes.push_back({"x.kind", "%", "", 1});
  for (auto& policy : study.policies) policy.values.push_back(policy.values[0]), policy.values[1][0] += 20;
  settle_decimals(study);
  CHECK(study.outcomes[1].decimals == 3);  // a group as everybody
}

TEST_CASE("what is measured in per cent changes by percentage points", "[results][report]") {
  Study study = two_of(2, 0.01, 1);
  study.outcomes[0].title = "share of visits";
  study.delta = 0;
  const auto sentences = verdict_sentences(study, decide(study));
  CHECK(sentences[0] == "other is the best choice: share of visits 9.9 %, 2.0 percentage points more than baseline (between 2.0 and 2.0).");
}

TEST_CASE("a lead smaller than what counts as a difference is called no better in practice", "[results][report]") {
  Study study = two_of(0.047, 0.001, 3);
  study.delta = 0.1;
  CHECK(verdict_sentences(study, decide(study))[1] == "That is less than the 0.1 percentage points that count as a difference here: in practice it is as good as baseline.");
  study.delta = 0.01;
  for (const std::string& sentence : verdict_sentences(study, decide(study))) CHECK_THAT(sentence, !Contains("in practice"));
}

TEST_CASE("who is shown to be nearer the best than what counts is called equal, and the next best is held against it in money", "[results][report]") {
  Study study = tests::fake_study();
  const auto said = [&] {
    std::string all;
    for (const std::string& sentence : verdict_sentences(study, decide(study))) all += sentence + "\n";
    return all;
  };
  const Verdict verdict = decide(study);
  const Standing* next = nullptr;
  for (const Standing& standing : verdict.standings)
    if (standing.in_the_race && standing.policy != verdict.best && (next == nullptr || standing.behind.mean < next->behind.mean)) next = &standing;
  REQUIRE(next != nullptr);
  study.delta = next->behind.high * 0.999;
  CHECK_THAT(said(), !Contains("counts as equal here"));
  study.delta = next->behind.high * 1.001;
  CHECK_THAT(said(), Contains("which counts as equal here: " + next->policy));
  CHECK_THAT(said(), Contains("The next best, " + next->policy + ", is "));
  const auto theirs = *find_policy(study, next->policy), ours = *find_policy(study, verdict.best);
  const Estimate margin = interval_of_difference(study.policies[theirs].margin, study.policies[ours].margin, difference_intervals(study));
  CHECK_THAT(said(), Contains("leaves EUR " + grouped(std::abs(margin.mean), 0) + (margin.mean < 0 ? " less margin" : " more margin")));
}

TEST_CASE("one week is one week, and nothing more or less is said to be nothing, also without an interval", "[results][report]") {
  Study study = two_of(20, 0.01, 1);
  study.weeks = 1, study.currency = "EUR";
  for (auto& policy : study.policies)
    policy.revenue = policy.staff_cost = policy.policy_cost = policy.margin = std::vector<double>(8, 100.0), policy.weekly_margin.assign(8, {100.0});
  const auto said = [&] {
    std::string all;
    for (const std::string& sentence : verdict_sentences(study, decide(study))) all += sentence + "\n";
    return all;
  };
  CHECK_THAT(said(), Contains("It costs nothing extra over 1 week, and the margin stays as it is."));
  for (auto& policy : study.policies) {
    policy.values[0].resize(1), policy.weekly_margin.resize(1);
    for (auto* money : {&policy.revenue, &policy.staff_cost, &policy.policy_cost, &policy.margin}) money->resize(1);
  }
  study.replications = 1;
  CHECK_THAT(said(), Contains("It costs nothing extra over 1 week, and the margin stays as it is."));
}
