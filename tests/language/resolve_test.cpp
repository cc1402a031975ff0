// Resolution: names get their meaning, types are set, and what does not go together is refused with its place.
#include <catch2/catch.hpp>

#include <map>
#include <string>

#include "scenarios/language/evaluate.hpp"
#include "scenarios/language/fold.hpp"
#include "scenarios/language/parse.hpp"
#include "scenarios/language/print.hpp"
#include "scenarios/language/resolve.hpp"

using namespace peakend::language;

namespace {

Expr word(Vocabulary vocabulary, float index) {
  Expr expr = literal(index);
  expr.type = {Kind::word, Dimension::any, vocabulary};
  return expr;
}

Type type(Dimension dimension) { return {Kind::number, dimension, Vocabulary::none}; }

Lookup meaning(const std::string& name) {
  const std::map<std::string, Expr> known{
      {"wait", variable(Source::wait, 0, type(Dimension::time))},
      {"share", variable(Source::trait, 1, type(Dimension::plain))},
      {"open", variable(Source::trait, 2)},
      {"rate", variable(Source::trait, 3, type(Dimension::rate))},
      {"basket", variable(Source::trait, 4, type(Dimension::money))},
      {"targeted", variable(Source::targeted, 0, {Kind::boolean, Dimension::any, Vocabulary::none})},
      {"segment", variable(Source::segment, 0, {Kind::word, Dimension::any, Vocabulary::segment})},
      {"store", variable(Source::trait, 9, {Kind::word, Dimension::any, Vocabulary::store})},
      {"newcomer", word(Vocabulary::segment, 1)},
      {"handy", word(Vocabulary::segment, 0)},
      {"find", word(Vocabulary::touchpoint, 7)},
      {"stuck", literal(0.6f) - variable(Source::trait, 1, type(Dimension::plain))},
  };
  const auto found = known.find(name);
  if (found == known.end()) return {std::nullopt, "", "did you mean 'wait'?"};
  return {found->second, "", ""};
}

Expr resolved(const std::string& text, Complaints& complaints) {
  Complaints syntax;
  const std::optional<Expr> expr = parse(text, syntax);
  INFO(text);
  REQUIRE(expr.has_value());
  return resolve(
      *expr, [](const std::string& name, int) { return meaning(name); }, complaints);
}

Expr fine(const std::string& text) {
  Complaints complaints;
  const Expr expr = resolved(text, complaints);
  INFO(text);
  if (!complaints.empty()) INFO(complaints[0].said + ": " + complaints[0].got);
  REQUIRE(complaints.empty());
  return expr;
}

Complaint refusal(const std::string& text) {
  Complaints complaints;
  resolved(text, complaints);
  INFO(text);
  REQUIRE(complaints.size() == 1);
  return complaints[0];
}

float value(const std::string& text) {
  return evaluate(fine(text), [](Source, std::uint32_t index) { return index == 3 ? 0.5f : 2.0f; });
}

Dimension dimension(const std::string& text) { return fine(text).type.dimension; }

}  // namespace

TEST_CASE("names become variables, words and trees", "[language]") {
  CHECK(same(fine("wait"), variable(Source::wait)));
  CHECK(same(fine("segment == newcomer"), call(Op::equal, {variable(Source::segment), literal(1)})));
  CHECK(same(fine("2 * stuck"), literal(2) * (literal(0.6f) - variable(Source::trait, 1))));
  CHECK(same(fine("visited(find)"), variable(Source::visited, 7)));
  CHECK(fine("visited(find)").type.kind == Kind::boolean);
  CHECK(fine("wait + stuck * 3 min").args[1].column == 8);
  CHECK(fine("1 + 2 * stuck").args[1].args[1].args[0].column == 9);  // inside the tree: the column of its name
}

TEST_CASE("an unknown name is told once, with its column and hint", "[language]") {
  const Complaint complaint = refusal("1 + exp(if(wiat > 3 min, wait / 1 min, 0))");
  CHECK(complaint.column == 12);
  CHECK(complaint.said == "unknown name");
  CHECK(complaint.got == "'wiat'");
  CHECK(complaint.hint == "did you mean 'wait'?");
  Complaints complaints;
  resolved("x + y * z", complaints);
  CHECK(complaints.size() == 3);
}

