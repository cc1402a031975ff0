// The map of a sweep: who is best, whether it is clear, and how it is drawn.
#include <catch2/catch.hpp>

#include <cmath>

#include "results/report/map.hpp"

using namespace peakend::results;

TEST_CASE("the winner at a point has the best mean; it is clear when every paired difference is off 0",
          "[results][map]") {
  auto clear = winner_of({{1, 2, 3}, {2, 3, 4.1}, {0, 1, 2.1}}, true);
  REQUIRE(clear);
  CHECK(clear->policy == 1);
  CHECK(clear->clear);
  auto close = winner_of({{1, 5, 3}, {2, 3, 4.1}}, true);
  REQUIRE(close);
  CHECK(close->policy == 1);
  CHECK_FALSE(close->clear);
  CHECK(winner_of({{1, 2, 3}, {2, 3, 4.1}}, false)->policy == 0);
}

TEST_CASE("without data there is no winner", "[results][map]") {
  CHECK_FALSE(winner_of({}, true));
  CHECK_FALSE(winner_of({{1, 2}, {std::nan(""), std::nan("")}}, true));
}

TEST_CASE("a map shows a letter a policy, small where it is not clear", "[results][map]") {
  WinnerMap map{"nps", {"baseline", "more_tills"}, "let.gets", "tills.people", {"0.1", "0.2"}, {"1", "2"}, {}};
  map.winners = {Winner{0, true}, Winner{1, false}, std::nullopt, Winner{1, true}};
  const std::string text = map_text(map, 80, false);
  CHECK(text.find("by let.gets (down) and tills.people (across):") != std::string::npos);
  CHECK(text.find("0.1       A  b") != std::string::npos);
  CHECK(text.find("0.2       ?  B") != std::string::npos);
  CHECK(text.find("A=baseline, B=more_tills") != std::string::npos);
}
