// Reading what was typed takes longer than all else about a point, so it is remembered.
#include "sim/study/points.hpp"

#include <fmt/format.h>

#include <utility>

#include "results/report/csv.hpp"
#include "scenarios/read/read_scenario.hpp"
#include "scenarios/spec/versions.hpp"

namespace peakend::study {
namespace {
// "4 min" as 4; a word, an expression or a distribution stays as it was typed.
std::string table_value(const spec::Scenario& scenario, const std::string& typed,
                        const std::vector<slots::Change>& changes) {
  if (changes.empty() || changes.front().kind != slots::Change::Kind::set) return typed;
  const auto& change = changes.front();
  const bool word = scenario.slots.all[change.slot].key->form == slots::Form::word;
  if (word || !language::is_literal(change.value)) return typed;
  return results::csv_number(language::as_written(change.value));
}
}  // namespace

std::string Point::name() const { return fmt::format("point {}", number); }

Point Points::read(std::size_t number, Problems& problems) {
  Point point{number, {}, {}};
  std::vector<slots::Change> changes;
  for (std::size_t a = 0; a < design_.paths.size(); ++a) {
    const std::string& value = design_.points[number][a];
    if (value.empty()) {
      point.values.push_back("");
      continue;
    }
    const std::string typed = design_.paths[a] + "=" + value;
    auto known = kept_.find(typed);
    if (known == kept_.end()) {
      const std::size_t before = problems.size();
      Typed read{read::read_point(scenario_, point.name(), typed, problems), {}};
      read.shown = table_value(scenario_, value, read.changes);
      if (problems.size() > before) {  // named after its point, so the next point reads it again
        point.values.push_back(read.shown);
        changes.insert(changes.end(), read.changes.begin(), read.changes.end());
        continue;
      }
      if (kept_.size() >= most_kept) kept_.clear();
      known = kept_.emplace(typed, std::move(read)).first;
    }
    point.values.push_back(known->second.shown);
    changes.insert(changes.end(), known->second.changes.begin(), known->second.changes.end());
  }
  point.scenario = spec::at_point(scenario_, std::move(changes));
  return point;
}

}  // namespace peakend::study
