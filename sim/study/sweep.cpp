// Points in batches: each becomes a version of the scenario, is computed, told, and forgotten.
#include "sim/study/sweep.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>
#include <tuple>

#include "agents/figures/derive.hpp"
#include "results/report/csv.hpp"
#include "results/stats/estimate.hpp"
#include "scenarios/base/text.hpp"
#include "scenarios/check/check.hpp"
#include "scenarios/spec/outcomes.hpp"
#include "scenarios/spec/variants.hpp"
#include "sim/study/frame.hpp"
#include "sim/study/points.hpp"
#include "sim/study/identity.hpp"

namespace peakend::study {
namespace {

constexpr std::size_t most_told = 20;   // problems; whoever mends these asks again
constexpr std::size_t batch_size = 64;  // points; enough runs that the end of a batch is a small part of it

std::vector<std::size_t> points_of(const SweepPlan& plan) {
  std::vector<std::size_t> numbers;
  for (std::size_t i = plan.shard.part - 1; i < plan.design.points.size(); i += plan.shard.of) numbers.push_back(i);
  return numbers;
}

struct Batch {
  std::vector<Point> points;
  std::vector<figures::Layout> layouts;  // of the points
  std::vector<const spec::Scenario*> versions;
  std::vector<run::Cell> cells;  // point by point, policy by policy, replication by replication
};

Batch make_batch(Points& points, const SweepPlan& plan, std::span<const std::size_t> numbers) {
  Batch batch;
  Problems none;
  batch.points.reserve(numbers.size());
  for (std::size_t number : numbers) batch.points.push_back(points.read(number, none));
  for (const Point& point : batch.points) {
    batch.layouts.push_back(layout_of(point.scenario));
    for (int policy : plan.policies)
      for (int k = 0; k < plan.replications; ++k)
        batch.cells.push_back(
            {batch.versions.size(), policy, point.scenario.uncertain.empty() ? -1 : k, static_cast<std::uint64_t>(k)});
    batch.versions.push_back(&point.scenario);
  }
  return batch;
}

// The levels of one path, in the order of the design.
std::vector<std::string> levels_of(const Design& design, std::size_t path) {
  std::vector<std::string> levels;
  for (const auto& point : design.points)
    if (std::find(levels.begin(), levels.end(), point[path]) == levels.end()) levels.push_back(point[path]);
  return levels;
}

// A map is drawn of a whole grid small enough to be looked at.
std::optional<results::WinnerMap> empty_map(const spec::Scenario& scenario, const SweepPlan& plan) {
  constexpr std::size_t most_columns = 20, most_rows = 60, most_policies = 26;
  const Design& design = plan.design;
  const bool grid = design.kind == DesignKind::grid && !design.paths.empty() && design.paths.size() <= 2;
  if (!grid || plan.shard.of > 1 || plan.policies.size() < 2 || plan.policies.size() > most_policies) return std::nullopt;
  results::WinnerMap map;
  map.outcome = scenario.primary;
  for (int policy : plan.policies) map.policies.push_back(policy_name(scenario, policy));
  map.down = design.paths[0], map.rows = levels_of(design, 0);
  if (design.paths.size() == 2) map.across = design.paths[1];
  map.columns = design.paths.size() == 2 ? levels_of(design, 1) : std::vector<std::string>{"best"};
  const bool whole = map.rows.size() * map.columns.size() == design.points.size();
  if (!whole || map.rows.size() > most_rows || map.columns.size() > most_columns) return std::nullopt;
  return map;
}

// Both tables, row by row.
class Tables {
 public:
  Tables(const spec::Scenario& scenario, const SweepPlan& plan, const TakeLine& runs, const TakeLine& points)
      : scenario_(scenario), plan_(plan), runs_(runs), points_(points),
        numbers_(Points(scenario, plan.design).columns_of_numbers()) {
    for (const auto& outcome : outcomes_of(scenario)) {
      if (outcome.name == scenario.primary) primary_outcome_ = names_.size();
      names_.push_back(outcome.name);
      outcomes_.push_back(*spec::find_outcome(scenario, outcome.name));
    }
    float written = 0;
    if (slots::constant(scenario.values(), scenario.confidence, written)) confidence_ = std::round(static_cast<double>(written) * 1e6) / 1e6;
  }

