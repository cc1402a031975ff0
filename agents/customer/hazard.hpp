// When things happen to customers: rates as hazards, decided by one unit-exponential threshold per customer and week.
// Each day adds its part of the rate; the event comes on the day the sum passes the threshold, and the rest of that
// day counts against the next threshold of the week. A rate is looked at only when it matters: an upper bound that
// holds until something happens to the customer tells the first day on which the threshold could be passed; the days
// up to it are then added one by one, so that skipping never changes a bit. Who cannot pass this week has no clock.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "agents/customer/look.hpp"
#include "agents/customer/thresholds.hpp"

namespace peakend::customer {

// The sum and threshold of one customer in one week. A clock of another week is no clock: nothing has been counted, and
// the threshold is drawn again from its address when it is needed.
struct Clock {
  float sum = 0, threshold = 0;
  std::uint16_t week = no_week;
  std::uint8_t ordinal = 0;                               // events so far this week
  std::uint8_t counted : 4 = 0, due : 4 = not_this_week;  // days that are in the sum; the day on which to look next

  static constexpr std::uint16_t no_week = 0xffff;
};

struct Hazard {
  std::uint32_t path_word = 0;
  bool once = false;                             // leaving, joining: a second event of the week is never looked for
  Status who = current;                          // only these have it
  bool bounded = false;                          // otherwise everybody's rate is looked at every day
  std::uint16_t week = 0;                        // of the run
  Big<Clock> clock;                              // of everybody; empty when nobody ever has it
  Big<float> bound;                              // highest rate per week until something happens to the customer
  std::array<std::vector<std::uint32_t>, 7> at;  // by day: who was due then, when last scheduled
};

struct Event {
  std::uint32_t customer;
  std::uint32_t ordinal;  // among those of this customer today, from 0
};

// The days of a week as a hazard sees them.
struct Week {
  int first_day = 0;
  std::array<float, 7> weight{};  // of each day; 0: nothing is added and no rate is looked at
  std::array<Today, 7> days{};    // what rates read on each day
};

// What hazards work with, beside their own columns.
struct Bench {
  const Population& people;
  chance::Key key;
  Reader& reader;
  program::Workspace& workspace;
};

Hazard make_hazard(std::uint32_t path_word, int people, bool once, Status who);

// How high rates can get from now on, for everybody or for those to whom something has just happened.
void find_bounds(Hazard& hazard, const Bench& bench, const Today& today, const model::Rate& rate);
void find_bounds(Hazard& hazard, const Bench& bench, const Today& today, const model::Rate& rate,
                 const std::vector<std::uint32_t>& ids);

// Forgets the remainder, draws the week's first thresholds, and finds out when to look at whom.
void begin_week(Hazard& hazard, const Bench& bench, const Week& week);

// Adds rate / 7 * weight, and appends who reached a threshold today; several of one customer in order. False when a
// rate is negative or not a number, or when somebody has a 17th event on one day.
bool pass_day(Hazard& hazard, const Bench& bench, const Today& today, const model::Rate& rate, const Week& week,
              std::vector<Event>& events);

// Something is about to change for these customers (nobody named twice): the days of this week up to and with
// `last_day` (of the week) are added while their records are still what they were.
void bring_up(Hazard& hazard, const Bench& bench, const model::Rate& rate, const Week& week, int last_day,
              const std::vector<std::uint32_t>& ids);

// When to look at them next, from this day of the week on; the days before have been added.
void schedule(Hazard& hazard, const Bench& bench, const Week& week, int from_day,
              const std::vector<std::uint32_t>& ids);

// These have just come under the hazard: it counts from this day of the week on.
void enter(Hazard& hazard, const Bench& bench, const Week& week, int from_day, const std::vector<std::uint32_t>& ids);

}  // namespace peakend::customer
