// Folding from the leaves up.
#include "scenarios/language/fold.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "scenarios/language/evaluate.hpp"

namespace peakend::language {
namespace {

bool can_be_computed(const Expr& expr) {
  const bool leaf = expr.op == Op::literal || expr.op == Op::variable || expr.op == Op::name;
  if (leaf || expr.op == Op::table || expr.op == Op::visited || expr.op == Op::heard || expr.args.empty()) return false;
  return std::all_of(expr.args.begin(), expr.args.end(), is_literal);
}

}  // namespace

Expr fold(Expr expr) {
  for (Expr& arg : expr.args) arg = fold(std::move(arg));
  if (expr.op == Op::select && expr.args.size() == 3 && is_literal(expr.args[0])) {
    Expr branch = std::move(expr.args[expr.args[0].value != 0.0f ? 1 : 2]);
    return branch;
  }
  if (!can_be_computed(expr)) return expr;
  std::vector<float> args;
  for (const Expr& arg : expr.args) args.push_back(arg.value);
  const float value = apply(expr.op, args.data(), static_cast<int>(args.size()));
  if (!std::isfinite(value)) return expr;
  // what was computed is a bare number again: `exp(1)` prints as 2.7182817 and not as a percentage
  const Dimension dimension = expr.type.dimension == Dimension::plain ? Dimension::any : expr.type.dimension;
  Expr result = literal(value, dimension);
  result.type.kind = expr.type.kind;
  result.column = expr.column;
  return result;
}

}  // namespace peakend::language
