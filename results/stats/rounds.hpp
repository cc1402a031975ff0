// When a study that adds replications looks at its results: at 16, 24, 36, 54, 81, 121, ... (each half as many again,
// rounded down) and at last at the cap. Never by time or threads, so that a resumed study comes to the same verdict.
#pragma once
#include <optional>
#include <vector>

namespace peakend::results {

// All looks of a study of at most `cap` replications, in order; the last is the cap itself. A cap below the first look
// is the only look (and has no interval); a cap below 1 has none.
std::vector<int> rounds_up_to(int cap);

// The first look after n replications; none when n has reached the cap. n need not be a look itself.
std::optional<int> next_look(int n, int cap);

}  // namespace peakend::results
