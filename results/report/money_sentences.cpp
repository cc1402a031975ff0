// Amounts are of the whole firm over the whole run, against the baseline unless another policy is named.
#include "results/report/money_sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "results/decide/switching.hpp"
#include "results/table/shown.hpp"
#include "results/table/summary.hpp"
#include "scenarios/words/say.hpp"

namespace peakend::results {
namespace {
std::string payback_text(const Study& study, const Money& money) {
  if (!money.payback) {
    const std::string perhaps =
        money.payback_earliest ? say(", though it may have by week {}", *money.payback_earliest) : "";
    return say("it has not paid itself back within the {} weeks{}", study.weeks, perhaps);
  }
  std::string sure;
  if (!money.payback_latest) {
    sure = told(" (not certain within the run)");
  } else if (money.payback_earliest && *money.payback_earliest != *money.payback_latest) {
    sure = say(" (between week {} and {})", *money.payback_earliest, *money.payback_latest);
  }
  return say("it has paid itself back in week {}{}", *money.payback, sure);
}

int money_decimals(double amount) { return std::abs(amount) < 100 ? 2 : 0; }

// "EUR 3,814 more margin (between 2,510 and 5,118)"
std::string margin_text(const Study& study, const Estimate& margin) {
  return study.currency + " " + more_or_less(margin, money_decimals(margin.mean), "", told("margin"));
}

std::string money_of_best(const Study& study, const Verdict& verdict) {
  const Money& money = standing_of(verdict, verdict.best)->money;
  const double cost = money.investment.mean;
  if (std::isnan(cost) || std::isnan(money.margin.mean)) return "";
  const std::string amount = study.currency + " " + grouped(std::abs(cost), money_decimals(cost));
  const std::string margin = margin_text(study, money.margin);
  const bool nothing = std::abs(cost) < 0.005;  // half a hundredth: shown as 0.00
  const bool the_same = std::abs(money.margin.mean) < 0.005 && (!has_interval(money.margin) || std::max(std::abs(money.margin.low), std::abs(money.margin.high)) < 0.005);
  if (nothing && the_same) return say("It costs nothing extra over {}, and the margin stays as it is.", weeks_text(study.weeks));
  if (nothing) return say("It costs nothing extra over {} and leaves {}.", weeks_text(study.weeks), margin);
  if (cost > 0 && !money.return_on_investment)
    return say(
        "What it costs more over {} cannot be told from nothing ({} {}, {}), so there is no return on "
        "it; it leaves {}.",
        weeks_text(study.weeks), study.currency, grouped(cost, money_decimals(cost)),
        between(money.investment, money_decimals(cost)), margin);
  if (!money.return_on_investment)
    return say("It saves {} over {} and leaves {}.", amount, weeks_text(study.weeks), margin);
  return say("It costs {} more over {} and leaves {}; every {} spent brings back {} ({}) and {}.", amount,
                     weeks_text(study.weeks), margin, study.currency, grouped(money.return_on_investment->mean, 2),
                     between(*money.return_on_investment, 2), payback_text(study, money));
}

bool everybody_races(const Verdict& verdict) {
  return std::all_of(verdict.standings.begin(), verdict.standings.end(),
                     [](const Standing& standing) { return standing.in_the_race; });
}

// Whether money plays a part at all, and more than one replication tells how sure its differences are.
bool money_is_known(const Verdict& verdict) {
  return std::any_of(verdict.standings.begin(), verdict.standings.end(), [](const Standing& standing) {
    const Money& money = standing.money;
    return has_interval(money.margin) && (money.margin.mean != 0 || money.investment.mean != 0);
  });
}

// What the choice costs against the one that would be second.
std::string next_best(const Study& study, const Verdict& verdict) {
  const Outcome& primary = study.outcomes[*find_outcome(study, study.primary)];
  const Standing* next = nullptr;
  for (const Standing& standing : verdict.standings)
    if (standing.in_the_race && standing.policy != verdict.best && std::isfinite(standing.behind.mean) && (next == nullptr || standing.behind.mean < next->behind.mean)) next = &standing;
  if (next == nullptr || next->policy == study.policies[0].name || verdict.best == study.policies[0].name || study.primary == "margin" || !money_is_known(verdict)) return "";
  const auto theirs = find_policy(study, next->policy), ours = find_policy(study, verdict.best);
  const Estimate margin = interval_of_difference(study.policies[*theirs].margin, study.policies[*ours].margin, difference_intervals(study));
  if (!has_interval(margin) || margin.mean == 0) return "";
  return say("The next best, {}, is {} behind and leaves {}.", next->policy, with_unit(grouped(next->behind.mean, primary.decimals), unit_of_change(primary.unit)), margin_text(study, margin));
}

// Up to which price the best policy still leaves more margin than the baseline.
std::string cost_limit_text(const Study& study, const Verdict& verdict) {
  const auto best = find_policy(study, verdict.best);
  if (!best || *best == 0) return "";
  const CostLimit limit = cost_at_which_it_stops(study, *best);
  if (!has_interval(limit.most) || !limit.times || !has_interval(*limit.times)) return "";
  const std::string& baseline = study.policies[0].name;
  if (limit.most.low <= 0 && limit.most.high >= 0) return "";  // not clear whether it earns anything before its cost
  if (limit.most.high < 0)
    return say("Even for nothing it would not leave more margin than {}.", baseline);
  const double invested = standing_of(verdict, verdict.best)->money.investment.mean;
  if (std::abs(invested - limit.now) > 0.01 * std::abs(invested))  // staff costs more as well, or less
    return say("Without staff it costs {} {}; below {} it leaves more margin than {}: {} times what is written ({}).", study.currency, grouped(limit.now, money_decimals(limit.now)),
               grouped(limit.most.mean, money_decimals(limit.most.mean)), baseline, grouped(limit.times->mean, 1), between(*limit.times, 1));
  return say("It leaves more margin than {} as long as it costs less than {} {} over the {} weeks: {} times what is "
                     "written ({}).",
                     baseline, study.currency, grouped(limit.most.mean, money_decimals(limit.most.mean)), study.weeks,
                     grouped(limit.times->mean, 1), between(*limit.times, 1));
}

// Who earns most, if that is not the best choice anyway: somebody who is sure to gain, or else nobody.
std::string money_alone(const Study& study, const Verdict& verdict) {
  if (!money_is_known(verdict) || study.primary == "margin") return "";
  const Standing* richest = nullptr;
  for (const Standing& standing : verdict.standings) {
    if (!standing.in_the_race || !(standing.money.margin.low > 0)) continue;
    if (richest == nullptr || standing.money.margin.mean > richest->money.margin.mean) richest = &standing;
  }
  const std::string& baseline = study.policies[0].name;
  if (richest == nullptr)
    return say("If only money counted it would {}be {}: no policy {}is shown to leave more margin.",
                       verdict.best == baseline ? told("also ") : "", baseline,
                       everybody_races(verdict) ? "" : told("still in the race "));
  if (richest->policy == verdict.best) return told("If only money counted it would be the same choice.");
  return say("If only money counted it would be {}: {}.", richest->policy,
                     margin_text(study, richest->money.margin));
}
}  // namespace

std::vector<std::string> money_sentences(const Study& study, const Verdict& verdict) {
  std::vector<std::string> sentences;
  if (verdict.best != study.policies[0].name) sentences.push_back(money_of_best(study, verdict));
  for (std::string sentence : {cost_limit_text(study, verdict), next_best(study, verdict), money_alone(study, verdict)}) sentences.push_back(std::move(sentence));
  std::erase(sentences, std::string());
  return sentences;
}

}  // namespace peakend::results
