// A folder named where scenarios are wanted stands for those in it: its own *.yaml in the order of their names, then
// those in its `evidence/`. What holds no `scenario:` (a library of entries to include) is left out, and said so.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "scenarios/base/text.hpp"
#include "scenarios/read/tree.hpp"
#include "sim/app/command.hpp"
#include "scenarios/words/say.hpp"

namespace peakend::app {
namespace {
namespace fs = std::filesystem;

// Hidden files are those of editors.
std::vector<std::string> yaml_in(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator at(folder, error); !error && at != fs::directory_iterator(); at.increment(error)) {
    std::error_code ignored;
    const fs::path name = at->path().filename();
    if (name.extension() == ".yaml" && !name.string().starts_with('.') && !fs::is_directory(at->path(), ignored))
      names.push_back((folder / name).string());
  }
  if (error) tell(say("{}: cannot be read as a whole: {}\n", shown(folder.string()), error.message()));
  std::sort(names.begin(), names.end());
  return names;
}

// A file that cannot be read stays: what is wrong with it is told when its turn comes.
bool is_scenario(const std::string& file) {
  Problems untold;
  const auto tree = read::parse_file(file, untold);
  return !tree || tree->kind != read::Node::Kind::map || tree->find("scenario") != nullptr;
}

std::vector<std::string> scenarios_in(const fs::path& folder) {
  std::vector<std::string> all = yaml_in(folder);
  std::error_code ignored;
  if (fs::is_directory(folder / "evidence", ignored))
    for (std::string& name : yaml_in(folder / "evidence")) all.push_back(std::move(name));
  std::erase_if(all, [](const std::string& file) {
    if (is_scenario(file)) return false;
    tell(say("{}: left out, it has no `scenario:`\n", shown(file)));
    return true;
  });
  return all;
}
}  // namespace

std::optional<Named> scenarios_of(const std::vector<std::string>& given) {
  Named named;
  named.several = given.size() > 1;
  bool right = true;
  for (const std::string& one : given) {
    std::error_code ignored;
    if (one == "-" || !fs::is_directory(one, ignored)) {
      named.files.push_back(one);
      continue;
    }
    named.several = true;
    const auto found = scenarios_in(one);
    if (found.empty())
      tell(
          say("{}: no scenarios in this folder, expected files *.yaml with `scenario:`, here or in evidence/\n",
                      shown(one)));
    right &= !found.empty();
    named.files.insert(named.files.end(), found.begin(), found.end());
  }
  return right ? std::optional(named) : std::nullopt;
}

}  // namespace peakend::app
