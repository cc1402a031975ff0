// One version of the model after the other; each in rounds of its own.
#include "sim/study/verify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "results/decide/claims.hpp"
#include "results/stats/rounds.hpp"
#include "results/stats/sequence.hpp"
#include "scenarios/base/text.hpp"
#include "scenarios/spec/as_text.hpp"
#include "scenarios/spec/variants.hpp"
#include "scenarios/spec/versions.hpp"
#include "sim/study/identity.hpp"
#include "sim/study/rivals.hpp"

namespace peakend::study {
using results::ClaimsUnder;
using results::Wanted;

namespace {
constexpr double joint_confidence = 0.99;  // CONTRACTS.md, section 5 of the design

// The baseline, and whatever the claims speak of; all where one is said to be best.
std::vector<int> policies_needed(const spec::Scenario& scenario) {
  std::vector<int> needed{spec::baseline};
  for (const auto& expectation : scenario.expectations) {
    if (expectation.claim.subject == spec::Claim::Subject::best) return all_policies(scenario);
    needed.push_back(expectation.claim.of);
    if (expectation.claim.against) needed.push_back(*expectation.claim.against);
  }
  std::sort(needed.begin(), needed.end());
  needed.erase(std::unique(needed.begin(), needed.end()), needed.end());
  return needed;
}

struct Version {
  ClaimsUnder under;
  spec::Scenario scenario;
};

std::vector<Wanted> wanted(std::size_t claims, const std::vector<int>& breaks, const std::vector<int>& keeps) {
  std::vector<Wanted> all(claims, Wanted::nothing);
  for (int c : breaks) all[static_cast<std::size_t>(c)] = Wanted::fails;
  for (int c : keeps) all[static_cast<std::size_t>(c)] = Wanted::holds;
  return all;
}

std::vector<Version> versions_of(const spec::Scenario& scenario) {
  const std::size_t claims = scenario.expectations.size();
  std::vector<Version> all;
  std::vector<Wanted> of_file;
  for (const auto& claim : scenario.expectations)
    of_file.push_back(claim.refused.empty() ? Wanted::holds : Wanted::fails);
  all.push_back({{ClaimsUnder::Kind::file, "as written", Wording::ours("the file's own model"), 0, {}, std::move(of_file)}, scenario});
  for (const auto& ablation : scenario.ablations)
    all.push_back({{ClaimsUnder::Kind::ablation, ablation.name, ablation.says, 0, {},
                    wanted(claims, ablation.breaks, ablation.keeps)},
                   spec::under(scenario, ablation.changes)});
  for (auto& rival : rivals_of(scenario)) {
    ClaimsUnder under{ClaimsUnder::Kind::rival, rival.name, rival.says, 0, {}, wanted(claims, {}, {})};
    for (const auto& own : scenario.rivals)
      if (own.name == rival.name) under.wanted = wanted(claims, own.breaks, own.keeps);
    all.push_back({std::move(under), std::move(rival.scenario)});
  }
  return all;
}

// Whether a further round could still change what is wanted to be known.
bool open(const ClaimsUnder& under) {
  for (std::size_t c = 0; c < under.findings.size(); ++c)
    if (under.wanted[c] != Wanted::nothing && under.findings[c].found == results::Found::undecided) return true;
  return false;
}

// Whether some ablation or rival is said to break the claim.
bool can_fail(const results::Verification& verification, std::size_t claim) {
  return std::any_of(verification.versions.begin(), verification.versions.end(), [&](const ClaimsUnder& version) {
    return version.kind != ClaimsUnder::Kind::file && version.wanted[claim] == Wanted::fails;
  });
}

// False when it was stopped, or the store failed.
bool examine(Version& version, const VerifyPlan& plan, const std::vector<int>& policies, Ledger& ledger,
             Verified& verified) {
  const auto looks = plan.replications ? std::vector<int>{*plan.replications} : results::rounds_up_to(plan.cap);
  const auto& claims = version.scenario.expectations;
  const double alpha = (1 - joint_confidence) / static_cast<double>(std::max<std::size_t>(1, claims.size()));
  for (int n : looks) {
    auto collected = collect(version.scenario, {policies, n}, ledger);
    if (!collected.complete) return false;
    version.under.replications = collected.study.replications;
    version.under.findings.assign(claims.size(), {results::Found::undecided, results::no_estimate(), "no run finished"});
    if (collected.usable)
      for (std::size_t c = 0; c < claims.size(); ++c)
        version.under.findings[c] = results::examine(collected.study, policies, claims[c].claim, alpha);
    for (const std::string& failure : collected.failures)
      verified.failures.push_back(version.under.name + ": " + failure);
    if (!collected.usable || !open(version.under)) break;
  }
  return true;
}
}  // namespace

Verified verify(const spec::Scenario& scenario, const VerifyPlan& plan, Ledger& ledger) {
  const auto begin = std::chrono::steady_clock::now();
  Verified verified;
  auto& verification = verified.verification;
  const auto policies = policies_needed(scenario);
  verification.scenario = scenario.name, verification.title = scenario.title;
  verification.hash = scenario_hash(scenario, policies);
  verification.seed = ledger.settings().seed;
  verification.confidence = joint_confidence;
  for (const auto& expectation : scenario.expectations)
    verification.claims.push_back(
        {expectation.name, expectation.kind, expectation.source, spec::claim_text(scenario, expectation.claim),
         expectation.refused});
  for (auto& version : versions_of(scenario)) {
    if (!examine(version, plan, policies, ledger, verified)) return verified;
    verification.versions.push_back(std::move(version.under));
  }
  for (std::size_t c = 0; c < scenario.expectations.size(); ++c)
    if (scenario.expectations[c].kind == "emergent" && scenario.expectations[c].refused.empty() &&
        !can_fail(verification, c))
      verification.warnings.push_back(fmt::format("'{}' is said to emerge, but no ablation or rival shows that it can fail: name one that `breaks` it",
          scenario.expectations[c].name));
  if (plan.replications && *plan.replications < static_cast<int>(results::first_look) && !scenario.expectations.empty())
    verification.warnings.push_back(fmt::format("{} cannot decide anything: no interval is given for fewer than {}. Leave --replications out, or ask "
        "for {} or more",
        *plan.replications == 1 ? std::string("1 replication") : fmt::format("{} replications", *plan.replications),
        results::first_look, results::first_look));
  verified.complete = true;
  verification.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return verified;
}

}  // namespace peakend::study
