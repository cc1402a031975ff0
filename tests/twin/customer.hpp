// One customer, one episode, one contact, as plain fields; and what an expression sees of them.
#pragma once
#include <cstdint>
#include <vector>

#include "agents/chance/address.hpp"
#include "tests/twin/rules.hpp"

namespace peakend::twin {

using Tick = std::int64_t;  // 2^-20 minutes since midnight
inline constexpr Tick ticks_per_minute = Tick{1} << 20;
inline constexpr Tick midnight = 1440 * ticks_per_minute;

enum class Status { prospect, current, gone };

// The week's sum of a rate, and the unit-exponential threshold it must pass.
struct Hazard {
  float sum = 0, threshold = 0;
  std::uint32_t ordinal = 0;
};

struct Customer {
  std::uint32_t number = 0;
  Status status = Status::current;
  int segment = 0, relationship = -1;
  std::vector<float> traits, states, familiarity;
  std::vector<bool> targeted;  // by policy
  float memory_good = 0, memory_bad = 0, expectation = 0, episodes = 0;
  float prior_competence = 0, evidence_good = 0, evidence_bad = 0;
  float prior_intention = 0, intention_good = 0, intention_bad = 0, ceiling = 1;
  float reputation = 0.5F;
  struct Known {
    bool heard = false;
    float felt = 0;
  };
  std::vector<Known> topics;
  int since = 0;                  // the day what fades is of
  int unforgiven = -1'000'000;    // the last day with an unacceptable moment
  int score_band = 0, period_band = 0;
  std::vector<Hazard> starts;  // by journey
  Hazard leave, join, win_back;
  int left_in_week = -1;

  float trait(spec::Standard which) const { return traits[static_cast<std::size_t>(which)]; }
};

struct Today {
  int day = 0, weekday = 1;  // day from 0, Monday = 1
  int warm_up_days = 0;      // expressions count days and weeks from 1 at the end of the warm-up
  int day_read() const { return day - warm_up_days + 1; }
  int week_read() const { return day / 7 - warm_up_days / 7 + 1; }
  chance::Key key{};
  std::vector<float> utilisation;  // yesterday's, by pool
  std::vector<float> engagement;   // this morning's
};

// One customer's walk through one journey, and what was felt so far. It may go on another day; times are of today.
struct Episode {
  std::uint32_t customer = 0, when = 0;  // the address: who, and the word of day and ordinal
  int journey = 0, at = 0;               // touchpoint, or -1: over
  int day = 0;                           // on which it began
  Tick began = 0, now = 0;               // `began` since midnight of that day
  Tick idle = 0, stopped = 0;            // between its days; since the start of the run
  int goes_on = -1;                      // touchpoint where it went on today
  int due_day = -1;                      // on which it goes on; -1: today
  Tick moment = -1;                      // of that day; -1: drawn
  std::vector<bool> targeted;            // for which policies it is, from its first morning to its end
  float pleasure = 0, pain = 0, end = 0, sum = 0, integral = 0, contacts = 0, previous = 0;
  float peak_high = 0, peak_low = 0;
  float highest = -5, lowest = 5;  // felt, whatever its sign
  bool high_came_later = false, unacceptable = false;
  float stated = 0, statements = 0;  // evidence its touchpoints gave
  float stated_intention = 0, intention_statements = 0;
  float ceiling_times = 1, ceiling_plus = 0;  // what breaches and amends make of the ceiling
  std::int64_t spent = 0;            // today
  std::vector<bool> came, served;    // by touchpoint
  struct Due {                       // effects on states, in the order of the contacts
    int state;
    slots::Change::Kind kind;
    float value;
  };
  std::vector<Due> due;
};

struct Contact {
  bool served = true;
  float minute = 0, wait = 0, queue_length = 0;  // minutes
  float perceived_wait = 0, affect = 0;
  bool failed = false, recovered = false;
};

// What an expression reads. Without an episode: rates, `who`. The draws are those of `word`.
struct Sight {
  const Rules& rules;
  const Today& today;
  const Customer& customer;
  const Episode* episode = nullptr;
  const Contact* contact = nullptr;
  std::uint32_t word = 0;
  float remembered = 0;
  float topic_affect = 0, topic_heat = 0;

  float operator()(language::Source source, std::uint32_t index) const;
  float value(const Expr& expr) const;
};

float memory(const Rules& rules, const Customer& customer, int day);
float competence(const Rules& rules, const Customer& customer, int day);
float intention(const Rules& rules, const Customer& customer, int day);

// Takes everything that fades to `day`.
void fade_to(const Rules& rules, Customer& customer, int day);

// Everybody who is or could become a customer, on day 0.
std::vector<Customer> everybody(const spec::Scenario& scenario, const slots::Values& values, const Rules& rules, chance::Key key);

}  // namespace peakend::twin
