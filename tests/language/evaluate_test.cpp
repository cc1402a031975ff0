// Values of every operation, NaN rules, substitution, tables, and folding that never changes a bit.
#include <catch2/catch.hpp>

#include <bit>
#include <cmath>
#include <limits>

#include "scenarios/language/evaluate.hpp"
#include "scenarios/language/fold.hpp"
#include "scenarios/language/parse.hpp"
#include "scenarios/language/print.hpp"
#include "scenarios/language/substitute.hpp"
#include "tests/language/random_expression.hpp"

using namespace peakend::language;
namespace numbers = peakend::numbers;

namespace {

constexpr float nan_value = std::numeric_limits<float>::quiet_NaN();

Expr parsed(const std::string& text) {
  Complaints complaints;
  const std::optional<Expr> expr = parse(text, complaints);
  INFO(text);
  REQUIRE(expr.has_value());
  return *expr;
}

float value(const std::string& text) {
  return evaluate(parsed(text), [](Source, std::uint32_t) { return 0.0f; });
}

float applied(Op op, std::initializer_list<float> args) {
  return apply(op, args.begin(), static_cast<int>(args.size()));
}

bool same_bits(float a, float b) { return std::bit_cast<std::uint32_t>(a) == std::bit_cast<std::uint32_t>(b); }

int literals_that_are_not_finite(const Expr& expr) {
  int count = is_literal(expr) && !std::isfinite(expr.value) ? 1 : 0;
  for (const Expr& arg : expr.args) count += literals_that_are_not_finite(arg);
  return count;
}

}  // namespace

TEST_CASE("arithmetic has its school values", "[language]") {
  CHECK(value("2 + 3 * 4") == 14.0f);
  CHECK(value("2 ^ 3 ^ 2") == 512.0f);
  CHECK(value("-2 ^ 2") == -4.0f);
  CHECK(value("(-2) ^ 2") == 4.0f);
  CHECK(value("10 - 4 - 3") == 3.0f);
  CHECK(value("24 / 4 / 3") == 2.0f);
  CHECK(value("0.1 + 0.2") == 0.1f + 0.2f);  // float32, not double
  CHECK(value("min(3, 1, 2)") == 1.0f);
  CHECK(value("max(3, 1, 4, 1, 5, 9)") == 9.0f);
  CHECK(value("clamp(5, 0, 3)") == 3.0f);
  CHECK(value("clamp(-5, 0, 3)") == 0.0f);
  CHECK(value("clamp(2, 4, 3)") == 3.0f);  // the upper bound wins
  CHECK(value("floor(-1.5)") == -2.0f);
  CHECK(value("ceil(-1.5)") == -1.0f);
  CHECK(value("round(2.5) + 10 * round(3.5)") == 42.0f);
  CHECK(value("abs(-3)") == 3.0f);
  CHECK(value("sqrt(9)") == 3.0f);
  CHECK(value("exp(0) + log(1) + tanh(0)") == 1.0f);
  CHECK(value("logistic(0)") == 0.5f);
  CHECK(value("normal_cdf(0)") == 0.5f);
  CHECK(value("if(2 > 1, 10, 20)") == 10.0f);
  CHECK(value("if(2 < 1 or not true, 10, 20)") == 20.0f);
  CHECK(value("true and 1 < 2") == 1.0f);
}

TEST_CASE("every comparison with NaN is false", "[language]") {
  for (const Op op : {Op::less, Op::less_equal, Op::greater, Op::greater_equal, Op::equal, Op::not_equal}) {
    CHECK(applied(op, {nan_value, 1.0f}) == 0.0f);
    CHECK(applied(op, {1.0f, nan_value}) == 0.0f);
    CHECK(applied(op, {nan_value, nan_value}) == 0.0f);
  }
  CHECK(applied(Op::not_equal, {1.0f, 2.0f}) == 1.0f);
  CHECK(applied(Op::not_equal, {0.0f, -0.0f}) == 0.0f);
}

