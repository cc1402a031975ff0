// Readers of times, dates and weekdays on std::chrono's calendar.
#include "scenarios/base/clock.hpp"

#include <array>
#include <chrono>

#include "scenarios/base/text.hpp"

namespace peakend {
namespace {

constexpr std::array<std::string_view, 7> day_names = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

// A number of exactly this many digits.
std::optional<int> digits(std::string_view text, std::size_t count) {
  if (text.size() != count) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::chrono::year_month_day as_calendar(const Date& date) {
  return std::chrono::year{date.year} / std::chrono::month{static_cast<unsigned>(date.month)} /
         std::chrono::day{static_cast<unsigned>(date.day)};
}

// 1..7, 0 when it is no weekday.
int day_number(std::string_view name) {
  for (std::size_t i = 0; i < day_names.size(); ++i) {
    if (day_names[i] == name) return static_cast<int>(i) + 1;
  }
  return 0;
}

}  // namespace

std::optional<int> parse_clock(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hours = digits(text.substr(0, 2), 2);
  const auto minutes = digits(text.substr(3), 2);
  if (!hours || !minutes || *minutes > 59) return std::nullopt;
  const int total = *hours * 60 + *minutes;
  if (total > 24 * 60) return std::nullopt;
  return total;
}

std::optional<ClockRange> parse_range(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto from = parse_clock(trimmed(text.substr(0, dash)));
  const auto until = parse_clock(trimmed(text.substr(dash + 1)));
  if (!from || !until || *from >= *until) return std::nullopt;
  return ClockRange{*from, *until};
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4), 4);
  const auto month = digits(text.substr(5, 2), 2);
  const auto day = digits(text.substr(8), 2);
  if (!year || !month || !day || *year < 1900 || *year > 2200) return std::nullopt;
  const Date date{*year, *month, *day};
  if (!as_calendar(date).ok()) return std::nullopt;
  return date;
}

std::optional<Weekdays> parse_weekdays(std::string_view text) {
  const std::size_t dots = text.find("..");
  const bool single = dots == std::string_view::npos;
  const int first = day_number(trimmed(text.substr(0, dots)));
  const int last = single ? first : day_number(trimmed(text.substr(dots + 2)));
  if (first == 0 || last == 0) return std::nullopt;
  unsigned bits = 0;
  for (int day = first;; day = day % 7 + 1) {
    bits |= 1u << (day - 1);
    if (day == last) break;
  }
  return Weekdays{static_cast<std::uint8_t>(bits)};
}

int weekday(const Date& date) {
  const std::chrono::weekday day{std::chrono::sys_days{as_calendar(date)}};
  return static_cast<int>(day.iso_encoding());
}

int days_between(const Date& from, const Date& to) {
  const auto gap = std::chrono::sys_days{as_calendar(to)} - std::chrono::sys_days{as_calendar(from)};
  return static_cast<int>(gap.count());
}

}  // namespace peakend
