// Rounds of replications, a look after each; then what would turn the verdict.
#include "sim/study/compare.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "results/stats/rounds.hpp"
#include "results/table/summary.hpp"
#include "sim/study/rivals.hpp"
#include "sim/study/switching.hpp"

namespace peakend::study {
namespace {

// The numbers of replications at which the results are looked at.
std::vector<int> looks_of(const Plan& plan) {
  return plan.replications ? std::vector<int>{*plan.replications} : results::rounds_up_to(plan.cap);
}

// What else is asked once the policies are known: other models of the customer, and the winner's margin of safety.
bool add_robustness(const spec::Scenario& scenario, const Plan& plan, Ledger& ledger, Finished& finished) {
  results::Study& study = finished.collected.study;
  // The replications asked for, not those left of them: what failed is left out under a rival as well.
  const Comparison asked{plan.policies,
                         std::min(study.replications + study.failed_replications, rival_replications)};
  auto rivals = compare_rivals(scenario, asked, ledger);
  if (!rivals) return false;
  study.rivals = std::move(*rivals);
  auto switches = switching_points(scenario, asked, finished.verdict, ledger);
  if (!switches) return false;
  study.switches = std::move(*switches);
  return true;
}
}  // namespace

Finished compare(const spec::Scenario& scenario, const Plan& plan, Ledger& ledger) {
  const auto begin = std::chrono::steady_clock::now();
  Finished finished;
  for (int n : looks_of(plan)) {
    finished.collected = collect(scenario, {plan.policies, n}, ledger, plan.digest);
    if (!finished.collected.usable) return finished;
    if (results::Study& study = finished.collected.study; study.failed_replications > study.replications) {
      finished.collected.usable = false;  // those left are no sample: they are the days on which nothing went wrong
      return finished;
    }
    results::Study& study = finished.collected.study;
    study.design = plan.replications ? results::Design::fixed : results::Design::sequential;
    finished.verdict = results::decide(study);
    if (finished.verdict.resolved) break;
    if (!plan.replications && n == plan.cap) study.limit_reached = n;
  }
  if (plan.rivals && plan.policies.size() > 1 && !add_robustness(scenario, plan, ledger, finished)) {
    finished.collected.complete = finished.collected.usable = false;
    return finished;
  }
  results::Study& study = finished.collected.study;
  study.computed = ledger.computed(), study.found = ledger.found();
  if (!scenario.expectations.empty())
    study.not_run.push_back(fmt::format("the file's claims ({}): peakend verify {} examines them",
                                        scenario.expectations.size(), scenario.file));
  study.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  results::settle_decimals(study);
  finished.verdict = results::decide(study);  // again, with what would turn it
  return finished;
}

}  // namespace peakend::study
