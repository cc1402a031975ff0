// Times of day, dates and weekdays as authors write them.
#include "scenarios/base/clock.hpp"

#include <catch2/catch.hpp>

using namespace peakend;

TEST_CASE("a time of day is minutes since midnight", "[clock]") {
  CHECK(parse_clock("00:00") == 0);
  CHECK(parse_clock("08:05") == 485);
  CHECK(parse_clock("23:59") == 1439);
  CHECK(parse_clock("24:00") == 1440);
  for (const char* text : {"", "8:00", "24:01", "25:00", "08:60", "08-00", "08:0", "08:000", " 8:00", "+8:00", "0a:00", "08:00 "}) {
    INFO(text);
    CHECK_FALSE(parse_clock(text));
  }
}

TEST_CASE("a range runs from earlier to later", "[clock]") {
  CHECK(parse_range("08:00-21:00") == ClockRange{480, 1260});
  CHECK(parse_range("00:00 - 24:00") == ClockRange{0, 1440});
  for (const char* text : {"", "08:00", "08:00-", "-08:00", "21:00-08:00", "08:00-08:00", "08:00-09:00-10:00", "08:00 to 09:00"}) {
    INFO(text);
    CHECK_FALSE(parse_range(text));
  }
}

TEST_CASE("a date is a day the calendar has", "[clock]") {
  CHECK(parse_date("2026-01-05") == Date{2026, 1, 5});
  CHECK(parse_date("2024-02-29") == Date{2024, 2, 29});
  CHECK(parse_date("2000-02-29"));
  CHECK(parse_date("1900-01-01"));
  CHECK(parse_date("2200-12-31"));
  for (const char* text : {"", "2026-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-01", "2026-01-00", "1899-12-31", "2201-01-01",
                           "2026-1-5", "26-01-05", "2026/01/05", "2026-01-05 ", "-026-01-05"}) {
    INFO(text);
    CHECK_FALSE(parse_date(text));
  }
}

TEST_CASE("weekdays and distances of known days", "[clock]") {
  CHECK(weekday({2026, 1, 5}) == 1);   // a Monday
  CHECK(weekday({2000, 1, 1}) == 6);   // a Saturday
  CHECK(weekday({1969, 7, 20}) == 7);  // a Sunday
  CHECK(days_between({2026, 1, 5}, {2026, 1, 5}) == 0);
  CHECK(days_between({2024, 2, 28}, {2024, 3, 1}) == 2);
  CHECK(days_between({2023, 3, 1}, {2023, 2, 28}) == -1);
  CHECK(days_between({1900, 1, 1}, {2200, 12, 31}) == 109937);  // 301 years of 365 days and 73 leap days, less one
}

TEST_CASE("weekdays are one day or a run of days", "[clock]") {
  CHECK(parse_weekdays("mon") == Weekdays{0b0000001});
  CHECK(parse_weekdays("sun") == Weekdays{0b1000000});
  CHECK(parse_weekdays("mon..sat") == Weekdays{0b0111111});
  CHECK(parse_weekdays("tue .. wed") == Weekdays{0b0000110});
  CHECK(parse_weekdays("sat..mon") == Weekdays{0b1100001});
  CHECK(parse_weekdays("mon..sun") == Weekdays{0b1111111});
  CHECK(parse_weekdays("wed..wed") == Weekdays{0b0000100});
  const Weekdays days = parse_weekdays("fri..sun").value();
  CHECK_FALSE(days.has(4));
  CHECK(days.has(5));
  CHECK(days.has(7));
  CHECK_FALSE(days.has(0));
  CHECK_FALSE(days.has(8));
  for (const char* text : {"", "Mon", "monday", "mon..", "..mon", "mon-sat", "mon...sat", "mon..tue..wed", "1"}) {
    INFO(text);
    CHECK_FALSE(parse_weekdays(text));
  }
}
