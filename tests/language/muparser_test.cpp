// The language against another parser that many use, muParser: tens of thousands of random texts are read by both.
// muParser computes in double precision with the C library; the difference allowed is what our arithmetic in float32
// can be off by, found by running error analysis (Wilkinson 1963; Higham 2002, ch. 3) on the tree, in doubles.
#include <muParser.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "scenarios/language/evaluate.hpp"
#include "scenarios/language/parse.hpp"
#include "scenarios/language/resolve.hpp"
#include "tests/language/random_text.hpp"

using namespace peakend::language;

namespace {

using testing::RandomText, testing::variables;
constexpr double epsilon = 1.2e-7;  // of a float; our own functions are within two units in the last place

// ---- muParser, told our words ----------------------------------------------------------------------------------------

class Other {
 public:
  explicit Other(std::array<double, variables>& values) {
    parser_.ClearFun(), parser_.ClearOprt(), parser_.ClearInfixOprt();
    parser_.DefineInfixOprtChars("not-");
    parser_.DefineFun("if", +[](double c, double a, double b) { return c != 0 ? a : b; });
    parser_.DefineFun("min", +[](double a, double b) { return std::min(a, b); });
    parser_.DefineFun("max", +[](double a, double b) { return std::max(a, b); });
    parser_.DefineFun("clamp", +[](double x, double low, double high) { return std::min(std::max(x, low), high); });
    parser_.DefineFun("abs", +[](double x) { return std::fabs(x); });
    parser_.DefineFun("floor", +[](double x) { return std::floor(x); });
    parser_.DefineFun("ceil", +[](double x) { return std::ceil(x); });
    parser_.DefineFun("exp", +[](double x) { return std::exp(x); });
    parser_.DefineFun("log", +[](double x) { return std::log(x); });
    parser_.DefineFun("sqrt", +[](double x) { return std::sqrt(x); });
    parser_.DefineFun("tanh", +[](double x) { return std::tanh(x); });
    parser_.DefineFun("logistic", +[](double x) { return 1 / (1 + std::exp(-x)); });
    parser_.DefineOprt("and", +[](double a, double b) { return a != 0 && b != 0 ? 1.0 : 0.0; }, mu::prLAND, mu::oaLEFT);
    parser_.DefineOprt("or", +[](double a, double b) { return a != 0 || b != 0 ? 1.0 : 0.0; }, mu::prLOR, mu::oaLEFT);
    parser_.DefineInfixOprt("-", +[](double a) { return -a; }, mu::prINFIX);
    parser_.DefineInfixOprt("not", +[](double a) { return a == 0 ? 1.0 : 0.0; }, mu::prLAND + 1);
    for (int i = 0; i < variables; ++i) parser_.DefineVar("x" + std::to_string(i), &values[static_cast<std::size_t>(i)]);
  }
  double value(const std::string& text) {
    try {
      parser_.SetExpr(text);
      return parser_.Eval();
    } catch (const mu::ParserError& error) {
      FAIL(text << ": muParser says " << error.GetMsg());
    }
    return 0;
  }

