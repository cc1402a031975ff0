// Where the script lies, and how somebody else gets the same answer.
#include "sim/app/page.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "agents/life/engine_number.hpp"
#include "results/report/json.hpp"
#include "scenarios/base/text.hpp"
#include "scenarios/explain/describe.hpp"
#include "sim/app/session.hpp"

namespace peakend::app {
namespace {
std::string content(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// As a shell reads it back.
std::string quoted_for_a_shell(const std::string& text) {
  const bool plain = !text.empty() && text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./=,:+-") == std::string::npos;
  if (plain) return text;
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? "'\\''" : std::string(1, c);
  return quoted + "'";
}
}  // namespace

results::Script pictures() {
  const std::string folder = PEAKEND_PICTURES;
  results::Script script{content(folder + "/page.js"), content(folder + "/page.sha256")};
  if (script.text.empty() || script.hash.size() != 44) return {};
  return script;
}

results::Provenance provenance(const Options& options, const spec::Scenario& scenario, const std::string& command) {
  results::Provenance from;
  from.file = scenario.file;
  from.program = say("peakend {}, engine number {}", results::program_version, life::engine_number);
  const bool piped = scenario.file == "standard input";
  from.command = fmt::format("peakend {} {} --seed {}", command, piped ? "-" : quoted_for_a_shell(scenario.file), seed_of(options, scenario));
  for (const std::string& set : options.sets) from.command += " --set " + quoted_for_a_shell(set);
  if (options.replications) from.command += fmt::format(" --replications {}", *options.replications);
  const bool limited = command != "run" && !options.replications && options.most_replications != Options{}.most_replications;
  if (limited) from.command += fmt::format(" --max-replications {}", options.most_replications);
  if (options.no_rivals) from.command += " --no-rivals";
  if (options.lang) from.command += fmt::format(" --lang {}", code_of(*options.lang));
  if (!options.policy.empty()) from.command += " --policy " + quoted_for_a_shell(options.policy);
  if (piped) from.command += " < FILE";
  for (const auto& one : explain::numbers(scenario)) {
    from.numbers.push_back({one.path, one.value, one.meaning, one.from});
    from.in_the_file += one.from.starts_with(explain::in_the_file(explain::Mark::none));
    from.assumed += one.from == explain::in_the_file(explain::Mark::assumed), from.published += one.from == explain::in_the_file(explain::Mark::source);
    from.calibrated += one.from == explain::in_the_file(explain::Mark::calibrated);
  }
  return from;
}

}  // namespace peakend::app
