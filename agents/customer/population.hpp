// Everybody who is or could become a customer. What belongs to one customer stands together in one short record,
// because a visit reads and writes nearly all of it; what is looked at of everybody in turn has a column. What fades is
// kept as (value, day of the last change) and faded when it is read; one day serves a whole record, because everything
// changes at the end of an episode.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "agents/chance/address.hpp"
#include "agents/customer/big.hpp"
#include "agents/model/model.hpp"
#include "agents/program/run.hpp"

namespace peakend::customer {

// Who leaves is `leaving` to the end of the week, and then `gone`: only then may he come back.
enum Status : std::uint8_t { prospect, current, leaving, gone };

inline bool reaches(const model::Reach& reach, Status status) {
  return status == current ? reach.customers : status == prospect ? reach.prospects : reach.left;
}

// Places in a record that everybody has. Days and words (segment, relationship) are numbers there, and exact.
enum Place : std::size_t {
  since,       // the day the fading values are of
  unforgiven,  // last day with an unacceptable moment
  segment,
  relationship,
  memory_good,
  memory_bad,
  expectation,
  episodes,
  prior_competence,
  prior_intention,
  evidence_good,
  evidence_bad,
  places
};

inline constexpr float never = -1'000'000;  // for `unforgiven`

struct Population {
  int size = 0;
  std::size_t width = 0;                                              // of a record
  std::size_t traits = 0, states = 0, familiarity = 0, targeted = 0;  // where these begin in a record
  std::size_t intention = 0;  // good and bad evidence of it, and its ceiling; 0: nothing can move it
  std::size_t topics = 0, topic_count = 0;                            // of each: heard of it (1 or 0), felt then
  std::size_t reputation = 0;                                         // 0: nobody hears of the firm, it has no place
  std::size_t state_count = 0, familiarity_count = 0;
  Big<float> records;
  Big<Status> status;
  Big<std::uint8_t> score_band;   // group of the last score; 0: none yet
  Big<std::uint8_t> period_band;  // the same, at the start of the four-week period

  float* record(std::size_t who) { return records.data() + who * width; }
  const float* record(std::size_t who) const { return records.data() + who * width; }
};

Population born(const model::Birth& birth, chance::Key key, program::Workspace& workspace);

// Takes all that fades to `day` by these half-lives: of one, or of everybody; done where half-lives change, and where
// something changes beside an episode.
void settle(Population& people, std::size_t who, const model::Fading& fading, int day);
void settle(Population& people, const model::Fading& fading, int day);

}  // namespace peakend::customer
