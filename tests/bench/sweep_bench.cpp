// What a sweep costs beside its runs: reading, checking and compiling points, keeping cells, writing tables; what it
// costs to ask a finished one again; and that memory does not grow with it. Each part in a process of its own, whose
// processor time and peak memory the system counts. PEAKEND_POINTS=1000 computes the whole of the sweep of the target.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <variant>

#include "agents/life/live.hpp"
#include "agents/model/model.hpp"
#include "sim/study/points.hpp"
#include "sim/study/sweep.hpp"
#include "tests/bench/shop.hpp"

namespace {
using namespace peakend;
namespace fs = std::filesystem;

constexpr int replications = 8;

struct Spent {
  double processor = 0, wall = 0, megabytes = 0;
};

Spent spent(const std::function<void()>& work) {
  std::fflush(stdout);
  const auto begin = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) {
    work();
    _exit(0);
  }
  int status = 0;
  rusage use{};
  if (child < 0 || wait4(child, &status, 0, &use) != child || status != 0) std::exit(1);
  auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
  };
  return {seconds(use.ru_utime) + seconds(use.ru_stime),
          std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(),
          static_cast<double>(use.ru_maxrss) / 1024};
}

spec::Scenario store_of(const std::vector<std::string>& sets = {}) {
  std::ifstream file(PEAKEND_ROOT "/tests/bench/store.yaml");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return bench::scenario_of(text.c_str(), sets);
}

study::SweepPlan plan_of(int points) {
  study::DesignAsked asked;
  asked.axes = {"pay.affect.mean=-1..1", "ask.affect.mean=0..1", "behaviour.base_rate=0.45..0.55"};
  asked.points = points;
  Problems problems;
  return {*study::make_design(asked, problems), {spec::baseline}, replications, {}};
}

run::Settings settings_of(int threads) {
  run::Settings settings;
  settings.threads = threads;
  return settings;
}

// As the command does it: checks, store and tables.
void swept(const spec::Scenario& scenario, const study::SweepPlan& plan, const fs::path& folder, int threads) {
  Problems problems;
  study::check_points(scenario, plan, problems);
  auto opened = results::Store::open((folder / results::store_name).string(), results::Store::Mode::write);
  auto* store = std::get_if<results::Store>(&opened);
  if (any_error(problems) || !store) _exit(1);
  study::Ledger ledger(*store, settings_of(threads));
  std::ofstream runs(folder / "runs.csv"), points(folder / "points.csv");
  const auto done = study::sweep(
      scenario, plan, ledger, [&](const std::string& line) { runs << line << '\n'; },
      [&](const std::string& line) { points << line << '\n'; });
  if (!done.complete || done.failed > 0) _exit(1);
}

// The same runs, kept nowhere.
void computed(const spec::Scenario& scenario, const study::SweepPlan& plan) {
  study::Points points(scenario, plan.design);
  for (std::size_t number = 0; number < plan.design.points.size(); ++number) {
    Problems problems;
    const auto point = points.read(number, problems);
    const spec::Scenario* const versions[] = {&point.scenario};
    std::vector<run::Cell> cells;
    for (int k = 0; k < replications; ++k) cells.push_back({0, spec::baseline, -1, static_cast<std::uint64_t>(k)});
    run::compute(versions, cells, settings_of(1), [](std::size_t, life::Result&&, double) {});
  }
}

// As many runs of the file itself, compiled once: nothing but lives.
void lived(const spec::Scenario& scenario, int runs) {
  const auto plan = model::compile(scenario, scenario.values(), spec::baseline);
  const auto layout = figures::layout_of(scenario, run::weeks_of(scenario));
  const run::Engine& engine = *run::choose().engine;
  life::Result result;
  for (int k = 0; k < runs; ++k) engine.live(result, plan, layout, 1, static_cast<std::uint64_t>(k), nullptr);
}

struct Folder {
  fs::path path = fs::temp_directory_path() / fmt::format("peakend_sweep_bench_{}", getpid());
  Folder() { fresh(); }
  ~Folder() { fs::remove_all(path); }
  void fresh() const {
    fs::remove_all(path);
    fs::create_directories(path);
  }
};

void overhead(const Folder& folder) {
  const auto scenario = store_of();
  const auto plan = plan_of(10);
  std::vector<double> kept, points, cell;
  for (int round = 0; round < bench::rounds(); ++round) {
    folder.fresh();
    const double whole = spent([&] { swept(scenario, plan, folder.path, 1); }).processor;
    const double bare = spent([&] { computed(scenario, plan); }).processor;
    const double lives = spent([&] { lived(scenario, 10 * replications); }).processor;
    kept.push_back(whole / bare), points.push_back(bare / lives), cell.push_back(1000 * lives / (10 * replications));
  }
  fmt::print("a run of 2,000 customers over 26 weeks: {:.1f} ms of a processor\n", bench::median(cell));
  fmt::print("points read and compiled, over lives alone   {}\n", bench::with_spread(points));
  fmt::print("kept, with keys and tables, over not kept    {}   target: at most 1.05\n", bench::with_spread(kept));
}

void whole(const Folder& folder) {
  const char* asked = std::getenv("PEAKEND_POINTS");
  const int count = asked ? std::max(std::atoi(asked), 1) : 100;
  folder.fresh();
  const auto plan = plan_of(count);
  const auto scenario = store_of();
  const auto cost = spent([&] { swept(scenario, plan, folder.path, 2); });
  fmt::print(
      "{} points x {}, two threads: {:.1f} s by the clock, {:.1f} s of processors; of 1,000 points {:.0f} s on two "
      "free cores   target: 60 s\n",
      count, replications, cost.wall, cost.processor, cost.processor * 1000 / count / 2);
}

void again(const Folder& folder) {
  const auto scenario = store_of({"population.size=2"});
  folder.fresh();
  const auto few = plan_of(125), many = plan_of(1250);
  const auto tenth = spent([&] { swept(scenario, few, folder.path, 1); });
  folder.fresh();
  const auto first = spent([&] { swept(scenario, many, folder.path, 1); });
  std::vector<double> seconds;
  double memory = 0;
  for (int round = 0; round < bench::rounds(); ++round) {
    const auto cost = spent([&] { swept(scenario, many, folder.path, 1); });
    seconds.push_back(cost.processor), memory = cost.megabytes;
  }
  fmt::print("10,000 finished cells asked again            {} s of a processor   target: 1 s\n",
             bench::with_spread(seconds));
  fmt::print(
      "peak memory, 10,000 cells over 1,000         {:.2f} ({:.0f} over {:.0f} MB; asked again {:.0f} MB)   target: "
      "1\n",
      first.megabytes / tenth.megabytes, first.megabytes, tenth.megabytes, memory);
}
}  // namespace

int main() {
  const Folder folder;
  overhead(folder);
  whole(folder);
  again(folder);
}
