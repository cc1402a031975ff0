// Parsing: precedence and associativity as exact trees, numbers and units as exact values, columns of parts.
#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <string>

#include "scenarios/language/fold.hpp"
#include "scenarios/language/parse.hpp"
#include "scenarios/language/print.hpp"

using namespace peakend::language;

namespace {

Expr name(const std::string& text) {
  Expr expr;
  expr.op = Op::name;
  expr.name = text;
  return expr;
}

Expr parsed(const std::string& text) {
  Complaints complaints;
  const std::optional<Expr> expr = parse(text, complaints);
  INFO(text);
  if (!complaints.empty()) INFO(complaints[0].said);
  REQUIRE(complaints.empty());
  REQUIRE(expr.has_value());
  return *expr;
}

Expr number(const std::string& text) {
  const Expr expr = parsed(text);
  REQUIRE(is_literal(expr));
  return expr;
}

const Expr a = name("a"), b = name("b"), c = name("c");

}  // namespace

TEST_CASE("operations bind as in school", "[language]") {
  CHECK(same(parsed("a + b * c"), a + b * c));
  CHECK(same(parsed("(a + b) * c"), (a + b) * c));
  CHECK(same(parsed("a - b - c"), (a - b) - c));
  CHECK(same(parsed("a / b / c"), (a / b) / c));
  CHECK(same(parsed("a / b * c"), (a / b) * c));
  CHECK(same(parsed("a ^ b ^ c"), call(Op::power, {a, call(Op::power, {b, c})})));
  CHECK(same(parsed("a * b ^ c"), a * call(Op::power, {b, c})));
  CHECK(same(parsed("-a ^ b"), -call(Op::power, {a, b})));
  CHECK(same(parsed("-2 ^ a"), -call(Op::power, {literal(2), a})));
  CHECK(same(parsed("(-2) ^ a"), call(Op::power, {literal(-2), a})));
  CHECK(same(parsed("a ^ -b"), call(Op::power, {a, -b})));
  CHECK(same(parsed("a ^ -b * c"), call(Op::power, {a, -b}) * c));
  CHECK(same(parsed("-a * b"), (-a) * b));
  CHECK(same(parsed("a - -b"), a - (-b)));
  CHECK(same(parsed("a-2"), a - literal(2)));
  CHECK(same(parsed("--a"), -(-a)));
}

TEST_CASE("logic binds more loosely than comparison", "[language]") {
  const Expr less = call(Op::less, {a, b});
  const Expr more = call(Op::greater, {b, c});
  CHECK(same(parsed("a < b and b > c"), call(Op::both, {less, more})));
  CHECK(same(parsed("a or b and c"), call(Op::either, {a, call(Op::both, {b, c})})));
  CHECK(same(parsed("a and b or c"), call(Op::either, {call(Op::both, {a, b}), c})));
  CHECK(same(parsed("not a < b"), call(Op::negation, {less})));
  CHECK(same(parsed("not a and b"), call(Op::both, {call(Op::negation, {a}), b})));
  CHECK(same(parsed("not not a"), call(Op::negation, {call(Op::negation, {a})})));
  CHECK(same(parsed("a and not b"), call(Op::both, {a, call(Op::negation, {b})})));
  CHECK(same(parsed("a + b == c"), call(Op::equal, {a + b, c})));
  CHECK(same(parsed("a or b or c"), call(Op::either, {call(Op::either, {a, b}), c})));
  CHECK(same(parsed("a != b"), call(Op::not_equal, {a, b})));
  CHECK(same(parsed("a <= b"), call(Op::less_equal, {a, b})));
  CHECK(same(parsed("a >= b"), call(Op::greater_equal, {a, b})));
}

TEST_CASE("calls, names and words are read", "[language]") {
  CHECK(same(parsed("if(a > b, a, b)"), call(Op::select, {call(Op::greater, {a, b}), a, b})));
  CHECK(same(parsed("max(0, 0.6 - know_how)"), call(Op::max, {literal(0), literal(0.6f) - name("know_how")})));
  CHECK(same(parsed("advice.affect.mean"), name("advice.affect.mean")));
  CHECK(same(parsed("tills.shifts.1.people"), name("tills.shifts.1.people")));
  CHECK(same(parsed("min.takes + a"), name("min.takes") + a));  // only the whole name is a function
  CHECK(same(parsed("visited(find)"), call(Op::visited, {name("find")})));
  CHECK(same(parsed(" \n\ta\r\n"), a));
  const Expr truth = parsed("true");
  CHECK(truth.value == 1.0f);
  CHECK(truth.type.kind == Kind::boolean);
  CHECK(parsed("false").value == 0.0f);
}

