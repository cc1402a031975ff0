// Quantile functions without a formula, as tables with equal steps: linear between nodes, constant beyond the ends.
// Made once, at load, by our own arithmetic, so bit-identical everywhere.
#pragma once
#include <cstdint>
#include <vector>

#include "scenarios/numbers/elementary.hpp"

namespace peakend::numbers {

// y[i] belongs to x = low + i / per_unit. y has at least two entries and never decreases.
struct Table {
  float low = 0.0f;
  float per_unit = 1.0f;
  std::vector<float> y;
};

// Never decreasing in x, exact at the nodes; NaN gives NaN. The first form is for loops that take the table apart once.
inline float look_up(const float* y, std::int32_t last_cell, float low, float per_unit, float x) {
  const float cells = static_cast<float>(last_cell + 1);
  const float at = minimum(cells, maximum((x - low) * per_unit, 0.0f));
  const std::int32_t whole = static_cast<std::int32_t>(at);
  const std::int32_t i = whole < last_cell ? whole : last_cell;
  const float part = at - static_cast<float>(i);
  const float next = y[i + 1];
  const float between = minimum(next, y[i] + part * (next - y[i]));  // rounding must not lift it above the next node
  const float value = part < 1.0f ? between : next;
  return x == x ? value : x;
}

inline float look_up(const Table& table, float x) {
  return look_up(table.y.data(), static_cast<std::int32_t>(table.y.size()) - 2, table.low, table.per_unit, x);
}

// True when a beta distribution on (0, 1) has this mean and standard deviation: 0 < mean < 1, 0 < sd^2 < mean (1 -
// mean); and sd is not below a millionth of sqrt(mean (1 - mean)), where a constant serves.
bool beta_possible(double mean, double sd);

// The quantile of that beta distribution at Phi(z), over z in [-6, 6] with 64 cells per unit. Requires beta_possible.
// Between nodes the straight line errs by at most h^2/8 times the curvature: 6e-6 where a and b are at
// least 1, 2e-5 where they are at least 0.1, and more where nearly everything sits at the ends (5e-4 at 0.01).
Table beta_table(double mean, double sd);

// The quantile of observed values over u in [0, 1]: sorted, linear between order statistics (type 7 of Hyndman and Fan
// 1996). One value gives that constant; no value gives NaN. The values must be finite.
Table empirical_table(std::vector<float> values);

}  // namespace peakend::numbers
