// Sums of sums are what outcomes are made of, so those are looked at; in double, which cannot wrap around.
#include "agents/figures/overflow.hpp"

namespace peakend::figures {
namespace {

// One sum over all weeks, touchpoints or pools.
template <class Which>
double total(const Figures& f, int count, Which which) {
  double sum = 0;
  for (int i = 0; i < count; ++i) sum += static_cast<double>(f.get(i, which));
  return sum;
}

}  // namespace

std::optional<std::string> overflowing(const Figures& f) {
  const Layout& l = f.layout;
  const auto over = [](double sum) { return !(sum < sum_limit && sum > -sum_limit); };
  if (over(total(f, l.weeks, PerWeek::revenue))) return "revenue";
  if (over(total(f, l.weeks, PerWeek::gross_margin))) return "gross margin";
  if (over(total(f, l.weeks, PerWeek::staff))) return "staff cost";
  if (over(total(f, l.weeks, PerWeek::policy))) return "policy cost";
  if (over(total(f, l.touchpoints, PerTouchpoint::wait))) return "waiting time";
  if (over(total(f, l.pools, PerPool::busy))) return "time at work";
  if (over(total(f, l.pools, PerPool::scheduled))) return "scheduled time";
  if (over(total(f, l.pools, PerPool::overtime))) return "overtime";
  return std::nullopt;
}

}  // namespace peakend::figures
