// The winner's change is made smaller, the others stay as they are, chance is the same: who is ahead?
#include "sim/study/switching.hpp"

#include <fmt/format.h>

#include <cmath>
#include <map>

#include "results/decide/switching.hpp"
#include "results/table/summary.hpp"
#include "scenarios/spec/variants.hpp"
#include "scenarios/spec/versions.hpp"

namespace peakend::study {
using results::Estimate;

namespace {

// Coarse on purpose: every point is a study of its own, and nobody needs the third digit.
constexpr results::SwitchingSearch search{0, 1, 0.05, 3, 8};

struct Search {
  const spec::Scenario& scenario;
  int replications;
  int winner;  // policy of the scenario
  results::Study all;
  std::size_t outcome;
  double sign;
  results::Intervals intervals;
  std::map<double, std::string> nearest;  // who was closest behind, or furthest ahead, at each size
  bool stopped = false;

  // The winner at this size minus whoever is best of the others.
  Estimate lead(double size, Ledger& ledger) {
    const auto version = spec::with_policy_scaled(scenario, winner, size);
    auto scaled = stopped || !version ? Collected{} : collect(*version, {{winner}, replications}, ledger);
    if (!scaled.complete) stopped = true;
    if (!scaled.usable || scaled.study.finished != all.finished) return results::no_estimate();
    const auto& ours = scaled.study.policies[0].values[outcome];
    Estimate least = results::no_estimate();
    for (const auto& policy : all.policies) {
      if (policy.name == policy_name(scenario, winner)) continue;
      const Estimate ahead =
          results::scaled(results::interval_of_difference(ours, policy.values[outcome], intervals), sign);
      if (!std::isnan(least.mean) && least.mean <= ahead.mean) continue;
      least = ahead;
      nearest[size] = policy.name;
    }
    return least;
  }
};

results::Switch switch_of(const Search& from, const results::SwitchingPoint& point) {
  using Kind = results::SwitchingPoint::Kind;
  results::Switch found{policy_name(from.scenario, from.winner), "", std::nullopt, 0, 1, search.low, ""};
  if (point.kind == Kind::unknown || point.kind == Kind::several || !point.monotone) {
    found.why = "the lead does not grow steadily with the size of the change";
    return found;
  }
  if (point.kind == Kind::none) {
    // At size 0 it does what the baseline does: with few replications a lead there may be chance.
    if (!point.evaluated.empty() && !(point.evaluated.front().difference.low > 0))
      found.why = fmt::format("{} replications do not tell whether it needs its change", from.replications);
    return found;
  }
  found.at = point.at;
  found.low = point.unsure_from.value_or(search.low), found.high = point.unsure_to.value_or(search.high);
  found.other = from.nearest.at(point.turns.front().from);
  return found;
}
}  // namespace

std::optional<std::vector<results::Switch>> switching_points(const spec::Scenario& scenario, const Comparison& asked,
                                                             const results::Verdict& verdict, Ledger& ledger) {
  std::vector<results::Switch> none;
  int winner = spec::baseline;
  for (int policy : asked.policies)
    if (policy_name(scenario, policy) == verdict.best) winner = policy;
  if (winner == spec::baseline || !spec::with_policy_scaled(scenario, winner, 0.5)) return none;
  auto all = collect(scenario, asked, ledger);
  if (!all.complete) return std::nullopt;
  const auto outcome = all.usable ? results::find_outcome(all.study, all.study.primary) : std::nullopt;
  if (!outcome) return none;
  Search from{scenario, asked.replications, winner, std::move(all.study), *outcome, 1, {}, {}, false};
  from.sign = from.all.outcomes[*outcome].higher_is_better ? 1 : -1;
  from.intervals = results::for_all_pairs({results::Design::fixed, from.all.confidence}, asked.policies.size());
  const auto point = results::find_switching_point([&](double size) { return from.lead(size, ledger); }, search);
  if (from.stopped) return std::nullopt;
  return std::vector<results::Switch>{switch_of(from, point)};
}

}  // namespace peakend::study
