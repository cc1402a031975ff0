// Names for all that can stand in an expression.
#include "scenarios/spec/as_text.hpp"

#include <fmt/format.h>

#include "scenarios/language/print.hpp"
#include "scenarios/spec/reads.hpp"

namespace peakend::spec {
using language::Source;

namespace {
// Of sources that have no word in the language.
std::string hidden_name(Source source) {
  switch (source) {
    case Source::familiarity:
      return "familiarity";
    case Source::previous_affect:
      return "affect_before";
    case Source::memory_good:
      return "memory_of_good";
    case Source::memory_bad:
      return "memory_of_bad";
    case Source::prior_competence:
      return "competence_at_first";
    case Source::prior_intention:
      return "intention_at_first";
    case Source::evidence_good:
      return "evidence_for_competence";
    case Source::evidence_bad:
      return "evidence_against_competence";
    case Source::intention_good:
      return "evidence_for_intention";
    case Source::intention_bad:
      return "evidence_against_intention";
    case Source::ceiling:
      return "ceiling_of_intention";
    case Source::ceiling_times:
      return "kept_of_ceiling";
    case Source::ceiling_plus:
      return "given_back_to_ceiling";
    case Source::weeks_since_unacceptable:
      return "weeks_since_unacceptable";
    case Source::served:
      return "served";
    case Source::integral:
      return "sum_of_moments";
    case Source::unacceptable:
      return "had_an_unacceptable_moment";
    case Source::peak_high:
      return "highest_weighed";
    case Source::peak_low:
      return "lowest_weighed";
    case Source::peak_later:
      return "highest_came_later";
    case Source::stated_evidence:
      return "competence_stated";
    case Source::stated_count:
      return "statements_of_competence";
    case Source::stated_intention:
      return "intention_stated";
    case Source::stated_intention_count:
      return "statements_of_intention";
    case Source::messages:
      return "messages_heard";
    case Source::message_mean:
      return "mean_of_messages";
    case Source::topic_affect:
      return "affect_of_topic";
    case Source::normal_draw:
      return "normal_draw";
    case Source::uniform_draw:
      return "uniform_draw";
    case Source::targeted:
      return "policy_holds_for_him";
    default:
      return "this";
  }
}

// The word of a vocabulary that stands at a place of it.
std::string word_of(const Scenario& scenario, const language::Expr& word) {
  const auto at = static_cast<std::size_t>(word.value);
  if (word.type.vocabulary == language::Vocabulary::segment && at < scenario.segments.size()) return scenario.segments[at].name;
  if (word.type.vocabulary == language::Vocabulary::relationship && at < scenario.relationships.size())
    return scenario.relationships[at].name;
  return fmt::format("{}", word.value);
}

std::string policy_name(const Scenario& scenario, int policy) {
  return policy < 0 ? "baseline" : scenario.policies[static_cast<std::size_t>(policy)].name;
}

std::string limits_text(const Claim& claim) {
  if (claim.low && claim.high) return fmt::format("within {:g} to {:g}", *claim.low, *claim.high);
  return claim.low ? fmt::format("above {:g}", *claim.low) : fmt::format("below {:g}", *claim.high);
}
}  // namespace

std::string claim_text(const Scenario& scenario, const Claim& claim) {
  using Subject = Claim::Subject;
  if (claim.subject == Subject::best) return policy_name(scenario, claim.of) + " is best in " + scenario.primary;
  std::string text = claim.outcomes[0];
  if (claim.subject == Subject::ratio) text += " / " + claim.outcomes[1];
  if (claim.subject == Subject::difference) text += " - " + claim.outcomes[1];
  if (claim.against)
    text += ": " + policy_name(scenario, claim.of) + " minus " + policy_name(scenario, *claim.against);
  else if (claim.of >= 0)
    text += ": " + policy_name(scenario, claim.of);
  return text + " " + limits_text(claim);
}

std::string as_text(const Scenario& scenario, const language::Expr& value) {
  return language::to_text(value, [&](const language::Expr& v) -> std::string {
    if (v.op == language::Op::literal) return word_of(scenario, v);
    if (v.source == Source::competence) return "competence";
    if (v.source == Source::intention) return "intention";
    if (v.source == Source::slot) return scenario.slots.all[v.index].path;
    if (v.source == Source::old) return "old";
    const std::string name = name_of_read(scenario, v);
    return name == "this" ? hidden_name(v.source) : name;
  });
}

}  // namespace peakend::spec
