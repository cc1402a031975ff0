// Numbers and their units. A number is digits, perhaps a fraction, perhaps an exponent; it becomes the nearest
// float32. With a unit it is converted in double and rounded to float32 once.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

#include "scenarios/base/text.hpp"
#include "scenarios/language/lex.hpp"
#include "scenarios/language/units.hpp"

namespace peakend::language {
namespace {

// value * times / over
struct Scale {
  double times = 1;
  double over = 1;
  Dimension dimension = Dimension::any;
  std::string currency;
};

void take_digits(Scanner& scanner) {
  while (is_digit(scanner.peek())) ++scanner.at;
}

bool exponent_follows(const Scanner& scanner) {
  if (scanner.peek() != 'e' && scanner.peek() != 'E') return false;
  const bool sign = scanner.peek(1) == '+' || scanner.peek(1) == '-';
  return is_digit(scanner.peek(sign ? 2 : 1));
}

std::string without(std::string_view text, char unwanted) {
  std::string result;
  for (const char c : text)
    if (c != unwanted) result += c;
  return result;
}

// YAML 1.1 reads 010 as eight; here it is refused, because its author may mean either.
void refuse_leading_zero(Scanner& scanner, std::size_t start, std::string_view number) {
  const std::string plain(number.substr(std::min(number.find_first_not_of('0'), number.size())));
  const bool whole = number.find_first_not_of("0123456789") == std::string_view::npos;
  const std::string ten = plain.empty() || !is_digit(plain[0]) ? "0" + plain : plain;
  std::string hint = "write " + ten;
  unsigned long octal = 0;
  const auto read = std::from_chars(number.data(), number.data() + number.size(), octal, 8);
  if (whole && read.ec == std::errc{} && read.ptr == number.data() + number.size())
    hint = "YAML would read this as " + std::to_string(octal) + ": " + hint;
  scanner.complain(start, "a number may not begin with a zero", "", quoted(std::string(number)), hint);
}

// 0x1F, 0b101, 0o17 and 1_000. True when one was found (and told).
bool refuse_other_notations(Scanner& scanner, std::size_t start) {
  const char mark = lowered(std::string(1, scanner.peek(1)))[0];
  const bool based =
      scanner.peek() == '0' && (mark == 'x' || mark == 'o' || (mark == 'b' && is_digit(scanner.peek(2))));
  if (based) {
    const std::string got(scanner.take_name_characters());
    scanner.complain(start, "numbers are written in tens", "", quoted(got), "write it as a decimal number");
    return true;
  }
  std::size_t ahead = 0;
  bool underscore = false;
  while (is_digit(scanner.peek(ahead)) || scanner.peek(ahead) == '_' || scanner.peek(ahead) == '.')
    underscore |= scanner.peek(ahead++) == '_';
  if (!underscore) return false;
  const std::string got(scanner.text.substr(start, ahead));
  scanner.at += ahead;
  scanner.complain(start, "a number has no underscores", "", quoted(got), "write " + without(got, '_'));
  return true;
}

// Digits, fraction, exponent; the empty text after a complaint.
std::string_view scan_digits(Scanner& scanner) {
  const std::size_t start = scanner.at;
  if (refuse_other_notations(scanner, start)) return {};
  take_digits(scanner);
  const std::size_t whole = scanner.at - start;
  if (scanner.peek() == '.' && is_digit(scanner.peek(1))) {
    ++scanner.at;
    take_digits(scanner);
  }
  const std::size_t mantissa = scanner.at;
  if (exponent_follows(scanner)) {
    scanner.at += 2;
    take_digits(scanner);
  }
  const std::string_view number = scanner.text.substr(start, scanner.at - start);
  if (scanner.peek() == '.') {
    const std::size_t point = scanner.at++;
    const bool twice = mantissa - start > whole;
    scanner.take_name_characters();
    scanner.complain(point, twice ? "a number has one point at most" : "a point stands between digits", "",
                     quoted(std::string(scanner.text.substr(start, scanner.at - start))),
                     twice ? "" : "write " + std::string(number));
    return {};
  }
  if (whole > 1 && number[0] == '0') {
    refuse_leading_zero(scanner, start, number);
    return {};
  }
  return number;
}

std::string unit_hint(const std::string& word, std::string_view number) {
  const std::string lower = lowered(word);
  if (is_keyword(lower)) return "keywords are written in small letters: '" + lower + "'";
  if (unit_named(lower) != nullptr) return "units are written in small letters: '" + lower + "'";
  if (lower == "month" || lower == "months") return "months differ in length: write 30 days or 4 weeks";
  if (lower == "euro" || lower == "euros") return "money carries its code: write " + std::string(number) + " EUR";
  if (lower == "cent" || lower == "cents") return "money carries its code: write 0.50 EUR for 50 cents";
  if (lower == "a" || lower == "an" || lower == "each" || lower == "every") return "a rate is written " + std::string(number) + " per week";
  const std::string near = did_you_mean(word, unit_names());
  return near.empty() ? "to multiply, write " + std::string(number) + " * " + word : near;
}

void refuse_unit(Scanner& scanner, std::size_t where, const std::string& word, std::string_view number) {
  const std::string hint = unit_hint(word, number);
  scanner.complain(where, "unknown unit", "a unit of time, '%', 'per' and a unit of time, or a currency such as EUR",
                   quoted(word), hint);
}

// After `per`: a rate per week.
std::optional<Scale> scan_rate(Scanner& scanner, std::string_view number) {
  scanner.skip_space();
  const std::size_t where = scanner.at;
  const std::string word(scanner.take_name_characters());
  const Unit* unit = unit_named(word);
  if (unit == nullptr) {
    std::string hint = word.empty() ? "" : did_you_mean(word, unit_names());
    if (const std::string lower = lowered(word); lower == "month" || lower == "months")
      hint = "months differ in length: write per week, or " + std::string(number) + " / 30 days";
    scanner.complain(where, "'per' needs a unit of time", "for example 'per week'", word.empty() ? "" : quoted(word),
                     hint);
    return std::nullopt;
  }
  return Scale{minutes_per_week * unit->over, unit->times, Dimension::rate, ""};
}

// What stands after the number, if it is a unit. nullopt after a complaint.
std::optional<Scale> scan_unit(Scanner& scanner, std::string_view number) {
  const std::size_t end = scanner.at;
  scanner.skip_space();
  if (scanner.peek() == '%') {
    ++scanner.at;
    return Scale{1, 100, Dimension::plain, ""};
  }
  const std::size_t where = scanner.at;
  const std::string word(is_letter(scanner.peek()) ? scanner.take_name_characters() : std::string_view{});
  if (word.empty() || is_keyword(word)) {
    scanner.at = end;
    return Scale{};
  }
  if (word == "per") return scan_rate(scanner, number);
  if (const Unit* unit = unit_named(word)) return Scale{unit->times, unit->over, Dimension::time, ""};
  const std::string lower = lowered(word);
  if (is_currency(word) && unit_named(lower) == nullptr && !is_keyword(lower))
    return Scale{1, 1, Dimension::money, word};
  refuse_unit(scanner, where, word, number);
  return std::nullopt;
}

// The power of ten of the first digit that counts: tells too large from too small where from_chars does not.
long order_of(std::string_view number) {
  const std::size_t mark = std::min(number.find_first_of("eE"), number.size());
  const std::string_view digits = number.substr(0, mark);
  const auto point = static_cast<long>(std::min(digits.find('.'), digits.size()));
  const auto first = static_cast<long>(digits.find_first_of("123456789"));
  const long order = first < point ? point - first : point - first + 1;
  if (mark == number.size()) return order;
  const bool negative = number[mark + 1] == '-';
  long exponent = 0;
  for (const char c : number.substr(mark + 1))
    if (is_digit(c)) exponent = std::min(exponent * 10 + (c - '0'), 1'000'000L);
  return order + (negative ? -exponent : exponent);
}

// number * times / over in double; 0 where double cannot hold it.
double in_double(std::string_view number, const Scale& scale) {
  double wide = 0;
  std::from_chars(number.data(), number.data() + number.size(), wide);
  return wide * scale.times / scale.over;
}

// The float32 nearest to number * times / over; infinite when too large, NaN when it is not 0 but would become 0.
float converted(std::string_view number, const Scale& scale) {
  const char* end = number.data() + number.size();
  const float too_small = std::numeric_limits<float>::quiet_NaN();
  double wide = 0;
  if (std::from_chars(number.data(), end, wide).ec != std::errc{})
    return order_of(number) > 0 ? std::numeric_limits<float>::infinity() : too_small;
  const double scaled = wide * scale.times / scale.over;
  if (scaled > std::numeric_limits<double>::max()) return std::numeric_limits<float>::infinity();
  auto value = static_cast<float>(scaled);
  // rounding text to double and then to float can differ from rounding once
  float once = 0;
  if (scale.times == scale.over && std::from_chars(number.data(), end, once).ec == std::errc{}) value = once;
  return value == 0 && wide != 0 ? too_small : value;
}

}  // namespace

Expr scan_number(Scanner& scanner) {
  const std::size_t start = scanner.at;
  const std::string_view number = scan_digits(scanner);
  if (number.empty()) return {};
  const std::optional<Scale> scale = scan_unit(scanner, number);
  if (!scale) return {};
  Expr expr = literal(converted(number, *scale), scale->dimension);
  expr.written = in_double(number, *scale);
  expr.name = scale->currency;
  const std::string got = quoted(shown(std::string(scanner.text.substr(start, scanner.at - start)), 40));
  if (std::isinf(expr.value))
    scanner.complain(start, "this number is too large", "at most 3.4e38 after conversion", got, "");
  else if (std::isnan(expr.value))
    scanner.complain(start, "this number is too small", "0 or at least 1.5e-45 after conversion", got, "write 0");
  return expr;
}

void refuse_leading_point(Scanner& scanner) {
  const std::size_t start = scanner.at++;
  const std::string word(scanner.take_name_characters());
  const std::string lower = lowered(word);
  const std::string got = quoted("." + word);
  if (lower == "nan" || lower == "inf") {
    scanner.complain(start, "this is not a number an expression may hold", "a finite number", got, "");
  } else if (!word.empty() && is_digit(word[0])) {
    scanner.complain(start, "a number begins with a digit", "", got, "write 0." + word);
  } else {
    scanner.complain(start, "a name begins with a letter", "", got, "");
  }
}

}  // namespace peakend::language
