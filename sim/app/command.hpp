// What the commands of the program share: options, exit codes, and how problems are shown.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/base/problem.hpp"
#include "scenarios/spec/scenario.hpp"
#include "sim/run/engine.hpp"

namespace peakend::app {

enum Exit {
  fine = 0,
  claim_failed = 1,
  users_mistake = 2,
  too_old = 69,
  our_mistake = 70,
  disk = 74,
  interrupted = 130
};

struct Options {
  std::vector<std::string> files;
  std::vector<std::string> sets;
  std::optional<std::uint64_t> seed;
  int replications = 16;
  int threads = 0;
  std::string out;                      // default: out/<scenario>
  std::string policy;                   // of `run`; empty: the baseline
  const run::Engine* engine = nullptr;  // of PEAKEND_ISA, or the widest that runs here
  bool json = false, quiet = false, no_color = false, digest = false;
};

// Reads, checks, and prints what is wrong to stderr; nothing when it cannot be used. `to_run`: what this version cannot
// run yet is an error too.
std::optional<spec::Scenario> load(const std::string& file, const Options& options, bool to_run);

// Writes to stderr; a message that cannot be shown must not end the work.
void tell(const std::string& text);
// Writes to stdout; false when it could not be written.
bool show(const std::string& text);

int compare(const Options& options);
int run(const Options& options);
int check(const Options& options);

}  // namespace peakend::app
