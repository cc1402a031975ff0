// Every table of real small studies, read as pandas and as R would: the same header, the same type for every column
// whatever the data, missing what is missing, and no text taken for something else.
#include <algorithm>
#include <cmath>
#include <map>

#include "results/report/claims.hpp"
#include "results/report/csv.hpp"
#include "results/report/long_tables.hpp"
#include "scenarios/spec/variants.hpp"
#include "sim/study/sweep.hpp"
#include "sim/study/verify.hpp"
#include "tests/study/studies.hpp"
#include "tests/support/csv_readers.hpp"

using namespace peakend;
using tests::column;
using tests::CsvType;
using tests::read_like_pandas;
using tests::read_like_r;

namespace {
// What the documentation says of each table: texts and whole numbers; every other column is a number.
struct Kinds {
  std::vector<std::string> texts, integers;
};

const std::map<std::string, Kinds> documented{
    {"policies", {{"policy", "outcome", "unit"}, {"replications"}}},
    {"runs", {{"policy", "key", "status", "reason"}, {"replication"}}},
    {"replications", {{"policy", "outcome"}, {"replication"}}},
    {"weekly", {{"policy"}, {"replication", "week"}}},
    {"series", {{"policy", "outcome", "unit"}, {"replication", "week"}}},
    {"curve", {{"policy", "journey", "touchpoint"}, {}}},
    {"ways", {{"policy", "journey", "from", "to"}, {"gave_up"}}},
    {"money", {{"policy", "measure", "unit"}, {}}},
    {"claims", {{"version", "version_kind", "claim", "claim_kind", "found", "wanted"}, {"replications"}}},
    {"sweep_runs", {{"policy", "key", "status", "reason", "memory.rule", "browse.affect.mean"}, {"point", "replication"}}},
    {"sweep_points", {{"policy", "memory.rule", "browse.affect.mean"}, {"point", "replications", "failed"}}}};

bool holds(const std::vector<std::string>& all, const std::string& name) {
  return std::find(all.begin(), all.end(), name) != all.end();
}

void check_table(const std::string& name, const std::string& text) {
  const auto pandas = read_like_pandas(text), r = read_like_r(text);
  const auto header = tests::csv_rows(text)[0];
  REQUIRE(pandas.size() == r.size());
  REQUIRE(!pandas[0].fields.empty());
  const Kinds& kinds = documented.at(name);
  for (std::size_t c = 0; c < header.size(); ++c) {
    const CsvType wanted = holds(kinds.texts, header[c])      ? CsvType::text
                           : holds(kinds.integers, header[c]) ? CsvType::integer
                                                              : CsvType::number;
    INFO(name << ".csv, " << header[c] << ": pandas " << in_words(pandas[c].type) << ", R " << in_words(r[c].type)
              << ", first field " << pandas[c].fields[0]);
    CHECK(pandas[c].name == header[c]);
    CHECK(r[c].name == header[c]);
    CHECK(pandas[c].type == wanted);
    CHECK(r[c].type == wanted);
    CHECK(pandas[c].missing == r[c].missing);
    if (wanted != CsvType::number) CHECK(std::count(r[c].missing.begin(), r[c].missing.end(), true) == 0);
  }
}

// A shop whose policies, pools and touchpoints have names that readers take for something else.
std::string named(const std::string& first, const std::string& second, const std::string& text = std::string(test::shop)) {
  std::string changed = text;
  for (const auto& [from, to] : {std::pair<std::string, std::string>{"more_tills", first}, {"warm_advice", second}})
    for (auto at = changed.find(from); at != std::string::npos; at = changed.find(from, at + to.size()))
      changed.replace(at, from.size(), to);
  return changed;
}

void check_compared(const std::string& text, int replications, const std::vector<std::string>& sets = {}) {
  const auto scenario = tests::read_text(text, sets);
  const tests::Kept kept(scenario, {study::all_policies(scenario), replications, 0, false, false});
  REQUIRE(kept.finished.collected.usable);
  const results::Study& study = kept.finished.collected.study;
  check_table("policies", to_csv_policies(study));
  check_table("runs", results::whole(results::csv_runs(), kept.each_run));
  check_table("replications", results::whole(results::csv_replications(study)));
  check_table("weekly", results::whole(results::csv_weekly(), kept.each_run));
  check_table("series", results::whole(results::csv_series(study), kept.each_run));
  check_table("curve", to_csv_curve(study));
  check_table("ways", to_csv_ways(study));
  check_table("money", to_csv_money(study, kept.finished.verdict));
}

void check_swept(const std::string& text, const study::DesignAsked& asked, std::vector<int> policies,
                 study::Shard shard = {}) {
  const auto scenario = tests::read_text(text);
  const tests::Folder folder;
  auto store = tests::open_store(folder.path());
  study::Ledger ledger(store, tests::settings());
  Problems problems;
  const auto design = study::make_design(asked, problems);
  REQUIRE(design);
  std::string runs, points;
  const auto swept = study::sweep(
      scenario, {*design, std::move(policies), 2, shard}, ledger, [&](const std::string& line) { runs += line + "\n"; },
      [&](const std::string& line) { points += line + "\n"; });
  REQUIRE(swept.complete);
  check_table("sweep_runs", runs);
  check_table("sweep_points", points);
}

study::DesignAsked axes(std::vector<std::string> all) {
  study::DesignAsked asked;
  asked.axes = std::move(all);
  return asked;
}

std::string said(const std::string& text) { return read_like_pandas("x,y\n" + text + ",1\n")[0].fields[0]; }
}  // namespace

