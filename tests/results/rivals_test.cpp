// Whether a verdict turns under another model of people, and how that is told.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "results/decide/verdict.hpp"
#include "results/report/robustness.hpp"
#include "results/table/summary.hpp"
#include "tests/support/fake_study.hpp"

using namespace peakend::results;

namespace {
// The study with one rival, under which each policy's primary outcome moves by so much.
Verdict with_rival(Study& study, const std::vector<double>& moves) {
  Rival rival{"averaging", "customers remember the mean of a visit", true, study.replications, study.policies};
  for (std::size_t p = 0; p < moves.size(); ++p)
    for (double& value : rival.policies[p].values[0]) value += moves[p];
  study.rivals = {rival};
  return decide(study);
}
}  // namespace

TEST_CASE("a rival that moves every policy alike leaves the verdict standing", "[rivals]") {
  Study study = peakend::tests::fake_study();
  const auto verdict = with_rival(study, {5, 5, 5, 5, 5, 5});
  REQUIRE(verdict.turns.size() == 1);
  CHECK(verdict.turns[0].how == Turn::How::same);
  CHECK(verdict.turns[0].lead.mean == Approx(lead_of(verdict).mean));
  CHECK(lead_of(verdict).mean > 0);
  CHECK(turning_sentences(study, verdict).empty());
  CHECK(standing_sentences(study, verdict).at(0) ==
        verdict.best + " also wins if customers remember the mean of a visit.");
}

TEST_CASE("a rival that puts another policy clearly ahead turns the ranking, and is told first", "[rivals]") {
  Study study = peakend::tests::fake_study();
  const auto before = decide(study);
  std::vector<double> moves(6, 0.0);
  std::string other;  // somebody who keeps the guardrails
  for (std::size_t p = 0; p < 6; ++p)
    if (before.standings[p].in_the_race && study.policies[p].name != before.best)
      other = study.policies[p].name, moves.assign(6, 0.0), moves[p] = 50;
  REQUIRE_FALSE(other.empty());
  const auto verdict = with_rival(study, moves);
  CHECK(verdict.best == before.best);
  REQUIRE(verdict.turns[0].how == Turn::How::turns);
  CHECK(verdict.turns[0].best == other);
  CHECK(verdict.turns[0].gain.low > 0);
  CHECK(verdict.turns[0].lead.mean == -verdict.turns[0].gain.mean);
  CHECK(verdict.turns[0].lead.high == -verdict.turns[0].gain.low);
  CHECK(turning_sentences(study, verdict).at(0).find("The ranking turns if customers remember the mean of a visit: then " +
                                                     other + " is ") == 0);
}

TEST_CASE("a rival under which another is ahead by a hair may turn the ranking", "[rivals]") {
  Study study = peakend::tests::fake_study();
  const auto before = decide(study);
  const auto best = *find_policy(study, before.best);
  std::vector<double> moves(6, 0.0);
  Rival rival{"twin", "another is as good", false, study.replications, study.policies};
  const std::size_t other = best == 4 ? 5 : 4;
  rival.policies[other].values[0] = rival.policies[best].values[0];
  for (std::size_t k = 0; k < rival.policies[other].values[0].size(); ++k)
    rival.policies[other].values[0][k] += k % 2 == 0 ? 1.0 : -0.98;
  study.rivals = {rival};
  CHECK(decide(study).turns[0].how == Turn::How::unclear);
}

TEST_CASE("how much of a change is needed to win is said in one sentence", "[rivals]") {
  Study study = peakend::tests::fake_study();
  const auto verdict = decide(study);
  study.switches = {{"both", "one", 0.5, 0.4, 0.6, 0, ""}};
  CHECK(standing_sentences(study, verdict).at(0) ==
        "both comes out first as long as its change is more than 50 % of what is written (not clear between 40 % and "
        "60 %); below that one does.");
  study.switches = {{"both", "", std::nullopt, 0, 1, 0, ""}};
  CHECK(standing_sentences(study, verdict).at(0) == "both comes out first even if its change does nothing.");
}

TEST_CASE("the lead of the best is over the nearest that is still in the race", "[rivals]") {
  const Study study = peakend::tests::fake_study();
  const auto verdict = decide(study);
  double nearest = 1e9;
  for (const auto& standing : verdict.standings)
    if (standing.in_the_race && standing.policy != verdict.best) nearest = std::min(nearest, standing.behind.mean);
  CHECK(lead_of(verdict).mean == nearest);
  Study alone = study;
  alone.policies.resize(1);
  CHECK_FALSE(std::isfinite(lead_of(decide(alone)).mean));
}
