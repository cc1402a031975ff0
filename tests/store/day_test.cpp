// Arrivals as quantiles of the day's profile, and shifts cut to the opening hours, worked out by hand.
#include "agents/store/day.hpp"

#include <catch2/catch.hpp>

#include "tests/mechanisms/lab.hpp"

using namespace peakend::store;
namespace lab = peakend::lab;
namespace model = peakend::model;

namespace {
constexpr std::uint32_t half = 0x80000000u;

// A word at a share of all words, and the minute it stands for.
double minute(const model::Day& day, double share) {
  return static_cast<double>(arrival_tick(day, static_cast<std::uint32_t>(share * 0x1p32))) /
         static_cast<double>(ticks_per_minute);
}

model::Model of(const std::string& store) {
  std::string yaml = lab::two_moments;
  const std::string shop = "shop: {open: {mon: \"08:00-20:00\"}}";
  yaml.replace(yaml.find(shop), shop.size(), store);
  auto scenario = lab::read(yaml);
  return model::compile(scenario, scenario.values(), peakend::spec::baseline).models.front();
}
}  // namespace

TEST_CASE("without a profile people come evenly over the opening hours", "[store]") {
  auto monday = of("shop: {open: {mon: \"08:00-20:00\"}}").week[0];
  CHECK(minute(monday, 0) == Approx(480).margin(1e-5));
  CHECK(minute(monday, 0.25) == Approx(660).margin(1e-5));
  CHECK(minute(monday, 0.5) == Approx(840).margin(1e-5));
  CHECK(arrival_tick(monday, 0) >= 480 * ticks_per_minute);
  CHECK(arrival_tick(monday, ~std::uint32_t{0}) <= 1200 * ticks_per_minute);
}

TEST_CASE("without a store people come evenly from eight to eight, every day alike", "[store]") {
  std::string yaml = lab::two_moments;
  const std::string shop = "stores: {shop: {open: {mon: \"08:00-20:00\"}}}\n";
  yaml.erase(yaml.find(shop), shop.size());
  auto scenario = lab::read(yaml);
  auto week = model::compile(scenario, scenario.values(), peakend::spec::baseline).models.front().week;
  for (const auto& day : week) {
    CHECK(day.weight == 1);
    CHECK(minute(day, 0) == Approx(480).margin(1e-5));
    CHECK(minute(day, 0.75) == Approx(1020).margin(1e-5));
  }
}

TEST_CASE("a profile's weights are arrivals per hour, until the next one begins", "[store]") {
  // 8-10: 2 an hour, 10-14: 6, 14-20: 1 -> 4, 24, 6: in all 34
  auto monday = of("shop: {open: {mon: \"08:00-20:00\"}, arrivals: [{from: \"08:00\", weight: 2}, {from: \"10:00\", "
                   "weight: 6}, {from: \"14:00\", weight: 1}]}")
                    .week[0];
  CHECK(minute(monday, 2.0 / 34) == Approx(9 * 60).margin(1e-4));
  CHECK(minute(monday, 4.0 / 34) == Approx(10 * 60).margin(1e-4));
  CHECK(minute(monday, 16.0 / 34) == Approx(12 * 60).margin(1e-4));
  CHECK(minute(monday, 28.0 / 34) == Approx(14 * 60).margin(1e-4));
  CHECK(minute(monday, 31.0 / 34) == Approx(17 * 60).margin(1e-4));
}

TEST_CASE("a profile is cut to the opening hours, and nobody comes before it begins", "[store]") {
  auto week = of("shop: {open: {mon: \"09:00-12:00\", tue: \"08:00-20:00\"}, arrivals: [{from: \"10:00\", weight: 5}, "
                 "{from: \"18:00\", weight: 0}]}")
                  .week;
  CHECK(minute(week[0], 0) == Approx(600).margin(1e-5));
  CHECK(minute(week[0], 0.5) == Approx(660).margin(1e-5));
  CHECK(minute(week[1], 0.9999999) == Approx(18 * 60).margin(1e-3));
}

TEST_CASE("a weekday weighs as its share of the week's arrivals, scaled to seven", "[store]") {
  auto week = of("shop: {open: {mon: \"08:00-20:00\", tue..wed: \"08:00-14:00\"}}").week;
  CHECK(week[0].weight == Approx(3.5));
  CHECK(week[1].weight == Approx(1.75));
  CHECK(week[2].weight == Approx(1.75));
  for (std::size_t d = 3; d < 7; ++d) CHECK(week[d].weight == 0);
}

TEST_CASE("arrivals are the quantiles of their words: more words, later arrivals", "[store]") {
  auto monday = of("shop: {open: {mon: \"08:00-20:00\"}, arrivals: [{from: \"08:00\", weight: 1}, {from: \"11:00\", "
                   "weight: 0}, {from: \"12:00\", weight: 9}]}")
                    .week[0];
  Tick before = 0;
  for (std::uint32_t i = 0; i < 4096; ++i) {
    Tick tick = arrival_tick(monday, i << 20);
    if (tick < before) FAIL("word " << i);
    before = tick;
  }
  CHECK(arrival_tick(monday, half) > 12 * 60 * ticks_per_minute);
}

TEST_CASE("shifts are cut to the opening hours, gaps are without people, and the last one ends the day", "[store]") {
  auto m =
      of("shop: {open: {mon: \"09:00-17:00\"}, pools: {desk: {shifts: [{people: 2, from: \"08:00\", until: \"12:00\"}, "
         "{people: 3, from: \"13:00\", until: \"21:00\"}]}}}");
  auto staff = staffing(m.pools[0], m.week[0], {1, 1, 1});
  REQUIRE(staff.changes.size() == 4);
  const std::pair<int, int> expected[] = {{9 * 60, 2}, {12 * 60, 0}, {13 * 60, 3}, {17 * 60, 0}};
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(staff.changes[i].at == expected[i].first * ticks_per_minute);
    CHECK(staff.changes[i].people == expected[i].second);
  }
  CHECK(staff.person_minutes == 2 * 180 + 3 * 240);
  CHECK(staffing(m.pools[0], m.week[1], {2, 1, 2}).changes.empty());  // closed on Tuesday
}

TEST_CASE("without shifts people work during the opening hours, as many as the calendar says", "[store]") {
  auto m = of("shop: {open: {mon..sun: \"09:00-17:00\"}, pools: {desk: {people: \"if(weekday == 6, 5, 2) + week\"}}}");
  CHECK(staffing(m.pools[0], m.week[0], {1, 1, 1}).person_minutes == 3 * 480);
  CHECK(staffing(m.pools[0], m.week[5], {6, 1, 6}).person_minutes == 6 * 480);
  CHECK(staffing(m.pools[0], m.week[5], {13, 2, 6}).person_minutes == 7 * 480);
}
