// A file of lines, changed as an author might: a value by another one, a line twice, a part moved, deeper, or from another
// file. Most changed bytes are no YAML any more; a changed line mostly is, and gets past the reader's door.
#pragma once
#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace peakend::fuzz {

using Lines = std::vector<std::string>;

inline Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

inline std::string text_of(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

inline std::size_t indent_of(const std::string& line) { return std::min(line.find_first_not_of(' '), line.size()); }

// Where the value begins: after the last ": " or "- "; for flow maps that is a part of them.
inline std::size_t value_of(const std::string& line, std::mt19937& random) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i + 1 < line.size(); ++i)
    if ((line[i] == ':' || line[i] == '-' || line[i] == ',' || line[i] == '{' || line[i] == '[') && (line[i + 1] == ' ' || line[i] == '{' || line[i] == '['))
      places.push_back(i + (line[i + 1] == ' ' ? 2 : 1));
  return places.empty() ? indent_of(line) : places[random() % places.size()];
}

inline std::size_t end_of_value(const std::string& line, std::size_t begin) { return std::min(line.find_first_of(",}]", begin), line.size()); }

struct Part {
  std::size_t begin, end;
};

// A line and what stands deeper below it.
inline Part part_at(const Lines& lines, std::size_t begin) {
  std::size_t end = begin + 1;
  while (end < lines.size() && indent_of(lines[end]) > indent_of(lines[begin])) ++end;
  return {begin, end};
}

// A part of `from`, with the indent of one of the lines of `to` or one step deeper, put behind that line.
inline void graft(Lines& to, const Lines& from, std::mt19937& random) {
  if (from.empty()) return;
  const Part part = part_at(from, random() % from.size());
  if (part.end - part.begin > 40) return;
  const std::size_t place = to.empty() ? 0 : random() % to.size();
  const std::size_t wanted = to.empty() ? 0 : indent_of(to[place]) + (random() % 3 == 0 ? 2 : 0), has = indent_of(from[part.begin]);
  Lines grafted;
  for (std::size_t i = part.begin; i < part.end; ++i) grafted.push_back(std::string(wanted + indent_of(from[i]) - std::min(has, indent_of(from[i])), ' ') + from[i].substr(indent_of(from[i])));
  to.insert(to.begin() + static_cast<std::ptrdiff_t>(to.empty() ? 0 : place + 1), grafted.begin(), grafted.end());
}

// One of the lines gets a value, or a key, that stands elsewhere in `from`.
inline void lend(Lines& to, const Lines& from, std::mt19937& random) {
  if (to.empty() || from.empty()) return;
  std::string& line = to[random() % to.size()];
  const std::string& other = from[random() % from.size()];
  if (random() % 4 == 0) {  // the key
    const std::size_t colon = line.find(':'), its = other.find(':');
    if (colon == line.npos || its == other.npos || colon < indent_of(line)) return;
    line = line.substr(0, indent_of(line)) + other.substr(std::min(indent_of(other), its), its - std::min(indent_of(other), its)) + line.substr(colon);
    return;
  }
  const std::size_t begin = value_of(line, random), its = value_of(other, random);
  line = line.substr(0, begin) + other.substr(its, end_of_value(other, its) - its) + line.substr(end_of_value(line, begin));
}

// `mutate` changes a few bytes of a value, with the dictionary.
template <class Mutate>
void change(Lines& lines, std::mt19937& random, const Mutate& mutate) {
  if (lines.empty()) return;
  const std::size_t at = random() % lines.size();
  const Part part = part_at(lines, at);
  const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(part.begin), end = lines.begin() + static_cast<std::ptrdiff_t>(part.end);
  switch (random() % 9) {
    case 0: lines.erase(begin, end); break;
    case 1: graft(lines, Lines(lines), random); break;
    case 2: std::swap(lines[at], lines[random() % lines.size()]); break;
    case 3: lines[at] = random() % 2 ? "  " + lines[at] : lines[at].substr(std::min<std::size_t>(2, indent_of(lines[at]))); break;
    case 4: lines[at] = lines[at].substr(0, std::min(lines[at].find(':'), lines[at].size())) + (random() % 2 ? ":" : ""); break;
    case 5:
    case 6: lend(lines, Lines(lines), random); break;
    default: {
      std::string& line = lines[at];
      const std::size_t from = value_of(line, random), to = end_of_value(line, from);
      line = line.substr(0, from) + mutate(line.substr(from, to - from)) + line.substr(to);
    }
  }
}

}  // namespace peakend::fuzz
