// What `include` brings, what it leaves, whose entry stands, and that it reads as if it stood in the file.
#include <catch2/catch.hpp>

#include "sim/study/collect.hpp"
#include "sim/study/identity.hpp"
#include "tests/support/included.hpp"

using namespace peakend;
using test::with;

namespace {
// The shop with two relationships of its own, a norm, a state and a trait that something reads.
const std::string kinds = R"(norms:
  promise: {intention: -0.5}
relationships:
  friend: {traits: {patient: 0.5}, norms: {promise: {intention: -0.9}}}
  fling: {traits: {novelty_seeking: 1}}
)";
const std::string shop_of_kinds =
    with("  regular: {share: 0.75}\n  newcomer: {share: 0.25}\n",
         "  regular: {share: 0.75, relationship: friend}\n  newcomer: {share: 0.25, relationship: fling}\n",
         with("        spend: 30\n", "        spend: 30\n        fails: 0.1\n        norm: promise\n"));

template <class List>
std::vector<std::string> names_of(const List& list) {
  std::vector<std::string> names;
  for (const auto& one : list) names.push_back(one.name);
  return names;
}
using Names = std::vector<std::string>;

Names own_traits(const spec::Scenario& scenario) {
  Names names = names_of(scenario.traits);
  names.erase(names.begin(), names.begin() + 10);  // those that the model itself reads come first
  return names;
}
}  // namespace

TEST_CASE("what is included is computed as if it stood in the file", "[read][include]") {
  const tests::Files files;
  files.write("whole.yaml", with("traits:\n", kinds + "traits:\n", shop_of_kinds));
  files.write("lib.yaml", "peakend: 1\ntitle: kinds\nsource: made up\n" + kinds);
  const auto whole = files.read("whole.yaml"), parted = files.shop_with("lib.yaml", shop_of_kinds);
  CHECK(parted.messages == "");
  REQUIRE(whole.scenario);
  REQUIRE(parted.scenario);
  CHECK(names_of(parted.scenario->relationships) == Names{"friend", "fling"});
  const auto hash = [](const spec::Scenario& s) { return study::scenario_hash(s, study::all_policies(s)); };
  CHECK(hash(*parted.scenario) == hash(*whole.scenario));
  files.write("lib.yaml", with("-0.9", "-0.8", kinds));
  CHECK(hash(*files.read().scenario) != hash(*whole.scenario));
}

TEST_CASE("the texts of included files are kept with the scenario", "[read][include]") {
  const tests::Files files;
  files.write("lib/kinds.yaml", kinds);
  const auto outcome = files.shop_with("lib/kinds.yaml", shop_of_kinds);
  REQUIRE(outcome.scenario);
  REQUIRE(outcome.scenario->included.size() == 1);
  CHECK(files.without_folder(outcome.scenario->included[0].file) == "lib/kinds.yaml");
  CHECK(outcome.scenario->included[0].text == kinds);
}

TEST_CASE("of relationships, norms, traits, states and let only what is named is brought", "[read][include]") {
  const tests::Files files;
  files.write("lib.yaml", kinds +
                              "  foe: {traits: {grudge: 1}, becomes: {other: \"episodes > 9\"}}\n  other: {}\n"
                              "  noise: {}\n  title_word: {}\ntraits: {patient: 0.2, unread: 3, forgiveness: 0.1}\n"
                              "state: {mood: {}, unseen: {}}\nlet: {twice: \"2 * patient\", never: 7}\n");
  const std::string titled = with("scenario: shop\n", "scenario: shop\ntitle: about title_word\n", shop_of_kinds);
  const auto plain = files.shop_with("lib.yaml", titled);
  CHECK(plain.messages == "");
  REQUIRE(plain.scenario);
  CHECK(names_of(plain.scenario->relationships) == Names{"friend", "fling"});
  CHECK(names_of(plain.scenario->norms) == Names{"promise"});
  CHECK(own_traits(*plain.scenario) == Names{"patient", "know_how"});
  CHECK(names_of(plain.scenario->states) == Names{"project_done"});
  CHECK(plain.scenario->slots.find("let.twice") == slots::no_slot);
  // the model reads this one, whoever names it
  float forgiveness = -1;
  REQUIRE(slots::constant(plain.scenario->values(), plain.scenario->slots.find("traits.forgiveness"), forgiveness));
  CHECK(forgiveness == 0.1F);
}

