// A pool through a day: small cases by hand, and many thousands of random customers against a plain event loop.
#include "agents/store/servers.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <random>

#include "tests/store/oracle.hpp"

using namespace peakend::store;
using Kind = Service::Kind;

namespace {
constexpr float never = INFINITY;

std::vector<Service> served(std::vector<ShiftChange> changes, bool send_away, const std::vector<Visitor>& visitors) {
  Servers servers(std::move(changes), send_away, true);
  std::vector<Service> all;
  for (const Visitor& visitor : visitors) all.push_back(servers.serve(visitor));
  return all;
}

struct Day {
  std::vector<ShiftChange> changes;
  bool send_away;
  std::vector<Visitor> visitors;
  Tick closes;
};

// Few ticks and short work, so that almost everything happens at once somewhere.
Day random_day(std::mt19937& random) {
  auto below = [&](unsigned n) { return static_cast<Tick>(random() % n); };
  Day day{{}, below(2) == 0, {}, 0};
  Tick at = below(12);
  for (Tick shifts = 1 + below(5); shifts > 0; --shifts, at += below(20))
    day.changes.push_back({at, static_cast<int>(below(5))});
  day.changes.push_back({at, 0});
  day.closes = at;
  bool patient = below(3) == 0, balks = below(3) == 0;
  const unsigned busy = 1 + static_cast<unsigned>(below(3)), longest = 1 + static_cast<unsigned>(below(12));
  Tick arrival = 0;
  for (Tick n = 5 + below(60); n > 0; --n) {
    arrival += below(busy + 1);
    day.visitors.push_back({arrival, below(longest), patient || below(4) == 0 ? for_ever : below(15),
                            balks ? static_cast<float>(below(6)) : never});
  }
  return day;
}

// Who goes unserved at or after the end is compared by that alone: how long they wait then has a test of its own.
bool same(const Day& day, const Visitor& visitor, const Service& fast, const Service& slow) {
  if (visitor.arrival >= day.closes && fast.kind != Kind::served && slow.kind != Kind::served) return true;
  if (fast.kind != slow.kind) return false;
  bool sent_home = fast.kind == Kind::reneged && fast.leaves >= day.closes;
  return fast.queue_length == slow.queue_length &&
         (sent_home || (fast.wait == slow.wait && fast.leaves == slow.leaves));
}
}  // namespace

