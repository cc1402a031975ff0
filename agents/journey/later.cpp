// Rows out of the sheet and back into it. Few episodes do this on any day, so it is done row by row.
#include "agents/journey/later.hpp"

#include <fmt/format.h>

#include <cmath>

#include "agents/journey/contact.hpp"
#include "agents/model/failure.hpp"
#include "agents/store/day.hpp"
#include "scenarios/numbers/fixed.hpp"

namespace peakend::journey {
using model::Touchpoint;
using program::block;
using store::midnight;
using store::Tick;

namespace {

// Columns that a row takes along are those of every episode, and those of visits and effects, which stand together.
int first_of_path(const Columns& columns) { return columns.visited_column(0); }
std::size_t kept(const Columns& columns) {
  return static_cast<std::size_t>(always_there + columns.total - first_of_path(columns));
}
template <class F>
void for_kept(const Columns& columns, F f) {
  std::size_t k = 0;
  for (int c = 0; c < always_there; ++c) f(c, k++);
  for (int c = first_of_path(columns); c < columns.total; ++c) f(c, k++);
}

// Who is past midnight leaves what came before at a minute of another day.
void of_own_day(const Columns& columns, Sheet& sheet, const Rows& rows) {
  if (!columns.reads(Column::minute)) return;
  float* minute = sheet.column(Column::minute) + rows.first;
  const Tick* now = sheet.now.data() + rows.first;
  for (int k = 0; k < rows.n; ++k)
    if (rows.here[k]) minute[k] = static_cast<float>(static_cast<double>(now[k] % midnight) / numbers::tick_scale);
}

int whole_days(float minutes, const Touchpoint& touchpoint) {
  if (!(minutes >= 0 && minutes <= 1e7F)) failed(touchpoint, "after", minutes);
  return static_cast<int>(std::lround(static_cast<double>(minutes) / 1440.0));
}

// For which policies a row is: as on the morning of the day it began, and for none that did not hold then.
void add_aims(const DayAtStore& day, const Sheet& sheet, std::size_t row, std::vector<float>& aimed) {
  const std::size_t count = sheet.aims;
  if (row >= sheet.fresh()) {
    const float* own = sheet.aimed.data() + (row - sheet.fresh()) * count;
    aimed.insert(aimed.end(), own, own + count);
    return;
  }
  const std::size_t first = aimed.size();
  aimed.resize(first + count, 0.0F);
  const float* record = day.people.record(sheet.id[row]) + day.people.targeted;
  for (int who : day.model.who_columns) aimed[first + static_cast<std::size_t>(who)] = record[who];
}

void put(const DayAtStore& day, const Columns& columns, const Sheet& sheet, std::size_t row, Later::Bucket& bucket,
         std::int32_t at, Tick moment) {
  const Tick today = day.today.day * midnight;
  bucket.rows.push_back({sheet.id[row], sheet.when[row], at, today + sheet.started[row], today + sheet.now[row],
                         sheet.idle_of(row), moment});
  for_kept(columns, [&](int c, std::size_t) { bucket.columns.push_back(sheet.column(c)[row]); });
  for (const auto& went : sheet.went) bucket.went.push_back(went[row]);
  add_aims(day, sheet, row, bucket.aimed);
}

// Row `from` of one bucket, as it is, to another.
void move_row(const Later::Bucket& bucket, std::size_t from, Later::Bucket& to) {
  const std::size_t rows = bucket.rows.size();
  auto copy = [&](const auto& all, auto& into) {
    const std::size_t width = all.size() / rows;
    into.insert(into.end(), all.begin() + static_cast<std::ptrdiff_t>(from * width),
                all.begin() + static_cast<std::ptrdiff_t>((from + 1) * width));
  };
  copy(bucket.rows, to.rows), copy(bucket.columns, to.columns), copy(bucket.went, to.went);
  copy(bucket.aimed, to.aimed);
}

// What goes on in the store waits for a day on which it is open.
Later::Bucket who_comes(const model::Journey& journey, int today, const model::Day& hours, Later& later) {
  auto due = later.due.extract(today);
  if (due.empty()) return {};
  if (hours.mass > 0) return std::move(due.mapped());
  Later::Bucket now;
  for (std::size_t r = 0; r < due.mapped().rows.size(); ++r) {
    const Later::Row& row = due.mapped().rows[r];
    const bool waits = journey.touchpoints[static_cast<std::size_t>(row.at)].in_store;
    Later::Bucket& to = waits ? later.due[today + 1] : now;
    move_row(due.mapped(), r, to);
    if (waits) to.rows.back().moment = Later::drawn;
  }
  return now;
}

Tick moment_of(const Later::Row& row, const Touchpoint& touchpoint, const model::Day& hours, const model::Day& anywhere,
               chance::Key key) {
  if (row.moment != Later::drawn) return row.moment;
  const std::uint32_t word = chance::philox({row.id, row.when, 0, touchpoint.delay_word}, key).w0;
  return store::arrival_tick(touchpoint.in_store ? hours : anywhere, word);
}

void make_room(Sheet& sheet, std::size_t n) {
  const std::size_t room = n + block;
  sheet.id.resize(room), sheet.when.resize(room);
  sheet.started.resize(n), sheet.now.resize(n), sheet.at.resize(n), sheet.spent.resize(n, 0), sheet.round.resize(n, 0);
  for (auto& went : sheet.went) went.resize(n);
  for (auto& column : sheet.columns) column.resize(room);
}
}  // namespace

void set_aside(const DayAtStore& day, const model::Journey& journey, int number, const Columns& columns, Sheet& sheet,
               std::size_t first, Later& later, Scratch& s) {
  const Touchpoint& touchpoint = journey.touchpoints[static_cast<std::size_t>(number)];
  Rows rows;
  find_rows(sheet, number, first, rows);
  if (rows.count == 0) return;
  const float* minutes = nullptr;
  if (!touchpoint.delay.outputs.empty()) {
    minutes_now(columns, sheet, rows);
    if (sheet.late) of_own_day(columns, sheet, rows);
    run_program(day, touchpoint.delay_word, false, touchpoint.delay, columns.delay[static_cast<std::size_t>(number)],
                sheet, rows, s);
    minutes = s.outputs[0];
  }
  for (int k = 0; k < rows.n; ++k) {
    const std::size_t row = first + static_cast<std::size_t>(k);
    if (!rows.here[k] || sheet.goes_on_at(row) == number) continue;
    const int days = minutes ? whole_days(minutes[k], touchpoint) : 0;
    if (days == 0 && sheet.now[row] < midnight) continue;
    const int due = day.today.day + static_cast<int>(sheet.now[row] / midnight) + days;
    put(day, columns, sheet, row, later.due[due], number,
        days > 0 || touchpoint.in_store ? Later::drawn : sheet.now[row] % midnight);
    sheet.at[row] = Sheet::another_day;
    sheet.some_left = true;
  }
}

void go_on(Sheet& sheet, const Columns& columns, const model::Journey& journey, const customer::Population& people,
           const customer::Today& today, const model::Day& hours, const model::Day& anywhere, Later& later,
           chance::Key key) {
  sheet.aims = people.width - people.targeted;
  if (later.due.empty() || later.due.begin()->first > today.day) return;
  Later::Bucket bucket = who_comes(journey, today.day, hours, later);
  if (bucket.rows.empty()) return;
  const auto fresh = static_cast<std::size_t>(sheet.n), n = fresh + bucket.rows.size();
  make_room(sheet, n);
  sheet.n = static_cast<int>(n);
  sheet.aimed = std::move(bucket.aimed);
  const Tick this_morning = today.day * midnight;
  for (std::size_t r = 0; r < bucket.rows.size(); ++r) {
    const Later::Row& from = bucket.rows[r];
    const std::size_t row = fresh + r;
    sheet.id[row] = from.id, sheet.when[row] = from.when, sheet.at[row] = from.at;
    sheet.goes_on.push_back(from.at);
    sheet.now[row] = moment_of(from, journey.touchpoints[static_cast<std::size_t>(from.at)], hours, anywhere, key);
    sheet.started[row] = from.began - this_morning;
    sheet.idle.push_back(from.idle + this_morning + sheet.now[row] - from.stopped);
    const float* kept_here = bucket.columns.data() + r * kept(columns);
    for_kept(columns, [&](int c, std::size_t k) { sheet.column(c)[row] = kept_here[k]; });
    const std::uint8_t* went = bucket.went.data() + r * sheet.went.size();
    for (std::size_t t = 0; t < sheet.went.size(); ++t) sheet.went[t][row] = went[t];
  }
  for (std::size_t from = fresh; from < n; from += block) {
    const int some = static_cast<int>(std::min<std::size_t>(block, n - from));
    customer::Look look(people, today, sheet.id.data() + from, some);
    for (std::size_t m = 0; m < columns.morning.size(); ++m)
      look.gather(columns.morning[m], sheet.column(columns.morning_column(m)) + from);
  }
  for (std::size_t row = fresh; row < n; ++row) keep_aims(sheet, columns, row);
}

}  // namespace peakend::journey
