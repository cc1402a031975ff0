// Files of earlier versions of the language are read by later ones; files of later ones are refused by name, and alone.
#include "scenarios/read/versions.hpp"

#include <catch2/catch.hpp>

#include "tests/support/included.hpp"

using namespace peakend;
using read::Node;
using read::Renamed;

namespace {
Node tree(const std::string& text) {
  Problems problems;
  auto root = read::parse(text, "f.yaml", problems);
  REQUIRE(root);
  return *root;
}

std::string keys(const Node& node) {
  std::string all;
  for (const auto& member : node.members)
    all += member.key + (member.value.members.empty() ? "=" + member.value.text + " " : "{ " + keys(member.value) + "} ");
  return all;
}

// A language as it could be in its third version.
constexpr Renamed renamed[] = {
    {2, "behaviour.basket", "spend"},
    {2, "journeys.*.begins", "starts"},
    {3, "behaviour.spend", "money"},
};
}  // namespace

TEST_CASE("a file of an earlier version reads as if it had been written today", "[read][versions]") {
  Problems problems;
  Node one = tree("peakend: 1\nbehaviour: {basket: 30, base_rate: 2}\njourneys: {visit: {begins: {rate: 1}}, letter: {begins: {by: firm}}}\n");
  REQUIRE(read::bring_up_to_date(one, "f.yaml", problems, 3, renamed));
  CHECK(keys(one) == "peakend=1 behaviour{ money=30 base_rate=2 } journeys{ visit{ starts{ rate=1 } } letter{ starts{ by=firm } } } ");
  Node two = tree("peakend: 2\nbehaviour: {spend: 30}\n");
  REQUIRE(read::bring_up_to_date(two, "f.yaml", problems, 3, renamed));
  CHECK(keys(two) == "peakend=2 behaviour{ money=30 } ");
  CHECK(problems.empty());
}

TEST_CASE("a file of today keeps its words, also those that were once others", "[read][versions]") {
  Problems problems;
  Node now = tree("peakend: 3\nbehaviour: {basket: 30}\n");
  REQUIRE(read::bring_up_to_date(now, "f.yaml", problems, 3, renamed));
  CHECK(keys(now) == "peakend=3 behaviour{ basket=30 } ");  // then an unknown key, and told as one
}

TEST_CASE("a key under its old and its new name is given twice", "[read][versions]") {
  Problems problems;
  Node both = tree("peakend: 1\nbehaviour:\n  basket: 30\n  spend: 20\n");
  CHECK_FALSE(read::bring_up_to_date(both, "f.yaml", problems, 2, renamed));
  REQUIRE(problems.size() == 1);
  CHECK(text(problems[0]) == "f.yaml:3:3: given twice, once under its old name, expected spend, got 'basket'");
}

TEST_CASE("of a file that is too new nothing else is said", "[read][versions]") {
  const std::string said = ": peakend: the file is written in version 7 of the language, expected 1, the newest this program reads; get a newer peakend to read it";
  CHECK(test::read("peakend: 7\nwhatever: {comes: then}\n").messages == "shop.yaml:1:10" + said);
  const tests::Files files;
  files.write("base.yaml", "peakend: 7\nscenario: x\n");
  files.write("shop.yaml", "peakend: 1\nscenario: shop\nextends: base.yaml\n");
  CHECK(files.read().messages == "base.yaml:1:10" + said);
}
