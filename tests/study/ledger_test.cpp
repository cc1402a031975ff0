// Nothing finished is computed twice, and what could change a figure always is.
#include "tests/study/studies.hpp"

using namespace peakend;
using tests::computed_now;
using tests::read_text;
using tests::shop;
using tests::shop_with;

TEST_CASE("the same question again computes nothing, and a wider one only what is new", "[study][ledger]") {
  const tests::Folder folder;
  CHECK(computed_now(shop(), folder, 3) == 4 * 3);  // the baseline and three policies
  CHECK(computed_now(shop(), folder, 3) == 0);
  CHECK(computed_now(shop(), folder, 5) == 4 * 2);
  CHECK(computed_now(shop(), folder, 2) == 0);
}

TEST_CASE("each run counts once, as computed or as looked up", "[study][ledger]") {
  const tests::Folder folder;
  auto counted = [&](int first, int then) {
    auto store = tests::open_store(folder.path());
    study::Ledger ledger(store, tests::settings());
    for (int replications : {first, then, then}) {  // round after round asks for the earlier ones again
      study::collect(shop(), {study::all_policies(shop()), replications}, ledger);
    }
    return std::pair(ledger.computed(), ledger.found());
  };
  CHECK(counted(2, 3) == std::pair<std::int64_t, std::int64_t>(4 * 3, 0));
  CHECK(counted(3, 4) == std::pair<std::int64_t, std::int64_t>(4 * 1, 4 * 3));
}

TEST_CASE("two names of one run are computed once", "[study][ledger]") {
  const tests::Folder folder;
  const std::string text = shop_with("policies:\n", "policies:\n  again:\n    change: {tills.people: {add: 1}}\n");
  CHECK(computed_now(read_text(text), folder, 2) == 4 * 2);  // as more_tills
}

TEST_CASE("a comment, a title or a policy's words recompute nothing", "[study][ledger]") {
  const tests::Folder folder;
  computed_now(shop(), folder, 2);
  CHECK(computed_now(read_text("# a comment\n" + std::string(test::shop)), folder, 2) == 0);
  CHECK(computed_now(read_text(shop_with("scenario: shop\n", "scenario: shop\ntitle: A shop\n")), folder, 2) == 0);
  CHECK(computed_now(read_text(shop_with("  more_tills:\n", "  more_tills:\n    says: More people\n")), folder, 2) == 0);
}

TEST_CASE("a policy by another name is the same policy", "[study][ledger]") {
  const tests::Folder folder;
  computed_now(shop(), folder, 2);
  std::string text(test::shop);
  for (std::size_t at; (at = text.find("more_tills")) != std::string::npos;) text.replace(at, 10, "extra_tills");
  CHECK(computed_now(read_text(text), folder, 2) == 0);
}

TEST_CASE("a changed policy recomputes that policy and the combinations it is in", "[study][ledger]") {
  const tests::Folder folder;
  computed_now(shop(), folder, 2);
  CHECK(computed_now(read_text(shop_with("change: {tills.people: {add: 1}}", "change: {tills.people: {add: 2}}")), folder,
                     2) == 2 * 2);
  CHECK(computed_now(read_text(shop_with("change: {tills.people: {add: 1}}",
                                         "change: {tills.people: {add: 1}}\n    cost: {fixed: 1}")),
                     folder, 2) == 2 * 2);
  CHECK(computed_now(read_text(shop_with("who: \"segment == newcomer\"", "who: \"segment == regular\"")), folder, 2) ==
        2 * 2);
}

TEST_CASE("an added policy is all that is computed", "[study][ledger]") {
  const tests::Folder folder;
  computed_now(shop(), folder, 2);
  const std::string added =
      shop_with("policies:\n", "policies:\n  slow:\n    change: {browse.takes: 20 min}\n    cost: {per_week: 3}\n");
  CHECK(computed_now(read_text(added), folder, 2) == 2);
}

TEST_CASE("a cost counts with every digit its author wrote", "[study][ledger]") {
  const tests::Folder folder;
  auto with_cost = [](const std::string& amount) {
    return read_text(shop_with("change: {tills.people: {add: 1}}",
                               "change: {tills.people: {add: 1}}\n    cost: {fixed: " + amount + "}"));
  };
  computed_now(with_cost("123456789.11"), folder, 1);
  CHECK(computed_now(with_cost("123456789.12"), folder, 1) == 2);
}

TEST_CASE("another seed, number or length is another question", "[study][ledger]") {
  const tests::Folder folder;
  computed_now(shop(), folder, 1);
  CHECK(computed_now(shop(), folder, 1, 2) == 4);
  CHECK(computed_now(shop({"memory.rate=0.36"}), folder, 1) == 4);
  CHECK(computed_now(shop({"run.length=3 weeks"}), folder, 1) == 4);
  CHECK(computed_now(shop({"compare.delta=3"}), folder, 1) == 0);  // how it is judged changes no run
}

TEST_CASE("what is looked up is what was computed, figure for figure", "[study][ledger]") {
  const tests::Folder folder;
  const auto scenario = shop();
  auto collect = [&](const std::string& where) {
    auto store = tests::open_store(where);
    study::Ledger ledger(store, tests::settings());
    return study::collect(scenario, {study::all_policies(scenario), 4}, ledger, true).study;
  };
  computed_now(scenario, folder, 2);  // half of it first
  const auto resumed = collect(folder.path());
  const tests::Folder other;
  const auto whole = collect(other.path());
  CHECK(resumed.digest == whole.digest);
  for (std::size_t p = 0; p < whole.policies.size(); ++p) CHECK(resumed.policies[p].values == whole.policies[p].values);
}

TEST_CASE("a run that cannot be finished is left out of every policy, and not computed again", "[study][ledger]") {
  const tests::Folder folder;
  // whoever knows nearly all stays for no time that is a number
  const auto scenario = read_text(shop_with("takes: 10 min", "takes: \"10 min * log(3 - 100 * max(0, know_how - 0.95))\""));
  auto store = tests::open_store(folder.path());
  study::Ledger ledger(store, tests::settings());
  const auto collected = study::collect(scenario, {study::all_policies(scenario), 8}, ledger);
  REQUIRE(collected.complete);
  CHECK(collected.study.failed_replications > 0);
  REQUIRE(collected.usable);
  for (const auto& policy : collected.study.policies)
    CHECK(policy.margin.size() == static_cast<std::size_t>(collected.study.replications));
  const auto before = ledger.computed();
  study::collect(scenario, {study::all_policies(scenario), 8}, ledger);
  CHECK(ledger.computed() == before);
  ledger.retry_failed(true);
  study::collect(scenario, {study::all_policies(scenario), 8}, ledger);
  CHECK(ledger.computed() > before);
}
