// The contacts of a day, touchpoint by touchpoint in the order of the graph: all customers at a touchpoint together.
#pragma once
#include "agents/journey/day.hpp"

namespace peakend::journey {

// Lives through all touchpoints. Throws model::Failure when work passes midnight or a value is not a number.
void live_through(const DayAtStore& day, const model::Journey& journey, const Columns& columns, Sheet& sheet,
                  Scratch& scratch);

}  // namespace peakend::journey
