// How far a rate can go within a week in which nothing happens to the customer: interval arithmetic on expressions.
// Every step is exact in floating point (rounding never turns an order around), so a week whose upper bound stays
// below the threshold may be skipped without changing a bit.
#pragma once
#include <optional>

#include "scenarios/language/expr.hpp"

namespace peakend::model {

// In the expressions below, a variable that fades has its lowest or highest value of the week when its index is marked.
inline constexpr std::uint32_t lowest_of_week = 1U << 30, highest_of_week = 1U << 31;
inline constexpr std::uint32_t plain_index = (1U << 30) - 1;

struct Bounds {
  language::Expr low, high;
};

// nullopt when the expression reads something that can change within such a week, or is not understood.
std::optional<Bounds> bounds_of(const language::Expr& expr);

}  // namespace peakend::model
