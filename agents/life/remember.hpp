// The end of an episode: what is remembered of it, what memory, trust and states become, and the answer to
// "would you recommend us?".
#pragma once
#include "agents/journey/day.hpp"

namespace peakend::life {

struct Talk;

struct Folding {
  const model::Model& model;
  customer::Population& people;
  const customer::Today& today;
  chance::Key key;
  figures::Figures* figures;  // nullptr: the warm-up counts nowhere
  int week;                   // of the figures
  Talk* talk;                 // nullptr: nobody talks
};

// Folds some rows of a journey's sheet; no customer may be among them twice. `again`: episodes of theirs that began
// earlier today have been folded before.
void remember(const Folding& folding, const model::Journey& journey, const journey::Columns& columns,
              journey::Sheet& sheet, const std::vector<std::uint32_t>& rows, bool again, journey::Scratch& scratch);

// Books what was spent today in these rows, whose episodes go on another day.
void book_spending(const Folding& folding, const journey::Sheet& sheet, const std::vector<std::uint32_t>& rows);

}  // namespace peakend::life
