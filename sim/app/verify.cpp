// `peakend verify`: do the claims of a file hold?
#include <algorithm>

#include "results/files/files.hpp"
#include "results/page/claims_page.hpp"
#include "results/report/claims.hpp"
#include "results/report/verified_files.hpp"
#include "scenarios/base/text.hpp"
#include "sim/app/command.hpp"
#include "sim/app/page.hpp"
#include "sim/app/session.hpp"
#include "sim/study/verify.hpp"
#include "scenarios/words/say.hpp"

namespace peakend::app {
namespace {
// What was found of each file, for the table at the end, and the JSON of all, which becomes one list.
struct Answers {
  std::vector<results::VerifiedFile> rows;
  std::vector<std::string> json, names;
};

// Examines it and tells what was found; the row that `answers` has of it already is filled in.
int verify_scenario(const Options& options, const spec::Scenario& scenario, bool several, Answers& answers) {
  const std::string file = answers.rows.back().file;
  answers.rows.back().verdict = "stopped";
  results::StudyPlan plan{"verify", options.sets, {}, {}, {}, options.replications.value_or(0)};
  if (!options.replications) plan.most_replications = options.most_replications;
  auto session = Session::open(options, scenario, plan);
  if (!session) return disk;
  if (options.replications && session->looked_before())
    tell(say("{}: an answer to this was given before, of another number of replications: what is found now is for a number fixed before looking\n", shown(file)));
  const auto verified = study::verify(scenario, {options.replications, options.most_replications}, session->ledger());
  if (!verified.complete) return session->not_complete();
  const auto& found = verified.verification;
  answers.rows.back() = results::row_of(file, found);
  for (std::size_t i = 0; i < verified.failures.size() && i < 5; ++i) tell("  " + verified.failures[i] + "\n");
  std::vector<results::File> files;
  if (!options.only_pages) files = {{"claims.csv", results::claims_csv(found)}, {"verify.json", results::claims_json(found)}, {"claims.txt", results::claims_text(found, {})}};
  if (!options.no_report) files.push_back({"claims.html", results::claims_page(found, provenance(options, scenario, "verify"))});
  const auto error = session->finish("", files);
  if (options.json && several) answers.json.push_back(results::claims_json(found));
  const std::string text = options.json && several ? ""
                           : options.json          ? results::claims_json(found)
                           : options.quiet         ? ""
                                                   : results::claims_text(found, style_of(options)) +
                                                         (error || several ? "" : say("\nThe claims as a page, as a table, as JSON and this text are in {}/\n", shown(session->folder(), 400)));
  if (int code = answer(text, session->folder(), error); code != fine) return code;
  return results::verified(found) ? fine : claim_failed;
}

// Of several files each answers in a folder of its own below --out.
int verify_one(Options options, const std::string& file, bool several, Answers& answers) {
  answers.rows.push_back({file, "not read"});
  const auto scenario = load(file, options, true);
  if (!scenario) return users_mistake;
  if (std::find(answers.names.begin(), answers.names.end(), scenario->name) != answers.names.end()) {
    tell(say("{}: an earlier file is called '{}' too, and this answer would take the place of that one; change `scenario:` in one of them\n", shown(file), scenario->name));
    return users_mistake;
  }
  answers.names.push_back(scenario->name);
  if (several && !options.out.empty()) options.out += "/" + scenario->name;
  return verify_scenario(options, *scenario, several, answers);
}
}  // namespace

int verify_again(const Options& options, const spec::Scenario& scenario) {
  Answers answers;
  answers.rows.push_back({scenario.file, "not read"});
  return verify_scenario(options, scenario, false, answers);
}

int verify(const Options& options) {
  const auto named = scenarios_of(options.files);
  if (!named) return users_mistake;
  const bool prose = !options.json && !options.quiet;
  int worst = fine;
  Answers answers;
  for (const std::string& file : named->files) {
    if (!answers.rows.empty() && prose) show("\n");
    const int code = verify_one(options, file, named->several, answers);
    worst = std::max(worst, code);
    if (code == interrupted || code == disk) break;
  }
  for (std::size_t i = answers.rows.size(); i < named->files.size(); ++i)
    answers.rows.push_back({named->files[i], "not begun"});
  bool printed = true;
  if (named->several && prose) printed = show("\n" + results::verified_files_text(answers.rows, style_of(options)));
  if (named->several && options.json && worst != interrupted && worst != disk)
    printed = show("[\n" + join(answers.json, ",\n") + "]\n");
  return printed ? worst : std::max(worst, static_cast<int>(disk));
}

}  // namespace peakend::app
