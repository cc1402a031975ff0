// The pieces of a contact that waves (and later an event loop) share: draws, programs, what is felt and where next.
#pragma once
#include "agents/journey/day.hpp"

namespace peakend::journey {

// A block of neighbouring rows of the sheet, and who of them is at one touchpoint. Where most are, everything is
// computed for all of them in place and taken over for those who are here; where few are, they are gathered for the
// programs.
struct Rows {
  std::size_t first;
  int n;
  int count = 0;                      // of them here
  bool sparse = false;                // gathered for programs: `list` holds who is here, counted from `first`
  std::int32_t here[program::block];  // 1 or 0
  std::int32_t list[program::block];
};

// The block from `first` on. `rows` is filled; its count may be 0.
void find_rows(const Sheet& sheet, int touchpoint, std::size_t first, Rows& rows);

// Draws the words the program reads and runs it; scratch.outputs then hold its results, those of row first + k at k.
// scratch.word[1] holds the route word of each row, in the same way.
// `path` is that of the decision; `routes`: whether route words are wanted.
void run_program(const DayAtStore& day, std::uint32_t path, bool routes, const program::Program& program,
                 const Binding& binding, const Sheet& sheet, const Rows& rows, Scratch& scratch);

// Takes the results of the contact program into the sheet: feelings, time, money, effects, where next; and the figures.
void feel(const DayAtStore& day, const model::Touchpoint& touchpoint, int number, const Columns& columns, Sheet& sheet,
          const Rows& rows, Scratch& scratch);

// Minutes to ticks; a failure when it is no time, or as good as infinite.
store::Tick to_ticks(float minutes, const model::Touchpoint& touchpoint, const char* what);
store::Tick patience_ticks(float minutes, const model::Touchpoint& touchpoint);  // may be for ever
float balk_limit(float people, const model::Touchpoint& touchpoint);             // a failure when it is no number

// The time of day of the rows, in the column that expressions read.
void minutes_now(const Columns& columns, Sheet& sheet, const Rows& rows);

// Says which touchpoint, what and which value, as a failure of the run.
[[noreturn]] void failed(const model::Touchpoint& touchpoint, const char* what, float got);

}  // namespace peakend::journey