TEST_CASE("min and max take the second of two when one is NaN, from the left", "[language]") {
  CHECK(applied(Op::min, {nan_value, 1.0f}) == 1.0f);
  CHECK(std::isnan(applied(Op::min, {1.0f, nan_value})));
  CHECK(applied(Op::max, {1.0f, nan_value, 2.0f}) == 2.0f);
  CHECK(applied(Op::max, {nan_value, 3.0f, 2.0f}) == 3.0f);
  CHECK(applied(Op::clamp, {nan_value, 0.0f, 1.0f}) == 0.0f);
}

TEST_CASE("quantiles are those of the numbers room", "[language]") {
  CHECK(applied(Op::q_normal, {1.5f, 2.0f, 3.0f}) == numbers::normal(1.5f, 2.0f, 3.0f));
  CHECK(applied(Op::q_lognormal, {0.0f, 5.0f, 0.6f}) == numbers::lognormal(0.0f, 5.0f, 0.6f));
  CHECK(applied(Op::q_uniform, {0.25f, 2.0f, 6.0f}) == numbers::uniform(0.25f, 2.0f, 6.0f));
  CHECK(applied(Op::q_exponential, {0.5f, 8.0f}) == numbers::exponential(0.5f, 8.0f));
  CHECK(applied(Op::q_weibull, {0.5f, 2.0f, 8.0f}) == numbers::weibull(0.5f, 2.0f, 8.0f));
  CHECK(applied(Op::q_triangular, {0.5f, 3.0f, 5.0f, 12.0f}) == numbers::triangular(0.5f, 3.0f, 5.0f, 12.0f));
}

TEST_CASE("a variable reads what it is given", "[language]") {
  const Expr expr = variable(Source::wait) * literal(2) + variable(Source::trait, 3);
  const auto read = [](Source source, std::uint32_t index) {
    return source == Source::trait ? static_cast<float>(index) : 10.0f;
  };
  CHECK(evaluate(expr, read) == 23.0f);
  CHECK(reads(expr, Source::wait));
  CHECK_FALSE(reads(expr, Source::affect));
}

TEST_CASE("trees are the same when they compute the same bits", "[language]") {
  CHECK(same(literal(1), literal(1, Dimension::time)));
  CHECK_FALSE(same(literal(0.0f), literal(-0.0f)));
  CHECK_FALSE(same(variable(Source::trait, 1), variable(Source::trait, 2)));
  CHECK_FALSE(same(variable(Source::wait), variable(Source::affect)));
  CHECK_FALSE(same(literal(1) + literal(2), literal(2) + literal(1)));
  CHECK(same(parsed("1+2"), parsed("  1  +  2 ")));
}

TEST_CASE("constants fold, algebra does not happen", "[language]") {
  const Expr x = variable(Source::trait, 0);
  CHECK(same(fold(parsed("2 + 3 * 4")), literal(14)));
  CHECK(same(fold(literal(2) * literal(3) + x), literal(6) + x));
  CHECK(same(fold(x * literal(0)), x * literal(0)));  // NaN and infinity stay what they are
  CHECK(same(fold(x + literal(0)), x + literal(0)));  // so does -0
  CHECK(same(fold(literal(1) + x + literal(2)), literal(1) + x + literal(2)));
  CHECK(same(fold(call(Op::select, {parsed("2 > 1"), x, literal(3)})), x));
  CHECK(same(fold(call(Op::select, {parsed("2 < 1"), x, literal(3)})), literal(3)));
  CHECK(same(fold(parsed("1 / 0 + 2")), parsed("1 / 0 + 2")));
  CHECK(fold(parsed("2 > 1")).type.kind == Kind::boolean);
  CHECK(fold(parsed("2 min + 3 min")).type.dimension == Dimension::time);
}

