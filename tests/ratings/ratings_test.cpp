// Marks that customers gave: read as they come, kept as means and spreads, and what is wrong with a table told.
#include "scenarios/ratings/ratings.hpp"

#include <catch2/catch.hpp>

using namespace peakend;
using ratings::Columns;
using ratings::Ratings;

namespace {
struct Read {
  std::optional<Ratings> ratings;
  std::string messages;
};

Read read(const std::string& table, const Columns& columns = {}, ratings::Scale scale = {}) {
  Problems problems;
  Read result{ratings::read_ratings(table, "t.csv", columns, scale, problems), ""};
  for (const Problem& one : problems) result.messages += (result.messages.empty() ? "" : "\n") + text(one);
  return result;
}
}  // namespace

TEST_CASE("a row for each moment is read in English and Dutch, with decimal commas and per cent", "[ratings]") {
  for (const std::string table : {"touchpoint,mean,sd,visited\nPark,7.1,1.4,1\nTill,6.6,1.8,0.45\nNPS,8,,\n",
                                  "\xef\xbb\xbf" "Contactmoment;Cijfer;Spreiding;Bezocht\r\nPark;7,1;1,4;100 %\r\nTill;6,6;1,8;45%\r\nnps;8;;\r\n",
                                  "Moment\tGemiddelde\tStandaardafwijking\tAandeel\nPark\t7,1\t1,4\t100\nTill\t6,6\t1,8\t45\nNPS\t8\t\t\n"}) {
    INFO(table);
    const Read found = read(table);
    CHECK(found.messages == "");
    REQUIRE(found.ratings);
    REQUIRE(found.ratings->moments.size() == 2);
    CHECK(found.ratings->moments[0].label == "Park");
    CHECK(found.ratings->moments[1].mean == Approx(6.6));
    CHECK(found.ratings->moments[1].sd == Approx(1.8));
    CHECK(found.ratings->moments[0].visited == Approx(1));
    CHECK(found.ratings->moments[1].visited == Approx(0.45));
    CHECK(found.ratings->nps == 8);
  }
}

TEST_CASE("a row for each person becomes means, spreads and shares, and nobody's mark is kept", "[ratings]") {
  const Read found = read("name,age,parking,till,nps\nAnn,34,8,6,9\nBob,57,6,,6\nCid,41,7,9,10\nDee,29,7,6,8\nEve,66,7,7,3\n");
  REQUIRE(found.ratings);
  REQUIRE(found.ratings->moments.size() == 2);  // no age is a mark, and no name
  CHECK(found.ratings->moments[0].mean == Approx(7));
  CHECK(found.ratings->moments[0].sd == Approx(std::sqrt(0.5)));
  CHECK(found.ratings->moments[1].visited == Approx(0.8));
  CHECK(found.ratings->moments[1].answers == 4);
  CHECK(found.ratings->people == 5);
  CHECK(*found.ratings->nps == Approx(100.0 * (2 - 2) / 5));
  CHECK(found.ratings->left_out == std::vector<std::string>{"name", "age"});
  CHECK(found.messages == "t.csv:1:1: warning: 'till' has 4 marks; a mean of so few says little");
}

TEST_CASE("columns can be named", "[ratings]") {
  const Read moments = read("stage,good,how\nA,4,1\nB,3,0.5\n", {{"touchpoint", "stage"}, {"mean", "GOOD"}, {"sd", "how"}}, {1, 5});
  CHECK(moments.messages == "");
  REQUIRE(moments.ratings);
  CHECK(moments.ratings->moments[1].sd == Approx(0.5));
  const Read people = read("a,b,c,would\n1,2,3,9\n1,2,3,9\n2,2,3,9\n1,3,3,2\n4,2,1,9\n", {{"touchpoints", "c, a"}, {"nps", "would"}}, {1, 5});
  CHECK(people.messages == "");
  REQUIRE(people.ratings);
  CHECK(people.ratings->moments[0].label == "c");  // in the order named
  CHECK(*people.ratings->nps == Approx(60));
  CHECK(people.ratings->left_out == std::vector<std::string>{"b"});
}

TEST_CASE("without spreads one is assumed, and said", "[ratings]") {
  const Read found = read("touchpoint,mean\nA,4\nB,3\n", {}, {1, 5});
  CHECK(found.messages == "t.csv:1:1: warning: no column with the spread of the marks; 0.6 is assumed everywhere: --map sd=COLUMN names it");
  REQUIRE(found.ratings);
  CHECK(found.ratings->moments[0].sd == Approx(0.6));
  CHECK(found.ratings->moments[0].visited == 1);
}

