// Random trees for block programs: whatever RandomExpression makes, and quantiles, draws and tables on top.
#pragma once
#include "tests/language/random_expression.hpp"

namespace peakend::program::testing {

using language::call;
using language::Expr;
using language::literal;
using language::Op;
using language::Source;
using language::variable;

class RandomProgram {
 public:
  explicit RandomProgram(std::uint32_t seed) : random(seed) {}

  // A number that may read four traits, a normal and a uniform draw, and two constant tables.
  Expr number(int depth) {
    switch (random.below(6)) {
      case 0:
        return quantile(depth);
      case 1:
        return call(Op::add, {random.number(depth - 1, false), quantile(depth)});
      case 2:
        return call(Op::select,
                    {random.condition(depth - 1, false), quantile(depth - 1), random.number(depth - 1, false)});
      default:
        return random.number(depth, false);
    }
  }

  language::testing::RandomExpression random;

 private:
  Expr quantile(int depth) {
    auto parameter = [&] { return random.number(depth > 2 ? 2 : depth, false); };
    Expr z = variable(Source::normal_draw), u = variable(Source::uniform_draw);
    switch (random.below(8)) {
      case 0:
        return call(Op::q_normal, {z, parameter(), parameter()});
      case 1:
        return call(Op::q_lognormal, {z, parameter(), parameter()});
      case 2:
        return call(Op::q_uniform, {u, parameter(), parameter()});
      case 3:
        return call(Op::q_exponential, {u, parameter()});
      case 4:
        return call(Op::q_weibull, {u, parameter(), parameter()});
      case 5:
        return call(Op::q_triangular, {u, parameter(), parameter(), parameter()});
      case 6:
        return call(Op::q_beta, {z, literal(random.below(2) ? 0.75F : 0.35F), literal(0.12F)});
      default:
        return call(Op::q_empirical, {u, literal(3), literal(1), literal(2)});
    }
  }
};

}  // namespace peakend::program::testing
