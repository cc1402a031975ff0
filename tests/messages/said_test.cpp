// Every message of reader and checker, word for word: tests/messages/said/*.txt (said.hpp).
// After a message has changed: PEAKEND_APPROVE=1 ./peakend test -R fast, then read `git diff tests/messages/said`.
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/messages/said.hpp"

using namespace peakend;

namespace {
namespace fs = std::filesystem;
using test::Case, test::Slip;

std::string lines(char sign, const std::string& text) {
  std::string all;
  std::istringstream in(text + "\n");
  for (std::string line; std::getline(in, line);) all += std::string(1, sign) + (line.empty() ? "" : " " + line) + "\n";
  return all;
}

std::string written(const std::vector<Case>& cases) {
  std::string text;
  for (const Case& one : cases) {
    text += (text.empty() ? "# " : "\n# ") + one.name + "\n";
    for (const Slip& slip : one.slips) text += lines('-', slip.find) + lines('+', slip.put);
    text += lines('>', one.said);
  }
  return text;
}
}  // namespace

TEST_CASE("every slip is told in the words that were agreed on", "[messages][said]") {
  const char* set = std::getenv("PEAKEND_APPROVE");
  const bool approve = set != nullptr && std::string(set) == "1";
  int number = 0;
  for (const auto& entry : fs::directory_iterator(test::said_folder)) {
    auto cases = test::cases_of(entry.path());
    for (Case& one : cases) {
      INFO(entry.path().filename().string() << ": " << one.name);
      const std::string said = test::read(test::text_of(one)).messages;
      if (approve) one.said = said;
      CHECK_FALSE(said.empty());
      CHECK(said == one.said);
      ++number;
    }
    if (approve) std::ofstream(entry.path()) << written(cases);
  }
  CHECK(number > 100);
}

TEST_CASE("what is too long or too much is told in the words that were agreed on", "[messages][said]") {
  const auto said = [](const std::string& expression) { return test::read(test::with("affect: {mean: 1, sd: 0.8}", "affect: {mean: \"" + expression + "\", sd: 0.8}")).messages; };
  const std::string where = "shop.yaml:30:25: journeys.visit.touchpoints.advice.affect.mean: ";
  CHECK(said("1 +" + std::string(10'000, ' ') + "1") == where + "the expression is too long, expected at most 10,000 characters, got 10004 characters; name parts of it under 'let'");
  std::string sum = "1";
  for (int i = 0; i < 1100; ++i) sum += "+1";
  CHECK(said(sum) == where + "the expression has too many operations in a row, expected at most 1,000; name parts of it under 'let'");
}

TEST_CASE("more segments than anybody means are refused", "[messages][said]") {
  std::string segments = "segments:\n";
  for (int i = 0; i < 1001; ++i) segments += "  s" + std::to_string(i) + ": {share: " + (i < 1000 ? "0.0005" : "0.5") + "}\n";
  const std::string said = test::read(test::with("segments:\n  regular: {share: 0.75}\n  newcomer: {share: 0.25}\n", segments)).messages;
  CHECK(said.find("shop.yaml:5:1: segments: too many segments, expected at most 1000, got 1001; what differs from person to person is a trait") == 0);
}

TEST_CASE("every message of the sources is held by a test", "[messages][said]") {
  const fs::path found = fs::temp_directory_path() / ("peakend-untested-" + std::to_string(::getpid()));
  REQUIRE(std::system(("python3 '" PEAKEND_ROOT "/tests/messages/untested.py' '" PEAKEND_ROOT "' > '" + found.string() + "'").c_str()) == 0);
  std::ifstream in(found);
  std::ostringstream untested;
  untested << in.rdbuf();
  fs::remove(found);
  INFO(untested.str());
  CHECK(untested.str().empty());
}
