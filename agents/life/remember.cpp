// Folding, block by block: memory, states, familiarity, the answer, the figures.
#include "agents/life/remember.hpp"

#include <algorithm>

#include "agents/model/failure.hpp"
#include "scenarios/numbers/elementary.hpp"
#include "scenarios/numbers/fixed.hpp"
#include "scenarios/numbers/normal.hpp"
#include "scenarios/spec/outcomes.hpp"

namespace peakend::life {
using figures::PerGroup;
using figures::PerWeek;
using journey::Column;
using journey::Sheet;
using language::Source;
using model::Fold;
using program::block;

namespace {

struct Block {
  std::uint32_t row[block], id[block], when[block];
  int n = 0;
};

// mean and duration are taken when the episode is over.
void summarise(Sheet& sheet, const Block& b) {
  float *mean = sheet.column(Column::mean), *duration = sheet.column(Column::duration);
  const float *sum = sheet.column(Column::sum), *contacts = sheet.column(Column::contacts);
  for (int k = 0; k < b.n; ++k) {
    auto e = b.row[k];
    mean[e] = sum[e] / contacts[e];
    duration[e] = static_cast<float>(static_cast<double>(sheet.now[e] - sheet.started[e]) / numbers::tick_scale);
  }
}

void run_fold(const Folding& f, const model::Journey& journey, Sheet& sheet, const Block& b, journey::Scratch& s) {
  const program::Program& fold = journey.fold;
  while (s.gathered.size() < fold.inputs.size()) s.gathered.emplace_back(block);
  s.inputs.resize(fold.inputs.size()), s.outputs.resize(fold.outputs.size());
  for (std::size_t i = 0; i < fold.inputs.size(); ++i) {
    const auto& input = fold.inputs[i];
    float* to = s.gathered[i].data();
    s.inputs[i] = to;
    if (input.source == Source::normal_draw) {
      std::uint32_t word[4][block];
      chance::philox_block(b.id, b.when, 0, journey.answer_word, f.key, b.n, word[0], word[1], word[2], word[3]);
      for (int k = 0; k < b.n; ++k) to[k] = numbers::normal_quantile(word[0][k]);
    } else if (input.source == Source::visited) {
      const auto& went = sheet.came[input.index];
      for (int k = 0; k < b.n; ++k) to[k] = static_cast<float>(went[b.row[k]]);
    } else if (journey::of_episode(input.source)) {
      const float* column = sheet.column(journey::column_of(input.source));
      for (int k = 0; k < b.n; ++k) to[k] = column[b.row[k]];
    } else {
      customer::gather(f.people, f.today, input, b.id, b.n, to);
    }
  }
  program::run(fold, s.inputs.data(), b.n, s.workspace, s.outputs.data());
}

// States: faded to today, then the effects in the order of the contacts, then kept within their limits.
void change_states(const Folding& f, const model::Journey& journey, const journey::Columns& columns, Sheet& sheet,
                   const Block& b) {
  for (std::size_t state = 0; state < f.people.states.size(); ++state) {
    float now[block];
    customer::gather(f.people, f.today, {Source::state, static_cast<std::uint32_t>(state)}, b.id, b.n, now);
    const auto limits = f.model.states[state];
    for (int t : journey.order) {
      const auto& touchpoint = journey.touchpoints[static_cast<std::size_t>(t)];
      const auto& went = sheet.went[static_cast<std::size_t>(t)];
      for (std::size_t e = 0; e < touchpoint.effects.size(); ++e) {
        const auto& effect = touchpoint.effects[e];
        if (effect.state != static_cast<int>(state)) continue;
        const float* value = sheet.column(columns.effects[static_cast<std::size_t>(t)] + static_cast<int>(e));
        for (int k = 0; k < b.n; ++k) {
          if (!went[b.row[k]]) continue;
          float x = value[b.row[k]];
          float then = effect.kind == slots::Change::Kind::add     ? now[k] + x
                       : effect.kind == slots::Change::Kind::times ? now[k] * x
                                                                   : x;
          if (!(then - then == 0))
            throw model::Failure{"an effect at touchpoint '" + touchpoint.name + "' is not a finite number"};
          now[k] = numbers::minimum(numbers::maximum(then, limits.min), limits.max);
        }
      }
    }
    for (int k = 0; k < b.n; ++k) f.people.states[state][b.id[k]] = now[k];
  }
}

// Every contact at a touchpoint makes it a little more familiar, up to a point.
void grow_familiar(const Folding& f, const model::Journey& journey, Sheet& sheet, const Block& b) {
  for (std::size_t column = 0; column < f.people.familiarity.size(); ++column) {
    float now[block];
    customer::gather(f.people, f.today, {Source::familiarity, static_cast<std::uint32_t>(column)}, b.id, b.n, now);
    for (std::size_t t = 0; t < journey.touchpoints.size(); ++t) {
      if (journey.touchpoints[t].familiarity != static_cast<int>(column)) continue;
      for (int k = 0; k < b.n; ++k)
        if (sheet.went[t][b.row[k]]) now[k] = numbers::minimum(now[k] + 0.25F, 1.5F);
    }
    for (int k = 0; k < b.n; ++k) f.people.familiarity[column][b.id[k]] = now[k];
  }
}

void write_memory(const Folding& f, const Sheet& sheet, const Block& b, const journey::Scratch& s) {
  auto& p = f.people;
  auto out = [&](Fold which) { return s.outputs[static_cast<std::size_t>(which)]; };
  const float *good = out(Fold::memory_good), *bad = out(Fold::memory_bad), *expectation = out(Fold::expectation);
  const float *evidence_good = out(Fold::evidence_good), *evidence_bad = out(Fold::evidence_bad);
  const float* unacceptable = sheet.columns[static_cast<std::size_t>(Column::unacceptable)].data();
  for (int k = 0; k < b.n; ++k) {
    auto i = b.id[k];
    p.memory_good[i] = good[k], p.memory_bad[i] = bad[k], p.expectation[i] = expectation[k];
    p.evidence_good[i] = evidence_good[k], p.evidence_bad[i] = evidence_bad[k];
    p.episodes[i] = p.episodes[i] + 1.0F;
    if (unacceptable[b.row[k]] != 0) p.unforgiven[i] = f.today.day;
    p.since[i] = f.today.day;
  }
}

constexpr int booked = static_cast<int>(PerGroup::contacts) + 1;  // the sums over episodes come first in PerGroup

// Sums of a block by band and segment; the groups are their margins.
struct Cells {
  struct Cell {
    std::int64_t sums[booked] = {};
  };
  std::vector<Cell> cells;

