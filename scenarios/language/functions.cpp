// The table of callable functions.
#include "scenarios/language/functions.hpp"

#include <algorithm>
#include <array>

namespace peakend::language {
namespace {

constexpr auto numbers = Takes::numbers;
constexpr auto plain = DimensionRule::plain;
constexpr auto alike = DimensionRule::alike;

constexpr std::array<Function, 16> table{{
    {"if", Op::select, 3, 3, Takes::choice, alike, "condition, a, b", "a where the condition is true, else b"},
    {"min", Op::min, 2, any_number, numbers, alike, "a, b, ...", "the smallest of two or more numbers"},
    {"max", Op::max, 2, any_number, numbers, alike, "a, b, ...", "the largest of two or more numbers"},
    {"clamp", Op::clamp, 3, 3, numbers, alike, "x, lo, hi", "x, but at least lo and at most hi (hi wins)"},
    {"abs", Op::abs, 1, 1, numbers, alike, "x", "x without its sign"},
    {"floor", Op::floor, 1, 1, numbers, alike, "x", "the next whole number below"},
    {"ceil", Op::ceil, 1, 1, numbers, alike, "x", "the next whole number above"},
    {"round", Op::round, 1, 1, numbers, alike, "x", "the nearest whole number; halves go to the even one"},
    {"exp", Op::exp, 1, 1, numbers, plain, "x", "e to the power x"},
    {"log", Op::log, 1, 1, numbers, plain, "x", "the natural logarithm"},
    {"sqrt", Op::sqrt, 1, 1, numbers, DimensionRule::root, "x", "the square root"},
    {"tanh", Op::tanh, 1, 1, numbers, plain, "x", "the hyperbolic tangent: from -1 to 1, steepest at 0"},
    {"logistic", Op::logistic, 1, 1, numbers, plain, "x", "1 / (1 + exp(-x)): from 0 to 1, a half at 0"},
    {"normal_cdf", Op::normal_cdf, 1, 1, numbers, plain, "z", "the share of a standard normal below z"},
    {"visited", Op::visited, 1, 1, Takes::touchpoint, DimensionRule::condition, "touchpoint",
     "true when this visit has been at the touchpoint before"},
    {"heard", Op::heard, 1, 1, Takes::topic, DimensionRule::condition, "topic",
     "true when the customer has heard of the topic"},
}};

}  // namespace

std::span<const Function> functions() { return table; }

const Function* function_named(std::string_view name) {
  const auto* found = std::find_if(table.begin(), table.end(), [&](const Function& f) { return f.name == name; });
  return found == table.end() ? nullptr : found;
}

const Function* function_of(Op op) {
  const auto* found = std::find_if(table.begin(), table.end(), [&](const Function& f) { return f.op == op; });
  return found == table.end() ? nullptr : found;
}

std::vector<std::string> function_names() {
  std::vector<std::string> names;
  for (const Function& function : table) names.emplace_back(function.name);
  return names;
}

}  // namespace peakend::language
