// Comments are no part of what YAML holds: they are read from the text, line by line, upwards and outwards.
#include "scenarios/explain/marks.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/base/text.hpp"

namespace peakend::explain {
namespace {
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return lines;
}

// From the sign on; empty without one. A sign within quotes, or within a word, begins no comment.
std::string_view comment_of(std::string_view line) {
  char quote = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = i == 0 || line[i - 1] == ' ' || line[i - 1] == '{' || line[i - 1] == '[' || line[i - 1] == ',' ? c : '\0';
    } else if (c == '#' && (i == 0 || line[i - 1] == ' ' || line[i - 1] == '\t')) {
      return line.substr(i);
    }
  }
  return {};
}

Mark mark_in(std::string_view comment) {
  const std::string words = lowered(comment);
  const auto has = [&](std::string_view word) { return words.find(word) != std::string::npos; };
  if (has("calibrated")) return Mark::calibrated;
  if (has("assumed")) return Mark::assumed;
  return has("(source") || has("source)") ? Mark::source : Mark::none;
}

std::optional<std::size_t> indentation(std::string_view line) {
  const auto first = line.find_first_not_of(' ');
  if (first == std::string_view::npos || line[first] == '#') return std::nullopt;
  return first;
}

const std::string* text_of(const spec::Scenario& scenario, const std::string& file) {
  if (file == scenario.file) return &scenario.text;
  const auto found = std::find_if(scenario.included.begin(), scenario.included.end(), [&](const spec::IncludedFile& one) { return one.file == file; });
  return found == scenario.included.end() ? nullptr : &found->text;
}
}  // namespace

Mark mark_of(const spec::Scenario& scenario, const Place& place) {
  const std::string* text = text_of(scenario, place.file);
  if (text == nullptr || place.line < 1) return Mark::none;
  const auto lines = lines_of(*text);
  auto at = static_cast<std::size_t>(place.line) - 1;
  if (at >= lines.size()) return Mark::none;
  auto within = indentation(lines[at]);
  if (!within) return Mark::none;
  while (true) {
    Mark mark = mark_in(comment_of(lines[at]));
    std::string above;  // comment lines just above belong to what follows them
    for (std::size_t up = at; mark == Mark::none && up > 0 && lines[up - 1].find_first_not_of(' ') != std::string_view::npos && !indentation(lines[up - 1]); --up)
      above = std::string(lines[up - 1]) + " " + above;
    if (mark == Mark::none) mark = mark_in(above);
    if (mark != Mark::none || *within == 0) return mark;
    do {  // to the line that this one stands within
      if (at == 0) return Mark::none;
      --at;
    } while (!indentation(lines[at]) || *indentation(lines[at]) >= *within);
    within = indentation(lines[at]);
  }
}

}  // namespace peakend::explain
