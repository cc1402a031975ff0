// Episodes over days: those that go on later are set aside before the contact of that day, one row each, and taken up
// again in its morning, with what was felt so far (CONTRACTS.md, section 3 of the design).
#pragma once
#include <cstdint>
#include <map>
#include <vector>

#include "agents/journey/day.hpp"

namespace peakend::journey {

// Of one journey. How a row is laid out does not depend on the policies that hold on a day: it may end under others.
struct Later {
  struct Row {
    std::uint32_t id, when;
    std::int32_t at;    // touchpoint where it goes on
    store::Tick began;  // since the start of the run, as all here
    store::Tick stopped;
    store::Tick idle;    // of it, up to `stopped`, between its days
    store::Tick moment;  // of the day when it goes on; drawn: from that day's arrivals
  };
  static constexpr store::Tick drawn = -1;
  struct Bucket {
    std::vector<Row> rows;
    std::vector<float> columns;      // of each row: those of the episode, then visits and effects
    std::vector<std::uint8_t> went;  // of each row, by touchpoint
    std::vector<float> aimed;        // of each row: for which policies it was on the day it began
  };
  std::map<int, Bucket> due;  // by day of the run
};

// Whether some who are to come to this touchpoint may come on another day.
inline bool may_wait(const model::Touchpoint& touchpoint, const Sheet& sheet) {
  return sheet.late || !touchpoint.delay.outputs.empty();
}

// Sets aside, of the block from `first` on, those who come to this touchpoint on a later day.
void set_aside(const DayAtStore& day, const model::Journey& journey, int number, const Columns& columns, Sheet& sheet,
               std::size_t first, Later& later, Scratch& scratch);

// Adds to a sheet that has begun the episodes that go on today.
void go_on(Sheet& sheet, const Columns& columns, const model::Journey& journey, const customer::Population& people,
           const customer::Today& today, const model::Day& hours, const model::Day& anywhere, Later& later,
           chance::Key key);

}  // namespace peakend::journey
