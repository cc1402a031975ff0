// Money and times are whole numbers of 64 bits. Each day's own amounts are checked as they are added up and are far
// below this limit; once a day the sums of the run so far are held against it, so that none can ever wrap around.
#pragma once
#include <optional>
#include <string>

#include "agents/figures/figures.hpp"

namespace peakend::figures {

inline constexpr double sum_limit = 0x1p62;

// The name of a sum of money or time over the whole run that has grown too large, if there is one.
std::optional<std::string> overflowing(const Figures& figures);

}  // namespace peakend::figures
