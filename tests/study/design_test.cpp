// Designs: which points, in which order, and what is refused.
#include "sim/study/design.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <set>

using namespace peakend;
using study::DesignAsked;
using study::DesignKind;

namespace {
study::Design made(const DesignAsked& asked) {
  Problems problems;
  auto design = study::make_design(asked, problems);
  for (const auto& problem : problems) UNSCOPED_INFO(text(problem));
  REQUIRE(design);
  return *design;
}

std::string refused(const DesignAsked& asked) {
  Problems problems;
  CHECK_FALSE(study::make_design(asked, problems));
  std::string all;
  for (const auto& problem : problems) all += text(problem) + "\n";
  return all;
}

DesignAsked varying(std::vector<std::string> axes) {
  DesignAsked asked;
  asked.axes = std::move(axes);
  return asked;
}
using Points = std::vector<std::vector<std::string>>;
}  // namespace

TEST_CASE("a grid has every combination, the last axis fastest", "[study][design]") {
  const auto design = made(varying({"a.b=1,2", "c=x, y"}));
  CHECK(design.paths == std::vector<std::string>{"a.b", "c"});
  CHECK(design.points == Points{{"1", "x"}, {"1", "y"}, {"2", "x"}, {"2", "y"}});
  CHECK(study::typed(design, 2) == std::vector<std::string>{"a.b=2", "c=x"});
}

TEST_CASE("a range in levels keeps its ends and its unit", "[study][design]") {
  CHECK(made(varying({"a=2..8 min/4"})).points == Points{{"2 min"}, {"4 min"}, {"6 min"}, {"8 min"}});
  CHECK(made(varying({"a=-1..1/3"})).points == Points{{"-1"}, {"0"}, {"1"}});
}

TEST_CASE("one at a time begins with the file itself and moves one axis from it", "[study][design]") {
  auto asked = varying({"a=1,2", "b=3"});
  asked.kind = DesignKind::one_at_a_time;
  const auto design = made(asked);
  CHECK(design.points == Points{{"", ""}, {"1", ""}, {"2", ""}, {"", "3"}});
  CHECK(study::typed(design, 0).empty());
  CHECK(study::typed(design, 3) == std::vector<std::string>{"b=3"});
}

TEST_CASE("of a Latin hypercube every axis has each part of its range once", "[study][design]") {
  auto asked = varying({"a=0..10", "b=100..200"});
  asked.points = 50;
  const auto design = made(asked);
  CHECK(design.kind == DesignKind::latin_hypercube);
  REQUIRE(design.points.size() == 50);
  for (std::size_t axis = 0; axis < 2; ++axis) {
    const double low = axis == 0 ? 0 : 100, width = axis == 0 ? 10 : 100;
    std::set<int> parts;
    for (const auto& point : design.points) parts.insert(static_cast<int>((std::stod(point[axis]) - low) / width * 50));
    CHECK(parts.size() == 50);
    CHECK(*parts.begin() == 0);
    CHECK(*parts.rbegin() == 49);
  }
}

TEST_CASE("a hypercube's axis does not move when another is added, and moves with the seed", "[study][design]") {
  auto asked = varying({"a=0..1"});
  asked.points = 20;
  const auto alone = made(asked);
  asked.axes.push_back("b=0..1");
  const auto both = made(asked);
  for (std::size_t i = 0; i < 20; ++i) CHECK(alone.points[i][0] == both.points[i][0]);
  bool same = true;
  for (std::size_t i = 0; i < 20; ++i) same = same && both.points[i][0] == both.points[i][1];
  CHECK_FALSE(same);
  asked.seed = 2;
  CHECK(made(asked).points != both.points);
}

TEST_CASE("a table gives the points, with commas or semicolons, and empty cells as the file has them", "[study][design]") {
  DesignAsked asked;
  asked.table_name = "points.csv";
  asked.table = "a.b,c\n1,\"x\"\n2,\n\n";
  const auto design = made(asked);
  CHECK(design.points == Points{{"1", "x"}, {"2", ""}});
  asked.table = "a;b\r\n1;2\r\n";
  CHECK(made(asked).points == Points{{"1", "2"}});
}

TEST_CASE("a table may have quotes and line breaks within them, and a slip in them is told", "[study][design]") {
  DesignAsked asked;
  asked.table_name = "points.csv";
  asked.table = "a.b,c\n\"1\n\",\"x \"\"y\"\", z\"\n2,back\\slash\n";
  CHECK(made(asked).points == Points{{"1", "x \"y\", z"}, {"2", "back\\slash"}});
  asked.table = "a,b\n1,\"2\n3,4\n";
  CHECK(refused(asked).find("points.csv:2:1: a quote is not closed") == 0);
  asked.table = "a,b\n1,2\"3\"\n";
  CHECK(refused(asked).find("points.csv:2:1: a quote within a field") == 0);
  asked.table = "a,b\n1,\"2\"3\n";
  CHECK(refused(asked).find("points.csv:2:1: something stands behind a closing quote") == 0);
  asked.table = "a,b\n1,\"2\n2\"\n3\n";
  CHECK(refused(asked) == "points.csv:4:1: not a row of the table, expected 2 values, got 1\n");
  CHECK(refused(varying({"a=1,2,"})).find("a value is missing between the commas") != std::string::npos);
  CHECK(refused(varying({"a=1,2,1"})).find("this value is there twice, expected each value once, got '1'") !=
        std::string::npos);
}

TEST_CASE("what cannot be a design is refused with what was expected", "[study][design]") {
  CHECK(refused({}) == "--vary: what is to be varied?, expected --vary PATH=1,2,3, or --table POINTS.csv\n");
  CHECK(refused(varying({"a"})) == "--vary a: not an axis, expected PATH=1,2,3 or PATH=0.2..0.8 or PATH=0.2..0.8/4\n");
  CHECK(refused(varying({"a=1,,2"})) == "--vary a=1,,2: a value is missing between the commas, expected PATH=1,2,3\n");
  CHECK(refused(varying({"a=3..1"})).find("not a range, expected LOW..HIGH with LOW below HIGH") != std::string::npos);
  CHECK(refused(varying({"a=1..2/1"})).find("expected 2 to 10000 after the /, got '1'") != std::string::npos);
  CHECK(refused(varying({"a=1,2", "a=3"})).find("this path is varied twice") != std::string::npos);
  CHECK(refused(varying({"a=0..1"})).find("a Latin hypercube needs a number of points") != std::string::npos);
  auto many = varying({"a=0..1/1000", "b=0..1/1000", "c=0..1/10"});
  CHECK(refused(many).find("10000000 points are too many, expected at most 1000000") != std::string::npos);
  DesignAsked table;
  table.table_name = "points.csv";
  table.table = "a,b\n1,2\n3\n";
  CHECK(refused(table) == "points.csv:3:1: not a row of the table, expected 2 values, got 1\n");
  table.table = "";
  CHECK(refused(table).find("points.csv: a table without points") == 0);
}
