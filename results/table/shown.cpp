// {fmt} writes the digits; grouping is done here, so that no locale has a say.
#include "results/table/shown.hpp"
#include "scenarios/words/say.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace peakend::results {

namespace {

struct Marks {
  char decimal;
  const char* thousands;
};
Marks marks() { return spoken() == Language::dutch ? Marks{',', "."} : Marks{'.', ","}; }

bool is_zero(std::string_view digits) { return digits.find_first_of("123456789") == std::string_view::npos; }

}  // namespace

std::string grouped(double value, int decimals) {
  if (std::isnan(value)) return "-";
  if (std::isinf(value)) return (value > 0 ? "" : "-") + told("infinite");
  const std::string digits = fmt::format("{:.{}f}", std::abs(value), std::clamp(decimals, 0, 9));
  std::string whole = digits.substr(0, digits.find('.'));
  std::string rest = digits.substr(whole.size());
  const Marks signs = marks();
  if (!rest.empty()) rest[0] = signs.decimal;
  for (std::size_t from_end = 3; from_end < whole.size(); from_end += 4) whole.insert(whole.size() - from_end, signs.thousands);
  const bool negative = value < 0 && !is_zero(digits);
  return (negative ? "-" : "") + whole + rest;
}

std::string with_sign(double value, int decimals) {
  const std::string text = grouped(value, decimals);
  return value > 0 && !is_zero(text) ? "+" + text : text;
}

std::string shortest(double value) {
  if (std::isnan(value)) return "-";
  std::string text = fmt::format("{}", value);
  std::replace(text.begin(), text.end(), '.', marks().decimal);
  return text;
}

std::string percent(double share, int decimals) {
  return std::isnan(share) ? "-" : grouped(share * 100, decimals) + " %";
}

std::string unit_text(std::string_view unit) {
  const bool money = unit.size() > 4 && unit[3] == ' ' && unit.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3;
  return money ? std::string(unit.substr(0, 4)) + told(unit.substr(4)) : told(unit);
}

std::string_view unit_of_change(std::string_view unit) { return unit == "%" ? "percentage points" : unit; }

std::string with_unit(std::string_view number, std::string_view unit) {
  if (unit.empty()) return std::string(number);
  if (number == "1" && unit == "points") unit = "point";
  if (number == "1" && unit == "percentage points") unit = "percentage point";
  return fmt::format("{} {}", number, unit_text(unit));
}

std::string between(const Estimate& estimate, int decimals) {
  if (!has_interval(estimate)) return told("no interval");
  return say("between {} and {}", grouped(estimate.low, decimals), grouped(estimate.high, decimals));
}

std::string between_ways(const Estimate& estimate, int decimals, std::string_view less, std::string_view more) {
  if (!has_interval(estimate)) return told("no interval");
  const auto size = [&](double value) { return grouped(std::abs(value), decimals); };
  const bool below = estimate.low < 0 && !is_zero(size(estimate.low));
  const bool above = estimate.high > 0 && !is_zero(size(estimate.high));
  if (below && above)
    return say("between {} {} and {} {}", size(estimate.low), less, size(estimate.high), more);
  if (below) return say("between {} and {}", size(estimate.high), size(estimate.low));
  return say("between {} and {}", size(estimate.low), size(estimate.high));
}

std::string more_or_less(const Estimate& change, int decimals, std::string_view unit, const std::string& what) {
  return fmt::format("{} {} {} ({})", with_unit(grouped(std::abs(change.mean), decimals), unit),
                     change.mean < 0 ? told("less") : told("more"), what, between_ways(change, decimals, told("less"), told("more")));
}

std::string weeks_text(int weeks) { return weeks == 1 ? say("{} week", 1) : say("{} weeks", weeks); }

std::string about(double value) {
  if (!std::isfinite(value) || value <= 0) return "-";
  double step = 1;
  while (value / step > 100) step *= 10;
  return grouped(std::ceil(value / step) * step, 0);
}

}  // namespace peakend::results
