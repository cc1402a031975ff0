// A store's day: when people come, and who works when.
#pragma once
#include <vector>

#include "agents/model/model.hpp"
#include "agents/store/servers.hpp"

namespace peakend::store {

// The moment a customer comes, from one word: the inverse of the day's cumulative arrivals.
Tick arrival_tick(const model::Day& day, std::uint32_t word);

struct Staffing {
  std::vector<ShiftChange> changes;
  std::int64_t person_minutes = 0;  // planned
};

// Shifts cut to the opening hours; people as the calendar says.
Staffing staffing(const model::Pool& pool, const model::Day& hours, const model::Date& date);

}  // namespace peakend::store
