// How much the engine gains over the twin, which walks one customer at a time through the same scenario with the same
// addresses, the same daily hazards and the same number functions, compiled with the same flags. Both must give the same
// figures to the last bit. (The target speaks of a twin with libm; this twin has no such switch, so the ratio is over its
// own number functions.)
#include "agents/life/live.hpp"
#include "sim/run/runner.hpp"
#include "tests/bench/shop.hpp"
#include "tests/twin/twin.hpp"

namespace {
using namespace peakend;

struct Sides {
  std::vector<double> engine, twin, ratio;  // million contacts a second; and their ratio, round by round
  life::Result result;
  bool same = true;
};

void one_round(const spec::Scenario& scenario, const model::Plan& plan, const figures::Layout& layout, std::uint64_t luck, Sides& sides) {
  figures::Figures plain;
  double engine = bench::seconds([&] { sides.result = life::live(plan, layout, 1, luck); });
  double twin = bench::seconds([&] { plain = twin::live(scenario, scenario.values(), spec::baseline, 1, luck); });
  double millions = static_cast<double>(sides.result.contacts) / 1e6;
  sides.engine.push_back(millions / engine);
  sides.twin.push_back(millions / twin);
  sides.ratio.push_back(twin / engine);
  sides.same &= !sides.result.failure && plain == sides.result.figures;
}

void print_target() {
  std::string_view with = bench::instructions();
  fmt::print("target: at least {}, goal {} ({})\n", with == "AVX-512" ? "4" : with == "AVX2" ? "3" : "2.5",
             with == "AVX-512" ? "7" : with == "AVX2" ? "5" : "3", with);
}
}  // namespace

int main() {
  auto scenario = bench::scenario_of(bench::shop_of_eight);
  auto plan = model::compile(scenario, scenario.values(), spec::baseline);
  auto layout = figures::layout_of(scenario, run::weeks_of(scenario));
  Sides sides;
  for (int round = 0; round < bench::rounds(); ++round) one_round(scenario, plan, layout, static_cast<std::uint64_t>(round), sides);
  fmt::print("engine over twin, one thread: {} touchpoints, {} customers, {} weeks, {} rounds; {} visits, {} contacts in the last\n",
             scenario.journeys[0].touchpoints.size(), plan.birth.people, plan.days / 7, sides.ratio.size(), sides.result.episodes,
             sides.result.contacts);
  fmt::print("engine  {} million contacts/s\n", bench::with_spread(sides.engine));
  fmt::print("twin    {} million contacts/s\n", bench::with_spread(sides.twin));
  fmt::print("ratio   {}   median (half the rounds)\n", bench::with_spread(sides.ratio));
  print_target();
  fmt::print("{}\n", sides.same ? "both gave the same figures in every round" : "THE FIGURES DIFFER");
  return sides.same ? 0 : 1;
}
