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
  sum,
  count_
};

// Where a program finds an input: a column of the sheet, or (negative) a draw of the contact.
using Binding = std::vector<int>;
inline constexpr int draws = 16;  // 8 words, as a normal and as a uniform
inline int draw_binding(int word, bool uniform) { return -1 - (word + (uniform ? 8 : 0)); }

// The columns a journey needs beyond the fixed ones, and the bindings of its programs.
struct Columns {
  std::vector<program::Input> morning;   // of the customer or the day, gathered when the episode begins
  std::vector<std::uint32_t> visited;    // touchpoints some program asks about
  std::vector<Binding> before, contact;  // by touchpoint
  std::vector<int> effects;              // by touchpoint: column of its first effect
  int total = 0;
  std::array<bool, static_cast<std::size_t>(Column::count_)> read{};  // columns that a program or a figure reads
};

Columns columns_of(const model::Journey& journey);

struct Sheet {
  int n = 0;
  std::vector<std::uint32_t> id, when;
  std::vector<store::Tick> started, now;
  std::vector<std::int32_t> at;                 // touchpoint of the journey, or -1: over
  std::vector<std::int64_t> spent;              // fixed-point money
  std::vector<std::vector<std::uint8_t>> came;  // by touchpoint: was there
  std::vector<std::vector<std::uint8_t>> went;  // by touchpoint: was served there
  std::vector<std::vector<float>> columns;

  float* column(Column c) { return columns[static_cast<std::size_t>(c)].data(); }
  float* column(int c) { return columns[static_cast<std::size_t>(c)].data(); }
};

// Empties the sheet and begins today's episodes.
void begin(Sheet& sheet, const Columns& needed, const model::Journey& journey, const customer::Population& people,
           const customer::Today& today, const model::Day& hours, const std::vector<customer::Event>& events,
           chance::Key key);

// True for sources that a sheet holds (or draws); others are the customer's or the day's.
bool of_episode(language::Source source);
Column column_of(language::Source source);

}  // namespace peakend::journey
