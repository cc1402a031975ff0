// What a reader of the report must be able to take from it: money that does not pay, weeks that are not certain,
// ratios that mean something, intentions, names people read. And weekly.csv, from which pay-back can be worked out
// again.
#include <catch2/catch.hpp>

#include <cmath>
#include <map>
#include <sstream>

#include "results/decide/intentions.hpp"
#include "results/report/csv.hpp"
#include "results/report/long_tables.hpp"
#include "results/report/json.hpp"
#include "results/report/policy_table.hpp"
#include "results/report/sentences.hpp"
#include "results/report/terminal.hpp"
#include "results/table/shown.hpp"
#include "scenarios/read/read_scenario.hpp"
#include "sim/study/compare.hpp"
#include "tests/support/folder.hpp"
#include "tests/support/fake_study.hpp"

using namespace peakend;
using namespace peakend::results;
using Catch::Matchers::Contains;
using tests::fake_study;

namespace {

std::string page(const Study& study, int width = 120) {
  return terminal(study, decide(study), TerminalStyle{false, true, width});
}

std::string on_one_line(const std::string& text) {
  std::string result;
  for (const char sign : text) {
    const char flat = sign == '\n' ? ' ' : sign;
    if (flat != ' ' || result.empty() || result.back() != ' ') result += flat;
  }
  return result;
}

// One outcome for a baseline and others, with money that is worth `margins` more than the baseline's.
Study two(const std::vector<double>& base, const std::vector<double>& other, const std::vector<double>& more_margin,
          double extra_cost) {
  Study study;
  study.currency = "EUR", study.primary = "nps", study.delta = 1, study.weeks = 4;
  study.replications = static_cast<int>(base.size());
  study.outcomes = {{"nps", "points", "", 1, true, false}};
  for (bool second : {false, true}) {
    PolicyResult policy;
    policy.name = second ? "other" : "baseline";
    policy.values = {second ? other : base};
    for (std::size_t r = 0; r < base.size(); ++r) {
      policy.revenue.push_back(1000), policy.staff_cost.push_back(100);
      policy.policy_cost.push_back(second ? extra_cost : 0);
      policy.margin.push_back(200 + (second ? more_margin[r] : 0));
      policy.weekly_margin.push_back({200 + (second ? more_margin[r] : 0)});
    }
    study.policies.push_back(policy);
  }
  return study;
}

std::string verdict_of(const Study& study) {
  std::string all;
  for (const std::string& sentence : verdict_sentences(study, decide(study))) all += sentence + " ";
  return all;
}

Estimate interval(double low, double mean, double high) {
  Estimate estimate = no_estimate();
  estimate.low = low, estimate.mean = mean, estimate.high = high, estimate.n = 4;
  return estimate;
}

}  // namespace

TEST_CASE("if only money counted: said also when it would be the baseline, and when it is the same choice",
          "[results][report]") {
  const Study loses = two({1, 2, 3}, {11, 12, 13.5}, {-50, -51, -52}, 40);
  CHECK_THAT(verdict_of(loses),
             Contains("If only money counted it would be baseline: no policy is shown to leave more margin."));
  const Study stays = two({11, 12, 13}, {1, 2, 3.5}, {-50, -51, -52}, 40);
  CHECK_THAT(verdict_of(stays), Contains("If only money counted it would also be baseline"));
  const Study wins = two({1, 2, 3}, {11, 12, 13.5}, {50, 51, 52}, 40);
  CHECK_THAT(verdict_of(wins), Contains("If only money counted it would be the same choice."));
  const Study moneyless = two({1, 2, 3}, {11, 12, 13.5}, {0, 0, 0}, 0);
  CHECK_THAT(verdict_of(moneyless), !Contains("only money"));
}

TEST_CASE("what saves money is not said to cost nothing", "[results][report]") {
  CHECK_THAT(verdict_of(two({1, 2, 3}, {11, 12, 13.5}, {50, 51, 52}, -30)),
             Contains("It saves EUR 30.00 over 4 weeks and leaves EUR 51.00 more margin"));
  CHECK_THAT(verdict_of(two({1, 2, 3}, {11, 12, 13.5}, {50, 51, 52}, 0)),
             Contains("It costs nothing extra over 4 weeks"));
}

