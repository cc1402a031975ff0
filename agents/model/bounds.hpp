// How far a rate can go as long as nothing happens to the customer: interval arithmetic on expressions. Every step is
// exact in floating point (rounding never turns an order around), so days on which the upper bound stays below the
// threshold may be skipped without changing a bit.
#pragma once
#include <optional>

#include "scenarios/language/expr.hpp"

namespace peakend::model {

// In the expressions below, a variable that fades has the lowest or highest value it can still take when its index is
// marked: it moves towards 0, and no further.
inline constexpr std::uint32_t lowest_yet = 1U << 30, highest_yet = 1U << 31;
inline constexpr std::uint32_t plain_index = (1U << 30) - 1;

struct Bounds {
  language::Expr low, high;
};

// nullopt when the expression reads something that can change by itself in other ways, or is not understood.
std::optional<Bounds> bounds_of(const language::Expr& expr);

}  // namespace peakend::model
