// Interval arithmetic, operation by operation (Moore 1966), with monotone functions taken at both ends.
#include "agents/model/bounds.hpp"

#include "agents/program/program.hpp"
#include "scenarios/language/limits.hpp"

namespace peakend::model {
using language::call;
using language::Expr;
using language::literal;
using language::Op;
using language::Source;
using language::variable;

namespace {
Expr smallest(std::vector<Expr> all) { return call(Op::min, std::move(all)); }
Expr largest(std::vector<Expr> all) { return call(Op::max, std::move(all)); }
bool exact(const Bounds& b) { return language::same(b.low, b.high); }

// A sum as it is, where one part is nothing.
Expr sum(const Expr& a, const Expr& b) {
  auto nothing = [](const Expr& x) { return language::is_literal(x) && x.value == 0; };
  return nothing(a) ? b : nothing(b) ? a : a + b;
}

// What moves towards 0, from one side of it where that is known.
Bounds fading(const Expr& v, const Ranges& known) {
  const MaybeRange range = range_of(v, known);
  const Expr low = variable(v.source, v.index | program::lowest_yet), high = variable(v.source, v.index | program::highest_yet);
  return {range && range->low >= 0 ? literal(0) : low, range && range->high <= 0 ? literal(0) : high};
}

std::optional<Bounds> of_variable(const Expr& v, const Ranges& known) {
  switch (v.source) {
    case Source::trait:
    case Source::segment:
    case Source::relationship:
    case Source::expectation:
    case Source::episodes:
    case Source::prior_competence:
    case Source::prior_intention:
    case Source::ceiling:
    case Source::reputation:
    case Source::heard:
      return Bounds{v, v};
    case Source::memory_good:
    case Source::memory_bad:
    case Source::evidence_good:
    case Source::evidence_bad:
    case Source::intention_good:
    case Source::intention_bad:
    case Source::state:
      return fading(v, known);
    case Source::weeks_since_unacceptable:
      return Bounds{v, literal(most_weeks_since)};
    case Source::weekday:
      return Bounds{literal(1), literal(7)};
    default:
      return std::nullopt;
  }
}

Bounds product(const Bounds& a, const Bounds& b, const Ranges& known) {
  if (exact(a) && exact(b)) return {a.low * b.low, a.low * b.low};
  const Bounds &x = language::is_literal(a.low) && exact(a) ? a : b, &y = &x == &a ? b : a;
  if (language::is_literal(x.low) && exact(x))
    return x.low.value >= 0 ? Bounds{x.low * y.low, x.low * y.high} : Bounds{x.low * y.high, x.low * y.low};
  const bool a_positive = never_negative(a.low, known), b_positive = never_negative(b.low, known);
  if (a_positive && b_positive) return {a.low * b.low, a.high * b.high};
  if (a_positive || b_positive) {
    const Bounds &size = a_positive ? a : b, &other = a_positive ? b : a;
    return {smallest({size.low * other.low, size.high * other.low}),
            largest({size.low * other.high, size.high * other.high})};
  }
  std::vector<Expr> all{a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high};
  return {smallest(all), largest(all)};
}

// Only where the divisor keeps its sign; otherwise anything is possible.
Bounds quotient(const Bounds& a, const Bounds& b, const Ranges& known) {
  if (exact(a) && exact(b)) return {a.low / b.low, a.low / b.low};
  if (always_positive(b.low, known)) {
    if (never_negative(a.low, known)) return {a.low / b.high, a.high / b.low};
    return {smallest({a.low / b.low, a.low / b.high}), largest({a.high / b.low, a.high / b.high})};
  }
  std::vector<Expr> all{a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high};
  Expr keeps_sign = call(Op::greater, {b.low * b.high, literal(0)});
  // 3e38 instead of infinity: literals are finite, and no threshold is that high.
  return {call(Op::select, {keeps_sign, smallest(all), literal(-3e38F)}),
          call(Op::select, {keeps_sign, largest(all), literal(3e38F)})};
}

Bounds comparison(Op op, const Bounds& a, const Bounds& b) {
  if (op == Op::greater || op == Op::greater_equal)
    return comparison(op == Op::greater ? Op::less : Op::less_equal, b, a);
  if (op == Op::less || op == Op::less_equal) return {call(op, {a.high, b.low}), call(op, {a.low, b.high})};
  if (exact(a) && exact(b)) return {call(op, {a.low, b.low}), call(op, {a.low, b.low})};
  return {literal(0), literal(1)};
}

Bounds selection(const Bounds& c, const Bounds& a, const Bounds& b) {
  if (exact(c)) return {call(Op::select, {c.low, a.low, b.low}), call(Op::select, {c.low, a.high, b.high})};
  auto open = [&](Expr low_or_high, Expr yes, Expr no) {
    return call(Op::select, {c.low, yes, call(Op::select, {c.high, std::move(low_or_high), no})});
  };
  return {open(smallest({a.low, b.low}), a.low, b.low), open(largest({a.high, b.high}), a.high, b.high)};
}

std::optional<Bounds> of_operation(Op op, const std::vector<Bounds>& x, const Ranges& known) {
  switch (op) {
    case Op::negate:
      return Bounds{-x[0].high, -x[0].low};
    case Op::add:
      return Bounds{sum(x[0].low, x[1].low), sum(x[0].high, x[1].high)};
    case Op::subtract:
      return Bounds{x[0].low - x[1].high, x[0].high - x[1].low};
    case Op::multiply:
      return product(x[0], x[1], known);
    case Op::divide:
      return quotient(x[0], x[1], known);
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal:
    case Op::equal:
    case Op::not_equal:
      return comparison(op, x[0], x[1]);
    case Op::both:
    case Op::either:
      return Bounds{call(op, {x[0].low, x[1].low}), call(op, {x[0].high, x[1].high})};
    case Op::negation:
      return Bounds{call(op, {x[0].high}), call(op, {x[0].low})};
    case Op::select:
      return selection(x[0], x[1], x[2]);
    case Op::abs:
      return Bounds{largest({literal(0), x[0].low, -x[0].high}), largest({-x[0].low, x[0].high})};
    case Op::exp:
    case Op::log:
    case Op::sqrt:
    case Op::tanh:
    case Op::logistic:
    case Op::floor:
    case Op::ceil:
    case Op::round:
    case Op::normal_cdf:
      return Bounds{call(op, {x[0].low}), call(op, {x[0].high})};
    case Op::min:
    case Op::max:
    case Op::clamp: {
      std::vector<Expr> low, high;
      for (const Bounds& b : x) low.push_back(b.low), high.push_back(b.high);
      return Bounds{call(op, std::move(low)), call(op, std::move(high))};
    }
    default:
      return std::nullopt;  // powers, quantiles, tables
  }
}

// What a bound is worth nothing without: that these are finite numbers, customer by customer.
struct BoundsFinder {
  const Ranges& known;
  std::vector<Expr> watched{};
  int watched_nodes = 0;

