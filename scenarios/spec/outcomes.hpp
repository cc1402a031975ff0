// What can come out of a run, by name: `nps`, `gap.promoters`, `revenue.newcomer`. Files name outcomes; the figures of
// a run derive them; nothing else decides what an outcome is called or measured in.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "scenarios/spec/scenario.hpp"

namespace peakend::spec {

enum class Measure {
  nps,
  promoters,
  passives,
  detractors,
  remembered,
  memory,
  pleasure,
  pain,
  end,
  gap,
  balance,
  satisfaction,
  trust,
  competence,
  intention,
  visits,
  revenue,
  share,
  cost,
  margin,
  customers,
  joined,
  left,
  won_back,
  talk,
  heard,
  sentiment,
  positive_talk,
  considers_leaving,
  supplier_view,
  customer_view,
  perception_gap,
  neglected,
  knows,
  first_feeling,
  volume,
  volume_withdrawn,
  nps_survey,
  response,
  satisfaction_survey,
  effort_survey,
  gap_surveyed,
  pleasure_surveyed,
  pain_surveyed,
  unacceptable,
  wait,
  gave_up,
  failed,
  recovered,
  utilisation,
  stopped,
  stop_day,
  engagement,
};

struct OutcomeKind {
  Measure measure;
  std::string_view name, title, unit, meaning;  // people read the title
  int decimals;
  bool higher_is_better;
  bool by_group;           // may be asked for promoters, passives, detractors, one segment or one relationship
  bool by_topic = false;   // must be asked for one topic, and only so: its group is the topic
  bool by_survey = false;  // may be asked for one survey: its group is 1 + the survey then, 0 of all together
};

// What a file must have for the outcome to be counted; empty: nothing.
std::string_view needs(Measure measure);
std::span<const OutcomeKind> outcome_kinds();

// Groups: 0 everybody, 1 promoters, 2 passives, 3 detractors, then the segments and the relationships in the order of
// the file.
inline constexpr int everybody = 0, first_segment_group = 4;
int group_count(const Scenario& scenario);
std::string group_name(const Scenario& scenario, int group);
Wording group_label(const Scenario& scenario, int group);  // what people read instead

struct OutcomeName {
  const OutcomeKind* kind;
  int group;
};

// nullopt when there is no such outcome in this scenario.
std::optional<OutcomeName> find_outcome(const Scenario& scenario, std::string_view name);
// Whether some scenario has an outcome of that name; capitals do not matter.
bool is_outcome(std::string_view name);
// What is kept week by week: what `record` names, or else seven that most questions need; and the primary outcome.
// Another primary among the seven changes nothing, so runs stay known.
std::vector<std::string> names_kept_by_week(const Scenario& scenario);
std::vector<OutcomeName> kept_by_week(const Scenario& scenario);
// All names, for did-you-mean.
std::vector<std::string> outcome_names(const Scenario& scenario);

}  // namespace peakend::spec
