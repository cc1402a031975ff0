// Outcomes from sums, by hand: the one place where means, shares and ratios are taken.
#include "agents/figures/derive.hpp"

#include <catch2/catch.hpp>

#include <cmath>

#include "agents/figures/overflow.hpp"
#include "tests/mechanisms/lab.hpp"

using namespace peakend;
using figures::PerGroup;
using figures::PerPool;
using figures::PerTouchpoint;
using figures::PerWeek;
using figures::Total;

namespace {
std::int64_t fixed(double x) { return static_cast<std::int64_t>(x * 0x1p20); }

// Two weeks of a small scenario, filled in by hand.
lab::Lived filled() {
  lab::Lived lived{lab::read(lab::two_moments, {"run.length=2 weeks"}), figures::Figures{}};
  figures::Figures f(lab::layout_of(lived.scenario));
  f.at(0, PerGroup::episodes) = 8, f.at(0, PerGroup::promoters) = 5, f.at(0, PerGroup::passives) = 2,
          f.at(0, PerGroup::detractors) = 1;
  f.at(0, PerGroup::remembered) = fixed(4), f.at(0, PerGroup::memory) = fixed(-2),
          f.at(0, PerGroup::pleasure) = fixed(12), f.at(0, PerGroup::pain) = fixed(-6);
  f.at(0, PerGroup::customer_days) = 70, f.at(0, PerGroup::visits) = 8, f.at(0, PerGroup::revenue) = 12'345'000;
  f.at(0, PerWeek::gross_margin) = 10'000'000, f.at(1, PerWeek::gross_margin) = 20'000'000;
  f.at(0, PerWeek::staff) = 3'000'000, f.at(1, PerWeek::staff) = 3'000'000, f.at(1, PerWeek::policy) = 1'000'000;
  f.at(Total::left) = 3, f.at(Total::joined) = 4;
  f.at(0, PerTouchpoint::wait) = fixed(30), f.at(0, PerTouchpoint::queued) = 10, f.at(0, PerTouchpoint::reneged) = 1,
          f.at(0, PerTouchpoint::balked) = 2;
  lived.figures = f;
  return lived;
}
}  // namespace

TEST_CASE("nps is promoters minus detractors among all answers, in points of 100", "[figures]") {
  auto lived = filled();
  CHECK(lived["nps"] == 50);
  CHECK(lived["promoters"] == 62.5);
  CHECK(lived["passives"] == 25);
  CHECK(lived["detractors"] == 12.5);
}

TEST_CASE("feelings are means over visits; gap and balance are of those means", "[figures]") {
  auto lived = filled();
  CHECK(lived["remembered"] == 0.5);
  CHECK(lived["memory"] == -0.25);
  CHECK(lived["gap"] == 2.25);
  CHECK(lived["balance"] == 0.75);
}

TEST_CASE("visits and revenue are per customer and week, costs and margin per week", "[figures]") {
  auto lived = filled();
  CHECK(lived["visits"] == Approx(0.8));
  CHECK(lived["revenue"] == Approx(12.345));  // 123.45 over ten customer weeks; money in 1/1000 of a cent
  CHECK(lived["cost"] == Approx(35));
  CHECK(lived["margin"] == Approx(115));
  CHECK(lived["customers"] == 5);
  CHECK(lived["joined"] == 4);
  CHECK(lived["left"] == 3);
}

TEST_CASE("wait and giving up are means over all who came to a queue", "[figures]") {
  auto lived = filled();
  CHECK(lived["wait"] == 3);
  CHECK(lived["gave_up"] == 30);
}

TEST_CASE("where there is nothing to take a mean of there is no number", "[figures]") {
  auto lived = filled();
  CHECK(std::isnan(lived["gap.promoters"]));
  CHECK(std::isnan(lived["revenue.detractors"]));
  CHECK(std::isnan(lived["utilisation"]));
}

