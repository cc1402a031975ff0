// UTF-8 is decoded here by hand: titles and names come from files and must not be able to drive a terminal.
#include "results/report/words.hpp"

#include <algorithm>
#include <cstdint>

namespace peakend::results {

namespace {

struct CodePoint {
  std::uint32_t value = 0;
  std::size_t bytes = 1;
  bool valid = false;
};

CodePoint decode(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
  const std::uint32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1, true};
  const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < bytes) return {};
  std::uint32_t value = lead & (0x7FU >> bytes);
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {};
    value = (value << 6) | (byte(i) & 0x3F);
  }
  constexpr std::uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < smallest[bytes] || surrogate || value > 0x10FFFF) return {};
  return {value, bytes, true};
}

bool between(std::uint32_t value, std::uint32_t from, std::uint32_t to) { return value >= from && value <= to; }

std::size_t columns(std::uint32_t value) {
  const bool combining =
      between(value, 0x300, 0x36F) || between(value, 0x200B, 0x200F) || between(value, 0xFE00, 0xFE0F);
  if (combining) return 0;
  const bool wide = between(value, 0x1100, 0x115F) || between(value, 0x2E80, 0xA4CF) ||
                    between(value, 0xAC00, 0xD7A3) || between(value, 0xF900, 0xFAFF) ||
                    between(value, 0xFE30, 0xFE6F) || between(value, 0xFF00, 0xFF60) ||
                    between(value, 0x1F300, 0x1FAFF) || between(value, 0x20000, 0x3FFFD);
  return wide ? 2 : 1;
}

// Controls of both blocks, and the marks that turn the writing direction around.
bool drives_the_terminal(std::uint32_t value) {
  return value < 0x20 || between(value, 0x7F, 0x9F) || between(value, 0x200E, 0x200F) || between(value, 0x202A, 0x202E) || between(value, 0x2066, 0x2069) || value == 0x061C;
}

// How many bytes of `text` fit in `width` columns.
std::size_t bytes_that_fit(std::string_view text, std::size_t width) {
  std::size_t used = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint point = decode(text.substr(at));
    used += columns(point.value);
    if (used > width) break;
    at += point.bytes;
  }
  return at;
}

std::vector<std::string> words_of(std::string_view text, std::size_t room) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t blank = text.find(' ');
    std::string_view word = text.substr(0, blank);
    while (width_of(word) > room) {
      const std::size_t piece = std::max<std::size_t>(1, bytes_that_fit(word, room));
      words.emplace_back(word.substr(0, piece));
      word.remove_prefix(piece);
    }
    const bool clings =
        word.substr(0, 1) == "%" && !words.empty() && width_of(words.back()) + 1 + width_of(word) <= room;
    if (clings) {  // "3 %" is never torn apart
      words.back() += " " + std::string(word);
    } else if (!word.empty()) {
      words.emplace_back(word);
    }
    text = blank == std::string_view::npos ? std::string_view{} : text.substr(blank + 1);
  }
  return words;
}

std::string_view colour_of(Tone tone) {
  switch (tone) {
    case Tone::title:
      return "\x1b[1m";
    case Tone::faint:
      return "\x1b[2m";
    case Tone::good:
      return "\x1b[32m";
    case Tone::bad:
      return "\x1b[31m";
    case Tone::warning:
      return "\x1b[33m";
    case Tone::plain:
      break;
  }
  return "";
}

}  // namespace

Signs signs(bool unicode) {
  if (unicode) return {"…", "±", "×", "─", "┊", "●", "◆", "◉", "─", "├", "┤"};
  return {"...", "+/-", "x", "-", ".", "o", "*", "@", "-", "[", "]"};
}

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const CodePoint point = decode(text);
    width += columns(point.value);
    text.remove_prefix(point.bytes);
  }
  return width;
}

std::string clean(std::string_view text, bool unicode) {
  std::string result;
  while (!text.empty()) {
    const CodePoint point = decode(text);
    const bool blank = point.valid && (point.value == '\n' || point.value == '\t');
    const bool bad = !point.valid || drives_the_terminal(point.value) || (!unicode && point.value > 0x7E);
    if (blank) {
      result += ' ';
    } else if (bad) {
      result += '?';
    } else {
      result += text.substr(0, point.bytes);
    }
    text.remove_prefix(point.bytes);
  }
  return result;
}

std::string cut(std::string_view text, std::size_t width, std::string_view ellipsis) {
  if (width_of(text) <= width) return std::string(text);
  const std::size_t tail = width_of(ellipsis);
  if (tail >= width) return std::string(text.substr(0, bytes_that_fit(text, width)));
  return std::string(text.substr(0, bytes_that_fit(text, width - tail))) + std::string(ellipsis);
}

std::string pad_right(std::string_view text, std::size_t width) {
  const std::size_t used = width_of(text);
  return std::string(text) + std::string(used < width ? width - used : 0, ' ');
}

std::string pad_left(std::string_view text, std::size_t width) {
  const std::size_t used = width_of(text);
  return std::string(used < width ? width - used : 0, ' ') + std::string(text);
}

std::vector<std::string> wrap(std::string_view text, std::size_t width, std::string_view first) {
  const std::size_t indent = width_of(first);
  const std::size_t room = width > indent + 1 ? width - indent : 1;
  std::vector<std::string> lines{std::string(first)};
  std::size_t used = 0;
  for (const std::string& word : words_of(text, room)) {
    const std::size_t needed = width_of(word);
    if (used > 0 && used + 1 + needed > room) {
      lines.emplace_back(indent, ' ');
      used = 0;
    }
    lines.back() += (used > 0 ? " " : "") + word;
    used += needed + (used > 0 ? 1 : 0);
  }
  return lines;
}

void add(Lines& lines, const std::vector<std::string>& texts, Tone tone) {
  for (const std::string& text : texts) lines.push_back({text, tone});
}

std::string printed(const Lines& lines, std::size_t width, bool colour, std::string_view ellipsis) {
  std::string result;
  for (const Line& line : lines) {
    std::string text = cut(line.text, width, ellipsis);
    while (!text.empty() && text.back() == ' ') text.pop_back();
    const std::string_view code = colour && !text.empty() ? colour_of(line.tone) : "";
    result += code;
    result += text;
    if (!code.empty()) result += "\x1b[0m";
    result += '\n';
  }
  return result;
}

}  // namespace peakend::results
