// Reading what was typed takes longer than all else about a point, so it is remembered.
#include "sim/study/points.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <utility>

#include "scenarios/read/read_scenario.hpp"
#include "scenarios/spec/versions.hpp"

namespace peakend::study {
namespace {
// "4 min" as 4; NaN for a word, an expression or a distribution.
double number_at(const spec::Scenario& scenario, const std::vector<slots::Change>& changes) {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  if (changes.empty() || changes.front().kind != slots::Change::Kind::set) return none;
  const auto& change = changes.front();
  const bool word = scenario.slots.all[change.slot].key->form == slots::Form::word;
  if (word || !language::is_literal(change.value)) return none;
  return language::as_written(change.value);
}
}  // namespace

std::string Point::name() const { return fmt::format("point {}", number); }

const Points::Typed& Points::typed(std::size_t number, std::size_t axis, Problems& problems) {
  const std::string& value = design_.points[number][axis];
  if (value.empty()) return other_ = {{}, std::numeric_limits<double>::quiet_NaN()};
  const std::string typed = design_.paths[axis] + "=" + value;
  if (auto known = kept_.find(typed); known != kept_.end()) return known->second;
  const std::size_t before = problems.size();
  Typed read{read::read_point(scenario_, fmt::format("point {}", number), typed, problems), 0};
  read.number = number_at(scenario_, read.changes);
  if (problems.size() > before) return other_ = std::move(read);  // named after its point, so the next point reads it again
  if (kept_.size() >= most_kept) kept_.clear();
  return kept_.emplace(typed, std::move(read)).first->second;
}

Point Points::read(std::size_t number, Problems& problems) {
  Point point{number, {}, {}, {}};
  std::vector<slots::Change> changes;
  for (std::size_t a = 0; a < design_.paths.size(); ++a) {
    const Typed& some = typed(number, a, problems);
    point.typed.push_back(design_.points[number][a]);
    point.values.push_back(some.number);
    changes.insert(changes.end(), some.changes.begin(), some.changes.end());
  }
  point.scenario = spec::at_point(scenario_, std::move(changes));
  return point;
}

std::vector<bool> Points::columns_of_numbers() {
  std::vector<bool> numbers(design_.paths.size(), true);
  if (design_.kind == DesignKind::latin_hypercube) return numbers;
  for (std::size_t a = 0; a < design_.paths.size(); ++a)
    for (std::size_t i = 0; i < design_.points.size() && numbers[a]; ++i) {
      Problems none;
      numbers[a] = design_.points[i][a].empty() || !std::isnan(typed(i, a, none).number);
    }
  return numbers;
}

}  // namespace peakend::study
