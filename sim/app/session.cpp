// Folder, lock, store and manifest come before any work, so that nothing is computed in vain.
#include "sim/app/session.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <memory>

#include "agents/life/engine_number.hpp"
#include "results/files/files.hpp"
#include "results/report/json.hpp"
#include "scenarios/base/text.hpp"
#include "sim/study/collect.hpp"
#include "sim/study/identity.hpp"
#include "scenarios/words/say.hpp"

namespace peakend::app {
namespace {

std::atomic<bool> stop_wanted{false};  // the only thing a signal handler may touch

extern "C" void on_interrupt(int) {
  if (!stop_wanted.exchange(true)) return;
  static constexpr char said[] = "stopped at once; what was finished is kept, and the same command goes on from there\n";
  [[maybe_unused]] auto written = ::write(STDERR_FILENO, said, sizeof said - 1);
  std::_Exit(interrupted);  // a second ctrl-C does not wait
}

bool has_tables(const std::string& folder) {
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    if (entry.path().extension() == ".csv") return true;
  return false;
}

int terminal_width() {
  if (const char* columns = std::getenv("COLUMNS"))
    if (int wide = std::atoi(columns); wide > 0) return wide;
  winsize size{};
  return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 100;
}

std::string claims_of(const spec::Scenario& scenario) {
  std::string all;
  for (const auto& claim : scenario.expectations) all += claim.name + " (" + claim.kind + ")\n";
  return all;
}

std::string store_gone(const std::string& folder) {
  return say("{}/{} was removed or replaced while it was in use: what was computed is not kept", shown(folder),
                     results::store_name);
}

// Two scenarios of one name share a folder, and the later answer takes the place of the earlier.
void tell_of_another(const std::optional<results::Manifest>& before, const spec::Scenario& scenario, const std::string& folder) {
  std::error_code error;
  if (!before || before->finished.empty() || before->file.empty() || before->file == scenario.file) return;
  if (std::filesystem::equivalent(before->file, scenario.file, error) || error) return;
  tell(say("{}: the answer there is of {}, which is called '{}' too; this one takes its place (--out keeps both)\n", shown(folder),
                   shown(before->file), scenario.name));
}

// What an answer leaves only when asked to, of the answer before: beside another one it would tell what is no longer so.
void remove_outdated(const std::string& folder, const std::vector<std::string>& before, const std::vector<std::string>& now) {
  for (const std::string& file : before) {
    const std::string name = std::filesystem::path(file).filename().string();
    const bool optional = name == "report.html" || name == "report.xlsx" || name == "claims.html";
    const bool inside = file.find("..") == std::string::npos && !file.starts_with('/');
    std::error_code error;
    if (optional && inside && std::find(now.begin(), now.end(), file) == now.end()) std::filesystem::remove(folder + "/" + file, error);
  }
}

results::Manifest manifest_of(const spec::Scenario& scenario, std::uint64_t seed, const results::StudyPlan& plan) {
  results::Manifest manifest;
  manifest.version = results::program_version;
  manifest.engine = life::engine_number;
  manifest.scenario = scenario.name, manifest.file = scenario.file, manifest.scenario_text = scenario.text;
  for (const auto& one : scenario.included) manifest.included.push_back({one.file, one.text});
  manifest.scenario_hash = study::scenario_hash(scenario, study::all_policies(scenario));
  manifest.seed = seed, manifest.plan = plan, manifest.expect = claims_of(scenario);
  manifest.host = results::this_host(), manifest.compiler = results::this_compiler();
  manifest.started = results::utc_now();
  return manifest;
}
}  // namespace

run::Settings settings_of(const Options& options, std::uint64_t seed) {
  run::Settings settings;
  settings.seed = seed;
  settings.threads = options.threads;
  settings.cancelled = &stop_wanted;
  settings.engine = options.engine;
  return settings;
}

std::uint64_t seed_of(const Options& options, const spec::Scenario& scenario) {
  return options.seed.value_or(static_cast<std::uint64_t>(scenario.seed));
}

void on_signal(int signal, void (*act)(int)) {
  if (std::signal(signal, act) == SIG_IGN) std::signal(signal, SIG_IGN);
}

std::string folder_of(const Options& options, const spec::Scenario& scenario) {
  return options.out.empty() ? "out/" + scenario.name : options.out;
}

results::TerminalStyle style_of(const Options& options) {
  results::TerminalStyle style;
  style.colour = !options.no_color && !std::getenv("NO_COLOR") && isatty(STDOUT_FILENO);
  style.width = terminal_width();
  return style;
}

Session::Session(const Options& options, std::string folder, results::Store store)
    : folder_(std::move(folder)), store_(std::move(store)), progress_(options.quiet) {}

std::unique_ptr<Session> Session::open(const Options& options, const spec::Scenario& scenario,
                                       const results::StudyPlan& plan) {
  const std::string folder = folder_of(options, scenario);
  const std::string file = folder + "/" + results::store_name;
  auto opened = results::Store::open(file, results::Store::Mode::write, {life::engine_number, 0});
  if (const auto* problem = std::get_if<results::StoreProblem>(&opened)) {
    tell(problem->said + "\n");
    return nullptr;
  }
  const std::uint64_t seed = seed_of(options, scenario);
  results::clear_drafts(folder);  // ours alone, as the lock is held
  const auto before = results::read_manifest(folder, results::name_of(plan));
  tell_of_another(before, scenario, folder);
  auto manifest = manifest_of(scenario, seed, plan);
  if (before) manifest.looks = before->looks;
  if (auto problem = options.only_pages ? std::nullopt : results::write_manifest(folder, manifest)) {
    tell(*problem + "\n");
    return nullptr;
  }
  std::unique_ptr<Session> session(new Session(options, folder, std::move(std::get<results::Store>(opened))));
  session->command_ = results::name_of(plan);
  session->only_pages_ = options.only_pages;
  if (before) session->listed_before_ = before->files;
  session->look_ = {manifest.scenario_hash, seed, plan.replications};
  session->looked_before_ = std::any_of(manifest.looks.begin(), manifest.looks.end(), [&](const results::Look& look) {
    return look.scenario_hash == session->look_.scenario_hash && look.seed == seed && look.replications != plan.replications;
  });
  auto* progress = &session->progress_;
  session->ledger_.emplace(session->store_, settings_of(options, seed),
                           [progress](std::size_t done, std::size_t all) { (*progress)(done, all); });
  session->ledger_->retry_failed(options.retry);
  session->ledger_->only_look_up(options.only_pages);
  for (int signal : {SIGINT, SIGTERM, SIGHUP}) on_signal(signal, on_interrupt);
  return session;
}

std::optional<std::string> Session::finish(const std::vector<std::string>& files) {
  progress_.finish();
  for (const std::string& note : store_.notes()) tell(note + "\n");
  if (!store_.still_there()) return store_gone(folder_);
  auto manifest = results::read_manifest(folder_, command_);
  if (!manifest) return std::nullopt;
  if (only_pages_) {
    for (const std::string& file : files)
      if (std::find(manifest->files.begin(), manifest->files.end(), file) == manifest->files.end()) manifest->files.push_back(file);
    return results::write_manifest(folder_, *manifest);
  }
  remove_outdated(folder_, listed_before_, files);
  manifest->finished = results::utc_now(), manifest->files = files;
  if (std::find(manifest->looks.begin(), manifest->looks.end(), look_) == manifest->looks.end()) manifest->looks.push_back(look_);
  return results::write_manifest(folder_, *manifest);
}

std::optional<std::string> Session::finish(const std::string& place, const std::vector<results::File>& files,
                                           const std::optional<results::LongTables>& tables) {
  progress_.finish();
  if (!store_.still_there()) return store_gone(folder_);
  if (auto problem = results::write_files(folder_ + (place.empty() ? "" : "/" + place), files, tables)) return problem;
  std::vector<std::string> names;
  for (const auto& file : files) names.push_back(file.name);
  if (tables) names.insert(names.end(), tables->names.begin(), tables->names.end());
  if (!place.empty())
    for (std::string& name : names) name = place + "/" + name;
  return finish(names);
}

int Session::not_complete() {
  progress_.finish();
  if (const auto& problem = ledger_->problem()) {
    const bool gone = problem->kind == results::StoreProblem::Kind::missing;
    tell(gone ? fmt::format("{}: {}\n", shown(folder_), retold(problem->said)) : problem->said + "\n");
    if (gone) return users_mistake;
    tell(say("{} runs were computed now; what was kept of them is in {}/, and the same command goes on from there\n",
                     ledger_->computed(), folder_));
    return disk;
  }
  tell(say("stopped; {} runs were finished now and are kept in {}/. The same command goes on from there.{}\n",
                   ledger_->computed(), folder_,
                   has_tables(folder_) ? told(" Its tables are still those of the answer before.") : ""));
  return interrupted;
}

int answer(const std::string& text, const std::string& folder, const std::optional<std::string>& problem) {
  const bool shown_all = show(text);
  if (problem) tell(*problem + "\n");
  if (!shown_all && !problem) tell(say("the answer could not be printed; it is in {}/\n", shown(folder)));
  return problem || !shown_all ? disk : fine;
}

}  // namespace peakend::app
