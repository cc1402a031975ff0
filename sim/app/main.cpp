// The command line: which command, with which options. Exit codes: 0 fine, 1 a claim failed, 2 the user's mistake, 69 the processor is
// too old, 70 our mistake, 74 disk or permissions, 130 interrupted.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include "results/store/problem.hpp"
#include "scenarios/base/text.hpp"
#include "sim/app/command.hpp"

namespace {
using peakend::app::Options;

#if defined(__x86_64__)
// Says so before anything compiled for SSE4.1 can run, constants made at load included; later would be a crash.
[[gnu::constructor(101)]] void refuse_old_processors() {
  __builtin_cpu_init();
  if (__builtin_cpu_supports("sse4.1")) return;
  static constexpr char said[] = "peakend: this processor lacks SSE4.1, without which this program cannot run\n";
  [[maybe_unused]] auto written = ::write(STDERR_FILENO, said, sizeof said - 1);
  ::_exit(peakend::app::too_old);
}
#endif

// A standard stream that was closed would lend its number to the first file we open, and what is printed would go there.
// Held like this, writing to it fails, and is told.
void hold_streams() {
  for (int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (::fcntl(stream, F_GETFD) == -1) [[maybe_unused]] const int held = ::open("/dev/null", O_RDONLY);
}

// Before there is a study to keep: a word, and the exit code of an interruption. What was ignored stays ignored (nohup).
extern "C" void stop_at_once(int) {
  static constexpr char said[] = "stopped; nothing was computed\n";
  [[maybe_unused]] auto written = ::write(STDERR_FILENO, said, sizeof said - 1);
  ::_exit(peakend::app::interrupted);
}

// As people write numbers: 010 is no 8, and 0x10 no 16.
std::string decimal(const std::string& text) {
  const bool whole = !text.empty() && text.size() < 19 && text.find_first_not_of("0123456789") == std::string::npos;
  if (!whole) return "a whole number of at most 18 digits, 0 or more, is wanted, not '" + peakend::shown(text) + "'";
  return text.size() > 1 && text.front() == '0' ? "a number may not begin with a zero, not '" + text + "'" : "";
}

void add_shared(CLI::App& command, Options& options) {
  command.add_option("--set", options.sets, "PATH=VALUE: change a number, as in `change:`")
      ->type_name("PATH=VALUE")
      ->allow_extra_args(false);
}

void add_language(CLI::App& command, Options& options) {
  command
      .add_option_function<std::string>("--lang", [&options](const std::string& code) { options.lang = peakend::language_of(code); },
                                        "en, or nl: Dutch (default: as the file says, else English)")
      ->check(CLI::IsMember({"en", "nl"}));
}

void add_running(CLI::App& command, Options& options) {
  add_shared(command, options), add_language(command, options);
  command.add_flag("--retry", options.retry, "compute again what could not be finished before");
  command.add_option("--seed", options.seed, "seed of all chance (default: the file's, else 1)")
      ->check(decimal);
  command.add_option("--replications", options.replications, "exactly so many, for every policy")
      ->check(decimal)
      ->check(CLI::Range(1, 100000));
  command.add_option("--threads", options.threads, "default: all")->check(decimal)->check(CLI::Range(1, 1024));
  command.add_option("--out", options.out, "folder for the results (default: out/SCENARIO)");
  command.add_flag("--json", options.json, "print the answer as JSON");
  command.add_flag("--quiet", options.quiet, "print nothing but problems");
  command.add_flag("--no-color", options.no_color, "no colours");
}

void add_file(CLI::App& command, Options& options) {
  command.add_option("FILE", options.files, "the scenario; - reads standard input")->required()->expected(1);
}

void add_digest(CLI::App& command, Options& options) {
  command.add_flag("--digest", options.digest, "add a hash over every figure of every run");
}

void add_report(CLI::App& command, Options& options) {
  command.add_flag("--no-report", options.no_report, "no page of the answer");
}

void add_workbook(CLI::App& command, Options& options) {
  command.add_flag("--xlsx", options.xlsx, "leave the answer as a workbook for spreadsheets too, report.xlsx");
}

void add_format(CLI::App& command, Options& options) {
  command.add_option("--format", options.format, "of the answer: text, or md for Markdown")->check(CLI::IsMember({"text", "md"}));
}

void add_limit(CLI::App& command, Options& options) {
  command.add_option("--max-replications", options.most_replications, "add replications until it is settled, up to this")
      ->check(decimal)
      ->check(CLI::Range(16, 100000))
      ->capture_default_str();
}

void add_sweep(CLI::App& command, Options& options) {
  add_file(command, options);
  add_running(command, options);
  command.add_option("--vary", options.vary, "PATH=1,2,3 | PATH=LOW..HIGH | PATH=LOW..HIGH/LEVELS")
      ->type_name("PATH=VALUES")
      ->allow_extra_args(false);
  command.add_option("--design", options.design, "how the points are chosen (default: grid, or latin_hypercube for ranges)")
      ->check(CLI::IsMember({"grid", "one_at_a_time", "latin_hypercube"}));
  command.add_option("--points", options.points, "how many, of a Latin hypercube")->check(decimal)->check(CLI::Range(1, 1000000));
  command.add_option("--table", options.table, "points from a CSV file: a header of paths, one point a row");
  command.add_option("--policy", options.policies, "only this one (repeatable; default: all)")->allow_extra_args(false);
  add_digest(command, options);
  command.add_option("--shard", options.shard, "PART/OF: this part of the points alone, to cut a sweep over machines");
}

void add_merge(CLI::App& command, Options& options) {
  command.add_option("FOLDER", options.files, "of the parts")->required();
  command.add_option("--out", options.out, "folder where they are brought together");
  command.add_flag("--json", options.json, "print the answer as JSON");
  command.add_flag("--quiet", options.quiet, "print nothing but problems");
}

void add_check(CLI::App& command, Options& options) {
  command.add_option("FILE", options.files, "scenarios, or folders of them; - reads standard input")->required();
  add_shared(command, options), add_language(command, options);
  command.add_flag("--json", options.json, "print the problems as JSON, for editors");
  command.add_flag("--quiet", options.quiet, "print nothing but problems");
}

void add_import(CLI::App& command, Options& options) {
  command.add_option("FILE", options.files, "a table (CSV): a row for each moment, or for each person; - reads standard input")
      ->required()
      ->expected(1);
  command.add_option("--map", options.map, "KEY=COLUMN: which column is touchpoint, mean, sd, visited, nps, or touchpoints=COLUMN,COLUMN,..")
      ->type_name("KEY=COLUMN")
      ->allow_extra_args(false);
  command.add_option("--scale", options.scale, "LOW..HIGH: the marks people could give (default: 0..10)");
  command.add_option("--name", options.name, "of the scenario; the file becomes NAME.yaml (default: as the table)");
  command.add_flag("--quiet", options.quiet, "print nothing but problems");
}

// CLI11 takes an option it does not know for one file too many.
std::string unknown_option(const CLI::App& command, int argc, char** argv) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  for (int i = 2; i < argc; ++i) {
    const std::string typed = argv[i], name = typed.substr(0, typed.find('='));
    if (!name.starts_with("--") || name == "--" || std::find(names.begin(), names.end(), name) != names.end()) continue;
    const std::string near = peakend::did_you_mean(name, names);
    return fmt::format("no option {}; {}", peakend::quoted(name),
                       near.empty() ? fmt::format("`peakend {} --help` says what there is", command.get_name()) : near);
  }
  return "";
}

// What was meant by a command line that cannot be read; CLI11 knows only that something is missing.
std::string complaint(const CLI::App& app, const CLI::ParseError& error, int argc, char** argv) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) {
    const std::string unknown = command->parsed() ? unknown_option(*command, argc, argv) : "";
    if (command->parsed())
      return fmt::format("peakend {}: {}", command->get_name(), unknown.empty() ? error.what() : unknown);
    names.push_back(command->get_name());
  }
  const std::string first = argc > 1 ? argv[1] : "";
  if (first.empty() || first.starts_with("-")) return "peakend: which command? " + peakend::join(names, ", ");
  const std::string near = peakend::did_you_mean(first, names);
  return fmt::format("peakend: no command is called {}; {}", peakend::quoted(first),
                     near.empty() ? "known: " + peakend::join(names, ", ") : near);
}

