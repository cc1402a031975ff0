// manifest.json beside a store: for every command what was asked, by which program, where and when, what it wrote, and
// the claims as they stood before the run. Written whole or not at all.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace peakend::results {

// What was asked for: enough to ask it again. The parts of a sweep say all of its points, whoever computes which.
struct StudyPlan {
  std::string command;            // compare, run, verify, sweep
  std::vector<std::string> sets;  // as after --set
  std::vector<std::string> paths;  // of a sweep
  std::vector<std::vector<std::string>> points;
  std::vector<std::string> policies;
  int replications = 0;  // 0: as many as it took
  int most_replications = 0;  // up to so many; 0: not said
  bool rivals = true;         // what would turn the verdict was asked too
  bool operator==(const StudyPlan&) const = default;
};

// A file that the scenario included, as it was read.
struct IncludedText {
  std::string file, text;
  bool operator==(const IncludedText&) const = default;
};

// An answer that was given: somebody has looked.
struct Look {
  std::string scenario_hash;
  std::uint64_t seed = 1;
  int replications = 0;  // 0: as many as it took
  bool operator==(const Look&) const = default;
};

struct Manifest {
  std::string version;        // of the program
  int engine = 0;             // engine number
  std::string scenario;       // its name
  std::string file;           // where it was read, as it was typed
  std::string scenario_text;  // the file as it was read
  std::string scenario_hash;
  std::uint64_t seed = 1;
  StudyPlan plan;
  std::vector<std::string> files;  // that hold the answer, inside the folder; none while the run goes on
  std::string expect;             // the claims, as written before the run
  std::string host, compiler;     // see this_host(), this_compiler()
  std::string started, finished;  // see utc_now(); `finished` is empty while the run goes on
  std::vector<IncludedText> included;  // with scenario_text: all that was read
  std::vector<Look> looks;             // of this command in this folder, each once, the first first
  bool operator==(const Manifest&) const = default;
};

inline constexpr const char* manifest_name = "manifest.json";

// Under which name a command is kept: its own; of `run` with the policy, as run_baseline.
std::string name_of(const StudyPlan& plan);

// Puts this command's part into the file; the parts of other commands stay. A file that cannot be read is put aside as
// manifest.json.old. What is not UTF-8 is replaced by the sign for that. What went wrong comes back as a sentence.
std::optional<std::string> write_manifest(const std::string& folder, const Manifest& manifest) noexcept;

// The part of a command (see name_of): nothing when there is none, or none that can be read.
std::optional<Manifest> read_manifest(const std::string& folder, const std::string& name) noexcept;

// The names of all commands in it.
std::vector<std::string> commands_in(const std::string& folder) noexcept;

std::string utc_now();        // 2026-01-05T09:30:00Z
std::string this_host();      // name of the machine; empty when it has none
std::string this_compiler();  // "g++ 12.2.0"

}  // namespace peakend::results
