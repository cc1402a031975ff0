// How a number is written for people: thousands separators, the outcome's decimals, "-" for minus and for no data.
// Pure functions of their arguments; nothing depends on the machine's language settings.
#pragma once
#include <string>
#include <string_view>

#include "results/stats/estimate.hpp"
#include "results/table/study.hpp"

namespace peakend::results {

std::string grouped(double value, int decimals);    // 12,345.7; never "-0.0"; "-" without data
std::string with_sign(double value, int decimals);  // +4.2, -4.2, 0.0
std::string shortest(double value);                 // 1, 0.5: as few digits as say it exactly
std::string percent(double share, int decimals);    // 0.025 -> "2.5 %"

// A unit in the language spoken; the code of a currency stays in front.
std::string unit_text(std::string_view unit);

// Of a change: what is measured in per cent changes by percentage points.
std::string_view unit_of_change(std::string_view unit);

// "4.2 points", "1 point"; the number alone without a unit.
std::string with_unit(std::string_view number, std::string_view unit);

// "between 3.6 and 4.8", or "no interval" with fewer than two replications.
std::string between(const Estimate& estimate, int decimals);

// "between 0.2 and 0.8", and where both ways are possible "between 0.2 less and 0.8 more". Sizes only: an
// interval below zero reads like one above it.
std::string between_ways(const Estimate& estimate, int decimals, std::string_view less, std::string_view more);

// "4.2 points more than baseline (between 3.6 and 4.8)"; a fall reads "less"; an interval with both says so.
std::string more_or_less(const Estimate& change, int decimals, std::string_view unit, const std::string& what);

// "1 week", "26 weeks".
std::string weeks_text(int weeks);

// About `value`, rounded up to two digits: 243 -> "250", 1,871 -> "1,900".
std::string about(double value);

}  // namespace peakend::results
