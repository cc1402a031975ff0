// `peakend run --cell KEY`: one run of a finished study computed again, alone, and held against what was kept.
#include <fmt/format.h>

#include "results/store/manifest.hpp"
#include "sim/app/command.hpp"
#include "sim/app/session.hpp"
#include "sim/study/find_cell.hpp"

namespace peakend::app {
namespace {
// Of the sweep that was asked last into this folder.
std::optional<study::FoundCell> find_in_sweep(const std::string& folder, const spec::Scenario& scenario,
                                              std::uint64_t seed, const results::CellKey& key) {
  const auto manifest = results::read_manifest(folder, "sweep");
  if (!manifest || manifest->plan.points.empty() || manifest->plan.replications < 1) return std::nullopt;
  const auto& plan = manifest->plan;
  for (const auto& point : plan.points)
    if (point.size() != plan.paths.size()) return std::nullopt;
  const study::Design design{study::DesignKind::table, plan.paths, plan.points};
  return study::find_cell(scenario, design, seed, key, static_cast<std::uint64_t>(plan.replications));
}
}  // namespace

namespace {
// As people paste it: perhaps in capitals, or between the quotes that tables put around what looks like a number.
std::string plain_key(std::string key) {
  if (key.size() > 2 && key.front() == '\'' && key.back() == '\'') key = key.substr(1, key.size() - 2);
  for (char& c : key)
    if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
  return key;
}
}  // namespace

int run_cell(const Options& options, const spec::Scenario& scenario) {
  const auto key = results::cell_key(plain_key(options.cell));
  if (!key) {
    tell(fmt::format("--cell {}: a key is 32 digits 0-9a-f, as in the column `key` of the tables\n", options.cell));
    return users_mistake;
  }
  const std::string folder = folder_of(options, scenario);
  auto opened = results::Store::open(folder + "/" + results::store_name, results::Store::Mode::read);
  if (const auto* problem = std::get_if<results::StoreProblem>(&opened)) {
    tell(problem->said + "\n");
    return problem->kind == results::StoreProblem::Kind::missing ? users_mistake : disk;
  }
  const auto kept = std::get<results::Store>(opened).get(*key);
  const std::uint64_t seed = seed_of(options, scenario);
  auto found = study::find_cell(scenario, seed, *key);
  if (!found) found = find_in_sweep(folder, scenario, seed, *key);
  if (!found) {
    tell(fmt::format("{}: no run of this scenario with seed {} has the key {}{}\n", scenario.file, seed, options.cell,
                     kept ? "; the store has it: from another version of the file, other --set, another seed, or an earlier sweep" : ""));
    return users_mistake;
  }
  const auto again = study::compute_again(*found, settings_of(options, seed), *key);
  std::string text = fmt::format("{}, replication {}{}: computed again in {:.3f} s\n", found->policy_name,
                                 found->cell.luck, found->version_name.empty() ? "" : " (" + found->version_name + ")",
                                 again.seconds);
  if (again.failure) text += "it cannot be finished: " + *again.failure + "\n";
  text += fmt::format("figures {} ({} visits, {} contacts)\n", study::digest_of(again), again.episodes, again.contacts);
  const bool same = kept && results::same_figures(*kept, again);
  text += !kept ? "the store has no such run yet\n"
          : same ? fmt::format("the same, figure for figure, as the one kept in {}/\n", folder)
                 : fmt::format("NOT the same as the one kept in {}/: figures {}\n", folder, study::digest_of(*kept));
  if ((!options.quiet || !same) && !show(text)) return disk;
  return !kept || same ? fine : our_mistake;
}

}  // namespace peakend::app
