// Keys: the same numbers have the same key however they were said, and no two different runs share one.
#include "sim/study/identity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <random>

#include "agents/life/live.hpp"
#include "agents/model/failure.hpp"
#include "agents/model/model.hpp"
#include "scenarios/base/text.hpp"
#include "scenarios/spec/variants.hpp"
#include "scenarios/spec/versions.hpp"
#include "tests/study/studies.hpp"
#include "tests/support/random_scenario.hpp"

using namespace peakend;
using results::CellKey;
using tests::read_text;
using tests::shop;
using tests::shop_with;

namespace {
using Texts = std::vector<std::string>;

std::optional<spec::Scenario> at(const spec::Scenario& scenario, const Texts& typed) {
  auto scratch = scenario;
  Problems problems;
  std::vector<slots::Change> changes;
  for (const auto& one : typed)
    for (auto& change : read::read_point(scratch, "point 0", one, problems)) changes.push_back(std::move(change));
  if (any_error(problems)) return std::nullopt;
  return spec::at_point(scenario, std::move(changes));
}

std::optional<spec::Scenario> with_sets(const std::string& text, const Texts& sets) {
  Problems problems;
  return read::read_scenario_text(text, "random.yaml", sets, problems);
}

// The sums of one run, or why there are none.
std::string lived(const spec::Scenario& scenario, int policy, std::uint64_t luck) {
  try {
    const auto values = scenario.uncertain.empty() ? scenario.values() : model::draw_world(scenario, 1, luck);
    const auto layout = figures::layout_of(scenario, run::weeks_of(scenario));
    const auto result = life::live(model::compile(scenario, values, policy), layout, 1, luck);
    if (result.failure) return "failed";
    return {reinterpret_cast<const char*>(result.figures.sums.data()),
            result.figures.sums.size() * sizeof(std::int64_t)};
  } catch (const peakend::model::Failure&) {
    return "failed";
  }
}

CellKey key_of(const spec::Scenario& scenario, int policy) { return study::policy_key(scenario, policy); }

// Every run of every version: whoever has a key that was there before must have its sums.
class Known {
 public:
  void add(const spec::Scenario& scenario) {
    for (int policy = spec::baseline; policy < static_cast<int>(scenario.policies.size()); ++policy) {
      const auto sums = lived(scenario, policy, 1);
      const auto [known, fresh] = sums_.try_emplace(key_of(scenario, policy), sums);
      INFO("policy " << policy << ", known " << !fresh);
      CHECK(known->second == sums);
      shared += !fresh;
    }
  }
  int shared = 0;

 private:
  std::map<CellKey, std::string> sums_;
};

// Numbers of the file that can be typed anew, a little larger: `PATH=VALUE`.
Texts some_changes(const spec::Scenario& scenario, std::mt19937& random, std::size_t count) {
  std::vector<std::string> all;
  for (const auto& slot : scenario.slots.all) {
    const bool plain = language::is_literal(slot.value) && slot.value.type.kind == language::Kind::number &&
                       slot.key->form != slots::Form::word && slot.unit == language::Dimension::plain &&
                       !slot.path.ends_with("share");
    const float more = slot.value.value == 0 ? 0.125F : slot.value.value * 1.25F;
    if (plain && more >= slot.low && more <= slot.high) all.push_back(fmt::format("{}={}", slot.path, more));
  }
  std::shuffle(all.begin(), all.end(), random);
  all.resize(std::min(all.size(), count));
  return all;
}

bool touched(const spec::Scenario& scenario, int policy, const Texts& typed) {
  auto is_typed = [&](slots::SlotId slot) {
    const std::string& path = scenario.slots.all[slot].path;
    return std::any_of(typed.begin(), typed.end(), [&](const auto& one) { return one.starts_with(path + "="); });
  };
  const auto changes = spec::all_changes_of(scenario, policy);
  return std::any_of(changes.begin(), changes.end(), [&](const auto& change) { return is_typed(change.slot); }) ||
         std::any_of(scenario.uncertain.begin(), scenario.uncertain.end(),
                     [&](const auto& uncertain) { return is_typed(uncertain.change.slot); });
}

bool reads_slots(const language::Expr& value) { return language::reads(value, language::Source::slot); }

void check_random(std::uint32_t seed, int& shared, int& same) {
  INFO("random scenario " << seed);
  std::mt19937 random(seed);
  const std::string text = tests::random_scenario(seed);
  const auto file = with_sets(text, {});
  REQUIRE(file);
  Known known;
  known.add(*file);
  Texts typed = some_changes(*file, random, 2);
  const auto set = with_sets(text, typed);
  const auto point = at(*file, typed);
  std::reverse(typed.begin(), typed.end());
  const auto other_set = with_sets(text, typed);
  const auto other_point = at(*file, typed);
  for (const auto* version : {&set, &point, &other_set, &other_point})
    if (*version) known.add(**version);
  shared += known.shared;
  if (!set || !point || !other_set || !other_point) return;
  const bool worlds_read = std::any_of(file->uncertain.begin(), file->uncertain.end(),
                                       [](const auto& uncertain) { return reads_slots(uncertain.change.value); });
  for (int policy = spec::baseline; policy < static_cast<int>(file->policies.size()); ++policy) {
    INFO("policy " << policy << ", " << fmt::format("{}", fmt::join(typed, " ")));
    CHECK(key_of(*set, policy) == key_of(*other_set, policy));
    CHECK(key_of(*point, policy) == key_of(*other_point, policy));
    if (touched(*file, policy, typed) || worlds_read) continue;
    CHECK(key_of(*point, policy) == key_of(*set, policy));
    ++same;
  }
}
}  // namespace

