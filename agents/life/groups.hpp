// The groups a customer counts in: everybody, a band, the segment, the relationship. One place says so.
#pragma once
#include "agents/customer/population.hpp"
#include "agents/figures/figures.hpp"
#include "scenarios/spec/outcomes.hpp"

namespace peakend::life {

// f(group) for each of them; `band` 0: in none.
template <class F>
void for_groups(const figures::Layout& layout, const float* record, int band, F f) {
  f(spec::everybody);
  if (band > 0) f(band);
  f(spec::first_segment_group + static_cast<int>(record[customer::segment]));
  if (const float own = record[customer::relationship]; own >= 0)
    f(spec::first_segment_group + layout.segments + static_cast<int>(own));
}

}  // namespace peakend::life
