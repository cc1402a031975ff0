// Checks of raw bytes, places by counting, and offsets turned into what an editor shows.
#include "scenarios/read/source.hpp"

#include <algorithm>

#include "scenarios/base/text.hpp"

namespace peakend::read {
namespace {

constexpr std::size_t block = 256;  // bytes between two stored counts
constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u; }

std::size_t count_continuing(std::string_view bytes) {
  return static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), continues));
}

std::size_t continuing_before(const Source& source, std::size_t offset) {
  const std::size_t whole = offset / block;
  return source.continuing[whole] + count_continuing(source.bytes.substr(whole * block, offset - whole * block));
}

// By its mark, or by the zero bytes that every other letter of it has.
bool is_utf16(std::string_view bytes) {
  if (bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF") return true;
  if (bytes.size() < 4 || bytes.size() % 2 != 0) return false;
  const auto zero = [&](std::size_t at) { return bytes[at] == '\0'; };
  return zero(0) == zero(2) && zero(1) == zero(3) && zero(0) != zero(1);
}

// Offset of the first byte no text has; npos when there is none. yaml-cpp takes byte 4 for the end of the file.
std::size_t first_control(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const unsigned char c = static_cast<unsigned char>(bytes[at]);
    if (c >= 0x20 && c != 0x7F) continue;
    const bool line_end = c == '\r' && at + 1 < bytes.size() && bytes[at + 1] == '\n';
    if (c != '\n' && c != '\t' && !line_end) return at;
  }
  return std::string_view::npos;
}

Problem control_problem(std::string_view bytes, std::size_t at) {
  Problem problem;
  if (bytes[at] == '\0') {
    problem.said = "a NUL byte";
    problem.hint = "is this a text file?";
  } else if (bytes[at] == '\r') {
    problem.said = "a carriage return without a line feed";
    problem.hint = "save the file with line feeds as line ends";
  } else {
    problem.said = "a control character";
    problem.got = bytes.substr(at, 1);
  }
  return problem;
}

Problem whole_file(const std::string& file, std::string said, std::string expected, std::string got, std::string hint) {
  return Problem{Severity::error, Place{file, 0, 0}, "", std::move(said), std::move(expected),
                 std::move(got),  std::move(hint)};
}

}  // namespace

std::optional<Source> as_text(std::string_view bytes, const std::string& file, const Limits& limits, Problem& problem) {
  if (bytes.size() > limits.bytes) {
    problem = whole_file(file, "the file is too large", "at most " + std::to_string(limits.bytes) + " bytes",
                         std::to_string(bytes.size()) + " bytes", "");
    return std::nullopt;
  }
  if (is_utf16(bytes)) {
    problem = whole_file(file, "the file is UTF-16", "UTF-8", "", "save it as UTF-8");
    return std::nullopt;
  }
  if (bytes.substr(0, utf8_mark.size()) == utf8_mark) bytes.remove_prefix(utf8_mark.size());
  Source source{bytes, file, {}};
  std::size_t bad = 0;
  if (!valid_utf8(bytes, &bad)) {
    problem = {Severity::error,         place(source, bad), "", "not UTF-8", "", std::string(bytes.substr(bad, 1)),
               "save the file as UTF-8"};
    return std::nullopt;
  }
  if (bad = first_control(bytes); bad != std::string_view::npos) {
    problem = control_problem(bytes, bad);
    problem.place = place(source, bad);
    return std::nullopt;
  }
  std::uint32_t count = 0;
  for (std::size_t at = 0; at <= bytes.size(); at += block) {
    source.continuing.push_back(count);
    count += static_cast<std::uint32_t>(count_continuing(bytes.substr(at, block)));
  }
  return source;
}

Place place(const Source& source, int line, int column, std::size_t offset) {
  if (line < 0) return Place{source.file, 0, 0};
  offset = std::min(offset, source.bytes.size());
  const std::size_t start = offset - std::min(offset, static_cast<std::size_t>(std::max(column, 0)));
  const std::size_t inside = continuing_before(source, offset) - continuing_before(source, start);
  return Place{source.file, line + 1, std::max(column - static_cast<int>(inside), 0) + 1};
}

Place place(const Source& source, std::size_t offset) {
  const std::string_view before = source.bytes.substr(0, offset);
  const std::size_t last = before.rfind('\n');
  const std::string_view line = last == std::string_view::npos ? before : before.substr(last + 1);
  const auto lines = std::count(before.begin(), before.end(), '\n');
  return Place{source.file, static_cast<int>(lines) + 1, static_cast<int>(line.size() - count_continuing(line)) + 1};
}

std::string_view word_at(std::string_view bytes, std::size_t offset) {
  if (offset >= bytes.size()) return {};
  bytes.remove_prefix(offset);
  return bytes.substr(0, bytes.find_first_of(" \t\r\n,]}"));
}

bool never_closed(std::string_view bytes, std::size_t at) {
  while (at < bytes.size() && (bytes[at] == '&' || bytes[at] == '!')) {
    at = std::min(bytes.find_first_of(" \t\r\n", at), bytes.size());
    at = std::min(bytes.find_first_not_of(" \t\r\n", at), bytes.size());
    while (at < bytes.size() && bytes[at] == '#') {
      at = std::min(bytes.find('\n', at), bytes.size());
      at = std::min(bytes.find_first_not_of(" \t\r\n", at), bytes.size());
    }
  }
  if (at >= bytes.size() || (bytes[at] != '"' && bytes[at] != '\'')) return false;
  const char quote = bytes[at];
  for (++at; at < bytes.size(); ++at) {
    if (bytes[at] == '\\' && quote == '"') {
      ++at;
    } else if (bytes[at] == quote) {
      const bool doubled = quote == '\'' && at + 1 < bytes.size() && bytes[at + 1] == quote;
      if (!doubled) return false;
      ++at;
    }
  }
  return true;
}

}  // namespace peakend::read
