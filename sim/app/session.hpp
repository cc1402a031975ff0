// What every command that runs something shares: the folder with its store and manifest, ctrl-C, progress, and the end
// of a study that was stopped.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "results/report/terminal.hpp"
#include "results/store/manifest.hpp"
#include "results/store/merge.hpp"
#include "results/store/store.hpp"
#include "sim/app/command.hpp"
#include "results/files/files.hpp"
#include "sim/app/progress.hpp"
#include "sim/study/ledger.hpp"

namespace peakend::app {

// An open study. It exists when its folder could be made, its store opened and its manifest written; otherwise the
// user was told why not.
class Session {
 public:
  static std::unique_ptr<Session> open(const Options& options, const spec::Scenario& scenario,
                                       const results::StudyPlan& plan);

  study::Ledger& ledger() { return *ledger_; }
  // The folder has held an answer to this question from another number of replications: somebody has looked.
  bool looked_before() const { return looked_before_; }
  const std::string& folder() const { return folder_; }

  // Copies into this study's store what the stores at these files have.
  std::variant<results::Merged, results::StoreProblem> bring_together(const std::vector<std::string>& files) {
    return results::merge(files, store_);
  }

  // After the work, with the files of the answer written: the manifest gets its end and their names, notes of the store are
  // told. A problem when it cannot be written.
  std::optional<std::string> finish(const std::vector<std::string>& files);
  // Writes the files into the study's folder, or into `place` there, and only then calls the study finished.
  std::optional<std::string> finish(const std::string& place, const std::vector<results::File>& files,
                                    const std::optional<results::LongTables>& tables = {});
  // When the work was not complete: says what was kept and how to go on; the exit code.
  int not_complete();

 private:
  Session(const Options& options, std::string folder, results::Store store);
  std::string folder_, command_;  // the command as the manifest names it
  results::Store store_;
  Progress progress_;
  std::optional<study::Ledger> ledger_;
  results::Look look_;
  bool looked_before_ = false, only_pages_ = false;
  std::vector<std::string> listed_before_;  // files of the answer before, as the manifest named them
};

run::Settings settings_of(const Options& options, std::uint64_t seed);
std::uint64_t seed_of(const Options& options, const spec::Scenario& scenario);
std::string folder_of(const Options& options, const spec::Scenario& scenario);
results::TerminalStyle style_of(const Options& options);

// Shows the answer and says where its files are; the exit code. `problem`: why they could not be written.
int answer(const std::string& text, const std::string& folder, const std::optional<std::string>& problem);

}  // namespace peakend::app
