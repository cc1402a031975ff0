// Neither reader cares whether a field was quoted: a quoted 1e5 is a number and a quoted NA is missing for both. So a
// text must not look like one, quotes or not.
#include "results/report/csv_fields.hpp"

#include <fmt/compile.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <limits>
#include <set>

namespace peakend::results {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string lower_trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

// Digits, perhaps with a point and an exponent (Fortran's d and hexadecimal p too), an i or l behind: whatever one of
// the readers could take for a number, and a little more.
bool like_a_number(std::string_view text) {
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) text.remove_prefix(1);
  if (text.starts_with("0x")) return true;
  std::size_t at = 0;
  auto digits = [&] {
    const std::size_t before = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    return at > before;
  };
  bool any = digits();
  if (at < text.size() && text[at] == '.') ++at, any = digits() || any;
  if (!any) return false;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'd' || text[at] == 'p')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    digits();
  }
  if (at == text.size()) return true;
  if (text[at] == '+' || text[at] == '-') return text.back() == 'i';  // 1+2i
  return at + 1 == text.size() && (text[at] == 'i' || text[at] == 'l');
}

// The words of both readers for what is missing or true or no finite number, in small letters.
bool like_another_thing(std::string_view text) {
  static constexpr std::array words{"na",        "n/a",    "<na>",    "#na",     "#n/a",    "#n/a n/a", "null",
                                    "nan",       "none",   "-nan",    "t",       "f",       "true",     "false",
                                    "inf",       "-inf",   "+inf",    "+nan",    "nil",     "infinity", "+infinity",
                                    "-infinity", "1.#ind", "-1.#ind", "1.#qnan", "-1.#qnan"};
  const std::string lower = lower_trimmed(text);
  return std::find(words.begin(), words.end(), lower) != words.end() || like_a_number(lower);
}

bool reserved_in_r(const std::string& name) {
  static const std::set<std::string> words{"if",         "else", "repeat", "while",    "function",      "for",
                                           "in",         "next", "break",  "TRUE",     "FALSE",         "NULL",
                                           "Inf",        "NaN",  "NA",     "NA_real_", "NA_character_", "NA_integer_",
                                           "NA_complex_"};
  return words.contains(name);
}

std::string name_for_all(const std::string& given) {
  std::string name;
  for (const char c : given) name += is_letter(c) || is_digit(c) || c == '_' ? c : '.';
  if (name.empty() || !is_letter(name.front())) name.insert(0, "X");
  return reserved_in_r(name) ? name + "." : name;
}

}  // namespace

std::string csv_text(std::string_view text) {
  if (text.empty()) return "-";
  std::string plain(text);
  if (like_another_thing(text)) plain = "'" + plain + "'";
  const bool edge_blank = plain.front() == ' ' || plain.back() == ' ';
  if (!edge_blank && plain.find_first_of(",;\"'#\t\r\n") == std::string::npos) return plain;
  std::string quoted = "\"";
  for (const char sign : plain) {
    if (sign == '"') quoted += '"';
    quoted += sign;
  }
  return quoted + '"';
}

void append_number(std::string& line, double value) {
  if (!std::isfinite(value)) {
    line += "NaN";
    return;
  }
  const std::size_t begin = line.size();
  fmt::format_to(std::back_inserter(line), FMT_COMPILE("{}"), value);
  if (line.find_first_of(".e", begin) == std::string::npos) line += ".0";
}

std::string csv_number(double value) {
  std::string text;
  append_number(text, value);
  return text;
}

std::string csv_integer(std::int64_t value) { return fmt::format_int(value).str(); }

std::string csv_count(bool failed, std::int64_t count) {
  return csv_number(failed ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(count));
}

std::string csv_row(const std::vector<std::string>& fields) {
  std::string row;
  for (const std::string& field : fields) {
    if (&field != &fields.front()) row += ',';
    row += field;
  }
  return row;
}

std::vector<std::string> csv_names(std::vector<std::string> names) {
  std::set<std::string> taken;
  for (std::string& name : names) {
    name = name_for_all(name);
    const std::string stem = name;
    for (int number = 1; !taken.insert(name).second; ++number) name = fmt::format("{}.{}", stem, number);
  }
  return names;
}

}  // namespace peakend::results
