// Standing rivals are changes like the file's own; each comparison runs under a version of the scenario.
#include "sim/study/rivals.hpp"

#include <algorithm>
#include <string_view>

#include "scenarios/spec/variants.hpp"
#include "scenarios/spec/versions.hpp"
#include "sim/study/identity.hpp"

namespace peakend::study {
namespace {

struct Standing {
  std::string_view name, says, path, word;  // a word of the slot's list; empty: a number
  float value;
};

// MODEL.md 5 and EVIDENCE.md: the mean does about as well in the meta-analysis, and how peaks blend reverses rankings.
constexpr Standing standing_rivals[] = {
    {"mean_memory", "people remember the mean of a visit", "memory.rule", "mean", 0},
    {"hard_peak", "only the most intense moment counts as the peak", "memory.peak_blend", "", 0},
    {"soft_peak", "the peak is half the best and half the worst moment", "memory.peak_blend", "", 1000},
};

std::optional<float> value_of(const slots::Slot& slot, const Standing& rival) {
  if (rival.word.empty()) return rival.value;
  std::string_view words = slot.key->words;
  for (float index = 0; !words.empty(); ++index) {
    const auto end = words.find(' ');
    if (words.substr(0, end) == rival.word) return index;
    words.remove_prefix(end == std::string_view::npos ? words.size() : end + 1);
  }
  return std::nullopt;
}

bool is_peak_end(const spec::Scenario& scenario) {
  float rule = 0;
  const auto& slot = scenario.slots.all[scenario.memory.rule];
  slots::constant(scenario.values(), scenario.memory.rule, rule);
  const auto peak_end = value_of(slot, {"", "", "", "peak_end", 0});
  return peak_end && *peak_end == rule;
}

void add(std::vector<RivalVersion>& all, const spec::Scenario& scenario, RivalVersion rival) {
  const auto policies = all_policies(scenario);
  const auto hash = scenario_hash(rival.scenario, policies);
  if (hash == scenario_hash(scenario, policies)) return;  // what the file says already
  for (auto& known : all)
    if (scenario_hash(known.scenario, policies) == hash) {
      known.name = rival.name, known.says = rival.says;
      return;
    }
  all.push_back(std::move(rival));
}
}  // namespace

std::vector<RivalVersion> rivals_of(const spec::Scenario& scenario) {
  std::vector<RivalVersion> all;
  const bool peaks = is_peak_end(scenario);
  for (const Standing& rival : standing_rivals) {
    const auto id = scenario.slots.find(rival.path);
    if (id == slots::no_slot || (rival.word.empty() && !peaks)) continue;
    const auto value = value_of(scenario.slots.all[id], rival);
    if (!value) continue;
    const slots::Change change{id, slots::Change::Kind::set, language::literal(*value), false, -1, {}};
    add(all, scenario,
        {std::string(rival.name), Wording::ours(rival.says), true, spec::under(scenario, std::span(&change, 1))});
  }
  for (const auto& own : scenario.rivals)
    add(all, scenario, {own.name, own.says, false, spec::under(scenario, own.changes)});
  return all;
}

std::optional<std::vector<results::Rival>> compare_rivals(const spec::Scenario& scenario, const Comparison& asked,
                                                          Ledger& ledger) {
  auto rivals = rivals_of(scenario);
  std::vector<const spec::Scenario*> versions;
  std::vector<run::Cell> cells;
  for (const auto& rival : rivals) {
    const auto more = cells_of(rival.scenario, asked, versions.size());
    cells.insert(cells.end(), more.begin(), more.end());
    versions.push_back(&rival.scenario);
  }
  if (!ledger.fill(versions, cells)) return std::nullopt;
  std::vector<results::Rival> all;
  for (auto& rival : rivals) {
    auto collected = collect(rival.scenario, asked, ledger);
    if (!collected.complete) return std::nullopt;
    all.push_back({rival.name, rival.says, rival.standing, collected.study.replications,
                   std::move(collected.study.policies)});
  }
  return all;
}

}  // namespace peakend::study
