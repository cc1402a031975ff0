// One day's episodes of one journey, as columns: who, when, where next, and what was felt so far.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "agents/customer/hazard.hpp"
#include "agents/model/model.hpp"
#include "agents/store/servers.hpp"

namespace peakend::journey {

// Columns every episode has. The order is that of Sheet::columns; what a program reads beyond them follows.
enum class Column {
  minute,
  wait,
  queue_length,
  served,
  previous_affect,
  pleasure,
  pain,
  highest,  // as pleasure and pain, but not kept on their side of 0: what surveys rate
  lowest,
  peak_high,
  peak_low,
  peak_later,
  end,
  mean,
  integral,
  contacts,
  duration,
  unacceptable,
  stated_evidence,
  stated_count,
  stated_intention,
  stated_intention_count,
  ceiling_times,  // what breaches and amends make of the ceiling: c becomes c * times + plus
  ceiling_plus,
  sum,
  count_
};

inline constexpr int always_there = static_cast<int>(Column::count_);  // columns of every episode

// Where a program finds an input: a column of the sheet, or (negative) a draw of the contact.
using Binding = std::vector<int>;
inline constexpr int draws = 16;  // 8 words, as a normal and as a uniform
inline int draw_binding(int word, bool uniform) { return -1 - (word + (uniform ? 8 : 0)); }

// The columns a journey needs beyond the fixed ones, and the bindings of its programs.
struct Columns {
  std::vector<program::Input> morning;          // of the customer or the day, gathered when the episode begins
  std::vector<std::uint32_t> visited;           // touchpoints some program asks about
  std::vector<Binding> before, contact, delay;  // by touchpoint
  Binding fold;
  std::vector<int> effects;  // by touchpoint: column of its first effect
  int total = 0;
  std::array<bool, static_cast<std::size_t>(Column::count_)> read{};  // columns that a program or a figure reads

  bool reads(Column which) const { return read[static_cast<std::size_t>(which)]; }
  int morning_column(std::size_t m) const { return static_cast<int>(Column::count_) + static_cast<int>(m); }
  int visited_column(std::size_t v) const { return morning_column(morning.size() + v); }
};

// `kept`, if given, are columns of the same journey on other days of a run: what is read then is kept up on all days,
// for an episode that goes on then.
Columns columns_of(const model::Journey& journey, const std::vector<const Columns*>& kept = {});

struct Sheet {
  static constexpr std::int32_t over = -1, another_day = -2;
  int n = 0;
  std::vector<std::uint32_t> id, when;  // readable for a block beyond the last row, as columns are
  std::vector<store::Tick> started, now;
  std::vector<std::int32_t> at;                 // touchpoint of the journey, `over` or `another_day`
  std::vector<std::int64_t> spent;              // today, fixed-point money
  std::vector<std::uint8_t> round;              // episodes of the customer that end today and began earlier
  std::vector<std::vector<std::uint8_t>> went;  // by touchpoint: was served there
  std::vector<std::vector<float>> columns;
  // The last rows began on an earlier day. Of each of these: where it goes on, how long it was away, and for which
  // policies it was (`aims` of them) on the day it began.
  std::vector<std::int32_t> goes_on;
  std::vector<store::Tick> idle;
  std::vector<float> aimed;
  std::size_t aims = 0;
  bool late = false;       // somebody passed midnight
  bool some_left = false;  // somebody goes on another day

  std::size_t fresh() const { return static_cast<std::size_t>(n) - goes_on.size(); }
  std::int32_t goes_on_at(std::size_t row) const { return row < fresh() ? over : goes_on[row - fresh()]; }
  store::Tick idle_of(std::size_t row) const { return row < fresh() ? 0 : idle[row - fresh()]; }
  const float* column(Column c) const { return columns[static_cast<std::size_t>(c)].data(); }
  const float* column(int c) const { return columns[static_cast<std::size_t>(c)].data(); }
  float* column(Column c) { return columns[static_cast<std::size_t>(c)].data(); }
  float* column(int c) { return columns[static_cast<std::size_t>(c)].data(); }
};

// Empties the sheet and begins today's episodes. What their customers are like is read here, once.
void begin(Sheet& sheet, const Columns& needed, const model::Journey& journey, const customer::Population& people,
           const customer::Today& today, const model::Day& hours, const std::vector<customer::Event>& events,
           chance::Key key);

// Reads the customers of these rows again: an earlier episode of today has just been folded.
void read_again(Sheet& sheet, const Columns& columns, const customer::Population& people, const customer::Today& today,
                const std::int32_t* rows, const std::uint32_t* ids, int n);

// In a row that began on an earlier day, what programs read of for whom policies are is as it was then.
void keep_aims(Sheet& sheet, const Columns& columns, std::size_t row);

// True for sources that a sheet holds (or draws); others are the customer's or the day's.
bool of_episode(language::Source source);
Column column_of(language::Source source);

}  // namespace peakend::journey
