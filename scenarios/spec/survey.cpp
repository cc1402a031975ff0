// Whom questionnaires ask of what.
#include "scenarios/spec/survey.hpp"

#include <algorithm>

#include "scenarios/spec/scenario.hpp"

namespace peakend::spec {

bool is_visit(const Journey& journey, const slots::Values& values) {
  if (journey.counts == no_slot) return !journey.campaign;
  float contact = 0;
  return slots::constant(values, journey.counts, contact) && contact == 0;
}

bool asks_of(const Survey& survey, int journey) {
  return survey.of_visit && (survey.journey < 0 || survey.journey == journey);
}

bool asks_visitors(const Scenario& scenario) {
  return std::any_of(scenario.surveys.begin(), scenario.surveys.end(), [](const Survey& s) { return s.of_visit; });
}

bool asks_effort(const Scenario& scenario) {
  return std::any_of(scenario.surveys.begin(), scenario.surveys.end(),
                     [](const Survey& s) { return s.effort != slots::no_slot; });
}

std::string luck_of(const Survey& survey) { return "surveys." + survey.name; }

// Visits of two journeys on one day are asked about each by a luck of its own.
std::string luck_of(const Survey& survey, const Journey& journey) { return luck_of(survey) + "." + journey.name; }

}  // namespace peakend::spec
