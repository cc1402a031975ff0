// Folders are named by process and count, below the system's place for such things.
#include "tests/support/folder.hpp"

#include <unistd.h>

#include <atomic>
#include <stdexcept>

namespace peakend::tests {
namespace {
std::atomic<int> folders{0};
}

Folder::Folder()
    : path_(std::filesystem::temp_directory_path() /
            ("peakend_test_" + std::to_string(::getpid()) + "_" + std::to_string(++folders))) {
  std::filesystem::create_directories(path_);
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

results::Store open_store(const std::string& folder) {
  auto opened = results::Store::open(folder + "/" + results::store_name, results::Store::Mode::write);
  if (const auto* problem = std::get_if<results::StoreProblem>(&opened)) throw std::runtime_error(problem->said);
  return std::move(std::get<results::Store>(opened));
}

run::Settings settings(std::uint64_t seed, int threads) {
  run::Settings settings;
  settings.seed = seed, settings.threads = threads;
  return settings;
}

study::Finished compared(const spec::Scenario& scenario, const study::Plan& plan, int threads) {
  const Folder folder;
  auto store = open_store(folder.path());
  study::Ledger ledger(store, settings(1, threads));
  return study::compare(scenario, plan, ledger);
}

Kept::Kept(const spec::Scenario& scenario, const study::Plan& plan)
    : store(open_store(folder.path())),
      ledger(store, settings()),
      finished(study::compare(scenario, plan, ledger)),
      each_run(study::each_run(scenario, {plan.policies, plan.replications.value()}, finished.collected.study, ledger)) {}

}  // namespace peakend::tests
