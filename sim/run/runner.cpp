// A plan is compiled once for all runs that share it, when the first of them begins, and let go with the last.
#include "sim/run/runner.hpp"

#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <tuple>
#include <vector>

#include "agents/model/failure.hpp"
#include "agents/model/model.hpp"
#include "scenarios/spec/variants.hpp"

namespace peakend::run {

int threads_of(const Settings& settings) {
  return settings.threads > 0 ? settings.threads : tbb::info::default_concurrency();
}

int weeks_of(const spec::Scenario& scenario) {
  float minutes = 0;
  const auto& length = scenario.slots.all[scenario.length].value;
  const bool as_it_stands = std::none_of(scenario.point.begin(), scenario.point.end(),
                                         [&](const auto& change) { return change.slot == scenario.length; });
  if (as_it_stands && language::is_literal(length))  // nearly always, and no other value need be looked at
    minutes = length.value;
  else
    slots::constant(spec::values_on(scenario, scenario.values(), spec::baseline, 0), scenario.length, minutes);
  return static_cast<int>(minutes / 10080);
}

namespace {
// What cells of one version, policy and draw have in common.
struct Shared {
  const spec::Scenario* scenario = nullptr;
  int policy = 0;
  std::int64_t world = -1;
  std::size_t left = 0;  // runs that still need it
  std::mutex mutex;
  std::optional<model::Plan> plan;
  figures::Layout layout;
  std::string refused;  // why there is no plan

  const model::Plan& get(std::uint64_t seed) {
    std::scoped_lock lock(mutex);
    if (!refused.empty()) throw model::Failure{refused};
    if (!plan) try {
        layout = figures::layout_of(*scenario, weeks_of(*scenario));
        plan = model::compile(*scenario,
                              world < 0 ? scenario->values()
                                        : model::draw_world(*scenario, seed, static_cast<std::uint64_t>(world)),
                              policy);
      } catch (const model::Failure& failure) {
        refused = failure.said;
        throw;
      }
    return *plan;
  }

  void let_go() {
    std::scoped_lock lock(mutex);
    if (--left == 0) plan.reset();
  }
};

class Work {
 public:
  Work(Versions versions, std::span<const Cell> cells) : shared_of_(cells.size()) {
    std::map<std::tuple<std::size_t, int, std::int64_t>, std::size_t> known;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const Cell& cell = cells[i];
      auto [at, fresh] = known.try_emplace({cell.version, cell.policy, cell.world}, shared_.size());
      if (fresh) {
        shared_.push_back(std::make_unique<Shared>());
        shared_.back()->scenario = versions[cell.version];
        shared_.back()->policy = cell.policy, shared_.back()->world = cell.world;
      }
      shared_of_[i] = shared_[at->second].get();
      ++shared_of_[i]->left;
    }
  }
  Shared& of(std::size_t cell) { return *shared_of_[cell]; }

 private:
  std::vector<std::unique_ptr<Shared>> shared_;
  std::vector<Shared*> shared_of_;
};

life::Result live_one(const Engine& engine, Shared& shared, const Cell& cell, std::uint64_t seed,
                      const std::atomic<bool>& drop) {
  life::Result result;
  try {  // what the question itself makes impossible is its answer; a lack of memory is not
    const auto& plan = shared.get(seed);
    engine.live(result, plan, shared.layout, seed, cell.luck, &drop);
  } catch (const model::Failure& failure) {
    result.failure = failure.said;
  }
  shared.let_go();
  return result;
}

bool wanted(const Settings& settings) {
  return !(settings.cancelled && *settings.cancelled) && !(settings.in_vain && *settings.in_vain);
}

// Runs in flight when the user stops are finished if they are short: they are dropped after the grace.
class Watch {
 public:
  explicit Watch(const Settings& settings) : thread_([this, &settings](std::stop_token stop) { look(settings, stop); }) {}
  const std::atomic<bool>& drop() const { return drop_; }

 private:
  void look(const Settings& settings, std::stop_token stop) {
    using namespace std::chrono_literals;
    auto passed = 0ms;
    std::mutex mutex;
    std::condition_variable_any ended;
    std::unique_lock lock(mutex);
    while (passed < settings.grace) {
      if (ended.wait_for(lock, stop, 10ms, [&] { return stop.stop_requested(); })) return;
      if (!wanted(settings)) passed += 10ms;
    }
    drop_ = true;
  }
  std::atomic<bool> drop_{false};
  std::jthread thread_;
};
}  // namespace

void compute(Versions versions, std::span<const Cell> cells, const Settings& settings, const Finished& finished) {
  Work work(versions, cells);
  Watch watch(settings);
  const Engine& engine = settings.engine ? *settings.engine : *choose().engine;
  std::mutex mutex;
  std::exception_ptr trouble;  // of this machine, not of the question: ends the work, and keeps what is finished
  auto in_trouble = [&] {
    std::scoped_lock lock(mutex);
    return trouble != nullptr;
  };
  auto one = [&](std::size_t i) {
    if (!wanted(settings) || in_trouble()) return;
    const auto begin = std::chrono::steady_clock::now();
    auto result = live_one(engine, work.of(i), cells[i], settings.seed, watch.drop());
    if (result.stopped) return;
    finished(i, std::move(result), std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
  };
  int threads = threads_of(settings);
  tbb::global_control limit(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads));
  tbb::task_arena arena(threads);
  std::atomic<std::size_t> next{0};  // handed out in order, so that a study stopped half-way has whole replications
  auto hand_out = [&](int) {
    for (std::size_t i = next++; i < cells.size(); i = next++) try {
        one(i);
      } catch (...) {
        std::scoped_lock lock(mutex);
        if (!trouble) trouble = std::current_exception();
      }
  };
  arena.execute([&] { tbb::parallel_for(0, threads, hand_out, tbb::simple_partitioner{}); });
  if (trouble) std::rethrow_exception(trouble);
}

}  // namespace peakend::run
