// The contacts of a day, touchpoint by touchpoint in the order of the graph: all customers at a touchpoint together.
#pragma once
#include "agents/journey/later.hpp"

namespace peakend::journey {

// Lives through all touchpoints; who goes on another day is set aside. Throws model::Failure when the work of a pool
// passes midnight or a value is not a number.
void live_through(const DayAtStore& day, const model::Journey& journey, const Columns& columns, Sheet& sheet,
                  Later& later, Scratch& scratch);

}  // namespace peakend::journey
