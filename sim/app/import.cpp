// `peakend import`: marks that customers gave, made into a scenario to begin with.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>

#include "results/files/files.hpp"
#include "scenarios/base/text.hpp"
#include "scenarios/ratings/neutral.hpp"
#include "scenarios/ratings/ratings.hpp"
#include "scenarios/ratings/scenario_text.hpp"
#include "scenarios/read/read_scenario.hpp"
#include "scenarios/read/tree.hpp"
#include "sim/app/command.hpp"

namespace peakend::app {
namespace {
namespace fs = std::filesystem;

constexpr std::string_view known_columns[] = {"touchpoint", "mean", "sd", "visited", "nps", "touchpoints"};

// KEY=COLUMN. False, told, when it is something else.
bool add_columns(const std::vector<std::string>& given, ratings::Columns& columns) {
  for (const std::string& one : given) {
    const auto equals = one.find('=');
    const std::string key = one.substr(0, equals);
    const bool known = std::find(std::begin(known_columns), std::end(known_columns), key) != std::end(known_columns);
    if (equals == std::string::npos || !known || equals + 1 == one.size()) {
      tell(fmt::format("--map {}: not a column; KEY=COLUMN, where KEY is touchpoint, mean, sd, visited, nps or touchpoints\n", peakend::quoted(one)));
      return false;
    }
    columns[key] = one.substr(equals + 1);
  }
  return true;
}

std::optional<ratings::Scale> scale_of(const std::string& text) {
  ratings::Scale scale;
  if (text.empty()) return scale;
  const auto dots = text.find("..");
  const auto number = [](const std::string& part, double& value) {
    const auto [at, error] = std::from_chars(part.data(), part.data() + part.size(), value);
    return error == std::errc{} && at == part.data() + part.size();
  };
  if (dots != std::string::npos && number(text.substr(0, dots), scale.lowest) && number(text.substr(dots + 2), scale.highest) && scale.lowest < scale.highest)
    return scale;
  tell(fmt::format("--scale {}: not a scale; LOW..HIGH, such as 1..5\n", peakend::quoted(text)));
  return std::nullopt;
}

// A name of the file's own.
std::string name_from(const std::string& file) {
  std::string name;
  for (const char c : fs::path(file).stem().string())
    name += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? c : '_';
  return is_name(name) ? name : "ratings";
}

bool is_spreadsheet(const std::string& file) {
  const std::string end = lowered(fs::path(file).extension().string());
  return end == ".xlsx" || end == ".xls" || end == ".ods";
}

std::string found_text(const std::string& name, const ratings::Ratings& found, const ratings::Neutral& neutral) {
  std::string text = fmt::format("{}.yaml: {} moments", name, found.moments.size());
  if (found.people > 0) {
    std::vector<std::string> taken;
    for (std::size_t i = 0; i < found.moments.size() && i < 12; ++i) taken.push_back(shown(found.moments[i].label, 30));
    text += fmt::format(" of {} people ({}{})", found.people, join(taken, ", "), found.moments.size() > 12 ? ", ..." : "");
  }
  text += neutral.guessed ? "; the file has no NPS, so 7 is taken for neutral"
                          : fmt::format("; with {:g} as the neutral mark they lead to an NPS of {:.0f}, the nearest to the file's {:.0f}", neutral.mark, neutral.expected, *found.nps);
  text += "\n";
  if (!found.left_out.empty()) {
    std::vector<std::string> names;
    for (const std::string& one : found.left_out) names.push_back(shown(one, 40));
    text += fmt::format("columns that were not read: {}\n", join(names, ", "));
  }
  for (const auto& one : found.moments)
    if (const double mark = ratings::mark_of(found, ratings::stimulus_of(found, one, neutral.mark), neutral.mark); std::fabs(mark - one.mean) > 0.02 * (found.highest - found.lowest))
      text += fmt::format("{}: {:.2g} is further from neutral than people can feel here; {:.2g} comes out\n", shown(one.label, 40), one.mean, mark);
  if (found.nps && std::fabs(neutral.expected - *found.nps) > ratings::far_off)
    text += "no neutral mark leads to that NPS: people recommend for other reasons too, or these marks are not of the same people\n";
  return text + fmt::format("what is marked (guessed) is yours to put right; then: peakend compare {}.yaml\n", name);
}
}  // namespace

int import(const Options& options) {
  const std::string& file = options.files.front();
  ratings::Columns columns;
  const auto scale = scale_of(options.scale);
  if (!add_columns(options.map, columns) || !scale) return users_mistake;
  const std::string name = options.name.empty() ? name_from(file) : options.name, target = name + ".yaml";
  std::error_code ignored;
  if (!is_name(name)) {
    tell(fmt::format("{} is no name for a scenario: letters, digits and _, a letter first\n", peakend::quoted(name)));
    return users_mistake;
  }
  if (is_spreadsheet(file)) {
    tell(fmt::format("{}: a workbook, expected a table as text; save the sheet as CSV (semicolons and decimal commas are fine)\n", shown(file, 400)));
    return users_mistake;
  }
  if (fs::exists(fs::symlink_status(target, ignored))) {
    tell(fmt::format("{} is there already; nothing was written (--name NAME gives another)\n", target));
    return users_mistake;
  }
  Problems problems;
  const auto text = read::read_file(file, problems);
  const auto found = text ? ratings::read_ratings(*text, file == "-" ? "standard input" : file, columns, *scale, problems) : std::nullopt;
  list(problems);
  if (!found) return users_mistake;
  const auto neutral = ratings::neutral_of(*found);
  const std::string scenario = ratings::scenario_text(name, file == "-" ? "standard input" : fs::path(file).filename().string(), schema_from_here(), *found, neutral);
  Problems ours;
  if (!read::read_scenario_text(scenario, target, {}, ours)) {
    list(ours);
    tell("peakend: the scenario made of this table is not right, and that is our mistake; nothing was written\n");
    return our_mistake;
  }
  if (const auto problem = results::write_files(".", {{target, scenario}})) {
    tell(*problem + "\n");
    return disk;
  }
  return options.quiet || show(found_text(name, *found, neutral)) ? fine : disk;
}

}  // namespace peakend::app