TEST_CASE("what is wrong with a table is told, all of it", "[ratings]") {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"", "t.csv:1:1: no table, expected a header, and a row for each moment or each person"},
      {"touchpoint,mean,sd\n", "t.csv:1:1: no table, expected a header, and a row for each moment or each person"},
      {"touchpoint,meen,sd\nA,1,1\nB,2,1\n", "t.csv:1:1: no column with the marks, expected a column mean, or --map mean=COLUMN; did you mean 'meen'?"},
      {"touchpoint,mean,sd\nA,seven,1\nB,12,-1\nNPS,800,\n",
       "t.csv:2:1: not a number in column 'mean', expected such as 7.4 or 7,4, got 'seven'\n"
       "t.csv:3:1: a mark that is not on the scale, expected 0 to 10, got 12; --scale LOW..HIGH says which it is\n"
       "t.csv:3:1: a spread below 0, expected 0 or more, got -1\n"
       "t.csv:4:1: an NPS out of range, expected -100 to 100, got 800"},
      {"touchpoint,mean,sd,visited\nA,7,1,120\nB,6,1,50\n", "t.csv:1:1: a share above 1, expected 0 to 1, or 0 to 100 per cent, got 120 at 'A'"},
      {"touchpoint,mean,sd\nA,7,1\n",
       "t.csv:1:1: fewer than two moments with marks, expected a row for each (columns touchpoint and mean), or a column for each; --map touchpoint=COLUMN and --map mean=COLUMN, or --map "
       "touchpoints=COLUMN,COLUMN,.. name them"},
      {"touchpoint,mean,sd\n\"A,7,1\nB,6,1\n", "t.csv:2:1: a quote is not closed, expected a second one"},
      {"touchpoint,mean,sd,visited\n,7,1,-1\nB,6,1,1\n", "t.csv:2:1: a moment without a name, expected a word for it\nt.csv:2:1: a moment that nobody comes to, expected a share above 0, or no such row, got -1"},
      {"touchpoint,mean,sd\nA \"x\",7,1\nB,6,1\n", "t.csv:2:1: a quote within a field, expected quotes around the whole field, and doubled within"},
      {"parking,finding,nps\n7,5,6,5,9\n8,5,7,0,10\n",
       "t.csv:2:1: more fields than the header has, expected 3, got 5; decimal commas need semicolons between the columns, or quotes around the number"},
      {"touchpoint,mean,sd\nCaf\xe9,7,1\nB,6,1\n", "t.csv: not UTF-8, expected a table saved as CSV UTF-8; spreadsheets offer that beside plain CSV"},
      {"touchpoint,mean,mean\nA,7,1\nB,6,1\n", "t.csv:1:1: two columns of one name, expected each column its own, got 'mean'"},
      {"touchpoint,mean,sd\nA,7,6\nB,6,1\n", "t.csv:2:1: a spread that marks on this scale cannot have, expected at most 5, got 6"},
      {"touchpoint,mean,sd,visited\nA,7,1,100%\nB,6,1,0.5\n", "t.csv:1:1: shares and per cent in one column, expected all from 0 to 1, or all in per cent"},
      {"park,till,nps\n7,8,11\n7,8,9\n7,8,9\n7,8,9\n7,8,9\n", "t.csv:2:1: a mark for recommending out of range, expected 0 to 10, got 11"},
  };
  for (const auto& [table, said] : cases) {
    INFO(table);
    const Read found = read(table);
    CHECK_FALSE(found.ratings);
    CHECK(found.messages == said);
  }
  CHECK(read("touchpoint,mean,nps\nA,7,30\nB,6,30\n", {{"nps", "nps"}}).messages == "t.csv:1:1: no column holds the NPS where a row is a moment, expected a row called NPS, with the NPS among the marks, got 'nps'");
  CHECK(read("a,b\n1,2\n", {{"touchpoints", "a,a"}}).messages == "t.csv:1:1: a column named twice, expected each moment once, got 'a'");
  CHECK(read("a,b\n1,2\n", {{"touchpoints", "a,c"}}).messages == "t.csv:1:1: no such column, got 'c'; known: a, b");
  CHECK(read("a,b\n1,2\n", {{"mean", "d"}}).messages == "t.csv:1:1: no such column, got 'd'; known: a, b");
  CHECK(read("a,b\nx,2\n3,3\n", {{"touchpoints", "a,b"}}).messages.find("t.csv:2:1: not a mark in column 'a', expected 0 to 10, got 'x'; --scale LOW..HIGH says which scale it is") == 0);
}

TEST_CASE("columns that number people hold no marks, and a missing mark is none", "[ratings]") {
  const Read found = read("person,desk,chair,row\n1,7,8,9\n2,NA,6,9\n3,5,-,9\n4,6,7,9\n5,6,7,9\n");
  REQUIRE(found.ratings);
  CHECK(found.ratings->moments.size() == 2);
  CHECK(found.ratings->moments[0].answers == 4);
  CHECK(found.ratings->left_out == std::vector<std::string>{"person", "row"});
  const Read counted = read("key,desk,chair\n1,7,8\n2,7,6\n3,5,6\n4,6,7\n");  // it counts
  REQUIRE(counted.ratings);
  CHECK(counted.ratings->moments.size() == 2);
  const Read row = read("touchpoint,mean,sd,weight\nA,7,1,3\nB,6,1,3\nNPS score,20,,\n");
  REQUIRE(row.ratings);
  CHECK(row.ratings->nps == 20);
  CHECK(row.ratings->left_out == std::vector<std::string>{"weight"});
}

TEST_CASE("a table of more moments than a visit can have is refused", "[ratings]") {
  std::string table = "touchpoint,mean,sd\n";
  for (int i = 0; i <= 200; ++i) table += "m" + std::to_string(i) + ",7,1\n";
  CHECK(read(table).messages == "t.csv:1:1: too many moments, expected at most 200, got 201");
}
