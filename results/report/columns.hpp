// A table of texts laid out in columns: numbers to the right, names to the left, headers above, nothing broken.
// What does not fit the width goes on in a further table below, under the same first column; a further
// table that would hold no numbers (only units, say) is left out.
#pragma once
#include <string>
#include <vector>

#include "results/report/words.hpp"

namespace peakend::results {

struct Column {
  std::vector<std::string> header;  // lines, top to bottom
  std::vector<std::string> cells;
  bool left = false;            // names; numbers go to the right
  bool may_open_table = false;  // a good place to go on below
};

// `tones` has one per row (missing = plain). The first column is cut to about a third of the width when it must.
Lines lay_out(const std::vector<Column>& columns, const std::vector<Tone>& tones, std::size_t width,
              const Signs& signs);

}  // namespace peakend::results