TEST_CASE("every part knows its column", "[language]") {
  const Expr expr = parsed("a + exp( b * -c )");
  CHECK(expr.column == 1);
  CHECK(expr.args[1].column == 5);
  CHECK(expr.args[1].args[0].column == 10);
  CHECK(expr.args[1].args[0].args[1].column == 14);
  CHECK(parsed("  not a").column == 3);
}

TEST_CASE("numbers become the nearest float32", "[language]") {
  CHECK(number("0").value == 0.0f);
  CHECK(number("0.25").value == 0.25f);
  CHECK(number("0.1").value == 0.1f);
  CHECK(number("16777217").value == 16777216.0f);  // half way: the even one
  CHECK(number("1e3").value == 1000.0f);
  CHECK(number("2.5E-3").value == 0.0025f);
  CHECK(number("1e+2").value == 100.0f);
  CHECK(number("3.4028235e38").value == std::numeric_limits<float>::max());
  CHECK(number("1e-45").value == std::numeric_limits<float>::denorm_min());
  // just above half way between 1 and its successor: rounding to double first would give 1
  CHECK(number("1.00000005960464477540").value == std::nextafter(1.0f, 2.0f));
  CHECK(number("0e400").value == 0.0f);
  CHECK(number("-2").value == -2.0f);
  CHECK(std::signbit(number("-0").value));
  CHECK(number("3").type.dimension == Dimension::any);
}

TEST_CASE("times become minutes", "[language]") {
  for (const char* text :
       {"90 s", "90 sec", "90second", "90 seconds", "1.5 min", "1.5minute", "1.5 minutes", "0.025 h"}) {
    INFO(text);
    CHECK(number(text).value == 1.5f);
    CHECK(number(text).type.dimension == Dimension::time);
  }
  CHECK(number("70 s").value == 70.0f / 60.0f);
  CHECK(number("0.1 min").value == 0.1f);
  CHECK(number("2 hour").value == 120.0f);
  CHECK(number("2 hours").value == 120.0f);
  CHECK(number("1 day").value == 1440.0f);
  CHECK(number("3 days").value == 4320.0f);
  CHECK(number("1 week").value == 10080.0f);
  CHECK(number("8 weeks").value == 80640.0f);
  CHECK(number("1 year").value == 525600.0f);
  CHECK(number("2 years").value == 1051200.0f);
  CHECK(number("-2 min").value == -2.0f);
}

TEST_CASE("a literal keeps all the digits it was written with; what is computed does not", "[language]") {
  Complaints complaints;
  auto digits = [&](const char* text) { return as_written(fold(*parse(text, complaints))); };
  CHECK(digits("123456789.37") == 123456789.37);
  CHECK(digits("-123456789.37 EUR") == -123456789.37);
  CHECK(digits("2.5 %") == 0.025);
  CHECK(digits("0") == 0);
  CHECK(digits("16777217 + 0") == 16777216);  // float32
  Expr changed = *parse("123456789.37", complaints);
  changed.value = 0.1F;  // a number put in its place
  CHECK(as_written(changed) == 0.1);
}

TEST_CASE("rates become per week, per cent plain, money keeps its currency", "[language]") {
  CHECK(number("0.25 per week").value == 0.25f);
  CHECK(number("1 per day").value == 7.0f);
  CHECK(number("2 per hour").value == 336.0f);
  CHECK(number("1 per minute").value == 10080.0f);
  CHECK(number("1 per s").value == 604800.0f);
  CHECK(number("365 per year").value == 7.0f);
  CHECK(number("1 per day").type.dimension == Dimension::rate);
  CHECK(number("5 %").value == 0.05f);
  CHECK(number("-2%").value == -0.02f);
  CHECK(number("5 %").type.dimension == Dimension::plain);
  CHECK(number("0.45 EUR").value == 0.45f);
  CHECK(number("0.45 EUR").type.dimension == Dimension::money);
  CHECK(number("0.45 EUR").name == "EUR");
  CHECK(same(parsed("4 min * a"), literal(4) * a));
  CHECK(same(parsed("a > 5 and b"), call(Op::both, {call(Op::greater, {a, literal(5)}), b})));
}