TEST_CASE("an interval with both signs says which end is which", "[results][table]") {
  CHECK(between_ways(interval(0.2, 0.5, 0.8), 1, "less", "more") == "between 0.2 and 0.8");
  CHECK(between_ways(interval(-0.8, -0.5, -0.2), 1, "less", "more") == "between 0.2 and 0.8");
  CHECK(between_ways(interval(-0.8, -0.3, 0.2), 1, "less", "more") == "between 0.8 less and 0.2 more");
  CHECK(between_ways(interval(-0.01, 0.4, 0.8), 1, "less", "more") == "between 0.0 and 0.8");
  CHECK(between_ways(interval(std::nan(""), 0.4, std::nan("")), 1, "less", "more") == "no interval");
  Study study = two({5, 5, 5.2}, {5, 5.1, 5.3}, {-10, 5, 2}, 3);
  CHECK_THAT(verdict_of(study), Contains("0.1 points more than baseline (between 0.1 less and 0.2 more)"));
  CHECK_THAT(verdict_of(study), Contains("0.1 behind, between 0.1 ahead and 0.2 behind"));
  CHECK_THAT(verdict_of(study), Contains("less margin (between 20.72 less and 18.72 more)"));
}

TEST_CASE("the weeks of pay-back are told with how sure they are", "[results][report]") {
  Study study = fake_study();
  const Verdict verdict = decide(study);
  const PolicyTable table = policy_table(study, verdict, summarise(study), true);
  const auto& cells = table.columns.back().cells;
  bool range = false;
  for (const std::string& cell : cells) range |= cell.find("-") != std::string::npos && cell.ends_with(")");
  CHECK(range);
  CHECK_THAT(table.notes[0], Contains("paid back (earliest-latest week), ? not certain within the run"));

  Verdict open = verdict;
  open.standings[5].money.return_on_investment = interval(1, 2, 3);
  open.standings[5].money.payback = 4, open.standings[5].money.payback_earliest = 3;
  open.standings[5].money.payback_latest.reset();
  CHECK(policy_table(study, open, summarise(study), true).columns.back().cells[1] == "week 4 (3-?)");
  CHECK_THAT(verdict_sentences(study, open)[2], Contains("in week 4 (not certain within the run)"));
  open.standings[5].money.payback.reset();
  CHECK(policy_table(study, open, summarise(study), true).columns.back().cells[1] == "not in 26 (3-?)");
  CHECK_THAT(verdict_sentences(study, open)[2], Contains("though it may have by week 3"));
}

TEST_CASE("a ratio between groups is there only where it means something; else it is said why not",
          "[results][report]") {
  Study study = fake_study();
  auto set = [&](const std::string& name, double mean, double spread) {
    auto& values = study.policies[0].values[*find_outcome(study, name)];
    for (std::size_t r = 0; r < values.size(); ++r) values[r] = mean + (r % 2 == 0 ? spread : -spread);
  };
  set("gap.promoters", 3, 0.1), set("gap.detractors", 1.5, 0.1);
  set("memory.promoters", 1, 0.1), set("memory.detractors", 0.01, 0.5);
  set("pleasure.promoters", 1, 0.1), set("pleasure.detractors", -0.5, 0.1);
  set("pain.promoters", -1, 0.1), set("pain.detractors", -2, 0.1);
  const BandTable table = band_table(study, summarise(study), true);
  const auto& ratios = table.columns[4].cells;  // gap, pleasure, pain, memory, revenue
  CHECK(ratios[0].substr(0, 4) == "2.00");
  CHECK(ratios[1] == "-");
  CHECK(ratios[2].substr(0, 4) == "0.50");
  CHECK(ratios[3] == "-");
  const std::string text = on_one_line(page(study));
  CHECK_THAT(text, Contains("No ratio for memory of the firm: detractors cannot be told from 0."));
  CHECK_THAT(text, Contains("No ratio for highest pleasure: promoters and detractors lie on either side of 0."));
  CHECK_THAT(text, !Contains("No ratio for revenue"));
  CHECK_THAT(text, Contains("Promoters answered 9 or 10, passives 7 or 8, detractors 0 to 6."));
}

TEST_CASE("one policy alone carries no marks", "[results][report]") {
  Study single = fake_study(8);
  single.policies.resize(1);
  CHECK_THAT(page(single), !Contains("> ") && !Contains("best"));
  CHECK_THAT(page(fake_study(8)), Contains("> best"));
}

TEST_CASE("the first lines tell how many replications failed", "[results][report]") {
  Study study = fake_study(8);
  CHECK_THAT(what_was_run(study), !Contains("could not be finished"));
  study.failed_replications = 2;
  CHECK_THAT(what_was_run(study),
             Contains("8 replications of 6 policies (2 more could not be finished and count nowhere)"));
  CHECK_THAT(to_json(study, decide(study)), Contains("\"failed_replications\": 2"));
}

