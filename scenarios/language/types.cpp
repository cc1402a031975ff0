// The rules of kinds and dimensions.
#include "scenarios/language/types.hpp"

#include "scenarios/language/functions.hpp"

namespace peakend::language {
namespace {

// The dimension that the arguments [from, to) share; `any` when they are all open or disagree.
Dimension shared(const Expr& expr, std::size_t from, std::size_t to) {
  Dimension found = Dimension::any;
  bool all_plain = true;
  for (std::size_t i = from; i < to && i < expr.args.size(); ++i) {
    const Expr& arg = expr.args[i];
    if (arg.type.dimension != Dimension::plain) all_plain = false;
    if (fits_anywhere(arg)) continue;
    if (found != Dimension::any && found != arg.type.dimension) return Dimension::any;
    found = arg.type.dimension;
  }
  if (found == Dimension::any && all_plain) return Dimension::plain;
  return found;
}

Dimension product(const Expr& a, const Expr& b) {
  const Dimension left = a.type.dimension;
  const Dimension right = b.type.dimension;
  if (left == Dimension::any || right == Dimension::any) return Dimension::any;
  if (left == Dimension::plain) return right;
  if (right == Dimension::plain) return left;
  const bool rate_and_time =
      (left == Dimension::rate && right == Dimension::time) || (left == Dimension::time && right == Dimension::rate);
  return rate_and_time ? Dimension::plain : Dimension::any;
}

// `1 / 4 weeks`: between two literals a bare number over a time is meant as a rate (and over a rate as a time).
Dimension numerator(const Expr& a, const Expr& b) {
  if (a.type.dimension == Dimension::any && is_literal(a) && is_literal(b)) return Dimension::plain;
  return a.type.dimension;
}

Dimension quotient(const Expr& a, const Expr& b) {
  const Dimension right = b.type.dimension;
  if (right == Dimension::any) return Dimension::any;
  if (right == Dimension::plain) return a.type.dimension;
  const Dimension left = numerator(a, b);
  if (left == right) return Dimension::plain;
  if (left == Dimension::plain && right == Dimension::time) return Dimension::rate;
  if (left == Dimension::plain && right == Dimension::rate) return Dimension::time;
  return Dimension::any;
}

Dimension plain_or_open(const Expr& expr) {
  return expr.args[0].type.dimension == Dimension::plain ? Dimension::plain : Dimension::any;
}

}  // namespace

bool is_comparison(Op op) { return op >= Op::less && op <= Op::not_equal; }

bool fits_anywhere(const Expr& expr) {
  return expr.type.dimension == Dimension::any || (is_literal(expr) && expr.type.dimension == Dimension::plain);
}

Shape shape_of(Op op, std::size_t arguments) {
  if (is_comparison(op)) return {0, arguments, -1};
  if (const Function* function = function_of(op)) {
    if (function->rule == DimensionRule::plain) return {0, 0, 0};
    if (function->rule != DimensionRule::alike) return {};
    return {function->takes == Takes::choice ? std::size_t{1} : std::size_t{0}, arguments, -1};
  }
  switch (op) {
    case Op::negate:
    case Op::add:
    case Op::subtract:
      return {0, arguments, -1};
    case Op::power:
      return {0, 0, 1};
    // the first argument of a quantile is its draw
    case Op::q_normal:
    case Op::q_uniform:
    case Op::q_triangular:
    case Op::q_beta:
    case Op::q_empirical:
      return {1, arguments, -1};
    case Op::q_exponential:
      return {1, 2, -1};
    case Op::q_lognormal:
      return {1, 2, 2};
    case Op::q_weibull:
      return {2, 3, 1};
    default:
      return {};
  }
}

Type type_of(const Expr& expr) {
  switch (expr.op) {
    case Op::literal:
    case Op::variable:
    case Op::name:
    case Op::table:
      return expr.type;
    case Op::both:
    case Op::either:
    case Op::negation:
    case Op::visited:
    case Op::heard:
      return {Kind::boolean, Dimension::any, Vocabulary::none};
    default:
      break;
  }
  if (is_comparison(expr.op)) return {Kind::boolean, Dimension::any, Vocabulary::none};
  Type type;
  if (expr.args.empty()) return type;
  const Shape shape = shape_of(expr.op, expr.args.size());
  if (expr.op == Op::select && expr.args.size() == 3) type.kind = expr.args[1].type.kind;
  if (expr.op == Op::multiply && expr.args.size() == 2) {
    type.dimension = product(expr.args[0], expr.args[1]);
  } else if (expr.op == Op::divide && expr.args.size() == 2) {
    type.dimension = quotient(expr.args[0], expr.args[1]);
  } else if (expr.op == Op::power || expr.op == Op::sqrt) {
    type.dimension = plain_or_open(expr);
  } else if (shape.alike_to > shape.alike_from) {
    type.dimension = shared(expr, shape.alike_from, shape.alike_to);
  } else {
    type.dimension = Dimension::plain;
  }
  return type;
}

std::string in_words(Dimension dimension) {
  switch (dimension) {
    case Dimension::any:
      return "a number";
    case Dimension::plain:
      return "a plain number";
    case Dimension::time:
      return "a time";
    case Dimension::rate:
      return "a rate";
    case Dimension::money:
      return "an amount of money";
  }
  return "a number";
}

std::string in_words(Vocabulary vocabulary) {
  switch (vocabulary) {
    case Vocabulary::none:
      return "a word";
    case Vocabulary::segment:
      return "a segment";
    case Vocabulary::relationship:
      return "a relationship";
    case Vocabulary::touchpoint:
      return "a touchpoint";
    case Vocabulary::store:
      return "a store";
  }
  return "a word";
}

std::string in_words(const Type& type) {
  if (type.kind == Kind::boolean) return "true or false";
  if (type.kind == Kind::word) return in_words(type.vocabulary);
  return in_words(type.dimension);
}

}  // namespace peakend::language
