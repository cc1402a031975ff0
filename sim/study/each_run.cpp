// Nothing is computed here: all rows were there a moment ago.
#include "sim/study/each_run.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "agents/figures/derive.hpp"

namespace peakend::study {
namespace {
void add_weeks(const figures::Figures& f, results::RunOfPolicy& run) {
  for (int w = 0; w < f.layout.weeks; ++w) {
    const auto week = figures::money_in(f, w);
    const auto visits = static_cast<double>(f.get(w, figures::PerWeek::episodes));
    run.weeks.push_back({visits, week.revenue, week.gross_margin, week.staff, week.policy_cost, week.margin});
  }
  run.by_week.resize(static_cast<std::size_t>(f.layout.kept_by_week));
  for (int s = 0; s < f.layout.kept_by_week; ++s)
    for (int w = 0; w < f.layout.weeks; ++w) run.by_week[static_cast<std::size_t>(s)].push_back(f.in_week(s, w));
}
}  // namespace

results::EachRun each_run(const spec::Scenario& scenario, const Comparison& asked, const results::Study& study,
                          Ledger& ledger) {
  return [&scenario, asked, &study, &ledger](const std::function<void(const results::RunOfPolicy&)>& take) {
    const auto cells = cells_by_policy(scenario, asked);
    const auto layout = layout_of(scenario);
    const spec::Scenario* const versions[] = {&scenario};
    bool begun = false;
    const auto start = [&] {  // rows are out already, and cannot be taken back
      if (std::exchange(begun, true)) throw std::runtime_error("the store was damaged meanwhile: give the same command again");
    };
    const auto one = [&](std::size_t i, results::CellRow&& row) {
      const auto replication = static_cast<int>(cells[i].luck);
      results::RunOfPolicy run{policy_name(scenario, cells[i].policy), replication, text(row.key), row.failure.value_or(""),
                               row.episodes, row.contacts, std::ranges::binary_search(study.finished, replication), {}, {}};
      if (!row.failure) add_weeks(figures_of(layout, std::move(row.sums)), run);
      take(run);
    };
    if (!ledger.read(versions, cells, start, one))
      throw std::runtime_error(ledger.problem() ? ledger.problem()->said : "stopped; give the same command again");
  };
}

}  // namespace peakend::study
