// Times of day, dates and weekdays as authors write them. Pure readers: nothing when the text is anything else.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace peakend {

// Minutes since midnight, 0 <= from < until <= 1440.
struct ClockRange {
  int from = 0;
  int until = 0;
  friend bool operator==(const ClockRange&, const ClockRange&) = default;
};

// A day of the Gregorian calendar.
struct Date {
  int year = 0;
  int month = 0;  // 1..12
  int day = 0;    // 1..31
  friend bool operator==(const Date&, const Date&) = default;
};

// A set of weekdays: bit 0 is Monday, bit 6 Sunday.
struct Weekdays {
  std::uint8_t bits = 0;
  bool has(int weekday) const { return weekday >= 1 && weekday <= 7 && ((bits >> (weekday - 1)) & 1) != 0; }
  friend bool operator==(const Weekdays&, const Weekdays&) = default;
};

// "08:00" -> 480; two digits each, "24:00" is 1440.
std::optional<int> parse_clock(std::string_view text);

// "08:00-21:00" -> {480, 1260}; blanks around the dash are allowed.
std::optional<ClockRange> parse_range(std::string_view text);

// "2026-01-05"; a day the calendar has, years 1900 to 2200.
std::optional<Date> parse_date(std::string_view text);

// "mon", or "mon..sat", or over the week's end "sat..mon"; lower case, blanks around the dots are allowed.
std::optional<Weekdays> parse_weekdays(std::string_view text);

// 1 is Monday, 7 Sunday (ISO 8601). The date must be one parse_date gives.
int weekday(const Date& date);

// Days from `from` to `to`; negative when `to` is earlier.
int days_between(const Date& from, const Date& to);

}  // namespace peakend
