// How far a rate can go as long as nothing happens to the customer: interval arithmetic on expressions. Every step is
// exact in floating point (rounding never turns an order around), so days on which the upper bound stays below the
// threshold may be skipped without changing a bit.
#pragma once
#include <optional>

#include "agents/model/ranges.hpp"
#include "scenarios/language/expr.hpp"

namespace peakend::model {

struct Bounds {
  language::Expr low, high;
};

// Of an expression over columns; `known` spares steps where signs cannot differ. nullopt when it reads something that
// can change by itself in other ways, or is not understood.
std::optional<Bounds> bounds_of(const language::Expr& expr, const Ranges& known);

}  // namespace peakend::model
