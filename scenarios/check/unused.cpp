// Warnings: what a file says and nothing uses, delays that come to nothing, and memory that counts twice.
#include <algorithm>

#include "scenarios/check/check.hpp"
#include "scenarios/language/evaluate.hpp"
#include "scenarios/language/expr.hpp"
#include "scenarios/language/substitute.hpp"

namespace peakend::check {
namespace {

// What a library brings along is not its reader's to mend.
bool is_own(const spec::Scenario& scenario, const Place& place) { return place.file == scenario.file; }

void warn(Problems& problems, const Place& place, std::string path, std::string said, std::string hint) {
  problems.push_back({Severity::warning, place, std::move(path), std::move(said), "", "", std::move(hint)});
}

void check_norms_of_customers(const spec::Scenario& scenario, Problems& problems) {
  for (std::size_t n = 0; n < scenario.norms.size(); ++n) {
    const auto breaks = [&](const spec::Touchpoint& touchpoint) { return touchpoint.norm == static_cast<int>(n); };
    const bool broken =
        std::any_of(scenario.journeys.begin(), scenario.journeys.end(), [&](const spec::Journey& journey) {
          return std::any_of(journey.touchpoints.begin(), journey.touchpoints.end(), breaks);
        });
    if (broken) continue;
    const auto& norm = scenario.norms[n];
    const Place& competence = scenario.slots.all[norm.competence].place;
    const Place& intention = scenario.slots.all[norm.intention].place;
    const Place& place = competence.line > 0 ? competence : intention;
    if (!is_own(scenario, place)) continue;
    warn(problems, place, "norms." + norm.name, "no failure can break it",
         "write `norm: " + norm.name + "` at a touchpoint with `fails`");
  }
}

// Had from the start by a segment, or come to from one that somebody has.
void check_had(const spec::Scenario& scenario, Problems& problems) {
  std::vector<bool> had(scenario.relationships.size(), false);
  std::vector<int> open;
  for (const auto& segment : scenario.segments)
    if (segment.relationship >= 0) open.push_back(segment.relationship);
  while (!open.empty()) {
    const auto at = static_cast<std::size_t>(open.back());
    open.pop_back();
    if (had[at]) continue;
    had[at] = true;
    for (const auto& [to, when] : scenario.relationships[at].becomes) open.push_back(to);
  }
  for (std::size_t r = 0; r < had.size(); ++r)
    if (!had[r] && is_own(scenario, scenario.relationships[r].place))
      warn(problems, scenario.relationships[r].place, "relationships." + scenario.relationships[r].name,
           "nobody has it, and nobody comes to it",
           "write `relationship: " + scenario.relationships[r].name + "` in a segment");
}

bool has_table(const language::Expr& expr) {
  return expr.op == language::Op::table || std::any_of(expr.args.begin(), expr.args.end(), has_table);
}

// Whether a condition holds for whoever has been here often enough, and for good: it reads nothing but visits.
bool holds_in_the_end(const slots::Values& values, spec::SlotId condition) {
  const auto full = slots::in_full(values, values[condition]);
  for (const auto& v : language::variables(full))
    if (v.source != language::Source::episodes) return false;
  return !has_table(full) && language::evaluate(full, [](language::Source, std::uint32_t) { return 1e9F; }) != 0;
}

// Of relationships that lead to each other by conditions that stay true: after every visit another one.
void check_rounds(const spec::Scenario& scenario, const slots::Values& values, Problems& problems) {
  const auto next_of = [&](std::size_t r) {
    for (const auto& [to, when] : scenario.relationships[r].becomes)
      if (holds_in_the_end(values, when)) return to;
    return -1;
  };
  for (std::size_t r = 0; r < scenario.relationships.size(); ++r) {
    int at = next_of(r);
    for (std::size_t steps = 0; at >= 0 && at != static_cast<int>(r) && steps < scenario.relationships.size(); ++steps)
      at = next_of(static_cast<std::size_t>(at));
    if (at != static_cast<int>(r)) continue;
    const auto& first = scenario.relationships[r];
    return warn(problems, first.place, "relationships." + first.name + ".becomes",
                "a circle whose conditions stay true: who has come often changes at every visit",
                "let one of them read what can change back, such as memory");
  }
}

bool reads_memory(const slots::Values& values, spec::SlotId slot) {
  return slot != spec::no_slot && language::reads(slots::in_full(values, values[slot]), language::Source::memory);
}

// Who remembers well then comes more often, and chooses the firm more often of these times.
void check_memory_twice(const spec::Scenario& scenario, const slots::Values& values, Problems& problems) {
  if (!scenario.chooses || !reads_memory(values, scenario.behaviour.choose)) return;
  for (const auto& journey : scenario.journeys)
    if (!journey.campaign && reads_memory(values, journey.rate)) {
      const auto& slot = scenario.slots.all[scenario.behaviour.choose];
      warn(problems, slot.place, slot.path,
           "memory counts twice: how often occasions of '" + journey.name + "' arise depends on it too",
           "beside `choose` occasions arise at a rate of their own, such as starts: {rate: 0.5 per week}");
    }
}

bool divides_by_calendar(const language::Expr& expr) {
  const auto calendar = [](const language::Expr& arg) {
    return arg.op == language::Op::variable && (arg.source == language::Source::week || arg.source == language::Source::day);
  };
  return (expr.op == language::Op::divide && calendar(expr.args[1])) ||
         std::any_of(expr.args.begin(), expr.args.end(), divides_by_calendar);
}

// `0.2 / week` is no rate of 0.2 a week: by itself the word is the number of the week.
void check_rates(const spec::Scenario& scenario, Problems& problems) {
  for (const auto& slot : scenario.slots.all)
    if (slot.unit == language::Dimension::rate && slot.place.line > 0 && divides_by_calendar(slot.value))
      warn(problems, slot.place, slot.path, "`week` and `day` are numbers of the calendar here: 1, 2, 3, ...",
           "a rate is written 0.2 per week");
}

bool reaches_left(const slots::Values& values, spec::SlotId reach) {
  float word = 0;
  return reach != spec::no_slot && slots::constant(values, reach, word) && static_cast<spec::Reach>(static_cast<int>(word)) == spec::Reach::left;
}

// A letter to them can do nothing then.
void check_gone(const spec::Scenario& scenario, const slots::Values& values, Problems& problems) {
  float rate = 0;
  const auto slot_of_rate = scenario.behaviour.win_back_rate;
  if (slot_of_rate != spec::no_slot && !(slots::constant(values, slot_of_rate, rate) && rate == 0)) return;
  for (const auto& relationship : scenario.relationships)
    for (const auto& [general, own] : relationship.behaviour)
      if (general == slot_of_rate) return;
  for (const auto& journey : scenario.journeys) {
    if (!journey.campaign || !reaches_left(values, journey.campaign->reach)) continue;
    const auto& slot = scenario.slots.all[journey.campaign->reach];
    warn(problems, slot.place, slot.path, "nobody who has left comes back",
         "behaviour: {win_back_rate: 0.01 per week} says how soon");
  }
}

// What is on its way when a run ends is no visit yet, and hours are no days.
void check_delays(const spec::Scenario& scenario, const slots::Values& values, Problems& problems) {
  float length = 0;
  if (!slots::constant(values, scenario.length, length)) return;
  for (const auto& journey : scenario.journeys)
    for (const auto& touchpoint : journey.touchpoints) {
      float after = 0;
      if (touchpoint.after == spec::no_slot || !slots::constant(values, touchpoint.after, after)) continue;
      const auto& slot = scenario.slots.all[touchpoint.after];
      if (after >= length)
        warn(problems, slot.place, slot.path, "nobody who begins within the run gets there before it ends",
             "a visit that is still open then is no visit yet");
      else if (after > 0 && after < 720)
        warn(problems, slot.place, slot.path, "less than half a day is at once: delays are whole days",
             "minutes belong to `takes` of the touchpoint before");
    }
}
}  // namespace

void check_unused(const spec::Scenario& scenario, const slots::Values& values, Problems& problems) {
  check_norms_of_customers(scenario, problems);
  check_had(scenario, problems), check_rounds(scenario, values, problems);
  check_memory_twice(scenario, values, problems);
  check_delays(scenario, values, problems);
  check_gone(scenario, values, problems);
  check_rates(scenario, problems);
}

}  // namespace peakend::check
