// The schema for editors: it is what the tables say, the shipped files are right by it, and what it can see it refuses.
// PEAKEND_APPROVE=1 rewrites scenarios/scenario.schema.json and the list of what it cannot see.
#include "scenarios/explain/schema.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "scenarios/read/tree.hpp"
#include "scenarios/slots/keys.hpp"
#include "tests/language/random_text.hpp"
#include "tests/messages/said.hpp"
#include "tests/support/folder.hpp"
#include "tests/support/random_scenario.hpp"

using namespace peakend;

namespace {
namespace fs = std::filesystem;
const std::string file = PEAKEND_ROOT "/scenarios/scenario.schema.json";

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

bool approve() {
  const char* set = std::getenv("PEAKEND_APPROVE");
  return set != nullptr && std::string(set) == "1";
}

// A Python that has what the validator needs: the user's own, or the system's.
std::string python() {
  for (const char* one : {"python3", "/usr/bin/python3"})
    if (std::system((std::string(one) + " -c 'import yaml, jsonschema' 2>/dev/null").c_str()) == 0) return one;
  FAIL("no python3 with yaml and jsonschema (Debian: python3-yaml, python3-jsonschema)");
  return "";
}

// Why the schema refuses each of these files; empty where it does not.
std::map<std::string, std::string> refusals(const std::vector<std::string>& files, const tests::Folder& folder) {
  std::string command = python() + " '" PEAKEND_ROOT "/tests/explain/validate.py' '" + file + "'";
  for (const std::string& one : files) command += " '" + one + "'";
  REQUIRE(std::system((command + " > '" + (folder / "said") + "'").c_str()) == 0);
  std::map<std::string, std::string> found;
  std::istringstream lines(content(folder / "said"));
  for (std::string line; std::getline(lines, line);) found[line.substr(0, line.find('\t'))] = line.substr(line.find('\t') + 1);
  REQUIRE(found.size() == files.size());
  return found;
}

std::vector<fs::path> shipped() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(PEAKEND_ROOT "/scenarios"))
    if (entry.path().extension() == ".yaml" && entry.path().parent_path().filename() != "library") files.push_back(entry.path());
  return files;
}
}  // namespace

TEST_CASE("the schema for editors says what the tables say", "[docs][schema]") {
  const std::string wanted = explain::schema();
  if (approve()) std::ofstream(file, std::ios::binary | std::ios::trunc) << wanted;
  CHECK(content(file) == wanted);
}

TEST_CASE("every scenario that ships names the schema and is right by it", "[schema]") {
  const tests::Folder folder;
  std::vector<std::string> files;
  for (const fs::path& path : shipped()) {
    files.push_back(path.string());
    const std::string text = content(path), line = "# yaml-language-server: $schema=";
    INFO(path);
    const auto at = text.find(line);
    REQUIRE(at != std::string::npos);
    const std::string named = text.substr(at + line.size(), text.find('\n', at) - at - line.size());
    CHECK(fs::equivalent(path.parent_path() / named, file));
  }
  CHECK(files.size() > 15);
  for (const auto& [name, why] : refusals(files, folder)) {
    INFO(name << ": " << why);
    CHECK(why.empty());
  }
}

TEST_CASE("what a schema can see of a wrong file, it sees", "[schema]") {
  const std::vector<std::pair<std::string, std::string>> wrong{
      {"population: {size: 200}\n", "populaton: {size: 200}\n"},                             // a section nobody knows
      {"population: {size: 200}\n", ""},                                                     // one that must be there
      {"population: {size: 200}\n", "population: {size: 0}\n"},                              // below its range
      {"population: {size: 200}\n", "population: {size: 200, prospects: 1.5}\n"},            // above it
      {"population: {size: 200}\n", "population: [200]\n"},                                  // a list for a map
      {"run: {warm_up: 1 week, length: 2 weeks}\n", "run: {warm_up: 7, length: 2 weeks}\n"},  // a time without its unit
      {"regular: {share: 0.75}", "regular: {share: {add: 0.75}}"},                           // a map for a number
      {"regular: {share: 0.75}", "2regular: {share: 0.75}"},                                 // no name
      {"regular: {share: 0.75}", "regular: {share: 0.75, trait: {}}"},                       // a key below a name
      {"know_how: {beta: {mean: 0.5, sd: 0.2}}", "know_how: {bta: {mean: 0.5, sd: 0.2}}"},   // no such distribution
      {"know_how: {beta: {mean: 0.5, sd: 0.2}}", "know_how: {beta: {mean: 0.5}}"},           // a parameter is missing
      {"know_how: {beta: {mean: 0.5, sd: 0.2}}", "know_how: {beta: {mean: 0.5, sd: 0.2, cv: 1}}"},
      {"half_life: 8 weeks}", "half_life: 8 weeks, observed: maybe}"},                       // not one of the words
      {"patience: {exponential: {mean: 8 min}}", "patiense: 8 min"},
      {"affect: {mean: 1, sd: 0.8}", "affect: {mean: 1, spread: 0.8}"},
      {"people: 2, skill: 0.5", "people: 2, skill: -1"},
      {"policies:\n", "memory: {rule: peakend}\npolicies:\n"},
      {"policies:\n", "memory: {rate: 1.5}\npolicies:\n"},
      {"policies:\n", "compare: {primary: nps, delta: [1]}\npolicies:\n"},
  };
  const tests::Folder folder;
  std::vector<std::string> files{folder / "right.yaml"};
  std::ofstream(files.back()) << test::shop;
  for (const auto& [find, put] : wrong) {
    const std::string text = test::with(find, put);
    INFO(put);
    CHECK_FALSE(test::read(text).scenario);
    files.push_back(folder / ("wrong" + std::to_string(files.size()) + ".yaml"));
    std::ofstream(files.back()) << text;
  }
  auto found = refusals(files, folder);
  CHECK(found[files.front()].empty());
  for (std::size_t i = 1; i < files.size(); ++i) {
    INFO(wrong[i - 1].second);
    CHECK_FALSE(found[files[i]].empty());
  }
}

