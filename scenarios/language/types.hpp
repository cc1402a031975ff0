// The type of an expression from the types of its parts, without complaints: resolution complains, builders do not.
// Dimensions are lenient where a bare number may stand for anything: `0.25 * wait` is open (`any`), because the
// author may mean "0.25 per minute".
#pragma once
#include <string>

#include "scenarios/language/expr.hpp"

namespace peakend::language {

// Which arguments must agree with each other, and which one must be plain.
struct Shape {
  std::size_t alike_from = 0;
  std::size_t alike_to = 0;  // one past the last; equal to alike_from: none
  int plain = -1;            // the argument that must be plain; -1: none
};
Shape shape_of(Op op, std::size_t arguments);

// True when the expression may stand where any dimension is wanted: `any`, or a literal such as `3` or `5 %`.
bool fits_anywhere(const Expr& expr);

// The type by the rules of the operation. A literal, a variable, a name, a table keep the type they have.
Type type_of(const Expr& expr);

bool is_comparison(Op op);

// "a number", "true or false", "a segment"; "a plain number", "a time", "a rate", "an amount of money".
std::string in_words(const Type& type);
std::string in_words(Dimension dimension);
std::string in_words(Vocabulary vocabulary);

}  // namespace peakend::language
