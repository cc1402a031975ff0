// Rules that stop policies: looked at in the morning, on the figures of the days before. A policy that stops does so
// from that morning on and for good; what follows it begins the morning after.
#include <limits>

#include "agents/figures/seen.hpp"
#include "agents/life/run.hpp"
#include "scenarios/language/truth.hpp"

namespace peakend::life {
using spec::Stand;

// What a rule reads this morning.
float Run::seen(const model::StopRule& rule, language::Source source, std::uint32_t index) const {
  const model::Date now = date();
  if (source == language::Source::day) return static_cast<float>(now.day);
  if (source == language::Source::weekday) return static_cast<float>(now.weekday);
  if (source == language::Source::week) return static_cast<float>(now.week);
  if (source != language::Source::figure) return std::numeric_limits<float>::quiet_NaN();
  const auto& before = mornings[static_cast<std::size_t>(today.day - rule.window) % mornings.size()];
  return static_cast<float>(
      figures::seen(figures::between(figures, before), rule.window, spec::figure_of(index), spec::topic_of(index)));
}

void Run::look_at_rules() {
  if (!counting()) return;
  mornings[static_cast<std::size_t>(today.day) % mornings.size()] = figures.sums;
  for (std::size_t r = 0; r < plan.rules.size(); ++r) {
    const auto& rule = plan.rules[r];
    Stand& stand = stands[r];
    if (stand == Stand::stopping) stand = Stand::stopped;
    if (stand != Stand::running || today.day < rule.first || today.day >= rule.until) continue;
    const auto read = [&](language::Source source, std::uint32_t index) { return seen(rule, source, index); };
    if (language::truth_of(rule.when, read) != language::Truth::yes) continue;
    stand = rule.goes_on ? Stand::stopping : Stand::stopped;
    if (figures.get(figures::Stops::stopped) != 0) continue;  // the first of a combination
    figures.at(figures::Stops::stopped) = 1;
    figures.at(figures::Stops::day) = today.day - plan.warm_up_days + 1;
  }
}

// The last that holds by its first day, as the policies stand.
std::size_t Run::model_of_today() const {
  const int code = spec::code_of(stands);
  std::size_t found = model_number;
  for (std::size_t m = 0; m < plan.models.size() && plan.models[m].from_day <= today.day; ++m)
    if (plan.models[m].standing == code) found = m;
  return found;
}

}  // namespace peakend::life
