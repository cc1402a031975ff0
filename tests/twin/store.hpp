// One day in the store: a small event loop. At one tick and touchpoint: completions, shift, starts, who loses patience
// or finds everybody gone, arrivals. Of simultaneous arrivals the one with the smaller tie word is first.
#pragma once
#include <deque>
#include <queue>
#include <tuple>
#include <vector>

#include "tests/twin/contact.hpp"

namespace peakend::twin {

struct PoolDay {
  Tick busy = 0, overtime = 0;
  std::int64_t planned = 0;  // person-minutes
};

// One finished contact, as the figures count it.
struct Lived {
  const TouchpointRules* touchpoint;
  const Episode* episode;
  float affect;
  bool failed, recovered, queued, served, balked;
  Tick wait;
  int next;
};

class StoreDay {
 public:
  StoreDay(const Rules& rules, const Today& today, const std::vector<Customer>& people);

  // Lives all episodes to their end, or to the touchpoint where they go on another day. Throws Failure.
  void live(std::vector<Episode>& episodes);

  const std::vector<PoolDay>& pools() const { return days_; }
  const std::vector<Lived>& lived() const { return lived_; }

 private:
  enum class Kind { completion, shift, start, patience, closing, arrival };
  struct Event {
    Tick at;
    int rank;  // of the touchpoint in its journey: what happens at one tick goes on downstream
    Kind kind;
    std::uint32_t tie, customer;
    std::size_t episode;  // or the number of a shift change
    std::size_t pool;
    auto key() const { return std::tie(at, rank, kind, tie, customer, episode, pool); }
    bool operator>(const Event& other) const { return key() > other.key(); }
  };
  struct ShiftChange {
    Tick at;
    int people;
  };
  struct Guest {  // one who came to a pool
    Tick arrival = 0, work = 0, patience = 0, wait = 0;
    bool waiting = false;
    float queue_length = 0;
  };
  struct Person {  // at work
    std::size_t episode;
    Tick until;
    bool goes_home;
  };
  struct Pool {
    std::vector<ShiftChange> changes;
    Tick closes = 0;  // the end of the last shift
    int idle = 0;
    std::vector<Person> working;
    std::deque<std::size_t> queue;  // episodes
  };

  const TouchpointRules& touchpoint_of(const Episode& e) const;
  void plan_pool(std::size_t pool);
  void go_on(std::size_t episode);
  bool waits(Episode& episode, const TouchpointRules& touchpoint) const;
  void arrive(const Event& event);
  static Tick unplanned(const Pool& pool, Tick from, Tick until);
  void start(Tick now, std::size_t pool);
  void complete(const Event& event);
  void change_shift(const Event& event);
  void give_up(const Event& event);
  void leave(std::size_t episode, Tick now, bool served, bool balked);
  void announce_start(const Event& event);
  bool nobody_on_duty(const Pool& pool) const;

  const Rules& rules_;
  const Today& today_;
  const std::vector<Customer>& people_;
  std::vector<Episode>* episodes_ = nullptr;
  std::vector<Guest> guests_;  // by episode
  std::vector<Pool> pools_;
  std::vector<int> ranks_;     // of the touchpoint a pool serves
  std::vector<PoolDay> days_;
  std::vector<Lived> lived_;
  std::priority_queue<Event, std::vector<Event>, std::greater<>> events_;
};

}  // namespace peakend::twin
