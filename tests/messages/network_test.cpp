// What is said about networks and talk.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "tests/support/broken_shop.hpp"
#include "tests/support/folder.hpp"

namespace {
const peakend::test::Broken cases[] = {
    {"a kind of network nobody knows",
     "policies:",
     "network: {kind: smallworld}\npolicies:",
     "shop.yaml:39:17: network.kind: not one of the words allowed here, expected none, random, small_world, preferential, file, got 'smallworld'; did you mean 'small_world'?"},
    {"more acquaintances than people",
     "policies:",
     "network: {kind: random, degree: 200}\npolicies:",
     "shop.yaml:39:33: network.degree: nobody can know more people than there are, expected below 200, got 200"},
    {"an odd degree where ties come in pairs",
     "policies:",
     "network: {kind: preferential, degree: 5}\npolicies:",
     "shop.yaml:39:39: network.degree: in small worlds and preferential attachment ties come in pairs, expected an even whole number, got 5"},
    {"a network that a policy would change",
     "tills.people: {add: 1}",
     "network.degree: 4",
     "shop.yaml:41:14: policies.more_tills.change.network.degree: this may not be changed here; it shapes the scenario itself: use --set, or a rival"},
    {"a share of ties beyond 1",
     "policies:",
     "network: {kind: small_world, rewire: 1.5}\npolicies:",
     "shop.yaml:39:38: network.rewire: out of range, expected 0 to 1, got 1.5"},
    {"a file of ties that is not named",
     "policies:",
     "network: {kind: file}\npolicies:",
     "shop.yaml:39:17: network.kind: the kind `file` needs a table of ties, expected network.file"},
    {"a kind of network set where the file has none",
     "policies:",
     "rivals: {talk: {change: {network.kind: random}}}\npolicies:",
     "shop.yaml:39:40: network.kind: under rival 'talk': the file has no network to change; write `network: {kind: none}` in the file"},
    {"talk without anybody to talk to",
     "policies:",
     "behaviour: {talk: 0.5}\npolicies:",
     "shop.yaml:39:19: warning: behaviour.talk: nobody talks to anybody: the file has no network; write `network: {kind: small_world}`"},
    {"talk that reads the next moment",
     "policies:",
     "network: {kind: random}\nbehaviour: {talk: \"affect\"}\npolicies:",
     "shop.yaml:40:20: behaviour.talk: 'affect' cannot be read here; it is known only once it is felt: next, spend, trust and effects may read it"},
    {"a trait called reputation",
     "  know_how:",
     "  reputation: 1\n  know_how:",
     "shop.yaml:9:3: traits.reputation: 'reputation' already means something in expressions, expected another name"},
};

// What is said of a scenario with this table of ties beside it.
std::string said_of(const std::string& table) {
  const peakend::tests::Folder folder;
  std::ofstream(folder / "ties.csv") << table;
  const std::string yaml = peakend::test::with("policies:", "network: {kind: file, file: ties.csv}\npolicies:");
  peakend::Problems problems;
  auto scenario = peakend::read::read_scenario_text(yaml, folder / "shop.yaml", {}, problems);
  std::string all;
  for (const auto& problem : problems) {
    auto shown = problem;
    shown.place.file = std::filesystem::path(problem.place.file).filename().string();
    all += (all.empty() ? "" : "\n") + text(shown);
  }
  return scenario ? all + fmt::format("read {} ties", scenario->network.ties.size()) : all;
}
}  // namespace

TEST_CASE("networks that cannot be are told why", "[messages][network]") { peakend::test::check_messages(cases); }

TEST_CASE("a table of ties is read with or without a heading, each tie once", "[messages][network]") {
  CHECK(said_of("0,1\n1,0\n3;7\n\n5\t6\n") == "read 3 ties");
  CHECK(said_of("from,to\r\n0, 1\r\n 2 ,1\r\n") == "read 2 ties");
  CHECK(said_of("") == "read 0 ties");
}

TEST_CASE("a table of ties that is wrong is told line by line", "[messages][network]") {
  CHECK(said_of("0,1\n1,x\n4\n") ==
        "ties.csv:2:1: network.file: not a tie, expected two customers, counted from 0, such as 12,7, got '1,x'\n"
        "ties.csv:3:1: network.file: not a tie, expected two customers, counted from 0, such as 12,7, got '4'");
  CHECK(said_of("0,1\n5,5\n") == "ties.csv:2:1: network.file: nobody is tied to himself, expected two different customers, got '5,5'");
  CHECK(said_of("0,1\n2,-3\n") == "ties.csv:2:1: network.file: not a tie, expected two customers, counted from 0, such as 12,7, got '2,-3'");
  CHECK(said_of("0,200\n") ==
        "shop.yaml:39:17: network.kind: the table names a customer who is not there, expected 0 to 199, got 200; customers are counted from 0 to population.size - 1");
}

namespace {
const peakend::test::Broken topics[] = {
    {"a topic without a day",
     "policies:",
     "topics:\n  plan: {heat: 1}\npolicies:",
     "shop.yaml:40:9: topics.plan.on: missing, expected the day it begins: `week 3`, `day 12` after the warm-up, or a date"},
    {"a topic on no day",
     "policies:",
     "topics:\n  plan: {on: soon}\npolicies:",
     "shop.yaml:40:14: topics.plan.on: not a moment, expected `week 4`, `day 12` or a date such as 2026-03-01, got 'soon'"},
    {"a topic that is withdrawn first",
     "policies:",
     "topics:\n  plan: {on: week 2, withdrawn: {on: day 3}}\npolicies:",
     "shop.yaml:40:38: topics.plan.withdrawn.on: it is withdrawn before it begins"},
    {"media without a threshold",
     "policies:",
     "topics:\n  plan: {on: week 2, broadcast: {reach: 0.1}}\npolicies:",
     "shop.yaml:40:33: topics.plan.broadcast.threshold: missing, expected messages a day, per person, above which they do on the next day"},
    {"hearing of a topic that is none",
     "stuck: \"max(0, 0.6 - know_how)\"",
     "stuck: \"if(heard(plam), 1, 0)\"\ntopics:\n  plan: {on: day 1}",
     "shop.yaml:13:20: let.stuck: 'heard' needs the name of a topic, expected a topic, got 'plam'; did you mean 'plan'?"},
    {"a topic nobody can be told of",
     "policies:",
     "topics:\n  plan: {on: day 1}\npolicies:",
     "shop.yaml:40:9: warning: topics.plan: nobody can retell it: the file has no network; write `network: {kind: small_world}`"},
    {"a topic that never cools",
     "policies:",
     "network: {kind: random}\ntopics:\n  plan: {on: day 1, half_life: 20 weeks}\npolicies:",
     "shop.yaml:41:32: warning: topics.plan.half_life: it does not cool: when the run ends it is still half as warm, got 20 weeks; people stop talking after days, or weeks"},
    {"a topic after the end",
     "policies:",
     "network: {kind: random}\ntopics:\n  plan: {on: week 9}\npolicies:",
     "shop.yaml:41:9: warning: topics.plan: it begins after the end of the run, expected day 1 to 14, counted from the end of the warm-up, got day 57"},
};
}  // namespace

TEST_CASE("topics that cannot be are told why", "[messages][topics]") { peakend::test::check_messages(topics); }
