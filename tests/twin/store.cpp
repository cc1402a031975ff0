// The event loop. Customers walk on without an event where nobody queues: nothing they do there can be seen by others.
#include "tests/twin/store.hpp"

#include <algorithm>
#include <cmath>

#include "scenarios/language/evaluate.hpp"

namespace peakend::twin {

StoreDay::StoreDay(const Rules& rules, const Today& today, const std::vector<Customer>& people)
    : rules_(rules), today_(today), people_(people), pools_(rules.pools.size()), ranks_(rules.pools.size(), 0), days_(rules.pools.size()) {
  for (const auto& journey : rules.journeys)
    for (const auto& t : journey.touchpoints)
      if (t.spec->pool >= 0) ranks_[static_cast<std::size_t>(t.spec->pool)] = t.rank;
  for (std::size_t p = 0; p < pools_.size(); ++p) plan_pool(p);
}

// Shifts cut to the opening hours; between two shifts, and after the last, nobody is asked to work.
void StoreDay::plan_pool(std::size_t p) {
  const PoolRules& rules = rules_.pools[p];
  const Hours& hours = rules_.week[static_cast<std::size_t>(today_.weekday - 1)];
  Pool& pool = pools_[p];
  int until_now = -1;
  for (std::size_t s = 0; s < rules.shifts.size(); ++s) {
    const int from = std::max(rules.shifts[s].from, hours.opens), until = std::min(rules.shifts[s].until, hours.closes);
    if (from >= until) continue;
    const float wanted = language::evaluate(rules.people[s], rules_.tables, [&](language::Source source, std::uint32_t) {
      if (source == language::Source::weekday) return static_cast<float>(today_.weekday);
      return static_cast<float>(source == language::Source::week ? today_.week_read() : today_.day_read());
    });
    if (!(wanted < 100000)) fail("the people of a pool are no number of people");
    const int people = wanted > 0 ? static_cast<int>(std::lround(wanted)) : 0;
    if (until_now >= 0 && until_now < from) pool.changes.push_back({until_now * ticks_per_minute, 0});
    pool.changes.push_back({from * ticks_per_minute, people});
    days_[p].planned += static_cast<std::int64_t>(people) * (until - from);
    until_now = until;
  }
  if (until_now >= 0) pool.changes.push_back({until_now * ticks_per_minute, 0});
  for (std::size_t c = 0; c < pool.changes.size(); ++c) {
    events_.push({pool.changes[c].at, ranks_[p], Kind::shift, 0, 0, c, p});
    if (pool.changes[c].people == 0) pool.closes = pool.changes[c].at;
  }
}

const TouchpointRules& StoreDay::touchpoint_of(const Episode& e) const {
  return rules_.journeys[static_cast<std::size_t>(e.journey)].touchpoints[static_cast<std::size_t>(e.at)];
}

void StoreDay::live(std::vector<Episode>& episodes) {
  episodes_ = &episodes;
  guests_.assign(episodes.size(), {});
  for (std::size_t e = 0; e < episodes.size(); ++e) go_on(e);
  while (!events_.empty()) {
    const Event event = events_.top();
    events_.pop();
    switch (event.kind) {
      case Kind::completion: complete(event); break;
      case Kind::shift: change_shift(event); break;
      case Kind::start: start(event.at, event.pool); break;
      case Kind::patience: give_up(event); break;
      case Kind::closing:
        if (nobody_on_duty(pools_[event.pool])) give_up(event);
        break;
      case Kind::arrival: arrive(event); break;
    }
  }
}

// From touchpoint to touchpoint until somebody must be waited for, or the journey ends.
void StoreDay::go_on(std::size_t number) {
  Episode& e = (*episodes_)[number];
  while (e.at >= 0) {
    const TouchpointRules& t = touchpoint_of(e);
    if (e.goes_on != e.at && waits(e, t)) return;
    if (t.spec->pool >= 0) {
      events_.push({e.now, t.rank, Kind::arrival, tie_word(today_, e, t), e.customer, number, static_cast<std::size_t>(t.spec->pool)});
      return;
    }
    Contact contact;
    contact.minute = in_minutes(e.now);
    Sight sight{rules_, today_, people_[e.customer], &e, &contact, work_word(today_, e, t)};
    live_contact(rules_, today_, people_[e.customer], t, work_ticks(minutes_of(sight, t)), contact, e);
    lived_.push_back({&t, &e, contact.affect, contact.failed, contact.recovered, false, true, false, 0, e.at});
  }
}

// Whether it goes on there another day: after a delay, or because it is past midnight.
bool StoreDay::waits(Episode& e, const TouchpointRules& t) const {
  int days = 0;
  if (t.spec->after != slots::no_slot) {
    Contact contact;
    contact.minute = in_minutes(e.now % midnight);
    const std::uint32_t word = chance::philox({e.customer, e.when, 0, t.after_word}, today_.key).w2;
    const float minutes = Sight{rules_, today_, people_[e.customer], &e, &contact, word}.value(t.after);
    if (!(minutes >= 0 && minutes <= 1e7F)) fail("after is not a time");
    days = static_cast<int>(std::lround(static_cast<double>(minutes) / 1440.0));
  }
  if (days == 0 && e.now < midnight) return false;
  e.due_day = today_.day + static_cast<int>(e.now / midnight) + days;
  e.moment = days > 0 || t.in_store ? -1 : e.now % midnight;
  e.stopped = today_.day * midnight + e.now;
  return true;
}

void StoreDay::announce_start(const Event& event) { events_.push({event.at, event.rank, Kind::start, 0, 0, 0, event.pool}); }

bool StoreDay::nobody_on_duty(const Pool& pool) const {
  return pool.idle == 0 && std::all_of(pool.working.begin(), pool.working.end(), [](const Person& p) { return p.goes_home; });
}

// Turns away, or queues, until patience ends or everybody who could serve has gone home.
void StoreDay::arrive(const Event& event) {
  const Episode& e = (*episodes_)[event.episode];
  const TouchpointRules& t = touchpoint_of(e);
  Pool& pool = pools_[event.pool];
  Guest& guest = guests_[event.episode];
  Contact contact;
  contact.minute = in_minutes(e.now);
  Sight sight{rules_, today_, people_[e.customer], &e, &contact, work_word(today_, e, t)};
  guest = {event.at, work_ticks(minutes_of(sight, t)), for_ever, 0, false, static_cast<float>(pool.queue.size())};
  sight.word = patience_word(today_, e, t);
  if (t.spec->patience != slots::no_slot) guest.patience = patience_ticks(sight.value(t.patience));
  const float limit = t.spec->balk_above == slots::no_slot ? INFINITY : sight.value(t.balk_above);
  if (!(limit == limit)) fail("balk_above is not a number");
  if (guest.queue_length > limit) return leave(event.episode, event.at, false, true);
  guest.waiting = true;
  pool.queue.push_back(event.episode);
  if (guest.patience < for_ever) events_.push({event.at + guest.patience, event.rank, Kind::patience, 0, 0, event.episode, event.pool});
  events_.push({std::max(event.at, pool.closes), event.rank, Kind::closing, 0, 0, event.episode, event.pool});
  announce_start(event);
}

// Of a stretch of time, what lies after a change to nobody and before the next change.
Tick StoreDay::unplanned(const Pool& pool, Tick from, Tick until) {
  Tick all = 0;
  for (std::size_t c = 0; c < pool.changes.size(); ++c) {
    if (pool.changes[c].people != 0) continue;
    const Tick begins = std::max(from, pool.changes[c].at);
    const Tick ends = c + 1 == pool.changes.size() ? until : std::min(until, pool.changes[c + 1].at);
    if (ends > begins) all += ends - begins;
  }
  return all;
}

void StoreDay::start(Tick now, std::size_t p) {
  Pool& pool = pools_[p];
  while (pool.idle > 0 && !pool.queue.empty()) {
    const std::size_t number = pool.queue.front();
    pool.queue.pop_front();
    Guest& guest = guests_[number];
    guest.waiting = false;
    guest.wait = now - guest.arrival;
    --pool.idle;
    pool.working.push_back({number, now + guest.work, false});
    events_.push({now + guest.work, ranks_[p], Kind::completion, 0, 0, number, p});
    days_[p].busy += guest.work;
    days_[p].overtime += unplanned(pool, now, now + guest.work);
  }
}

// Work begun is always finished; then its person is free, or goes home.
void StoreDay::complete(const Event& event) {
  if (event.at >= midnight) fail("work goes on past midnight");
  Pool& pool = pools_[event.pool];
  const auto who = std::find_if(pool.working.begin(), pool.working.end(), [&](const Person& p) { return p.episode == event.episode; });
  if (!who->goes_home) ++pool.idle;
  pool.working.erase(who);
  announce_start(event);
  leave(event.episode, event.at, true, false);
}

// Fewer: who is idle goes home, then who is free first. Nobody is sent home at the end while customers may stay.
void StoreDay::change_shift(const Event& event) {
  Pool& pool = pools_[event.pool];
  const int wanted = pool.changes[event.episode].people;
  if (wanted == 0 && !rules_.send_away) return;
  const auto staying = static_cast<int>(std::count_if(pool.working.begin(), pool.working.end(), [](const Person& p) { return !p.goes_home; }));
  int too_many = pool.idle + staying - wanted;
  if (too_many < 0) pool.idle -= too_many;
  for (; too_many > 0 && pool.idle > 0; --too_many) --pool.idle;
  std::sort(pool.working.begin(), pool.working.end(), [](const Person& a, const Person& b) { return a.until < b.until; });
  for (Person& person : pool.working)
    if (too_many > 0 && !person.goes_home) person.goes_home = true, --too_many;
  announce_start(event);
}

void StoreDay::give_up(const Event& event) {
  Guest& guest = guests_[event.episode];
  Pool& pool = pools_[event.pool];
  const bool here = guest.waiting && (*episodes_)[event.episode].at >= 0 && touchpoint_of((*episodes_)[event.episode]).spec->pool == static_cast<int>(event.pool);
  if (!here) return;
  pool.queue.erase(std::find(pool.queue.begin(), pool.queue.end(), event.episode));
  guest.waiting = false;
  guest.wait = event.at - guest.arrival;
  leave(event.episode, event.at, false, false);
}

void StoreDay::leave(std::size_t number, Tick now, bool served, bool balked) {
  Episode& e = (*episodes_)[number];
  const TouchpointRules& t = touchpoint_of(e);
  const Guest& guest = guests_[number];
  Contact contact{served, in_minutes(guest.arrival), in_minutes(guest.wait), guest.queue_length};
  live_contact(rules_, today_, people_[e.customer], t, now - guest.arrival, contact, e);
  lived_.push_back({&t, &e, contact.affect, contact.failed, contact.recovered, true, served, balked, guest.wait, e.at});
  go_on(number);
}

}  // namespace peakend::twin
