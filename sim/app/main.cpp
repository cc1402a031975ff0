// The command line: which command, with which options. Exit codes: 0 fine, 2 the user's mistake, 70 ours, 74 disk or
// permissions, 130 interrupted.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>

#include "sim/app/command.hpp"

namespace {
using peakend::app::Options;

void add_shared(CLI::App& command, Options& options) {
  command.add_option("--set", options.sets, "PATH=VALUE: change a number, as in `change:`")->type_name("PATH=VALUE")->allow_extra_args(false);
}

void add_running(CLI::App& command, Options& options) {
  command.add_option("FILE", options.files, "the scenario; - reads standard input")->required()->expected(1);
  add_shared(command, options);
  command.add_option("--seed", options.seed, "seed of all chance (default: the file's, else 1)");
  command.add_option("--replications", options.replications, "how many, for every policy")->check(CLI::Range(1, 100000))->capture_default_str();
  command.add_option("--threads", options.threads, "default: all")->check(CLI::Range(1, 1024));
  command.add_option("--out", options.out, "folder for the results (default: out/SCENARIO)");
  command.add_flag("--json", options.json, "print the answer as JSON");
  command.add_flag("--quiet", options.quiet, "print nothing but problems");
  command.add_flag("--no-color", options.no_color, "no colours");
  command.add_flag("--digest", options.digest, "add a hash over every figure of every run");
}
}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"peakend: a laboratory for customer experience.\nExample: peakend compare scenarios/gamma.yaml", "peakend"};
  app.set_version_flag("--version", "peakend " PEAKEND_VERSION);
  app.require_subcommand(1);
  Options options;
  auto* compare = app.add_subcommand("compare", "every policy with the same chance: which one pays, and how sure is that?");
  add_running(*compare, options);
  auto* run = app.add_subcommand("run", "one policy: its figures and the emotion curve");
  add_running(*run, options);
  run->add_option("--policy", options.policy, "which one (default: the baseline)");
  auto* check = app.add_subcommand("check", "is the file right? every problem at once");
  check->add_option("FILE", options.files, "scenarios; - reads standard input")->required();
  add_shared(*check, options);
  check->add_flag("--quiet", options.quiet, "print nothing but problems");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    int code = app.exit(error);
    return code == 0 ? peakend::app::fine : peakend::app::users_mistake;
  }
  try {
    if (compare->parsed()) return peakend::app::compare(options);
    if (run->parsed()) return peakend::app::run(options);
    return peakend::app::check(options);
  } catch (const std::exception& error) {
    fmt::print(stderr, "peakend: this should not have happened, and is our mistake: {}\n", error.what());
    return peakend::app::our_mistake;
  }
}
