// When things happen to customers: rates as hazards, decided by one unit-exponential threshold per customer and week.
// Each day adds its part of the rate; the event comes on the day the sum passes the threshold, and the rest of that
// day counts against the next threshold of the week. Where a bound shows that nothing can come of a customer's week,
// its days are not looked at - unless something happens to the customer after all.
#pragma once
#include <cstdint>
#include <vector>

#include "agents/customer/population.hpp"

namespace peakend::customer {

struct Hazard {
  std::uint32_t path_word = 0;
  bool once = false;         // leaving, joining: a second event of the week is never looked for
  Status who = current;      // only these have it
  std::vector<float> sum, threshold;
  std::vector<std::uint8_t> ordinal;   // events so far this week
  std::vector<std::uint8_t> followed;  // days of this customer are being added up
  std::vector<std::uint32_t> active;   // who is followed; meaningless while `everybody`
  bool everybody = true;
};

struct Event {
  std::uint32_t customer;
  std::uint32_t ordinal;  // among those of this customer today, from 0
};

// The days of a week as a hazard sees them.
struct Week {
  int first_day = 0;
  float weight[7] = {};     // of each day; 0: nothing is added and no rate is looked at
  bool one_model = true;    // the same model holds all week, so that bounds hold
};

Hazard make_hazard(std::uint32_t path_word, int people, bool once, Status who);

// Forgets the remainder, draws the week's first thresholds, and finds out who can be left alone. today.day is the first.
void begin_week(Hazard& hazard, const Population& people, const Today& today, const model::Rate& rate, const Week& week, chance::Key key,
                Reader& reader, program::Workspace& workspace);

// Adds rate / 7 * weight, and appends who reached a threshold, in order of customers. False when a rate is negative or
// not a number, or when somebody has a 17th event on one day.
bool pass_day(Hazard& hazard, const Population& people, const Today& today, const program::Program& rate, const Week& week, chance::Key key,
              Reader& reader, program::Workspace& workspace, std::vector<Event>& events);

// Something is about to change for these customers: those left alone so far get the sums of this week's days up to
// and with `last_day`, and are followed from then on. Their columns must still be what they were on those days.
void catch_up(Hazard& hazard, const Population& people, const Today& today, const program::Program& rate, const Week& week, int last_day,
              const std::uint32_t* ids, int n, Reader& reader, program::Workspace& workspace);

// Follows a customer from now on, without anything of the days before: who has just become one.
void follow(Hazard& hazard, std::uint32_t customer);

}  // namespace peakend::customer
