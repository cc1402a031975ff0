// Trees put in the place of variables, the variables a tree reads, and tables made once for constant quantiles.
#pragma once
#include <functional>
#include <optional>
#include <vector>

#include "scenarios/language/expr.hpp"
#include "scenarios/numbers/table.hpp"

namespace peakend::language {

// Every variable for which `tree_for` gives a tree is replaced by it; what it brings in is not looked at again.
// Types above are kept: a tree should have the type of the variable it replaces. Columns are those of the variable.
using TreeFor = std::function<std::optional<Expr>(const Expr& variable)>;
Expr substitute(Expr expr, const TreeFor& tree_for);

// The distinct variables (by source and index) in order of first appearance, from the left.
std::vector<Expr> variables(const Expr& expr);

// q_beta and q_empirical whose parameters are constant (after folding) become look-ups of their draw in a table,
// which is added to `tables` unless an equal one is there. Others, and a beta that cannot be, stay as they are.
Expr with_tables(Expr expr, std::vector<numbers::Table>& tables);

}  // namespace peakend::language
