// What the commands of the program share: options, exit codes, and how problems are shown.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/base/problem.hpp"
#include "scenarios/spec/scenario.hpp"
#include "scenarios/words/say.hpp"
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
  std::optional<int> replications;  // none: as many as it takes
  int most_replications = 256;      // where it takes as many as it takes
  int threads = 0;
  std::string out;     // default: out/<scenario>
  std::string policy;  // of `run`; empty: the baseline
  std::string like;    // of `new`: the shipped scenario it begins as; empty: the starter
  std::string cell;    // of `run`: the key of one run
  std::optional<Language> lang;  // spoken; none: as the file says, else English
  std::string format;  // of the answer on stdout: text, md
  const run::Engine* engine = nullptr;  // of PEAKEND_ISA, or the widest that runs here
  bool json = false, quiet = false, no_color = false, digest = false, no_rivals = false, retry = false, no_report = false, xlsx = false;
  bool only_pages = false;  // of `report`: nothing is computed, and only pages are written
  bool odd = false;  // of `describe`: the whole protocol
  std::vector<std::string> map;  // of `import`: KEY=COLUMN
  std::string scale, name;       // the same: LOW..HIGH; of the scenario
  // of `sweep`
  std::vector<std::string> vary, policies;
  std::string design, table, shard;
  std::optional<int> points;
};

// Reads, checks, and prints what is wrong to stderr; nothing when it cannot be used. `to_run`: what this version cannot
// run yet is an error too.
std::optional<spec::Scenario> load(const std::string& file, const Options& options, bool to_run);

// Speaks as asked for on the command line, else English, until a scenario that is read wants another language.
void speak_as(const Options& options);

// Writes to stderr; a message that cannot be shown must not end the work.
void tell(const std::string& text);
// Writes to stdout; false when it could not be written.
bool show(const std::string& text);
// Lets a signal act so, unless it was ignored when the program began.
void on_signal(int signal, void (*act)(int));

// Shows problems on stderr, each with what `more` says of it, if it is given.
void list(const Problems& problems, const std::function<std::string(const Problem&)>& more = {});

// The policy of that name, or nothing: then the names there are have been told.
std::optional<int> policy_called(const spec::Scenario& scenario, const std::string& name);

// The files that are meant where files or folders of scenarios are named. Nothing, told, when a folder has none.
struct Named {
  std::vector<std::string> files;
  bool several = false;  // more than one, or a folder
};
std::optional<Named> scenarios_of(const std::vector<std::string>& given);

int compare(const Options& options);
// `compare` or `run` of a scenario that was read already.
int compare_again(const Options& options, const spec::Scenario& scenario, const std::string& command);
int run(const Options& options);
int run_cell(const Options& options, const spec::Scenario& scenario);  // run --cell KEY
int verify(const Options& options);
int verify_again(const Options& options, const spec::Scenario& scenario);  // the same of `verify`
int report(const Options& options);
int sweep(const Options& options);
int merge(const Options& options);
int check(const Options& options);
int describe(const Options& options);
int explain(const Options& options);
int scenarios(const Options& options);
int schema();
std::string schema_from_here();  // the path of the schema for editors
int import(const Options& options);
int make(const Options& options);  // `new`

}  // namespace peakend::app
