// The table of outcomes, and their names with groups.
#include "scenarios/spec/outcomes.hpp"

#include <algorithm>
#include <array>

#include "scenarios/base/text.hpp"
#include "scenarios/spec/stops.hpp"

namespace peakend::spec {
namespace {
constexpr std::array kinds{
    OutcomeKind{Measure::nps, "nps", "NPS", "points", "promoters minus detractors among all answers, in points of 100", 1,
                true, true},
    OutcomeKind{Measure::promoters, "promoters", "promoters", "%", "share of answers 9 and 10", 1, true, true},
    OutcomeKind{Measure::passives, "passives", "passives", "%", "share of answers 7 and 8", 1, true, true},
    OutcomeKind{Measure::detractors, "detractors", "detractors", "%", "share of answers 0 to 6", 1, false, true},
    OutcomeKind{Measure::remembered, "remembered", "visit as remembered", "points", "how a visit is remembered, -5 to 5", 2, true, true},
    OutcomeKind{Measure::memory, "memory", "memory of the firm", "points", "how people feel about the firm, -5 to 5", 2, true, true},
    OutcomeKind{Measure::pleasure, "pleasure", "highest pleasure", "points", "highest moment of a visit", 2, true, true},
    OutcomeKind{Measure::pain, "pain", "deepest pain", "points", "lowest moment of a visit", 2, true, true},
    OutcomeKind{Measure::end, "end", "last moment", "points", "last moment of a visit", 2, true, true},
    OutcomeKind{Measure::gap, "gap", "pleasure-pain gap", "points", "pleasure minus pain: a description, not a goal", 2, true, true},
    OutcomeKind{Measure::balance, "balance", "pleasure plus pain", "points", "pleasure plus pain", 2, true, true},
    OutcomeKind{Measure::satisfaction, "satisfaction", "satisfaction", "mark", "the mark a visit would get on the file's scale", 2,
                true, true},
    OutcomeKind{Measure::trust, "trust", "trust", "", "belief in competence times belief in intention, 0 to 1", 3, true, true},
    OutcomeKind{Measure::competence, "competence", "belief in competence", "", "belief that the firm does things right, 0 to 1", 3, true, true},
    OutcomeKind{Measure::intention, "intention", "belief in intention", "", "belief that the firm does the right things, 0 to 1", 3, true, true},
    OutcomeKind{Measure::visits, "visits", "visits", "per customer and week", "how often people come", 3, true, true},
    OutcomeKind{Measure::revenue, "revenue", "revenue", "per customer and week", "what people spend", 2, true, true},
    OutcomeKind{Measure::share, "share", "share of occasions", "%", "occasions that come to this firm, of all", 1, true, true},
    OutcomeKind{Measure::cost, "cost", "cost", "per week", "what staff and policies cost", 0, false, false},
    OutcomeKind{Measure::margin, "margin", "margin", "per week", "what is left after goods, staff and policies", 0, true, false},
    OutcomeKind{Measure::customers, "customers", "customers", "people", "customers on an average day", 0, true, true},
    OutcomeKind{Measure::joined, "joined", "new customers", "people", "prospects who became customers", 0, true, false},
    OutcomeKind{Measure::left, "left", "customers lost", "people", "customers who left", 0, false, false},
    OutcomeKind{Measure::won_back, "won_back", "customers won back", "people", "who had left and came back", 0, true, false},
    OutcomeKind{Measure::talk, "talk", "messages told", "per customer and week", "messages people tell others of their visits", 3, true,
                true},
    OutcomeKind{Measure::heard, "heard", "messages heard", "per customer and week", "messages people hear from others", 3, true, true},
    OutcomeKind{Measure::sentiment, "sentiment", "tone of what is told", "points", "mean of what is told, -5 to 5", 2, true, true},
    OutcomeKind{Measure::positive_talk, "positive_talk", "good messages for each bad one", "to 1", "good messages for each bad one", 2, true, true},
    OutcomeKind{Measure::considers_leaving, "considers_leaving", "considering leaving", "%",
                "say that they consider leaving, when asked every week", 1, false, true},
    OutcomeKind{Measure::supplier_view, "supplier_view", "the firm's view", "%", "how good the firm thinks its service is, by its norms and its optimism",
                1, true, false},
    OutcomeKind{Measure::customer_view, "customer_view", "the customers' view", "%", "customers who remember a superior experience, at the end of every week", 1,
                true, true},
    OutcomeKind{Measure::perception_gap, "perception_gap", "perception gap", "points", "supplier_view minus customer_view", 1, false, true},
    OutcomeKind{Measure::neglected, "neglected", "feeling neglected", "%", "customers who feel neglected, at the end of every week", 1, false, true},
    OutcomeKind{Measure::knows, "knows", "has heard of it", "%", "share of everybody who has heard of the topic", 1, true, false, true},
    OutcomeKind{Measure::first_feeling, "first_feeling", "first feeling", "points", "felt on hearing of the topic for the first time", 2,
                true, false, true},
    OutcomeKind{Measure::volume, "volume", "messages", "per person", "messages about the topic in the whole run", 3, false, false,
                true},
    OutcomeKind{Measure::volume_withdrawn, "volume_withdrawn", "messages since it was withdrawn", "per person",
                "messages about the topic since it was withdrawn", 3, false, false, true},
    OutcomeKind{Measure::nps_survey, "nps_survey", "NPS as surveyed", "points",
                "promoters minus detractors among the answers to surveys, in points of 100", 1, true, false, false,
                true},
    OutcomeKind{Measure::response, "response", "response", "%", "answers to surveys, of those who were asked", 1, true, false,
                false, true},
    OutcomeKind{Measure::satisfaction_survey, "satisfaction_survey", "satisfaction as surveyed", "mark",
                "the mark on the file's scale in answers to surveys", 2, true, false, false, true},
    OutcomeKind{Measure::effort_survey, "effort_survey", "effort as surveyed", "1 to 7",
                "how much effort visits took, in answers to surveys that ask it", 2, false, false, false, true},
    OutcomeKind{Measure::gap_surveyed, "gap_surveyed", "pleasure-pain gap as surveyed", "points",
                "pleasure minus pain as touchpoints are rated in surveys; groups by the surveyed answer", 2, true, true},
    OutcomeKind{Measure::pleasure_surveyed, "pleasure_surveyed", "highest pleasure as surveyed", "points", "highest moment of a visit as rated in surveys",
                2, true, true},
    OutcomeKind{Measure::pain_surveyed, "pain_surveyed", "deepest pain as surveyed", "points", "lowest moment of a visit as rated in surveys", 2,
                true, true},
    OutcomeKind{Measure::unacceptable, "unacceptable", "unforgiven visits", "%", "visits with a moment that is not forgiven", 1, false,
                true},
    OutcomeKind{Measure::wait, "wait", "wait", "minutes", "mean wait where there is a queue", 2, false, false},
    OutcomeKind{Measure::gave_up, "gave_up", "gave up at a queue", "%", "people who turned away or gave up at a queue", 1, false, false},
    OutcomeKind{Measure::failed, "failed", "failures", "%", "contacts in which something goes wrong, of those where it can", 1, false, false},
    OutcomeKind{Measure::recovered, "recovered", "failures made good", "%", "failures that were made good at once", 1, true, false},
    OutcomeKind{Measure::utilisation, "utilisation", "time at work", "%", "time at work of the people in all pools", 1, true, false},
    OutcomeKind{Measure::stopped, "stopped", "policy stopped", "%", "runs in which the policy, or the first of a combination, stops by its rule", 0, false, false},
    OutcomeKind{Measure::stop_day, "stop_day", "day of stopping", "day", "the day on which it stops, over the runs in which it does", 1, true, false},
    OutcomeKind{Measure::engagement, "engagement", "staff engagement", "%", "engagement of the people in the pools that have one, on an average day", 1, true,
                false},
};
// What is not counted in a scenario is no outcome of it.
bool is_counted(const Scenario& scenario, Measure measure) {
  switch (measure) {
    case Measure::talk:
    case Measure::heard:
    case Measure::sentiment:
    case Measure::positive_talk:
      return scenario.network.written;
    case Measure::won_back:
      return scenario.behaviour.win_back_rate != no_slot;
    case Measure::share:
      return scenario.chooses;
    case Measure::considers_leaving:
      return scenario.asks_leaving;
    case Measure::supplier_view:
    case Measure::perception_gap:
      return !scenario.firm.norms.empty();
    case Measure::customer_view:
    case Measure::neglected:
      return scenario.firm.written;
    case Measure::engagement:
      return staff_is_engaged(scenario);
    case Measure::nps_survey:
    case Measure::response:
    case Measure::satisfaction_survey:
      return !scenario.surveys.empty();
    case Measure::effort_survey:
      return asks_effort(scenario);
    case Measure::gap_surveyed:
    case Measure::pleasure_surveyed:
    case Measure::pain_surveyed:
      return asks_visitors(scenario);
    case Measure::intention:
      return intention_moves(scenario);
    case Measure::stopped:
    case Measure::stop_day:
      return has_stop_rules(scenario);
    case Measure::failed:
      return can_fail(scenario);
    case Measure::recovered:
      return can_fail(scenario, true);
    default:
      return true;
  }
}

constexpr std::array bands{"promoters", "passives", "detractors"};
}  // namespace

std::span<const OutcomeKind> outcome_kinds() { return kinds; }

std::string_view needs(Measure measure) {
  switch (measure) {
    case Measure::talk:
    case Measure::heard:
    case Measure::sentiment:
    case Measure::positive_talk:
      return "network";
    case Measure::share:
      return "behaviour.choose";
    case Measure::won_back:
      return "behaviour.win_back_rate";
    case Measure::considers_leaving:
      return "behaviour.considers_leaving";
    case Measure::supplier_view:
    case Measure::perception_gap:
      return "firm.norms";
    case Measure::customer_view:
    case Measure::neglected:
      return "firm";
    case Measure::engagement:
      return "engagement of a pool";
    case Measure::nps_survey:
    case Measure::response:
    case Measure::satisfaction_survey:
      return "surveys";
    case Measure::effort_survey:
      return "effort of a survey";
    case Measure::gap_surveyed:
    case Measure::pleasure_surveyed:
    case Measure::pain_surveyed:
      return "a survey of visits (after: episode)";
    case Measure::knows:
    case Measure::first_feeling:
    case Measure::volume:
    case Measure::volume_withdrawn:
      return "topics";
    case Measure::intention:
      return "trust.intention, breach or amends, or a norm, at a touchpoint or a topic";
    case Measure::stopped:
    case Measure::stop_day:
      return "stop_when of a policy";
    case Measure::failed:
      return "fails of a touchpoint";
    case Measure::recovered:
      return "recovers of a touchpoint";
    default:
      return "";
  }
}

int group_count(const Scenario& scenario) {
  return first_segment_group + static_cast<int>(scenario.segments.size() + scenario.relationships.size());
}

std::string group_name(const Scenario& scenario, int group) {
  if (group == everybody) return "everybody";
  if (group < first_segment_group) return bands[static_cast<std::size_t>(group - 1)];
  const auto number = static_cast<std::size_t>(group - first_segment_group);
  if (number < scenario.segments.size()) return scenario.segments[number].name;
  return scenario.relationships[number - scenario.segments.size()].name;
}

Wording group_label(const Scenario& scenario, int group) {
  if (group < first_segment_group) return Wording::ours(group_name(scenario, group));
  const auto number = static_cast<std::size_t>(group - first_segment_group), segments = scenario.segments.size();
  const Wording& label = number < segments ? scenario.segments[number].label : scenario.relationships[number - segments].label;
  return label.empty() ? Wording(group_name(scenario, group)) : label;
}

std::optional<OutcomeName> find_outcome(const Scenario& scenario, std::string_view name) {
  auto dot = name.find('.');
  for (const OutcomeKind& kind : kinds) {
    if (kind.name != name.substr(0, dot) || !is_counted(scenario, kind.measure)) continue;
    for (std::size_t t = 0; kind.by_topic && t < scenario.topics.size(); ++t)
      if (dot != std::string_view::npos && scenario.topics[t].name == name.substr(dot + 1))
        return OutcomeName{&kind, static_cast<int>(t)};
    if (kind.by_topic) continue;
    if (dot == std::string_view::npos) return OutcomeName{&kind, everybody};
    for (std::size_t s = 0; kind.by_survey && s < scenario.surveys.size(); ++s)
      if (scenario.surveys[s].name == name.substr(dot + 1)) return OutcomeName{&kind, 1 + static_cast<int>(s)};
    for (int group = 1; kind.by_group && group < group_count(scenario); ++group)
      if (group_name(scenario, group) == name.substr(dot + 1)) return OutcomeName{&kind, group};
  }
  return std::nullopt;
}

std::vector<std::string> names_kept_by_week(const Scenario& scenario) {
  std::vector<std::string> names = scenario.record;
  if (names.empty()) names = {"nps", "memory", "gap", "trust", "customers", "visits", "revenue"};
  if (std::find(names.begin(), names.end(), scenario.primary) == names.end()) names.push_back(scenario.primary);
  std::sort(names.begin(), names.end());  // it is a set: in whatever order it was said, runs are the same
  return names;
}

std::vector<OutcomeName> kept_by_week(const Scenario& scenario) {
  std::vector<OutcomeName> outcomes;
  for (const std::string& name : names_kept_by_week(scenario))
    if (auto outcome = find_outcome(scenario, name)) outcomes.push_back(*outcome);  // others were found by the check
  return outcomes;
}

bool is_outcome(std::string_view name) {
  const std::string first = lowered(name.substr(0, name.find('.')));
  return std::any_of(kinds.begin(), kinds.end(), [&](const OutcomeKind& kind) { return kind.name == first; });
}

std::vector<std::string> outcome_names(const Scenario& scenario) {
  std::vector<std::string> names;
  for (const OutcomeKind& kind : kinds) {
    if (!is_counted(scenario, kind.measure)) continue;
    for (std::size_t t = 0; kind.by_topic && t < scenario.topics.size(); ++t)
      names.push_back(std::string(kind.name) + "." + scenario.topics[t].name);
    if (kind.by_topic) continue;
    names.emplace_back(kind.name);
    for (std::size_t s = 0; kind.by_survey && s < scenario.surveys.size(); ++s)
      names.push_back(std::string(kind.name) + "." + scenario.surveys[s].name);
    for (int group = 1; kind.by_group && group < group_count(scenario); ++group)
      names.push_back(std::string(kind.name) + "." + group_name(scenario, group));
  }
  return names;
}

}  // namespace peakend::spec
