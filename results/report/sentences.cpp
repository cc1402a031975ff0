// Plain words only: nobody needs to know how the program works to read them.
#include "results/report/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "results/decide/intentions.hpp"
#include "results/decide/switching.hpp"
#include "results/report/robustness.hpp"
#include "results/table/called.hpp"
#include "results/table/shown.hpp"
#include "results/table/summary.hpp"
#include "scenarios/words/say.hpp"

namespace peakend::results {

namespace {

constexpr double out_of_reach = 100000;  // replications nobody will run

const Standing* standing_of(const Verdict& verdict, const std::string& policy) {
  for (const Standing& standing : verdict.standings) {
    if (standing.policy == policy) return &standing;
  }
  return nullptr;
}

std::string listed(const std::vector<std::string>& parts, const std::string& last) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += i + 1 == parts.size() ? " " + last + " " : ", ";
    text += parts[i];
  }
  return text;
}

std::string value_text(double value, const Outcome& outcome) {
  return with_unit(grouped(value, outcome.decimals), outcome.unit);
}

std::string replications_text(double replications, const std::string& would) {
  if (std::isnan(replications) || replications > out_of_reach) return say("no practical number of replications {}", would);
  return say("about {} replications {}", about(replications), would);
}

std::string capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

// "4.2 points more than baseline (between 3.6 and 4.8)"; a fall reads "less"; an interval with both says so.
std::string more_or_less(const Estimate& change, int decimals, std::string_view unit, const std::string& what) {
  return fmt::format("{} {} {} ({})", with_unit(grouped(std::abs(change.mean), decimals), unit),
                     change.mean < 0 ? told("less") : told("more"), what, between_ways(change, decimals, told("less"), told("more")));
}

// Whether the best policy is shown to differ from the baseline, and by how much.
std::string choice(const Study& study, const Verdict& verdict, const Outcome& primary, std::size_t outcome) {
  const std::string& baseline = study.policies[0].name;
  const double level = mean(series(study, *find_policy(study, verdict.best), outcome));
  const std::string figure = fmt::format("{} {}", title_of(primary), value_text(level, primary));
  if (verdict.best == baseline) {
    if (study.policies.size() == 1) return say("Only {} was run: {}.", baseline, figure);
    if (verdict.tied.empty()) {
      return say("Leave things as they are: every other policy has a worse {} or is out ({}: {}).",
                         title_of(primary), baseline, figure);
    }
    return say("No policy is shown to beat {} ({}).", baseline, figure);
  }
  const Standing* now = standing_of(verdict, baseline);
  const double sign = primary.higher_is_better ? 1 : -1;
  const Estimate gain = scaled(now->behind, sign);
  const std::string versus = more_or_less(gain, primary.decimals, unit_of_change(primary.unit), say("than {}", baseline));
  if (now->tied) {
    return say("{} comes out first with {}, but it is not shown to beat {}: {}.", verdict.best, figure,
                       baseline, versus);
  }
  const std::string how = verdict.tied.empty() ? told("is the best choice") : told("comes out first");
  return fmt::format("{} {}: {}, {}.", verdict.best, how, figure, versus);
}

std::string ties(const Verdict& verdict, const Outcome& primary) {
  std::vector<std::string> names;
  double needed = 0;
  for (const std::string& name : verdict.tied) {
    const Standing* standing = standing_of(verdict, name);
    names.push_back(say("{} ({} behind, {})", name, grouped(standing->behind.mean, primary.decimals),
                                between_ways(standing->behind, primary.decimals, told("ahead"), told("behind"))));
    needed = std::isnan(standing->to_separate) ? standing->to_separate : std::max(needed, standing->to_separate);
  }
  const std::string them = names.size() == 1 ? told("the two") : told("them all");
  if (verdict.resolved)
    return say(
        "It cannot be told from {}: these are tied, and as near to each other as makes no difference here.",
        listed(names, told("or")));
  return say("It cannot be told from {}: these are tied; {}.", listed(names, told("or")),
                     replications_text(needed, say("would probably separate {}", them)));
}

