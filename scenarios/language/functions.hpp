// The functions an author can call: one table for the parser, the checks of resolution and the documentation.
// `if` stands in it too, though it is a keyword.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/language/expr.hpp"

namespace peakend::language {

// What the arguments must be.
enum class Takes : std::uint8_t {
  numbers,
  touchpoint,  // the name of one touchpoint
  topic,       // the name of one topic
  choice,      // a condition, then two of one kind
};

// What the dimensions (time, money, ...) must be and become.
enum class DimensionRule : std::uint8_t {
  plain,      // takes and gives plain numbers
  alike,      // the numbers share one dimension, and the result has it
  root,       // plain stays plain, anything else is left open
  condition,  // the result is true or false
};

struct Function {
  std::string_view name;
  Op op;
  int least;  // arguments
  int most;
  Takes takes;
  DimensionRule rule;
  std::string_view parameters;  // "x, lo, hi"
  std::string_view meaning;     // one line, for the reference
};

inline constexpr int any_number = 1'000'000;  // `most` of a function without a limit

std::span<const Function> functions();
const Function* function_named(std::string_view name);  // nullptr when there is none
const Function* function_of(Op op);                     // nullptr for operators and internal operations
std::vector<std::string> function_names();

}  // namespace peakend::language
