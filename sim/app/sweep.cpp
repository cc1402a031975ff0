// `peakend sweep` and `peakend merge`: a design over parameters, whole or cut over machines.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "results/files/files.hpp"
#include "results/report/json.hpp"
#include "results/store/manifest.hpp"
#include "results/store/merge.hpp"
#include "scenarios/base/text.hpp"
#include "scenarios/read/read_scenario.hpp"
#include "scenarios/read/tree.hpp"
#include "scenarios/spec/variants.hpp"
#include "sim/app/command.hpp"
#include "sim/app/kept.hpp"
#include "sim/app/session.hpp"
#include "sim/study/sweep.hpp"

namespace peakend::app {
namespace {
// "2/4": the second of four parts.
std::optional<study::Shard> shard_of(const std::string& text) {
  study::Shard shard;
  if (text.empty()) return shard;
  char more = 0;
  const bool read = std::sscanf(text.c_str(), "%zu/%zu%c", &shard.part, &shard.of, &more) == 2;
  if (read && shard.part >= 1 && shard.part <= shard.of && shard.of <= 10000) return shard;
  tell(fmt::format("--shard {}: expected PART/OF, such as 2/4 for the second of four parts\n", shown(text)));
  return std::nullopt;
}

std::optional<study::DesignKind> kind_of(const std::string& name) {
  if (name == "grid") return study::DesignKind::grid;
  if (name == "one_at_a_time") return study::DesignKind::one_at_a_time;
  if (name == "latin_hypercube") return study::DesignKind::latin_hypercube;
  return std::nullopt;
}

std::optional<study::Design> design_of(const Options& options, const spec::Scenario& scenario) {
  Problems problems;
  study::DesignAsked asked{kind_of(options.design), options.vary, options.points, {}, options.table, 1};
  asked.seed = options.seed.value_or(static_cast<std::uint64_t>(scenario.seed));
  if (!options.table.empty()) {
    asked.table = read::read_file(options.table, problems);
    if (!asked.table) {
      list(problems);
      return std::nullopt;
    }
  }
  auto design = study::make_design(asked, problems);
  list(problems);
  return design;
}

std::optional<std::vector<int>> policies_of(const Options& options, const spec::Scenario& scenario) {
  if (options.policies.empty()) return study::all_policies(scenario);
  std::vector<int> all;
  for (const std::string& name : options.policies) {
    const auto policy = policy_called(scenario, name);
    if (!policy) return std::nullopt;
    if (std::find(all.begin(), all.end(), *policy) == all.end()) all.push_back(*policy);
  }
  return all;
}

// What merge needs to know of a sweep to tell it whole.
results::StudyPlan kept_plan(const Options& options, const spec::Scenario& scenario, const study::SweepPlan& plan) {
  results::StudyPlan kept{"sweep", options.sets, plan.design.paths, plan.design.points, {}, plan.replications};
  for (int policy : plan.policies) kept.policies.push_back(study::policy_name(scenario, policy));
  return kept;
}

int tell_sweep(const Options& options, const spec::Scenario& scenario, const study::SweepPlan& plan,
               Session& session) {
  results::LongFile runs(session.folder(), "sweep_runs.csv"), points(session.folder(), "sweep_points.csv");
  const auto swept = study::sweep(
      scenario, plan, session.ledger(), [&](const std::string& line) { runs.line(line); },
      [&](const std::string& line) { points.line(line); });
  if (!swept.complete) return session.not_complete();
  const int done = swept.failed > 0 && swept.failed == swept.cells ? users_mistake : fine;  // as compare: nothing to tell
  auto problem = runs.finish();
  if (auto other = points.finish(); !problem) problem = other;
  if (!problem) problem = session.finish({"sweep_points.csv", "sweep_runs.csv"});
  if (options.json) {
    const results::SweepCounts counts{scenario.name, swept.points, swept.cells, swept.failed,
                                      session.ledger().computed(),
                                      {session.folder() + "/sweep_points.csv", session.folder() + "/sweep_runs.csv"}};
    const int code = answer(results::to_json(counts), session.folder(), problem);
    return code == fine ? done : code;
  }
  std::string text = fmt::format(
      "{}: {} points x {} {} x {} replications; {} runs computed now, {} looked up\n", scenario.name, swept.points,
      plan.policies.size(), plan.policies.size() == 1 ? "policy" : "policies", plan.replications,
      session.ledger().computed(), swept.cells - session.ledger().computed());
  if (swept.failed > 0)
    text += fmt::format("{} runs could not be finished (see `reason` in the table); the first: {}\n", swept.failed,
                        swept.first_failure);
  if (plan.shard.of > 1)
    text += fmt::format("This is part {} of {}; `peakend merge FOLDER... --out FOLDER` brings the parts together.\n",
                        plan.shard.part, plan.shard.of);
  if (swept.map) text += "\n" + results::map_text(*swept.map, static_cast<std::size_t>(style_of(options).width), style_of(options).unicode) + "\n";
  if (!problem)
    text += fmt::format("One row a point: {0}/sweep_points.csv; one row a run: {0}/sweep_runs.csv\n", session.folder());
  if (options.quiet) text.clear();
  if (options.digest) text += fmt::format("digest {}\n", swept.digest);
  const int code = answer(text, session.folder(), problem);
  return code == fine ? done : code;
}

bool right(const Options& options, const spec::Scenario& scenario, const study::SweepPlan& plan) {
  Problems problems;
  Progress told(options.quiet, "points looked at");
  study::check_points(scenario, plan, problems, [&](std::size_t done, std::size_t all) { told(done, all); });
  told.finish();
  list(problems);
  return !any_error(problems);
}

// The sweep a manifest speaks of; nothing, told, when it is of another kind or cannot be read.
struct Kept {
  spec::Scenario scenario;
  study::SweepPlan plan;
  Options options;
};

std::optional<Kept> kept_sweep(const std::string& folder, const Options& options) {
  const auto manifest = results::read_manifest(folder, "sweep");
  if (!manifest) {
    const auto others = results::commands_in(folder);
    tell(others.empty() ? fmt::format("{}: no manifest.json of a study here\n", folder)
                        : fmt::format("{}/manifest.json: no sweep was made here, only {}\n", folder, join(others, ", ")));
    return std::nullopt;
  }
  Kept kept;
  kept.options = options;
  const auto& plan = manifest->plan;
  kept.options.sets = plan.sets;
  kept.options.seed = manifest->seed;
  bool sweep = plan.command == "sweep" && plan.replications > 0 && plan.replications <= 100000 &&
               !plan.points.empty() && !plan.policies.empty();
  for (const auto& point : plan.points) sweep = sweep && point.size() == plan.paths.size();
  if (!sweep) {
    tell(fmt::format("{}/manifest.json: a study that is no sweep\n", folder));
    return std::nullopt;
  }
  auto scenario = kept_scenario(folder, *manifest);
  if (!scenario) return std::nullopt;
  kept.scenario = std::move(*scenario);
  kept.plan.design.paths = plan.paths, kept.plan.design.points = plan.points;
  kept.plan.replications = plan.replications;
  for (const std::string& name : plan.policies) {
    const auto policy = policy_called(kept.scenario, name);
    if (!policy) return std::nullopt;
    kept.plan.policies.push_back(*policy);
  }
  return kept;
}

// In what two sweeps differ, the plainest first.
std::string difference(const results::Manifest& a, const results::Manifest& b) {
  if (a.plan.replications != b.plan.replications)
    return fmt::format("{} and {} replications", a.plan.replications, b.plan.replications);
  if (a.seed != b.seed) return fmt::format("seeds {} and {}", a.seed, b.seed);
  if (a.engine != b.engine) return fmt::format("versions {} and {} of the program", a.version, b.version);
  if (a.plan.policies != b.plan.policies) return "other policies";
  if (a.plan.paths != b.plan.paths || a.plan.points != b.plan.points) return "other points";
  return a.plan.sets != b.plan.sets ? "another --set" : "the scenario was changed in between";
}

void tell_missing(const study::Missing& missing) {
  constexpr std::size_t most = 6;
  std::vector<std::string> points;
  for (std::size_t i = 0; i < std::min(most, missing.points.size()); ++i) points.push_back(std::to_string(missing.points[i]));
  if (missing.points.size() > most) points.emplace_back("...");
  const bool one = missing.runs == 1;
  tell(fmt::format("{} in none of the parts, of point{} {}: finish {} first (the same `sweep --shard` command goes on)\n",
                   one ? "1 run is" : fmt::format("{} runs are", missing.runs), missing.points.size() == 1 ? "" : "s",
                   join(points, ", "), one ? "it" : "those"));
}

// More parts than points: some have nothing to do.
void tell_empty(const study::SweepPlan& plan) {
  const std::size_t points = plan.design.points.size();
  if (plan.shard.part > points)
    tell(fmt::format("--shard {}/{}: there {} {} point{}, so this part is empty\n", plan.shard.part, plan.shard.of,
                     points == 1 ? "is" : "are", points, points == 1 ? "" : "s"));
}

// All parts must be of one study: the same file, seed, points and policies.
bool same_study(const std::vector<std::string>& folders) {
  const auto first = results::read_manifest(folders.front(), "sweep");
  for (const std::string& folder : folders) {
    const auto other = results::read_manifest(folder, "sweep");
    if (!first) return false;  // told by kept_sweep
    if (!other) {
      tell(fmt::format("{}: no manifest.json of a sweep here\n", folder));
      return false;
    }
    if (other->scenario_hash == first->scenario_hash && other->seed == first->seed && other->plan == first->plan &&
        other->engine == first->engine)
      continue;
    tell(fmt::format("{} and {} are of different studies: {}\n", folders.front(), folder, difference(*first, *other)));
    return false;
  }
  return true;
}
// Looks at every part before anything is written: nothing, told, when one cannot be used or some runs are in none.
bool all_there(const Options& options, const Kept& kept) {
  std::vector<results::Store> stores;
  auto open = [&](const std::string& folder, bool must) {
    auto opened = results::Store::open(folder + "/" + results::store_name, results::Store::Mode::read);
    if (auto* store = std::get_if<results::Store>(&opened)) stores.push_back(std::move(*store));
    const auto* problem = std::get_if<results::StoreProblem>(&opened);
    if (must && problem) tell(problem->said + "\n");
    return !problem || !must;
  };
  for (const std::string& folder : options.files)
    if (!open(folder, true)) return false;
  open(options.out, false);  // of an earlier merge, perhaps
  const auto settings = settings_of(kept.options, seed_of(kept.options, kept.scenario));
  const auto missing = study::missing_in_all(kept.scenario, kept.plan, settings, stores);
  if (missing.runs > 0) tell_missing(missing);
  return missing.runs == 0;
}
}  // namespace

int sweep(const Options& options) {
  const auto scenario = load(options.files.front(), options, true);
  if (!scenario) return users_mistake;
  const auto shard = shard_of(options.shard);
  const auto design = design_of(options, *scenario);
  const auto policies = policies_of(options, *scenario);
  if (!shard || !design || !policies) return users_mistake;
  const study::SweepPlan plan{*design, *policies, options.replications.value_or(8), *shard, options.digest};
  if (!right(options, *scenario, plan)) return users_mistake;
  tell_empty(plan);
  Options where = options;
  if (where.out.empty() && shard->of > 1)
    where.out = fmt::format("{}-part-{}-of-{}", folder_of(options, *scenario), shard->part, shard->of);
  auto session = Session::open(where, *scenario, kept_plan(options, *scenario, plan));
  if (!session) return disk;
  return tell_sweep(options, *scenario, plan, *session);
}

int merge(const Options& options) {
  if (options.out.empty()) {
    tell("peakend merge: --out FOLDER is needed: where the parts are brought together\n");
    return users_mistake;
  }
  const auto kept = kept_sweep(options.files.front(), options);
  if (!kept || !same_study(options.files) || !right(options, kept->scenario, kept->plan)) return users_mistake;
  if (!all_there(options, *kept)) return users_mistake;
  auto session =
      Session::open(kept->options, kept->scenario, kept_plan(kept->options, kept->scenario, kept->plan));
  if (!session) return disk;
  std::vector<std::string> stores;
  for (const std::string& folder : options.files) stores.push_back(folder + "/" + results::store_name);
  const auto merged = session->bring_together(stores);
  if (const auto* problem = std::get_if<results::StoreProblem>(&merged)) {
    tell(problem->said + "\n");
    return problem->kind == results::StoreProblem::Kind::conflict ? users_mistake : disk;
  }
  if (const auto missing = study::missing(kept->scenario, kept->plan, session->ledger()); missing.runs > 0) {
    tell_missing(missing);
    return users_mistake;
  }
  return tell_sweep(kept->options, kept->scenario, kept->plan, *session);
}

}  // namespace peakend::app
