// One staff pool through one day: first in, first out, several people, shifts and patience. Kiefer & Wolfowitz (1955)
// with the shift rule of CONTRACTS.md section 7 of the design: exact, without an event loop.
#pragma once
#include <cstdint>
#include <vector>

namespace peakend::store {

using Tick = std::int64_t;  // 2^-20 minutes since midnight
inline constexpr Tick ticks_per_minute = Tick{1} << 20;
inline constexpr Tick midnight = 24 * 60 * ticks_per_minute;
inline constexpr Tick for_ever = INT64_MAX / 4;

struct ShiftChange {
  Tick at;
  int people;
};

struct Visitor {
  Tick arrival;
  Tick work;
  Tick patience;     // for_ever: never gives up
  float balk_above;  // turns away when more than this many wait; infinity: never
};

struct Service {
  enum class Kind : std::uint8_t { served, reneged, balked };
  Kind kind;
  Tick wait;         // minutes queued, also of those who give up
  Tick leaves;       // when this customer leaves the touchpoint
  int queue_length;  // people ahead who were waiting, on arrival; 0 unless asked for
};

class Servers {
 public:
  // Changes ascending in time. Until the first, nobody works.
  Servers(std::vector<ShiftChange> changes, bool send_away, bool count_queue);

  // Visitors must come in order of arrival.
  Service serve(const Visitor& visitor);

  Tick busy() const { return busy_; }          // time at work
  Tick overtime() const { return overtime_; }  // of it, while nobody is scheduled: in breaks and after the last shift
  Tick last_departure() const { return last_; }

 private:
  Tick begin_of(Tick arrival);
  void apply(const ShiftChange& change);
  int queue_at(Tick arrival);
  Tick unscheduled(Tick from, Tick until) const;

  std::vector<ShiftChange> changes_;
  std::size_t next_ = 0;
  std::vector<Tick> free_;     // ascending: when each person is free
  std::vector<Tick> waiting_;  // when earlier arrivals leave the queue
  bool send_away_, count_queue_;
  Tick closes_ = 0, busy_ = 0, overtime_ = 0, last_ = 0;
};

}  // namespace peakend::store
