// Touchpoint after touchpoint: who is here, who is served when, what is felt, where next.
#include "agents/journey/waves.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>

#include "agents/journey/contact.hpp"
#include "agents/journey/norms.hpp"
#include "agents/journey/order.hpp"
#include "agents/model/failure.hpp"
#include "agents/store/day.hpp"
#include "scenarios/numbers/fixed.hpp"

namespace peakend::journey {
using model::Touchpoint;
using program::block;
using store::Tick;

namespace {

constexpr Tick longest_work = 16 * store::midnight;  // goes on past midnight as well, and sums of it stay whole

// Work, patience and limits of everybody here, before anybody queues; and the order in which they came.
void prepare(const DayAtStore& day, const Touchpoint& touchpoint, int number, const Columns& columns, Sheet& sheet,
             Scratch& s) {
  const auto n = static_cast<std::size_t>(sheet.n);
  const Binding& binding = columns.before[static_cast<std::size_t>(number)];
  s.work.resize(n), s.patience.assign(n, store::for_ever), s.balk.assign(n, INFINITY);
  s.order.clear();
  Rows rows;
  for (std::size_t from = 0; from < n; from += block) {
    find_rows(sheet, number, from, rows);
    if (rows.count == 0) continue;
    minutes_now(columns, sheet, rows);
    run_program(day, touchpoint.path_word, false, touchpoint.before, binding, sheet, rows, s);
    for (int k = 0; k < rows.n; ++k) {
      if (!rows.here[k]) continue;
      std::size_t e = from + static_cast<std::size_t>(k), next = 1;
      s.work[e] = std::min(to_ticks(s.outputs[0][k], touchpoint, "takes"), longest_work);
      if (touchpoint.has_patience) s.patience[e] = patience_ticks(s.outputs[next++][k], touchpoint);
      if (touchpoint.has_balk) s.balk[e] = balk_limit(s.outputs[next][k], touchpoint);
      s.order.push_back(static_cast<std::uint64_t>(sheet.now[e]) << 32 | e);
    }
  }
}

// By arrival, then by the tie word, then by customer. Ticks of a day fit in 32 bits, and so do rows: one key to sort.
void sort_by_arrival(const DayAtStore& day, const Touchpoint& touchpoint, const Sheet& sheet, Scratch& s) {
  sort_keys(s.order, s.spare_order, s.begins);
  auto row = [](std::uint64_t key) { return static_cast<std::uint32_t>(key); };
  auto tie = [&](std::uint32_t e) {
    return chance::philox({sheet.id[e], sheet.when[e] + 1, 0, touchpoint.path_word}, day.key).w3;
  };
  for (auto from = s.order.begin(); from != s.order.end();) {
    auto to = from + 1;
    while (to != s.order.end() && *to >> 32 == *from >> 32) ++to;
    if (to - from > 1)
      std::sort(from, to, [&](std::uint64_t x, std::uint64_t y) {
        std::uint32_t a = row(x), b = row(y), ta = tie(a), tb = tie(b);
        return std::tie(ta, sheet.id[a], a) < std::tie(tb, sheet.id[b], b);
      });
    from = to;
  }
}

// Work as a share of planned time.
double load(Tick busy, const model::Pool& pool, const model::Day& hours, const model::Date& date) {
  auto planned = static_cast<double>(store::staffing(pool, hours, date).person_minutes) * numbers::tick_scale;
  return planned > 0 ? static_cast<double>(busy) / planned : 0;
}

// Everybody of the day at one pool: who waits how long, and who is served.
void queue(const DayAtStore& day, const Touchpoint& touchpoint, int number, const Columns& columns, Sheet& sheet,
           Scratch& s) {
  prepare(day, touchpoint, number, columns, sheet, s);
  if (s.order.empty()) return;
  const auto pool = static_cast<std::size_t>(touchpoint.pool);
  const model::Day& hours = day.model.week[static_cast<std::size_t>(day.today.date.weekday - 1)];
  store::Servers servers(store::staffing(day.model.pools[pool], hours, day.today.date).changes, day.model.send_away,
                         touchpoint.needs_queue_length);
  float *wait = sheet.column(Column::wait), *served = sheet.column(Column::served),
        *length = sheet.column(Column::queue_length);
  std::int64_t waits = 0, reneged = 0, balked = 0;
  sort_by_arrival(day, touchpoint, sheet, s);
  for (std::uint64_t key : s.order) {
    auto e = static_cast<std::uint32_t>(key);
    auto service = servers.serve({sheet.now[e], s.work[e], s.patience[e], s.balk[e]});
    wait[e] = static_cast<float>(static_cast<double>(service.wait) / numbers::tick_scale);
    served[e] = service.kind == store::Service::Kind::served ? 1.0F : 0.0F;
    length[e] = static_cast<float>(service.queue_length);
    s.work[e] = service.leaves - sheet.now[e];         // from here on: the whole stay
    waits += std::min(service.wait, store::midnight);  // a longer one ends past midnight, and so does the run
    reneged += service.kind == store::Service::Kind::reneged;
    balked += service.kind == store::Service::Kind::balked;
  }
  day.pool_busy[pool] += servers.busy();
  day.pool_overtime[pool] += servers.overtime();
  if (servers.last_departure() >= store::midnight) {
    const double share = load(servers.busy(), day.model.pools[pool], hours, day.today.date);
    throw model::Failure{
        share > 0.9
            ? fmt::format("work at pool '{}' goes on past midnight: its people would have to work {:.0f} % of their "
                          "hours for the {} who came; add people, shorten the work, let people give up (`patience`) or be "
                          "sent away (`closing: send_away`), or spread what brings them all on one day",
                          day.model.pools[pool].name, 100.0 * share, s.order.size())
            : fmt::format("work at pool '{}' goes on past midnight: some come to it too late in the day; shorten what "
                          "comes before it, give them `patience`, or write `closing: send_away`",
                          day.model.pools[pool].name)};
  }
  if (!day.figures) return;
  using figures::PerTouchpoint;
  day.figures->at(touchpoint.number, PerTouchpoint::wait) += waits;
  day.figures->at(touchpoint.number, PerTouchpoint::queued) += static_cast<std::int64_t>(s.order.size());
  day.figures->at(touchpoint.number, PerTouchpoint::served) +=
      static_cast<std::int64_t>(s.order.size()) - reneged - balked;
  day.figures->at(touchpoint.number, PerTouchpoint::reneged) += reneged;
  day.figures->at(touchpoint.number, PerTouchpoint::balked) += balked;
  count_waits(day, touchpoint, wait, served, s);
}

// One block at one touchpoint.
void meet(const DayAtStore& day, const model::Journey& journey, int number, const Columns& columns, Sheet& sheet,
          std::size_t first, Scratch& s) {
  const Touchpoint& touchpoint = journey.touchpoints[static_cast<std::size_t>(number)];
  Rows rows;
  find_rows(sheet, number, first, rows);
  if (rows.count == 0) return;
  if (touchpoint.pool < 0) minutes_now(columns, sheet, rows);
  run_program(day, touchpoint.path_word, touchpoint.routes.size() > 1, touchpoint.contact,
              columns.contact[static_cast<std::size_t>(number)], sheet, rows, s);
  feel(day, touchpoint, number, columns, sheet, rows, s);
  for (std::size_t v = 0; v < columns.visited.size(); ++v) {
    if (columns.visited[v] != static_cast<std::uint32_t>(number)) continue;
    float* visited = sheet.column(columns.visited_column(v)) + first;
    for (int k = 0; k < rows.n; ++k) visited[k] = rows.here[k] ? 1.0F : visited[k];
  }
}
}  // namespace

// In stretches: from one pool, where everybody must have arrived before anybody is served, to the next. Within a
// stretch block after block goes through all touchpoints, so that its columns stay in the cache.
void live_through(const DayAtStore& day, const model::Journey& journey, const Columns& columns, Sheet& sheet,
                  Later& later, Scratch& s) {
  const auto n = static_cast<std::size_t>(sheet.n);
  auto wait = [&](int t, std::size_t first) {
    if (may_wait(journey.touchpoints[static_cast<std::size_t>(t)], sheet))
      set_aside(day, journey, t, columns, sheet, first, later, s);
  };
  auto pooled = [&](int t) { return journey.touchpoints[static_cast<std::size_t>(t)].pool >= 0; };
  for (auto from = journey.order.begin(); from != journey.order.end();) {
    auto to = std::find_if(from + 1, journey.order.end(), pooled);
    if (pooled(*from)) {
      for (std::size_t first = 0; first < n; first += block) wait(*from, first);
      queue(day, journey.touchpoints[static_cast<std::size_t>(*from)], *from, columns, sheet, s);
    }
    for (std::size_t first = 0; first < n; first += block)
      for (auto t = from; t != to; ++t) {
        if (!pooled(*t)) wait(*t, first);
        meet(day, journey, *t, columns, sheet, first, s);
      }
    from = to;
  }
}

}  // namespace peakend::journey
