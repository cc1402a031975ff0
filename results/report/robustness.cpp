// Rivals that agree share one sentence; each that does not has its own.
#include "results/report/robustness.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenarios/base/text.hpp"
#include "results/table/shown.hpp"
#include "results/table/summary.hpp"
#include "scenarios/words/say.hpp"

namespace peakend::results {
namespace {
std::string gain_text(const Study& study, const Verdict& verdict, const Turn& turn) {
  const auto outcome = find_outcome(study, study.primary);
  const Outcome& primary = study.outcomes[*outcome];
  return say("{} is {} better than {} ({})", turn.best,
                     with_unit(grouped(turn.gain.mean, primary.decimals), unit_of_change(primary.unit)), verdict.best,
                     between(turn.gain, primary.decimals));
}

std::string turn_sentence(const Study& study, const Verdict& verdict, const Turn& turn) {
  const std::string what_if = say("if {}", turn.says.here());
  if (turn.how == Turn::How::unclear)
    return say("The ranking may turn {}: then {} comes out first, though it is not shown to be better.",
                       what_if, turn.best);
  if (turn.out && !(turn.gain.low > 0))
    return say("The verdict turns {}: then {} breaks a guardrail and {} is best.", what_if, verdict.best,
                       turn.best);
  return say("The ranking turns {}: then {}.", what_if, gain_text(study, verdict, turn));
}

std::string switch_sentence(const Switch& found) {
  if (!found.why.empty()) return "";
  if (!found.at && found.lowest == 0)
    return say("{} comes out first even if its change does nothing.", found.policy);
  if (!found.at)
    return say("{} still comes out first with a change only {} as large.", found.policy,
                       percent(found.lowest, 0));
  const std::string doubt = found.high - found.low > 0.005 ? say(" (not clear between {} and {})", percent(found.low, 0),
                                                              percent(found.high, 0))
                                                : "";
  return say("{} comes out first as long as its change is more than {} of what is written{}; below that {} does.",
                     found.policy, percent(*found.at, 0), doubt, found.other);
}
}  // namespace

std::vector<std::string> turning_sentences(const Study& study, const Verdict& verdict) {
  std::vector<std::string> sentences;
  for (const Turn& turn : verdict.turns)
    if (turn.how == Turn::How::turns || turn.how == Turn::How::unclear)
      sentences.push_back(turn_sentence(study, verdict, turn));
  return sentences;
}

std::string how_it_was_asked(const Study& study, const Verdict& verdict) {
  if (study.rivals.empty() || turning_sentences(study, verdict).empty()) return "";
  return say("(Asked with {} replications, whose intervals hold for that fixed number.)", study.rivals.front().replications);
}

std::vector<std::string> standing_sentences(const Study& study, const Verdict& verdict) {
  std::vector<std::string> sentences, same;
  for (const Turn& turn : verdict.turns)
    if (turn.how == Turn::How::same) same.push_back(turn.says.here());
  if (!same.empty())
    sentences.push_back(say("{} also wins if {}.", verdict.best, join(same, told(", or if "))));
  for (const Switch& found : study.switches)
    if (std::string text = switch_sentence(found); !text.empty()) sentences.push_back(std::move(text));
  return sentences;
}

}  // namespace peakend::results
