// How a problem reads, and that nothing in a user's file can act on the terminal it is printed on.
#include "scenarios/base/problem.hpp"

#include <catch2/catch.hpp>

using namespace peakend;

TEST_CASE("a problem reads as place, path, what is wrong, what was expected and what to do", "[problem]") {
  Problem problem;
  problem.place = {"gamma.yaml", 41, 9};
  problem.path = "journeys.visit.touchpoints.checkout.next";
  problem.said = "shares sum to 0.95";
  problem.expected = "1";
  problem.hint = "add 0.05 or 'otherwise'";
  CHECK(text(problem) ==
        "gamma.yaml:41:9: journeys.visit.touchpoints.checkout.next: shares sum to 0.95, expected 1; add 0.05 or 'otherwise'");
  problem.got = "0.95";
  problem.severity = Severity::warning;
  CHECK(text(problem) ==
        "gamma.yaml:41:9: warning: journeys.visit.touchpoints.checkout.next: shares sum to 0.95, expected 1, got 0.95; add 0.05 or 'otherwise'");
}

TEST_CASE("parts that are empty leave nothing behind", "[problem]") {
  Problem problem;
  problem.said = "wrong";
  CHECK(text(problem) == "wrong");
  problem.place.file = "a.yaml";
  CHECK(text(problem) == "a.yaml: wrong");
  problem.place.line = 3;
  CHECK(text(problem) == "a.yaml:3: wrong");
  problem.place.file = "";
  problem.place.column = 2;
  CHECK(text(problem) == "line 3:2: wrong");
}

TEST_CASE("what cannot be run yet says so, and what to do instead", "[problem]") {
  const Problem problem{Severity::not_yet, {"a.yaml", 3, 5}, "stores", "several stores", "one", "2", "use one"};
  CHECK(text(problem) == "a.yaml:3:5: not yet: stores: several stores; use one");
}

TEST_CASE("long and hostile texts are cut and made harmless", "[problem]") {
  Problem problem;
  problem.place.file = "a\x1b.yaml";
  problem.path = "a\nb";
  problem.said = "w\x07";
  problem.got = std::string(79, 'x') + "\xC3\xA9\xC3\xA9";
  problem.hint = "h\x9b";
  CHECK(text(problem) == "a\\x1b.yaml: a\\x0ab: w\\x07, got " + std::string(77, 'x') + "...; h\\x9b");
}

TEST_CASE("only errors are errors", "[problem]") {
  Problems problems(2);
  problems[0].severity = Severity::warning;
  problems[1].severity = Severity::not_yet;
  CHECK_FALSE(any_error(problems));
  CHECK_FALSE(any_error({}));
  problems.emplace_back();
  CHECK(any_error(problems));
}

TEST_CASE("sorting goes by file, line and column and keeps the order of the rest", "[problem]") {
  Problems problems;
  const auto add = [&](const char* file, int line, int column, const char* said) {
    problems.push_back({Severity::error, {file, line, column}, "", said, "", "", ""});
  };
  add("b", 1, 1, "6");
  add("a", 10, 1, "4");
  add("a", 2, 9, "3");
  add("a", 2, 1, "1");
  add("a", 2, 1, "2");
  add("a", 10, 1, "5");
  sort_by_place(problems);
  std::string order;
  for (const Problem& problem : problems) order += problem.said;
  CHECK(order == "123456");
}
