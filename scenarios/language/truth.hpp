// Whether a condition is true when some of what it reads is not known (NaN): three values (Kleene 1952). A comparison
// of what is not known is neither true nor false, and what is built on it is true only if it is true either way.
#pragma once
#include <algorithm>

#include "scenarios/language/evaluate.hpp"

namespace peakend::language {

enum class Truth { no, unknown, yes };

namespace detail {
template <class Read>
bool all_known(const Expr& expr, const Read& read) {
  if (expr.op == Op::variable) return read(expr.source, expr.index) == read(expr.source, expr.index);
  return std::all_of(expr.args.begin(), expr.args.end(), [&](const Expr& arg) { return all_known(arg, read); });
}
}  // namespace detail

// `read(Source, std::uint32_t index)` gives the variables.
template <class Read>
Truth truth_of(const Expr& condition, const Read& read) {
  const auto part = [&](std::size_t i) { return truth_of(condition.args[i], read); };
  switch (condition.op) {
    case Op::both:
      return std::min(part(0), part(1));
    case Op::either:
      return std::max(part(0), part(1));
    case Op::negation:
      return static_cast<Truth>(2 - static_cast<int>(part(0)));
    case Op::select:
      if (part(0) == Truth::unknown) return part(1) == part(2) ? part(1) : Truth::unknown;
      return part(0) == Truth::yes ? part(1) : part(2);
    default:
      break;
  }
  if (!detail::all_known(condition, read)) return Truth::unknown;
  for (const Expr& arg : condition.args)  // 0 / 0 on one side
    if (const float side = evaluate(arg, read); !(side == side)) return Truth::unknown;
  return evaluate(condition, read) != 0 ? Truth::yes : Truth::no;
}

}  // namespace peakend::language
