// The table of time units.
#include "scenarios/language/units.hpp"

#include <algorithm>
#include <array>

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

}  // namespace

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