TEST_CASE("random scenarios: the same numbers have one key, and one key has the same sums", "[study][identity]") {
  int shared = 0, same = 0;
  for (std::uint32_t seed = 1; seed <= 12; ++seed) check_random(seed, shared, same);
  CHECK(shared > 12);
  CHECK(same > 12);
}

TEST_CASE("random scenarios by the hundred: one key has the same sums", "[study][identity][slow]") {
  int shared = 0, same = 0;
  for (std::uint32_t seed = 1000; seed < 1300; ++seed) check_random(seed, shared, same);
  CHECK(same > 300);
}

TEST_CASE("a number that matters is in the key, wherever it was said", "[study][identity]") {
  const auto file = shop();
  for (const char* typed : {"population.size=401", "memory.rate=0.36", "memory.rule=mean", "browse.takes=11 min",
                            "tills.people=3", "traits.know_how.mean=0.4", "run.length=3 weeks"}) {
    INFO(typed);
    CHECK(key_of(shop({typed}), spec::baseline) != key_of(file, spec::baseline));
    CHECK(key_of(*at(file, {typed}), spec::baseline) == key_of(shop({typed}), spec::baseline));
    CHECK(key_of(*at(file, {typed}), spec::baseline) != key_of(file, spec::baseline));
  }
}

TEST_CASE("a policy, a point and --set that come to the same numbers share their runs", "[study][identity]") {
  const auto policy = read_text(shop_with("change: {tills.people: {add: 1}}", "change: {tills.people: 3}"));
  CHECK(key_of(*at(shop(), {"tills.people=3"}), spec::baseline) == key_of(shop({"tills.people=3"}), spec::baseline));
  CHECK(key_of(*at(shop(), {"tills.people=3"}), 0) == key_of(shop({"tills.people=3"}), spec::baseline));
  CHECK(key_of(policy, 0) == key_of(shop(), 0));  // add: 1 to 2, or set: 3
}

TEST_CASE("what is counted, and of what, is in the key as well as the numbers", "[study][identity]") {
  auto key = [](const std::string& more) { return key_of(read_text(shop_with("policies:", more + "policies:")), spec::baseline); };
  const auto plain = key("");
  std::vector<CellKey> all{plain};
  for (const char* more : {"firm: {optimism: 0.5}\n", "firm: {norms: {quick: {touchpoint: checkout, wait_below: 5 min}}}\n",
                           "surveys: {exit: {after: episode}}\n", "surveys: {turn: {after: any, every: 4 weeks}}\n", "network: {kind: none}\n"})
    all.push_back(key(more));
  for (std::size_t a = 0; a < all.size(); ++a)
    for (std::size_t b = 0; b < a; ++b) {
      INFO(a << " and " << b);
      CHECK(all[a] != all[b]);
    }
}

