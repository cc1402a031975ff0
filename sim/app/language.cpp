// `peakend explain`, `scenarios` and `new`: what helps who writes a file.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "results/files/files.hpp"
#include "scenarios/base/text.hpp"
#include "scenarios/explain/explain.hpp"
#include "scenarios/explain/schema.hpp"
#include "scenarios/read/read_scenario.hpp"
#include "sim/app/command.hpp"

namespace peakend::app {
namespace {
namespace fs = std::filesystem;

const fs::path shipped = PEAKEND_SCENARIOS;
constexpr std::string_view starter = "starter/starter";
const std::string schema_line = "# yaml-language-server: $schema=";  // where editors look for it
constexpr int most_upwards = 4;  // `..` in the path of an included file

std::vector<std::string> shipped_names() {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::recursive_directory_iterator at(shipped, error); !error && at != fs::recursive_directory_iterator(); at.increment(error))
    if (at->path().extension() == ".yaml") names.push_back(fs::relative(at->path(), shipped).replace_extension().string());
  return names;
}

// A shipped file by its name (`gamma`, `evidence/order`, `order`), or any other by its path.
std::optional<fs::path> file_like(const std::string& like) {
  std::error_code ignored;
  for (const fs::path& path : {shipped / (like + ".yaml"), shipped / "evidence" / (like + ".yaml"), fs::path(like)})
    if (fs::is_regular_file(path, ignored)) return path;
  const std::string near = did_you_mean(like, shipped_names());
  tell(fmt::format("--like {}: no such scenario; {}\n", peakend::quoted(like), near.empty() ? "`peakend scenarios` says what there is" : near));
  return std::nullopt;
}

// A path beside the file it stands in, as it is from here. Too far away to be included: nothing.
std::optional<std::string> from_here(const fs::path& folder, const std::string& path) {
  const fs::path way = fs::proximate(folder / path);
  const auto up = std::count(way.begin(), way.end(), fs::path(".."));
  if (way.is_absolute() || up > most_upwards) return std::nullopt;
  return way.generic_string();
}

// Files that stood beside it, in a line that names them.
bool bring_here(std::string& line, const fs::path& from, std::string_view end) {
  for (auto at = line.find(end); at != std::string::npos; at = line.find(end, at)) {
    const auto begin = line.find_last_of(" [{,\"'", at) + 1;
    const std::string said = line.substr(begin, at + end.size() - begin);
    const auto path = from_here(from.parent_path(), said);
    if (!path) {
      tell(fmt::format("{} needs {}, which is too far from this folder: work nearer to the project\n", from.string(), said));
      return false;
    }
    line.replace(begin, said.size(), *path);
    at = begin + path->size();
  }
  return true;
}

// The text under another name: `scenario:`, the name in comments, and files that stood beside it.
std::optional<std::string> renamed(const std::string& text, const fs::path& from, const std::string& name) {
  const std::string old = from.stem().string();
  std::istringstream lines(text);
  std::string all, section;
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty() && line.front() != ' ' && line.front() != '#') section = line.substr(0, line.find(':'));
    if (line.starts_with("scenario:")) line = "scenario: " + name;
    if (line.starts_with("#"))
      for (auto at = line.find(old + ".yaml"); at != std::string::npos; at = line.find(old + ".yaml", at + name.size()))
        line.replace(at, old.size(), name);
    if (line.starts_with("# " + old + ":")) line.replace(2, old.size(), name);
    if (line.starts_with(schema_line))
      line = schema_line + fs::proximate(from.parent_path() / line.substr(schema_line.size())).generic_string();
    if ((section == "include" || section == "extends") && !bring_here(line, from, ".yaml")) return std::nullopt;
    if (section == "network" && !bring_here(line, from, ".csv")) return std::nullopt;
    all += line + '\n';
  }
  return all;
}
}  // namespace

int explain(const Options& options) {
  if (options.files.empty())
    return show("What a file can hold; `peakend explain NAME` says more of each:\n\n" + peakend::explain::sections()) ? fine : disk;
  bool known = true, printed = true, first = true;
  for (const std::string& word : options.files) {
    const auto text = peakend::explain::explain(word);
    if (text) printed &= show((first ? "" : "\n") + *text), first = false;
    if (text) continue;
    known = false;
    const std::string near = peakend::explain::near(word);
    tell(fmt::format("the language knows no {}; {}\n", peakend::quoted(word), near.empty() ? "`peakend explain` alone says what there is" : near));
  }
  return !printed ? disk : known ? fine : users_mistake;
}

int scenarios(const Options& options) {
  const std::vector<std::string> folders = options.files.empty() ? std::vector{fs::proximate(shipped).string()} : options.files;
  const auto named = scenarios_of(folders);
  if (!named) return users_mistake;
  std::size_t width = 0;
  for (const std::string& file : named->files) width = std::max(width, file.size());
  std::string text;
  for (const std::string& file : named->files) {
    Problems problems;
    const auto scenario = read::read_scenario(file, {}, problems);
    text += fmt::format("{:<{}}  {}\n", shown(file, 400), width, scenario ? shown(scenario->title.here(), 400) : fs::exists(file) ? "is not right: `peakend check` says why" : "is not there");
  }
  return show(text) ? fine : disk;
}

std::string schema_from_here() { return fs::proximate(shipped / "scenario.schema.json").generic_string(); }

int schema() { return show(peakend::explain::schema()) ? fine : disk; }

int make(const Options& options) {
  const std::string& name = options.files.front();
  if (!peakend::is_name(name)) {
    tell(fmt::format("{} is no name for a scenario: letters, digits and _, a letter first; the file becomes NAME.yaml\n", peakend::quoted(name)));
    return users_mistake;
  }
  const std::string file = name + ".yaml";
  std::error_code ignored;
  if (fs::exists(fs::symlink_status(file, ignored))) {
    tell(fmt::format("{} is there already; nothing was written\n", file));
    return users_mistake;
  }
  const auto from = file_like(options.like.empty() ? std::string(starter) : options.like);
  if (!from) return users_mistake;
  std::ifstream stream(*from, std::ios::binary);
  std::ostringstream content;
  content << stream.rdbuf();
  const auto text = renamed(content.str(), *from, name);
  if (!text) return users_mistake;
  if (const auto problem = results::write_files(".", {{file, *text}})) {
    tell(*problem + "\n");
    return disk;
  }
  return show(fmt::format("{0} is yours: change it, and ask `peakend check {0}`, then `peakend compare {0}`\n", file)) ? fine : disk;
}

}  // namespace peakend::app
