// A staff pool told as events, one after the other: the plainest reading of the rule, to hold the fast one against.
// At one tick: completions, the shift, starts, arrivals. Who leaves with a shift is marked: the idle first, then
// whoever is done first; work begun is finished. When the last people have gone home, whoever still waits goes too.
#pragma once
#include <algorithm>
#include <deque>
#include <vector>

#include "agents/store/servers.hpp"

namespace peakend::store::testing {

struct Asked {
  Visitor visitor;
  Service service{};
};

struct Work {
  Tick ends;
  bool last;  // goes home after it
};

class EventLoop {
 public:
  EventLoop(std::vector<ShiftChange> changes, bool send_away) : changes_(std::move(changes)), send_away_(send_away) {}

  // Visitors in order of arrival; returns what happened to each, and adds up the time at work.
  std::vector<Service> run(const std::vector<Visitor>& visitors) {
    for (const Visitor& visitor : visitors) all_.push_back({visitor});
    while (true) {
      Tick now = next_moment();
      if (now == for_ever) break;
      complete(now);
      shift(now);
      start(now);
      give_up(now);
      arrive(now);
    }
    std::vector<Service> services;
    for (const Asked& asked : all_) services.push_back(asked.service);
    return services;
  }
  Tick busy() const { return busy_; }

 private:
  Tick gives_up_at(std::size_t i) const {
    const Visitor& v = all_[i].visitor;
    return v.patience >= for_ever ? for_ever : v.arrival + v.patience;
  }

  Tick next_moment() const {
    Tick next = for_ever;
    if (arrived_ < all_.size()) next = std::min(next, all_[arrived_].visitor.arrival);
    if (changed_ < changes_.size()) next = std::min(next, changes_[changed_].at);
    for (const Work& work : at_work_) next = std::min(next, work.ends);
    for (std::size_t i : queue_) next = std::min(next, gives_up_at(i));
    return next;
  }

  void complete(Tick now) {
    for (std::size_t k = 0; k < at_work_.size();) {
      if (at_work_[k].ends > now) {
        ++k;
        continue;
      }
      if (!at_work_[k].last) ++idle_;
      at_work_.erase(at_work_.begin() + static_cast<std::ptrdiff_t>(k));
    }
  }

  int staying() const {
    return idle_ + static_cast<int>(
                       std::count_if(at_work_.begin(), at_work_.end(), [](const Work& work) { return !work.last; }));
  }

  void mark_first_done() {
    Work* first = nullptr;
    for (Work& work : at_work_)
      if (!work.last && (!first || work.ends < first->ends)) first = &work;
    first->last = true;
  }

  // 0 people under serve_all: they stay until the work is done, and the next shift sets the number again.
  void shift(Tick now) {
    for (; changed_ < changes_.size() && changes_[changed_].at <= now; ++changed_) {
      int wanted = changes_[changed_].people;
      if (wanted == 0 && !send_away_) continue;
      int have = staying();
      for (; have < wanted; ++have) ++idle_;
      for (; have > wanted; --have) {
        if (idle_ > 0)
          --idle_;
        else
          mark_first_done();
      }
    }
    if (gone_home()) send_home(now);
  }

  bool gone_home() const { return changed_ == changes_.size() && staying() == 0; }

  void send_home(Tick now) {
    for (std::size_t i : queue_) leave(i, now - all_[i].visitor.arrival);
    queue_.clear();
  }

  void start(Tick now) {
    while (idle_ > 0 && !queue_.empty()) {
      begin(queue_.front(), now);
      queue_.pop_front();
    }
  }

  void begin(std::size_t i, Tick now) {
    Asked& a = all_[i];
    --idle_;
    a.service.kind = Service::Kind::served;
    a.service.wait = now - a.visitor.arrival;
    a.service.leaves = now + a.visitor.work;
    busy_ += a.visitor.work;
    at_work_.push_back({a.service.leaves, false});
    if (a.visitor.work == 0) complete(now);
  }

  void give_up(Tick now) {
    for (std::size_t k = 0; k < queue_.size();) {
      std::size_t i = queue_[k];
      if (gives_up_at(i) > now) {
        ++k;
        continue;
      }
      leave(i, all_[i].visitor.patience);
      queue_.erase(queue_.begin() + static_cast<std::ptrdiff_t>(k));
    }
  }

  void leave(std::size_t i, Tick wait) {
    all_[i].service.kind = Service::Kind::reneged;
    all_[i].service.wait = wait;
    all_[i].service.leaves = all_[i].visitor.arrival + wait;
  }

  void arrive(Tick now) {
    for (; arrived_ < all_.size() && all_[arrived_].visitor.arrival <= now; ++arrived_) {
      Asked& a = all_[arrived_];
      a.service.queue_length = static_cast<int>(queue_.size());
      if (static_cast<float>(a.service.queue_length) > a.visitor.balk_above) {
        a.service.kind = Service::Kind::balked;
        a.service.wait = 0, a.service.leaves = now;
        continue;
      }
      queue_.push_back(arrived_);
      start(now);
      give_up(now);
      if (gone_home()) send_home(now);
    }
  }

  std::vector<ShiftChange> changes_;
  bool send_away_;
  std::vector<Asked> all_;
  std::deque<std::size_t> queue_;
  std::vector<Work> at_work_;
  std::size_t arrived_ = 0, changed_ = 0;
  int idle_ = 0;
  Tick busy_ = 0;
};

}  // namespace peakend::store::testing
