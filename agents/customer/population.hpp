// Everybody who is or could become a customer, as columns. What fades is kept as (value, day of the last change) and
// faded when it is read; one day serves all columns of a customer, because everything changes at the end of an episode.
#pragma once
#include <cstdint>
#include <vector>

#include "agents/chance/address.hpp"
#include "agents/model/model.hpp"
#include "agents/program/run.hpp"

namespace peakend::customer {

enum Status : std::int32_t { prospect, current, gone };

struct Population {
  int size = 0;
  std::vector<std::vector<float>> traits, states, familiarity, targeted;  // columns
  std::vector<float> segment, relationship;                               // words, as numbers for expressions
  std::vector<float> memory_good, memory_bad, expectation, episodes, prior_competence, intention, evidence_good,
      evidence_bad;
  std::vector<std::int32_t> since;       // the day the fading columns are of
  std::vector<std::int32_t> unforgiven;  // last day with an unacceptable moment; far in the past: none
  std::vector<std::int32_t> status;
  std::vector<std::uint8_t> score_band;   // group of the last score; 0: none yet
  std::vector<std::uint8_t> period_band;  // the same, at the start of the four-week period
};

inline constexpr std::int32_t never = -1'000'000;

// What expressions read that is the same for everybody today. Filled once a day; columns of one block.
struct Today {
  int day = 0;
  model::Date date{};
  std::vector<float> day_column, weekday_column, week_column;
  std::vector<std::vector<float>> utilisation;  // yesterday's, by pool
  const model::Fading* fading = nullptr;
};

// Fills the columns of the calendar.
void set_day(Today& today, int day, const model::Date& date);

Population born(const model::Birth& birth, chance::Key key, program::Workspace& workspace);

// Columns of some customers for the inputs of a program; owns the scratch that computed columns need.
struct Reader {
  std::vector<std::vector<float>> scratch;
  std::vector<const float*> inputs;

  // Customers from..from+n: stored columns are read in place.
  const float* const* range(const Population& people, const Today& today, const program::Program& program, int from,
                            int n);
  // The customers `ids[0..n)`, gathered. `again`: the same program and customers as in the last call, only another day.
  const float* const* some(const Population& people, const Today& today, const program::Program& program,
                           const std::uint32_t* ids, int n, bool again = false);
};

// One input of some customers into a column.
void gather(const Population& people, const Today& today, const program::Input& input, const std::uint32_t* ids, int n,
            float* to);

// Takes all fading columns to `day` by the old half-lives; done where half-lives change.
void settle(Population& people, const model::Fading& old, int day);

}  // namespace peakend::customer