// Of every slip that has a message: those that an editor cannot show, because they lie in what names mean, in sums, in
// order, in circles, in the grammar of expressions or in files beside this one. What is right, if unwise, it leaves alone.
TEST_CASE("a schema sees all slips but those that are listed", "[schema]") {
  const std::string list = PEAKEND_ROOT "/tests/explain/unseen.txt";
  const tests::Folder folder;
  std::vector<std::string> files, names;
  std::vector<bool> wrong;
  for (const auto& entry : fs::directory_iterator(test::said_folder)) {
    for (const test::Case& one : test::cases_of(entry.path())) {
      files.push_back(folder / (std::to_string(files.size()) + ".yaml"));
      const std::string text = test::text_of(one);
      std::ofstream(files.back()) << text;
      names.push_back(entry.path().stem().string() + ": " + one.name);
      wrong.push_back(!test::read(text).scenario);
    }
  }
  auto found = refusals(files, folder);
  std::vector<std::string> unseen;
  for (std::size_t i = 0; i < files.size(); ++i) {
    INFO(names[i] << ": " << found[files[i]]);
    if (wrong[i] && found[files[i]].empty()) unseen.push_back(names[i]);
    CHECK((wrong[i] || found[files[i]].empty()));
  }
  std::sort(unseen.begin(), unseen.end());
  std::string text;
  for (const std::string& one : unseen) text += one + "\n";
  if (approve()) std::ofstream(list) << text;
  CHECK(content(list) == text);
}

TEST_CASE("a schema refuses no scenario and no expression that is right", "[schema]") {
  const tests::Folder folder;
  std::vector<std::string> files;
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    files.push_back(folder / (std::to_string(seed) + ".yaml"));
    std::ofstream(files.back()) << tests::random_scenario(seed);
  }
  language::testing::RandomText random(20261123);
  std::string lets = "let:\n";
  for (int i = 0; i < 2000; ++i) lets += "  e" + std::to_string(i) + ": \"" + random.number(3) + "\"\n";
  files.push_back(folder / "expressions.yaml");
  std::ofstream(files.back()) << test::with("let:\n", lets);
  for (const auto& [name, why] : refusals(files, folder)) {
    INFO(why << "\n" << content(name));
    CHECK(why.empty());
  }
}

namespace {
bool fits(const std::vector<std::string_view>& pattern, const std::vector<std::string>& path) {
  if (pattern.size() != path.size()) return false;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const bool number = path[i].find_first_not_of("0123456789") == std::string::npos;
    if (pattern[i] != path[i] && !(pattern[i] == "*" && !number) && !(pattern[i] == "#" && number)) return false;
  }
  return true;
}

void add_paths(const read::Node& node, std::vector<std::string>& way, std::vector<std::vector<std::string>>& paths) {
  if (!way.empty()) paths.push_back(way);
  for (const auto& member : node.members) way.push_back(member.key), add_paths(member.value, way, paths), way.pop_back();
  for (std::size_t i = 0; i < node.items.size(); ++i) way.push_back(std::to_string(i)), add_paths(node.items[i], way, paths), way.pop_back();
}
}  // namespace

TEST_CASE("every key stands in some file that ships", "[schema]") {
  std::vector<std::vector<std::string>> paths;
  for (const auto& entry : fs::recursive_directory_iterator(PEAKEND_ROOT "/scenarios")) {
    if (entry.path().extension() != ".yaml") continue;
    Problems problems;
    const auto tree = read::parse_file(entry.path().string(), problems);
    REQUIRE(tree);
    std::vector<std::string> way;
    add_paths(*tree, way, paths);
  }
  for (const auto& key : slots::keys()) {
    if (key.later) continue;
    const auto pattern = slots::steps(key.pattern);
    INFO(key.pattern);
    CHECK(std::any_of(paths.begin(), paths.end(), [&](const auto& path) { return fits(pattern, path); }));
  }
}
