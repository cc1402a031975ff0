// Printing by levels of precedence: a part is put in parentheses when it binds less than its place needs.
#include "scenarios/language/print.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "scenarios/language/functions.hpp"

namespace peakend::language {
namespace {

// From what binds least to what needs no parentheses anywhere.
enum Level : int {
  level_or = 1,
  level_and,
  level_not,
  level_compare,
  level_sum,
  level_product,
  level_sign,
  level_power,
  level_atom
};

struct Binary {
  Op op;
  const char* symbol;
  Level own, left, right;  // the least level of each side
};

constexpr std::array<Binary, 13> binaries{{
    {Op::either, " or ", level_or, level_or, level_and},
    {Op::both, " and ", level_and, level_and, level_not},
    {Op::equal, " == ", level_compare, level_sum, level_sum},
    {Op::not_equal, " != ", level_compare, level_sum, level_sum},
    {Op::less, " < ", level_compare, level_sum, level_sum},
    {Op::less_equal, " <= ", level_compare, level_sum, level_sum},
    {Op::greater, " > ", level_compare, level_sum, level_sum},
    {Op::greater_equal, " >= ", level_compare, level_sum, level_sum},
    {Op::add, " + ", level_sum, level_sum, level_product},
    {Op::subtract, " - ", level_sum, level_sum, level_product},
    {Op::multiply, " * ", level_product, level_product, level_sign},
    {Op::divide, " / ", level_product, level_product, level_sign},
    {Op::power, "^", level_power, level_atom, level_sign},
}};

struct Printed {
  std::string text;
  Level level = level_atom;
};

template <class Number>
std::string shortest(Number value) {
  std::array<char, 64> buffer{};
  const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return std::string(buffer.data(), written.ptr);
}

// The number of per cent that reads back to exactly `value`: as a float32 if that works, else with more digits.
std::string per_cent(float value) {
  const double exact = static_cast<double>(value) * 100;
  const std::string text = shortest(static_cast<float>(exact));
  double read = 0;
  std::from_chars(text.data(), text.data() + text.size(), read);
  return (static_cast<float>(read / 100) == value ? text : shortest(exact)) + " %";
}

// With all the digits it was written with: amounts of money count them all.
std::string as_given(const Expr& expr) {
  return std::isfinite(expr.value) ? shortest(as_written(expr)) : shortest(expr.value);
}

std::string number_text(const Expr& expr) {
  switch (expr.type.dimension) {
    case Dimension::plain:
      return per_cent(expr.value);
    case Dimension::time:
      return shortest(expr.value) + " min";
    case Dimension::rate:
      return shortest(expr.value) + " per week";
    case Dimension::money:
      return as_given(expr) + " " + (expr.name.empty() ? "XXX" : expr.name);
    case Dimension::any:
      break;
  }
  return as_given(expr);
}

Printed printed_literal(const Expr& expr, const Naming& naming) {
  if (expr.type.kind == Kind::boolean) return {expr.value != 0.0f ? "true" : "false"};
  if (expr.type.kind == Kind::word) return {expr.name.empty() ? naming(expr) : expr.name};
  if (std::isnan(expr.value)) return {"0 / 0", level_product};
  if (std::isinf(expr.value)) return {expr.value > 0 ? "1 / 0" : "-1 / 0", level_product};
  return {number_text(expr), std::signbit(expr.value) ? level_sign : level_atom};
}

const char* internal_name(Op op) {
  switch (op) {
    case Op::q_normal:
      return "q_normal";
    case Op::q_lognormal:
      return "q_lognormal";
    case Op::q_uniform:
      return "q_uniform";
    case Op::q_exponential:
      return "q_exponential";
    case Op::q_weibull:
      return "q_weibull";
    case Op::q_triangular:
      return "q_triangular";
    case Op::q_beta:
      return "q_beta";
    case Op::q_empirical:
      return "q_empirical";
    default:
      return "table_";
  }
}

Printed print(const Expr& expr, const Naming& naming);

std::string at_least(Level level, const Expr& expr, const Naming& naming) {
  Printed part = print(expr, naming);
  return part.level >= level ? part.text : "(" + part.text + ")";
}

Printed printed_call(const Expr& expr, const Naming& naming) {
  const Function* function = function_of(expr.op);
  std::string text = function != nullptr ? std::string(function->name) : internal_name(expr.op);
  if (expr.op == Op::table) text += std::to_string(expr.index);
  text += "(";
  for (std::size_t i = 0; i < expr.args.size(); ++i)
    text += (i > 0 ? ", " : "") + at_least(level_or, expr.args[i], naming);
  return {text + ")"};
}

// `-2` is a literal, so the negation of the literal 2 needs parentheses.
Printed printed_negate(const Expr& expr, const Naming& naming) {
  const Expr& inner = expr.args[0];
  const Printed part = print(inner, naming);
  const bool literal_number = is_literal(inner) && inner.type.kind == Kind::number && part.level == level_atom;
  if (literal_number || part.level < level_sign) return {"-(" + part.text + ")", level_sign};
  return {"-" + part.text, level_sign};
}

Printed print(const Expr& expr, const Naming& naming) {
  switch (expr.op) {
    case Op::literal:
      return printed_literal(expr, naming);
    case Op::variable:
      return {naming(expr)};
    case Op::name:
      return {expr.name};
    case Op::negate:
      return printed_negate(expr, naming);
    case Op::negation:
      return {"not " + at_least(level_not, expr.args[0], naming), level_not};
    default:
      break;
  }
  for (const Binary& binary : binaries) {
    if (binary.op != expr.op || expr.args.size() != 2) continue;
    return {at_least(binary.left, expr.args[0], naming) + binary.symbol + at_least(binary.right, expr.args[1], naming),
            binary.own};
  }
  return printed_call(expr, naming);
}

}  // namespace

std::string to_text(const Expr& expr, const Naming& naming) { return print(expr, naming).text; }

}  // namespace peakend::language
