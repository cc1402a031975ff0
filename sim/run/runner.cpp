// Plans are compiled once for each policy; runs are handed out one by one.
#include "sim/run/runner.hpp"

#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <map>

#include "agents/model/failure.hpp"
#include "agents/model/model.hpp"

namespace peakend::run {

int threads_of(const Settings& settings) {
  return settings.threads > 0 ? settings.threads : tbb::info::default_concurrency();
}

int weeks_of(const spec::Scenario& scenario) {
  float minutes = 0;
  slots::constant(scenario.values(), scenario.length, minutes);
  return static_cast<int>(minutes / 10080);
}

namespace {
void plan_for(int policy, std::map<int, model::Plan>& plans, std::map<int, std::string>& refused,
              const spec::Scenario& scenario) {
  if (refused.contains(policy)) return;
  try {
    plans.emplace(policy, model::compile(scenario, scenario.values(), policy));
  } catch (const model::Failure& failure) {
    refused.emplace(policy, failure.said);
  } catch (const std::exception& error) {
    refused.emplace(policy, error.what());
  }
}
}  // namespace

std::vector<life::Result> compute(const spec::Scenario& scenario, const std::vector<Cell>& cells,
                                  const Settings& settings) {
  const auto layout = figures::layout_of(scenario, weeks_of(scenario));
  std::map<int, model::Plan> plans;  // of the file's own values; worlds compile theirs
  std::map<int, std::string> refused;
  for (const Cell& cell : cells)
    if (cell.world < 0 && !plans.contains(cell.policy)) plan_for(cell.policy, plans, refused, scenario);
  std::vector<life::Result> results(cells.size());
  std::atomic<std::size_t> done{0};
  const Engine& engine = settings.engine ? *settings.engine : *choose().engine;
  auto live_one = [&](std::size_t i) {
    const Cell& cell = cells[i];
    if (settings.cancelled && *settings.cancelled) {
      results[i].failure = "stopped";
      results[i].stopped = true;
      return;
    }
    if (auto why = refused.find(cell.policy); why != refused.end()) throw model::Failure{why->second};
    if (cell.world < 0) {
      engine.live(results[i], plans.at(cell.policy), layout, settings.seed, cell.luck, settings.cancelled);
    } else {
      auto values = model::draw_world(scenario, settings.seed, static_cast<std::uint64_t>(cell.world));
      engine.live(results[i], model::compile(scenario, values, cell.policy), layout, settings.seed, cell.luck,
                  settings.cancelled);
    }
    if (settings.progress) settings.progress(++done, cells.size());
  };
  auto one = [&](std::size_t i) {  // nothing a file can say may end the others
    try {
      live_one(i);
    } catch (const model::Failure& failure) {
      results[i].failure = failure.said;
    } catch (const std::exception& error) {
      results[i].failure = error.what();
    }
  };
  int threads = threads_of(settings);
  tbb::global_control limit(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads));
  tbb::task_arena arena(threads);
  arena.execute([&] { tbb::parallel_for(std::size_t{0}, cells.size(), one, tbb::simple_partitioner{}); });
  return results;
}

}  // namespace peakend::run
