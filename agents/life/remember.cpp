// Folding, block by block: memory, states, familiarity, the answer, the figures.
#include "agents/life/remember.hpp"

#include <algorithm>

#include "agents/life/fold_block.hpp"
#include "agents/life/talk.hpp"
#include "agents/model/failure.hpp"
#include "scenarios/numbers/elementary.hpp"
#include "scenarios/numbers/fixed.hpp"
#include "scenarios/numbers/normal.hpp"

namespace peakend::life {
using journey::Column;
using journey::Sheet;
using language::Source;
using model::Fold;
using program::block;

namespace {

// Takes rows (ascending) from `from` on; gives the next to take.
std::size_t take_rows(const Sheet& sheet, const std::vector<std::uint32_t>& rows, std::size_t from, Block& b) {
  auto begin = rows.begin() + static_cast<std::ptrdiff_t>(from);
  auto end = std::lower_bound(begin, rows.end(), rows[from] + static_cast<std::uint32_t>(block));
  b.first = static_cast<int>(rows[from]), b.columns = static_cast<int>(end[-1]) - b.first + 1;
  b.run = (end - begin) * 2 >= b.columns;
  if (!b.run) end = begin + std::min<std::ptrdiff_t>(block, rows.end() - begin);
  b.n = static_cast<int>(end - begin);
  if (!b.run) b.columns = b.n;
  for (int k = 0; k < b.n; ++k) {
    b.row[k] = static_cast<std::int32_t>(begin[k]);
    b.at[k] = b.run ? b.row[k] - b.first : k;
    b.id[k] = sheet.id[begin[k]];
  }
  return from + static_cast<std::size_t>(b.n);
}

// Answers have a word of their own.
void draw_answers(const Folding& f, const model::Journey& journey, const Sheet& sheet, const Block& b, float* to) {
  std::uint32_t word[4][block], own_id[block], own_when[block];
  const std::uint32_t *id = in_block(sheet.id.data(), b, own_id), *when = in_block(sheet.when.data(), b, own_when);
  chance::philox_block(id, when, 0, journey.answer_word, f.key, b.columns, word[0], word[1], word[2], word[3]);
  std::fill(word[0] + b.columns, word[0] + program::padded(b.columns), 0U);
  for (int k = 0; k < program::padded(b.columns); ++k) to[k] = numbers::normal_quantile(word[0][k]);
}

// mean and duration are taken when the episode is over.
void summarise(const journey::Columns& columns, Sheet& sheet, const Block& b) {
  if (!columns.reads(Column::mean) && !columns.reads(Column::duration)) return;
  float *mean = sheet.column(Column::mean), *duration = sheet.column(Column::duration);
  const float *sum = sheet.column(Column::sum), *contacts = sheet.column(Column::contacts);
  const store::Tick *now = sheet.now.data(), *started = sheet.started.data();
  for (int k = 0; k < b.n; ++k) {
    auto e = b.row[k];
    mean[e] = sum[e] / contacts[e];
    const store::Tick here = now[e] - started[e] - sheet.idle_of(static_cast<std::size_t>(e));
    duration[e] = static_cast<float>(static_cast<double>(here) / numbers::tick_scale);
  }
}

// What was gathered in the morning and what was felt since.
void run_fold(const Folding& f, const model::Journey& journey, const journey::Columns& columns, const Sheet& sheet,
              const Block& b, journey::Scratch& s) {
  const program::Program& fold = journey.fold;
  while (s.gathered.size() < fold.inputs.size()) s.gathered.emplace_back(block);
  s.inputs.resize(fold.inputs.size()), s.outputs.resize(fold.outputs.size());
  for (std::size_t i = 0; i < fold.inputs.size(); ++i) {
    float* own = s.gathered[i].data();
    s.inputs[i] = own;
    if (columns.fold[i] < 0)
      draw_answers(f, journey, sheet, b, own);
    else
      s.inputs[i] = in_block(sheet.column(columns.fold[i]), b, own);
  }
  program::run(fold, s.inputs.data(), b.columns, s.workspace, s.outputs.data());
}

// A state faded to today, then the effects in the order of the contacts, then kept within its limits.
void change_state(const Folding& f, const model::Journey& journey, const journey::Columns& columns, const Sheet& sheet,
                  const Block& b, std::size_t state, float* now) {
  const auto limits = f.model.states[state];
  for (int t : journey.order) {
    const auto& touchpoint = journey.touchpoints[static_cast<std::size_t>(t)];
    const std::uint8_t* went = sheet.went[static_cast<std::size_t>(t)].data();
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
}

// Every contact at a touchpoint makes it a little more familiar, up to a point.
void grow_familiar(const model::Journey& journey, const Sheet& sheet, const Block& b, std::size_t column, float* now) {
  for (std::size_t t = 0; t < journey.touchpoints.size(); ++t) {
    if (journey.touchpoints[t].familiarity != static_cast<int>(column)) continue;
    for (int k = 0; k < b.n; ++k)
      if (sheet.went[t].data()[b.row[k]]) now[k] = numbers::minimum(now[k] + 0.25F, 1.5F);
  }
}

// What a customer's record holds beside memory: states and familiarity, all as of today.
void change_states(const Folding& f, const model::Journey& journey, const journey::Columns& columns, const Sheet& sheet,
                   const Block& b) {
  auto& p = f.people;
  if (p.state_count + p.familiarity_count == 0) return;
  customer::Look look(p, f.today, b.id, b.n);
  float now[block];
  auto write = [&](std::size_t place) {
    for (int k = 0; k < b.n; ++k) p.record(b.id[k])[place] = now[k];
  };
  for (std::size_t state = 0; state < p.state_count; ++state) {
    look.gather({Source::state, static_cast<std::uint32_t>(state)}, now);
    change_state(f, journey, columns, sheet, b, state, now);
    write(p.states + state);
  }
  for (std::size_t column = 0; column < p.familiarity_count; ++column) {
    look.gather({Source::familiarity, static_cast<std::uint32_t>(column)}, now);
    grow_familiar(journey, sheet, b, column, now);
    write(p.familiarity + column);
  }
}

void write_memory(const Folding& f, float weight, const Sheet& sheet, const Block& b, const journey::Scratch& s) {
  auto out = [&](Fold which) { return s.outputs[static_cast<std::size_t>(which)]; };
  const float *good = out(Fold::memory_good), *bad = out(Fold::memory_bad), *expectation = out(Fold::expectation);
  const float *evidence_good = out(Fold::evidence_good), *evidence_bad = out(Fold::evidence_bad);
  const float* unacceptable = sheet.column(Column::unacceptable);
  const auto today = static_cast<float>(f.today.day);
  for (int k = 0; k < b.n; ++k) {
    const int at = b.at[k];
    float* record = f.people.record(b.id[k]);
    record[customer::memory_good] = good[at], record[customer::memory_bad] = bad[at];
    record[customer::expectation] = expectation[at];
    record[customer::evidence_good] = evidence_good[at], record[customer::evidence_bad] = evidence_bad[at];
    if (f.people.intention > 0) {
      float* own = record + f.people.intention;
      own[0] = out(Fold::intention_good)[at], own[1] = out(Fold::intention_bad)[at], own[2] = out(Fold::ceiling)[at];
    }
    record[customer::episodes] = record[customer::episodes] + weight;
    if (unacceptable[b.row[k]] != 0) record[customer::unforgiven] = today;
    record[customer::since] = today;
  }
}

// Results that are no numbers end the run; those of rows between the block's own are never taken.
void look_for_failures(const model::Journey& journey, bool intention_moves, const Block& b,
                       const journey::Scratch& s) {
  auto wrong = [&](Fold which, auto good) {
    const float* x = s.outputs[static_cast<std::size_t>(which)];
    std::int32_t any = 0;
    for (int k = 0; k < b.n; ++k) any |= good(x[b.at[k]]) ? 0 : 1;
    return any != 0;
  };
  for (Fold which : {Fold::intention_good, Fold::intention_bad, Fold::ceiling})
    if (intention_moves && wrong(which, [](float x) { return x - x == 0; }))
      throw model::Failure{"what '" + journey.name + "' says of intention is not a number"};
  for (Fold which : {Fold::remembered, Fold::memory, Fold::expectation, Fold::trust})
    if (wrong(which, [](float x) { return x - x == 0; }))
      throw model::Failure{"what is remembered of '" + journey.name + "' is not a number"};
  if (wrong(Fold::answer, [](float x) { return x == x; }))
    throw model::Failure{"the answer to `behaviour.recommend` is not a number"};
}
}  // namespace

void remember(const Folding& f, const model::Journey& journey, const journey::Columns& columns, Sheet& sheet,
              const std::vector<std::uint32_t>& rows, bool again, journey::Scratch& s) {
  Block b;
  for (std::size_t from = 0; from < rows.size();) {
    from = take_rows(sheet, rows, from, b);
    for (int k = 0; k < b.n; ++k) __builtin_prefetch(f.people.record(b.id[k]), 1);
    if (again) journey::read_again(sheet, columns, f.people, f.today, b.row, b.id, b.n);
    summarise(columns, sheet, b);
    run_fold(f, journey, columns, sheet, b, s);
    look_for_failures(journey, f.model.intention_moves, b, s);
    change_states(f, journey, columns, sheet, b);
    write_memory(f, journey.weight, sheet, b, s);
    journey.is_visit ? answer(f, sheet, b, s) : count_spending(f, sheet, b);
    if (f.figures && !journey.surveys.empty()) ask_visitors(f, journey, sheet, b, s);
    if (f.talk && journey.is_visit) tell(f, journey, sheet, b, s);
  }
}

void book_spending(const Folding& f, const Sheet& sheet, const std::vector<std::uint32_t>& rows) {
  Block b;
  for (std::size_t from = 0; from < rows.size();) {
    from = take_rows(sheet, rows, from, b);
    count_spending(f, sheet, b);
  }
}

}  // namespace peakend::life
