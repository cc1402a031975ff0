// Builders, comparison and size of expression trees.
#include "scenarios/language/expr.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "scenarios/base/text.hpp"
#include "scenarios/language/limits.hpp"
#include "scenarios/language/types.hpp"

namespace peakend::language {

Expr literal(float value, Dimension dimension) {
  Expr expr;
  expr.op = Op::literal;
  expr.value = value;
  expr.type.dimension = dimension;
  return expr;
}

Expr variable(Source source, std::uint32_t index, Type type) {
  Expr expr;
  expr.op = Op::variable;
  expr.source = source;
  expr.index = index;
  expr.type = type;
  return expr;
}

Expr call(Op op, std::vector<Expr> args) {
  Expr expr;
  expr.op = op;
  expr.args = std::move(args);
  if (!expr.args.empty()) expr.column = expr.args.front().column;
  expr.type = type_of(expr);
  return expr;
}

bool same(const Expr& a, const Expr& b) {
  if (a.op != b.op || a.args.size() != b.args.size()) return false;
  switch (a.op) {
    case Op::literal:
      return std::bit_cast<std::uint32_t>(a.value) == std::bit_cast<std::uint32_t>(b.value);
    case Op::variable:
      return a.source == b.source && a.index == b.index;
    case Op::name:
      return a.name == b.name;
    case Op::table:
      if (a.index != b.index) return false;
      break;
    default:
      break;
  }
  return std::equal(a.args.begin(), a.args.end(), b.args.begin(), same);
}

bool is_literal(const Expr& expr) { return expr.op == Op::literal; }

double as_written(const Expr& literal) {
  const bool still = static_cast<float>(literal.written) == literal.value && literal.value != 0;
  return still ? literal.written : peakend::as_written(literal.value);
}

bool reads(const Expr& expr, Source source) {
  if (expr.op == Op::variable && expr.source == source) return true;
  return std::any_of(expr.args.begin(), expr.args.end(), [&](const Expr& arg) { return reads(arg, source); });
}

int height(const Expr& expr) {
  int most = 0;
  for (const Expr& arg : expr.args) most = std::max(most, height(arg));
  return most + 1;
}

int count_nodes(const Expr& expr) {
  int count = 1;
  for (const Expr& arg : expr.args) count += count_nodes(arg);
  return count;
}

void set_columns(Expr& expr, int column) {
  expr.column = column;
  for (Expr& arg : expr.args) set_columns(arg, column);
}

}  // namespace peakend::language