  void headers() const {
    std::vector<std::string> run{"point"}, point{"point"};
    for (const char* name : {"policy", "replication", "key", "status", "reason", "visit_count", "contact_count"})
      run.emplace_back(name);
    for (const char* name : {"policy", "replications", "failed"}) point.emplace_back(name);
    for (const std::string& name : names_) {
      run.push_back(name);
      point.push_back(name);
      point.push_back(name + "_se");
    }
    runs_(results::csv_row(with_paths(std::move(run))));
    points_(results::csv_row(with_paths(std::move(point))));
  }

  // Cells come by point, policy and replication.
  void add(const Point& point, const figures::Layout& layout, const run::Cell& cell, results::CellRow&& row, Swept& swept) {
    if (cell.luck == 0) {
      opening_ = results::csv_row(opening(point, cell.policy));
      own_.push_back({std::vector<std::vector<double>>(outcomes_.size()), 0});
    }
    ++swept.cells;
    line_ = opening_;
    auto& [values, failed] = own_.back();
    auto to = std::back_inserter(line_);
    if (row.failure) {
      ++failed, ++swept.failed;
      without_.insert(cell.luck);
      if (swept.first_failure.empty()) swept.first_failure = fmt::format("point {}, {}: {}", point.number, policy_name(scenario_, cell.policy), *row.failure);
      fmt::format_to(to, ",{},{},failed,{}", cell.luck, results::csv_text(text(row.key)), results::csv_text(*row.failure));
      for (std::size_t missing = 0; missing < outcomes_.size() + 2; ++missing)
        results::append_number(line_ += ',', std::nan(""));
      for (auto& series : values) series.push_back(std::nan(""));
    } else {
      fmt::format_to(to, ",{},{},finished,-,", cell.luck, results::csv_text(text(row.key)));
      results::append_number(line_, static_cast<double>(row.episodes));
      results::append_number(line_ += ',', static_cast<double>(row.contacts));
      const auto figures = figures_of(layout, std::move(row.sums));
      for (std::size_t o = 0; o < outcomes_.size(); ++o) {
        values[o].push_back(figures::derive(figures, outcomes_[o]));
        results::append_number(line_ += ',', values[o].back());
      }
    }
    runs_(line_);
    const bool last_of_policy = cell.luck + 1 == static_cast<std::uint64_t>(plan_.replications);
    if (last_of_policy && own_.size() == plan_.policies.size()) close(point, swept);
  }

 private:
  // The paths after the number of the point; where a path is called as another column, the path gives way.
  std::vector<std::string> with_paths(std::vector<std::string> names) const {
    const auto& paths = plan_.design.paths;
    names.insert(names.end(), paths.begin(), paths.end());
    names = results::csv_names(std::move(names));
    std::rotate(names.begin() + 1, names.end() - static_cast<std::ptrdiff_t>(paths.size()), names.end());
    return names;
  }

  std::vector<std::string> opening(const Point& point, int policy) const {
    std::vector<std::string> fields{results::csv_integer(static_cast<std::int64_t>(point.number))};
    for (std::size_t a = 0; a < point.typed.size(); ++a)
      fields.push_back(numbers_[a] ? results::csv_number(point.values[a]) : results::csv_text(point.typed[a]));
    fields.push_back(results::csv_text(policy_name(scenario_, policy)));
    return fields;
  }

