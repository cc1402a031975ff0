// What is said about journeys that the firm begins: the shop with a letter. Every message is one exact line.
#include <catch2/catch.hpp>

#include "tests/messages/shop.hpp"

namespace {
using peakend::test::with;

const char* const plain = "read: {affect: {mean: 1}, effects: {asked: 1}, next: end}";

// `starts` stands in line 43, from column 13 on.
std::string with_letter(const std::string& starts, const std::string& read = plain) {
  const std::string states = "  asked: {start: 0, half_life: 1 week, observed: true}\n  secret: {start: 0}\n";
  const std::string yaml = with("let:\n", states + "let:\n");
  const std::string letter = "  letter:\n    starts: " + starts + "\n    first: read\n    touchpoints:\n      " + read + "\n";
  return with("        next: end\npolicies:", "        next: end\n" + letter + "policies:", yaml);
}

std::string said(const std::string& starts, const std::string& read = plain) {
  return peakend::test::read(with_letter(starts, read)).messages;
}
}  // namespace

TEST_CASE("what firms may not know, and what campaigns may not say", "[messages][campaign]") {
  struct Row {
    const char *starts, *message;
  };
  const Row rows[] = {
      {"{by: firm, who: \"segment == newcomer and asked < 1 and pools.tills.utilisation < 2 and week > 1\"}", ""},
      {"{by: firm, who: \"memory > 0\"}", "?"},
      {"{by: firm, who: \"trust > 0.5\"}", "?"},
      {"{by: firm, who: \"know_how > 0.5\"}", "?"},
      {"{by: firm, who: \"stuck > 0.1\"}", "?"},
      {"{by: firm, who: \"secret > 0\"}", "?"},
      {"{by: firm, who: \"episodes > 1\"}", "?"},
      {"{by: firm, who: 1}", "?"},
      {"{by: firm, share: 1.2}", "?"},
      {"{by: firm, share: \"affect\"}", "?"},
      {"{by: frim}", "?"},
      {"{by: [firm]}", "?"},
      {"{by: firm, on: Tuesday}", "?"},
      {"{by: firm, on: {week: 3}}", "?"},
      {"{by: firm, on: []}", "?"},
      {"{by: firm, on: [day 8, week 2]}", "?"},
      {"{by: firm, on: week 2, every: 1 week}", "?"},
      {"{by: firm, on: week 5}", "?"},
      {"{by: firm, every: 12 h}", "?"},
      {"{by: firm, every: 36 h}", "?"},
      {"{by: firm, every: 3}", "?"},
      {"{by: firm, from: week 2, until: day 8}", "?"},
      {"{by: firm, rate: 0.5}", "?"},
      {"{by: firm, reach: all}", "?"},
      {"{by: firm, share: 0}", "?"},
      {"{share: 0.5, on: week 2}", "?"},
      {"{by: firm, who: \"asked > 0.3\"}", "?"},
      {"{by: firm, who: \"asked > 0.3\", until: week 2}", ""},
      {"{by: firm, who: \"asked < 0.3\"}", ""},
  };
  for (const Row& row : rows) {
    INFO(row.starts);
    CHECK(said(row.starts) == row.message);
  }
}

TEST_CASE("a pool in a journey that the firm begins is not yet", "[messages][campaign]") {
  CHECK(said("{by: firm}", "read: {affect: {mean: 1}, effects: {asked: 1}, pool: tills, next: end}") == "?");
}

TEST_CASE("an observed state that nothing ever sets was never asked for", "[messages][campaign]") {
  CHECK(said("{by: firm, who: \"asked > 0\"}", "read: {affect: {mean: 1}, next: end}") == "?");
  CHECK(said("{by: firm}", "read: {affect: {mean: \"asked\"}, next: end}") == "?");
  CHECK(said("{by: firm}", "read: {affect: {mean: \"secret\"}, next: end}") == "");
}

TEST_CASE("a policy may not give a campaign a rule that the firm cannot apply", "[messages][campaign]") {
  const std::string yaml = with_letter("{by: firm, who: \"asked < 1\", share: 0}") + "  clever:\n    change: {letter.starts.who: \"memory > 1\"}\n  often:\n    change: {letter.starts.every: 30 h, letter.starts.share: 0.5}\n";
  CHECK(peakend::test::read(yaml).messages == "?");
}
