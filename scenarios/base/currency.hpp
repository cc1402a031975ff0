// How small the smallest unit of a currency is. Figures count money in whole thousandths of that unit.
#pragma once
#include <string_view>

namespace peakend {

// Digits after the point of amounts in this currency (ISO 4217:2015, "minor unit"); 2 for a code that is not there.
int minor_digits(std::string_view currency);

// Thousandths of the smallest unit in one unit: 100,000 for EUR, 1,000 for JPY.
double money_scale_of(std::string_view currency);

}  // namespace peakend