  // A replication that some policy could not finish is left out of all of them: the others keep the same luck.
  void close(const Point& point, Swept& swept) {
    for (std::size_t p = 0; p < own_.size(); ++p) {
      for (auto& series : own_[p].values)
        for (std::uint64_t luck : without_) series[luck] = std::nan("");
      points_(row_of(point, plan_.policies[p], own_[p]));
    }
    if (swept.map) {
      std::vector<std::vector<double>> primary;
      for (const Own& own : own_) primary.push_back(own.values[primary_outcome_]);
      swept.map->winners.push_back(
          results::winner_of(primary, outcomes_[primary_outcome_].kind->higher_is_better, confidence_));
    }
    own_.clear(), without_.clear();
  }

  // What the runs of one policy came to, [outcome][replication], at the point at hand.
  struct Own {
    std::vector<std::vector<double>> values;
    int failed = 0;
  };

  std::string row_of(const Point& point, int policy, const Own& own) const {
    auto fields = opening(point, policy);
    fields.push_back(fmt::format("{}", plan_.replications - static_cast<int>(without_.size())));
    fields.push_back(fmt::format("{}", own.failed));
    for (const auto& series : own.values) {
      fields.push_back(results::csv_number(results::mean(series)));
      const auto known = std::count_if(series.begin(), series.end(), [](double value) { return std::isfinite(value); });
      fields.push_back(results::csv_number(results::sd(series) / std::sqrt(static_cast<double>(known))));
    }
    return results::csv_row(fields);
  }

