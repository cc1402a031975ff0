// What a queue costs: one pool of three people at a load of 0.8, written as a scenario, with everything that belongs to a
// visit here (who comes, when, work, service, what is felt and remembered, sums); and the queue alone as a program by
// hand: arrivals and departures in a std::priority_queue, Mersenne Twister, nothing felt. Their mean waits must agree.
#include <algorithm>
#include <cmath>
#include <queue>
#include <random>

#include "agents/life/live.hpp"
#include "sim/run/runner.hpp"
#include "tests/bench/shop.hpp"

namespace {
using namespace peakend;

constexpr const char* one_desk = R"yaml(peakend: 1
scenario: one_desk
title: A desk with three people
run: {start: 2026-01-05, warm_up: 0 weeks, length: 8 weeks, seed: 1}
population: {size: 40000}
behaviour: {leave_rate: 0}
stores:
  town:
    open: {mon..sun: "08:00-20:00"}
    pools: {desk: {people: 3}}
journeys:
  visit:
    starts: {rate: 0.7}
    first: desk
    touchpoints:
      desk: {pool: desk, takes: {exponential: {mean: 0.432 min}}, affect: {mean: 0.5, sd: 0.5}, next: end}
)yaml";
constexpr int days = 56, servers = 3;
constexpr double a_day = 4000, open_minutes = 720, work = 0.432;

struct Queue {
  std::int64_t customers = 0;
  double waited = 0;  // minutes
};

// Arrivals and departures as events of one queue, first in, first out.
Queue by_hand(std::uint64_t seed) {
  struct Event {
    double at;
    int kind;  // 0 an arrival, 1 a departure
    bool operator>(const Event& other) const { return at > other.at; }
  };
  std::mt19937_64 random(seed);
  std::exponential_distribution<double> service(1 / work);
  std::uniform_real_distribution<double> moment(0, open_minutes);
  std::poisson_distribution<int> crowd(a_day);
  Queue all;
  for (int day = 0; day < days; ++day) {
    std::priority_queue<Event, std::vector<Event>, std::greater<>> events;
    std::queue<double> waiting;
    int busy = 0;
    for (int n = crowd(random); n > 0; --n) events.push({moment(random), 0});
    auto serve = [&](double now, double came) {
      ++busy, ++all.customers, all.waited += now - came;
      events.push({now + service(random), 1});
    };
    while (!events.empty()) {
      auto [now, kind] = events.top();
      events.pop();
      if (kind == 1) --busy;
      if (kind == 0) waiting.push(now);
      if (busy == servers || waiting.empty()) continue;
      double came = waiting.front();
      waiting.pop();
      serve(now, came);
    }
  }
  return all;
}
}  // namespace

int main() {
  auto scenario = bench::scenario_of(one_desk);
  auto plan = model::compile(scenario, scenario.values(), spec::baseline);
  auto layout = figures::layout_of(scenario, run::weeks_of(scenario));
  std::vector<double> engine, hand, ratio;
  double waits[2] = {}, served[2] = {};
  for (int round = 0; round < bench::rounds(); ++round) {
    life::Result result;
    Queue queue;
    double ours = bench::seconds([&] { result = life::live(plan, layout, 1, static_cast<std::uint64_t>(round)); });
    double theirs = bench::seconds([&] { queue = by_hand(static_cast<std::uint64_t>(round) + 1); });
    if (result.failure) return fmt::print("{}\n", *result.failure), 1;
    waits[0] += static_cast<double>(result.figures.get(0, figures::PerTouchpoint::wait)) / 0x1p20;
    served[0] += static_cast<double>(result.episodes);
    waits[1] += queue.waited, served[1] += static_cast<double>(queue.customers);
    engine.push_back(1e-6 * static_cast<double>(result.episodes) / ours);
    hand.push_back(1e-6 * static_cast<double>(queue.customers) / theirs);
    ratio.push_back(engine.back() / hand.back());
  }
  fmt::print("a queue with {} people at a load of 0.8, one thread, {} customers a round\n", servers,
             static_cast<std::int64_t>(served[0] / bench::rounds()));
  fmt::print("engine  {} million customers/s, with all that belongs to a visit; target: at least 10\n",
             bench::with_spread(engine));
  fmt::print("by hand {} million customers/s, the queue alone\n", bench::with_spread(hand));
  fmt::print("ratio   {}   median (half the rounds); target: above 1 ({})\n", bench::with_spread(ratio),
             bench::instructions());
  double mean[2] = {waits[0] / served[0], waits[1] / served[1]};
  bool near = std::fabs(mean[0] - mean[1]) < 0.05 * mean[1];
  fmt::print("mean wait {:.3f} and {:.3f} minutes{}\n", mean[0], mean[1], near ? "" : "   DIFFERENT");
  return near ? 0 : 1;
}