TEST_CASE("an entry is brought by whatever names it: an expression, a change, another entry", "[read][include]") {
  const tests::Files files;
  files.write("lib.yaml", kinds +
                              "  foe: {becomes: {other: \"episodes > 9\"}}\n  other: {traits: {grudge: 1}}\n"
                              "  noise: {}\nlet: {twice: \"2 * loud\"}\ntraits: {loud: 1}\n");
  const auto brought = [&](const std::string& find, const std::string& put) {
    const auto outcome = files.shop_with("lib.yaml", with(find, put, shop_of_kinds));
    INFO(outcome.messages);
    REQUIRE(outcome.scenario);
    return *outcome.scenario;
  };
  const auto by_expression =
      brought("affect: {mean: 1, sd: 0.8}", "affect: {mean: \"if(relationship == foe, 1, twice)\", sd: 0.8}");
  CHECK(names_of(by_expression.relationships) == Names{"friend", "fling", "foe", "other"});
  CHECK(own_traits(by_expression) == Names{"loud", "know_how", "patient", "grudge"});
  const auto by_change =
      brought("change: {advice.affect.mean: {add: 0.5}}", "change: {advice.affect.mean: {add: twice}}");
  CHECK(by_change.slots.find("let.twice") != slots::no_slot);
  const auto by_becoming =
      brought("traits:\n", "relationships: {own: {becomes: {noise: \"episodes > 3\"}}}\ntraits:\n");
  CHECK(names_of(by_becoming.relationships) == Names{"friend", "fling", "noise", "own"});
}

TEST_CASE("what is brought stands where `include` stands, above or below", "[read][include]") {
  const tests::Files files;
  files.write("lib.yaml", kinds);
  const std::string own = "relationships: {foe: {}}\n";
  files.write("above.yaml", with("traits:\n", "include: lib.yaml\n" + own + "traits:\n", shop_of_kinds));
  files.write("below.yaml", with("traits:\n", own + "include: lib.yaml\ntraits:\n", shop_of_kinds));
  CHECK(names_of(files.read("above.yaml").scenario->relationships) == Names{"friend", "fling", "foe"});
  CHECK(names_of(files.read("below.yaml").scenario->relationships) == Names{"foe", "friend", "fling"});
}

TEST_CASE("the file's own entry stands as a whole, and both places are told", "[read][include]") {
  const tests::Files files;
  files.write("lib.yaml", kinds);
  const auto outcome =
      files.shop_with("lib.yaml", with("traits:\n", "relationships:\n  fling: {}\ntraits:\n", shop_of_kinds));
  CHECK(outcome.messages ==
        "shop.yaml:10:3: warning: relationships.fling: an included file has this entry too; this one "
        "stands, and all of lib.yaml:5 is left out");
  REQUIRE(outcome.scenario);
  REQUIRE(outcome.scenario->relationships.size() == 2);
  CHECK(outcome.scenario->relationships[1].name == "fling");
  CHECK(outcome.scenario->relationships[1].traits.empty());
}

TEST_CASE("policies, rivals and the like are brought whole, beside the file's own", "[read][include]") {
  const tests::Files files;
  files.write("lib.yaml", "interventions:\n  cheaper: {change: {checkout.spend: 25}}\n");
  const auto outcome = files.shop_with("[lib.yaml]");
  CHECK(outcome.messages == "");
  CHECK(names_of(outcome.scenario->policies) == Names{"cheaper", "more_tills", "warm_advice", "both"});
}

TEST_CASE("`take` brings the entries it names and what they name, of a whole scenario too", "[read][include]") {
  const tests::Files files;
  files.write("other.yaml", with("traits:\n", kinds + "traits:\n  patient: 0.2\n", shop_of_kinds));
  const auto outcome =
      files.shop_with("{file: other.yaml, take: [relationships.friend, policies.more_tills]}",
                      with("policies:\n  more_tills:\n    change: {tills.people: {add: 1}}\n", "policies:\n",
                           with("  newcomer: {share: 0.25}\n", "  newcomer: {share: 0.25, relationship: friend}\n")));
  CHECK(outcome.messages == "");
  REQUIRE(outcome.scenario);
  CHECK(names_of(outcome.scenario->relationships) == Names{"friend"});
  CHECK(names_of(outcome.scenario->norms) == Names{"promise"});
  CHECK(own_traits(*outcome.scenario) == Names{"patient", "know_how"});
  CHECK(names_of(outcome.scenario->policies) == Names{"more_tills", "warm_advice", "both"});
}

TEST_CASE("an included file may include others, and a file reached by two ways is one", "[read][include]") {
  const tests::Files files;
  files.write("a/one.yaml", "include: ../b/kinds.yaml\nlet: {twice: 2}\n");
  files.write("a/two.yaml", "include: [../b/kinds.yaml]\n");
  files.write("b/kinds.yaml", kinds);
  const auto outcome = files.shop_with("[a/one.yaml, a/two.yaml]", shop_of_kinds);
  CHECK(outcome.messages == "");
  REQUIRE(outcome.scenario);
  CHECK(names_of(outcome.scenario->relationships) == Names{"friend", "fling"});
  CHECK(outcome.scenario->included.size() == 3);
}

TEST_CASE("--set reaches what was included", "[read][include]") {
  const tests::Files files;
  files.write("lib.yaml", kinds);
  files.shop_with("lib.yaml", shop_of_kinds);
  const auto outcome = files.read("shop.yaml", {"relationships.fling.traits.novelty_seeking=3"});
  CHECK(outcome.messages == "");
  float value = 0;
  const auto slot = outcome.scenario->slots.find("relationships.fling.traits.novelty_seeking");
  CHECK((slots::constant(outcome.scenario->values(), slot, value) && value == 3));
}
