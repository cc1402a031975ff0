// The pieces of a contact that waves (and later an event loop) share: draws, programs, what is felt and where next.
#pragma once
#include "agents/journey/waves.hpp"

namespace peakend::journey {

// Some rows of the sheet: `n` of them, in a run from `first` (list == nullptr) or listed.
struct Rows {
  const std::uint32_t* list;
  std::uint32_t first;
  int n;
  std::uint32_t operator[](int k) const { return list ? list[k] : first + static_cast<std::uint32_t>(k); }
};

// act(row, k) for every row: two plain loops, so that a run of rows can become vectors.
template <class Act>
void for_rows(const Rows& rows, Act act) {
  if (rows.list)
    for (int k = 0; k < rows.n; ++k) act(static_cast<std::size_t>(rows.list[k]), k);
  else
    for (int k = 0; k < rows.n; ++k) act(static_cast<std::size_t>(rows.first) + static_cast<std::size_t>(k), k);
}

// The block of scratch.rows that begins at `from`; a run when everybody of the sheet is among the rows.
Rows rows_at(const Sheet& sheet, const Scratch& scratch, std::size_t from);

// Draws the words the program reads and runs it; scratch.outputs then hold its results for the rows.
// scratch.word[1] holds the route word of each row.
void run_program(const DayAtStore& day, const model::Touchpoint& touchpoint, const program::Program& program,
                 const Binding& binding, Sheet& sheet, const Rows& rows, Scratch& scratch);

// Takes the results of the contact program into the sheet: feelings, time, money, effects, where next; and the figures.
void feel(const DayAtStore& day, const model::Touchpoint& touchpoint, int number, const Columns& columns, Sheet& sheet,
          const Rows& rows, Scratch& scratch);

// Minutes to ticks; a failure when it is no time, or as good as infinite.
store::Tick to_ticks(float minutes, const model::Touchpoint& touchpoint, const char* what);
store::Tick patience_ticks(float minutes, const model::Touchpoint& touchpoint);  // may be for ever
float balk_limit(float people, const model::Touchpoint& touchpoint);             // a failure when it is no number

// The time of day of each row, in the column that expressions read.
void minutes_now(Sheet& sheet, const std::vector<std::uint32_t>& rows);

// Work as a share of planned time.
double load(store::Tick busy, const model::Pool& pool, const model::Day& hours, const model::Date& date);

}  // namespace peakend::journey
