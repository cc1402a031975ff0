// Touchpoint after touchpoint: who is here, who is served when, what is felt, where next.
#include "agents/journey/waves.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>

#include "agents/journey/contact.hpp"
#include "agents/model/failure.hpp"
#include "agents/store/day.hpp"
#include "scenarios/numbers/fixed.hpp"

namespace peakend::journey {
using model::Touchpoint;
using program::block;
using store::Tick;

namespace {

constexpr Tick longest_work = 16 * store::midnight;  // goes on past midnight as well, and sums of it stay whole

// Rows whose next touchpoint is this one, in the order of the sheet.
void collect(const Sheet& sheet, int touchpoint, std::vector<std::uint32_t>& rows) {
  rows.resize(static_cast<std::size_t>(sheet.n));
  std::size_t count = 0;
  for (int e = 0; e < sheet.n; ++e) {
    rows[count] = static_cast<std::uint32_t>(e);
    count += sheet.at[static_cast<std::size_t>(e)] == touchpoint ? 1 : 0;
  }
  rows.resize(count);
}

// Work, patience and limits of everybody here, before anybody queues.
void prepare(const DayAtStore& day, const Touchpoint& touchpoint, const Binding& binding, Sheet& sheet, Scratch& s) {
  s.work.resize(static_cast<std::size_t>(sheet.n)),
      s.patience.assign(static_cast<std::size_t>(sheet.n), store::for_ever);
  s.balk.assign(static_cast<std::size_t>(sheet.n), INFINITY);
  for (std::size_t from = 0; from < s.rows.size(); from += block) {
    Rows rows = rows_at(sheet, s, from);
    run_program(day, touchpoint, touchpoint.before, binding, sheet, rows, s);
    for (int k = 0; k < rows.n; ++k) {
      auto e = rows[k];
      s.work[e] = std::min(to_ticks(s.outputs[0][k], touchpoint, "takes"), longest_work);
      std::size_t next = 1;
      if (touchpoint.has_patience) s.patience[e] = patience_ticks(s.outputs[next++][k], touchpoint);
      if (touchpoint.has_balk) s.balk[e] = balk_limit(s.outputs[next][k], touchpoint);
    }
  }
}

// By arrival, then by the tie word, then by customer. Ticks of a day fit in 32 bits, and so do rows: one key to sort.
void sort_by_arrival(const DayAtStore& day, const Touchpoint& touchpoint, const Sheet& sheet, Scratch& s) {
  s.order.clear();
  for (std::uint32_t e : s.rows) s.order.push_back(static_cast<std::uint64_t>(sheet.now[e]) << 32 | e);
  std::sort(s.order.begin(), s.order.end());
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

void queue(const DayAtStore& day, const Touchpoint& touchpoint, const Binding& binding, Sheet& sheet, Scratch& s) {
  prepare(day, touchpoint, binding, sheet, s);
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
  if (servers.last_departure() >= store::midnight)
    throw model::Failure{fmt::format(
        "work at pool '{}' goes on past midnight: its people would have to work {:.0f} % of their hours; add people or "
        "shorten the work",
        day.model.pools[pool].name, 100.0 * load(servers.busy(), day.model.pools[pool], hours, day.today.date))};
  if (!day.figures) return;
  using figures::PerTouchpoint;
  day.figures->at(touchpoint.number, PerTouchpoint::wait) += waits;
  day.figures->at(touchpoint.number, PerTouchpoint::queued) += static_cast<std::int64_t>(s.rows.size());
  day.figures->at(touchpoint.number, PerTouchpoint::served) +=
      static_cast<std::int64_t>(s.rows.size()) - reneged - balked;
  day.figures->at(touchpoint.number, PerTouchpoint::reneged) += reneged;
  day.figures->at(touchpoint.number, PerTouchpoint::balked) += balked;
}
}  // namespace

void live_through(const DayAtStore& day, const model::Journey& journey, const Columns& columns, Sheet& sheet,
                  Scratch& s) {
  for (int t : journey.order) {
    const Touchpoint& touchpoint = journey.touchpoints[static_cast<std::size_t>(t)];
    collect(sheet, t, s.rows);
    if (s.rows.empty()) continue;
    minutes_now(sheet, s.rows);
    if (touchpoint.pool >= 0) queue(day, touchpoint, columns.before[static_cast<std::size_t>(t)], sheet, s);
    for (std::size_t from = 0; from < s.rows.size(); from += block) {
      Rows rows = rows_at(sheet, s, from);
      run_program(day, touchpoint, touchpoint.contact, columns.contact[static_cast<std::size_t>(t)], sheet, rows, s);
      feel(day, touchpoint, t, columns, sheet, rows, s);
    }
    for (std::uint32_t e : s.rows) sheet.came[static_cast<std::size_t>(t)][e] = 1;
    for (std::size_t v = 0; v < columns.visited.size(); ++v) {
      if (columns.visited[v] != static_cast<std::uint32_t>(t)) continue;
      float* visited = sheet.column(static_cast<int>(Column::count_) + static_cast<int>(columns.morning.size() + v));
      for (std::uint32_t e : s.rows) visited[e] = 1.0F;
    }
  }
}

}  // namespace peakend::journey
