// Sweeps: one row a run and one a point, whole or in parts, whatever fails.
#include "sim/study/sweep.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "results/store/merge.hpp"
#include "scenarios/spec/variants.hpp"
#include "tests/study/studies.hpp"

using namespace peakend;
using tests::shop;

namespace {
struct Tables {
  std::vector<std::string> runs, points;
  study::Swept swept;
  std::int64_t computed = 0;
};

Tables swept(const spec::Scenario& scenario, const study::SweepPlan& plan, const std::string& folder, int threads = 0) {
  auto store = tests::open_store(folder);
  study::Ledger ledger(store, tests::settings(1, threads));
  Tables tables;
  tables.swept = study::sweep(
      scenario, plan, ledger, [&](const std::string& line) { tables.runs.push_back(line); },
      [&](const std::string& line) { tables.points.push_back(line); });
  tables.computed = ledger.computed();
  return tables;
}

study::SweepPlan plan_of(const std::vector<std::string>& axes, int replications = 2) {
  study::DesignAsked asked;
  asked.axes = axes;
  Problems problems;
  return {*study::make_design(asked, problems), {spec::baseline, 0}, replications, {}};
}

std::size_t fields(const std::string& line) { return 1 + static_cast<std::size_t>(std::count(line.begin(), line.end(), ',')); }
}  // namespace

TEST_CASE("a sweep has one row a run and one row a point and policy", "[study][sweep]") {
  const tests::Folder folder;
  const auto tables = swept(shop(), plan_of({"tills.people=1,2,3", "browse.takes=4 min,8 min"}, 3), folder.path());
  REQUIRE(tables.swept.complete);
  CHECK(tables.swept.points == 6);
  CHECK(tables.runs.size() == 1 + 6 * 2 * 3);
  CHECK(tables.points.size() == 1 + 6 * 2);
  CHECK(tables.runs[0].starts_with("point,tills.people,browse.takes,policy,replication,key,status,reason,visit_count,contact_count,nps,"));
  CHECK(tables.points[0].starts_with("point,tills.people,browse.takes,policy,replications,failed,nps,nps_se,"));
  CHECK(tables.runs[1].starts_with("0,1.0,4.0,baseline,0,"));  // times in minutes, as numbers
  CHECK(tables.points.back().starts_with("5,3.0,8.0,more_tills,3,0,"));
  for (const auto& row : tables.runs) CHECK(fields(row) == fields(tables.runs[0]));
  for (const auto& row : tables.points) CHECK(fields(row) == fields(tables.points[0]));
}

TEST_CASE("a sweep is the same at any number of threads, and again it computes nothing", "[study][sweep]") {
  const tests::Folder one, five;
  const auto plan = plan_of({"tills.people=1,2", "memory.rule=peak_end,mean"});
  const auto first = swept(shop(), plan, one.path(), 1), other = swept(shop(), plan, five.path(), 5);
  CHECK(first.runs == other.runs);
  CHECK(first.points == other.points);
  const auto again = swept(shop(), plan, one.path());
  CHECK(again.computed == 0);
  CHECK(again.runs == first.runs);
}

TEST_CASE("the parts of a sweep, brought together, are the sweep", "[study][sweep]") {
  const tests::Folder whole, together;
  const tests::Folder part[3];
  auto plan = plan_of({"tills.people=1,2,3,4", "advice.affect.mean=0,1"});
  const auto in_one_piece = swept(shop(), plan, whole.path());
  std::vector<std::string> stores;
  for (std::size_t i = 0; i < 3; ++i) {
    plan.shard = {i + 1, 3};
    CHECK(swept(shop(), plan, part[i].path()).swept.points == (i < 2 ? 3 : 2));
    stores.push_back(part[i].path() + "/" + results::store_name);
  }
  {
    auto store = tests::open_store(together.path());
    REQUIRE(std::holds_alternative<results::Merged>(results::merge(stores, store)));
  }
  plan.shard = {};
  const auto merged = swept(shop(), plan, together.path());
  CHECK(merged.computed == 0);
  CHECK(merged.runs == in_one_piece.runs);
  CHECK(merged.points == in_one_piece.points);
}

TEST_CASE("a run that fails is a row with its reason and stops nothing", "[study][sweep]") {
  const tests::Folder folder;
  const auto tables = swept(shop(), plan_of({"checkout.takes.median=2 min,1000 min"}), folder.path());
  REQUIRE(tables.swept.complete);
  CHECK(tables.swept.failed == 4);
  CHECK(tables.swept.first_failure.find("midnight") != std::string::npos);
  CHECK(tables.runs.size() == 1 + 2 * 2 * 2);
  CHECK(tables.runs.back().find(",failed,") != std::string::npos);
  CHECK(tables.points.back().starts_with("1,1000.0,more_tills,0,2,NaN,"));
  for (const auto& row : tables.runs)
    if (row.find('"') == std::string::npos) CHECK(fields(row) == fields(tables.runs[0]));
}

