// What the comments of a file say of its numbers.
#include "scenarios/explain/marks.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace peakend;
using explain::Mark;

namespace {
Mark mark_at(const std::string& text, int line) {
  spec::Scenario scenario;
  scenario.file = "x.yaml", scenario.text = text;
  return explain::mark_of(scenario, {"x.yaml", line, 1});
}
}  // namespace

TEST_CASE("a number is marked by the comment on its line", "[explain]") {
  CHECK(mark_at("a: 1  # (assumed)\nb: 2  # (source) somebody 2001\nc: 3 # calibrated to b\nd: 4\n", 1) == Mark::assumed);
  CHECK(mark_at("a: 1  # (assumed)\nb: 2  # (source) somebody 2001\nc: 3 # calibrated to b\nd: 4\n", 2) == Mark::source);
  CHECK(mark_at("a: 1  # (assumed)\nb: 2  # (source) somebody 2001\nc: 3 # calibrated to b\nd: 4\n", 3) == Mark::calibrated);
  CHECK(mark_at("a: 1  # (assumed)\nb: 2  # (source) somebody 2001\nc: 3 # calibrated to b\nd: 4\n", 4) == Mark::none);
  CHECK(mark_at("a: 1  # the point is a finding (source), the minutes are assumed\n", 1) == Mark::assumed);
}

TEST_CASE("a number is marked by what it stands within, on its line or just above it", "[explain]") {
  CHECK(mark_at("policies:  # all costs assumed\n  one:\n    cost: 3\n", 3) == Mark::assumed);
  CHECK(mark_at("# Means are assumed\npoints:\n  one:\n    mean: 3\n", 4) == Mark::assumed);
  CHECK(mark_at("points:\n  # assumed\n  one: 1\n  two: 2\n", 4) == Mark::none);  // of its neighbour
  CHECK(mark_at("points:  # assumed\n  one: 1  # (source) here\n", 2) == Mark::source);
  CHECK(mark_at("a: 1  # assumed\nb:\n  c: 2\n", 3) == Mark::none);
  CHECK(mark_at("# assumed\n\na: 1\n", 3) == Mark::none);  // a free line ends what belongs together
}

TEST_CASE("what only looks like a comment marks nothing, and no place is beyond reading", "[explain]") {
  CHECK(mark_at("a: \"1 # assumed\"\n", 1) == Mark::none);
  CHECK(mark_at("a: b#assumed\n", 1) == Mark::none);
  CHECK(mark_at("a: it's so  # assumed\n", 1) == Mark::assumed);
  CHECK(mark_at("", 1) == Mark::none);
  CHECK(mark_at("a: 1\n", 7) == Mark::none);
  CHECK(mark_at("a: 1\n", 0) == Mark::none);
  CHECK(mark_at("  a: 1\n", 1) == Mark::none);  // within nothing
  CHECK(explain::mark_of({}, {"other.yaml", 1, 1}) == Mark::none);
}
