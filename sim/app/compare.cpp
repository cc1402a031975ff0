// `peakend compare` and `peakend run`: compute, decide, show, write.
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <mutex>

#include "results/decide/verdict.hpp"
#include "results/report/csv.hpp"
#include "results/report/files.hpp"
#include "results/report/json.hpp"
#include "results/report/terminal.hpp"
#include "scenarios/base/text.hpp"
#include "scenarios/spec/variants.hpp"
#include "sim/app/command.hpp"
#include "sim/study/compare.hpp"

namespace peakend::app {
namespace {

std::atomic<bool> stop_wanted{false};  // the only thing a signal handler may touch

extern "C" void on_interrupt(int) {
  if (stop_wanted.exchange(true)) std::_Exit(interrupted);  // a second ctrl-C does not wait
}

int terminal_width() {
  if (const char* columns = std::getenv("COLUMNS"))
    if (int wide = std::atoi(columns); wide > 0) return wide;
  winsize size{};
  return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 100;
}

results::TerminalStyle style(const Options& options) {
  results::TerminalStyle style;
  style.colour = !options.no_color && !std::getenv("NO_COLOR") && isatty(STDOUT_FILENO);
  style.width = terminal_width();
  return style;
}

// Time left on stderr: a line that renews itself on a terminal, a line every few seconds elsewhere.
class Progress {
 public:
  explicit Progress(bool quiet) : quiet_(quiet), live_(isatty(STDERR_FILENO) != 0) {}
  void operator()(std::size_t done, std::size_t all) {
    std::scoped_lock lock(mutex_);
    auto now = Clock::now();
    double passed = std::chrono::duration<double>(now - begin_).count();
    double since = std::chrono::duration<double>(now - last_).count();
    if (quiet_ || passed < 1 || since < (live_ ? 0.2 : 5.0)) return;
    last_ = now;
    double left = passed / static_cast<double>(done) * static_cast<double>(all - done);
    tell(fmt::format("{}{} of {} runs, about {:.0f} s left{}", live_ ? "\r" : "", done, all, left,
                     live_ ? "   " : "\n"));
    shown_ = live_;
  }
  void finish() {
    if (shown_) tell(fmt::format("\r{:60}\r", ""));
  }

 private:
  using Clock = std::chrono::steady_clock;
  bool quiet_, live_, shown_ = false;
  Clock::time_point begin_ = Clock::now(), last_ = begin_;
  std::mutex mutex_;
};

std::optional<std::string> write(const results::Study& study, const results::Verdict& verdict,
                                 const std::string& folder, const std::string& report) {
  return results::write_files(folder, {{"policies.csv", results::to_csv_policies(study)},
                                       {"replications.csv", results::to_csv_replications(study)},
                                       {"curve.csv", results::to_csv_curve(study)},
                                       {"money.csv", results::to_csv_money(study, verdict)},
                                       {"compare.json", results::to_json(study, verdict)},
                                       {"report.txt", report}});
}

std::string folder_of(const Options& options, const spec::Scenario& scenario) {
  return options.out.empty() ? "out/" + scenario.name : options.out;
}

// Files first: what was computed must survive a reader who goes away.
int report(const Options& options, const spec::Scenario& scenario, const study::Finished& finished) {
  const results::Study& study = finished.study;
  auto verdict = results::decide(study);
  std::string folder = folder_of(options, scenario);
  auto error = write(study, verdict, folder, results::terminal(study, verdict, {}));
  std::string answer;
  if (options.json)
    answer = results::to_json(study, verdict);
  else if (!options.quiet)
    answer = results::terminal(study, verdict, style(options));
  if (!options.quiet && !options.json && !error)
    answer += fmt::format("\nTables, the answer as JSON and this text are in {}/\n", folder);
  if (options.digest && !options.json) answer += fmt::format("digest {}\n", study.digest);
  bool shown_all = show(answer);
  if (error) tell(*error + "\n");
  if (!shown_all && !error) tell("the answer could not be printed; it is in " + folder + "/\n");
  return error || !shown_all ? disk : fine;
}

int study_of(const Options& options, const spec::Scenario& scenario, std::vector<int> policies) {
  if (auto error = results::write_files(folder_of(options, scenario), {})) {  // before the work, not after it
    tell(*error + "\n");
    return disk;
  }
  std::signal(SIGINT, on_interrupt);
  Progress progress(options.quiet);
  study::Plan plan;
  plan.replications = options.replications;
  plan.policies = std::move(policies);
  plan.settings.seed = options.seed.value_or(static_cast<std::uint64_t>(scenario.seed));
  plan.settings.threads = options.threads;
  plan.settings.progress = [&](std::size_t done, std::size_t all) { progress(done, all); };
  plan.settings.cancelled = &stop_wanted;
  plan.settings.engine = options.engine;
  plan.digest = options.digest;
  auto finished = study::compare(scenario, plan);
  progress.finish();
  if (finished.stopped) {
    tell("stopped; nothing was written. The same command begins again.\n");
    return interrupted;
  }
  if (!finished.usable) {
    tell(fmt::format("{}: no replication could be finished:\n", scenario.file));
    for (std::size_t i = 0; i < finished.failures.size() && i < 5; ++i)
      tell(fmt::format("  {}\n", finished.failures[i]));
    return users_mistake;
  }
  return report(options, scenario, finished);
}
}  // namespace

int compare(const Options& options) {
  auto scenario = load(options.files.front(), options, true);
  if (!scenario) return users_mistake;
  return study_of(options, *scenario, study::all_policies(*scenario));
}

int run(const Options& options) {
  auto scenario = load(options.files.front(), options, true);
  if (!scenario) return users_mistake;
  std::vector<int> policies{spec::baseline};
  if (!options.policy.empty() && options.policy != "baseline") {
    int found = -1;
    for (std::size_t p = 0; p < scenario->policies.size(); ++p)
      if (scenario->policies[p].name == options.policy) found = static_cast<int>(p);
    if (found < 0) {
      std::vector<std::string> names{"baseline"};
      for (const auto& policy : scenario->policies) names.push_back(policy.name);
      tell(fmt::format("{}: no policy is called '{}'; {}\n", scenario->file, shown(options.policy),
                       "there are " + join(names, ", ")));
      return users_mistake;
    }
    policies = {found};
  }
  return study_of(options, *scenario, policies);
}

}  // namespace peakend::app