TEST_CASE("quantiles are read off the histogram, within the bin", "[figures]") {
  auto lived = filled();
  auto& f = lived.figures;
  f.at(0, PerTouchpoint::contacts) = 4;
  f.sums[f.layout.bin(0, figures::bin_of(-1.0F))] = 1;
  f.sums[f.layout.bin(0, figures::bin_of(2.0F))] = 3;
  CHECK(figures::quantile(f, 0, 0.25) == Approx(-0.95));  // the end of the bin from -1 to -0.95
  CHECK(figures::quantile(f, 0, 0.5) == Approx(2 + 0.05 / 3));
  CHECK(figures::quantile(f, 0, 1) == Approx(2.05));
  CHECK(std::isnan(figures::quantile(f, 1, 0.5)));
}

TEST_CASE("every score has its band and every feeling its bin", "[figures]") {
  for (int score = 0; score <= 10; ++score) CHECK(figures::band_of(score) == (score >= 9 ? 1 : score >= 7 ? 2 : 3));
  CHECK(figures::bin_of(-5) == 0);
  CHECK(figures::bin_of(0) == 100);
  CHECK(figures::bin_of(5) == 199);
  CHECK(figures::bin_of(-0.01F) == 99);
}

TEST_CASE("a sum of the run near 64 bits is told by name, also where only the parts together are too large", "[figures]") {
  auto lived = filled();
  CHECK_FALSE(figures::overflowing(lived.figures));
  constexpr std::int64_t half = std::int64_t{1} << 61;
  for (auto [which, name] : {std::pair{PerWeek::revenue, "revenue"}, {PerWeek::gross_margin, "gross margin"},
                             {PerWeek::staff, "staff cost"}, {PerWeek::policy, "policy cost"}}) {
    auto f = lived.figures;
    f.at(0, which) = half;
    CHECK_FALSE(figures::overflowing(f));
    f.at(1, which) = half;
    CHECK(figures::overflowing(f) == std::string(name));
  }
  auto f = lived.figures;
  f.at(0, PerTouchpoint::wait) = half, f.at(1, PerTouchpoint::wait) = half;
  CHECK(figures::overflowing(f) == std::string("waiting time"));
}

TEST_CASE("no two figures share a place", "[figures]") {
  auto layout = lab::layout_of(filled().scenario);
  std::vector<int> taken(layout.size(), 0);
  for (int g = 0; g < layout.groups; ++g)
    for (int i = 0; i < static_cast<int>(PerGroup::count_); ++i) ++taken[layout.group(g, static_cast<PerGroup>(i))];
  for (int t = 0; t < layout.touchpoints; ++t) {
    for (int i = 0; i < static_cast<int>(PerTouchpoint::count_); ++i)
      ++taken[layout.touchpoint(t, static_cast<PerTouchpoint>(i))];
    for (int b = 0; b < figures::bins; ++b) ++taken[layout.bin(t, b)];
  }
  for (int w = 0; w < layout.weeks; ++w)
    for (int i = 0; i < static_cast<int>(PerWeek::count_); ++i) ++taken[layout.week(w, static_cast<PerWeek>(i))];
  for (int p = 0; p < layout.pools; ++p)
    for (int i = 0; i < static_cast<int>(PerPool::count_); ++i) ++taken[layout.pool(p, static_cast<PerPool>(i))];
  ++taken[layout.total(Total::joined)], ++taken[layout.total(Total::left)];
  for (int g = 0; g < layout.talking; ++g)
    for (int i = 0; i < static_cast<int>(figures::PerTalk::count_); ++i)
      ++taken[layout.talk(g, static_cast<figures::PerTalk>(i))];
  for (int t = 0; t < layout.topics; ++t)
    for (int i = 0; i < static_cast<int>(figures::PerTopic::count_); ++i)
      ++taken[layout.topic(t, static_cast<figures::PerTopic>(i))];
  if (layout.winning_back > 0) ++taken[layout.back(figures::Back::won)];
  for (int o = 0; o < layout.kept_by_week; ++o)
    for (int w = 0; w < layout.weeks; ++w) ++taken[layout.in_week(o, w)];
  CHECK(std::count(taken.begin(), taken.end(), 1) == static_cast<std::ptrdiff_t>(layout.size()));
}
