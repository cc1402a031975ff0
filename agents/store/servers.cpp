// The sorted vector of free times; shifts are applied when the next customer could be affected.
#include "agents/store/servers.hpp"

#include <algorithm>

namespace peakend::store {

Servers::Servers(std::vector<ShiftChange> changes, bool send_away, bool count_queue)
    : changes_(std::move(changes)), send_away_(send_away), count_queue_(count_queue) {
  for (const ShiftChange& change : changes_)
    if (change.people == 0) closes_ = change.at;
}

void Servers::apply(const ShiftChange& change) {
  if (change.people == 0 && !send_away_) return;  // they stay until the work is done
  auto wanted = static_cast<std::size_t>(change.people);
  if (wanted < free_.size()) free_.erase(free_.begin(), free_.end() - static_cast<std::ptrdiff_t>(wanted));
  while (free_.size() < wanted) free_.insert(std::upper_bound(free_.begin(), free_.end(), change.at), change.at);
}

Tick Servers::begin_of(Tick arrival) {
  while (true) {
    Tick begin = free_.empty() ? for_ever : std::max(arrival, free_.front());
    if (next_ == changes_.size() || changes_[next_].at > begin) return begin;
    apply(changes_[next_++]);
  }
}

int Servers::queue_at(Tick arrival) {
  std::erase_if(waiting_, [&](Tick leaves) { return leaves <= arrival; });
  return static_cast<int>(waiting_.size());
}

// How much of a stretch lies where the shifts have nobody: work that goes on there is beyond the hours planned.
Tick Servers::unscheduled(Tick from, Tick until) const {
  Tick time = 0;
  for (std::size_t c = 0; c < changes_.size() && changes_[c].at < until; ++c) {
    if (changes_[c].people > 0) continue;
    const Tick next = c + 1 < changes_.size() ? changes_[c + 1].at : for_ever;
    time += std::max<Tick>(0, std::min(until, next) - std::max(from, changes_[c].at));
  }
  return time;
}

Service Servers::serve(const Visitor& visitor) {
  Service service{Service::Kind::served, 0, 0, count_queue_ ? queue_at(visitor.arrival) : 0};
  if (static_cast<float>(service.queue_length) > visitor.balk_above) {
    service.kind = Service::Kind::balked;
    service.leaves = visitor.arrival;
    return service;
  }
  Tick begin = begin_of(visitor.arrival);
  service.wait = begin - visitor.arrival;
  if (begin >= for_ever || service.wait > visitor.patience) {
    service.kind = Service::Kind::reneged;
    // However patient: nobody waits on when everybody has gone home.
    service.wait =
        begin < for_ever ? visitor.patience : std::min(visitor.patience, std::max<Tick>(0, closes_ - visitor.arrival));
    service.leaves = visitor.arrival + service.wait;
    if (count_queue_) waiting_.push_back(service.leaves);
    return service;
  }
  if (count_queue_) waiting_.push_back(begin);
  service.leaves = begin + visitor.work;
  free_.erase(free_.begin());
  free_.insert(std::upper_bound(free_.begin(), free_.end(), service.leaves), service.leaves);
  busy_ += visitor.work;
  overtime_ += unscheduled(begin, service.leaves);
  last_ = std::max(last_, service.leaves);
  return service;
}

}  // namespace peakend::store
