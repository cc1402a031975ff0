// Text tools: a banded edit distance, UTF-8 by the table of well-formed sequences, and safe showing.
#include "scenarios/base/text.hpp"

#include <algorithm>
#include <charconv>

namespace peakend {
namespace {

using Row = std::vector<std::size_t>;

constexpr std::size_t longest_word = 100;  // no hint for longer "words"
constexpr std::size_t longest_name = 64;

unsigned byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

void trim_common(std::string_view& a, std::string_view& b) {
  while (!a.empty() && !b.empty() && a.front() == b.front()) {
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a.remove_suffix(1);
    b.remove_suffix(1);
  }
}

// Length of the well-formed sequence at `at`, 0 when there is none (Unicode standard, table 3-7).
std::size_t sequence_length(std::string_view bytes, std::size_t at) {
  const unsigned lead = byte_at(bytes, at);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (bytes.size() - at < length) return 0;
  const unsigned lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  const unsigned second = byte_at(bytes, at + 1);
  if (second < lowest || second > highest) return 0;
  for (std::size_t i = 2; i < length; ++i) {
    if ((byte_at(bytes, at + i) & 0xC0u) != 0x80u) return 0;
  }
  return length;
}

// Characters that act on a terminal or hide text: C0, DEL, C1, line separators and marks of writing direction.
bool acts(std::string_view character) {
  const unsigned first = byte_at(character, 0);
  if (character.size() == 1) return first < 0x20 || first == 0x7F;
  const unsigned second = byte_at(character, 1);
  if (character.size() == 2) return first == 0xC2 && second < 0xA0;
  if (character.size() != 3 || first != 0xE2) return false;
  const unsigned third = byte_at(character, 2);
  if (second == 0x80) return third == 0x8E || third == 0x8F || (third >= 0xA8 && third <= 0xAE);
  return second == 0x81 && third >= 0xA6 && third <= 0xA9;
}

std::string as_hex(std::string_view bytes) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    out += "\\x";
    out += digits[byte_at(bytes, i) >> 4];
    out += digits[byte_at(bytes, i) & 15u];
  }
  return out;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t cap) {
  trim_common(a, b);
  if (a.size() < b.size()) std::swap(a, b);
  if (a.size() - b.size() >= cap) return cap;
  Row before(b.size() + 1, cap);
  Row last(b.size() + 1, cap);
  Row row(b.size() + 1, cap);
  for (std::size_t j = 0; j <= std::min(b.size(), cap); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::swap(before, last);
    std::swap(last, row);
    const std::size_t from = i > cap ? i - cap : 0;  // cells further from the diagonal are at least `cap`
    const std::size_t to = std::min(b.size(), i + cap);
    row[from] = from == 0 ? std::min(i, cap) : cap;
    if (to < b.size()) row[to + 1] = cap;
    for (std::size_t j = from + 1; j <= to; ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1, cap});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return std::min(row[b.size()], cap);
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
  if (word.empty() || word.size() > longest_word) return "";
  std::size_t nearest = std::max<std::size_t>(1, word.size() / 3) + 1;
  const std::string* best = nullptr;
  const std::string small = lowered(word);
  for (const std::string& candidate : candidates)
    if (candidate != word && candidate.size() == word.size() && lowered(candidate) == small)
      return "did you mean " + quoted(candidate) + "?";
  for (const std::string& candidate : candidates) {
    if (candidate.empty() || candidate == word) continue;
    const std::size_t distance = edit_distance(word, candidate, nearest);
    const bool nothing_left = distance >= std::max(word.size(), candidate.size());
    if (distance >= nearest || nothing_left) continue;
    nearest = distance;
    best = &candidate;
  }
  return best == nullptr ? "" : "did you mean " + quoted(*best) + "?";
}

std::string did_you_mean_or_known(std::string_view word, const std::vector<std::string>& candidates) {
  constexpr std::size_t readable = 12;
  const std::string near = did_you_mean(word, candidates);
  if (!near.empty() || candidates.empty() || candidates.size() > readable) return near;
  return "known: " + join(candidates, ", ");
}

std::string lowered(std::string_view text) {
  std::string small(text);
  for (char& c : small)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return small;
}

std::string join(const std::vector<std::string>& items, std::string_view between) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += between;
    out += items[i];
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  const auto first = text.find_first_not_of(blank);
  return first == std::string_view::npos ? std::string_view{} : text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::string quoted(std::string_view text) { return "'" + shown(text) + "'"; }

bool valid_utf8(std::string_view bytes, std::size_t* bad_offset) {
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = sequence_length(bytes, at);
    if (length == 0) {
      if (bad_offset != nullptr) *bad_offset = at;
      return false;
    }
    at += length;
  }
  return true;
}

std::string shown(std::string_view text, std::size_t limit) {
  constexpr std::string_view dots = "...";
  limit = std::max(limit, dots.size());
  std::string out;
  std::size_t fits = 0;  // length of `out` up to which "..." still fits
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = sequence_length(text, at);
    const std::string_view character = text.substr(at, std::max<std::size_t>(length, 1));
    const bool hide = length == 0 || acts(character);
    out += hide ? as_hex(character) : std::string(character);
    if (out.size() > limit) {
      out.resize(fits);
      return out += dots;
    }
    if (out.size() + dots.size() <= limit) fits = out.size();
    at += character.size();
  }
  return out;
}

bool is_name(std::string_view text) {
  if (text.empty() || text.size() > longest_name || !is_letter(text.front())) return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return is_letter(c) || is_digit(c) || c == '_'; });
}

double as_written(float value) {
  char digits[64];
  auto [end, error] =
      std::to_chars(digits, digits + sizeof digits, value);  // the shortest text that reads back the same
  double decimal = 0;
  std::from_chars(digits, end, decimal);
  return decimal;
}

}  // namespace peakend