TEST_CASE("an intention is met, missed, or cannot be told, also where less is wanted", "[results][decide]") {
  Study study = two({10, 10, 10.1, 10}, {14, 14.1, 14.1, 14}, {0, 0, 0, 0}, 0);  // about +4.05 +/- 0.1
  auto kept = [&](double by) {
    study.policies[1].intends = Intention{"nps", by};
    return intentions_of(study, summarise(study)).at(0).kept;
  };
  CHECK(kept(3.8) == Kept::met);
  CHECK(kept(4.05) == Kept::open);
  CHECK(kept(4.3) == Kept::missed);
  CHECK(kept(-1) == Kept::missed);
  std::swap(study.policies[0].values, study.policies[1].values);  // about -4.05
  CHECK(kept(-3.8) == Kept::met);
  CHECK(kept(-4.05) == Kept::open);
  CHECK(kept(-4.3) == Kept::missed);
  CHECK(kept(1) == Kept::missed);
  study.policies[1].intends = Intention{"nothing_such", 1};
  CHECK(intentions_of(study, summarise(study)).at(0).kept == Kept::open);
  study.policies[1].intends.reset();
  CHECK(intentions_of(study, summarise(study)).empty());
}

TEST_CASE("what was intended stands beside what was found", "[results][report]") {
  Study study = fake_study();
  study.policies[1].intends = Intention{"nps", 2};
  study.policies[5].intends = Intention{"nps", 4};
  const std::string text = on_one_line(page(study));
  CHECK_THAT(text, Contains("more_tills: nps intended +2 points, found +"));
  CHECK_THAT(text, Contains("peak_and_end: nps intended +4 points, found +"));
  CHECK_THAT(text, Contains(": missed") && Contains(": met"));
  CHECK_THAT(to_json(study, decide(study)), Contains("\"intends\"") && Contains("\"verdict\": \"missed\""));
  CHECK_THAT(page(fake_study()), !Contains("What was intended"));
}

TEST_CASE("people read a touchpoint's label, machines its name", "[results][report]") {
  Study study = fake_study();
  for (PolicyResult& policy : study.policies) policy.curve[0].label = "Car park";
  CHECK_THAT(page(study), Contains("\nCar park  ") && !Contains("\npark  "));
  CHECK_THAT(to_csv_curve(study), Contains(",park,") && !Contains("Car park"));
}

TEST_CASE("pay-back can be worked out again from weekly.csv", "[results][report][csv]") {
  Problems problems;
  const auto scenario =
      read::read_scenario(PEAKEND_ROOT "/scenarios/gamma.yaml",
                          {"population.size=2500", "run.length=10 weeks", "run.warm_up=1 week"}, problems);
  REQUIRE(scenario);
  study::Plan plan;
  plan.replications = 3;
  plan.policies = study::all_policies(*scenario);
  plan.rivals = false;
  const tests::Kept kept(*scenario, plan);
  const Study& study = kept.finished.collected.study;
  std::istringstream lines(whole(csv_weekly(), kept.each_run));
  std::string line;
  std::getline(lines, line);
  CHECK(line == "policy,replication,week,visits,revenue,gross_margin,staff,policy_cost,margin");
  std::map<std::string, std::map<int, double>> margin;  // mean over replications
  std::map<std::string, double> costs, revenue;
  for (std::string cell; std::getline(lines, line);) {
    std::istringstream fields(line);
    std::vector<std::string> row;
    while (std::getline(fields, cell, ',')) row.push_back(cell);
    REQUIRE(row.size() == 9);
    CHECK(std::stod(row[8]) == Approx(std::stod(row[5]) - std::stod(row[6]) - std::stod(row[7])).margin(1e-6));
    CHECK(std::stod(row[5]) == Approx(0.35 * std::stod(row[4])));
    CHECK(std::stod(row[3]) > 0);
    margin[row[0]][std::stoi(row[2])] += std::stod(row[8]) / 3;
    costs[row[0]] += (std::stod(row[6]) + std::stod(row[7])) / 3;
    revenue[row[0]] += std::stod(row[4]) / 3;
  }
  const Verdict verdict = decide(study);
  int paid = 0;
  for (std::size_t p = 1; p < study.policies.size(); ++p) {
    const std::string& name = study.policies[p].name;
    INFO(name);
    REQUIRE(margin[name].size() == 10);
    double so_far = 0;
    bool begun = false;
    std::optional<int> week;
    for (const auto& [number, amount] : margin[name]) {
      so_far += amount - margin["baseline"][number];
      begun |= so_far != 0;
      if (so_far < 0)
        week.reset();
      else if (!week && begun)
        week = number;
    }
    const Money& money = verdict.standings[p].money;
    CHECK(money.investment.mean == Approx(costs[name] - costs["baseline"]));
    CHECK(money.revenue.mean == Approx(revenue[name] - revenue["baseline"]).margin(1e-4));
    if (money.investment.mean > 0) CHECK(money.payback == week);
    paid += money.payback ? 1 : 0;
  }
  CHECK(paid > 0);  // else nothing was worked out
}