// Which engine computes: PEAKEND_ISA's, or the widest that runs here.
peakend::run::Choice choose_engine() {
  const char* wanted = std::getenv("PEAKEND_ISA");
  return peakend::run::choose(wanted ? wanted : "");
}
}  // namespace

int main(int argc, char** argv) {
  hold_streams();
  for (int signal : {SIGINT, SIGTERM, SIGHUP}) peakend::app::on_signal(signal, stop_at_once);
  std::signal(SIGXFSZ, SIG_IGN);  // a file beyond the allowed size is an error to be told, not the end
  CLI::App app{"peakend: a laboratory for customer experience.\nExample: peakend compare scenarios/gamma.yaml",
               "peakend"};
  const auto choice = choose_engine();
  app.set_version_flag("--version", fmt::format("peakend {}\nengine {}", PEAKEND_VERSION,
                                                choice.engine ? choice.engine->name : "none: " + choice.problem));
  app.require_subcommand(1);
  Options options;
  auto* compare =
      app.add_subcommand("compare", "every policy with the same chance: which one pays, and how sure is that?");
  add_file(*compare, options), add_running(*compare, options), add_limit(*compare, options);
  add_digest(*compare, options);
  compare->add_flag("--no-rivals", options.no_rivals, "do not ask what would turn the verdict");
  add_report(*compare, options), add_format(*compare, options), add_workbook(*compare, options);
  auto* run = app.add_subcommand("run", "one policy: its figures and the emotion curve");
  add_file(*run, options), add_running(*run, options), add_digest(*run, options), add_report(*run, options), add_format(*run, options), add_workbook(*run, options);
  run->add_option("--policy", options.policy, "which one (default: the baseline)");
  run->add_option("--cell", options.cell, "compute one run of a study again, by its key, and compare")
      ->check([](const std::string& key) { return key.empty() ? std::string("a key is 32 digits 0-9a-f") : std::string(); });
  auto* verify = app.add_subcommand("verify", "do the claims of a file hold, and fail where they must?");
  verify->add_option("FILE", options.files, "scenarios, or folders of them")->required();
  add_running(*verify, options), add_limit(*verify, options), add_report(*verify, options);
  auto* report = app.add_subcommand("report", "the pages of finished results once more, with the pictures there are now");
  report->add_option("FOLDER", options.files, "of compare, run or verify")->required();
  add_language(*report, options);
  report->add_flag("--quiet", options.quiet, "print nothing but problems");
  auto* sweep = app.add_subcommand("sweep", "a design over parameters; tidy tables");
  add_sweep(*sweep, options);
  auto* merge = app.add_subcommand("merge", "the parts of a sweep cut over machines, brought together");
  add_merge(*merge, options);
  auto* check = app.add_subcommand("check", "is the file right? every problem at once");
  add_check(*check, options);
  auto* make = app.add_subcommand("new", "a scenario of your own to begin with");
  make->add_option("NAME", options.files, "its name; the file becomes NAME.yaml")->required()->expected(1);
  make->add_option("--like", options.like, "as this one that ships, or any file (default: a small coffee bar)");
  auto* import = app.add_subcommand("import", "marks that customers gave, as a scenario to begin with");
  add_import(*import, options);
  auto* explain = app.add_subcommand("explain", "what a key, an outcome or a word of expressions means");
  explain->add_option("WORD", options.files, "a key by its path or the end of it, an outcome, a function, a unit");
  auto* describe = app.add_subcommand("describe", "a scenario told to people, as Markdown");
  add_file(*describe, options), add_shared(*describe, options);
  describe->add_flag("--odd", options.odd, "by the ODD protocol: everything, with the equations and every number");
  auto* scenarios = app.add_subcommand("scenarios", "what ships, one line each");
  scenarios->add_option("FOLDER", options.files, "another folder of scenarios");
  auto* schema = app.add_subcommand("schema", "a JSON Schema of scenario files, for editors");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) {  // --help, --version
      std::ostringstream said;
      app.exit(error, said, said);
      return peakend::app::show(said.str()) ? peakend::app::fine : peakend::app::disk;
    }
    peakend::app::tell(fmt::format("{}\n`peakend --help` says what there is\n", complaint(app, error, argc, argv)));
    return peakend::app::users_mistake;
  }
  if (!choice.engine) {
    peakend::app::tell(fmt::format("PEAKEND_ISA: {}\n", choice.problem));
    return peakend::app::users_mistake;
  }
  options.engine = choice.engine;
  peakend::app::speak_as(options);
  try {
    if (compare->parsed()) return peakend::app::compare(options);
    if (run->parsed()) return peakend::app::run(options);
    if (verify->parsed()) return peakend::app::verify(options);
    if (report->parsed()) return peakend::app::report(options);
    if (sweep->parsed()) return peakend::app::sweep(options);
    if (merge->parsed()) return peakend::app::merge(options);
    if (make->parsed()) return peakend::app::make(options);
    if (describe->parsed()) return peakend::app::describe(options);
    if (import->parsed()) return peakend::app::import(options);
    if (explain->parsed()) return peakend::app::explain(options);
    if (schema->parsed()) return peakend::app::schema();
    if (scenarios->parsed()) return peakend::app::scenarios(options);
    return peakend::app::check(options);
  } catch (const std::bad_alloc& error) {
    peakend::app::tell(fmt::format("not enough memory: {}\n", error.what()));
    return peakend::app::disk;
  } catch (const peakend::results::StoreFailure& failure) {  // damaged while it was read
    peakend::app::tell(failure.problem.said + "\n");
    return peakend::app::disk;
  } catch (const std::exception& error) {
    peakend::app::tell(fmt::format("peakend: this should not have happened, and is our mistake: {}\n", error.what()));
    return peakend::app::our_mistake;
  }
}
