// What it costs to decide, day by day, who comes: the thresholds of a week and its seven days, for the default return
// rate over customers whose memory fades. Nothing is felt or remembered here; who came is looked at again as after a visit.
// The counter ns_per_customer_week is processor time. Target: at most 15 with AVX2; goal 5.
#include <benchmark/benchmark.h>

#include "agents/customer/hazard.hpp"
#include "tests/bench/shop.hpp"

namespace {
using namespace peakend;

// One week after another for `people` customers who come `visits` times in 100 weeks before memory and trust speak.
void start_decision(benchmark::State& state) {
  auto scenario = bench::scenario_of(bench::shop_of_eight, {fmt::format("population.size={}", state.range(0)),
                                                            fmt::format("behaviour.base_rate={}", static_cast<double>(state.range(1)) / 100)});
  auto plan = model::compile(scenario, scenario.values(), spec::baseline);
  const auto& model = plan.models.front();
  const auto& rate = model.journeys.front().rate;
  auto key = chance::key_of(1, 0);
  program::Workspace workspace;
  customer::Reader reader;
  auto people = customer::born(plan.birth, key, workspace);
  auto hazard = customer::make_hazard(model.journeys.front().hazard_word, people.size, false, customer::current);
  customer::Today today;
  today.fading = &model.fading;
  customer::Week week{0, {1, 1, 1, 1, 1, 1, 1}, {}};
  customer::Bench bench{people, key, reader, workspace};
  customer::find_bounds(hazard, bench, today, rate);
  std::vector<customer::Event> events;
  std::vector<std::uint32_t> came;
  std::int64_t weeks = 0, started = 0;
  double began = bench::processor_seconds();
  for (auto _ : state) {
    week.first_day = static_cast<int>(weeks++ % 6) * 7;
    for (int d = 0; d < 7; ++d) {
      auto& day = week.days[static_cast<std::size_t>(d)];
      customer::set_day(day, week.first_day + d, model::date_of(week.first_day + d, 0, plan.start_weekday));
      day.fading = &model.fading;
    }
    for (int d = 0; d < 7; ++d) {
      if (d == 0) customer::begin_week(hazard, bench, week);
      events.clear();
      if (!customer::pass_day(hazard, bench, week.days[static_cast<std::size_t>(d)], rate, week, events)) state.SkipWithError("not a rate");
      started += static_cast<std::int64_t>(events.size());
      came.clear();
      for (const auto& event : events) came.push_back(event.customer);
      customer::schedule(hazard, bench, week, d + 1, came);
    }
    benchmark::ClobberMemory();
  }
  double spent = bench::processor_seconds() - began;
  double customer_weeks = static_cast<double>(weeks) * static_cast<double>(people.size);
  state.counters["ns_per_customer_week"] = 1e9 * spent / customer_weeks;
  state.counters["visits_per_week"] = static_cast<double>(started) / customer_weeks;
}

void arguments(benchmark::internal::Benchmark* bench) {
  for (std::int64_t people : {131'072, 1'048'576})
    for (std::int64_t rate : {10, 25, 50}) bench->Args({people, rate});
  bench->ArgNames({"people", "visits_in_100_weeks"})->Unit(benchmark::kMillisecond);
  bench->Repetitions(11)->ReportAggregatesOnly()->MinTime(0.05);
}
BENCHMARK(start_decision)->Apply(arguments);
}  // namespace

BENCHMARK_MAIN();
