// What happens to one customer at one touchpoint, and what is left of an episode when it is over (sections 4 to 6 of the
// model).
#pragma once
#include "tests/twin/customer.hpp"
#include "tests/twin/twin.hpp"

namespace peakend::twin {

// A failure within a day; who knows the day adds it.
[[noreturn]] void fail(const std::string& said);

std::uint32_t affect_word(const Today& today, const Episode& episode, const TouchpointRules& touchpoint);
std::uint32_t route_word(const Today& today, const Episode& episode, const TouchpointRules& touchpoint);
std::uint32_t work_word(const Today& today, const Episode& episode, const TouchpointRules& touchpoint);
std::uint32_t patience_word(const Today& today, const Episode& episode, const TouchpointRules& touchpoint);
std::uint32_t spend_word(const Today& today, const Episode& episode, const TouchpointRules& touchpoint);
std::uint32_t tie_word(const Today& today, const Episode& episode, const TouchpointRules& touchpoint);

// How long the contact takes, without the queue.
float minutes_of(const Sight& sight, const TouchpointRules& touchpoint);

inline constexpr Tick for_ever = INT64_MAX / 4;
Tick work_ticks(float minutes);
Tick patience_ticks(float minutes);  // more than 10 million minutes are for ever
float in_minutes(Tick ticks);

// The contact itself: feels, remembers for the episode, spends, moves on after `stay`. contact.affect is set.
void live_contact(const Rules& rules, const Today& today, const Customer& customer, const TouchpointRules& touchpoint, Tick stay,
                  Contact& contact, Episode& episode);

struct Remembered {
  float value, memory, competence, intention, trust;
  int score;  // the answer to `recommend`, 0 to 10
  float talk, talk_to;  // probability of telling, and how many; only where there is a network
  float answer = 0;             // before rounding
  std::vector<float> effort;    // of a visit, by survey
  std::vector<float> response;  // probability of answering, by survey; only of visits that it asks of
};

// Folds a finished episode into the customer.
Remembered remember(const Rules& rules, const Today& today, const Episode& episode, Customer& customer, bool talks);

}  // namespace peakend::twin
