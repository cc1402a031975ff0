// Interval arithmetic on numbers, operation by operation.
#include "agents/model/ranges.hpp"

#include <algorithm>
#include <cmath>

#include "agents/program/program.hpp"
#include "scenarios/language/evaluate.hpp"
#include "scenarios/numbers/elementary.hpp"

namespace peakend::model {
using language::Op;
using language::Source;

MaybeRange hull(const MaybeRange& a, const MaybeRange& b) {
  if (!a || !b) return std::nullopt;
  return Range{std::min(a->low, b->low), std::max(a->high, b->high)};
}

namespace {

MaybeRange of_plain_variable(const Expr& v, const Ranges& known) {
  const std::uint32_t index = v.index & program::plain_index;
  auto at = [&](const std::vector<MaybeRange>& all) { return index < all.size() ? all[index] : std::nullopt; };
  switch (v.source) {
    case Source::trait:
      return at(known.traits);
    case Source::state:
      return at(known.states);
    case Source::segment:
      return known.segment;
    case Source::relationship:
      return known.relationship;
    case Source::memory:
      return known.memory;
    case Source::expectation:
      return known.expectation;
    case Source::competence:
      return known.competence;
    case Source::intention:
      return known.intention;
    case Source::reputation:
      return known.reputation;
    case Source::episodes:
      return known.episodes;
    case Source::memory_good:
      return known.memory_good;
    case Source::memory_bad:
      return known.memory_bad;
    case Source::prior_competence:
      return known.prior_competence;
    case Source::prior_intention:
      return known.prior_intention;
    case Source::evidence_good:
    case Source::evidence_bad:
      return known.evidence;
    case Source::intention_good:
    case Source::intention_bad:
      return known.evidence_of_intention;
    case Source::ceiling:
      return known.ceiling;
    case Source::heard:
    case Source::targeted:
      return Range{0, 1};
    case Source::weekday:
      return Range{1, 7};
    case Source::weeks_since_unacceptable:
      return Range{0, most_weeks_since};
    default:
      return std::nullopt;
  }
}

// As it is, or the lowest or highest it can still become.
MaybeRange range_of_variable(const Expr& v, const Ranges& known) {
  MaybeRange range = of_plain_variable(v, known);
  if (range && (v.index & program::lowest_yet) != 0) range = Range{std::min(range->low, 0.0F), std::min(range->high, 0.0F)};
  if (range && (v.index & program::highest_yet) != 0) range = Range{std::max(range->low, 0.0F), std::max(range->high, 0.0F)};
  return range;
}

MaybeRange of_all(Op op, const Range& a, const Range& b) {
  float least = numbers::infinity, most = -numbers::infinity;
  for (float x : {a.low, a.high})
    for (float y : {b.low, b.high}) {
      const float args[] = {x, y};
      const float z = language::apply(op, args, 2);
      if (!std::isfinite(z)) return std::nullopt;
      least = std::min(least, z), most = std::max(most, z);
    }
  return Range{least, most};
}

float one_if(bool holds) { return holds ? 1.0F : 0.0F; }

// Whether it holds for none, for some, or for all.
Range truth(const Range& x) { return {one_if(x.low > 0 || x.high < 0), one_if(x.low != 0 || x.high != 0)}; }

Range comparison(Op op, const Range& a, const Range& b) {
  const bool meet = a.low <= b.high && b.low <= a.high;
  switch (op) {
    case Op::less:
      return {one_if(a.high < b.low), one_if(a.low < b.high)};
    case Op::less_equal:
      return {one_if(a.high <= b.low), one_if(a.low <= b.high)};
    case Op::greater:
      return comparison(Op::less, b, a);
    case Op::greater_equal:
      return comparison(Op::less_equal, b, a);
    case Op::equal:
      return {0, one_if(meet)};
    default:
      return {one_if(!meet), 1};
  }
}

// Functions that never fall in any argument.
MaybeRange rising(Op op, const std::vector<Range>& x) {
  std::vector<float> low, high;
  for (const Range& r : x) low.push_back(r.low), high.push_back(r.high);
  const int n = static_cast<int>(x.size());
  return Range{language::apply(op, low.data(), n), language::apply(op, high.data(), n)};
}

MaybeRange range_of_operation(Op op, const std::vector<Range>& x) {
  switch (op) {
    case Op::negate:
      return Range{-x[0].high, -x[0].low};
    case Op::add:
      return Range{x[0].low + x[1].low, x[0].high + x[1].high};
    case Op::subtract:
      return Range{x[0].low - x[1].high, x[0].high - x[1].low};
    case Op::multiply:
      return of_all(op, x[0], x[1]);
    case Op::divide:
      if (x[1].low <= 0 && x[1].high >= 0) return std::nullopt;
      return of_all(op, x[0], x[1]);
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal:
    case Op::equal:
    case Op::not_equal:
      return comparison(op, x[0], x[1]);
    case Op::both:
      return Range{std::min(truth(x[0]).low, truth(x[1]).low), std::min(truth(x[0]).high, truth(x[1]).high)};
    case Op::either:
      return Range{std::max(truth(x[0]).low, truth(x[1]).low), std::max(truth(x[0]).high, truth(x[1]).high)};
    case Op::negation:
      return Range{1 - truth(x[0]).high, 1 - truth(x[0]).low};
    case Op::abs:
      return Range{std::max({0.0F, x[0].low, -x[0].high}), std::max(-x[0].low, x[0].high)};
    case Op::log:
    case Op::sqrt:
      if (!(x[0].low > 0)) return std::nullopt;
      return rising(op, x);
    case Op::exp:
    case Op::tanh:
    case Op::logistic:
    case Op::floor:
    case Op::ceil:
    case Op::round:
    case Op::normal_cdf:
    case Op::min:
    case Op::max:
    case Op::clamp:
      return rising(op, x);
    default:
      return std::nullopt;  // powers, quantiles, tables
  }
}

// Only what can be chosen counts.
MaybeRange of_choice(const Expr& expr, const Ranges& known) {
  const MaybeRange condition = range_of(expr.args[0], known);
  if (!condition) return std::nullopt;
  const Range holds = truth(*condition);
  if (holds.low == 1) return range_of(expr.args[1], known);
  if (holds.high == 0) return range_of(expr.args[2], known);
  return hull(range_of(expr.args[1], known), range_of(expr.args[2], known));
}
}  // namespace

MaybeRange range_of(const Expr& expr, const Ranges& known) {
  MaybeRange result;
  if (expr.op == Op::literal) {
    result = Range{expr.value, expr.value};
  } else if (expr.op == Op::variable) {
    result = range_of_variable(expr, known);
  } else if (expr.op == Op::select) {
    result = of_choice(expr, known);
  } else {
    std::vector<Range> args;
    for (const Expr& arg : expr.args) {
      const MaybeRange range = range_of(arg, known);
      if (!range) return std::nullopt;
      args.push_back(*range);
    }
    result = range_of_operation(expr.op, args);
  }
  const bool sound = result && std::isfinite(result->low) && std::isfinite(result->high) && result->low <= result->high;
  return sound ? result : std::nullopt;
}

bool never_negative(const Expr& expr, const Ranges& known) {
  const MaybeRange range = range_of(expr, known);
  return range && range->low >= 0;
}

bool always_positive(const Expr& expr, const Ranges& known) {
  const MaybeRange range = range_of(expr, known);
  return range && range->low > 0;
}

}  // namespace peakend::model
