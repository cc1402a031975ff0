// A questionnaire: of a finished visit, or of everybody in turn; and of whose visits it asks.
#pragma once
#include <string>

#include "scenarios/slots/slots.hpp"

namespace peakend::spec {

struct Scenario;
struct Journey;

struct Survey {
  std::string name;
  Place place;
  bool of_visit = true;
  int journey = -1;                                              // of a visit: of this journey; -1: of any
  slots::SlotId share = slots::no_slot;                          // of those it could ask, how many it does
  slots::SlotId response = slots::no_slot;                       // how likely each of them answers
  slots::SlotId effort = slots::no_slot;                         // of a visit: what it took, 1 to 7; absent: not asked
  slots::SlotId every = slots::no_slot, reach = slots::no_slot;  // in turn: how often, and who
};

// Whether episodes of a journey count as visits under these values.
bool is_visit(const Journey& journey, const slots::Values& values);
// Whether a survey asks of the visits of this journey, if these count as visits.
bool asks_of(const Survey& survey, int journey);
// Whether some survey asks of visits, and so of touchpoints.
bool asks_visitors(const Scenario& scenario);
bool asks_effort(const Scenario& scenario);

// Under which names a survey has its luck: one, or one for each journey.
std::string luck_of(const Survey& survey);
std::string luck_of(const Survey& survey, const Journey& journey);

}  // namespace peakend::spec
