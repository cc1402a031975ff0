// The checks of one operation whose arguments are resolved: how many, of which kind, of which dimension.
#pragma once
#include "scenarios/language/complaint.hpp"
#include "scenarios/language/expr.hpp"

namespace peakend::language {

// True when nothing was complained about. A name that has no meaning fits everywhere: it was complained about before.
bool check_operation(const Expr& expr, Complaints& complaints);

}  // namespace peakend::language
