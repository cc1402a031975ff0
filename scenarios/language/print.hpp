// An expression as text: canonical spacing, as few parentheses as possible, the shortest number that reads back to
// the same float32. For trees as parsed, parse(to_text(e)) is the same tree.
#pragma once
#include <functional>
#include <string>

#include "scenarios/language/expr.hpp"

namespace peakend::language {

// How a variable, or a word that does not carry its own name, is written.
using Naming = std::function<std::string(const Expr&)>;

// Times print in minutes, rates per week, shares in per cent, money with the currency it was written with (XXX, no
// currency, when there was none). Infinite and NaN literals print as `1 / 0`; quantiles and tables print as calls
// (q_normal, table_2) that authors cannot write.
std::string to_text(const Expr& expr, const Naming& naming);

}  // namespace peakend::language
