// How the author of a file marks a number in the comments beside it: assumed, published, calibrated.
#pragma once
#include <string_view>

#include "scenarios/spec/scenario.hpp"

namespace peakend::explain {

enum class Mark { none, assumed, source, calibrated };

// Of the number at this line of one of the scenario's files: by the comment on its line, else by that of what it stands
// within, on its line or just above it. Where a comment names several, the least certain: assumed before source.
Mark mark_of(const spec::Scenario& scenario, const Place& place);

}  // namespace peakend::explain
