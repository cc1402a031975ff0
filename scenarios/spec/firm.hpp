// What moves the people who serve, and how the firm sees itself: the slots of the sections `staff` and `firm`.
#pragma once
#include <string>
#include <vector>

#include "scenarios/slots/slots.hpp"

namespace peakend::spec {

struct Staff {
  slots::SlotId recovers, wears, comfort;  // engagement from day to day
  slots::SlotId haste, coldness;           // of pools that are rewarded on tickets
};

// An operational norm that the firm holds itself to at one touchpoint.
struct FirmNorm {
  std::string name;
  int journey = -1, touchpoint = -1;
  slots::SlotId wait_below = slots::no_slot;  // absent: nothing goes wrong
};

struct Firm {
  bool written = false;  // the file has a section `firm`; without it nothing of its view is counted
  slots::SlotId optimism = slots::no_slot, superior = slots::no_slot, neglected_below = slots::no_slot;
  std::vector<FirmNorm> norms;
};

}  // namespace peakend::spec
