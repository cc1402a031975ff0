// What firms have already: marks that customers gave to moments of a visit, as a table. Read into means, spreads and
// shares; nothing of a single person is kept.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/base/problem.hpp"

namespace peakend::ratings {

// Marks on the scale of the file.
struct Rated {
  std::string label;   // as the file has it
  double mean = 0;
  double sd = 0;
  double visited = 1;  // share of visits that come here, 0..1
  long answers = 0;    // 0: the file does not say
};

struct Ratings {
  std::vector<Rated> moments;           // at least two, in the order of the file, which is taken for that of a visit
  std::optional<double> nps;            // -100..100
  double lowest = 0, highest = 10;      // of the scale
  long people = 0;                      // who gave them; 0: the file does not say
  std::vector<std::string> left_out;    // columns that were not read
};

// Which column is what: `mean` -> "Cijfer". Keys: touchpoint, mean, sd, visited, nps; `touchpoints` lists columns,
// separated by commas, where each person has a row.
using Columns = std::map<std::string, std::string>;

struct Scale {
  double lowest = 0, highest = 10;
};

// A table with a row for each moment (columns touchpoint, mean, and sd, visited if there are; a row `nps` with the NPS as
// its mean), or with a row for each person (a column for each moment, and `nps`, the mark for recommending). Decimal
// commas, semicolons, tabs and per cent are understood. nullopt exactly when a problem was added that is an error.
std::optional<Ratings> read_ratings(std::string_view text, const std::string& file, const Columns& columns,
                                    const Scale& scale, Problems& problems);

}  // namespace peakend::ratings
