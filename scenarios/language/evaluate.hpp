// What each operation computes, in float32: the one place. Folding, the interpreter of trees and the tests of block
// programs all use `apply`. Conditions are 1 or 0; every comparison with a NaN is 0, != included; `and`, `or` and
// `if` look at all their arguments; min and max go from the left with the NaN rule of numbers::minimum and maximum.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "scenarios/language/expr.hpp"
#include "scenarios/numbers/elementary.hpp"
#include "scenarios/numbers/normal.hpp"
#include "scenarios/numbers/quantiles.hpp"
#include "scenarios/numbers/table.hpp"

namespace peakend::language {

// Quantiles whose table was not made beforehand (with_tables): right, and slow. NaN when there is no such beta.
inline float apply_untabled(Op op, const float* args, int n) {
  if (op == Op::q_beta) {
    const double mean = static_cast<double>(args[1]);
    const double sd = static_cast<double>(args[2]);
    if (!numbers::beta_possible(mean, sd)) return numbers::not_a_number;
    return numbers::look_up(numbers::beta_table(mean, sd), args[0]);
  }
  return numbers::look_up(numbers::empirical_table(std::vector<float>(args + 1, args + n)), args[0]);
}

inline float as_float(bool truth) { return truth ? 1.0f : 0.0f; }

inline float apply_function(Op op, const float* args, int n) {
  const float x = args[0];
  switch (op) {
    case Op::exp:
      return numbers::exp(x);
    case Op::log:
      return numbers::log(x);
    case Op::sqrt:
      return numbers::square_root(x);
    case Op::tanh:
      return numbers::tanh(x);
    case Op::logistic:
      return numbers::logistic(x);
    case Op::abs:
      return numbers::absolute(x);
    case Op::clamp:
      return numbers::minimum(numbers::maximum(x, args[1]), args[2]);
    case Op::floor:
      return numbers::floor_of(x);
    case Op::ceil:
      return numbers::ceil_of(x);
    case Op::round:
      return numbers::round_of(x);
    case Op::normal_cdf:
      return numbers::normal_cdf(x);
    case Op::q_normal:
      return numbers::normal(x, args[1], args[2]);
    case Op::q_lognormal:
      return numbers::lognormal(x, args[1], args[2]);
    case Op::q_uniform:
      return numbers::uniform(x, args[1], args[2]);
    case Op::q_exponential:
      return numbers::exponential(x, args[1]);
    case Op::q_weibull:
      return numbers::weibull(x, args[1], args[2]);
    case Op::q_triangular:
      return numbers::triangular(x, args[1], args[2], args[3]);
    case Op::q_beta:
    case Op::q_empirical:
      return apply_untabled(op, args, n);
    default:
      return numbers::not_a_number;  // leaves and tables have no value of their own
  }
}

// The value of `op` for `n` arguments (as many as the operation has; at least one).
inline float apply(Op op, const float* args, int n) {
  const float a = args[0];
  const float b = n > 1 ? args[1] : 0.0f;
  switch (op) {
    case Op::negate:
      return -a;
    case Op::add:
      return a + b;
    case Op::subtract:
      return a - b;
    case Op::multiply:
      return a * b;
    case Op::divide:
      return a / b;
    case Op::power:
      return numbers::power(a, b);
    case Op::less:
      return as_float(a < b);
    case Op::less_equal:
      return as_float(a <= b);
    case Op::greater:
      return as_float(a > b);
    case Op::greater_equal:
      return as_float(a >= b);
    case Op::equal:
      return as_float(a == b);
    case Op::not_equal:
      return as_float(a < b || a > b);
    case Op::both:
      return as_float(a != 0.0f && b != 0.0f);
    case Op::either:
      return as_float(a != 0.0f || b != 0.0f);
    case Op::negation:
      return as_float(a == 0.0f);
    case Op::select:
      return a != 0.0f ? b : args[2];
    case Op::min:
    case Op::max: {
      float result = a;
      for (int i = 1; i < n; ++i)
        result = op == Op::min ? numbers::minimum(result, args[i]) : numbers::maximum(result, args[i]);
      return result;
    }
    default:
      return apply_function(op, args, n);
  }
}

// The value of a resolved tree. `read(Source, std::uint32_t index)` gives the variables; NaN for a name.
template <class Read>
float evaluate(const Expr& expr, const std::vector<numbers::Table>& tables, Read&& read) {
  if (expr.op == Op::literal) return expr.value;
  if (expr.op == Op::variable) return read(expr.source, expr.index);
  if (expr.args.empty()) return numbers::not_a_number;
  if (expr.op == Op::table) return numbers::look_up(tables.at(expr.index), evaluate(expr.args[0], tables, read));
  const int n = static_cast<int>(expr.args.size());
  if (n > 4) {  // min, max and lists of values only
    std::vector<float> many;
    for (const Expr& arg : expr.args) many.push_back(evaluate(arg, tables, read));
    return apply(expr.op, many.data(), n);
  }
  std::array<float, 4> args{};
  for (std::size_t i = 0; i < expr.args.size(); ++i) args[i] = evaluate(expr.args[i], tables, read);
  return apply(expr.op, args.data(), n);
}

template <class Read>
float evaluate(const Expr& expr, Read&& read) {
  return evaluate(expr, std::vector<numbers::Table>{}, read);
}

}  // namespace peakend::language
