// What comes of a file laid over another by `extends`: whose word stands, what is merged, what is replaced as a whole.
#include <catch2/catch.hpp>

#include "sim/study/collect.hpp"
#include "sim/study/identity.hpp"
#include "tests/support/included.hpp"

using namespace peakend;
using test::with;

namespace {
const std::string over = "peakend: 1\nscenario: shop\nextends: base.yaml\n";

struct Two : tests::Files {
  Two() { write("base.yaml", test::shop); }
  test::Outcome laid(const std::string& text) const {
    write("over.yaml", over + text);
    return read("over.yaml");
  }
  test::Outcome whole(const std::string& text) const {
    write("whole.yaml", text);
    return read("whole.yaml");
  }
};

std::string hash(const test::Outcome& outcome) {
  INFO(outcome.messages);
  REQUIRE(outcome.scenario);
  return study::scenario_hash(*outcome.scenario, study::all_policies(*outcome.scenario));
}
}  // namespace

TEST_CASE("a file that only extends another computes the same", "[read][extends]") {
  const Two files;
  CHECK(hash(files.laid("")) == hash(files.whole(std::string(test::shop))));
  CHECK(files.laid("").messages == "");
}

TEST_CASE("what the upper file writes stands in the place of what the lower had", "[read][extends]") {
  const Two files;
  const auto same = [&](const std::string& upper, const std::string& whole) { CHECK(hash(files.laid(upper)) == hash(files.whole(whole))); };
  same("population: {size: 300}\n", with("size: 200", "size: 300"));
  same("run: {length: 4 weeks}\n", with("length: 2 weeks", "length: 4 weeks"));  // the warm-up stays
  same("stores: {town: {pools: {tills: {people: 3}}}}\n", with("{people: 2,", "{people: 3,"));
  same("journeys:\n  visit:\n    touchpoints:\n      advice: {takes: 4 min}\n", with("{lognormal: {median: 5 min, sigma: 0.5}}", "4 min"));
}

TEST_CASE("distributions, ways on, changes and lists are replaced as a whole", "[read][extends]") {
  const Two files;
  const auto same = [&](const std::string& upper, const std::string& whole) { CHECK(hash(files.laid(upper)) == hash(files.whole(whole))); };
  same("traits: {know_how: {uniform: {low: 0, high: 1}}}\n", with("{beta: {mean: 0.5, sd: 0.2}}", "{uniform: {low: 0, high: 1}}"));
  same("journeys: {visit: {touchpoints: {browse: {next: {advice: 1}}}}}\n", with("{advice: 0.3, checkout: otherwise}", "{advice: 1}"));
  same("policies: {warm_advice: {change: {advice.affect.mean: 2}}}\n", with("{advice.affect.mean: {add: 0.5}}", "{advice.affect.mean: 2}"));  // `who` stays
}

TEST_CASE("entries with new names come after those there are", "[read][extends]") {
  const Two files;
  CHECK(hash(files.laid("policies: {third: {change: {tills.skill: 0.9}}}\n")) == hash(files.whole(std::string(test::shop) + "  third: {change: {tills.skill: 0.9}}\n")));
  CHECK(hash(files.laid("interventions: {third: {change: {tills.skill: 0.9}}}\n")) == hash(files.laid("policies: {third: {change: {tills.skill: 0.9}}}\n")));
  CHECK(hash(files.laid("policies:\n")) == hash(files.laid("")));  // an empty section says nothing
}

TEST_CASE("`without` leaves entries out", "[read][extends]") {
  const Two files;
  files.write("over.yaml", "peakend: 1\nscenario: shop\nextends: {file: base.yaml, without: [policies.both, policies.more_tills, journeys.visit.touchpoints.checkout.patience]}\n");
  const auto whole = with("  more_tills:\n    change: {tills.people: {add: 1}}\n", "", with("  both:\n    combine: [more_tills, warm_advice]\n", "", with("        patience: {exponential: {mean: 8 min}}\n", "")));
  CHECK(hash(files.read("over.yaml")) == hash(files.whole(whole)));
}

TEST_CASE("who a file is, it says itself", "[read][extends]") {
  const Two files;
  files.write("base.yaml", with("scenario: shop\n", "scenario: shop\ntitle: the lower\nsource: both\n"));
  const auto outcome = files.laid("");
  REQUIRE(outcome.scenario);
  CHECK(outcome.scenario->title != "the lower");
  files.write("over.yaml", "extends: base.yaml\n");
  CHECK(files.read("over.yaml").messages == 
        "over.yaml: peakend: missing, expected version of the language; this program reads 1\nover.yaml: scenario: missing, expected short name of the scenario");
}

