// What talk costs: a run in which everybody knows ten others on average, over the same run without a network. The time
// to draw the network is told apart. PEAKEND_PEOPLE sets the size (1 million).
#include "agents/life/live.hpp"
#include "agents/network/network.hpp"
#include "sim/run/runner.hpp"
#include "tests/bench/shop.hpp"

namespace {
using namespace peakend;

struct Ready {
  spec::Scenario scenario;
  model::Plan plan;
  figures::Layout layout;
};

Ready shop(std::int64_t people, const std::string& network) {
  const std::string yaml = bench::shop_of_eight + network;
  auto scenario = bench::scenario_of(yaml.c_str(), {fmt::format("population.size={}", people), "population.prospects=0.2"});
  auto plan = model::compile(scenario, scenario.values(), spec::baseline);
  auto layout = figures::layout_of(scenario, run::weeks_of(scenario));
  return {std::move(scenario), std::move(plan), layout};
}
}  // namespace

int main() {
  const char* wanted = std::getenv("PEAKEND_PEOPLE");
  const std::int64_t people = wanted ? std::atoll(wanted) : 1'000'000;
  const Ready silent = shop(people, "");
  fmt::print("a run of {} weeks with {} people, each talking to 10 others on average, over one without a network\n",
             silent.plan.days / 7, people);
  for (const char* kind : {"random", "small_world", "preferential"}) {
    const Ready talking = shop(people, fmt::format("network: {{kind: {}}}\n", kind));
    std::vector<double> ratio, drawing;
    for (int round = 0; round < bench::rounds(); ++round) {
      const auto luck = static_cast<std::uint64_t>(round);
      const double without = bench::seconds([&] { life::live(silent.plan, silent.layout, 1, luck); });
      const double with = bench::seconds([&] { life::live(talking.plan, talking.layout, 1, luck); });
      const double made = bench::seconds([&] {
        network::make(talking.plan.network, talking.plan.birth.people, chance::key_of(1, luck));
      });
      ratio.push_back(with / without), drawing.push_back(made / without);
    }
    fmt::print("{:<13} {}   median (half the rounds); target: at most 2; drawing the network is {} of it\n", kind,
               bench::with_spread(ratio), bench::with_spread(drawing));
  }
  return 0;
}
