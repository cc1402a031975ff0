// The line of a problem with a mark under it, whatever stands in the line.
#include "scenarios/base/excerpt.hpp"

#include <catch2/catch.hpp>
#include <string>

using peakend::excerpt;

TEST_CASE("the word at a place is marked in its line", "[base][excerpt]") {
  const std::string text = "peakend: 1\nvisit:\n  patiense: {exponential: {mean: 8 min}}\n";
  CHECK(excerpt(text, 3, 3) == "     3 |   patiense: {exponential: {mean: 8 min}}\n       |   ^^^^^^^^\n");
  CHECK(excerpt(text, 3, 13) == "     3 |   patiense: {exponential: {mean: 8 min}}\n       |             ^\n");
  CHECK(excerpt(text, 1, 10) == "     1 | peakend: 1\n       |          ^\n");
  CHECK(excerpt("a: b.c_1\r\n", 1, 4) == "     1 | a: b.c_1\n       |    ^^^^^\n");
}

TEST_CASE("where there is no such place, there is nothing", "[base][excerpt]") {
  for (const auto& [line, column] : {std::pair{0, 1}, {1, 0}, {3, 1}, {1, 5}, {-1, 1}, {2, 1}, {1'000'000, 1}}) CHECK(excerpt("a: b\n", line, column).empty());
  CHECK(excerpt("", 1, 1).empty());
}

TEST_CASE("columns are characters, and what is no text is a blank", "[base][excerpt]") {
  CHECK(excerpt("caf\xC3\xA9: x", 1, 7) == "     1 | caf\xC3\xA9: x\n       |       ^\n");
  CHECK(excerpt("a\tb\x1B[31mc", 1, 3) == "     1 | a b [31mc\n       |   ^\n");
  CHECK(excerpt("a\xE2\x80\xAE" "b c", 1, 3) == "     1 | a b c\n       |   ^\n");  // turns the direction of writing
  CHECK(excerpt("\xFF\xFE b", 1, 4) == "     1 |    b\n       |    ^\n");
}

TEST_CASE("of a long line the part around the place is shown", "[base][excerpt]") {
  const std::string text = std::string(500, '-') + " here " + std::string(500, '-');
  CHECK(excerpt(text, 1, 502, 30) == "     1 | --------- here ---------------\n       |           ^^^^\n");
  CHECK(excerpt(text, 1, 1, 30) == "     1 | " + std::string(30, '-') + "\n       | ^\n");
  CHECK(excerpt(text, 1, 1006, 30) == "     1 | " + std::string(30, '-') + "\n       | " + std::string(29, ' ') + "^\n");
  CHECK(excerpt(std::string(1000, 'x'), 1, 1, 10) == "     1 | xxxxxxxxxx\n       | ^^^^^^^^^^\n");
}
