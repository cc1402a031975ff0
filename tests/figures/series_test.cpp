// Outcomes kept week by week: what they came to in each, which are kept, and what a file may say of it.
#include <algorithm>

#include "tests/mechanisms/lab.hpp"

using namespace peakend::lab;
using Catch::Matchers::Contains;

namespace {
// A shop with a queue, some hundred people who come, spend, leave and join; `record` as a line of a file.
std::string shop(const std::string& record = "", int weeks = 3) {
  std::string head = still_life;
  auto put = [&](const std::string& old, const std::string& now) { head.replace(head.find(old), old.size(), now); };
  put("warm_up: 0 weeks, length: 1 week", "warm_up: 1 week, length: " + std::to_string(weeks) + " weeks");
  put("size: 1}", "size: 300, prospects: 0.2}");
  put("return_rate: 1, base_leave: 0", "return_rate: 1, base_leave: 0.05, join_rate: 0.1");
  put("{mon: \"08:00-20:00\"}", "{mon..sun: \"08:00-20:00\"}, pools: {desk: {people: 1, cost_per_hour: 20}}");
  return head + record +
         "segments: {young: {share: 0.4}, old: {share: 0.6}}\n"
         "journeys:\n  visit:\n    starts: {rate: return_rate}\n    first: moment\n    touchpoints:\n"
         "      moment: {pool: desk, takes: 6 min, affect: {mean: 0.5, sd: 2}, spend: 30, next: end}\n";
}

// The line that lists every outcome of the scenario.
std::string all_of(const peakend::spec::Scenario& scenario) {
  std::string list;
  for (const auto& name : peakend::spec::outcome_names(scenario)) list += (list.empty() ? "" : ", ") + name;
  return "record: [" + list + "]\n";
}

// Where an outcome stands: they are kept in the order of their names.
int place_of(std::vector<std::string> kept, const std::string& outcome) {
  std::sort(kept.begin(), kept.end());
  return static_cast<int>(std::find(kept.begin(), kept.end(), outcome) - kept.begin());
}

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

peakend::Problems problems_of(const std::string& yaml) {
  peakend::Problems problems;
  peakend::read::read_scenario_text(yaml, "series.yaml", {}, problems);
  return problems;
}
}  // namespace

TEST_CASE("in a run of one week every outcome kept by week is the outcome", "[figures][series]") {
  const auto names = peakend::spec::outcome_names(read(shop("", 1)));
  const auto lived = live(shop(all_of(read(shop("", 1))), 1));
  REQUIRE(names.size() > 60);
  for (const auto& name : names) {
    INFO(name);
    CHECK(same(lived.figures.in_week(place_of(names, name), 0), lived[name]));
  }
}

TEST_CASE("a week's outcomes do not depend on the weeks after it", "[figures][series]") {
  const std::string all = all_of(read(shop()));
  const auto three = live(shop(all, 3)), two = live(shop(all, 2));
  REQUIRE(three.figures.layout.kept_by_week > 60);
  int alike = 0;
  for (int o = 0; o < three.figures.layout.kept_by_week; ++o)
    for (int week : {0, 1}) alike += same(three.figures.in_week(o, week), two.figures.in_week(o, week)) ? 1 : 0;
  CHECK(alike == 2 * three.figures.layout.kept_by_week);
}

TEST_CASE("weeks add up to the run: visits, money, people", "[figures][series]") {
  const auto lived = live(shop("record: [visits, customers, margin, left, revenue]\n"));
  const std::vector<std::string> names{"visits", "customers", "margin", "left", "revenue", "nps"};
  double visits = 0, customers = 0, margin = 0, left = 0, revenue = 0;
  for (int w = 0; w < 3; ++w) {
    const auto of = [&](const char* outcome) { return lived.figures.in_week(place_of(names, outcome), w); };
    CHECK(of("visits") * of("customers") == Approx(static_cast<double>(lived.figures.get(w, PerWeek::episodes))));
    CHECK(of("margin") == Approx(peakend::figures::money_in(lived.figures, w).margin));
    visits += of("visits") * of("customers"), customers += of("customers") / 3, margin += of("margin") / 3;
    left += of("left"), revenue += of("revenue") * of("customers");
  }
  CHECK(visits == Approx(static_cast<double>(lived.episodes())));
  CHECK(customers == Approx(lived["customers"]));
  CHECK(margin == Approx(lived["margin"]));
  CHECK(left == lived["left"]);
  CHECK(revenue == Approx(peakend::figures::money_in(lived.figures).revenue));
}

