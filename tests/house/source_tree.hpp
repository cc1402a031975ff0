// The project's own sources as the structure tests see them: files, lines, includes, and lines with comments and
// texts blanked out, so that a word in a comment is not taken for code. Reading only; nothing is compiled.
#pragma once
#include <array>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace peakend::house {

struct SourceFile {
  std::string path;   // from the repository root: "agents/chance/philox.hpp"
  std::string floor;  // "agents"
  std::string room;   // "agents/chance"
  std::vector<std::string> lines;
  std::vector<std::string> code;  // the same lines without comments and the insides of texts
};

struct Include {
  std::string target;  // "scenarios/base/text.hpp" or "vector"
  bool quoted = false;
  int line = 0;
};

// The floors from the ground up: an include may point to its own floor or to one before it.
inline constexpr std::array<std::string_view, 4> floors{"scenarios", "agents", "results", "sim"};

inline std::vector<std::string> lines_of(const std::filesystem::path& file) {
  std::vector<std::string> lines;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// Blanks comments, characters and texts. Knows // and /* */, "..." with escapes, R"( )" and digits like 1'000.
class Blanker {
 public:
  std::string blank(const std::string& line) {
    std::string out(line.size(), ' ');
    for (std::size_t i = 0; i < line.size();) i = step(line, i, out);
    if (state_ == State::text || state_ == State::character) state_ = State::code;
    return out;
  }

 private:
  enum class State { code, comment, text, character, raw };
  State state_ = State::code;
  std::string raw_end_;

  std::size_t step(const std::string& line, std::size_t i, std::string& out) {
    const std::string_view rest = std::string_view(line).substr(i);
    switch (state_) {
      case State::code:
        return code_step(rest, i, line, out);
      case State::comment:
        return leave_at("*/", rest, i);
      case State::raw:
        return leave_at(raw_end_, rest, i);
      case State::text:
        return leave_quote('"', rest, i);
      case State::character:
        return leave_quote('\'', rest, i);
    }
    return i + 1;
  }
  std::size_t leave_at(std::string_view end, std::string_view rest, std::size_t i) {
    if (!rest.starts_with(end)) return i + 1;
    state_ = State::code;
    return i + end.size();
  }
  std::size_t leave_quote(char quote, std::string_view rest, std::size_t i) {
    if (rest[0] == '\\') return i + 2;
    if (rest[0] == quote) state_ = State::code;
    return i + 1;
  }
  std::size_t code_step(std::string_view rest, std::size_t i, const std::string& line, std::string& out) {
    if (rest.starts_with("//")) return line.size();
    if (rest.starts_with("/*")) return state_ = State::comment, i + 2;
    if (rest.starts_with("R\"")) {
      const std::size_t open = rest.find('(');
      if (open != std::string_view::npos) {
        raw_end_ = ")" + std::string(rest.substr(2, open - 2)) + "\"";
        return state_ = State::raw, i + open + 1;
      }
    }
    const bool in_number = i > 0 && std::isxdigit(static_cast<unsigned char>(line[i - 1])) != 0;
    if (rest[0] == '"') return state_ = State::text, i + 1;
    if (rest[0] == '\'' && !in_number) return state_ = State::character, i + 1;
    out[i] = rest[0];
    return i + 1;
  }
};

inline SourceFile read_source(const std::filesystem::path& root, const std::filesystem::path& file) {
  SourceFile source;
  const auto relative = file.lexically_relative(root);
  source.path = relative.generic_string();
  source.floor = relative.begin()->string();
  source.room = relative.parent_path().generic_string();
  source.lines = lines_of(file);
  Blanker blanker;
  for (const auto& line : source.lines) source.code.push_back(blanker.blank(line));
  return source;
}

// Every .hpp and .cpp of the four floors, sorted by path.
inline std::vector<SourceFile> all_sources(const std::filesystem::path& root) {
  std::set<std::filesystem::path> found;
  for (const auto floor : floors) {
    if (!std::filesystem::exists(root / floor)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / floor)) {
      const auto extension = entry.path().extension();
      if (entry.is_regular_file() && (extension == ".hpp" || extension == ".cpp")) found.insert(entry.path());
    }
  }
  std::vector<SourceFile> sources;
  for (const auto& file : found) sources.push_back(read_source(root, file));
  return sources;
}

inline std::vector<Include> includes_of(const SourceFile& source) {
  std::vector<Include> includes;
  for (std::size_t i = 0; i < source.lines.size(); ++i) {
    const std::string& line = source.lines[i];
    const std::size_t hash = source.code[i].find_first_not_of(' ');
    if (hash == std::string::npos || source.code[i][hash] != '#' || line.find("include", hash) == std::string::npos)
      continue;
    const std::size_t open = line.find_first_of("<\"", hash);
    if (open == std::string::npos) continue;
    const std::size_t close = line.find_first_of(">\"", open + 1);
    includes.push_back({line.substr(open + 1, close - open - 1), line[open] == '"', static_cast<int>(i) + 1});
  }
  return includes;
}

}  // namespace peakend::house
