// Plain words only: nobody needs to know how the program works to read them.
#include "results/report/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "results/decide/intentions.hpp"
#include "results/report/money_sentences.hpp"
#include "results/report/robustness.hpp"
#include "results/table/called.hpp"
#include "results/table/shown.hpp"
#include "results/table/summary.hpp"
#include "scenarios/words/say.hpp"

namespace peakend::results {

namespace {

constexpr double out_of_reach = 100000;  // replications nobody will run

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
    for (std::string& sentence : money_sentences(study, verdict)) words.choice.push_back(std::move(sentence));
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
