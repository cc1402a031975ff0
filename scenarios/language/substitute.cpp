// Substitution and tables.
#include "scenarios/language/substitute.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "scenarios/language/fold.hpp"

namespace peakend::language {
namespace {

void gather(const Expr& expr, std::vector<Expr>& found) {
  if (expr.op == Op::variable) {
    const bool known = std::any_of(found.begin(), found.end(), [&](const Expr& other) { return same(other, expr); });
    if (!known) found.push_back(expr);
  }
  for (const Expr& arg : expr.args) gather(arg, found);
}

bool same_bits(float a, float b) { return std::bit_cast<std::uint32_t>(a) == std::bit_cast<std::uint32_t>(b); }

bool same_table(const numbers::Table& a, const numbers::Table& b) {
  return same_bits(a.low, b.low) && same_bits(a.per_unit, b.per_unit) &&
         std::equal(a.y.begin(), a.y.end(), b.y.begin(), b.y.end(), same_bits);
}

std::uint32_t place_of(numbers::Table table, std::vector<numbers::Table>& tables) {
  const auto found =
      std::find_if(tables.begin(), tables.end(), [&](const numbers::Table& other) { return same_table(other, table); });
  const auto place = static_cast<std::uint32_t>(found - tables.begin());
  if (found == tables.end()) tables.push_back(std::move(table));
  return place;
}

std::optional<numbers::Table> table_of(const Expr& expr) {
  std::vector<float> constants;
  for (std::size_t i = 1; i < expr.args.size(); ++i) {
    if (!is_literal(expr.args[i])) return std::nullopt;
    constants.push_back(expr.args[i].value);
  }
  if (expr.op == Op::q_empirical) {
    if (constants.empty()) return std::nullopt;
    return numbers::empirical_table(std::move(constants));
  }
  if (constants.size() != 2) return std::nullopt;
  const double mean = static_cast<double>(constants[0]);
  const double sd = static_cast<double>(constants[1]);
  if (!numbers::beta_possible(mean, sd)) return std::nullopt;
  return numbers::beta_table(mean, sd);
}

}  // namespace

Expr substitute(Expr expr, const TreeFor& tree_for) {
  if (expr.op == Op::variable) {
    std::optional<Expr> tree = tree_for(expr);
    if (!tree) return expr;
    set_columns(*tree, expr.column);
    return std::move(*tree);
  }
  for (Expr& arg : expr.args) arg = substitute(std::move(arg), tree_for);
  return expr;
}

std::vector<Expr> variables(const Expr& expr) {
  std::vector<Expr> found;
  gather(expr, found);
  return found;
}

Expr with_tables(Expr expr, std::vector<numbers::Table>& tables) {
  for (Expr& arg : expr.args) arg = with_tables(std::move(arg), tables);
  if ((expr.op != Op::q_beta && expr.op != Op::q_empirical) || expr.args.empty()) return expr;
  for (std::size_t i = 1; i < expr.args.size(); ++i) expr.args[i] = fold(std::move(expr.args[i]));
  std::optional<numbers::Table> table = table_of(expr);
  if (!table) return expr;
  Expr result = expr;
  result.op = Op::table;
  result.index = place_of(std::move(*table), tables);
  result.args.resize(1);
  return result;
}

}  // namespace peakend::language
