// Counts brackets, commas and marks as yaml-cpp would see them, without keeping anything: a reader of YAML's layout
// (quotes, comments, block texts, plain texts over several lines) in one pass and constant memory per level.
#include <algorithm>

#include "scenarios/read/source.hpp"

namespace peakend::read {
namespace {

constexpr std::size_t marks_per_node = 4;  // quotes, anchors, aliases and tags: a node, its key, and one to spare

struct Indent {
  int column = -1;
  bool list = false;
};

struct Scan {
  std::string_view bytes;
  std::size_t at = 0;
  std::size_t line_start = 0;
  bool first_of_line = true;
  bool after_closed = false;      // after a quoted text or a flow collection, where ':' needs no blank
  std::vector<std::size_t> open;  // offsets of the brackets that are open
  int item_column = 0;            // where the possible key of this line starts
  std::size_t commas = 0;         // in flow collections, as the next two: none of them exceeds the number of values
  std::size_t colons = 0;
  std::size_t questions = 0;
  std::size_t brackets = 0;  // opening ones; each is a value
  std::size_t marks = 0;
  std::vector<Indent> indents = {Indent{}};
};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool blank_at(const Scan& s, std::size_t at) { return at >= s.bytes.size() || is_blank(s.bytes[at]); }
bool one_of(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }
int column(const Scan& s) { return static_cast<int>(s.at - s.line_start); }

void next_line(Scan& s) {
  const std::size_t end = s.bytes.find('\n', s.at);
  s.at = end == std::string_view::npos ? s.bytes.size() : end + 1;
  s.line_start = s.at;
  s.first_of_line = true;
}

void skip_quoted(Scan& s) {
  const char quote = s.bytes[s.at];
  for (++s.at; s.at < s.bytes.size(); ++s.at) {
    const char c = s.bytes[s.at];
    if (c == '\n') s.line_start = s.at + 1;
    if (c == '\\' && quote == '"') {
      ++s.at;
      if (s.at < s.bytes.size() && s.bytes[s.at] == '\n') s.line_start = s.at + 1;
    } else if (c == quote) {
      if (quote == '"' || s.at + 1 >= s.bytes.size() || s.bytes[s.at + 1] != quote) break;
      ++s.at;
    }
  }
  s.at = std::min(s.at + 1, s.bytes.size());
}

// A block text lasts while lines are indented as far as its first line that is not empty, or as its header says.
void skip_block_text(Scan& s) {
  const int parent = std::max(s.indents.back().column, 0);
  int indent = s.indents.back().column < 0 ? 1 : parent + 1;
  bool detect = true;
  for (++s.at; s.at < s.bytes.size() && one_of(s.bytes[s.at], "+-123456789"); ++s.at) {
    if (s.bytes[s.at] == '+' || s.bytes[s.at] == '-') continue;
    indent = parent + (s.bytes[s.at] - '0');
    detect = false;
  }
  for (next_line(s); s.at < s.bytes.size(); next_line(s)) {
    std::size_t text = s.at;
    while (text < s.bytes.size() && s.bytes[text] == ' ' && (detect || static_cast<int>(text - s.at) < indent)) ++text;
    const int width = static_cast<int>(text - s.at);
    const bool empty = text >= s.bytes.size() || s.bytes[text] == '\n' || s.bytes[text] == '\r';
    if (detect) indent = std::max(indent, width);
    if (empty) continue;
    detect = false;
    if (width < indent) return;
  }
}

// Whether a plain text in block layout goes on in the line that starts at s.at.
bool goes_on(const Scan& s) {
  const std::size_t text = s.bytes.find_first_not_of(" \t\r\n", s.at);
  if (text == std::string_view::npos || s.bytes[text] == '#') return false;
  const std::size_t before = s.bytes.rfind('\n', text);
  const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
  const std::string_view three = s.bytes.substr(text, 3);
  if (text == start && (three == "---" || three == "...")) return false;
  return static_cast<int>(text - start) > s.indents.back().column;
}

bool plain_ends(const Scan& s) {
  const char c = s.bytes[s.at];
  if (c == '#') return is_blank(s.bytes[s.at - 1]);
  if (c == ':') return blank_at(s, s.at + 1) || (!s.open.empty() && one_of(s.bytes[s.at + 1], ",[]{}"));
  return !s.open.empty() && one_of(c, ",?[]{}");
}

void skip_plain(Scan& s) {
  for (++s.at; s.at < s.bytes.size() && !plain_ends(s);) {
    if (s.bytes[s.at] != '\n') {
      ++s.at;
      continue;
    }
    next_line(s);
    if (s.open.empty() && !goes_on(s)) return;
    s.at = std::min(s.bytes.find_first_not_of(" \t\r\n", s.at), s.bytes.size());
    const std::size_t before = s.bytes.rfind('\n', s.at - 1);
    s.line_start = before + 1;
    s.first_of_line = false;
  }
}

void close_indents(Scan& s, bool dash) {
  while (s.indents.back().column > column(s) ||
         (s.indents.back().column == column(s) && s.indents.back().list && !dash)) {
    s.indents.pop_back();
  }
}

void open_indent(Scan& s, int at_column, bool list) {
  const Indent top = s.indents.back();
  if (top.column < at_column || (top.column == at_column && list && !top.list)) s.indents.push_back({at_column, list});
}

// Indicators that structure a block: '- ', '? ' and ': '. False when there is none.
bool indicator(Scan& s) {
  const char c = s.bytes[s.at];
  if (!one_of(c, "-?:")) return false;
  const bool in_flow = !s.open.empty();
  const bool value =
      c == ':' && in_flow && (s.after_closed || (s.at + 1 < s.bytes.size() && one_of(s.bytes[s.at + 1], ",[]{}")));
  if (!blank_at(s, s.at + 1) && !value) return false;
  if (!in_flow && c == ':') open_indent(s, s.first_of_line ? column(s) : s.item_column, false);
  if (!in_flow && c != ':') open_indent(s, column(s), c == '-');
  if (in_flow && c == ':') ++s.colons;
  if (in_flow && c == '?') ++s.questions;
  ++s.at;  // first_of_line stays: what follows '- ' may be the key of this line
  s.after_closed = false;
  return true;
}

// A token that is neither layout nor an indicator; a bracket or comma is counted, a text is skipped.
void token(Scan& s) {
  if (s.first_of_line) s.item_column = column(s);
  s.first_of_line = false;
  const char c = s.bytes[s.at];
  s.after_closed = one_of(c, "\"']}");
  if (c == '"' || c == '\'') {
    ++s.marks;
    skip_quoted(s);
  } else if (one_of(c, "[{]}")) {
    if (one_of(c, "[{")) {
      ++s.brackets;
      s.open.push_back(s.at);
    } else if (!s.open.empty()) {
      s.open.pop_back();
    }
    ++s.at;
  } else if (c == ',' && !s.open.empty()) {
    ++s.commas;
    ++s.at;
  } else if (one_of(c, "&*!")) {
    ++s.marks;
    for (++s.at; !blank_at(s, s.at) && !(!s.open.empty() && one_of(s.bytes[s.at], ",[]{}"));) ++s.at;
  } else if (one_of(c, "|>") && s.open.empty()) {
    skip_block_text(s);
  } else {
    skip_plain(s);
  }
}

void step(Scan& s) {
  const char c = s.bytes[s.at];
  if (c == '\n') return next_line(s);
  if (is_blank(c)) {
    ++s.at;
    return;
  }
  if (c == '#' && (s.at == 0 || is_blank(s.bytes[s.at - 1]))) return next_line(s);
  if (c == '%' && column(s) == 0 && s.open.empty()) return next_line(s);
  if (s.first_of_line && s.open.empty()) close_indents(s, c == '-' && blank_at(s, s.at + 1));
  if (!indicator(s)) token(s);
}

}  // namespace

Layout survey(const Source& source, const Limits& limits) {
  Scan scan;
  scan.bytes = source.bytes;
  const auto excess = [&](std::size_t at, std::string said, std::string expected) {
    return Layout{Problem{Severity::error, place(source, at), "", std::move(said), std::move(expected), "", ""}, {}};
  };
  while (scan.at < scan.bytes.size()) {
    const std::size_t before = scan.at;
    step(scan);
    if (scan.open.size() > static_cast<std::size_t>(std::max(limits.depth, 0))) {
      return excess(before, "nested too deeply", "at most " + std::to_string(limits.depth) + " levels");
    }
    const std::size_t values =
        std::max({scan.commas, scan.colons, scan.questions, scan.brackets, scan.marks / marks_per_node});
    if (values > limits.nodes) {
      return excess(before, "too many values", "at most " + std::to_string(limits.nodes));
    }
  }
  return Layout{{}, scan.open.empty() ? std::nullopt : std::optional(scan.open.back())};
}

}  // namespace peakend::read
