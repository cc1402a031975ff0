// Bands are left out: who is a promoter is not known before, and differs between policies.
#include "results/report/groups.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "results/report/policy_table.hpp"
#include "results/table/called.hpp"
#include "results/table/shown.hpp"
#include "scenarios/words/say.hpp"

namespace peakend::results {
namespace {
// Under every policy, to the last bit, and where there is no data as well.
bool same_people(const Study& study, std::size_t one, std::size_t other) {
  return std::all_of(study.policies.begin(), study.policies.end(), [&](const PolicyResult& policy) {
    return std::equal(policy.values[one].begin(), policy.values[one].end(), policy.values[other].begin(), policy.values[other].end(),
                      [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); });
  });
}
}  // namespace

std::vector<std::size_t> groups_of(const Study& study) {
  std::vector<std::size_t> groups;
  for (std::size_t o = 0; o < study.outcomes.size(); ++o) {
    const Outcome& outcome = study.outcomes[o];
    if (!outcome.name.starts_with(study.primary + ".") || outcome.group.empty()) continue;
    const auto found = std::find_if(groups.begin(), groups.end(), [&](std::size_t known) { return same_people(study, known, o); });
    if (found == groups.end()) groups.push_back(o);
  }
  return groups.size() < 2 ? std::vector<std::size_t>{} : groups;
}

std::vector<Column> group_table(const Study& study, const Verdict& verdict, const Summary& summary, bool unicode) {
  const auto best = find_policy(study, verdict.best);
  const auto groups = groups_of(study);
  if (groups.empty() || !best || *best == 0) return {};
  std::vector<Column> columns{{{told("customers")}, {}, true, false}, {{title_of(study, study.primary), study.policies[0].name}, {}, false, false}, {{told("difference"), verdict.best}, {}, false, false}};
  for (const std::size_t o : groups) {
    columns[0].cells.push_back(clean(study.outcomes[o].group.here(), unicode));
    columns[1].cells.push_back(plus_minus(summary[0][o].value, study.outcomes[o].decimals, false, signs(unicode)));
    columns[2].cells.push_back(plus_minus(summary[*best][o].difference, study.outcomes[o].decimals, true, signs(unicode)));
  }
  for (Column& column : columns)
    for (std::string& line : column.header) line = clean(line, unicode);
  return columns;
}

}  // namespace peakend::results