TEST_CASE("what is told of visits is the mean of its weeks by their visits", "[figures][series]") {
  const std::vector<std::string> names{"nps", "memory", "gap", "trust", "nps.young", "gap.old", "visits.young", "customers.young", "visits.old", "customers.old"};
  std::string list;
  for (const auto& name : names) list += (list.empty() ? "" : ", ") + name;
  const auto lived = live(shop("record: [" + list + "]\n"));
  const auto in_week = [&](const std::string& name, int w) { return lived.figures.in_week(place_of(names, name), w); };
  const auto check = [&](const std::string& name, const std::string& group) {
    double sum = 0, weights = 0;
    for (int w = 0; w < 3; ++w) {
      const double visits = group.empty() ? static_cast<double>(lived.figures.get(w, PerWeek::episodes))
                                          : in_week("visits." + group, w) * in_week("customers." + group, w);
      sum += visits * in_week(name, w), weights += visits;
    }
    INFO(name);
    CHECK(sum / weights == Approx(lived[name]).epsilon(1e-9));
  };
  for (const char* name : {"nps", "memory", "gap", "trust"}) check(name, "");
  check("nps.young", "young"), check("gap.old", "old");
}

TEST_CASE("a week without a visit has no nps", "[figures][series]") {
  const auto lived = live(visit_of("affect: {mean: 1}"), {"run.length=3 weeks", "behaviour.return_rate=0"});
  const int nps = place_of({"nps", "memory", "gap", "trust", "customers", "visits", "revenue"}, "nps");
  for (int w = 0; w < 3; ++w) CHECK(std::isnan(lived.figures.in_week(nps, w)));
}

TEST_CASE("kept are the usual seven, or what the file names, and always the primary outcome", "[figures][series]") {
  using Names = std::vector<std::string>;
  const auto kept = [](const std::string& yaml, const std::string& more = "") {
    return peakend::spec::names_kept_by_week(read(yaml + more));
  };
  const Names usual{"customers", "gap", "memory", "nps", "revenue", "trust", "visits"};
  CHECK(kept(shop()) == usual);
  CHECK(kept(shop(), "compare: {primary: memory}\n") == usual);
  Names with_wait = usual;
  with_wait.push_back("wait");
  CHECK(kept(shop(), "compare: {primary: wait}\n") == with_wait);
  CHECK(kept(shop("record: [left, gap.old]\n")) == Names{"gap.old", "left", "nps"});
  CHECK(kept(shop("record: [nps]\n"), "compare: {primary: margin}\n") == Names{"margin", "nps"});
}

TEST_CASE("what cannot be kept is said, with the place of each", "[figures][series]") {
  const auto said = [](const std::string& record) {
    std::string all;
    for (const auto& problem : problems_of(shop("record: " + record + "\n"))) all += peakend::text(problem) + "\n";
    return all;
  };
  CHECK(said("[nps, left]").empty());
  CHECK_THAT(said("[nsp, gap.elderly]"), Contains("series.yaml:10") && Contains("record: no such outcome, got 'nsp'; did you mean 'nps'?") && Contains("'gap.elderly'"));
  CHECK_THAT(said("[nps, nps]"), Contains("record: an outcome is named twice, got 'nps'"));
  CHECK_THAT(said("nps"), Contains("record: a list of outcomes is wanted here, expected such as [gap, wait]"));
  CHECK_THAT(said("[]"), Contains("a list of outcomes is wanted here"));
  CHECK_THAT(said("[[nps]]"), Contains("the name of an outcome is wanted here"));
}
