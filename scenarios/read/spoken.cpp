// Line by line: the file may be one that cannot be read.
#include "scenarios/read/spoken.hpp"

namespace peakend::read {
namespace {
// "nl" of `lang: nl`, with or without quotes and a comment; nothing of another line.
std::string_view said_in(std::string_view line) {
  constexpr std::string_view key = "lang:";
  if (!line.starts_with(key)) return {};
  const std::size_t begin = line.find_first_not_of(" \t\"'", key.size());
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_first_of(" \t\r\"'#", begin) - begin);
}
}  // namespace

Language language_in(std::string_view text) {
  Language language = Language::english;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (const std::string_view said = said_in(text.substr(0, end)); !said.empty()) language = language_of(said);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return language;
}

Language language_of_tree(const Node& root) {
  const Member* said = root.kind == Node::Kind::map ? root.find("lang") : nullptr;
  return said && said->value.kind == Node::Kind::scalar ? language_of(said->value.text) : Language::english;
}

}  // namespace peakend::read
