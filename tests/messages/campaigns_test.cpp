// What is said about journeys that the firm begins: the shop with a letter. Every message is one exact line.
#include <catch2/catch.hpp>

#include "tests/messages/shop.hpp"

namespace {
using peakend::test::with;

const char* const plain = "read: {affect: {mean: \"1 - asked\"}, effects: {asked: 1}, next: end}";

// `starts` stands in line 42, from column 13 on.
std::string with_letter(const std::string& starts, const std::string& read = plain) {
  const std::string states = "  asked: {start: 0, half_life: 1 week, observed: true}\n  secret: {start: 0}\n";
  const std::string yaml = with("let:\n", states + "let:\n");
  const std::string letter =
      "  letter:\n    starts: " + starts + "\n    first: read\n    touchpoints:\n      " + read + "\n";
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
      {"{by: firm, who: \"memory > 0\"}",
       "shop.yaml:42:30: journeys.letter.starts.who: 'memory' cannot be read here; a firm sees segments, the calendar, "
       "pools, and of people the states with `observed: true`"},
      {"{by: firm, who: \"trust > 0.5\"}",
       "shop.yaml:42:30: journeys.letter.starts.who: 'trust' cannot be read here; a firm sees segments, the calendar, "
       "pools, and of people the states with `observed: true`"},
      {"{by: firm, who: \"know_how > 0.5\"}",
       "shop.yaml:42:30: journeys.letter.starts.who: 'know_how' cannot be read here; a firm sees segments, the "
       "calendar, pools, and of people the states with `observed: true`"},
      {"{by: firm, who: \"stuck > 0.1\"}",
       "shop.yaml:42:30: journeys.letter.starts.who: 'know_how' cannot be read here; a firm sees segments, the "
       "calendar, pools, and of people the states with `observed: true`"},
      {"{by: firm, who: \"secret > 0\"}",
       "shop.yaml:42:30: journeys.letter.starts.who: 'secret' cannot be read here; the firm does not see this state; "
       "`observed: true` says that it does"},
      {"{by: firm, who: \"episodes > 1\"}",
       "shop.yaml:42:30: journeys.letter.starts.who: 'episodes' cannot be read here; a firm sees segments, the "
       "calendar, pools, and of people the states with `observed: true`"},
      {"{by: firm, who: 1}",
       "shop.yaml:42:29: journeys.letter.starts.who: a condition is wanted here, expected something that is true or "
       "false, such as segment == newcomer"},
      {"{by: firm, share: 1.2}",
       "shop.yaml:42:31: journeys.letter.starts.share: out of range, expected 0 to 1, got 1.2"},
      {"{by: firm, share: \"affect\"}",
       "shop.yaml:42:32: journeys.letter.starts.share: 'affect' cannot be read here; it is known only once it is felt: "
       "next, spend, trust and effects may read it"},
      {"{by: frim}",
       "shop.yaml:42:18: journeys.letter.starts.by: not one of the words allowed here, expected customer, firm, got "
       "'frim'; did you mean 'firm'?"},
      {"{by: [firm]}",
       "shop.yaml:42:18: journeys.letter.starts.by: not one of the words allowed here, expected customer, firm, got a "
       "list or a map"},
      {"{by: firm, on: Tuesday}",
       "shop.yaml:42:28: journeys.letter.starts.on: not a moment, expected `week 4`, `day 12` or a date such as "
       "2026-03-01, got 'Tuesday'"},
      {"{by: firm, on: {week: 3}}",
       "shop.yaml:42:28: journeys.letter.starts.on: a day or a list of days is wanted here, expected `week 3`, or [day "
       "12, 2026-03-01]"},
      {"{by: firm, on: []}",
       "shop.yaml:42:28: journeys.letter.starts.on: a day or a list of days is wanted here, expected `week 3`, or [day "
       "12, 2026-03-01]"},
      {"{by: firm, on: [day 8, week 2]}",
       "shop.yaml:42:36: journeys.letter.starts.on: the same day is named twice, got 'week 2'"},
      {"{by: firm, on: week 2, every: 1 week}",
       "shop.yaml:42:43: journeys.letter.starts.every: means nothing beside `on`, which names the days; from: week 3, "
       "every: 2 weeks"},
      {"{by: firm, on: week 5}",
       "shop.yaml:41:3: warning: journeys.letter.starts: it begins after the end of the run, and so never, expected "
       "day 1 to 14, counted from the end of the warm-up, got day 29"},
      {"{by: firm, every: 12 h}",
       "shop.yaml:42:31: journeys.letter.starts.every: out of range, expected 1 day to 3650 days, got 12 hours"},
      {"{by: firm, every: 36 h}",
       "shop.yaml:42:31: journeys.letter.starts.every: a day holds one start, and no part of one, expected whole days "
       "or weeks, got 36 hours"},
      {"{by: firm, every: 3}",
       "shop.yaml:42:31: journeys.letter.starts.every: a time needs its unit, expected a time, such as 5 min or 8 "
       "weeks"},
      {"{by: firm, from: week 2, until: day 8}",
       "shop.yaml:42:45: journeys.letter.starts.until: it ends before it begins"},
      {"{by: firm, rate: 0.5}",
       "shop.yaml:42:30: journeys.letter.starts.rate: means nothing where the firm begins the journey; `every` and "
       "`share` say how often"},
      {"{by: firm, reach: all}",
       "shop.yaml:42:31: journeys.letter.starts.reach: not one of the words allowed here, expected customers, "
       "prospects, everybody, left, got 'all'"},
      {"{by: firm, share: 0}",
       "shop.yaml:42:31: warning: journeys.letter.starts.share: nobody is ever reached: the share is 0, and nothing "
       "changes it"},
      {"{share: 0.5, on: week 2}",
       "shop.yaml:42:21: journeys.letter.starts.share: means nothing where customers begin the journey; `by: firm` "
       "says that the firm does\nshop.yaml:42:30: journeys.letter.starts.on: means nothing where customers begin the "
       "journey; `by: firm` says that the firm does"},
      {"{by: firm, who: \"asked > 0.3\"}",
       "shop.yaml:42:29: warning: journeys.letter.starts.who: its own effects keep this true: who is reached once is "
       "reached for ever; let an effect end it, or give it an `until`"},
      {"{by: firm, who: \"asked > 0.3\", until: week 2}", ""},
      {"{by: firm, who: \"asked < 0.3\"}", ""},
  };
  for (const Row& row : rows) {
    INFO(row.starts);
    CHECK(said(row.starts) == row.message);
  }
}

