// Each rival is a study of its own, decided in the same way.
#include "results/decide/rivals.hpp"

#include <cmath>

#include "results/decide/verdict.hpp"
#include "results/table/summary.hpp"
#include "scenarios/words/say.hpp"

namespace peakend::results {
namespace {
Turn turn_of(const Study& study, const Verdict& verdict, const Rival& rival) {
  Turn turn{Turn::How::no_data, rival.name, rival.says, rival.standing, "", no_estimate(), false, no_estimate()};
  Study there = study;
  there.rivals.clear();
  there.policies = rival.policies;
  there.replications = rival.replications;
  there.design = Design::fixed;
  const Verdict judged = decide(there);
  const auto outcome = find_outcome(there, study.primary);
  const auto ours = find_policy(there, verdict.best), theirs = find_policy(there, judged.best);
  if (!outcome || !ours || !theirs) return turn;
  turn.best = judged.best;
  turn.out = !judged.standings[*ours].in_the_race;
  if (turn.best == verdict.best) {
    turn.how = Turn::How::same;
    turn.lead = lead_of(judged);
    return turn;
  }
  const double sign = study.outcomes[*outcome].higher_is_better ? 1 : -1;
  turn.gain = scaled(paired_difference(series(there, *theirs, *outcome), series(there, *ours, *outcome),
                                       judged.difference_confidence),
                     sign);
  turn.lead = scaled(turn.gain, -1);
  const bool shown = has_interval(turn.gain) && turn.gain.low > 0;
  turn.how = shown || turn.out ? Turn::How::turns : Turn::How::unclear;
  return turn;
}
}  // namespace

Estimate lead_of(const Verdict& verdict) {
  Estimate lead = no_estimate();
  for (const Standing& standing : verdict.standings) {
    if (!standing.in_the_race || standing.policy == verdict.best || !std::isfinite(standing.behind.mean)) continue;
    if (!std::isfinite(lead.mean) || standing.behind.mean < lead.mean) lead = standing.behind;
  }
  return lead;
}

std::vector<Turn> turns_of(const Study& study, const Verdict& verdict) {
  std::vector<Turn> turns;
  if (verdict.best.empty()) return turns;
  for (const Rival& rival : study.rivals) turns.push_back(turn_of(study, verdict, rival));
  return turns;
}

}  // namespace peakend::results
