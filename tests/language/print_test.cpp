// Printing: few parentheses, shortest numbers, and reading back gives the same tree.
#include <catch2/catch.hpp>

#include <limits>
#include <string>

#include "scenarios/language/parse.hpp"
#include "scenarios/language/print.hpp"
#include "tests/language/random_expression.hpp"

using namespace peakend::language;

namespace {

std::string naming(const Expr& expr) {
  return expr.type.kind == Kind::word ? "newcomer" : "x" + std::to_string(expr.index);
}

std::string printed(const std::string& text) {
  Complaints complaints;
  const std::optional<Expr> expr = parse(text, complaints);
  INFO(text);
  REQUIRE(expr.has_value());
  return to_text(*expr, naming);
}

bool same_types(const Expr& a, const Expr& b) {
  if (a.type != b.type || a.args.size() != b.args.size()) return false;
  for (std::size_t i = 0; i < a.args.size(); ++i)
    if (!same_types(a.args[i], b.args[i])) return false;
  return true;
}

}  // namespace

TEST_CASE("canonical text has no needless parentheses or spaces", "[language]") {
  CHECK(printed("((a+b))*(c)") == "(a + b) * c");
  CHECK(printed("a+(b*c)") == "a + b * c");
  CHECK(printed("a-(b-c)") == "a - (b - c)");
  CHECK(printed("(a-b)-c") == "a - b - c");
  CHECK(printed("a/(b*c)") == "a / (b * c)");
  CHECK(printed("(a^b)^c") == "(a^b)^c");
  CHECK(printed("a^(b^c)") == "a^b^c");
  CHECK(printed("(-a)^b") == "(-a)^b");
  CHECK(printed("-(a^b)") == "-a^b");
  CHECK(printed("-(a+b)") == "-(a + b)");
  CHECK(printed("-(2)") == "-(2)");
  CHECK(printed("-2") == "-2");
  CHECK(printed("(-2)^2") == "(-2)^2");
  CHECK(printed("a - (-2)") == "a - -2");
  CHECK(printed("not (a and b)") == "not (a and b)");
  CHECK(printed("(not a) and (b or c)") == "not a and (b or c)");
  CHECK(printed("(a<b)==(c<d)") == "(a < b) == (c < d)");
  CHECK(printed("if((a)>(b),max(a,b,c),-a)") == "if(a > b, max(a, b, c), -a)");
  CHECK(printed("visited( find )and true") == "visited(find) and true");
}

TEST_CASE("numbers print as short as they read back", "[language]") {
  CHECK(printed("0.10") == "0.1");
  CHECK(printed("16777216") == "16777216");
  CHECK(printed("1e30") == "1e+30");
  CHECK(printed("90 s") == "1.5 min");
  CHECK(printed("1 per day") == "7 per week");
  CHECK(printed("5 %") == "5 %");
  CHECK(printed("-0.1 %") == "-0.1 %");
  CHECK(printed("0.45 EUR") == "0.45 EUR");
  CHECK(printed("123456789.37 EUR") == "123456789.37 EUR");  // although float32 is eight apart there
  CHECK(printed("-123456789.37") == "-123456789.37");
  CHECK(to_text(literal(2, Dimension::money), naming) == "2 XXX");
  CHECK(to_text(literal(std::numeric_limits<float>::infinity()) * literal(2), naming) == "1 / 0 * 2");
}

TEST_CASE("variables and words print by their names", "[language]") {
  Expr word = literal(1);
  word.type = {Kind::word, Dimension::any, Vocabulary::segment};
  const Expr segment = variable(Source::segment, 5);
  CHECK(to_text(call(Op::equal, {segment, word}), naming) == "x5 == newcomer");
  word.name = "handy";
  CHECK(to_text(call(Op::equal, {segment, word}), naming) == "x5 == handy");
  CHECK(to_text(call(Op::q_normal, {variable(Source::normal_draw), literal(0.5f), literal(1)}), naming) ==
        "q_normal(x0, 0.5, 1)");
}

TEST_CASE("what is printed reads back as the same tree", "[language]") {
  testing::RandomExpression random(7);
  for (int round = 0; round < 8000; ++round) {
    const Expr expr = round % 4 == 0 ? random.condition(5, true) : random.number(5, true);
    const std::string text = to_text(expr, naming);
    if (text.size() > longest_text) continue;
    Complaints complaints;
    const std::optional<Expr> again = parse(text, complaints);
    INFO(text);
    if (!complaints.empty()) INFO(complaints[0].said << " at " << complaints[0].column);
    REQUIRE(again.has_value());
    if (!same(expr, *again)) FAIL("another tree: " << text << " became " << to_text(*again, naming));
    if (!same_types(expr, *again)) FAIL("another type: " << text);
    REQUIRE(to_text(*again, naming) == text);
  }
}

TEST_CASE("every float32 reads back, in every unit", "[language]") {
  testing::RandomExpression random(99);
  for (int round = 0; round < 40'000; ++round) {
    const float value = random.constant();
    for (const Dimension dimension :
         {Dimension::any, Dimension::plain, Dimension::time, Dimension::rate, Dimension::money}) {
      const Expr expr = literal(value, dimension);
      const std::string text = to_text(expr, naming);
      Complaints complaints;
      const std::optional<Expr> again = parse(text, complaints);
      if (!again || !same(expr, *again) || again->type != expr.type) FAIL(text);
    }
  }
}
