// A scenario made of marks: it is right, it says what was found, and it brings back the NPS it was made of.
#include <catch2/catch.hpp>
#include <cmath>

#include "scenarios/ratings/neutral.hpp"
#include "scenarios/ratings/scenario_text.hpp"
#include "tests/app/run.hpp"
#include "tests/messages/shop.hpp"

using namespace peakend;
using Catch::Matchers::Contains;
using ratings::Rated;
using ratings::Ratings;

namespace {
constexpr int fine = 0, users_mistake = 2;

const std::string table =
    "Contactmoment;Cijfer;Spreiding;Bezocht\nParkeren;7,1;1,4;80 %\nZoeken;6,4;1,9;100 %\nAdvies;7,9;1,6;45 %\n\"Kassa \"\"1\"\"\";6,6;1,8;92 %\nend;7,3;1,2;92 %\n";

Ratings marks(double nps) {
  Ratings all;
  all.moments = {{"a", 7.5, 1, 1, 0}, {"b", 6, 1.5, 0.6, 0}, {"c", 7, 1, 1, 0}};
  all.nps = nps;
  return all;
}

std::string content(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// The share of visits that come to each moment, by the ways on of a scenario with constant shares.
std::vector<double> visited(const spec::Journey& journey, const spec::Scenario& scenario) {
  std::vector<double> share(journey.touchpoints.size(), 0);
  share[static_cast<std::size_t>(journey.first)] = 1;
  for (const int at : journey.order) {
    double left = 1;
    for (const auto& route : journey.touchpoints[static_cast<std::size_t>(at)].next) {
      float part = 1;
      if (route.kind == spec::Route::Kind::share) REQUIRE(slots::constant(scenario.values(), route.value, part));
      const double goes = route.kind == spec::Route::Kind::otherwise ? left : static_cast<double>(part);
      left -= goes;
      if (route.target != spec::journey_ends) share[static_cast<std::size_t>(route.target)] += goes * share[static_cast<std::size_t>(at)];
    }
  }
  return share;
}
}  // namespace

TEST_CASE("the lower the NPS of the same marks, the higher neutral must lie", "[ratings]") {
  double mark = 0;
  for (const double nps : {-8.0, -15.0, -22.0, -30.0, -36.0}) {
    const auto found = ratings::neutral_of(marks(nps));
    CHECK(found.expected == Approx(nps).margin(2));  // a tenth of a mark moves it by 1 to 2 points
    CHECK(found.mark > mark);
    mark = found.mark;
  }
}

TEST_CASE("an NPS that no neutral mark leads to is not reached, and said", "[ratings][app]") {
  CHECK(std::fabs(ratings::neutral_of(marks(60)).expected - 60) > ratings::far_off);
  const test::Folder folder;
  folder.write("store.csv", table + "NPS;60;;\n");
  CHECK_THAT(folder.peakend("import store.csv").out, Contains("\nno neutral mark leads to that NPS: people recommend for other reasons too, or these marks are not of the same people\n"));
}

TEST_CASE("a feeling is the mark around neutral, and what is felt comes back to it", "[ratings]") {
  Ratings five = marks(0);
  five.lowest = 1, five.highest = 5;
  CHECK(ratings::out_of_ten(five, 1) == 0);
  CHECK(ratings::out_of_ten(five, 4) == Approx(7.5));
  for (const auto& [mark, sd] : {std::pair{4.0, 0.4}, {2.2, 0.8}, {3.0, 1.2}, {4.6, 0.3}}) {
    INFO(mark << " +- " << sd);
    const auto felt = ratings::stimulus_of(five, {"x", mark, sd, 1, 0}, 6);
    double sum = 0, squares = 0, weight = 0;  // by the trapezoid rule, in the C library's numbers
    for (double z = -6; z <= 6; z += 0.01) {
      const double w = std::exp(-z * z / 2), x = 5 * std::tanh((felt.mean + felt.sd * z) / 5);
      sum += w * x, squares += w * x * x, weight += w;
    }
    const double mean = sum / weight;
    CHECK(1 + (mean + 6) / 10 * 4 == Approx(mark).margin(0.02));
    CHECK(std::sqrt(squares / weight - mean * mean) * 0.4 == Approx(sd).margin(0.03));
    CHECK(ratings::mark_of(five, felt, 6) == Approx(mark).margin(0.005));
  }
  CHECK(ratings::mark_of(marks(0), ratings::stimulus_of(marks(0), {"x", 10, 1, 1, 0}, 4), 4) < 9.2);  // nobody feels +6
}

TEST_CASE("an imported scenario is right, comes where the marks say people come, and is not written twice", "[ratings][app]") {
  const test::Folder folder;
  folder.write("store.csv", table);
  const auto made = folder.peakend("import store.csv");
  CHECK(made.err == "");
  REQUIRE(made.status == fine);
  CHECK(made.out == "store.yaml: 5 moments; the file has no NPS, so 7 is taken for neutral\nwhat is marked (guessed) is yours to put right; then: peakend compare store.yaml\n");
  const auto checked = folder.peakend("check store.yaml");
  CHECK(checked.err == "");
  CHECK(checked.status == fine);
  const std::string text = content(folder / "store.yaml");
  CHECK_THAT(text, Contains("      kassa_1:  # mark 6.6, sd 1.8 (found)\n        label: \"Kassa \\\"1\\\"\"\n") && Contains("      end_:  # mark 7.3"));
  Problems problems;
  const auto scenario = read::read_scenario_text(text, "store.yaml", {}, problems);
  REQUIRE(scenario);
  const auto share = visited(scenario->journeys[0], *scenario);
  const std::vector<double> wanted{1, 0.8, 1, 0.45, 0.92, 0.92};  // where people arrive, then as the table has it
  REQUIRE(share.size() == wanted.size());
  for (std::size_t i = 0; i < share.size(); ++i) CHECK(share[i] == Approx(wanted[i]).epsilon(1e-4));
  const auto again = folder.peakend("import store.csv");
  CHECK(again.status == users_mistake);
  CHECK(again.err == "store.yaml is there already; nothing was written (--name NAME gives another)\n");
}

TEST_CASE("a run of an imported scenario brings the NPS it was made of", "[ratings][app]") {
  const test::Folder folder;
  folder.write("store.csv", table + "NPS;-12;;\n");
  REQUIRE(folder.peakend("import store.csv --name lab --quiet").status == fine);
  const auto text = content(folder / "lab.yaml");
  CHECK_THAT(text, Contains("nearest to the NPS of the file, -12; these marks lead to -1"));
  const auto ran = folder.peakend("run lab.yaml --replications 4 --json");
  REQUIRE(ran.status == fine);
  const auto at = ran.out.find("\"nps\"");
  REQUIRE(at != std::string::npos);
  const double nps = std::stod(ran.out.substr(ran.out.find("\"mean\":", at) + 7));
  // -12 was asked. A tenth of a mark moves the NPS by about 2; 4 runs of some 30,000 answers have a standard error of 0.3.
  CHECK(nps == Approx(-12).margin(3));
}

TEST_CASE("an import that cannot be says why", "[ratings][app]") {
  const test::Folder folder;
  folder.write("store.csv", table);
  const auto said = [&](const std::string& arguments) {
    const auto answer = folder.peakend("import " + arguments);
    CHECK(answer.status == users_mistake);
    return answer.err;
  };
  CHECK(said("stor.csv") == "stor.csv: no such file; did you mean 'store.csv'?\n");
  CHECK(said("store.xlsx") == "store.xlsx: a workbook, expected a table as text; save the sheet as CSV (semicolons and decimal commas are fine)\n");
  CHECK(said("store.csv --scale 5") == "--scale '5': not a scale; LOW..HIGH, such as 1..5\n");
  CHECK(said("store.csv --scale 5..1") == "--scale '5..1': not a scale; LOW..HIGH, such as 1..5\n");
  CHECK(said("store.csv --map mark=x") == "--map 'mark=x': not a column; KEY=COLUMN, where KEY is touchpoint, mean, sd, visited, nps or touchpoints\n");
  CHECK(said("store.csv --name 2nd") == "'2nd' is no name for a scenario: letters, digits and _, a letter first\n");
  CHECK_FALSE(std::filesystem::exists(folder / "store.yaml"));
}

TEST_CASE("hostile labels become names, and stay texts", "[ratings]") {
  Ratings all = marks(0);
  all.moments[0].label = "a\": {evil: 1} # \\";
  all.moments[1].label = "\xc3\xa9\xc3\xa9n \x01 twee";
  all.moments[2].label = "a evil 1";
  const std::string text = ratings::scenario_text("lab", "x\ny.csv", "s.json", all, {});
  Problems problems;
  const auto scenario = read::read_scenario_text(text, "lab.yaml", {}, problems);
  for (const Problem& one : problems) UNSCOPED_INFO(peakend::text(one));
  REQUIRE(scenario);
  CHECK(scenario->journeys[0].touchpoints[0].name == "a_evil_1");
  CHECK(scenario->journeys[0].touchpoints[0].label == "a\": {evil: 1} # \\");
  CHECK(scenario->journeys[0].touchpoints[1].name == "n_twee");
  CHECK(scenario->journeys[0].touchpoints[2].name == "a_evil_1_2");
}
