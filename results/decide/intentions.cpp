// At least as much in the intended direction is met.
#include "results/decide/intentions.hpp"

namespace peakend::results {

namespace {

Kept judged(const Estimate& found, double by) {
  if (!has_interval(found)) return Kept::open;
  const bool down = by < 0;
  const double nearest = down ? found.high : found.low, farthest = down ? found.low : found.high;
  if (down ? nearest <= by : nearest >= by) return Kept::met;
  return (down ? farthest > by : farthest < by) ? Kept::missed : Kept::open;
}

}  // namespace

std::vector<IntentionResult> intentions_of(const Study& study, const Summary& summary) {
  std::vector<IntentionResult> results;
  for (std::size_t p = 1; p < study.policies.size(); ++p) {
    const auto& intends = study.policies[p].intends;
    if (!intends) continue;
    const auto outcome = find_outcome(study, intends->outcome);
    IntentionResult result{study.policies[p].name, intends->outcome, intends->by, no_estimate(), Kept::open};
    if (outcome) result.found = summary[p][*outcome].difference;
    result.kept = judged(result.found, result.by);
    results.push_back(result);
  }
  return results;
}

std::string in_words(Kept kept) {
  switch (kept) {
    case Kept::met:
      return "met";
    case Kept::missed:
      return "missed";
    case Kept::open:
      break;
  }
  return "cannot say";
}

}  // namespace peakend::results
