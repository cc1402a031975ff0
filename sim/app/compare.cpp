// `peakend compare` and `peakend run`: compute, decide, show, write.
#include <fmt/format.h>

#include "results/decide/verdict.hpp"
#include "results/files/files.hpp"
#include "results/report/csv.hpp"
#include "results/report/json.hpp"
#include "results/report/long_tables.hpp"
#include "results/report/markdown.hpp"
#include "results/report/terminal.hpp"
#include "results/workbook/workbook.hpp"
#include "scenarios/base/text.hpp"
#include "scenarios/spec/variants.hpp"
#include "sim/app/command.hpp"
#include "sim/app/page.hpp"
#include "sim/app/session.hpp"
#include "sim/study/compare.hpp"
#include "sim/study/each_run.hpp"
#include "scenarios/words/say.hpp"

namespace peakend::app {
namespace {

constexpr const char* looked_before = "an answer to this was given before, of another number of replications: these intervals are for a number fixed before looking";
constexpr const char* looked_before_comparing =
    "an answer to this was given before, of another number of replications: these intervals are for a number fixed before looking. "
    "Without --replications they hold at every look; a smaller compare.delta then makes them narrower";

// What is asked, and where its answer goes: of `compare` into the study's folder, of `run` into one of its own there,
// so that neither writes over the other.
struct Asked {
  std::string command;
  study::Plan plan;
};

std::string place_of(const results::StudyPlan& plan) {
  return plan.command == "run" ? results::name_of(plan) : "";
}

std::vector<results::File> files_of(const results::Study& study, const results::Verdict& verdict,
                                    const std::string& command) {
  return {{"policies.csv", results::to_csv_policies(study)},
          {"replications.csv", results::csv_replications(study)},
          {"curve.csv", results::to_csv_curve(study)},
          {"ways.csv", results::to_csv_ways(study)},
          {"money.csv", results::to_csv_money(study, verdict)},
          {command + ".json", results::to_json(study, verdict)},
          {"report.txt", results::terminal(study, verdict, {})}};
}

std::string where_it_is(const Options& options, const std::string& folder) {
  const std::string tables = say("\nTables, the answer as JSON and this text are in {}/\n", shown(folder, 400));
  const std::string without = pictures().text.empty() ? told(" (./peakend pictures adds its pictures)") : "";
  return options.no_report ? tables : say("\nThe report to look at and to mail: {}/report.html{}", shown(folder, 400), without) + tables;
}

// Files first: what was computed must survive a reader who goes away.
int report(const Options& options, const spec::Scenario& scenario, Session& session, const study::Finished& finished,
           const Asked& given, const std::string& place) {
  const results::Study& study = finished.collected.study;
  const study::Comparison asked{given.plan.policies, study.replications + study.failed_replications};
  results::Course course(study);  // fills while the tables are written
  using Tables = std::vector<results::RunTable>;
  const auto tables = results::at_once(options.only_pages ? Tables{} : Tables{results::csv_runs(), results::csv_weekly(), results::csv_series(study)},
                                       results::seen_by(course, study::each_run(scenario, asked, study, session.ledger())));
  const std::string folder = session.folder() + (place.empty() ? "" : "/" + place);
  auto files = options.only_pages ? std::vector<results::File>{} : files_of(study, finished.verdict, given.command);
  if (!options.no_report)
    files.push_back({"report.html", results::LongText([&](const results::TableLine& line) {
                       line(results::page(study, course, provenance(options, scenario, given.command), pictures()));
                     })});
  if (options.xlsx)
    files.push_back({"report.xlsx", results::ByPath([&](const std::string& path) {
                       return results::write_workbook(path, study, provenance(options, scenario, given.command));
                     })});
  const auto error = session.finish(place, files, tables);
  if (options.json) return answer(results::to_json(study, finished.verdict), folder, error);
  const bool document = options.format == "md";
  std::string text;
  if (!options.quiet) text = document ? results::markdown(study) : results::terminal(study, finished.verdict, style_of(options));
  if (!options.quiet && !error && !document) text += where_it_is(options, folder);
  if (options.digest) text += fmt::format("digest {}\n", study.digest);
  return answer(text, folder, error);
}

int study_of(const Options& options, const spec::Scenario& scenario, const Asked& given) {
  const study::Plan& plan = given.plan;
  results::StudyPlan asked{given.command, options.sets, {}, {}, {}, plan.replications.value_or(0)};
  if (!plan.replications) asked.most_replications = options.most_replications;
  asked.rivals = !options.no_rivals;
  for (int policy : plan.policies) asked.policies.push_back(study::policy_name(scenario, policy));
  auto session = Session::open(options, scenario, asked);
  if (!session) return disk;
  auto finished = study::compare(scenario, plan, session->ledger());
  if (!finished.collected.complete) return session->not_complete();
  if (plan.replications && session->looked_before()) {
    finished.collected.study.warnings.push_back(given.command == "compare" ? looked_before_comparing : looked_before);
    finished.verdict = results::decide(finished.collected.study);
  }
  const std::string place = place_of(asked);
  if (finished.collected.usable) return report(options, scenario, *session, finished, given, place);
  if (const auto problem = session->finish({})) tell(*problem + "\n");
  const results::Study& study = finished.collected.study;
  if (study.replications == 0)
    tell(say("{}: no replication could be finished:\n", scenario.file));
  else
    tell(say("{}: {} of {} replications could not be finished under every policy, and those that are left are no fair sample: nothing is compared. The reasons:\n",
                     scenario.file, study.failed_replications, study.failed_replications + study.replications));
  for (std::size_t i = 0; i < finished.collected.failures.size() && i < 5; ++i)
    tell(fmt::format("  {}\n", finished.collected.failures[i]));
  return users_mistake;
}
}  // namespace

std::optional<int> policy_called(const spec::Scenario& scenario, const std::string& name) {
  if (name.empty() || name == "baseline") return spec::baseline;
  std::vector<std::string> names{"baseline"};
  for (std::size_t p = 0; p < scenario.policies.size(); ++p) {
    if (scenario.policies[p].name == name) return static_cast<int>(p);
    names.push_back(scenario.policies[p].name);
  }
  tell(say("{}: no policy is called '{}'; {}\n", scenario.file, shown(name), say("there are {}", join(names, ", "))));
  return std::nullopt;
}

int compare_again(const Options& options, const spec::Scenario& scenario, const std::string& command) {
  if (command == "compare")
    return study_of(options, scenario, {command, {study::all_policies(scenario), options.replications, options.most_replications, options.digest, !options.no_rivals}});
  const auto policy = policy_called(scenario, options.policy);
  if (!policy) return users_mistake;
  return study_of(options, scenario, {command, {{*policy}, options.replications.value_or(16), 0, options.digest, false}});
}

int compare(const Options& options) {
  const auto scenario = load(options.files.front(), options, true);
  return scenario ? compare_again(options, *scenario, "compare") : users_mistake;
}

int run(const Options& options) {
  auto scenario = load(options.files.front(), options, true);
  if (!scenario) return users_mistake;
  if (!options.cell.empty()) {
    if (!options.json && options.policy.empty() && !options.replications) return run_cell(options, *scenario);
    tell("--cell: the key says which run it is, and the answer is a text: not with --policy, --replications or --json\n");
    return users_mistake;
  }
  return compare_again(options, *scenario, "run");
}

}  // namespace peakend::app
