// A block of episodes at their end: which rows are folded, where their results stand, and what they count for. Used by
// remembering only.
#pragma once
#include <cstdint>

#include "agents/life/remember.hpp"
#include "scenarios/numbers/elementary.hpp"

namespace peakend::life {

// The rows to fold, up to a block of them, and where the results of each are. Neighbouring rows are computed in place,
// with the few that lie between them and have their turn later; others are gathered.
struct Block {
  std::int32_t row[program::block], at[program::block];  // of the sheet; in the columns of results
  std::uint32_t id[program::block];
  int n = 0;
  bool run = false;
  int first = 0, columns = 0;  // of a run; how many results
};

template <class T>
void gather_rows(const T* __restrict from, const std::int32_t* __restrict list, int n, T* __restrict to) {
  for (int k = 0; k < n; ++k) to[k] = from[list[k]];
}

// A column of the sheet as results stand; `to` when it had to be gathered.
template <class T>
const T* in_block(const T* column, const Block& b, T* to) {
  if (b.run) return column + b.first;
  gather_rows(column, b.row, b.n, to);
  return to;
}

// The band of an answer: rounded to a whole mark from 0 to 10.
inline std::int32_t band_of_answer(float answer) {
  float mark = numbers::round_of(answer);
  mark = mark >= 0.0F ? mark : 0.0F;
  return figures::band_of(static_cast<int>(mark <= 10.0F ? mark : 10.0F));
}

// The score of every episode of the block, from the results of the fold, and what it counts for.
void answer(const Folding& folding, const journey::Sheet& sheet, const Block& block, const journey::Scratch& scratch);

// Of contacts, which are no visits and get no answer: what was spent.
void count_spending(const Folding& folding, const journey::Sheet& sheet, const Block& block);

// Asks the visitors of the block what surveys of the journey ask; nothing but figures is written.
void ask_visitors(const Folding& folding, const model::Journey& journey, const journey::Sheet& sheet,
                  const Block& block, const journey::Scratch& scratch);

}  // namespace peakend::life