TEST_CASE("what is kept by week is in the key: another list is another run, another primary of the usual seven is not",
          "[study][identity]") {
  auto key = [](const std::string& more) { return key_of(read_text(shop_with("policies:", more + "policies:")), 0); };
  const auto usual = key("");
  CHECK(key("record: [nps, memory, gap, trust, customers, visits, revenue]\n") == usual);
  CHECK(key("compare: {primary: memory}\n") == usual);
  CHECK(key("compare: {primary: wait}\n") != usual);
  CHECK(key("record: [nps, memory]\n") != usual);
  CHECK(key("record: [nps, memory]\n") == key("record: [memory, nps]\n"));  // it is a set
  CHECK(key("record: [nps, memory]\n") != key("record: [nps, memory.promoters]\n"));
}

TEST_CASE("what changes no run is not in the key", "[study][identity]") {
  const auto file = read_text(shop_with("  more_tills:\n", "  more_tills:\n    cost: {fixed: 5}\n"));
  for (const char* typed : {"compare.delta=3", "policies.more_tills.cost.fixed=7"}) {
    INFO(typed);
    CHECK(key_of(*at(file, {typed}), spec::baseline) == key_of(file, spec::baseline));
    CHECK(key_of(*at(file, {typed}), 1) == key_of(file, 1));
  }
  CHECK(key_of(*at(file, {"policies.more_tills.cost.fixed=7"}), 0) != key_of(file, 0));
  CHECK(key_of(read_text(shop_with("change: {tills.people: {add: 1}}",
                                   "change: {tills.people: {add: 1}}\n    when: {from: week 400}")),
               0) == key_of(shop(), spec::baseline));
}

TEST_CASE("a point that reads what another changes, or what is uncertain, is another run than its numbers",
          "[study][identity]") {
  const std::string uncertain = "uncertain: {browse.takes: {times: {uniform: {low: 0.5, high: 2}}}}\n";
  const auto file = read_text(std::string(test::shop) + uncertain);
  const auto set = with_sets(std::string(test::shop) + uncertain, {"browse.takes=10 min"});
  REQUIRE(set);
  CHECK(key_of(*set, spec::baseline) == key_of(file, spec::baseline));  // as the file has it, times what is drawn
  CHECK(key_of(*at(file, {"browse.takes=10 min"}), spec::baseline) != key_of(file, spec::baseline));
}

TEST_CASE("what one member costs is not taken for the cost of another's customers", "[study][identity]") {
  const auto scenario = read_text(R"(peakend: 1
scenario: pair
run: {warm_up: 0 weeks, length: 1 week}
population: {size: 50}
segments: {a: {share: 0.5}, b: {share: 0.5}}
journeys:
  visit: {starts: {}, first: door, touchpoints: {door: {affect: {mean: 1}, next: end}}}
policies:
  gift: {who: "segment == a", change: {door.affect.mean: 2}}
  levy: {change: {door.affect.mean: {add: 0}}, cost: {per_contact: {touchpoint: door, amount: 1}}}
  gift_for_a: {who: "segment == a", change: {door.affect.mean: 2}, cost: {per_contact: {touchpoint: door, amount: 1}}}
  both: {combine: [gift, levy]}
)");
  CHECK(key_of(scenario, 2) != key_of(scenario, 3));
}

TEST_CASE("since when a policy holds is in the key, for a visit that began before is for none", "[study][identity]") {
  const auto scenario = read_text(R"(peakend: 1
scenario: open_visits
run: {start: 2026-01-05, warm_up: 0 weeks, length: 3 weeks}
population: {size: 400}
behaviour: {return_rate: 0.5}
stores: {shop: {open: {mon..fri: "08:00-20:00"}}}
segments: {people: {share: 1}}
journeys:
  visit:
    starts: {rate: return_rate}
    first: order
    touchpoints:
      order: {affect: {mean: 1}, next: delivery}
      delivery: {affect: {mean: -1}, after: 3 days, next: end}
policies:
  whole: {change: {delivery.affect.mean: 2}, who: "segment == people"}
  first_part: {change: {delivery.affect.mean: 2}, who: "segment == people", when: {from: day 1, until: day 8}}
  second_part: {change: {delivery.affect.mean: 2}, who: "segment == people", when: {from: day 8}}
  other: {change: {order.affect.mean: 1.5}, who: "segment == people", when: {from: day 8}}
  in_one: {combine: [whole, other]}
  in_two: {combine: [first_part, second_part, other]}
)");
  Known().add(scenario);
}
