// Scores and sums: what each episode of a block counts for, by group and week.
#include <algorithm>

#include "agents/life/fold_block.hpp"
#include "agents/life/groups.hpp"
#include "scenarios/numbers/elementary.hpp"
#include "scenarios/numbers/fixed.hpp"
#include "scenarios/spec/outcomes.hpp"

namespace peakend::life {
using figures::PerGroup;
using figures::PerWeek;
using journey::Column;
using journey::Sheet;
using model::Fold;
using program::block;

namespace {
constexpr int booked = static_cast<int>(PerGroup::contacts) + 1;  // the sums over episodes come first in PerGroup

using Fixed = std::int64_t[booked][block];

void to_integers(const float* __restrict value, int n, std::int64_t* __restrict to) {
  for (int k = 0; k < n; ++k) to[k] = numbers::to_fixed(static_cast<double>(value[k]), numbers::affect_scale);
}

// What each result counts for, as integers.
void take_fixed(const Folding& f, const Sheet& sheet, const Block& b, const std::int32_t* __restrict band,
                const journey::Scratch& s, Fixed& own) {
  const int n = b.columns;
  float mark[block], gathered[block];
  auto of = [&](PerGroup figure) { return own[static_cast<int>(figure)]; };
  auto folded = [&](Fold which) { return s.outputs[static_cast<std::size_t>(which)]; };
  auto felt = [&](Column which) { return in_block(sheet.column(which), b, gathered); };
  const float* r = folded(Fold::remembered);
  const auto& m = f.model;
  for (int k = 0; k < n; ++k) {
    float value = m.neutral_mark + m.marks_per_point * r[k];
    mark[k] = std::clamp(value, m.lowest_mark, m.highest_mark);
  }
  for (int k = 0; k < n; ++k) of(PerGroup::episodes)[k] = 1;
  for (int which : {1, 2, 3}) {
    std::int64_t* __restrict is = of(PerGroup::episodes) + which * block;  // promoters, passives, detractors
    for (int k = 0; k < n; ++k) is[k] = band[k] == which ? 1 : 0;
  }
  to_integers(r, n, of(PerGroup::remembered)), to_integers(folded(Fold::memory), n, of(PerGroup::memory));
  to_integers(felt(Column::pleasure), n, of(PerGroup::pleasure)),
      to_integers(felt(Column::pain), n, of(PerGroup::pain));
  to_integers(felt(Column::end), n, of(PerGroup::end)), to_integers(mark, n, of(PerGroup::satisfaction));
  to_integers(folded(Fold::trust), n, of(PerGroup::trust));
  to_integers(folded(Fold::competence), n, of(PerGroup::competence));
  to_integers(folded(Fold::intention), n, of(PerGroup::intention));
  const float* bad = felt(Column::unacceptable);
  for (int k = 0; k < n; ++k) of(PerGroup::unacceptable)[k] = bad[k] != 0 ? 1 : 0;
  const float* contacts = felt(Column::contacts);
  for (int k = 0; k < n; ++k) of(PerGroup::contacts)[k] = static_cast<std::int64_t>(contacts[k]);
}

// Sums of a block by segment, relationship and band; the groups are their margins. Visits and spending count for the band the
// customer was in before this period.
struct Cells {
  struct Cell {
    std::int64_t sums[booked] = {};
    std::int64_t visits = 0, revenue = 0;
  };
  const figures::Layout& layout;
  std::vector<Cell> cells;  // four bands (the first for those without) of no relationship and of each, of a segment

  explicit Cells(const figures::Layout& of)
      : layout(of), cells(static_cast<std::size_t>(4 * (of.relationships + 1) * of.segments)) {}

  // Where a customer's begin; relationships count from -1, none.
  std::size_t first(float segment, float relationship) const {
    return 4 * (static_cast<std::size_t>(segment) * static_cast<std::size_t>(layout.relationships + 1) +
                static_cast<std::size_t>(relationship + 1));
  }

  void book(figures::Figures& figures, int week) const {
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const Cell& cell = cells[c];
      auto add = [&](int group) {
        for (int i = 0; i < booked; ++i) figures.at(group, static_cast<PerGroup>(i)) += cell.sums[i];
        figures.at(group, PerGroup::visits) += cell.visits;
        figures.at(group, PerGroup::revenue) += cell.revenue;
      };
      const int kind = static_cast<int>(c / 4), relationships = layout.relationships + 1;
      add(0), add(spec::first_segment_group + kind / relationships);
      if (kind % relationships > 0) add(spec::first_segment_group + layout.segments + kind % relationships - 1);
      if (c % 4 > 0) add(static_cast<int>(c % 4));
      figures.at(week, PerWeek::episodes) += cell.sums[static_cast<int>(PerGroup::episodes)];
      figures.at(week, PerWeek::revenue) += cell.revenue;
    }
  }
};

void count(const Folding& f, const Sheet& sheet, const Block& b, const std::int32_t* band, const journey::Scratch& s) {
  Fixed own;
  take_fixed(f, sheet, b, band, s, own);
  Cells cells(f.figures->layout);
  for (int k = 0; k < b.n; ++k) {
    const float* record = f.people.record(b.id[k]);
    const std::size_t first = cells.first(record[customer::segment], record[customer::relationship]);
    auto& sums = cells.cells[first + static_cast<std::size_t>(band[b.at[k]])].sums;
    for (int sum = 0; sum < booked; ++sum) sums[sum] += own[sum][b.at[k]];
    auto& before = cells.cells[first + f.people.period_band[b.id[k]]];
    ++before.visits, before.revenue += sheet.spent.data()[b.row[k]];
  }
  cells.book(*f.figures, f.week);
}

}  // namespace

void answer(const Folding& f, const Sheet& sheet, const Block& b, const journey::Scratch& s) {
  const float* answers = s.outputs[static_cast<std::size_t>(Fold::answer)];
  std::int32_t band[block];
  for (int k = 0; k < b.columns; ++k) band[k] = band_of_answer(answers[k]);
  if (f.figures) count(f, sheet, b, band, s);
  for (int k = 0; k < b.n; ++k) f.people.score_band[b.id[k]] = static_cast<std::uint8_t>(band[b.at[k]]);
}

void count_spending(const Folding& f, const Sheet& sheet, const Block& b) {
  if (!f.figures) return;
  for (int k = 0; k < b.n; ++k) {
    const std::int64_t spent = sheet.spent[static_cast<std::size_t>(b.row[k])];
    for_groups(f.figures->layout, f.people.record(b.id[k]), f.people.period_band[b.id[k]],
               [&](int group) { f.figures->at(group, PerGroup::revenue) += spent; });
    f.figures->at(f.week, PerWeek::revenue) += spent;
  }
}

}  // namespace peakend::life
