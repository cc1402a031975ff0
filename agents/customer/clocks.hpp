// Clocks that are needed: given to those who have none this week. Used by hazards only.
#pragma once
#include "agents/customer/hazard.hpp"

namespace peakend::customer {

// Those without a clock of this week get one on which the days before `from_day` are counted and came to nothing.
void wind(Hazard& hazard, chance::Key key, int first_day, int from_day, const std::uint32_t* ids, int n);

}  // namespace peakend::customer
