// From text to a tree with open names. Grammar, loosest first: or; and; not; one comparison (== != < <= > >=);
// + -; * /; unary -; ^ (from the right: 2^3^2 is 2^9; -2^2 is -4); numbers with units, names, calls, parentheses.
// Hostile text is refused with a complaint; nothing here throws or runs out of stack.
#pragma once
#include <optional>
#include <string_view>

#include "scenarios/language/complaint.hpp"
#include "scenarios/language/expr.hpp"
#include "scenarios/language/limits.hpp"

namespace peakend::language {

// nullopt exactly when a complaint was added. Times are in minutes, rates per week, shares plain; `-2 min` is one
// literal, `-(2 min)` a negation. An amount of money keeps its currency in `name`.
std::optional<Expr> parse(std::string_view text, Complaints& complaints);

}  // namespace peakend::language
