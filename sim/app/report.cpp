// `peakend report`: the pages of a folder of results once more, perhaps with pictures that were missing then. Nothing is
// computed: every run is looked up.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "agents/life/engine_number.hpp"
#include "scenarios/base/text.hpp"
#include "sim/app/command.hpp"
#include "sim/app/kept.hpp"
#include "sim/app/session.hpp"
#include "scenarios/words/say.hpp"

namespace peakend::app {
namespace {
bool has_page(const results::StudyPlan& plan) { return plan.command == "compare" || plan.command == "run" || plan.command == "verify"; }

// The options with which it was asked.
Options asked_with(const Options& options, const std::string& folder, const results::Manifest& manifest) {
  const results::StudyPlan& plan = manifest.plan;
  Options again = options;
  again.out = folder, again.quiet = true, again.only_pages = true, again.sets = plan.sets, again.seed = manifest.seed;
  if (plan.replications > 0) again.replications = plan.replications;
  if (plan.most_replications > 0) again.most_replications = plan.most_replications;
  again.no_rivals = !plan.rivals;
  if (plan.command == "run" && !plan.policies.empty()) again.policy = plan.policies.front();
  return again;
}

int report_one(const Options& options, const std::string& folder, const results::Manifest& manifest) {
  if (manifest.finished.empty()) {
    tell(say("{}: `{}` was not finished: the same command goes on, and leaves a page\n", shown(folder), manifest.plan.command));
    return users_mistake;
  }
  if (manifest.engine != life::engine_number) {
    tell(say("{}: made with engine number {}, and this is {}: `{}` computes it anew\n", shown(folder), manifest.engine, life::engine_number, manifest.plan.command));
    return users_mistake;
  }
  speak_as(options);
  std::error_code error;
  if (const auto size = std::filesystem::file_size(folder + "/" + results::store_name, error); error || size == 0) {
    tell(say("{}: its runs are gone ({}): `{}` computes them anew\n", shown(folder), results::store_name, manifest.plan.command));
    return users_mistake;
  }
  const auto scenario = kept_scenario(folder, manifest);
  if (!scenario) return users_mistake;
  const Options again = asked_with(options, folder, manifest);
  const bool claims = manifest.plan.command == "verify";
  const int code = claims ? verify_again(again, *scenario) : compare_again(again, *scenario, manifest.plan.command);
  if (code != fine && code != claim_failed) return code;
  const std::string place = manifest.plan.command == "run" ? results::name_of(manifest.plan) + "/" : "";
  return options.quiet || show(fmt::format("{}/{}{}\n", shown(folder, 400), place, claims ? "claims.html" : "report.html")) ? fine : disk;
}
}  // namespace

int report(const Options& options) {
  int worst = fine;
  for (const std::string& folder : options.files) {
    bool any = false;
    const auto commands = results::commands_in(folder);
    for (const std::string& name : commands) {
      const auto manifest = results::read_manifest(folder, name);
      if (!manifest || !has_page(manifest->plan)) continue;
      any = true;
      worst = std::max(worst, report_one(options, folder, *manifest));
    }
    if (any) continue;
    tell(commands.empty() ? say("{}: no results of peakend here; give the folder that compare, run or verify left, such as out/gamma\n", shown(folder))
                          : say("{}: nothing here has a page; there is only {}\n", shown(folder), join(commands, ", ")));
    worst = users_mistake;
  }
  return worst;
}

}  // namespace peakend::app
