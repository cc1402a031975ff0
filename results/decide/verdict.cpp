// The order: who is in the race, who is best, how far the others are behind, what may be promised.
#include "results/decide/verdict.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "results/table/called.hpp"
#include "results/table/shown.hpp"
#include "results/table/summary.hpp"
#include "scenarios/words/say.hpp"

namespace peakend::results {

namespace {

constexpr int few_replications = 8;  // fixed design: below this a t-interval leans on normal data: say so

struct Primary {
  std::size_t outcome = 0;
  double direction = 1;  // -1 when lower is better
};

std::optional<std::size_t> find_best(const Study& study, const Primary& primary, const std::vector<Standing>& all) {
  std::optional<std::size_t> best;
  double highest = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!all[i].in_the_race) continue;
    const double value = primary.direction * mean(series(study, i, primary.outcome));
    if (!best || value > highest) {
      best = i;
      highest = value;
    }
  }
  return best;
}

void compare_with_best(Standing& standing, double delta, const Intervals& intervals) {
  const Estimate& behind = standing.behind;
  standing.tied = standing.in_the_race && !(behind.low > 0);
  standing.open = (standing.in_the_race || standing.may_keep) && !(behind.low > -delta);
  standing.to_separate = replications_for(behind, std::abs(behind.mean), intervals);
  standing.to_resolve = replications_for(behind, behind.mean + delta, intervals);
}

// The most by which another policy could still be better; negative when all are clearly worse.
double most_it_could_miss(const Verdict& verdict) {
  double most = -std::numeric_limits<double>::infinity();
  for (const Standing& standing : verdict.standings) {
    if (!standing.in_the_race || standing.policy == verdict.best) continue;
    if (!has_interval(standing.behind)) return std::numeric_limits<double>::quiet_NaN();
    most = std::max(most, -standing.behind.low);
  }
  return most;
}

// "with 95 % confidence at any look": how sure, and under which way of choosing the number of replications.
std::string surely(const Study& study) {
  const std::string share = shortest(std::round(study.confidence * 1e6) / 1e4) + " %";
  const std::string among = study.failed_replications > 0 ? told(" and among the replications that could be finished") : "";
  if (study.design == Design::sequential) return say("with {} confidence at any look{}", share, among);
  return say("with {} confidence, for this fixed number of replications{}", share, among);
}

std::string no_interval_at_all(const Study& study) {
  if (study.design == Design::fixed) return told("nothing can be promised from a single replication");
  return told("nothing can be promised: too few replications for an interval that holds at any look");
}

std::string no_choice(const Study& study) {
  const std::string none = told("there is no other policy to choose from");
  return study.design == Design::sequential ? none : say("{}, for this fixed number of replications", none);
}

std::string guarantee_of(const Study& study, const Outcome& primary, const Verdict& verdict) {
  const auto racing = std::count_if(verdict.standings.begin(), verdict.standings.end(),
                                    [](const Standing& standing) { return standing.in_the_race; });
  if (racing < 2) return no_choice(study);
  const bool all_race = static_cast<std::size_t>(racing) == study.policies.size();
  const std::string none = all_race ? told("no policy") : told("no policy that keeps the guardrails");
  const double miss = most_it_could_miss(verdict);
  if (std::isnan(miss)) return no_interval_at_all(study);
  const std::string sure = surely(study);
  if (miss < study.delta || verdict.resolved) {  // though who may yet keep a guardrail can leave it open
    if (study.delta == 0) return say("{} is better, {}", none, sure);
    return say("{} is more than {} better, {}", none, with_unit(shortest(study.delta), unit_of_change(primary.unit)), sure);
  }
  const double step = std::pow(10.0, -primary.decimals);  // rounded up: a promise must not be rounded away
  const std::string most = grouped(std::ceil(miss / step) * step, primary.decimals);
  return say("{} is more than {} better, {}", none, with_unit(most, unit_of_change(primary.unit)), sure);
}

void warn_about_number(const Study& study, Verdict& verdict) {
  const auto needed = static_cast<int>(fewest_replications(study.design));
  if (study.design == Design::sequential && study.replications < needed) {
    verdict.warnings.push_back(say("only {} replications: intervals that hold at every look need at least {}",
                                           study.replications, needed));
  } else if (study.replications < needed) {
    verdict.warnings.push_back(told("one replication has no interval: nothing here is sure; use at least 8"));
  } else if (study.replications < few_replications) {
    verdict.warnings.push_back(say("only {} replications: the intervals are rough", study.replications));
  }
}

// Without a delta policies that are equally good never part: the advice is another one.
void warn_about_limit(const Study& study, Verdict& verdict) {
  if (study.design == Design::fixed || study.limit_reached == 0 || verdict.resolved || verdict.best.empty()) return;
  const std::string advice =
      study.delta > 0 ? told("allow more, or accept a larger compare.delta")
                      : told("with a compare.delta of 0 policies that are equally good are never settled: say which "
                        "difference is too small to care about");
  verdict.warnings.push_back(say("the limit of {} replications was reached before this was settled: {}",
                                         grouped(study.limit_reached, 0), advice));
}

void warn_about_data(const Study& study, const Outcome& primary, const Primary& where, Verdict& verdict) {
  if (study.worlds > 1 && !study.independent_worlds) {
    verdict.warnings.push_back(told("replications share their draws of what is uncertain: the intervals are too narrow"));
  }
  for (std::size_t i = 0; i < study.policies.size(); ++i) {
    const Estimate value = interval_of_mean(series(study, i, where.outcome), mean_intervals(study));
    if (value.n == 0) {
      verdict.warnings.push_back(
          say("{} has no data for {}: it is left out of the ranking", study.policies[i].name, title_of(primary)));
    } else if (value.left_out > 0) {
      verdict.warnings.push_back(say("{}: {} of {} replications have no data for {} and are left out",
                                             study.policies[i].name, value.left_out, value.left_out + value.n,
                                             title_of(primary)));
    }
  }
}

