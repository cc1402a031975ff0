// The house stands as docs/architecture says: includes point down, each outside library is known to one room, only
// the rooms meant for it write, print or start threads, and files stay readable. Every finding names file and line.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cctype>
#include <initializer_list>
#include <map>

#include "tests/house/source_tree.hpp"

using namespace peakend::house;

namespace {

const std::filesystem::path root = PEAKEND_ROOT;

const std::vector<SourceFile>& sources() {
  static const std::vector<SourceFile> all = all_sources(root);
  return all;
}

std::string at(const SourceFile& source, std::size_t line) { return source.path + ":" + std::to_string(line) + ": "; }

// One finding a line, so that a failure shows them all at once; empty when the house stands.
void none(const std::string& findings) {
  INFO(findings);
  CHECK(findings.empty());
}

std::ptrdiff_t height(std::string_view floor) {
  return std::find(floors.begin(), floors.end(), floor) - floors.begin();
}

bool is_one_of(const std::string& room, std::initializer_list<std::string_view> rooms) {
  return std::find(rooms.begin(), rooms.end(), room) != rooms.end();
}

bool is_word_character(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// Does the line of code hold this name as a whole word (std::printf holds printf, snprintf does not)?
bool has_word(const std::string& code, std::string_view word) {
  for (std::size_t i = code.find(word); i != std::string::npos; i = code.find(word, i + 1)) {
    const std::size_t end = i + word.size();
    const bool starts = i == 0 || !is_word_character(code[i - 1]);
    const bool ends = end == code.size() || !is_word_character(code[end]) || !is_word_character(word.back());
    if (starts && ends) return true;
  }
  return false;
}

// Lines of code outside the allowed rooms that hold one of the words.
std::string words_outside(std::initializer_list<std::string_view> allowed,
                          std::initializer_list<std::string_view> words, std::string_view why) {
  std::string findings;
  for (const auto& source : sources()) {
    if (is_one_of(source.room, allowed) || is_one_of(source.floor, allowed)) continue;
    for (std::size_t i = 0; i < source.code.size(); ++i)
      for (const auto word : words)
        if (has_word(source.code[i], word))
          findings += at(source, i + 1) + std::string(word) + ": " + std::string(why) + "\n";
  }
  return findings;
}

// Includes whose target begins with one of these, outside the allowed rooms.
std::string includes_outside(std::initializer_list<std::string_view> allowed,
                             std::initializer_list<std::string_view> beginnings, std::string_view why) {
  std::string findings;
  for (const auto& source : sources()) {
    if (is_one_of(source.room, allowed)) continue;
    for (const auto& include : includes_of(source))
      for (const auto beginning : beginnings)
        if (include.target.starts_with(beginning))
          findings +=
              at(source, static_cast<std::size_t>(include.line)) + include.target + ": " + std::string(why) + "\n";
  }
  return findings;
}

// CMakeLists.txt's list: room(FOLDER [COLD] USES ROOM...) -> what the room may use.
std::map<std::string, std::set<std::string>> rooms_in_cmake() {
  std::string text;
  for (const auto& line : lines_of(root / "CMakeLists.txt")) text += line.substr(0, line.find('#')) + "\n";
  std::map<std::string, std::set<std::string>> rooms;
  for (std::size_t i = text.find("\nroom("); i != std::string::npos; i = text.find("\nroom(", i + 1)) {
    std::string call = text.substr(i + 6, text.find(')', i) - i - 6);
    std::replace(call.begin(), call.end(), '\n', ' ');
    std::vector<std::string> words;
    for (std::size_t from = 0; (from = call.find_first_not_of(' ', from)) != std::string::npos;) {
      const std::size_t end = std::min(call.find(' ', from), call.size());
      words.push_back(call.substr(from, end - from));
      from = end;
    }
    if (words.empty()) continue;
    auto& uses = rooms[words[0]];
    for (std::size_t w = 1; w < words.size() && words[w] != "LINKS"; ++w) uses.insert(words[w]);
  }
  return rooms;
}

}  // namespace

TEST_CASE("the structure tests see the sources", "[house]") {
  CHECK(sources().size() > 3);
  CHECK(rooms_in_cmake().size() >= 15);
}

TEST_CASE("a quoted include is written from the repository root and exists", "[house]") {
  std::string findings;
  for (const auto& source : sources())
    for (const auto& include : includes_of(source))
      if (include.quoted && (height(include.target.substr(0, include.target.find('/'))) == std::ssize(floors) ||
                             !std::filesystem::is_regular_file(root / include.target)))
        findings += at(source, static_cast<std::size_t>(include.line)) + include.target + "\n";
  none(findings);
}

TEST_CASE("an include points to its own floor or down", "[house]") {
  std::string findings;
  for (const auto& source : sources())
    for (const auto& include : includes_of(source))
      if (include.quoted && height(include.target.substr(0, include.target.find('/'))) > height(source.floor))
        findings += at(source, static_cast<std::size_t>(include.line)) + include.target + " is on a floor above\n";
  none(findings);
}

TEST_CASE("a room includes only rooms that its line in CMakeLists.txt uses", "[house]") {
  const auto rooms = rooms_in_cmake();
  std::string findings;
  for (const auto& source : sources()) {
    const auto room = rooms.find(source.room);
    if (room == rooms.end()) {
      findings += at(source, 1) + "no line room(" + source.room + ") in CMakeLists.txt\n";
      continue;
    }
    for (const auto& include : includes_of(source)) {
      const std::string used = std::filesystem::path(include.target).parent_path().generic_string();
      if (include.quoted && used != source.room && !room->second.contains(used))
        findings += at(source, static_cast<std::size_t>(include.line)) + "room(" + source.room + ") does not use " +
                    used + "\n";
    }
  }
  none(findings);
}

TEST_CASE("each outside library is known to one room", "[house]") {
  none(includes_outside({"scenarios/read"}, {"yaml-cpp/"}, "only scenarios/read knows yaml-cpp"));
  none(includes_outside({"sim/run"}, {"tbb/", "oneapi/"}, "only sim/run knows oneTBB"));
  none(includes_outside({"sim/app"}, {"CLI/"}, "only sim/app knows CLI11"));
  none(includes_outside({"results/page", "results/report", "results/store", "scenarios/explain"}, {"nlohmann/"}, "only what writes JSON knows it"));
  none(includes_outside({"results/store"}, {"sqlite3"}, "only results/store knows SQLite"));
  none(includes_outside({"results/workbook"}, {"xlsxwriter"}, "only results/workbook knows libxlsxwriter"));
  none(includes_outside({"results/stats"}, {"boost/math"}, "only results/stats knows Boost.Math"));
}

TEST_CASE("only sim/run starts threads", "[house]") {
  none(includes_outside({"sim/run"}, {"thread", "future", "pthread.h"}, "only sim/run starts threads"));
}

TEST_CASE("only results/files and results/store write files", "[house]") {
  const auto why = "only results/files and results/store write files";
  none(words_outside({"results/store", "results/files"},
                     {"std::ofstream", "std::fstream", "std::basic_ofstream", "create_directory", "create_directories"},
                     why));
  none(words_outside({"results/store", "results/files", "scenarios/read"}, {"fopen", "fdopen"}, why));
}

TEST_CASE("only sim/app prints", "[house]") {
  none(words_outside({"sim/app"},
                     {"fmt::print", "std::cout", "std::cerr", "std::clog", "printf", "fprintf", "vprintf", "puts",
                      "fputs", "putchar", "putc", "fputc", "perror"},
                     "only sim/app writes to the terminal"));
}

TEST_CASE("what gives bytes calls no library function that differs between machines", "[house]") {
  none(words_outside({"results", "sim"},
                     {"std::exp", "std::exp2", "std::expm1",  "std::log",    "std::log2", "std::log10", "std::log1p",
                      "std::pow", "std::sin",  "std::cos",    "std::tan",    "std::sinh", "std::cosh",  "std::tanh",
                      "std::erf", "std::erfc", "std::tgamma", "std::lgamma", "std::cbrt", "std::fma"},
                     "use scenarios/numbers, which has the same bits everywhere"));
  for (const auto& line : lines_of(root / "CMakeLists.txt"))
    CHECK((line.find("-ffast-math") == std::string::npos && line.find("-Ofast") == std::string::npos));
}

TEST_CASE("nobody shares ownership, defines macros or leaves an open end", "[house]") {
  none(words_outside({}, {"std::shared_ptr", "std::make_shared"}, "values and unique owners only"));
  std::string findings;
  for (const auto& source : sources())
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
      if (source.code[i].find("#define ") != std::string::npos && !has_word(source.code[i], "XXH_INLINE_ALL"))
        findings += at(source, i + 1) + "a macro\n";
      for (const auto word : {"TODO", "FIXME"})
        if (has_word(source.lines[i], word)) findings += at(source, i + 1) + "an open end\n";
    }
  none(findings);
}

