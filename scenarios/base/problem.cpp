// Problems as one line of text each, safe to print whatever stands in the user's files.
#include "scenarios/base/problem.hpp"

#include <algorithm>
#include <tuple>

#include "scenarios/base/text.hpp"
#include "scenarios/words/say.hpp"

namespace peakend {
namespace {

constexpr std::size_t short_text = 80;  // of what the user wrote
constexpr std::size_t long_text = 400;  // of our own sentences, file names and paths, which may be long and honest

std::string place_text(const Place& place) {
  std::string out = shown(place.file, long_text);
  if (place.line > 0) {
    out += out.empty() ? say("line {}", place.line) : fmt::format(":{}", place.line);
    if (place.column > 0) out += ":" + std::to_string(place.column);
  }
  return out.empty() ? "" : out + ": ";
}

std::string path_and_said(const Problem& problem) {
  const std::string path = problem.path.empty() ? "" : shown(problem.path, long_text) + ": ";
  return path + (spoken() == Language::english ? shown(problem.said, short_text) : shown(retold(problem.said), long_text));
}

}  // namespace

std::string text(const Problem& problem) {
  std::string out = place_text(problem.place);
  if (problem.severity == Severity::not_yet)
    return out + told("not yet: ") + path_and_said(problem) + (problem.hint.empty() ? "" : "; " + shown(retold(problem.hint), long_text));
  if (problem.severity == Severity::warning) out += told("warning: ");
  out += path_and_said(problem);
  if (!problem.expected.empty()) out += say(", expected {}", shown(retold(problem.expected), long_text));
  if (!problem.got.empty()) out += say(", got {}", shown(retold(problem.got), short_text));
  if (!problem.hint.empty()) out += "; " + shown(retold(problem.hint), long_text);
  return out;
}

bool any_error(const Problems& problems) {
  return std::any_of(problems.begin(), problems.end(), [](const Problem& p) { return p.severity == Severity::error; });
}

void sort_by_place(Problems& problems) {
  std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
    return std::tie(a.place.file, a.place.line, a.place.column) < std::tie(b.place.file, b.place.line, b.place.column);
  });
}

}  // namespace peakend