TEST_CASE("folding never changes a bit", "[language]") {
  testing::RandomExpression random(2024);
  const auto naming = [](const Expr&) { return std::string("x"); };
  int folded_somewhere = 0;
  int not_nan = 0;
  for (int round = 0; round < 8000; ++round) {
    const Expr before = round % 4 == 0 ? random.condition(5, false) : random.number(5, false);
    const Expr after = fold(before);
    folded_somewhere += same(before, after) ? 0 : 1;
    REQUIRE(literals_that_are_not_finite(after) == 0);
    for (int sample = 0; sample < 8; ++sample) {
      float traits[4];
      for (float& trait : traits) trait = random.constant();
      if (sample == 7) traits[random.below(4)] = round % 2 == 0 ? nan_value : std::numeric_limits<float>::infinity();
      const auto read = [&](Source, std::uint32_t index) { return traits[index]; };
      const float x = evaluate(before, read);
      const float y = evaluate(after, read);
      if (!same_bits(x, y)) FAIL(to_text(before, naming) << " became " << to_text(after, naming));
      not_nan += std::isnan(x) ? 0 : 1;
    }
  }
  CHECK(folded_somewhere > 3000);
  CHECK(not_nan > 20'000);
}

TEST_CASE("variables are listed once, in order", "[language]") {
  const Expr x = variable(Source::trait, 1), y = variable(Source::wait), z = variable(Source::trait, 2);
  const std::vector<Expr> found = variables((y + x) * (z - y) + x);
  REQUIRE(found.size() == 3);
  CHECK(same(found[0], y));
  CHECK(same(found[1], x));
  CHECK(same(found[2], z));
  CHECK(variables(literal(3)).empty());
}

TEST_CASE("trees are put in the place of variables", "[language]") {
  const Expr old = variable(Source::old), x = variable(Source::trait, 1);
  const auto with = [&](const Expr& v) -> std::optional<Expr> {
    if (v.source == Source::old) return x + old;
    return std::nullopt;
  };
  CHECK(same(substitute(old * literal(2) + x, with), (x + old) * literal(2) + x));
  CHECK(same(substitute(old, with), x + old));
}

TEST_CASE("constant quantiles become tables, equal ones only once", "[language]") {
  const Expr z = variable(Source::normal_draw), u = variable(Source::uniform_draw);
  std::vector<numbers::Table> tables;
  const auto beta = [&](float mean, float sd) { return call(Op::q_beta, {z, literal(mean), literal(sd)}); };
  const Expr empirical = call(Op::q_empirical, {u, literal(3), literal(1), literal(2)});
  const Expr before = beta(0.75f, 0.12f) + beta(0.35f, 0.15f) * beta(0.75f, 0.12f) + empirical;
  const Expr after = with_tables(before, tables);
  CHECK(tables.size() == 3);
  CHECK(after.args[0].args[0].op == Op::table);
  CHECK(same(after.args[0].args[0].args[0], z));
  CHECK(after.args[0].args[0].index == 0);
  CHECK(after.args[0].args[1].args[1].index == 0);
  for (const float draw : {0.01f, 0.3f, 0.5f, 0.77f, 0.99f}) {
    const auto read = [&](Source, std::uint32_t) { return draw; };
    CHECK(same_bits(evaluate(before, read), evaluate(after, tables, read)));
  }
  const auto half = [](Source, std::uint32_t) { return 0.5f; };
  CHECK(evaluate(with_tables(empirical, tables), tables, half) == 2.0f);
  CHECK(tables.size() == 3);
  // what is not constant, or no beta, stays
  CHECK(with_tables(call(Op::q_beta, {z, variable(Source::trait), literal(0.1f)}), tables).op == Op::q_beta);
  CHECK(with_tables(beta(0.5f, 0.9f), tables).op == Op::q_beta);
  CHECK(with_tables(call(Op::q_beta, {z, parsed("1.5 / 2"), literal(0.12f)}), tables).index == 0);
}