TEST_CASE("kinds are kept apart", "[language]") {
  fine("if(wait > 3 min and not (targeted or segment == newcomer), 1, 2)");
  fine("if(targeted, wait > 2 min, false) == true");
  struct Case {
    const char* text;
    int column;
  };
  const Case cases[] = {
      {"if(wait, 1, 2)", 4}, {"not open", 5},           {"targeted and open", 14},
      {"targeted + 1", 1},   {"exp(targeted)", 5},      {"targeted < true", 1},
      {"segment + 1", 1},    {"segment == find", 12},   {"segment == store", 12},
      {"segment == 1", 12},  {"segment < newcomer", 1}, {"if(targeted, 1, open > 0)", 17},
      {"-targeted", 2},      {"targeted == 1", 13},     {"if(targeted, open > 0, 1)", 24},
  };
  for (const Case& one : cases) {
    INFO(one.text);
    Complaints complaints;
    resolved(one.text, complaints);
    REQUIRE_FALSE(complaints.empty());
    CHECK(complaints[0].column == one.column);
    CHECK_FALSE(complaints[0].got.empty());
  }
}

TEST_CASE("calls take what they say", "[language]") {
  for (const char* text :
       {"exp()", "exp(1, 2)", "min(1)", "clamp(1, 2)", "if(true, 1)", "visited()", "normal_cdf(1, 2)"}) {
    INFO(text);
    CHECK(refusal(text).column == 1);
  }
  CHECK(refusal("exp(0,5)").hint == "write exp(x); the decimal sign is a point");
  fine("min(1, 2, 3, 4, 5, 6, open)");
  CHECK(refusal("visited(newcomer)").column == 9);
  CHECK(refusal("visited(3)").column == 9);
  CHECK(refusal("visited(finds)").said == "unknown name");
}

TEST_CASE("dimensions must agree where things are added or compared", "[language]") {
  struct Case {
    const char* text;
    int column;
    const char* expected;
    const char* got;
  };
  const Case cases[] = {
      {"wait + rate", 8, "a time", "a rate"},
      {"wait - 5 EUR", 8, "a time", "an amount of money"},
      {"3 min < rate", 9, "a time", "a rate"},
      {"max(1, wait, basket)", 14, "a time", "an amount of money"},
      {"if(targeted, wait, share)", 20, "a time", "a plain number"},
      {"clamp(wait, 0, rate)", 16, "a time", "a rate"},
      {"wait == basket", 9, "a time", "an amount of money"},
      {"exp(wait)", 5, "a plain number", "a time"},
      {"logistic(share * rate)", 10, "a plain number", "a rate"},
      {"open ^ wait", 8, "a plain number", "a time"},
  };
  for (const Case& one : cases) {
    INFO(one.text);
    const Complaint complaint = refusal(one.text);
    CHECK(complaint.column == one.column);
    CHECK(complaint.expected == one.expected);
    CHECK(complaint.got == one.got);
  }
  CHECK(refusal("log(wait)").hint == "divide it by a time, for example '/ 1 min'");
}

TEST_CASE("bare numbers and open variables fit everywhere", "[language]") {
  for (const char* text :
       {"wait + 3", "3 > wait", "max(0, wait - 5)", "wait + open", "wait + 5 %", "exp(0.1 * wait)",
        "-0.1 - 0.25 * max(0, wait - open)", "share - 0.25 * wait", "wait ^ 0.5 + 1", "basket * exp(0.10 * open)"}) {
    INFO(text);
    fine(text);
  }
}

TEST_CASE("dimensions follow the arithmetic", "[language]") {
  CHECK(dimension("4 min * (1 + stuck)") == Dimension::time);
  CHECK(dimension("share * wait") == Dimension::time);
  CHECK(dimension("wait / share") == Dimension::time);
  CHECK(dimension("wait / 1 min") == Dimension::plain);
  CHECK(dimension("basket / 2 EUR") == Dimension::plain);
  CHECK(dimension("rate * wait") == Dimension::plain);
  CHECK(dimension("share / wait") == Dimension::rate);
  CHECK(dimension("share / rate") == Dimension::time);
  CHECK(dimension("wait * wait") == Dimension::any);
  CHECK(dimension("basket / wait") == Dimension::any);
  CHECK(dimension("0.25 * wait") == Dimension::any);
  CHECK(dimension("max(0, wait)") == Dimension::time);
  CHECK(dimension("if(targeted, 3, wait)") == Dimension::time);
  CHECK(dimension("exp(open)") == Dimension::plain);
  CHECK(dimension("sqrt(share)") == Dimension::plain);
  CHECK(dimension("sqrt(wait)") == Dimension::any);
  CHECK(dimension("-wait") == Dimension::time);
  CHECK(dimension("5 %") == Dimension::plain);
  CHECK(fine("wait > 3").type.kind == Kind::boolean);
}

