// Where people go on from each touchpoint: what comes in is what is met there, and what goes out.
#include <map>

#include "sim/study/collect.hpp"
#include "tests/study/studies.hpp"

using namespace peakend;

namespace {
results::Study study_of(const spec::Scenario& scenario) {
  tests::Folder folder;
  auto store = tests::open_store(folder.path());
  study::Ledger ledger(store, tests::settings(1));
  auto collected = study::collect(scenario, {study::all_policies(scenario), 2}, ledger);
  REQUIRE(collected.usable);
  return std::move(collected.study);
}

struct Flow {
  double in = 0, out = 0, gave_up = 0;
};

std::map<std::string, Flow> flows_of(const results::PolicyResult& policy) {
  std::map<std::string, Flow> flows;
  for (const auto& way : policy.ways) {
    flows[way.from].out += way.share;
    if (way.gave_up) flows[way.from].gave_up += way.share;
    if (!way.to.empty()) flows[way.to].in += way.share;
  }
  return flows;
}

// With a choice, a queue that many leave.
const std::string branching = R"(peakend: 1
scenario: hall
run: {start: 2026-01-05, warm_up: 1 week, length: 2 weeks, seed: 1}
population: {size: 3000}
stores: {shop: {open: {mon..sun: "09:00-18:00"}, pools: {desk: {people: 1}}}}
journeys:
  visit:
    starts: {rate: return_rate}
    first: hall
    touchpoints:
      hall: {takes: 1 min, affect: {mean: 0, sd: 1}, next: {desk: 0.5, shelf: 0.2, look: otherwise}}
      desk: {takes: 8 min, pool: desk, patience: 4 min, balk_above: 6, affect: {mean: 1}, on_renege: shelf, next: {shelf: 0.3, end: otherwise}}
      look: {affect: {mean: 1}, next: shelf}
      shelf: {affect: {mean: 1}, next: end}
)";
}  // namespace

TEST_CASE("who comes to a touchpoint came by one of its ways, and goes by one or gives up", "[study][ways]") {
  const auto study = study_of(tests::read_text(branching));
  const auto& policy = study.policies[0];
  auto flows = flows_of(policy);
  for (const auto& point : policy.curve) {
    INFO(point.touchpoint);
    const Flow& flow = flows[point.touchpoint];
    CHECK(flow.out == Approx(point.share).epsilon(1e-12));
    CHECK(flow.in + (point.touchpoint == "hall" ? 1 : 0) == Approx(point.share).epsilon(1e-12));
    if (point.touchpoint == "desk") CHECK(flow.gave_up == Approx(point.share * point.gave_up).epsilon(1e-12));
  }
  CHECK(flows["desk"].gave_up > 0.01);
  CHECK(flows["hall"].gave_up == 0);
}

TEST_CASE("a lever that sends more people one way moves its share", "[study][ways]") {
  const auto share = [&](const std::vector<std::string>& sets) {
    const auto study = study_of(tests::read_text(branching, sets));
    for (const auto& way : study.policies[0].ways)
      if (way.from == "hall" && way.to == "shelf") return way.share;
    return 0.0;
  };
  CHECK(share({}) == Approx(0.2).margin(0.02));
  CHECK(share({"hall.next.shelf=0.4"}) == Approx(0.4).margin(0.02));
}

namespace {
// A letter that is opened days later, by some, and perhaps answered; policies that send fewer, and none.
const std::string letters = R"(peakend: 1
scenario: letters
run: {start: 2026-01-05, warm_up: 2 weeks, length: 3 weeks, seed: 1}
population: {size: 4000}
journeys:
  visit: {starts: {rate: return_rate}, first: shop, touchpoints: {shop: {affect: {mean: 1}, next: end}}}
  ad:
    starts: {by: firm, every: 1 week, share: 0.4}
    first: letter
    touchpoints:
      letter: {affect: {mean: 0}, next: {open: 0.3, end: otherwise}}
      open: {after: {uniform: {low: 5 days, high: 9 days}}, affect: {mean: 0}, next: {answer: 0.5, end: otherwise}}
      answer: {affect: {mean: 1}, next: end}
policies:
  none: {change: {ad.starts.share: 0}}
  few: {change: {ad.starts.share: 0.01}}
)";
}  // namespace

TEST_CASE("what is met days later is told as the share of those that begin, also where few begin or none", "[study][ways]") {
  const auto study = study_of(tests::read_text(letters));
  for (const auto& policy : study.policies) {
    INFO(policy.name);
    auto flows = flows_of(policy);
    const double begin = policy.name == "none" ? 0 : 1;
    for (const auto& point : policy.curve) {
      if (point.journey != "ad") continue;
      INFO(point.touchpoint);
      CHECK(point.share >= 0);
      CHECK(point.share <= 1);
      CHECK(flows[point.touchpoint].in + (point.touchpoint == "letter" ? begin : 0) == Approx(point.share).margin(1e-12));
      CHECK(flows[point.touchpoint].out == Approx(point.share).margin(1e-12));
      if (point.touchpoint == "open" && policy.name == "baseline") CHECK(point.share == Approx(0.3).margin(0.02));
      if (policy.name == "none") CHECK(point.share == 0);
    }
  }
}