  const spec::Scenario& scenario_;
  const SweepPlan& plan_;
  const TakeLine &runs_, &points_;
  std::vector<bool> numbers_;  // of each path: a column of numbers
  std::vector<std::string> names_;
  std::vector<spec::OutcomeName> outcomes_;
  std::size_t primary_outcome_ = 0;
  double confidence_ = 0.95;
  std::vector<Own> own_;              // of the policies met at the point at hand
  std::set<std::uint64_t> without_;   // replications that some policy could not finish there
  std::string opening_, line_;  // of its runs; memory that is used again
};
}  // namespace

namespace {
// The point has the last word: a policy's change of a number that every point sets does nothing.
void warn_of_overruled(const spec::Scenario& scenario, const SweepPlan& plan, Problems& problems) {
  Problems none;
  const Point first = Points(scenario, plan.design).read(points_of(plan).front(), none);
  for (int policy : plan.policies)
    for (const auto& change : spec::all_changes_of(scenario, policy)) {
      const auto& point = first.scenario.point;
      if (std::none_of(point.begin(), point.end(), [&](const slots::Change& set) {
            return set.slot == change.slot && set.kind == slots::Change::Kind::set;
          }))
        continue;
      problems.push_back({Severity::warning, change.place, scenario.slots.all[change.slot].path,
                          fmt::format("the sweep sets this, so policy '{}' cannot change it: what a point says comes last",
                                      policy_name(scenario, policy)),
                          "", "", ""});
    }
}
}  // namespace

void check_points(const spec::Scenario& scenario, const SweepPlan& plan, Problems& problems, const Progress& progress) {
  if (points_of(plan).empty()) return;
  const auto& paths = plan.design.paths;
  for (std::size_t a = 0; a < paths.size(); ++a)
    for (std::size_t b = 0; b < a; ++b) {
      const auto one = scenario.slots.match(paths[a]).found, other = scenario.slots.match(paths[b]).found;
      if (std::none_of(one.begin(), one.end(),
                       [&](auto slot) { return std::find(other.begin(), other.end(), slot) != other.end(); }))
        continue;
      problems.push_back({Severity::error, Place{"--vary", 0, 0}, paths[a], "varies the same number as '" + paths[b] + "'",
                          "each number once", "", ""});
      return;
    }
  warn_of_overruled(scenario, plan, problems);
  Points points(scenario, plan.design);
  std::set<std::tuple<std::string, std::string, std::string>> told;  // an axis' mistake is told once
  const auto numbers = points_of(plan);
  for (std::size_t done = 0; done < numbers.size(); ++done) {
    const std::size_t number = numbers[done];
    if (progress) progress(done + 1, numbers.size());
    Problems here;
    const Point point = points.read(number, here);
    if (!any_error(here)) check::check_point(point.scenario, point.name(), here);
    if (here.empty() || !told.insert({here.front().path, here.front().said, here.front().got}).second) continue;
    problems.insert(problems.end(), here.begin(), here.end());
    if (problems.size() >= most_told) break;
  }
}

Swept sweep(const spec::Scenario& scenario, const SweepPlan& plan, Ledger& ledger, const TakeLine& runs,
            const TakeLine& points) {
  Swept swept;
  swept.map = empty_map(scenario, plan);
  const auto numbers = points_of(plan);
  Points versions(scenario, plan.design);
  Tables tables(scenario, plan, runs, points);
  tables.headers();
  std::optional<Digest> digest;
  if (plan.digest) digest.emplace();
  ledger.expect(numbers.size() * plan.policies.size() * static_cast<std::size_t>(plan.replications));
  for (std::size_t first = 0; first < numbers.size(); first += batch_size) {
    const Batch batch =
        make_batch(versions, plan, std::span(numbers).subspan(first, std::min(batch_size, numbers.size() - first)));
    std::vector<results::CellRow> rows;
    auto take = [&](std::size_t, results::CellRow&& row) { rows.push_back(std::move(row)); };
    if (!ledger.read(batch.versions, batch.cells, [&] { rows.clear(); }, take)) return swept;
    if (digest)
      for (const auto& row : rows) row.failure ? digest->add_failure(*row.failure) : digest->add(row.sums);
    for (std::size_t i = 0; i < rows.size(); ++i)
      tables.add(batch.points[batch.cells[i].version], batch.layouts[batch.cells[i].version], batch.cells[i], std::move(rows[i]), swept);
    swept.points += static_cast<std::int64_t>(batch.points.size());
  }
  if (digest) swept.digest = digest->text();
  swept.complete = true;
  return swept;
}

namespace {
// Every batch of the plan, one after another.
template <class F>
void for_batches(const spec::Scenario& scenario, const SweepPlan& plan, F act) {
  const auto numbers = points_of(plan);
  Points versions(scenario, plan.design);
  for (std::size_t first = 0; first < numbers.size(); first += batch_size)
    act(make_batch(versions, plan, std::span(numbers).subspan(first, std::min(batch_size, numbers.size() - first))));
}

// Cells stand point by point.
void add(Missing& all, const Batch& batch, const std::vector<bool>& there) {
  for (std::size_t i = 0; i < batch.cells.size(); ++i) {
    if (there[i]) continue;
    const std::size_t point = batch.points[batch.cells[i].version].number;
    ++all.runs;
    if (all.points.empty() || all.points.back() != point) all.points.push_back(point);
  }
}
}  // namespace

Missing missing(const spec::Scenario& scenario, const SweepPlan& plan, const Ledger& ledger) {
  Missing all;
  for_batches(scenario, plan, [&](const Batch& batch) { add(all, batch, ledger.there(batch.versions, batch.cells)); });
  return all;
}

Missing missing_in_all(const spec::Scenario& scenario, const SweepPlan& plan, const run::Settings& settings,
                       std::vector<results::Store>& stores) {
  if (stores.empty()) return {};
  const Ledger keys(stores.front(), settings);
  Missing all;
  for_batches(scenario, plan, [&](const Batch& batch) {
    const auto wanted = keys.keys_of(batch.versions, batch.cells);
    std::vector<bool> there(wanted.size(), false);
    for (results::Store& store : stores) {
      const auto here = store.has(wanted);
      for (std::size_t i = 0; i < there.size(); ++i) there[i] = there[i] || here[i];
    }
    add(all, batch, there);
  });
  return all;
}

}  // namespace peakend::study
