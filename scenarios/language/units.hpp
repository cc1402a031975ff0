// The units a number in an expression may carry. Times become minutes and rates become "per week" when parsed, so
// that nothing behind the parser knows about units. A year is 365 days; there is no month (it has no fixed length).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/language/expr.hpp"

namespace peakend::language {

inline constexpr double minutes_per_week = 10080;

// One such unit is `times / over` minutes. Two whole numbers, so that a conversion rounds once, at its division.
struct Unit {
  std::string_view name;
  double times = 1;
  double over = 1;
};

const Unit* unit_named(std::string_view name);  // nullptr when there is none
std::vector<std::string> unit_names();

// A number as its author would write it: a time in the largest unit that keeps it whole, others without an exponent
// as far as six digits say it. And of a range; "a number" when nothing limits it.
std::string in_words(float number, Dimension unit);
std::string in_words(float low, float high, Dimension unit);

// Three capital letters, as in ISO 4217. Whether the scenario uses that currency is the reader's question.
bool is_currency(std::string_view word);

}  // namespace peakend::language