std::string promise(const Study& study, const Verdict& verdict, const Outcome& primary) {
  if (verdict.resolved) return say("This is settled: {}.", verdict.guarantee);
  std::vector<std::string> names;
  double needed = 0;
  for (const Standing& standing : verdict.standings) {
    if (!standing.open || standing.policy == verdict.best) continue;
    names.push_back(has_interval(standing.behind)
                        ? say("{} (may be up to {} better)", standing.policy,
                                      value_text(std::max(0.0, -standing.behind.low), primary))
                        : standing.policy);
    needed = std::isnan(standing.to_resolve) ? standing.to_resolve : std::max(needed, standing.to_resolve);
  }
  const std::string within =
      study.delta > 0 ? say(" to within {}", with_unit(shortest(study.delta), unit_of_change(primary.unit))) : std::string();
  const std::string aim = say("would probably settle it{}", within);
  return say("This is still open for {}; {}. What is sure: {}.", listed(names, told("and")),
                     replications_text(needed, aim), verdict.guarantee);
}

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
  const bool the_same = std::max(std::abs(money.margin.low), std::abs(money.margin.high)) < 0.005;
  if (nothing && the_same) return say("It costs nothing extra over {} weeks, and the margin stays as it is.", study.weeks);
  if (nothing) return say("It costs nothing extra over {} weeks and leaves {}.", study.weeks, margin);
  if (cost > 0 && !money.return_on_investment)
    return say(
        "What it costs more over {} weeks cannot be told from nothing ({} {}, {}), so there is no return on "
        "it; it leaves {}.",
        study.weeks, study.currency, grouped(cost, money_decimals(cost)),
        between(money.investment, money_decimals(cost)), margin);
  if (!money.return_on_investment)
    return say("It saves {} over {} weeks and leaves {}.", amount, study.weeks, margin);
  return say("It costs {} more over {} weeks and leaves {}; every {} spent brings back {} ({}) and {}.", amount,
                     study.weeks, margin, study.currency, grouped(money.return_on_investment->mean, 2),
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

// Differences smaller than `delta` count as none: who is shown to be so near the best, and whether the baseline is.
bool within_delta(const Study& study, const Standing& standing) { return has_interval(standing.behind) && standing.behind.high < study.delta; }

std::string no_better_in_practice(const Study& study, const Verdict& verdict, const Outcome& primary) {
  const std::string& baseline = study.policies[0].name;
  if (verdict.best == baseline || !within_delta(study, *standing_of(verdict, baseline))) return "";
  return say("That is less than the {} that count as a difference here: in practice it is as good as {}.",
             with_unit(shortest(study.delta), unit_of_change(primary.unit)), baseline);
}

std::string as_good_in_practice(const Study& study, const Verdict& verdict, const Outcome& primary) {
  std::vector<std::string> names;
  for (const Standing& standing : verdict.standings) {
    const bool named_before = standing.tied || standing.policy == verdict.best || standing.policy == study.policies[0].name;
    if (standing.in_the_race && !named_before && within_delta(study, standing)) names.push_back(standing.policy);
  }
  if (names.empty()) return "";
  return say("Less than {} behind, which counts as equal here: {}.", with_unit(shortest(study.delta), unit_of_change(primary.unit)), listed(names, told("and")));
}

// What the choice costs against the one that would be second.
std::string next_best(const Study& study, const Verdict& verdict, const Outcome& primary) {
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

std::string limit_text(double limit, std::string_view unit) {
  const std::string size = with_unit(shortest(std::abs(std::round(limit * 1e6) / 1e6)), unit);
  if (limit == 0) return told("no less is allowed");
  return limit < 0 ? say("at most {} less is allowed", size) : say("at least {} more is asked for", size);
}

std::string guardrail_sentence(const Study& study, const Guardrail& guardrail, const GuardrailResult& result,
                               const std::string& policy) {
  const auto found = find_outcome(study, result.outcome);
  const Outcome* outcome = found ? &study.outcomes[*found] : nullptr;
  const double size = guardrail.relative ? std::abs(result.baseline) / 100 : 1;
  const std::string_view unit = guardrail.relative ? "%" : outcome == nullptr ? "" : unit_of_change(outcome->unit);
  const int decimals = guardrail.relative ? 1 : outcome == nullptr ? 0 : outcome->decimals;
  const std::string change =
      more_or_less(scaled(result.change, 1 / size), decimals, unit, say("{} than {}", title_of(study, result.outcome), study.policies[0].name));
  const std::string doubt = result.certain ? "" : told("; more replications may show otherwise");
  return say("{} breaks the guardrail on {} and is out: {}, and {}{}.", policy, title_of(study, result.outcome), change,
                     limit_text(result.limit / size, unit), doubt);
}

std::string weeks_text(int weeks) { return weeks == 1 ? say("{} week", 1) : say("{} weeks", weeks); }

std::string people_text(const Study& study) {
  const auto number = [](std::int64_t count) { return grouped(static_cast<double>(count), 0); };
  if (study.prospects == 0) return say("{} customers", number(study.customers));
  return say("{} people ({} customers, {} not yet)", number(study.people), number(study.customers),
                     number(study.prospects));
}

}  // namespace

VerdictWords verdict_words(const Study& study, const Verdict& verdict) {
  VerdictWords words;
  const auto outcome = find_outcome(study, study.primary);
  if (!outcome || verdict.best.empty()) {
    words.choice = {say("No verdict: no policy has data for {}.", title_of(study, study.primary))};
    return words;
  }
  const Outcome& primary = study.outcomes[*outcome];
  words.choice = {choice(study, verdict, primary, *outcome)};
  if (study.policies.size() > 1) {
    words.choice.push_back(no_better_in_practice(study, verdict, primary));
    if (!verdict.tied.empty()) words.choice.push_back(ties(verdict, primary));
    words.choice.push_back(promise(study, verdict, primary));
    words.choice.push_back(as_good_in_practice(study, verdict, primary));
    if (verdict.best != study.policies[0].name) words.choice.push_back(money_of_best(study, verdict));
    words.choice.push_back(cost_limit_text(study, verdict));
    words.choice.push_back(next_best(study, verdict, primary));
    words.choice.push_back(money_alone(study, verdict));
  }
  words.turning = turning_sentences(study, verdict), words.how_asked = how_it_was_asked(study, verdict);
  words.standing = standing_sentences(study, verdict);
  words.guardrails = guardrail_sentences(study, verdict);
  for (auto* part : {&words.choice, &words.turning, &words.standing}) {
    part->erase(std::remove(part->begin(), part->end(), std::string()), part->end());
    for (std::string& sentence : *part)
      if (sentence.rfind(verdict.best, 0) != 0) sentence = capital(sentence);
  }
  return words;
}

std::vector<std::string> verdict_sentences(const Study& study, const Verdict& verdict) {
  const VerdictWords words = verdict_words(study, verdict);
  std::vector<std::string> all = words.turning;
  if (!words.how_asked.empty()) all.push_back(words.how_asked);
  for (const auto* part : {&words.choice, &words.standing}) all.insert(all.end(), part->begin(), part->end());
  return all;
}

std::vector<std::string> intention_sentences(const Study& study, const Summary& summary,
                                             const std::string& plus_minus) {
  std::vector<std::string> sentences;
  for (const IntentionResult& intention : intentions_of(study, summary)) {
    const auto found = find_outcome(study, intention.outcome);
    const int decimals = found ? study.outcomes[*found].decimals : 1;
    const std::string_view unit = found ? unit_of_change(study.outcomes[*found].unit) : "";
    const std::string intended = (intention.by > 0 ? "+" : "") + shortest(intention.by);
    std::string change = with_sign(intention.found.mean, decimals);
    if (has_interval(intention.found))
      change += " " + plus_minus + " " + grouped(half_width(intention.found), decimals);
    sentences.push_back(say("{}: {} intended {}, found {}: {}", intention.policy, title_of(study, intention.outcome),
                                    with_unit(intended, unit), change, told(in_words(intention.kept))));
  }
  return sentences;
}

std::vector<std::string> guardrail_sentences(const Study& study, const Verdict& verdict) {
  std::vector<std::string> sentences;
  for (const Standing& standing : verdict.standings) {
    for (std::size_t i = 0; i < standing.guardrails.size() && i < study.guardrails.size(); ++i) {
      const GuardrailResult& result = standing.guardrails[i];
      if (!result.broken) continue;
      sentences.push_back(guardrail_sentence(study, study.guardrails[i], result, standing.policy));
    }
  }
  return sentences;
}

std::string what_was_asked(const Study& study) {
  const std::string warm_up =
      study.warm_up_weeks > 0 ? study.warm_up_weeks == 1 ? say(" after {} week of warm-up", 1) : say(" after {} weeks of warm-up", study.warm_up_weeks) : "";
  const std::string drawn = study.worlds > 1 ? told(", each with its own draw of what is uncertain") : "";
  const std::string failed =
      study.failed_replications > 0
          ? say(" ({} more could not be finished and count nowhere)", study.failed_replications)
          : "";
  return say("{}{}, {}, {} {} of {} {}{}{}, seed {}", weeks_text(study.weeks), warm_up, people_text(study), study.replications,
                     told(study.replications == 1 ? "replication" : "replications"), study.policies.size(),
                     told(study.policies.size() == 1 ? "policy" : "policies"), failed, study.independent_worlds ? drawn : "",
                     study.seed);
}

std::string what_was_run(const Study& study) {
  const auto count = [](std::int64_t runs) {
    const std::string number = grouped(static_cast<double>(runs), 0);
    return runs == 1 ? say("{} run", number) : say("{} runs", number);
  };
  std::string work;  // the time is that of what was computed now, with what would turn the verdict
  if (study.computed + study.found > 0) work = say("{} computed ", count(study.computed));
  const auto own = static_cast<std::int64_t>(study.policies.size()) * (study.replications + study.failed_replications);
  const std::int64_t others = study.computed + study.found - own;
  const std::string parts =
      others > 0 ? say(" ({} of the policies, {} to see what would turn the verdict)",
                               grouped(static_cast<double>(own), 0), grouped(static_cast<double>(others), 0))
                 : "";
  const std::string kept = study.found > 0 ? say(", {} looked up", count(study.found)) : "";
  return say("{}; {} visits{}; {}in {} s on {} {}{}{}.", what_was_asked(study), grouped(static_cast<double>(study.episodes), 0),
                     study.warm_up_weeks > 0 ? told(" with the warm-up") : "", work, grouped(study.seconds, 1), study.threads,
                     told(study.threads == 1 ? "thread" : "threads"), kept, parts);
}

}  // namespace peakend::results
