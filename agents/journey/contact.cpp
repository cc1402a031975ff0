// One block of contacts: draws, programs, time, feelings, money, routes, figures.
#include "agents/journey/contact.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "agents/model/failure.hpp"
#include "agents/store/day.hpp"
#include "scenarios/numbers/elementary.hpp"
#include "scenarios/numbers/fixed.hpp"
#include "scenarios/numbers/normal.hpp"

namespace peakend::journey {
using model::Touchpoint;
using program::block;
using store::Tick;

namespace {

constexpr float longest_stay = 1e7F;  // minutes; longer work is refused, longer patience is for ever

void failed(const Touchpoint& touchpoint, const char* what, float got) {
  throw model::Failure{fmt::format("at touchpoint '{}': {} is {}", touchpoint.name, what, got)};
}

// The words this program (or the routing) needs, and their draws.
void draw(const DayAtStore& day, const Touchpoint& touchpoint, const Binding& binding, const Sheet& sheet,
          const Rows& rows, Scratch& s, bool routes) {
  bool wanted[draws] = {};
  for (int b : binding)
    if (b < 0) wanted[-1 - b] = true;
  bool block_used[2] = {routes, false};
  for (int d = 0; d < draws; ++d) block_used[d % 8 / 4] |= wanted[d];
  if (s.draw.empty()) s.draw.assign(draws, std::vector<float>(block));
  for (auto& word : s.word) word.resize(block);
  s.id.resize(block), s.when.resize(block);
  const std::uint32_t *id = s.id.data(), *when = s.when.data();
  if (rows.list)
    for (int k = 0; k < rows.n; ++k)
      s.id[static_cast<std::size_t>(k)] = sheet.id[rows[k]], s.when[static_cast<std::size_t>(k)] = sheet.when[rows[k]];
  else
    id = sheet.id.data() + rows.first, when = sheet.when.data() + rows.first;
  for (int b = 0; b < 2; ++b) {
    if (!block_used[b]) continue;
    if (b == 1) {
      for (int k = 0; k < rows.n; ++k)
        s.when[static_cast<std::size_t>(k)] = when[k] + 1;  // the second block of the same address
      when = s.when.data();
    }
    auto* w = s.word + static_cast<std::ptrdiff_t>(b) * 4;
    chance::philox_block(id, when, 0, touchpoint.path_word, day.key, rows.n, w[0].data(), w[1].data(), w[2].data(),
                         w[3].data());
  }
  for (int d = 0; d < draws; ++d) {
    if (!wanted[d]) continue;
    const std::uint32_t* word = s.word[d % 8].data();
    float* to = s.draw[static_cast<std::size_t>(d)].data();
    int n = program::padded(rows.n);
    if (d < 8)
      for (int k = 0; k < n; ++k) to[k] = numbers::normal_quantile(word[k]);
    else
      for (int k = 0; k < n; ++k) to[k] = numbers::uniform01(word[k]);
  }
}

// One share of `next`: who has not gone elsewhere and whose route number falls in it goes there.
void take_share(const Touchpoint& touchpoint, const model::Route& r, const float* __restrict share, int n,
                const float* __restrict u, float* __restrict sum, std::int32_t* __restrict to,
                std::int32_t* __restrict open) {
  const std::int32_t target = r.target;
  std::int32_t wrong = 0;
  for (int k = 0; k < n; ++k) wrong |= open[k] != 0 && !(share[k] == share[k]) ? 1 : 0;
  if (wrong) failed(touchpoint, "a share of next", numbers::not_a_number);
  for (int k = 0; k < n; ++k) {
    float part = share[k] < 0.0F ? 0.0F : share[k];
    sum[k] = sum[k] + (part > 1.0F ? 1.0F : part);
    bool now = open[k] != 0 && u[k] < sum[k];
    to[k] = now ? target : to[k], open[k] = now ? 0 : open[k];
  }
}

// Conditions first: the first true one wins. Then shares, cumulatively from the route word, in the order of the file.
void route(const Touchpoint& touchpoint, Sheet& sheet, const Rows& rows, const Scratch& s) {
  using Kind = spec::Route::Kind;
  int rest = touchpoint.routes.back().target;
  if (touchpoint.routes.size() == 1) {
    for_rows(rows, [at = sheet.at.data(), rest](std::size_t e, int) { at[e] = rest; });
  } else {
    float u[block], sum[block];
    std::int32_t to[block], open[block];
    const std::uint32_t* word = s.word[1].data();
    const float* served = touchpoint.pool < 0 ? nullptr : sheet.column(Column::served);  // others go to on_renege
    for (int k = 0; k < rows.n; ++k) {
      u[k] = numbers::uniform01(word[k]), sum[k] = 0, to[k] = rest;
      open[k] = !served || served[rows[k]] != 0 ? 1 : 0;
    }
    for (const auto& r : touchpoint.routes) {
      if (r.kind != Kind::condition) continue;
      const float* holds = s.outputs[static_cast<std::size_t>(r.output)];
      for (int k = 0; k < rows.n; ++k) {
        bool now = open[k] != 0 && holds[k] != 0;
        to[k] = now ? r.target : to[k], open[k] = now ? 0 : open[k];
      }
    }
    for (const auto& r : touchpoint.routes)
      if (r.kind == Kind::share)
        take_share(touchpoint, r, s.outputs[static_cast<std::size_t>(r.output)], rows.n, u, sum, to, open);
    for_rows(rows, [at = sheet.at.data(), &to](std::size_t e, int k) { at[e] = to[k]; });
  }
  if (touchpoint.pool < 0) return;
  const float* served = sheet.columns[static_cast<std::size_t>(Column::served)].data();
  for (int k = 0; k < rows.n; ++k)
    if (served[rows[k]] == 0) sheet.at[rows[k]] = touchpoint.on_renege;
}

// How long each row stays, as ticks in scratch.work and as minutes.
void stay(const Touchpoint& touchpoint, Sheet& sheet, const Rows& rows, Scratch& s) {
  s.work.resize(static_cast<std::size_t>(sheet.n)), s.minutes.resize(block);
  std::int64_t ticks[block];
  if (touchpoint.pool >= 0) {
    for_rows(rows, [&](std::size_t e, int k) { ticks[k] = s.work[e]; });
  } else {
    const float* takes = s.outputs[static_cast<std::size_t>(touchpoint.out_takes)];
    std::int32_t odd = 0;
    for (int k = 0; k < rows.n; ++k) odd |= takes[k] >= 0.0F && takes[k] <= longest_stay ? 0 : 1;
    if (odd)
      for (int k = 0; k < rows.n; ++k) ticks[k] = to_ticks(takes[k], touchpoint, "takes");
    else
      for (int k = 0; k < rows.n; ++k) ticks[k] = numbers::to_fixed(static_cast<double>(takes[k]), numbers::tick_scale);
  }
  float* minutes = s.minutes.data();
  for (int k = 0; k < rows.n; ++k) minutes[k] = static_cast<float>(static_cast<double>(ticks[k]) / numbers::tick_scale);
  std::int64_t latest = 0;
  for_rows(rows, [&, now = sheet.now.data()](std::size_t e, int k) {
    now[e] += ticks[k];
    latest = now[e] > latest ? now[e] : latest;
  });
  if (latest >= store::midnight)
    throw model::Failure{
        fmt::format("a visit goes on past midnight at touchpoint '{}'; shorten what comes before it, or close earlier",
                    touchpoint.name)};
}

// One column of the rows: each value becomes f(value, k).
template <class F>
void update(Sheet& sheet, Column which, const Rows& rows, F f) {
  float* column = sheet.column(which);
  for_rows(rows, [=](std::size_t e, int k) { column[e] = f(column[e], k); });
}

// What is felt, into the episode so far. Columns that nothing reads are left alone.
void take_in(const Touchpoint& touchpoint, const Columns& columns, Sheet& sheet, const Rows& rows, const Scratch& s) {
  const float *affect = s.outputs[static_cast<std::size_t>(touchpoint.out_affect)],
              *peak = s.outputs[static_cast<std::size_t>(touchpoint.out_weighted)];
  const float *bad = s.outputs[static_cast<std::size_t>(touchpoint.out_unacceptable)], *minutes = s.minutes.data();
  auto change = [&](Column which, auto f) {
    if (columns.read[static_cast<std::size_t>(which)]) update(sheet, which, rows, f);
  };
  if (columns.read[static_cast<std::size_t>(Column::peak_later)]) {
    const float *high = sheet.column(Column::peak_high), *low = sheet.column(Column::peak_low);
    change(Column::peak_later, [=](float x, int k) {
      return peak[k] >= high[rows[k]] ? 1.0F : peak[k] <= low[rows[k]] ? 0.0F : x;
    });
  }
  change(Column::peak_high, [=](float x, int k) { return peak[k] >= x ? peak[k] : x; });
  change(Column::peak_low, [=](float x, int k) { return peak[k] <= x ? peak[k] : x; });
  change(Column::pleasure, [=](float x, int k) { return affect[k] >= x ? affect[k] : x; });
  change(Column::pain, [=](float x, int k) { return affect[k] <= x ? affect[k] : x; });
  change(Column::end, [=](float, int k) { return affect[k]; });
  change(Column::previous_affect, [=](float, int k) { return affect[k]; });
  change(Column::sum, [=](float x, int k) { return x + affect[k]; });
  change(Column::integral, [=](float x, int k) { return x + affect[k] * minutes[k]; });
  change(Column::contacts, [](float x, int) { return x + 1.0F; });
  change(Column::unacceptable, [=](float x, int k) { return bad[k] != 0 ? 1.0F : x; });
}

// Money, evidence and effects: only of those who were served.
void follow(const Touchpoint& touchpoint, double money_scale, int number, int first_effect, Sheet& sheet,
            const Rows& rows, const Scratch& s) {
  const float* served = sheet.column(Column::served);
  auto& went = sheet.went[static_cast<std::size_t>(number)];
  const bool all = touchpoint.pool < 0;
  for_rows(rows, [=, to = went.data()](std::size_t e, int) { to[e] = all || served[e] != 0 ? 1 : 0; });
  if (touchpoint.out_spend >= 0) {
    const float* spend = s.outputs[static_cast<std::size_t>(touchpoint.out_spend)];
    for (int k = 0; k < rows.n; ++k) {
      const double amount = static_cast<double>(spend[k]);
      if (!(amount >= 0 && numbers::fixed_ok(amount, money_scale))) failed(touchpoint, "spend", spend[k]);
      if (went[rows[k]]) sheet.spent[rows[k]] += numbers::to_fixed(amount, money_scale);
      if (!numbers::fixed_ok(static_cast<double>(sheet.spent[rows[k]])))
        throw model::too_large("what is spent in one visit");
    }
  }
  if (touchpoint.out_evidence >= 0) {
    const float* evidence = s.outputs[static_cast<std::size_t>(touchpoint.out_evidence)];
    float *stated = sheet.column(Column::stated_evidence), *count = sheet.column(Column::stated_count);
    for (int k = 0; k < rows.n; ++k)
      if (went[rows[k]]) stated[rows[k]] = stated[rows[k]] + evidence[k], count[rows[k]] = count[rows[k]] + 1.0F;
  }
  for (std::size_t f = 0; f < touchpoint.effects.size(); ++f) {
    const float* value = s.outputs[static_cast<std::size_t>(touchpoint.effects[f].output)];
    float* to = sheet.column(first_effect + static_cast<int>(f));
    for (int k = 0; k < rows.n; ++k) to[rows[k]] = value[k];
  }
}

bool is_targeted(const customer::Population& people, const std::vector<int>& policies, std::uint32_t who) {
  return std::any_of(policies.begin(), policies.end(),
                     [&](int policy) { return people.targeted[static_cast<std::size_t>(policy)][who] != 0; });
}

void count(const DayAtStore& day, const Touchpoint& touchpoint, const Sheet& sheet, const Rows& rows,
           const Scratch& s) {
  day.contacts += rows.n;
  for (const auto& cost : touchpoint.costs) {
    std::int64_t targeted = rows.n;
    if (!cost.policies.empty()) {
      targeted = 0;
      for (int k = 0; k < rows.n; ++k) targeted += is_targeted(day.people, cost.policies, sheet.id[rows[k]]) ? 1 : 0;
    }
    const double more = static_cast<double>(targeted) * static_cast<double>(cost.amount);
    if (!numbers::fixed_ok(more + static_cast<double>(day.contact_costs)))
      throw model::too_large("the cost of a day's contacts");
    day.contact_costs += targeted * cost.amount;
  }
  if (!day.figures) return;
  const float* affect = s.outputs[static_cast<std::size_t>(touchpoint.out_affect)];
  std::int64_t sum = 0, squared = 0;
  for (int k = 0; k < rows.n; ++k) {
    double a = static_cast<double>(affect[k]);
    sum += numbers::to_fixed(a, numbers::affect_scale);
    squared += numbers::to_fixed(a * a, numbers::affect_scale);
  }
  auto* histogram = day.figures->sums.data() + day.figures->layout.bin(touchpoint.number, 0);
  for (int k = 0; k < rows.n; ++k) ++histogram[figures::bin_of(affect[k])];
  using figures::PerTouchpoint;
  day.figures->at(touchpoint.number, PerTouchpoint::contacts) += rows.n;
  day.figures->at(touchpoint.number, PerTouchpoint::affect) += sum;
  day.figures->at(touchpoint.number, PerTouchpoint::affect_squared) += squared;
}
}  // namespace

Rows rows_at(const Sheet& sheet, const Scratch& s, std::size_t from) {
  int n = static_cast<int>(std::min<std::size_t>(block, s.rows.size() - from));
  bool everybody = s.rows.size() == static_cast<std::size_t>(sheet.n);
  return {everybody ? nullptr : s.rows.data() + from, static_cast<std::uint32_t>(from), n};
}

void run_program(const DayAtStore& day, const Touchpoint& touchpoint, const program::Program& program,
                 const Binding& binding, Sheet& sheet, const Rows& rows, Scratch& s) {
  draw(day, touchpoint, binding, sheet, rows, s, touchpoint.routes.size() > 1);
  while (s.gathered.size() < binding.size()) s.gathered.emplace_back(block);
  s.inputs.resize(binding.size()), s.outputs.resize(program.outputs.size());
  for (std::size_t i = 0; i < binding.size(); ++i) {
    if (binding[i] < 0) {
      s.inputs[i] = s.draw[static_cast<std::size_t>(-1 - binding[i])].data();
    } else if (!rows.list) {
      s.inputs[i] = sheet.column(binding[i]) + rows.first;
    } else {
      const float* column = sheet.column(binding[i]);
      for (int k = 0; k < rows.n; ++k) s.gathered[i][static_cast<std::size_t>(k)] = column[rows.list[k]];
      s.inputs[i] = s.gathered[i].data();
    }
  }
  program::run(program, s.inputs.data(), rows.n, s.workspace, s.outputs.data());
}

void feel(const DayAtStore& day, const Touchpoint& touchpoint, int number, const Columns& columns, Sheet& sheet,
          const Rows& rows, Scratch& s) {
  const float* affect = s.outputs[static_cast<std::size_t>(touchpoint.out_affect)];
  std::int32_t wrong = 0;
  for (int k = 0; k < rows.n; ++k) wrong |= affect[k] == affect[k] ? 0 : 1;
  if (wrong) failed(touchpoint, "what is felt", numbers::not_a_number);
  if (const float* sought = s.outputs[static_cast<std::size_t>(touchpoint.out_weighted)]; sought != affect)
    for (int k = 0; k < rows.n; ++k)
      if (!(sought[k] == sought[k])) failed(touchpoint, "the weight of the brand in it", sought[k]);
  stay(touchpoint, sheet, rows, s);
  take_in(touchpoint, columns, sheet, rows, s);
  follow(touchpoint, day.model.money_scale, number, columns.effects[static_cast<std::size_t>(number)], sheet, rows, s);
  route(touchpoint, sheet, rows, s);
  count(day, touchpoint, sheet, rows, s);
}

Tick patience_ticks(float minutes, const Touchpoint& touchpoint) {
  return minutes > longest_stay ? store::for_ever : to_ticks(minutes, touchpoint, "patience");
}

float balk_limit(float people, const Touchpoint& touchpoint) {
  if (!(people == people)) failed(touchpoint, "balk_above", people);
  return people;
}

Tick to_ticks(float minutes, const Touchpoint& touchpoint, const char* what) {
  if (!(minutes >= 0 && minutes <= longest_stay)) failed(touchpoint, what, minutes);
  return numbers::to_fixed(static_cast<double>(minutes), numbers::tick_scale);
}

void minutes_now(Sheet& sheet, const std::vector<std::uint32_t>& rows) {
  float* minute = sheet.column(Column::minute);
  for (std::uint32_t e : rows) minute[e] = static_cast<float>(static_cast<double>(sheet.now[e]) / numbers::tick_scale);
}

double load(Tick busy, const model::Pool& pool, const model::Day& hours, const model::Date& date) {
  auto planned = static_cast<double>(store::staffing(pool, hours, date).person_minutes) * numbers::tick_scale;
  return planned > 0 ? static_cast<double>(busy) / planned : 0;
}

}  // namespace peakend::journey