  explicit Cells(int segments) : cells(static_cast<std::size_t>(3 * segments)) {}
  Cell& at(int band, int segment) { return cells[static_cast<std::size_t>(segment * 3 + band - 1)]; }

  void book(figures::Figures& figures) const {
    for (std::size_t c = 0; c < cells.size(); ++c)
      for (int group : {0, static_cast<int>(c % 3) + 1, spec::first_segment_group + static_cast<int>(c / 3)})
        for (int i = 0; i < booked; ++i) figures.at(group, static_cast<PerGroup>(i)) += cells[c].sums[i];
  }
};

// Visits and spending: of everybody, of the segment, and of the band the customer was in before this period.
void book_visit(const Folding& f, std::uint32_t who, std::int64_t spent, int band) {
  auto book = [&](int group) {
    f.figures->at(group, PerGroup::visits) += 1;
    f.figures->at(group, PerGroup::revenue) += spent;
  };
  book(0);
  book(spec::first_segment_group + static_cast<int>(f.people.segment[who]));
  if (f.people.period_band[who] > 0) book(f.people.period_band[who]);
  f.figures->at(f.week, PerWeek::episodes) += 1;
  f.figures->at(f.week, PerWeek::promoters) += band == 1;
  f.figures->at(f.week, PerWeek::detractors) += band == 3;
  f.figures->at(f.week, PerWeek::revenue) += spent;
}

// The score of every episode, and what it counts for.
void answer(const Folding& f, Sheet& sheet, const Block& b, const journey::Scratch& s) {
  auto out = [&](Fold which) { return s.outputs[static_cast<std::size_t>(which)]; };
  auto fixed = [](float x) { return numbers::to_fixed(static_cast<double>(x), numbers::affect_scale); };
  const float *pleasure = sheet.column(Column::pleasure), *pain = sheet.column(Column::pain),
              *end = sheet.column(Column::end);
  const float *unacceptable = sheet.column(Column::unacceptable), *contacts = sheet.column(Column::contacts);
  Cells cells(f.figures ? f.figures->layout.groups - spec::first_segment_group : 0);
  for (int k = 0; k < b.n; ++k) {
    auto e = b.row[k], i = b.id[k];
    float raw = numbers::round_of(out(Fold::answer)[k]);
    if (!(raw == raw)) throw model::Failure{"the answer to `behaviour.recommend` is not a number"};
    int band = figures::band_of(static_cast<int>(std::clamp(raw, 0.0F, 10.0F)));
    if (f.figures) {
      float r = out(Fold::remembered)[k];
      float mark =
          std::clamp(f.model.neutral_mark + f.model.marks_per_point * r, f.model.lowest_mark, f.model.highest_mark);
      const std::int64_t own[booked] = {1,
                                        band == 1,
                                        band == 2,
                                        band == 3,
                                        fixed(r),
                                        fixed(out(Fold::memory)[k]),
                                        fixed(pleasure[e]),
                                        fixed(pain[e]),
                                        fixed(end[e]),
                                        fixed(mark),
                                        fixed(out(Fold::trust)[k]),
                                        fixed(out(Fold::competence)[k]),
                                        unacceptable[e] != 0,
                                        static_cast<std::int64_t>(contacts[e])};
      auto& cell = cells.at(band, static_cast<int>(f.people.segment[i]));
      for (int sum = 0; sum < booked; ++sum) cell.sums[sum] += own[sum];
      book_visit(f, i, sheet.spent[e], band);
    }
    f.people.score_band[i] = static_cast<std::uint8_t>(band);
  }
  if (f.figures) cells.book(*f.figures);
}
}  // namespace

void remember(const Folding& f, const model::Journey& journey, const journey::Columns& columns, Sheet& sheet,
              const std::vector<std::uint32_t>& rows, journey::Scratch& s) {
  Block b;
  for (std::size_t from = 0; from < rows.size(); from += block) {
    b.n = static_cast<int>(std::min<std::size_t>(block, rows.size() - from));
    for (int k = 0; k < b.n; ++k) {
      b.row[k] = rows[from + static_cast<std::size_t>(k)];
      b.id[k] = sheet.id[b.row[k]], b.when[k] = sheet.when[b.row[k]];
    }
    summarise(sheet, b);
    run_fold(f, journey, sheet, b, s);
    change_states(f, journey, columns, sheet, b);
    grow_familiar(f, journey, sheet, b);
    for (int k = 0; k < b.n; ++k)
      for (Fold which : {Fold::remembered, Fold::memory, Fold::expectation, Fold::trust})
        if (float x = s.outputs[static_cast<std::size_t>(which)][k]; !(x - x == 0))
          throw model::Failure{"what is remembered of '" + journey.name + "' is not a number"};
    write_memory(f, sheet, b, s);
    answer(f, sheet, b, s);
  }
}

}  // namespace peakend::life
