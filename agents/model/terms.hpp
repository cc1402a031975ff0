// Small words for writing equations as expressions.
#pragma once
#include <utility>

#include "scenarios/language/expr.hpp"

namespace peakend::model {

using language::Expr;

inline Expr larger(Expr a, Expr b) { return language::call(language::Op::max, {std::move(a), std::move(b)}); }
inline Expr smaller(Expr a, Expr b) { return language::call(language::Op::min, {std::move(a), std::move(b)}); }
// What is not a number comes second in both, and passes: it must not become the edge of a scale.
inline Expr within(Expr x, float low, float high) {
  return larger(language::literal(low), smaller(language::literal(high), std::move(x)));
}
inline Expr choose(Expr condition, Expr yes, Expr no) {
  return language::call(language::Op::select, {std::move(condition), std::move(yes), std::move(no)});
}
inline Expr is_less(Expr a, Expr b) { return language::call(language::Op::less, {std::move(a), std::move(b)}); }
inline Expr is_greater(Expr a, Expr b) { return language::call(language::Op::greater, {std::move(a), std::move(b)}); }
inline Expr exponential(Expr x) { return language::call(language::Op::exp, {std::move(x)}); }

// A term whose factor is the constant 0 is left out: it could only cost time.
inline bool off(const Expr& factor) { return language::is_literal(factor) && factor.value == 0; }

}  // namespace peakend::model
