// What the parser refuses: each mistake once, at its column, with what to write instead; and sizes that do harm.
#include <catch2/catch.hpp>

#include <string>

#include "scenarios/language/parse.hpp"

using namespace peakend::language;

namespace {

// The only complaint about a text.
Complaint refusal(const std::string& text) {
  Complaints complaints;
  const std::optional<Expr> expr = parse(text, complaints);
  INFO(text);
  REQUIRE_FALSE(expr.has_value());
  REQUIRE(complaints.size() == 1);
  REQUIRE_FALSE(complaints[0].said.empty());
  return complaints[0];
}

bool mentions(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

Expr accepted(const std::string& text) {
  Complaints complaints;
  const std::optional<Expr> expr = parse(text, complaints);
  REQUIRE(expr.has_value());
  return *expr;
}

}  // namespace

TEST_CASE("numbers that mean two things are refused", "[language]") {
  struct Case {
    const char* text;
    int column;
    const char* hint;
  };
  const Case cases[] = {
      {"010", 1, "YAML would read this as 8: write 10"},
      {"a + 010", 5, "YAML would read this as 8: write 10"},
      {"08", 1, "write 8"},
      {"00", 1, "write 0"},
      {"01.5", 1, "write 1.5"},
      {"0x1F", 1, "decimal"},
      {"0b101", 1, "decimal"},
      {"0o17", 1, "decimal"},
      {"1_000", 1, "write 1000"},
      {"a * 1_000.5", 5, "write 1000.5"},
      {"1,5", 2, "write 1.5"},
      {"a * (1,5)", 7, "write 1.5"},
      {".5", 1, "write 0.5"},
      {"5.", 2, "write 5"},
      {"1.2.3", 4, ""},
      {"+1.2", 1, "write {add: 1.2} in a change"},
      {"+ 2 min", 1, "write {add: 2 min} in a change"},
      {"a * +2", 5, "leave out"},
  };
  for (const Case& one : cases) {
    INFO(one.text);
    const Complaint complaint = refusal(one.text);
    CHECK(complaint.column == one.column);
    CHECK(mentions(complaint.hint, one.hint));
  }
}

TEST_CASE("numbers beyond float32 are refused", "[language]") {
  for (const char* text : {"nan", "inf", "NaN", "Inf", "infinity", ".nan", ".inf", ".NaN"})
    CHECK(refusal(text).column == 1);
  CHECK(refusal("-.inf").column == 2);
  CHECK(refusal("a + nan").column == 5);
  for (const char* text : {"3.5e38", "1e39", "1e400", "1e999999999999999999999", "1e35 weeks"}) {
    INFO(text);
    CHECK(mentions(refusal(text).said, "too large"));
  }
  for (const char* text : {"1e-46", "1e-400", "0.001e-999999999999999999999", "1e-45 s"}) {
    INFO(text);
    CHECK(mentions(refusal(text).said, "too small"));
  }
  CHECK(mentions(refusal(std::string(400, '9')).said, "too large"));
  CHECK(mentions(refusal("0." + std::string(400, '0') + "1").said, "too small"));
}

TEST_CASE("unknown units are refused with a hint", "[language]") {
  const Complaint mins = refusal("3 mins");
  CHECK(mins.column == 3);
  CHECK(mins.hint == "did you mean 'min'?");
  CHECK(mentions(refusal("2 stuck").hint, "2 * stuck"));
  CHECK(mentions(refusal("2x").hint, "2 * x"));
  CHECK(mentions(refusal("1 month").hint, "30 days"));
  CHECK(mentions(refusal("3 MIN").hint, "'min'"));
  CHECK(mentions(refusal("3 AND a").hint, "'and'"));
  CHECK(refusal("1 per fortnight").column == 7);
  CHECK(mentions(refusal("1 per wek").hint, "'week'"));
  CHECK(refusal("1 per").column == 6);
}

TEST_CASE("signs of other languages are refused with the right one", "[language]") {
  struct Case {
    const char* text;
    int column;
    const char* hint;
  };
  const Case cases[] = {
      {"a && b", 3, "'and'"},
      {"a || b", 3, "'or'"},
      {"!a", 1, "'not'"},
      {"a = b", 3, "'=='"},
      {"a ** b", 3, "'^'"},
      {"a <> b", 3, "'!='"},
      {"a =< b", 3, "'<='"},
      {"a => b", 3, "'>='"},
      {"a & b", 3, "'and'"},
      {"a | b", 3, "'or'"},
      {"a % b", 3, "per cent"},
      {"a // b", 3, "floor"},
      {"a \xE2\x88\x92 b", 3, "'-'"},
      {"a ? b", 3, "if("},
      {"a == 'b", 6, "without quotes"},
      {"a $ b", 3, ""},
      {"a @", 3, ""},
      {"caf\xC3\xA9 + a", 4, ""},
      {"{a}", 1, ""},
  };
  for (const Case& one : cases) {
    INFO(one.text);
    Complaints complaints;
    CHECK_FALSE(parse(one.text, complaints).has_value());
    REQUIRE_FALSE(complaints.empty());
    CHECK(complaints[0].column == one.column);
    CHECK(mentions(complaints[0].hint, one.hint));
  }
  // columns are characters, not bytes
  Complaints complaints;
  CHECK_FALSE(parse("\xC3\xA9 + $", complaints).has_value());
  REQUIRE(complaints.size() == 2);
  CHECK(complaints[1].column == 5);
}

TEST_CASE("what is not a sentence of the language is refused where it breaks", "[language]") {
  struct Case {
    const char* text;
    int column;
  };
  const Case cases[] = {
      {"", 1},         {"   ", 4},       {"a +", 4},         {"a + * b", 5}, {"(a", 3},         {"a)", 2},
      {"a b", 3},      {"a (b)", 1},     {"exp a", 5},       {"exp", 4},     {"exp(a", 6},      {"max(a,,b)", 7},
      {"max(a, b", 9}, {"a < b < c", 7}, {"a == b == c", 8}, {"a, b", 2},    {"a == not b", 6}, {"-not a", 2},
      {"foo(a)", 1},   {"if a", 4},      {"and a", 1},       {"a and", 6},   {"a.", 2},         {"a..b", 2},
      {"not.a", 1},    {"_ + )", 5},     {"2 3", 3},         {"true.x", 1},
  };
  for (const Case& one : cases) {
    INFO(one.text);
    Complaints complaints;
    CHECK_FALSE(parse(one.text, complaints).has_value());
    REQUIRE_FALSE(complaints.empty());
    CHECK(complaints[0].column == one.column);
  }
  CHECK(refusal("lgistic(a)").hint == "did you mean 'logistic'?");
  CHECK(mentions(refusal("a < b < c").hint, "a < b and b < c"));
}

TEST_CASE("several wrong signs are told at once", "[language]") {
  Complaints complaints;
  CHECK_FALSE(parse("a && b || 010", complaints).has_value());
  CHECK(complaints.size() == 3);
  complaints.clear();
  CHECK_FALSE(parse(std::string(5000, '$'), complaints).has_value());
  CHECK(complaints.size() == 20);
}

TEST_CASE("hostile sizes are refused politely", "[language]") {
  const auto nested = [](int n, const std::string& open, const std::string& close) {
    std::string text;
    for (int i = 0; i < n; ++i) text += open;
    text += "a";
    for (int i = 0; i < n; ++i) text += close;
    return text;
  };
  CHECK(accepted(nested(100, "(", ")")).name == "a");
  const Complaint one_more = refusal(nested(101, "(", ")"));
  CHECK(one_more.column == 102);
  CHECK(mentions(one_more.said, "nested too deeply"));
  for (const char* open : {"(", "-", "not ", "a^", "exp(", "if(", "max(a,"}) {
    INFO(open);
    CHECK(mentions(refusal(nested(1200, open, "")).said, "nested too deeply"));
  }
  CHECK(mentions(refusal(std::string(10'000, '(')).said, "nested too deeply"));
  CHECK(mentions(refusal(std::string(10'001, '(')).said, "too long"));
  CHECK(mentions(refusal(nested(10'000, "(", ")")).said, "too long"));
  CHECK(height(accepted(nested(999, "a+", ""))) == 1000);
  CHECK(mentions(refusal(nested(4'999, "a+", "")).said, "in a row"));
}

TEST_CASE("random bytes never do harm", "[language]") {
  const std::string pieces = "ab01.9 ()+-*/^<>=!,%e&|_\"'\xC3\xA9\x01\n";
  std::uint32_t state = 12345;
  int taken = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (std::uint32_t i = 0; i < 1 + state % 12; ++i) {
      state = state * 1664525u + 1013904223u;
      text += pieces[(state >> 10) % pieces.size()];
    }
    state = state * 1664525u + 1013904223u;
    Complaints complaints;
    const std::optional<Expr> expr = parse(text, complaints);
    REQUIRE(expr.has_value() == complaints.empty());
    for (const Complaint& complaint : complaints) {
      REQUIRE(complaint.column >= 1);
      REQUIRE(complaint.column <= static_cast<int>(text.size()) + 1);
    }
    taken += expr.has_value() ? 1 : 0;
  }
  CHECK(taken > 100);
}
