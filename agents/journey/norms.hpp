// Contacts held against the norms of the firm: how many a norm is about, and how many meet it. The warm-up counts
// nowhere.
#pragma once
#include "agents/journey/day.hpp"

namespace peakend::journey {

// Of one norm, so many contacts and those of them that meet it.
void count_norm(const DayAtStore& day, std::int64_t counted, std::int64_t met);

// Everybody who came to the queue today: `wait` and `served` are columns of the sheet, rows those of scratch.order.
void count_waits(const DayAtStore& day, const model::Touchpoint& touchpoint, const float* wait, const float* served,
                 const Scratch& scratch);

}  // namespace peakend::journey
