// Most are the outcomes of the same name, taken from a few days instead of a whole run.
#include "agents/figures/seen.hpp"

#include <limits>

#include "agents/figures/derive.hpp"
#include "scenarios/spec/outcomes.hpp"

namespace peakend::figures {
namespace {
using spec::RuleFigure;

double as_outcome(const Figures& days, spec::Measure measure) {
  for (const auto& kind : spec::outcome_kinds())
    if (kind.measure == measure) return derive(days, {&kind, spec::everybody});
  return std::numeric_limits<double>::quiet_NaN();
}

double per(std::int64_t a, std::int64_t b) {
  return b == 0 ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(a) / static_cast<double>(b);
}
}  // namespace

Figures between(const Figures& now, const std::vector<std::int64_t>& before) {
  Figures days = now;
  for (std::size_t i = 0; i < days.layout.sums_end(); ++i) days.sums[i] -= before[i];
  return days;
}

double seen(const Figures& days, int count, RuleFigure figure, int topic) {
  switch (figure) {
    case RuleFigure::sentiment:
      return as_outcome(days, spec::Measure::sentiment);
    case RuleFigure::talk:
      return as_outcome(days, spec::Measure::talk);
    case RuleFigure::visits:
      return as_outcome(days, spec::Measure::visits);
    case RuleFigure::revenue:
      return as_outcome(days, spec::Measure::revenue);
    case RuleFigure::wait:
      return as_outcome(days, spec::Measure::wait);
    case RuleFigure::utilisation:
      return as_outcome(days, spec::Measure::utilisation);
    case RuleFigure::considers_leaving:
      return as_outcome(days, spec::Measure::considers_leaving);
    case RuleFigure::left:
      return 100 * 7 * per(days.get(Total::left), days.get(spec::everybody, PerGroup::customer_days));
    case RuleFigure::volume:
      return 7 * per(days.get(topic, PerTopic::told), std::int64_t{days.layout.people} * count);
  }
  return std::numeric_limits<double>::quiet_NaN();
}

void keep_week(Figures& now, const std::vector<std::int64_t>& before, const std::vector<spec::OutcomeName>& outcomes,
               int w) {
  const Figures days = between(now, before);
  int number = 0;
  for (const auto& outcome : outcomes) now.keep_in_week(number++, w, derive(days, outcome, 1));
}

}  // namespace peakend::figures