TEST_CASE("the pool and the event loop differ for none of many thousands of random customers", "[store]") {
  std::mt19937 random(20260105);
  std::int64_t customers = 0, different = 0, reneged = 0, balked = 0, waited = 0, days_busy_differs = 0;
  for (int round = 0; round < 10'000; ++round) {
    Day day = random_day(random);
    Servers fast(day.changes, day.send_away, true);
    testing::EventLoop slow(day.changes, day.send_away);
    auto truth = slow.run(day.visitors);
    for (std::size_t i = 0; i < day.visitors.size(); ++i) {
      Service service = fast.serve(day.visitors[i]);
      ++customers;
      reneged += service.kind == Kind::reneged, balked += service.kind == Kind::balked;
      waited += service.kind == Kind::served && service.wait > 0;
      if (same(day, day.visitors[i], service, truth[i])) continue;
      if (++different < 4)
        UNSCOPED_INFO("day " << round << " customer " << i << ": kind " << static_cast<int>(service.kind) << " v "
                             << static_cast<int>(truth[i].kind) << ", wait " << service.wait << " v " << truth[i].wait
                             << ", queue " << service.queue_length << " v " << truth[i].queue_length);
    }
    days_busy_differs += fast.busy() != slow.busy();
  }
  CHECK(different == 0);
  CHECK(days_busy_differs == 0);
  CHECK(customers > 300'000);  // and every kind of thing happened often
  CHECK(reneged > 20'000);
  CHECK(balked > 10'000);
  CHECK(waited > 50'000);
}

TEST_CASE("one person serves in the order of arrival", "[store]") {
  auto all =
      served({{0, 1}, {100, 0}}, false, {{0, 10, for_ever, never}, {3, 5, for_ever, never}, {20, 1, for_ever, never}});
  CHECK(all[0].wait == 0);
  CHECK(all[1].wait == 7);
  CHECK(all[1].leaves == 15);
  CHECK(all[2].wait == 0);
}

TEST_CASE("two people serve whoever is first with whoever is free first", "[store]") {
  auto all =
      served({{0, 2}, {100, 0}}, false,
             {{0, 10, for_ever, never}, {1, 4, for_ever, never}, {2, 4, for_ever, never}, {3, 1, for_ever, never}});
  CHECK(all[2].wait == 3);  // behind the second
  CHECK(all[3].wait == 6);  // behind the third, at 9
}

TEST_CASE("before the first shift people wait for it", "[store]") {
  CHECK(served({{30, 1}, {60, 0}}, false, {{10, 5, for_ever, never}})[0].wait == 20);
}

TEST_CASE("who is offered a start exactly when patience ends takes it", "[store]") {
  auto all = served({{0, 1}, {100, 0}}, false, {{0, 10, for_ever, never}, {4, 1, 6, never}, {5, 1, 5, never}});
  CHECK(all[1].kind == Kind::served);
  CHECK(all[2].kind == Kind::reneged);
  CHECK(all[2].wait == 5);
  CHECK(all[2].leaves == 10);
}

TEST_CASE("who gives up takes nobody's time", "[store]") {
  auto all = served({{0, 1}, {100, 0}}, false, {{0, 10, for_ever, never}, {1, 50, 2, never}, {5, 1, for_ever, never}});
  CHECK(all[1].kind == Kind::reneged);
  CHECK(all[2].wait == 5);
}

TEST_CASE("people turn away when more than their limit wait", "[store]") {
  const Visitor plain{0, 10, for_ever, never}, shy{2, 10, for_ever, 1};
  auto all = served({{0, 1}, {100, 0}}, false, {plain, {1, 10, for_ever, never}, shy, {2, 10, for_ever, never}, shy});
  CHECK(all[1].queue_length == 0);
  CHECK(all[2].kind == Kind::served);  // one waits: not more than one
  CHECK(all[2].queue_length == 1);
  CHECK(all[4].kind == Kind::balked);
  CHECK(all[4].queue_length == 3);
  CHECK(all[4].wait == 0);
  CHECK(all[4].leaves == 2);
}

TEST_CASE("a smaller shift sends the idle home first, and work begun is finished", "[store]") {
  auto all = served({{0, 2}, {5, 1}, {100, 0}}, false, {{0, 20, for_ever, never}, {6, 1, for_ever, never}});
  CHECK(all[0].leaves == 20);
  CHECK(all[1].wait == 14);  // the idle one has gone; the other is at work until 20
}

TEST_CASE("at one tick work ends before the shift changes, and the shift changes before work begins", "[store]") {
  auto smaller = served({{0, 1}, {10, 0}}, true, {{0, 10, for_ever, never}, {1, 5, for_ever, never}});
  CHECK(smaller[1].kind == Kind::reneged);  // free at 10, and gone at 10
  auto larger = served({{0, 1}, {10, 2}, {50, 0}}, true, {{0, 20, for_ever, never}, {1, 5, 9, never}});
  CHECK(larger[1].kind == Kind::served);
  CHECK(larger[1].wait == 9);
}

TEST_CASE("serve_all: people stay after closing until the work is done, and are paid for it", "[store]") {
  Servers servers({{0, 1}, {10, 0}}, false, false);
  CHECK(servers.serve({8, 5, for_ever, never}).leaves == 13);
  auto after = servers.serve({9, 7, for_ever, never});
  CHECK(after.kind == Kind::served);
  CHECK(after.leaves == 20);
  CHECK(servers.busy() == 12);
  CHECK(servers.overtime() == 10);  // 3 of the first, all 7 of the second
  CHECK(servers.last_departure() == 20);
}

TEST_CASE("work while nobody is scheduled is overtime: in a break, after an empty shift, across the next shift", "[store]") {
  for (bool send_away : {false, true}) {
    Servers servers({{0, 1}, {10, 0}, {30, 1}, {50, 0}}, send_away, false);
    servers.serve({8, 30, for_ever, never});  // 8 to 38: 20 of it in the break
    CHECK(servers.overtime() == 20);
    servers.serve({38, 20, for_ever, never});  // 38 to 58: 8 of it after the end
    CHECK(servers.overtime() == 28);
  }
  Servers lunch({{0, 1}, {10, 0}, {30, 1}, {50, 0}}, false, false);
  lunch.serve({12, 5, for_ever, never});
  CHECK(lunch.overtime() == 5);
  Servers empty({{0, 2}, {10, 0}, {20, 0}}, false, false);  // the second shift is planned with nobody
  empty.serve({9, 15, for_ever, never});
  CHECK(empty.overtime() == 14);
}

TEST_CASE("send_away: who waits at closing is sent home, and who is being served is not", "[store]") {
  Servers servers({{0, 1}, {10, 0}}, true, false);
  CHECK(servers.serve({8, 5, for_ever, never}).leaves == 13);
  auto after = servers.serve({9, 7, for_ever, never});
  CHECK(after.kind == Kind::reneged);
  CHECK(after.wait == 1);
  CHECK(servers.overtime() == 3);
}

TEST_CASE("send_away: nobody waits on in a closed shop, however patient", "[store]") {
  auto all = served({{0, 1}, {10, 0}}, true, {{8, 5, for_ever, never}, {9, 7, 100, never}, {12, 7, 100, never}});
  CHECK(all[1].wait == 1);
  CHECK(all[2].wait == 0);
}

TEST_CASE("a break at noon: under serve_all the morning stays on, under send_away people wait for the afternoon",
          "[store]") {
  const std::vector<ShiftChange> shifts{{0, 1}, {10, 0}, {30, 1}, {50, 0}};
  CHECK(served(shifts, false, {{12, 5, for_ever, never}})[0].wait == 0);
  CHECK(served(shifts, true, {{12, 5, for_ever, never}})[0].wait == 18);
  CHECK(served(shifts, true, {{12, 5, 17, never}})[0].kind == Kind::reneged);
}
