// The pattern with most letters of its own that fits is meant: "at most {} levels" before "at most {}".
#include <algorithm>
#include <optional>

#include "scenarios/words/dutch.hpp"
#include "scenarios/words/say.hpp"

namespace peakend {
namespace {

struct Pattern {
  std::vector<std::string_view> parts;  // of the English, around its places
  std::string_view other;
  std::size_t letters = 0;
};

Pattern pattern_of(const words::Entry& entry) {
  Pattern pattern{{}, entry.other, entry.english.size()};
  std::string_view rest = entry.english;
  for (std::size_t at = rest.find("{}"); at != rest.npos; at = rest.find("{}")) {
    pattern.parts.push_back(rest.substr(0, at));
    rest.remove_prefix(at + 2);
    pattern.letters -= 2;
  }
  pattern.parts.push_back(rest);
  return pattern;
}

const std::vector<Pattern>& patterns() {
  static const std::vector<Pattern> all = [] {
    std::vector<Pattern> found;
    for (const words::Entries entries : words::messages_in_dutch())
      for (const words::Entry& entry : entries) found.push_back(pattern_of(entry));
    std::stable_sort(found.begin(), found.end(), [](const Pattern& a, const Pattern& b) { return a.letters > b.letters; });
    return found;
  }();
  return all;
}

// What stands in the places of the pattern, if the text is one of it; the first part that fits is taken.
std::optional<std::vector<std::string_view>> places(std::string_view text, const Pattern& pattern) {
  const auto& parts = pattern.parts;
  if (parts.size() == 1) return text == parts[0] ? std::optional(std::vector<std::string_view>{}) : std::nullopt;
  if (!text.starts_with(parts.front()) || text.size() < pattern.letters) return std::nullopt;
  std::vector<std::string_view> found;
  text.remove_prefix(parts.front().size());
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const bool last = i + 1 == parts.size();
    if (last && !text.ends_with(parts[i])) return std::nullopt;
    const std::size_t at = last ? text.size() - parts[i].size() : text.find(parts[i]);
    if (at == text.npos) return std::nullopt;
    found.push_back(text.substr(0, at));
    text.remove_prefix(at + parts[i].size());
  }
  return found;
}

bool is_quoted(std::string_view text) {
  return text.size() > 1 && text.front() == '\'' && text.find('\'', 1) == text.size() - 1;
}

std::string by_pattern(std::string_view text, int depth);

// {} in order, or {1} by its number.
std::string filled(const Pattern& pattern, const std::vector<std::string_view>& values, int depth) {
  std::string out;
  std::size_t next = 0;
  std::string_view rest = pattern.other;
  while (!rest.empty()) {
    const bool plain = rest.starts_with("{}"), numbered = rest.size() > 2 && rest[0] == '{' && rest[1] >= '0' && rest[1] <= '9' && rest[2] == '}';
    const std::size_t which = plain ? next++ : numbered ? static_cast<std::size_t>(rest[1] - '0') : values.size();
    if (which < values.size()) {
      const std::string_view before = pattern.parts[which];
      const bool authors = !before.empty() && (before.back() == '\'' || before.back() == '`');
      const bool phrase = values[which].find(' ') != std::string_view::npos;  // a word alone may be a name
      out += authors || !phrase ? std::string(values[which]) : by_pattern(values[which], depth + 1);
      rest.remove_prefix(plain ? 2 : 3);
    } else {
      out += rest.front();
      rest.remove_prefix(1);
    }
  }
  return out;
}

std::string by_pattern(std::string_view text, int depth) {
  constexpr int deepest = 4;
  if (text.empty() || is_quoted(text) || depth > deepest) return std::string(text);
  if (const std::string_view whole = in_language(text); whole != text && depth == 0) return std::string(whole);  // what a key means
  for (const Pattern& pattern : patterns())
    if (const auto values = places(text, pattern)) return filled(pattern, *values, depth);
  return std::string(text);
}

}  // namespace

std::vector<std::string> retold(const std::vector<std::string>& english) {
  std::vector<std::string> all;
  for (const std::string& one : english) all.push_back(retold(one));
  return all;
}

std::string retold(std::string_view english) {
  return spoken() == Language::english ? std::string(english) : by_pattern(english, 0);
}

}  // namespace peakend