TEST_CASE("a replication that one policy cannot finish is left out of all of them at that point", "[study][sweep]") {
  // Under the policy an advice takes less than no time now and then: some replications have such a customer, others not.
  std::string yaml = tests::shop_with("change: {tills.people: {add: 1}}", "change: {advice.takes: {normal: {mean: 5 min, sd: 2.5 min}}}");
  const auto scenario = tests::read_text(yaml, {"population.size=60"});
  const tests::Folder folder;
  const auto tables = swept(scenario, plan_of({"tills.people=2"}, 12), folder.path());
  auto fields_of = [](const std::string& row) {
    std::istringstream in(row);
    std::vector<std::string> all;
    for (std::string one; std::getline(in, one, ',');) all.push_back(one);
    return all;
  };
  const auto names = fields_of(tables.runs[0]);
  const auto nps = static_cast<std::size_t>(std::find(names.begin(), names.end(), "nps") - names.begin());
  std::vector<bool> fails(12);
  for (std::size_t r = 0; r < 12; ++r) fails[r] = tables.runs[13 + r].find(",failed,") != std::string::npos;
  const auto failed = static_cast<std::size_t>(std::count(fails.begin(), fails.end(), true));
  REQUIRE((failed > 0 && failed < 11));
  double sum = 0;
  for (std::size_t r = 0; r < 12; ++r)
    if (!fails[r]) sum += std::stod(fields_of(tables.runs[1 + r])[nps]);
  const auto baseline = fields_of(tables.points[1]), policy = fields_of(tables.points[2]);
  CHECK(baseline[3] == std::to_string(12 - failed));
  CHECK(policy[3] == std::to_string(12 - failed));
  CHECK(baseline[4] == "0");
  CHECK(policy[4] == std::to_string(failed));
  CHECK(std::stod(baseline[5]) == Approx(sum / static_cast<double>(12 - failed)));
}

TEST_CASE("every point is checked before anything runs, and a mistake of an axis is told once", "[study][sweep]") {
  auto said = [](const std::vector<std::string>& axes) {
    Problems problems;
    study::check_points(shop(), plan_of(axes), problems);
    std::string all;
    for (const auto& problem : problems) all += text(problem) + "\n";
    return all;
  };
  CHECK(said({"browse.takes=1 min,2 min"}).empty());
  CHECK(said({"tills.people=1,2"}).find("the sweep sets this, so policy 'more_tills' cannot change it") != std::string::npos);
  const auto unknown = said({"browse.takes=1 min,2 min", "no.such.path=1,2,3"});
  CHECK(unknown.find("no.such.path: no number at this path") != std::string::npos);
  CHECK(std::count(unknown.begin(), unknown.end(), '\n') == 1);
  CHECK(said({"tills.people=1,-2"}).find("got -2") != std::string::npos);
}

TEST_CASE("people are not halved by a sweep", "[study][sweep]") {
  Problems problems;
  study::check_points(shop(), plan_of({"tills.people=1,1.5"}), problems);
  std::string all;
  for (const auto& problem : problems) all += text(problem) + "\n";
  CHECK(all.find("people work whole, expected a whole number, got 1.5") != std::string::npos);
}

TEST_CASE("the digest of a sweep is that of its figures", "[study][sweep]") {
  const tests::Folder one, five, other;
  auto plan = plan_of({"memory.rate=0.2,0.3"});
  CHECK(swept(shop(), plan, one.path()).swept.digest.empty());
  plan.digest = true;
  const auto digest = swept(shop(), plan, one.path(), 1).swept.digest;
  CHECK(digest.size() == 32);
  CHECK(swept(shop(), plan, five.path(), 5).swept.digest == digest);
  auto moved = plan_of({"memory.rate=0.2,0.4"});
  moved.digest = true;
  CHECK(swept(shop(), moved, other.path()).swept.digest != digest);
}

TEST_CASE("the same luck at every point: an axis that changes nothing gives the same figures", "[study][sweep]") {
  const tests::Folder folder;
  const auto tables = swept(shop(), plan_of({"compare.delta=1,2"}), folder.path());
  auto figures = [](const std::string& row) { return row.substr(row.find(",finished,")); };
  CHECK(figures(tables.runs[1]) == figures(tables.runs[5]));
}

TEST_CASE("a standard error counts the replications that have data", "[study][sweep]") {
  const tests::Folder folder;
  const auto tables = swept(shop({"population.size=3"}), plan_of({"memory.rate=0.3"}, 12), folder.path());
  auto column = [](const std::string& row, std::size_t number) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < number; ++i) at = row.find(',', at) + 1;
    return row.substr(at, row.find(',', at) - at);
  };
  auto number_of = [&](const std::string& header, const std::string& name) {
    for (std::size_t i = 0; i < fields(header); ++i)
      if (column(header, i) == name) return i;
    return std::size_t{0};
  };
  const std::string outcome = "remembered.detractors";
  std::vector<double> values;
  for (std::size_t r = 1; r <= 12; ++r)
    if (const auto text = column(tables.runs[r], number_of(tables.runs[0], outcome)); text != "NaN")
      values.push_back(std::stod(text));
  REQUIRE(values.size() > 1);
  REQUIRE(values.size() < 12);
  double mean = 0, squares = 0;
  for (double value : values) mean += value / static_cast<double>(values.size());
  for (double value : values) squares += (value - mean) * (value - mean);
  const double n = static_cast<double>(values.size());
  CHECK(std::stod(column(tables.points[1], number_of(tables.points[0], outcome + "_se"))) ==
        Approx(std::sqrt(squares / (n - 1) / n)));
}