TEST_CASE("the tables of a comparison are the same to pandas and R", "[study][csv]") {
  check_compared(std::string(test::shop), 3);
  check_compared(std::string(test::shop), 1);                               // no intervals at all
  check_compared(std::string(test::shop), 2, {"population.size=3"});        // hardly any data
  check_compared(named("NA", "\"null\""), 2);
  check_compared(named("T", "TRUE"), 2);
  check_compared(named("nan", "Inf"), 2);
  check_compared(named("None", "infinity"), 2, {"checkout.spend=0"});
}

TEST_CASE("the table of claims is the same to pandas and R", "[study][csv]") {
  const std::string claims =
      "expect:\n  NA: {claim: {outcome: remembered, above: LIMIT}, kind: emergent}\n"
      "ablations:\n  TRUE: {change: {advice.affect.mean: -2}, breaks: [NA]}\n";
  for (const char* limit : {"0", "4"}) {
    std::string text = std::string(test::shop) + claims;
    text.replace(text.find("LIMIT"), 5, limit);
    const auto scenario = tests::read_text(text);
    for (int replications : {2, 16}) {
      const tests::Folder folder;
      auto store = tests::open_store(folder.path());
      study::Ledger ledger(store, tests::settings());
      const auto verified = study::verify(scenario, {replications}, ledger);
      REQUIRE(verified.complete);
      check_table("claims", results::claims_csv(verified.verification));
    }
  }
}

TEST_CASE("the tables of a sweep are the same to pandas and R", "[study][csv]") {
  const std::string shop(test::shop);
  check_swept(shop, axes({"browse.takes=5 min,8 min"}), {spec::baseline, 0});
  check_swept(shop, axes({"browse.takes=5 min,1000 min"}), {spec::baseline, 0});      // half the runs fail
  check_swept(shop, axes({"browse.takes=900 min,1000 min"}), {spec::baseline});       // all of them
  check_swept(shop, axes({"memory.rule=peak_end,mean"}), {spec::baseline});
  check_swept(named("NA", "T"), axes({"memory.rate=0.2,0.3"}), {0});                  // a column of NA alone
  check_swept(named("T", "NA"), axes({"memory.rate=0.2,0.3"}), {0});
  for (std::size_t part : {1u, 2u})  // one part has the number, the other the expression: text in both
    check_swept(shop, axes({"browse.affect.mean=0.5,0.3 - stuck"}), {spec::baseline}, {part, 2});
  auto one = axes({"browse.takes=5 min,8 min", "memory.rule=mean"});
  one.kind = study::DesignKind::one_at_a_time;  // with points where the file has the last word
  check_swept(shop, one, {spec::baseline});
  auto cube = axes({"memory.rate=0.2..0.5"});
  cube.points = 3;
  check_swept(shop, cube, {spec::baseline});
}

TEST_CASE("no text is taken for a number, a truth value or a missing one", "[results][csv]") {
  for (const char* text : {"NA", "null", "NULL", "nan", "NaN", "None", "N/A", "TRUE", "True", "T", "F", "false", "1e5",
                           "1d5", "12", "-3.5", ".5", "1.", "0x1A", "inf", "Infinity", "-Inf", "1i", "1+2i", "1L",
                           "#N/A", "<NA>", " NA ", " 12", ""}) {
    INFO("'" << text << "'");
    const std::string table = "x,y\n" + results::csv_text(text) + ",1\n";
    for (const auto& read : {read_like_pandas(table)[0], read_like_r(table)[0]}) {
      CHECK(read.type == CsvType::text);
      CHECK_FALSE(read.missing[0]);
    }
  }
  CHECK(said(results::csv_text("NA")) == "'NA'");
  CHECK(said(results::csv_text("")) == "-");
  for (const char* text : {"with, comma", "two\nlines", "say \"hi\"", "a # mark", "the customer's", " edge ", "2_for_1",
                           "0.3 - stuck", "nancy", "true_north", "-"})
    CHECK(said(results::csv_text(text)) == text);
}

TEST_CASE("numbers keep their type, and come back to the last digit", "[results][csv]") {
  for (double value : {0.0, 1.0, -12.0, 0.1, 1e20, 1.0 / 3, 1e-300, 123456789012.0}) {
    const std::string text = results::csv_number(value), table = "x,y\n" + text + ",1\n";
    CHECK(read_like_pandas(table)[0].type == CsvType::number);
    CHECK(read_like_r(table)[0].type == CsvType::number);
    CHECK(std::stod(text) == value);
  }
  const std::string none = "x,y\n" + results::csv_number(std::nan("")) + ",1\n";
  for (const auto& read : {read_like_pandas(none)[0], read_like_r(none)[0]}) {
    CHECK(read.type == CsvType::number);
    CHECK(read.missing[0]);
  }
}

TEST_CASE("a header is what the readers make of it", "[results][csv]") {
  const auto names = results::csv_names({"visits", "a b", "visits", "2nd", "if", "TRUE", "gap.promoters", "_se", ""});
  CHECK(names == std::vector<std::string>{"visits", "a.b", "visits.1", "X2nd", "if.", "TRUE.", "gap.promoters", "X_se",
                                          "X"});
}