TEST_CASE("a pool in a journey that the firm begins is not yet", "[messages][campaign]") {
  CHECK(said("{by: firm}", "read: {affect: {mean: \"1 - asked\"}, effects: {asked: 1}, pool: tills, next: end}") ==
        "shop.yaml:45:70: not yet: journeys.letter.touchpoints.read.pool: a pool that serves two "
        "touchpoints; give each touchpoint its own pool; who works in both is then counted twice, so let one of them cost nothing\nshop.yaml:45:70: not yet: journeys.letter.touchpoints.read.pool: a staff pool in a journey that "
        "the firm begins");
}

TEST_CASE("an observed state that nothing ever sets was never asked for", "[messages][campaign]") {
  CHECK(said("{by: firm, who: \"asked > 0\"}", "read: {affect: {mean: 1}, next: end}") ==
        "shop.yaml:42:29: warning: journeys.letter.starts.who: 'asked' is read here, and nothing ever sets it; it was "
        "never asked for: an effect at some touchpoint does that");
  CHECK(said("{by: firm}", "read: {affect: {mean: \"asked\"}, next: end}") ==
        "shop.yaml:45:29: warning: journeys.letter.touchpoints.read.affect.mean: 'asked' is read here, and nothing "
        "ever sets it; it was never asked for: an effect at some touchpoint does that");
  CHECK(said("{by: firm}", "read: {affect: {mean: \"secret\"}, next: end}") == "");
}

TEST_CASE("a policy may not give a campaign a rule that the firm cannot apply", "[messages][campaign]") {
  const std::string yaml = with_letter("{by: firm, who: \"asked < 1\", share: 0}") +
                           "  clever:\n    change: {letter.starts.who: \"memory > 1\"}\n  often:\n    change: "
                           "{letter.starts.every: 30 h, letter.starts.share: 0.5}\n";
  CHECK(peakend::test::read(yaml).messages ==
        "shop.yaml:55:33: journeys.letter.starts.who: under policy 'clever': 'memory' cannot be read here; a firm sees "
        "segments, the calendar, pools, and of people the states with `observed: true`\nshop.yaml:57:35: "
        "journeys.letter.starts.every: under policy 'often': a day holds one start, and no part of one, expected whole "
        "days or weeks, got 30 hours");
}
