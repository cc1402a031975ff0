// From integers to amounts, week by week.
#include "sim/study/fill_report.hpp"

#include "agents/figures/derive.hpp"
#include "scenarios/spec/variants.hpp"

namespace peakend::study {
using figures::PerWeek;

void add_weeks(const figures::Figures& f, results::PolicyResult& policy) {
  std::vector<results::WeekOfMoney> weeks;
  for (int w = 0; w < f.layout.weeks; ++w) {
    const std::int64_t gross = f.get(w, PerWeek::gross_margin), staff = f.get(w, PerWeek::staff),
                       cost = f.get(w, PerWeek::policy);
    weeks.push_back({figures::to_money(f, f.get(w, PerWeek::revenue)), figures::to_money(f, gross),
                     figures::to_money(f, staff), figures::to_money(f, cost),
                     figures::to_money(f, gross - staff - cost)});
  }
  policy.weeks.push_back(std::move(weeks));
}

std::optional<results::Intention> intention_of(const spec::Scenario& scenario, int policy) {
  if (policy == spec::baseline) return std::nullopt;
  const auto& intends = scenario.policies[static_cast<std::size_t>(policy)].intends;
  if (!intends) return std::nullopt;
  return results::Intention{intends->first, slots::as_written(scenario.values(), intends->second)};
}

}  // namespace peakend::study