TEST_CASE("a file opens with a comment on what it is for", "[house]") {
  std::string findings;
  for (const auto& source : sources())
    if (source.lines.empty() || !source.lines[0].starts_with("// ")) findings += at(source, 1) + "no opening comment\n";
  none(findings);
}

TEST_CASE("a header guards itself with pragma once", "[house]") {
  std::string findings;
  for (const auto& source : sources())
    if (source.path.ends_with(".hpp") &&
        std::find(source.code.begin(), source.code.end(), "#pragma once") == source.code.end())
      findings += at(source, 1) + "no #pragma once\n";
  none(findings);
}

TEST_CASE("a file stays below 400 lines", "[house]") {
  std::string findings;
  for (const auto& source : sources())
    if (source.lines.size() > 400)
      findings += at(source, 401) + std::to_string(source.lines.size()) + " lines; aim at 300\n";
  none(findings);
}

TEST_CASE("what is set and read elsewhere is the language alone", "[house]") {
  std::vector<std::string> places;
  for (const auto& source : all_sources(PEAKEND_ROOT))
    for (const auto& line : source.code)
      if (line.find("thread_local") != std::string::npos) places.push_back(source.path);
  CHECK(places == std::vector<std::string>{"scenarios/words/say.cpp", "scenarios/words/say.cpp"});
}