TEST_CASE("rates and times meet in the same unit", "[language]") {
  CHECK(value("0.25 per week * 4 weeks") == 1.0f);
  CHECK(value("4 weeks * 0.25 per week") == 1.0f);
  CHECK(value("1 per day * 1 week") == 7.0f);
  CHECK(value("rate * 2 weeks") == 1.0f);  // rate reads 0.5
  CHECK(value("1 / 4 weeks") == 0.25f);
  CHECK(dimension("1 / 4 weeks") == Dimension::rate);
  CHECK(value("1 / 0.25 per week") == 40320.0f);
  CHECK(value("share / 2 weeks") == 1.0f);
  CHECK(value("share / rate") == 40320.0f);
  CHECK(value("3 min / 2 min") == 1.5f);
  CHECK(value("1 / wait") == 0.5f);  // wait reads 2; a bare number over a variable is left as it is
  // printed and read again, nothing is converted twice
  const auto naming = [](const Expr& e) {
    return std::string(e.source == Source::wait ? "wait" : e.index == 3 ? "rate" : "share");
  };
  for (const char* text : {"rate * wait", "wait * rate + 1", "share / wait", "share / rate * 2", "1 / 4 weeks"}) {
    const Expr once = fine(text);
    INFO(to_text(once, naming));
    CHECK(same(once, fine(to_text(once, naming))));
  }
}

TEST_CASE("a place says what it wants", "[language]") {
  const auto complaints_of = [](const std::string& text, const Type& wanted) {
    Complaints complaints;
    require_type(fine(text), wanted, complaints);
    return complaints;
  };
  const Type truth{Kind::boolean, Dimension::any, Vocabulary::none};
  CHECK(complaints_of("wait > 3 min", truth).empty());
  CHECK(complaints_of("wait", type(Dimension::time)).empty());
  CHECK(complaints_of("wait", type(Dimension::any)).empty());
  CHECK(complaints_of("3", type(Dimension::time)).empty());
  CHECK(complaints_of("0.25 * wait", type(Dimension::plain)).empty());
  REQUIRE(complaints_of("wait", truth).size() == 1);
  CHECK(complaints_of("wait", truth)[0].hint == "compare it, for example 'x > 0'");
  REQUIRE(complaints_of("wait", type(Dimension::rate)).size() == 1);
  CHECK(complaints_of("wait", type(Dimension::rate))[0].expected == "a rate");
  CHECK(complaints_of("wait", type(Dimension::rate))[0].got == "a time");
  CHECK(complaints_of("targeted", type(Dimension::any)).size() == 1);
}

TEST_CASE("trees that names blow up are refused", "[language]") {
  // each name is the double of the one before: 2^40 parts
  std::map<std::string, Expr> known{{"n0", variable(Source::trait, 0)}};
  Complaints complaints;
  const Names names = [&](const std::string& name, int) { return Lookup{known.at(name), "", ""}; };
  for (int i = 1; i <= 40 && complaints.empty(); ++i) {
    const std::string last = "n" + std::to_string(i - 1);
    known["n" + std::to_string(i)] = resolve(*parse(last + " + " + last, complaints), names, complaints);
  }
  REQUIRE(complaints.size() == 1);
  CHECK(complaints[0].said.find("too large") != std::string::npos);
  CHECK(known.size() < 20);
}

TEST_CASE("the deepest tree goes through every step", "[language]") {
  std::string text = "open";
  for (int i = 0; i < 999; ++i) text += " + 1";
  const Expr sum = fine(text);
  CHECK(to_text(fold(sum), [](const Expr&) { return std::string("open"); }) == text);
  CHECK(evaluate(sum, [](Source, std::uint32_t) { return 1.0f; }) == 1000.0f);
  // one level more, brought in by a name
  Complaints complaints;
  const Names names = [&](const std::string&, int) { return Lookup{sum, "", ""}; };
  resolve(*parse("1 + deep", complaints), names, complaints);
  REQUIRE(complaints.size() == 1);
  CHECK(complaints[0].column == 5);
}