// Who earns most of those in the race that are sure to gain: the verdict names that one too.
std::string richest_of(const Verdict& verdict) {
  const Standing* richest = nullptr;
  for (const Standing& standing : verdict.standings)
    if (standing.in_the_race && standing.money.margin.low > 0 &&
        (richest == nullptr || standing.money.margin.mean > richest->money.margin.mean))
      richest = &standing;
  return richest == nullptr ? "" : richest->policy;
}

void warn_about_guardrails(const Study& study, Verdict& verdict) {
  const std::string richest = richest_of(verdict);
  for (const Standing& standing : verdict.standings) {
    for (const GuardrailResult& result : standing.guardrails) {
      if (!result.known) {
        verdict.warnings.push_back(
            say("the guardrail on {} could not be checked for {}: no data", title_of(study, result.outcome), standing.policy));
      } else if (!result.broken && !result.certain && study.replications > 1 &&
                 (standing.policy == verdict.best || standing.policy == richest || standing.tied || standing.open)) {
        verdict.warnings.push_back(say("{} keeps the guardrail on {}, but only just: it may still be broken",
                                               standing.policy, title_of(study, result.outcome)));
      }
    }
  }
}

// What a policy came to that did not go on to the end is not what it would have come to.
void warn_about_stops(const Study& study, Verdict& verdict) {
  const auto stopped = find_outcome(study, "stopped"), day = find_outcome(study, "stop_day");
  if (!stopped || !day) return;
  for (std::size_t i = 0; i < study.policies.size(); ++i) {
    const double share = mean(series(study, i, *stopped));
    if (!(share > 0)) continue;
    verdict.warnings.push_back(say(
        "{} was stopped by its rule in {} % of the replications, on day {} on average of those: its figures are of what was left of it",
        study.policies[i].name, grouped(share, 0), grouped(mean(series(study, i, *day)), 0)));
  }
}

void judge(const Study& study, const Primary& primary, Verdict& verdict) {
  const auto best = find_best(study, primary, verdict.standings);
  if (!best) {
    verdict.guarantee = told("nothing can be promised: no policy has data");
    return;
  }
  verdict.best = study.policies[*best].name;
  verdict.resolved = true;
  const Intervals intervals = difference_intervals(study);
  const std::vector<double> leader = series(study, *best, primary.outcome);
  for (std::size_t i = 0; i < verdict.standings.size(); ++i) {
    Standing& standing = verdict.standings[i];
    if (i == *best) continue;
    const Estimate ahead = interval_of_difference(leader, series(study, i, primary.outcome), intervals);
    standing.behind = scaled(ahead, primary.direction);
    compare_with_best(standing, study.delta, intervals);
    if (standing.tied) verdict.tied.push_back(standing.policy);
    if (standing.open) verdict.resolved = false;
  }
  verdict.guarantee = guarantee_of(study, study.outcomes[primary.outcome], verdict);
}

Standing standing_of(const Study& study, std::size_t policy, const std::vector<double>& primary) {
  Standing standing;
  standing.policy = study.policies[policy].name;
  standing.guardrails = guardrails_of(study, policy);
  standing.in_the_race = std::isfinite(mean(primary)) && passes(standing.guardrails);
  standing.may_keep = std::isfinite(mean(primary)) && !standing.in_the_race && may_pass(standing.guardrails);
  standing.behind = no_estimate();
  standing.to_separate = standing.to_resolve = std::numeric_limits<double>::quiet_NaN();
  standing.money = money_of(study, policy);
  return standing;
}

}  // namespace

const Standing* standing_of(const Verdict& verdict, const std::string& policy) {
  for (const Standing& standing : verdict.standings) {
    if (standing.policy == policy) return &standing;
  }
  return nullptr;
}

Rank rank_of(const Verdict& verdict, std::size_t policy) {
  const Standing& standing = verdict.standings[policy];
  if (verdict.standings.size() < 2) return Rank::alone;
  if (!passes(standing.guardrails)) return Rank::out;
  if (standing.policy == verdict.best) return Rank::best;
  return standing.tied ? Rank::tied : Rank::behind;
}

Verdict decide(const Study& study) {
  Verdict verdict;
  for (const std::string& warning : study.warnings) verdict.warnings.push_back(retold(warning));
  verdict.difference_confidence = difference_intervals(study).confidence;
  const auto outcome = find_outcome(study, study.primary);
  for (std::size_t i = 0; i < study.policies.size(); ++i) {
    const std::vector<double> primary = outcome ? series(study, i, *outcome) : std::vector<double>{};
    verdict.standings.push_back(standing_of(study, i, primary));
  }
  if (!outcome) {
    verdict.guarantee = told("nothing can be promised: no policy has data");
    verdict.warnings.push_back(say("the study has no outcome '{}' to decide on", study.primary));
    return verdict;
  }
  const Primary primary{*outcome, study.outcomes[*outcome].higher_is_better ? 1.0 : -1.0};
  judge(study, primary, verdict);
  warn_about_number(study, verdict);
  warn_about_limit(study, verdict);
  warn_about_data(study, study.outcomes[*outcome], primary, verdict);
  warn_about_guardrails(study, verdict);
  warn_about_stops(study, verdict);
  verdict.turns = turns_of(study, verdict);
  return verdict;
}

}  // namespace peakend::results