 private:
  mu::Parser parser_;
};

// ---- how far float32 can be off --------------------------------------------------------------------------------------

struct Bounded {
  double value = 0, error = 0;  // infinite: a step that could go either way
};

constexpr double unsure = std::numeric_limits<double>::infinity();

// A step's own rounding on top of what it is given.
Bounded rounded(double value, double carried) {
  if (!std::isfinite(value) || !std::isfinite(carried)) return {value, unsure};
  constexpr double smallest = 1.2e-38;  // what is below the smallest normal float may be 0
  return {value, carried + std::fabs(value) * 4 * epsilon + smallest};
}

// A function that rises or falls without a jump: its values at both ends of what the argument can be.
Bounded smooth(double (*f)(double), const Bounded& x) {
  const double at = f(x.value);
  return rounded(at, std::max(std::fabs(f(x.value - x.error) - at), std::fabs(f(x.value + x.error) - at)));
}

Bounded power(const Bounded& a, const Bounded& b) {
  const double at = std::pow(a.value, b.value);
  double most = 0;
  for (const double x : {a.value - a.error, a.value + a.error})
    for (const double y : {b.value - b.error, b.value + b.error}) most = std::max(most, std::fabs(std::pow(x, y) - at));
  return rounded(at, std::isnan(at) ? unsure : most);
}

Bounded step(Op op, const std::vector<Bounded>& x) {
  const auto differ = [&] { return std::fabs(x[0].value - x[1].value) > x[0].error + x[1].error; };
  const auto truth = [&](bool holds) { return Bounded{holds ? 1.0 : 0.0, differ() ? 0 : unsure}; };
  const auto jump = [&](double (*f)(double)) {
    return Bounded{f(x[0].value), f(x[0].value - x[0].error) == f(x[0].value + x[0].error) ? 0 : unsure};
  };
  double carried = 0;
  for (const Bounded& one : x) carried += one.error;
  if (carried == unsure && op != Op::select) return {0, unsure};
  switch (op) {
    case Op::negate:
      return {-x[0].value, x[0].error};
    case Op::add:
      return rounded(x[0].value + x[1].value, carried);
    case Op::subtract:
      return rounded(x[0].value - x[1].value, carried);
    case Op::multiply:
      return rounded(x[0].value * x[1].value, std::fabs(x[0].value) * x[1].error + std::fabs(x[1].value) * x[0].error + x[0].error * x[1].error);
    case Op::divide: {
      const double left = std::fabs(x[1].value) - x[1].error, at = x[0].value / x[1].value;
      return rounded(at, left > 0 ? (x[0].error + std::fabs(at) * x[1].error) / left : unsure);
    }
    case Op::power:
      return power(x[0], x[1]);
    case Op::less:
      return truth(x[0].value < x[1].value);
    case Op::less_equal:
      return truth(x[0].value <= x[1].value);
    case Op::greater:
      return truth(x[0].value > x[1].value);
    case Op::greater_equal:
      return truth(x[0].value >= x[1].value);
    case Op::equal:
      return truth(x[0].value == x[1].value);
    case Op::not_equal:
      return truth(x[0].value != x[1].value);
    case Op::both:
      return {x[0].value != 0 && x[1].value != 0 ? 1.0 : 0.0, carried};
    case Op::either:
      return {x[0].value != 0 || x[1].value != 0 ? 1.0 : 0.0, carried};
    case Op::negation:
      return {x[0].value == 0 ? 1.0 : 0.0, carried};
    case Op::select:
      return x[0].error > 0 ? Bounded{0, unsure} : x[0].value != 0 ? x[1] : x[2];
    case Op::min:
      return {std::min(x[0].value, x[1].value), std::max(x[0].error, x[1].error)};
    case Op::max:
      return {std::max(x[0].value, x[1].value), std::max(x[0].error, x[1].error)};
    case Op::clamp:
      return {std::min(std::max(x[0].value, x[1].value), x[2].value), carried};
    case Op::abs:
      return {std::fabs(x[0].value), x[0].error};
    case Op::floor:
      return jump(std::floor);
    case Op::ceil:
      return jump(std::ceil);
    case Op::exp:
      return smooth(std::exp, x[0]);
    case Op::log:
      return smooth(std::log, x[0]);
    case Op::sqrt:
      return smooth(std::sqrt, x[0]);
    case Op::tanh:
      return smooth(std::tanh, x[0]);
    case Op::logistic:
      return smooth(+[](double z) { return 1 / (1 + std::exp(-z)); }, x[0]);
    default:
      return {0, unsure};
  }
}

Bounded bounded(const Expr& expr, const std::array<double, variables>& values) {
  if (expr.op == Op::literal) return {static_cast<double>(expr.value), std::fabs(static_cast<double>(expr.value)) * epsilon};
  if (expr.op == Op::variable) return {values[expr.index], 0};
  std::vector<Bounded> args;
  for (const Expr& arg : expr.args) args.push_back(bounded(arg, values));
  return step(expr.op, args);
}

Expr understood(const std::string& text) {
  INFO(text);
  Complaints complaints;
  auto expr = parse(text, complaints);
  REQUIRE(expr);
  Expr resolved = resolve(*expr, [](const std::string& name, int) {
    return Lookup{variable(Source::trait, static_cast<std::uint32_t>(name[1] - '0')), "", ""};
  }, complaints);
  REQUIRE(complaints.empty());
  return resolved;
}
}  // namespace

TEST_CASE("forty thousand random texts mean to muParser what they mean here", "[language]") {
  std::array<double, variables> values{0.75, 1.5, -0.625, 2.25};  // all of them floats
  Other other(values);
  RandomText random(20261123);
  int compared = 0, sharp = 0;
  constexpr int texts = 40'000;
  for (int i = 0; i < texts; ++i) {
    const std::string text = random.number(4);
    const Expr expr = understood(text);
    const float ours = evaluate(expr, [&](Source, std::uint32_t at) { return static_cast<float>(values[at]); });
    const double theirs = other.value(text);
    const Bounded bound = bounded(expr, values);
    if (!std::isfinite(theirs) || !std::isfinite(bound.error) || std::fabs(theirs) > 1e30) continue;
    ++compared;
    sharp += bound.error < 1e-3 * (1 + std::fabs(theirs));
    if (std::fabs(static_cast<double>(ours) - theirs) <= bound.error) continue;
    INFO(text << ": ours " << ours << ", muParser " << theirs << ", allowed " << bound.error);
    FAIL();
  }
  CHECK(compared > texts * 3 / 4);  // the others are no number, or at a jump
  CHECK(sharp > compared * 19 / 20);
}