  void watch(const Expr& x) {
    if (x.op == Op::literal || x.op == Op::variable || watched_nodes > most_watched || range_of(x, known)) return;
    for (const Expr& other : watched)
      if (language::same(other, x)) return;
    watched_nodes += language::count_nodes(x);
    watched.push_back(x);
  }
  static constexpr int most_watched = 10000;  // as `most`: beyond it every day is looked at

  std::optional<Bounds> of(const Expr& expr) {
    if (expr.op == Op::literal) return Bounds{expr, expr};
    if (expr.op == Op::variable) return of_variable(expr, known);
    std::vector<Bounds> args;
    for (const Expr& arg : expr.args) {
      auto bounds = of(arg);
      if (!bounds) return std::nullopt;
      args.push_back(std::move(*bounds));
    }
    auto result = of_operation(expr.op, args, known);
    bool all_exact = result.has_value();
    for (const Bounds& arg : args) all_exact &= exact(arg);
    if (all_exact) return Bounds{expr, expr};
    constexpr int most = 4000;  // bounds of products grow fast; a long formula is not worth it
    if (!result || language::count_nodes(result->low) + language::count_nodes(result->high) > most) return std::nullopt;
    for (const Bounds& arg : args) watch(arg.low), watch(arg.high);
    // A divisor that may be 0: then the rate may be no number, whatever is made of it.
    if (expr.op == Op::divide && !always_positive(args[1].low, known))
      watched.push_back(literal(1) / call(Op::greater, {args[1].low * args[1].high, literal(0)}));
    watch(result->low), watch(result->high);
    return result;
  }
};
}  // namespace

// An infinite bound times 0 is no number, and the larger of that and 0 may be 0: a bound that says nobody comes. So
// where a step on the way is not finite, neither is the bound.
std::optional<Bounds> bounds_of(const Expr& expr, const Ranges& known) {
  BoundsFinder finder{known};
  auto bounds = finder.of(expr);
  if (!bounds || finder.watched_nodes > BoundsFinder::most_watched) return std::nullopt;
  for (const Expr& x : finder.watched) bounds->high = bounds->high + (x - x);
  return bounds;
}

}  // namespace peakend::model
