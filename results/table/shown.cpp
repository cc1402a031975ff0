// {fmt} writes the digits; grouping is done here, so that no locale has a say.
#include "results/table/shown.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace peakend::results {

namespace {

bool is_zero(std::string_view digits) { return digits.find_first_of("123456789") == std::string_view::npos; }

}  // namespace

std::string grouped(double value, int decimals) {
  if (std::isnan(value)) return "-";
  if (std::isinf(value)) return value > 0 ? "infinite" : "-infinite";
  const std::string digits = fmt::format("{:.{}f}", std::abs(value), std::clamp(decimals, 0, 9));
  std::string whole = digits.substr(0, digits.find('.'));
  const std::string rest = digits.substr(whole.size());
  for (std::size_t from_end = 3; from_end < whole.size(); from_end += 4) whole.insert(whole.size() - from_end, ",");
  const bool negative = value < 0 && !is_zero(digits);
  return (negative ? "-" : "") + whole + rest;
}

std::string with_sign(double value, int decimals) {
  const std::string text = grouped(value, decimals);
  return value > 0 && !is_zero(text) ? "+" + text : text;
}

std::string shortest(double value) { return std::isnan(value) ? "-" : fmt::format("{}", value); }

std::string percent(double share, int decimals) {
  return std::isnan(share) ? "-" : grouped(share * 100, decimals) + " %";
}

std::string with_unit(std::string_view number, std::string_view unit) {
  if (unit.empty()) return std::string(number);
  if (number == "1" && unit == "points") unit = "point";
  return fmt::format("{} {}", number, unit);
}

std::string between(const Estimate& estimate, int decimals) {
  if (!has_interval(estimate)) return "no interval";
  return fmt::format("between {} and {}", grouped(estimate.low, decimals), grouped(estimate.high, decimals));
}

std::string between_ways(const Estimate& estimate, int decimals, std::string_view less, std::string_view more) {
  if (!has_interval(estimate)) return "no interval";
  const auto size = [&](double value) { return grouped(std::abs(value), decimals); };
  const bool below = estimate.low < 0 && !is_zero(size(estimate.low));
  const bool above = estimate.high > 0 && !is_zero(size(estimate.high));
  if (below && above)
    return fmt::format("between {} {} and {} {}", size(estimate.low), less, size(estimate.high), more);
  if (below) return fmt::format("between {} and {}", size(estimate.high), size(estimate.low));
  return fmt::format("between {} and {}", size(estimate.low), size(estimate.high));
}

std::string about(double value) {
  if (!std::isfinite(value) || value <= 0) return "-";
  double step = 1;
  while (value / step > 100) step *= 10;
  return grouped(std::ceil(value / step) * step, 0);
}

}  // namespace peakend::results
