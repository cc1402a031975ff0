// What people and machines are given: the terminal page, CSV, JSON and the files.
#include <unistd.h>
#include <catch2/catch.hpp>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "results/report/csv.hpp"
#include "results/report/long_tables.hpp"
#include "results/table/summary.hpp"
#include "results/files/files.hpp"
#include "results/report/json.hpp"
#include "results/report/sentences.hpp"
#include "results/report/terminal.hpp"
#include "results/report/words.hpp"
#include "results/table/shown.hpp"
#include "tests/support/fake_study.hpp"

using namespace peakend::results;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string page(const Study& study, int width, bool unicode = true, bool colour = false) {
  return terminal(study, decide(study), TerminalStyle{colour, unicode, width});
}

std::string on_one_line(std::string text) {
  std::string result;
  for (const char sign : text) {
    const char flat = sign == '\n' ? ' ' : sign;
    if (flat != ' ' || result.empty() || result.back() != ' ') result += flat;
  }
  return result;
}

std::string content(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

TEST_CASE("numbers are written for people", "[results][table]") {
  CHECK(grouped(1234567.891, 1) == "1,234,567.9");
  CHECK(grouped(123, 0) == "123");
  CHECK(grouped(-1234.5, 2) == "-1,234.50");
  CHECK(grouped(-0.01, 1) == "0.0");
  CHECK(grouped(std::nan(""), 1) == "-");
  CHECK(with_sign(4.25, 2) == "+4.25");
  CHECK(with_sign(0.001, 1) == "0.0");
  CHECK(with_unit("1", "points") == "1 point");
  CHECK(with_unit("0.5", "points") == "0.5 points");
  CHECK(percent(0.061, 1) == "6.1 %");
  CHECK(about(7.2) == "8");
  CHECK(about(243) == "250");
  CHECK(about(1871) == "1,900");
}

TEST_CASE("text is cut and wrapped by what is seen, not by bytes", "[results][report]") {
  CHECK(width_of("caf\xC3\xA9") == 4);
  CHECK(cut("caf\xC3\xA9s noirs", 6, "\xE2\x80\xA6") == "caf\xC3\xA9s\xE2\x80\xA6");
  CHECK(cut("short", 5, "...") == "short");
  CHECK(clean("a\x1b[31mb\nc\xFF", true) == "a?[31mb c?");
  CHECK(clean("caf\xC3\xA9", false) == "caf?");
  CHECK(wrap("one two three", 9, "- ") == std::vector<std::string>{"- one two", "  three"});
  CHECK(wrap("about 12 % off", 8, "") == std::vector<std::string>{"about", "12 % off"});
  CHECK(wrap("abcdefgh", 5, "") == std::vector<std::string>{"abcde", "fgh"});
}

TEST_CASE("the page never runs over its width and always tells the story", "[results][report]") {
  const Study study = peakend::tests::fake_study();
  for (const int width : {60, 61, 73, 80, 100, 120, 160, 200}) {
    for (const bool unicode : {true, false}) {
      const std::string text = page(study, width, unicode);
      for (const std::string& line : lines_of(text)) {
        INFO(width << ": " << line);
        CHECK(width_of(line) <= static_cast<std::size_t>(width));
      }
      INFO(text);
      const std::string flat = on_one_line(text);
      CHECK_THAT(flat, Contains("peak_and_end is the best choice: nps"));
      CHECK_THAT(flat, Contains("no policy that keeps the guardrails is more than 1 point better"));
      CHECK_THAT(flat, Contains("more_tills breaks the guardrail on margin and is out"));
      CHECK_THAT(flat, Contains("20,000 people"));
      CHECK_THAT(flat, Contains("EUR 43,260"));
      CHECK_THAT(flat, Contains("pleasure peak"));
      CHECK_THAT(flat, Contains("pain peak"));
      CHECK_THAT(flat, Contains("4.2 min, 6.1 % give up"));
      CHECK_THAT(flat, Contains("pleasure-pain gap"));
      CHECK_THAT(flat, Contains("rival 'averaging'"));
    }
  }
}

TEST_CASE("the page speaks no shop language", "[results][report]") {
  const std::string text = page(peakend::tests::fake_study(), 100);
  for (const char* word : {"cell", "world", "luck", "kappa", " R ", "NaN", "nan", "inf"}) {
    CHECK_THAT(text, !Contains(word));
  }
}

TEST_CASE("colours appear only when asked for, and the plain sign set is plain", "[results][report]") {
  const Study study = peakend::tests::fake_study();
  CHECK_THAT(page(study, 100), !Contains("\x1b"));
  CHECK_THAT(page(study, 100, true, true), Contains("\x1b[32m"));
  for (const char sign : page(study, 100, false)) CHECK(static_cast<unsigned char>(sign) < 0x7F);
}

TEST_CASE("pages of hostile, empty and single studies hold together", "[results][report]") {
  Study odd = peakend::tests::fake_study(2);
  odd.title = "bad \x1b]0;title\x07 \xFF" + std::string(300, 'x');
  odd.policies[1].name = std::string(200, 'n');
  odd.policies[2].name = "\xE6\xBC\xA2\xE5\xAD\x97";
  for (auto& values : odd.policies[3].values) values.assign(2, std::nan(""));
  odd.policies[0].curve[1].mean = odd.policies[0].curve[1].q10 = std::nan("");
  odd.policies[0].margin = {1e15, -1e15};
  for (const std::string& line : lines_of(page(odd, 60))) {
    INFO(line);
    CHECK(width_of(line) <= 60);
    CHECK_THAT(line, !Contains("\x1b"));
  }
  CHECK_THAT(page(Study{}, 80), Contains("No verdict"));
  Study single = peakend::tests::fake_study(1);
  single.policies.resize(1);
  CHECK_THAT(page(single, 80), Contains("Only baseline was run: nps"));
}

TEST_CASE("ties and open questions are said in words", "[results][report]") {
  Study study = peakend::tests::fake_study(16);
  study.policies[5].values[0] = study.policies[4].values[0];
  study.policies[5].values[0][0] += 0.4;
  study.policies.erase(study.policies.begin() + 3);  // signature_advice would tie as well
  study.delta = 0.01;
  const Verdict verdict = decide(study);
  CHECK(verdict.tied == std::vector<std::string>{"farewell_peak"});
  const std::string text = on_one_line(page(study, 100));
  CHECK_THAT(text, Contains("peak_and_end comes out first: nps"));
  CHECK_THAT(text, Contains("It cannot be told from farewell_peak (0.0 behind, between"));
  CHECK_THAT(text, Contains("replications would probably separate the two"));
  CHECK_THAT(text, Contains("This is still open for farewell_peak"));
  CHECK_THAT(text, Contains("What is sure: no policy that keeps the guardrails is more than"));
}

TEST_CASE("policies that are tied and near enough are said to be so, not to need more runs", "[results][report]") {
  Study study = peakend::tests::fake_study(16);
  study.policies[5].values[0] = study.policies[4].values[0];
  study.policies[5].values[0][0] += 0.4;
  study.policies.erase(study.policies.begin() + 3);
  study.delta = 5;
  const Verdict verdict = decide(study);
  REQUIRE(!verdict.tied.empty());
  REQUIRE(verdict.resolved);
  const std::string text = on_one_line(page(study, 100));
  CHECK_THAT(text, Contains("these are tied, and as near to each other as makes no difference here."));
  CHECK_THAT(text, !Contains("would probably separate"));
  CHECK_THAT(text, Contains("This is settled: "));
}

TEST_CASE("peaks are called after the side of 0 on which they lie", "[results][report]") {
  Study study = peakend::tests::fake_study(2);
  for (auto& policy : study.policies)
    for (auto& point : policy.curve) point.mean = std::abs(point.mean) + 0.1;
  CHECK_THAT(page(study, 120), Contains("pleasure peak") && Contains("least good") && !Contains("pain peak"));
  for (auto& policy : study.policies)
    for (auto& point : policy.curve) point.mean = -point.mean;
  CHECK_THAT(page(study, 120), Contains("pain peak") && Contains("least bad") && !Contains("pleasure peak"));
}

TEST_CASE("runs beyond those of the policies are told apart", "[results][report]") {
  Study study = peakend::tests::fake_study(16);
  study.computed = static_cast<std::int64_t>(study.policies.size()) * 16, study.found = 0;
  CHECK_THAT(on_one_line(page(study, 100)), !Contains("to see what would turn the verdict)"));
  study.computed += 240;
  CHECK_THAT(on_one_line(page(study, 100)), Contains("(96 of the policies, 240 to see what would turn the verdict)"));
}

TEST_CASE("CSV fields are quoted when they must be", "[results][report][csv]") {
  CHECK(csv_text("plain") == "plain");
  CHECK(csv_text("a,b") == "\"a,b\"");
  CHECK(csv_text("say \"hi\"") == "\"say \"\"hi\"\"\"");
  CHECK(csv_text("two\nlines") == "\"two\nlines\"");
  CHECK(csv_text(" edge") == "\" edge\"");
  CHECK(csv_text("") == "-");
  CHECK(csv_text("NA") == "\"'NA'\"");
}

TEST_CASE("CSV tables are tidy, exact and say what is not known", "[results][report][csv]") {
  Study study;
  study.primary = "nps";
  study.outcomes = {{"nps", "points, all", "", 1, true, false}};
  PolicyResult base, other;
  base.name = "base", other.name = "other";
  base.values = {{0.1, 0.3}}, other.values = {{1.1, std::nan("")}};
  base.curve = {{"park", "", 1, 0.5, -1, 0.5, 2, std::nan(""), std::nan("")}};
  study.policies = {base, other};
  const auto policies = lines_of(to_csv_policies(study));
  REQUIRE(policies.size() == 3);
  CHECK(policies[0] ==
        "policy,outcome,unit,mean,low,high,replications,difference,difference_low,difference_high,variance_reduction");
  CHECK_THAT(policies[1], Catch::Matchers::StartsWith("base,nps,\"points, all\",0.2,"));
  CHECK_THAT(policies[1], Catch::Matchers::EndsWith(",2,NaN,NaN,NaN,NaN"));
  CHECK(policies[2] == "other,nps,\"points, all\",1.1,NaN,NaN,1,1.0,NaN,NaN,NaN");
  CHECK(whole(csv_replications(study)) ==
        "policy,replication,outcome,value\nbase,0,nps,0.1\nbase,1,nps,0.3\nother,0,nps,1.1\nother,1,nps,NaN\n");
  CHECK(to_csv_curve(study) == "policy,journey,touchpoint,share,mean,q10,q50,q90,wait,gave_up\nbase,-,park,1.0,0.5,-1.0,0.5,2.0,NaN,NaN\n");
  CHECK(lines_of(to_csv_money(study, decide(study))).size() == 8);
}

TEST_CASE("no bound lies beyond what an outcome can be", "[results][report][csv]") {
  Study study;
  study.primary = "nps";
  study.outcomes = {{"nps", "points", "", 1, true, false}, {"gave_up", "%", "", 1, false, false},
                    {"wait", "minutes", "", 1, false, false}};
  study.policies.resize(2);
  study.policies[0].name = "base", study.policies[1].name = "other";
  study.policies[0].values = {{99, 60}, {0.1, 3}, {1, 9}};
  study.policies[1].values = {{-99, 99}, {90, 99}, {1, 9}};
  const Summary summary = summarise(study);
  for (std::size_t p = 0; p < 2; ++p) {
    CHECK(summary[p][0].value.low >= -100);
    CHECK(summary[p][0].value.high <= 100);
    CHECK(summary[p][1].value.low >= 0);
    CHECK(summary[p][1].value.high <= 100);
    CHECK(summary[p][2].value.low < 0);  // minutes are left alone
  }
  CHECK(summary[1][0].difference.low >= -200);
  CHECK(summary[1][1].difference.high <= 100);
  CHECK(half_width(summary[0][1].value) == Approx(summary[0][1].value.high - summary[0][1].value.mean));
}

TEST_CASE("the JSON has the documented shape and order", "[results][report][json]") {
  const Study study = peakend::tests::fake_study();
  const Verdict verdict = decide(study);
  const auto json = nlohmann::ordered_json::parse(to_json(study, verdict));
  std::vector<std::string> keys;
  for (const auto& item : json.items()) keys.push_back(item.key());
  CHECK(keys == std::vector<std::string>{"peakend", "schema", "scenario", "hash", "seed", "worlds", "replications",
                                         "primary", "confidence", "design", "policies", "verdict", "performance"});
  CHECK(json["schema"] == 1);
  CHECK(json["policies"].size() == 6);
  CHECK(json["policies"][0].size() == 2);
  CHECK(json["policies"][0]["outcomes"]["nps"]["unit"] == "points");
  const auto& best = json["policies"][5];
  CHECK(best["versus_baseline"]["nps"]["mean"].get<double>() == Approx(verdict.standings[0].behind.mean));
  CHECK(best["versus_baseline"]["nps"]["variance_reduction"].get<double>() > 1);
  CHECK(best["cost"]["mean"] == 43260);
  CHECK(best["return"]["payback_week"] == *verdict.standings[5].money.payback);
  CHECK(json["verdict"]["best"] == "peak_and_end");
  CHECK(json["verdict"]["tied"].empty());
  CHECK(json["verdict"]["resolved"] == true);
  CHECK(json["verdict"]["warnings"].size() == 4);  // two broken guardrails, two things not run
  CHECK(json["performance"]["contacts"] == 61234567);
}

TEST_CASE("JSON has null for no data and a digest only when there is one", "[results][report][json]") {
  Study study = peakend::tests::fake_study(1);
  study.digest = "abc";
  study.policies[1].values[0] = {std::nan("")};
  study.policies[2].policy_cost = {0};
  study.title = study.policies[3].name = "bad \xFF utf8";
  const auto json = nlohmann::json::parse(to_json(study, decide(study)));
  CHECK(json["digest"] == "abc");
  CHECK(json["policies"][1]["outcomes"]["nps"]["mean"].is_null());
  CHECK(json["policies"][0]["outcomes"]["nps"]["low"].is_null());
  CHECK(json["policies"][2]["return"].is_null());
  CHECK(json["verdict"]["resolved"] == false);
}

TEST_CASE("files appear whole, replace what was there and leave no drafts", "[results][report][files]") {
  const fs::path root = fs::temp_directory_path() / ("peakend_files_" + std::to_string(::getpid()));
  const std::string dir = (root / "out" / "small scenario").string();
  CHECK_FALSE(write_files(dir, {{"a.csv", "old"}}).has_value());
  CHECK_FALSE(write_files(dir, {{"a.csv", "new\n"}, {"b.json", ""}}).has_value());
  CHECK(content(fs::path(dir) / "a.csv") == "new\n");
  CHECK(std::distance(fs::directory_iterator(dir), fs::directory_iterator()) == 2);

  SECTION("a file where a folder should be is a message") {
    const auto error = write_files(dir + "/a.csv/deeper", {{"c.csv", "x"}});
    REQUIRE(error.has_value());
    CHECK_THAT(*error, Contains("cannot make the folder"));
    CHECK(write_files(dir + "/a.csv", {{"c.csv", "x"}}).has_value());
  }
  SECTION("a folder where a file should be is a message, and no draft stays") {
    fs::create_directories(fs::path(dir) / "c.csv");
    const auto error = write_files(dir, {{"c.csv", "x"}});
    REQUIRE(error.has_value());
    CHECK_THAT(*error, Contains("cannot write") && Contains("c.csv"));
    CHECK(std::distance(fs::directory_iterator(dir), fs::directory_iterator()) == 3);
  }
  SECTION("what was there stays whole when one of several cannot be written") {
    std::filesystem::create_directory(dir + "/b.csv");
    CHECK(write_files(dir, {{"a.csv", "newer\n"}, {"b.csv", "x"}, {"c.csv", "x"}}).has_value());
    CHECK(content(dir + "/a.csv") == "new\n");
    CHECK_FALSE(std::filesystem::exists(dir + "/c.csv"));
  }
  SECTION("what was there stays whole when the lines of a table cannot be had") {
    const LongTables lost{{"c.csv", "d.csv"}, [](std::span<const TableLine> lines) {
                            lines[1]("one");
                            throw std::runtime_error("the store is damaged");
                          }};
    const auto error = write_files(dir, {{"a.csv", "newer\n"}}, lost);
    REQUIRE(error.has_value());
    CHECK_THAT(*error, Contains("small scenario") && Contains("the store is damaged"));
    CHECK(content(dir + "/a.csv") == "new\n");
    CHECK(std::distance(fs::directory_iterator(dir), fs::directory_iterator()) == 2);
  }
  SECTION("no name at all is a message") { CHECK(write_files("", {{"c.csv", "x"}}).has_value()); }
  fs::remove_all(root);
}
