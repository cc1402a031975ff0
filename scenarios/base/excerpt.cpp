// Characters are counted as UTF-8; a text that is none is shown byte by byte.
#include "scenarios/base/excerpt.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace peakend {
namespace {

std::string_view line_of(std::string_view text, int line) {
  for (int at = 1; at < line; ++at) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  text = text.substr(0, text.find('\n'));
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// The characters of a line; control characters, and those that change the direction of writing, as a blank.
std::vector<std::string_view> characters_of(std::string_view line) {
  std::vector<std::string_view> characters;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t end = at + 1;
    while (end < line.size() && continues(line[end])) ++end;
    const std::string_view one = line.substr(at, end - at);
    const auto first = static_cast<unsigned char>(one.front());
    const bool control = first < 0x20 || first == 0x7F || (first >= 0x80 && one.size() == 1) || (first == 0xC2 && static_cast<unsigned char>(one[1]) < 0xA0);
    const bool marks = one.starts_with("\xE2\x80") || one.starts_with("\xE2\x81") || one == "\xEF\xBB\xBF";
    characters.push_back(control || marks ? std::string_view(" ") : one);
    at = end;
  }
  return characters;
}

// A name or a number is marked as a whole, anything else by its first character.
bool is_of_word(std::string_view character) {
  const char c = character.front();
  return character.size() > 1 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.';
}
}  // namespace

std::string excerpt(std::string_view text, int line, int column, int width) {
  if (line < 1 || column < 1) return "";
  const auto characters = characters_of(line_of(text, line));
  const auto at = static_cast<std::size_t>(column - 1);
  if (at >= characters.size()) return "";
  auto end = at;
  while (end < characters.size() && is_of_word(characters[end])) ++end;
  end = std::max(end, at + 1);
  const auto room = static_cast<std::size_t>(width);
  const std::size_t from = characters.size() <= room ? 0 : std::min(at - std::min(at, room / 3), characters.size() - room);
  const std::size_t until = std::min(characters.size(), from + room);
  end = std::min(end, until);
  std::string shown;
  for (std::size_t i = from; i < until; ++i) shown += characters[i];
  return fmt::format("{:>6} | {}\n       | {}{}\n", line, shown, std::string(at - from, ' '), std::string(end - at, '^'));
}

}  // namespace peakend
