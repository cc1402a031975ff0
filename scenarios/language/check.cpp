// Checks of arity, kinds and dimensions.
#include "scenarios/language/check.hpp"

#include <utility>

#include "scenarios/base/text.hpp"
#include "scenarios/language/functions.hpp"
#include "scenarios/language/types.hpp"

namespace peakend::language {
namespace {

bool unknown(const Expr& expr) { return expr.op == Op::name; }

std::string described(const Expr& expr) {
  std::string words = in_words(expr.type);
  if (expr.type.kind == Kind::word && !expr.name.empty()) words += " (" + expr.name + ")";
  return words;
}

std::string count_of(int count) { return std::to_string(count) + (count == 1 ? " argument" : " arguments"); }

bool check_arity(const Expr& expr, Complaints& complaints) {
  const Function* function = function_of(expr.op);
  if (function == nullptr) return true;
  const int count = static_cast<int>(expr.args.size());
  if (count >= function->least && count <= function->most) return true;
  std::string expected = count_of(function->least);
  if (function->most == any_number) expected = std::to_string(function->least) + " or more arguments";
  bool neighbours = false;
  for (std::size_t i = 1; i < expr.args.size(); ++i)
    neighbours = neighbours || (is_literal(expr.args[i - 1]) && is_literal(expr.args[i]));
  const std::string shape = std::string(function->name) + "(" + std::string(function->parameters) + ")";
  const std::string point = neighbours && count > function->most ? "; the decimal sign is a point" : "";
  complaints.push_back({expr.column, quoted(function->name) + " does not take this many arguments", expected,
                        count_of(count), "write " + shape + point});
  return false;
}

void want_number(const Expr& arg, Complaints& complaints) {
  if (unknown(arg) || arg.type.kind == Kind::number) return;
  const bool truth = arg.type.kind == Kind::boolean;
  complaints.push_back(
      {arg.column, "a number is needed here", "a number", described(arg),
       truth ? "if(condition, 1, 0) makes a number of a condition" : "words are only compared, with == and !="});
}

void want_condition(const Expr& arg, Complaints& complaints) {
  if (unknown(arg) || arg.type.kind == Kind::boolean) return;
  complaints.push_back(
      {arg.column, "a condition is needed here", "true or false", described(arg), "compare it, for example 'x > 0'"});
}

// == and != take two numbers, two conditions or two words of one vocabulary; the others two numbers.
void check_comparison(const Expr& expr, Complaints& complaints) {
  const Expr& left = expr.args[0];
  const Expr& right = expr.args[1];
  if (unknown(left) || unknown(right)) return;
  const bool number = left.type.kind == Kind::number && right.type.kind == Kind::number;
  if (number) return;
  if (expr.op != Op::equal && expr.op != Op::not_equal) {
    want_number(left, complaints);
    want_number(right, complaints);
    return;
  }
  if (left.type.kind == right.type.kind && left.type.vocabulary == right.type.vocabulary) return;
  complaints.push_back(
      {right.column, "only things of one kind can be compared", described(left), described(right), ""});
}

void check_branches(const Expr& expr, Complaints& complaints) {
  want_condition(expr.args[0], complaints);
  const Expr& a = expr.args[1];
  const Expr& b = expr.args[2];
  if (unknown(a) || unknown(b)) return;
  if (a.type.kind == Kind::word || b.type.kind == Kind::word || a.type.kind != b.type.kind) {
    if (a.type.kind == Kind::boolean && b.type.kind != Kind::boolean) return want_condition(b, complaints);
    want_number(a, complaints);
    want_number(b, complaints);
  }
}

void check_kinds(const Expr& expr, Complaints& complaints) {
  if (expr.op == Op::visited || expr.op == Op::heard) return;  // its argument is a name: resolution looks at it
  if (is_comparison(expr.op)) return check_comparison(expr, complaints);
  if (expr.op == Op::select) return check_branches(expr, complaints);
  const bool logic = expr.op == Op::both || expr.op == Op::either || expr.op == Op::negation;
  for (const Expr& arg : expr.args) {
    if (logic)
      want_condition(arg, complaints);
    else
      want_number(arg, complaints);
  }
}

std::string plain_hint(Dimension dimension) {
  switch (dimension) {
    case Dimension::time:
      return "divide it by a time, for example '/ 1 min'";
    case Dimension::rate:
      return "divide it by a rate, for example '/ 1 per week'";
    case Dimension::money:
      return "divide it by an amount, for example '/ 1 EUR'";
    default:
      return "";
  }
}

void check_dimensions(const Expr& expr, Complaints& complaints) {
  const Shape shape = shape_of(expr.op, expr.args.size());
  const Expr* first = nullptr;
  for (std::size_t i = shape.alike_from; i < shape.alike_to; ++i) {
    const Expr& arg = expr.args[i];
    if (unknown(arg) || fits_anywhere(arg)) continue;
    if (first == nullptr) first = &arg;
    if (arg.type.dimension == first->type.dimension) continue;
    complaints.push_back({arg.column, "two different things are combined", in_words(first->type.dimension),
                          in_words(arg.type.dimension), ""});
  }
  if (shape.plain < 0) return;
  const Expr& arg = expr.args[static_cast<std::size_t>(shape.plain)];
  if (unknown(arg) || fits_anywhere(arg) || arg.type.dimension == Dimension::plain) return;
  const Function* function = function_of(expr.op);
  const std::string what = function != nullptr    ? quoted(function->name)  //
                           : expr.op == Op::power ? std::string("an exponent")
                                                  : std::string("this parameter");
  complaints.push_back({arg.column, what + " needs a plain number", in_words(Dimension::plain),
                        in_words(arg.type.dimension), plain_hint(arg.type.dimension)});
}

}  // namespace

bool check_operation(const Expr& expr, Complaints& complaints) {
  const std::size_t before = complaints.size();
  if (!check_arity(expr, complaints)) return false;
  check_kinds(expr, complaints);
  if (complaints.size() == before) check_dimensions(expr, complaints);
  return complaints.size() == before;
}

}  // namespace peakend::language
