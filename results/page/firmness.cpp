// How firm the choice is: the winner's lead under each other model of people, and how small its change may become.
#include "results/page/drawn.hpp"
#include "results/page/html.hpp"
#include "scenarios/words/say.hpp"

namespace peakend::results {

Json firmness_of(const Shown& shown) {
  Json leads = Json::array(), sizes = Json::array();
  const auto how_of = [](const Turn& turn) {
    if (turn.how == Turn::How::turns && turn.out && turn.lead.mean > 0) return "out";
    return turn.how == Turn::How::same ? "same" : turn.how == Turn::How::unclear ? "unclear" : "turns";
  };
  const auto row = [&](const std::string& says, const Estimate& lead, std::string_view how) {
    if (!std::isfinite(lead.mean)) return;
    Json one = interval(lead);
    one["says"] = harmless(says, 200), one["how"] = how;
    leads.push_back(std::move(one));
  };
  for (const Turn& turn : shown.verdict.turns)
    row(say("if {}", turn.says.here()), turn.lead, how_of(turn));
  if (!leads.empty()) {
    const Estimate own = lead_of(shown.verdict);
    row(told("as it is modelled here"), own, own.low > 0 ? "same" : "unclear");
    std::rotate(leads.begin(), leads.end() - 1, leads.end());
  }
  for (const Switch& found : shown.study.switches)
    if (found.why.empty())
      sizes.push_back({{"policy", harmless(found.policy, 60)}, {"other", harmless(found.other, 60)}, {"at", number(found.at.value_or(found.lowest))},
                       {"turns", found.at.has_value()}, {"low", number(found.low)}, {"high", number(found.high)}});
  if (leads.empty() && sizes.empty()) return nullptr;
  return {{"winner", harmless(shown.verdict.best, 60)}, {"leads", std::move(leads)}, {"sizes", std::move(sizes)}};
}

}  // namespace peakend::results
