// Moments of a run as people write them: `week 4`, `day 12`, a date.
#include <charconv>
#include <cmath>

#include "scenarios/base/clock.hpp"
#include "scenarios/base/text.hpp"
#include "scenarios/read/parts.hpp"

namespace peakend::read {

std::optional<int> read_day(Document& document, const spec::Scenario& scenario, const Place& place,
                            const std::string& path, const std::string& text) {
  auto space = text.find(' ');
  int count = 0;
  std::string_view digits = space == std::string::npos ? std::string_view{} : std::string_view(text).substr(space + 1);
  auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
  bool number =
      error == std::errc{} && !digits.empty() && end == digits.data() + digits.size() && count >= 1 && count < 10000;
  if (number && text.starts_with("week ")) return (count - 1) * 7 + 1;
  if (number && text.starts_with("day ")) return count;
  auto date = parse_date(text), start = parse_date(scenario.start_date);
  float warm_up = 0;
  if (date && start && slots::constant(scenario.values(), scenario.warm_up, warm_up)) {
    int day = days_between(*start, *date) - static_cast<int>(std::lround(warm_up / 1440)) + 1;
    if (day >= 1) return day;
    document.problem(place, path, "this date is before the end of the warm-up", "", "'" + shown(text, 40) + "'");
    return std::nullopt;
  }
  document.problem(place, path, "not a moment", "`week 4`, `day 12` or a date such as 2026-03-01",
                   "'" + shown(text, 40) + "'");
  return std::nullopt;
}

std::optional<int> read_day(Document& document, const spec::Scenario& scenario, const std::string& path) {
  return read_day(document, scenario, document.place(path), path, document.text(path));
}

}  // namespace peakend::read
