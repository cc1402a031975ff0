// A folder of a test's own, gone with it; and a study in such a folder.
#pragma once
#include <filesystem>
#include <string>

#include "results/store/store.hpp"
#include "sim/study/compare.hpp"
#include "sim/study/each_run.hpp"
#include "sim/study/ledger.hpp"

namespace peakend::tests {

class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string path() const { return path_.string(); }
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

// The store of a folder, made when it is missing. Throws when it cannot be opened.
results::Store open_store(const std::string& folder);

// Settings with a seed and a number of threads.
run::Settings settings(std::uint64_t seed = 1, int threads = 0);

// A comparison in a folder of its own.
// A comparison of so many replications and its store, for the tables of single runs; the scenario must outlive it.
struct Kept {
  Kept(const spec::Scenario& scenario, const study::Plan& plan);
  Folder folder;
  results::Store store;
  study::Ledger ledger;
  study::Finished finished;
  results::EachRun each_run;
};

study::Finished compared(const spec::Scenario& scenario, const study::Plan& plan, int threads = 0);

}  // namespace peakend::tests
