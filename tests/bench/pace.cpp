// ns per visit of the shop of seven, a round a line. For comparing two builds of the engine with each other
// (fast_math.sh), and to look at by itself; PEAKEND_ROUNDS as in the other benchmarks.
#include "agents/life/live.hpp"
#include "sim/run/runner.hpp"
#include "tests/bench/shop.hpp"

int main() {
  using namespace peakend;
  auto scenario = bench::scenario_of(bench::shop_of_seven);
  auto plan = model::compile(scenario, scenario.values(), spec::baseline);
  auto layout = figures::layout_of(scenario, run::weeks_of(scenario));
  for (int round = 0; round < bench::rounds(); ++round) {
    life::Result result;
    double time = bench::seconds([&] { result = life::live(plan, layout, 1, static_cast<std::uint64_t>(round)); });
    fmt::print("{:.1f}\n", 1e9 * time / static_cast<double>(result.episodes));
  }
}