TEST_CASE("files may stand on files, each beside its own, and all their texts are kept", "[read][extends]") {
  const tests::Files files;
  files.write("a/base.yaml", with("policies:\n", "network: {kind: file, file: ties.csv}\npolicies:\n", with("scenario: shop\n", "scenario: shop\ninclude: lib/kinds.yaml\n")));
  files.write("a/lib/kinds.yaml", "relationships:\n  friend: {traits: {forgiveness: 0.5}}\n  fling: {traits: {novelty_seeking: 1}}\n");
  files.write("a/ties.csv", "0,1\n1,2\n");
  files.write("b/middle.yaml", "peakend: 1\nscenario: middle\nextends: ../a/base.yaml\npopulation: {size: 300}\n");
  files.write("shop.yaml", "peakend: 1\nscenario: top\nextends: b/middle.yaml\nsegments: {regular: {relationship: fling}}\n");
  const auto outcome = files.read();
  CHECK(outcome.messages == "");
  REQUIRE(outcome.scenario);
  CHECK(outcome.scenario->relationships.size() == 1);  // named by the upper file, brought by the lowest
  CHECK(outcome.scenario->network.ties.size() == 2);
  std::vector<std::string> names;
  for (const auto& one : outcome.scenario->included) names.push_back(files.without_folder(one.file));
  CHECK(names == std::vector<std::string>{"b/middle.yaml", "a/base.yaml", "a/lib/kinds.yaml"});
}

TEST_CASE("of a file that extends another, entries can be taken from either", "[read][extends]") {
  const Two files;
  files.write("over.yaml", over + "policies: {third: {change: {tills.skill: 0.9}}}\n");
  files.write("shop.yaml", with("scenario: shop\n", "scenario: shop\ninclude: {file: over.yaml, take: [policies.third, policies.more_tills]}\n", with("  more_tills:\n    change: {tills.people: {add: 1}}\n", "", with("  both:\n    combine: [more_tills, warm_advice]\n", ""))));
  const auto outcome = files.read();
  CHECK(outcome.messages == "");
  REQUIRE(outcome.scenario);
  CHECK(outcome.scenario->policies.size() == 3);
}

TEST_CASE("a problem is told in the file it stands in", "[read][extends]") {
  const Two files;
  files.write("base.yaml", with("size: 200", "size: -1"));
  CHECK(files.laid("").messages == "base.yaml:4:20: population.size: out of range, expected 1 to 100000000, got -1");
  CHECK(files.laid("population: {size: 0}\n").messages == "over.yaml:4:20: population.size: out of range, expected 1 to 100000000, got 0");
  CHECK(files.laid("population: {size: 100, sizes: 3}\n").messages == "over.yaml:4:25: population.sizes: unknown key; did you mean 'size'?");
}

TEST_CASE("an `extends` that leads nowhere says so at its own line", "[read][extends]") {
  const Two files;
  const auto said = [&](const std::string& extends) {
    files.write("over.yaml", "peakend: 1\nscenario: shop\nextends: " + extends + "\n");
    const auto outcome = files.read("over.yaml");
    CHECK_FALSE(outcome.scenario);
    return outcome.messages.substr(0, outcome.messages.find('\n'));
  };
  const std::string forms = "expected gamma.yaml, or {file: gamma.yaml, without: [policies.more_tills]}";
  CHECK(said("bass.yaml") == "over.yaml:3:10: extends: no such file, expected a YAML file, got 'bass.yaml'; did you mean 'base.yaml'?");
  CHECK(said("[base.yaml]") == "over.yaml:3:10: extends: the path of a file is wanted here, " + forms);
  CHECK(said("{fil: base.yaml}") == "over.yaml:3:10: extends: the path of a file is wanted here, " + forms);
  CHECK(said("{file: base.yaml, wihout: []}") == "over.yaml:3:28: extends.wihout: not a part of `extends`, " + forms + "; did you mean 'without'?");
  CHECK(said("{file: base.yaml, without: policies.both}") == "over.yaml:3:28: extends.without: a list of entries is wanted here, expected [policies.more_tills]");
  CHECK(said("{file: base.yaml, without: [policies.booth]}") ==
        "over.yaml:3:38: extends.without: no such entry in base.yaml, expected a path of that file, got 'policies.booth'; did you mean 'policies.both'?");
  CHECK(said("{file: base.yaml, without: [policies.both, policies.both]}") == "over.yaml:3:53: extends.without: an entry is named twice, got 'policies.both'");
  CHECK(said("over.yaml") == "over.yaml:3:10: extends: files extend each other in a circle, got 'over.yaml'; over.yaml -> over.yaml");
  files.write("list.yaml", "- 1\n");
  CHECK(said("list.yaml") == "over.yaml:3:10: extends: a scenario is a map of keys, expected a YAML file of a scenario, got 'list.yaml'");
  for (int i = 1; i <= 5; ++i) files.write("d" + std::to_string(i) + ".yaml", "peakend: 1\nscenario: d\nextends: d" + std::to_string(i + 1) + ".yaml\n");
  CHECK(said("d1.yaml") == "d4.yaml:3:10: extends: files upon files go too deep, expected at most 4 files, one on the other, got 'd5.yaml'");
}
