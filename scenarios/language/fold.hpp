// Constant parts of an expression become literals, computed by exactly the functions that would run later.
#pragma once
#include "scenarios/language/expr.hpp"

namespace peakend::language {

// Never changes a bit of any result: no algebra, only constants; `if` with a constant condition becomes its branch.
// A constant part that is infinite or NaN is left as it stands, so every literal is finite and can be printed.
Expr fold(Expr expr);

}  // namespace peakend::language
