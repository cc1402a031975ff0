// Random trees for the property tests: every operation an author can write, variables, and constants of all sizes.
#pragma once
#include <bit>
#include <cmath>
#include <random>
#include <string>

#include "scenarios/language/expr.hpp"
#include "scenarios/language/functions.hpp"

namespace peakend::language::testing {

class RandomExpression {
 public:
  explicit RandomExpression(std::uint32_t seed) : engine_(seed) {}

  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(engine_()) % n; }

  // Any finite float: small whole numbers, fractions, and random bits (denormals and -0 too).
  float constant() {
    switch (below(4)) {
      case 0:
        return static_cast<float>(below(7)) - 3.0f;
      case 1:
        return static_cast<float>(below(4000)) / 1000.0f - 2.0f;
      case 2:
        return std::bit_cast<float>(std::bit_cast<std::uint32_t>(1.0f) + below(1u << 26));
      default:
        break;
    }
    const auto value = std::bit_cast<float>(static_cast<std::uint32_t>(engine_()));
    return std::isfinite(value) ? value : -0.0f;
  }

  Expr number(int depth, bool open_names) {
    if (depth <= 0 || below(8) == 0) return leaf(open_names);
    const std::uint32_t pick = below(12);
    if (pick == 0) return call(Op::negate, {number(depth - 1, open_names)});
    if (pick == 1)
      return call(Op::select,
                  {condition(depth - 1, open_names), number(depth - 1, open_names), number(depth - 1, open_names)});
    if (pick < 5) return call_of_table(depth, open_names);
    const Op ops[] = {Op::add, Op::subtract, Op::multiply, Op::divide, Op::power};
    return call(ops[below(5)], {number(depth - 1, open_names), number(depth - 1, open_names)});
  }

  Expr condition(int depth, bool open_names) {
    if (depth <= 0) {
      Expr truth = literal(static_cast<float>(below(2)));
      truth.type.kind = Kind::boolean;
      return truth;
    }
    const std::uint32_t pick = below(10);
    if (pick == 0) return call(Op::negation, {condition(depth - 1, open_names)});
    if (pick < 4)
      return call(below(2) == 0 ? Op::both : Op::either,
                  {condition(depth - 1, open_names), condition(depth - 1, open_names)});
    const Op ops[] = {Op::less, Op::less_equal, Op::greater, Op::greater_equal, Op::equal, Op::not_equal};
    return call(ops[below(6)], {number(depth - 1, open_names), number(depth - 1, open_names)});
  }

 private:
  Expr leaf(bool open_names) {
    if (below(2) == 0) {
      if (!open_names) return variable(Source::trait, below(4));
      Expr name;
      name.op = Op::name;
      const char* names[] = {"memory", "advice.affect.mean", "tills.shifts.1.people", "wait", "e1", "week"};
      name.name = names[below(6)];
      return name;
    }
    const Dimension dimensions[] = {Dimension::any,  Dimension::any,  Dimension::plain,
                                    Dimension::time, Dimension::rate, Dimension::money};
    return literal(constant(), dimensions[below(6)]);
  }

  Expr call_of_table(int depth, bool open_names) {
    const auto all = functions();
    const Function& function = all[below(static_cast<std::uint32_t>(all.size()))];
    if (function.takes != Takes::numbers) return leaf(open_names);
    const int count = function.most == any_number ? 2 + static_cast<int>(below(5)) : function.most;
    std::vector<Expr> args;
    for (int i = 0; i < count; ++i) args.push_back(number(depth - 1, open_names));
    return call(function.op, std::move(args));
  }

  std::mt19937 engine_;
};

}  // namespace peakend::language::testing
