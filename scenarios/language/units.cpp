// The table of time units.
#include "scenarios/language/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace peakend::language {
namespace {

constexpr std::array<Unit, 16> units{{
    {"s", 1, 60},
    {"sec", 1, 60},
    {"second", 1, 60},
    {"seconds", 1, 60},
    {"min", 1, 1},
    {"minute", 1, 1},
    {"minutes", 1, 1},
    {"h", 60, 1},
    {"hour", 60, 1},
    {"hours", 60, 1},
    {"day", 1440, 1},
    {"days", 1440, 1},
    {"week", 10080, 1},
    {"weeks", 10080, 1},
    {"year", 525600, 1},
    {"years", 525600, 1},
}};

// Up to a thousand millions a whole number is shown in full; others with six digits.
std::string in_digits(double number) {
  return number == std::floor(number) && std::fabs(number) <= 1e9 ? fmt::format("{:.0f}", number) : fmt::format("{:.6g}", number);
}
}  // namespace

std::string in_words(float number, Dimension unit) {
  const auto value = static_cast<double>(number);
  if (unit != Dimension::time) return in_digits(value);
  for (const std::string_view name : {"week", "day", "hour"}) {
    const double counted = value / unit_named(name)->times;
    if (value != 0 && counted == std::floor(counted)) return fmt::format("{} {}{}", in_digits(counted), name, counted == 1 ? "" : "s");
  }
  return in_digits(value) + " min";
}

std::string in_words(float low, float high, Dimension unit) {
  if (std::isinf(low) && std::isinf(high)) return "a number";
  if (std::isinf(high)) return in_words(low, unit) + " or more";
  if (std::isinf(low)) return in_words(high, unit) + " or less";
  return in_words(low, unit) + " to " + in_words(high, unit);
}

const Unit* unit_named(std::string_view name) {
  const auto* found = std::find_if(units.begin(), units.end(), [&](const Unit& unit) { return unit.name == name; });
  return found == units.end() ? nullptr : found;
}

std::vector<std::string> unit_names() {
  std::vector<std::string> names;
  for (const Unit& unit : units) names.emplace_back(unit.name);
  return names;
}

bool is_currency(std::string_view word) {
  return word.size() == 3 && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace peakend::language
