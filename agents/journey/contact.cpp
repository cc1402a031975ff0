// One block of contacts after its programs: time, feelings, money, routes, figures. Every loop runs over all rows of
// the block and takes over what belongs to those who are here, so that it becomes vectors.
#include "agents/journey/contact.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "agents/journey/norms.hpp"
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

const float* output(const Scratch& s, int number) { return s.outputs[static_cast<std::size_t>(number)]; }

// Those who are here take the new value.
template <class T>
void take(const std::int32_t* __restrict here, int n, const T* __restrict then, T* __restrict column) {
  for (int k = 0; k < n; ++k) column[k] = here[k] != 0 ? then[k] : column[k];
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
void choose(const Touchpoint& touchpoint, const float* served, const Rows& rows, const Scratch& s,
            std::int32_t* __restrict to) {
  using Kind = spec::Route::Kind;
  float u[block], sum[block];
  std::int32_t open[block];
  const int rest = touchpoint.routes.back().target;
  const std::uint32_t* word = s.word[1].data();
  for (int k = 0; k < rows.n; ++k) u[k] = numbers::uniform01(word[k]), sum[k] = 0, to[k] = rest, open[k] = rows.here[k];
  if (touchpoint.pool >= 0) {  // others go to on_renege
    for (int k = 0; k < rows.n; ++k) open[k] = served[k] != 0 ? open[k] : 0;
  }
  for (const auto& r : touchpoint.routes) {
    if (r.kind != Kind::condition) continue;
    const float* holds = output(s, r.output);
    for (int k = 0; k < rows.n; ++k) {
      bool now = open[k] != 0 && holds[k] != 0;
      to[k] = now ? r.target : to[k], open[k] = now ? 0 : open[k];
    }
  }
  for (const auto& r : touchpoint.routes)
    if (r.kind == Kind::share) take_share(touchpoint, r, output(s, r.output), rows.n, u, sum, to, open);
}

// How many go which way. Who gave up goes none of them: they are counted where they queued.
void count_ways(const DayAtStore& day, const Touchpoint& touchpoint, const float* __restrict served, const std::int32_t* __restrict to,
                const Rows& rows) {
  std::int64_t* sum = day.figures->sums.data() + day.figures->layout.way(touchpoint.first_way);
  for (const int target : touchpoint.ways) {
    std::int32_t went = 0;
    if (touchpoint.pool >= 0)
      for (int k = 0; k < rows.n; ++k) went += rows.here[k] != 0 && to[k] == target && served[k] != 0 ? 1 : 0;
    else
      for (int k = 0; k < rows.n; ++k) went += rows.here[k] != 0 && to[k] == target ? 1 : 0;
    *sum++ += went;
  }
}

// Where next. Who gave up goes where the touchpoint says.
void route(const DayAtStore& day, const Touchpoint& touchpoint, Sheet& sheet, const Rows& rows, const Scratch& s) {
  std::int32_t to[block];
  const float* served = sheet.column(Column::served) + rows.first;
  if (touchpoint.routes.size() == 1)
    std::fill(to, to + rows.n, touchpoint.routes.back().target);
  else
    choose(touchpoint, served, rows, s, to);
  if (touchpoint.pool >= 0) {
    for (int k = 0; k < rows.n; ++k) to[k] = served[k] == 0 ? touchpoint.on_renege : to[k];
  }
  if (day.figures && !touchpoint.ways.empty()) count_ways(day, touchpoint, served, to, rows);
  take(rows.here, rows.n, to, sheet.at.data() + rows.first);
}

// How long each row stays: planned here, or with the queue when there is one. 0 for those who are elsewhere.
void stay(const Touchpoint& touchpoint, Sheet& sheet, const Rows& rows, const Scratch& s, Tick* __restrict ticks) {
  if (touchpoint.pool >= 0) {
    for (int k = 0; k < rows.n; ++k) ticks[k] = rows.here[k] ? s.work[rows.first + static_cast<std::size_t>(k)] : 0;
  } else {
    const float* takes = output(s, touchpoint.out_takes);
    std::int32_t odd = 0;
    for (int k = 0; k < rows.n; ++k) odd |= rows.here[k] & (takes[k] >= 0.0F && takes[k] <= longest_stay ? 0 : 1);
    for (int k = 0; k < rows.n && odd; ++k)
      if (rows.here[k]) to_ticks(takes[k], touchpoint, "takes");  // says which
    for (int k = 0; k < rows.n; ++k) {
      Tick whole = numbers::to_fixed(static_cast<double>(takes[k]), numbers::tick_scale);
      ticks[k] = rows.here[k] ? whole : 0;
    }
  }
  Tick latest = 0;
  Tick* __restrict now = sheet.now.data() + rows.first;
  for (int k = 0; k < rows.n; ++k) {
    now[k] += ticks[k];
    const Tick own = rows.here[k] ? now[k] : 0;
    latest = own > latest ? own : latest;
  }
  if (latest < store::midnight) return;
  if (touchpoint.pool >= 0)
    throw model::Failure{
        fmt::format("somebody queues past midnight at touchpoint '{}'; shorten what comes before it, or close earlier",
                    touchpoint.name)};
  sheet.late = true;  // and goes on tomorrow
}

// One column of those who are here: each value becomes f(value, k).
template <class F>
void update(Sheet& sheet, Column which, const Rows& rows, F f) {
  float* __restrict column = sheet.column(which) + rows.first;
  for (int k = 0; k < rows.n; ++k) {
    float then = f(column[k], k);
    column[k] = rows.here[k] ? then : column[k];
  }
}

// What is felt, into the episode so far. Columns that nothing reads are left alone.
void take_in(const Touchpoint& touchpoint, const Columns& columns, Sheet& sheet, const Rows& rows, const Scratch& s,
             const Tick* ticks) {
  const float *affect = output(s, touchpoint.out_affect), *peak = output(s, touchpoint.out_weighted);
  const float* bad = output(s, touchpoint.out_unacceptable);
  auto change = [&](Column which, auto f) {
    if (columns.reads(which)) update(sheet, which, rows, f);
  };
  const float *high = sheet.column(Column::peak_high) + rows.first, *low = sheet.column(Column::peak_low) + rows.first;
  change(Column::peak_later, [=](float x, int k) { return peak[k] >= high[k] ? 1.0F : peak[k] <= low[k] ? 0.0F : x; });
  change(Column::peak_high, [=](float x, int k) { return peak[k] >= x ? peak[k] : x; });
  change(Column::peak_low, [=](float x, int k) { return peak[k] <= x ? peak[k] : x; });
  change(Column::pleasure, [=](float x, int k) { return affect[k] >= x ? affect[k] : x; });
  change(Column::pain, [=](float x, int k) { return affect[k] <= x ? affect[k] : x; });
  change(Column::highest, [=](float x, int k) { return affect[k] >= x ? affect[k] : x; });
  change(Column::lowest, [=](float x, int k) { return affect[k] <= x ? affect[k] : x; });
  change(Column::end, [=](float, int k) { return affect[k]; });
  change(Column::previous_affect, [=](float, int k) { return affect[k]; });
  change(Column::sum, [=](float x, int k) { return x + affect[k]; });
  change(Column::integral, [=](float x, int k) {
    return x + affect[k] * static_cast<float>(static_cast<double>(ticks[k]) / numbers::tick_scale);
  });
  change(Column::contacts, [](float x, int) { return x + 1.0F; });
  change(Column::unacceptable, [=](float x, int k) { return bad[k] != 0 ? 1.0F : x; });
}

void spend(const Touchpoint& touchpoint, double money_scale, Sheet& sheet, const Rows& rows, const std::uint8_t* went,
           const Scratch& s) {
  const float* spend = output(s, touchpoint.out_spend);
  auto is_amount = [=](float x) { return x >= 0 && numbers::fixed_ok(static_cast<double>(x), money_scale); };
  std::int32_t odd = 0;
  for (int k = 0; k < rows.n; ++k) odd |= rows.here[k] & (is_amount(spend[k]) ? 0 : 1);
  for (int k = 0; k < rows.n && odd; ++k)
    if (rows.here[k] && !is_amount(spend[k])) failed(touchpoint, "spend", spend[k]);
  std::int64_t* __restrict spent = sheet.spent.data() + rows.first;
  std::int64_t most = 0;
  for (int k = 0; k < rows.n; ++k) {
    std::int64_t money = numbers::to_fixed(static_cast<double>(spend[k]), money_scale);
    spent[k] += went[k] ? money : 0;
    most = spent[k] > most ? spent[k] : most;
  }
  if (!numbers::fixed_ok(static_cast<double>(most))) throw model::too_large("what is spent in one visit on one day");
}

// Who was served; everybody who is here where there is no pool.
void mark_served(const std::int32_t* __restrict here, const float* __restrict served, int n,
                 std::uint8_t* __restrict went) {
  if (served)
    for (int k = 0; k < n; ++k) went[k] = here[k] != 0 && served[k] != 0 ? 1 : 0;
  else
    for (int k = 0; k < n; ++k) went[k] = static_cast<std::uint8_t>(here[k]);
}

// Statements of a belief: their sum and how many they are.
struct Statements {
  Column sum, count;
};
void state(Statements to, int out_sum, int out_count, Sheet& sheet, const Rows& rows, const std::uint8_t* went,
           const Scratch& s) {
  const float* evidence = output(s, out_sum);
  float* __restrict stated = sheet.column(to.sum) + rows.first;
  float* __restrict count = sheet.column(to.count) + rows.first;
  for (int k = 0; k < rows.n; ++k) stated[k] = went[k] ? stated[k] + evidence[k] : stated[k];
  if (out_count < 0) {
    for (int k = 0; k < rows.n; ++k) count[k] = went[k] ? count[k] + 1.0F : count[k];
    return;
  }
  const float* more = output(s, out_count);
  for (int k = 0; k < rows.n; ++k) count[k] = went[k] ? count[k] + more[k] : count[k];
}

// A breach takes a share of what the ceiling is, amends give back a share of what is missing.
void move_ceiling(int out, bool amends, Sheet& sheet, const Rows& rows, const std::uint8_t* went, const Scratch& s) {
  const float* share = output(s, out);
  float* __restrict times = sheet.column(Column::ceiling_times) + rows.first;
  float* __restrict plus = sheet.column(Column::ceiling_plus) + rows.first;
  for (int k = 0; k < rows.n; ++k) {
    const float left = 1.0F - share[k], given = amends ? share[k] : 0.0F;
    times[k] = went[k] ? times[k] * left : times[k];
    plus[k] = went[k] ? plus[k] * left + given : plus[k];
  }
}

// Money, evidence and effects: only of those who were served, told by `went`.
void follow(const Touchpoint& touchpoint, double money_scale, int number, int first_effect, Sheet& sheet,
            const Rows& rows, const Scratch& s, std::uint8_t* went) {
  mark_served(rows.here, touchpoint.pool < 0 ? nullptr : sheet.column(Column::served) + rows.first, rows.n, went);
  std::uint8_t* __restrict so_far = sheet.went[static_cast<std::size_t>(number)].data() + rows.first;
  for (int k = 0; k < rows.n; ++k) so_far[k] = so_far[k] | went[k];  // some went here on an earlier day
  if (touchpoint.out_spend >= 0) spend(touchpoint, money_scale, sheet, rows, went, s);
  if (touchpoint.out_evidence >= 0)
    state({Column::stated_evidence, Column::stated_count}, touchpoint.out_evidence, touchpoint.out_evidence_count,
          sheet, rows, went, s);
  if (touchpoint.out_intention >= 0)
    state({Column::stated_intention, Column::stated_intention_count}, touchpoint.out_intention,
          touchpoint.out_intention_count, sheet, rows, went, s);
  if (touchpoint.out_breach >= 0) move_ceiling(touchpoint.out_breach, false, sheet, rows, went, s);
  if (touchpoint.out_amends >= 0) move_ceiling(touchpoint.out_amends, true, sheet, rows, went, s);
  for (std::size_t f = 0; f < touchpoint.effects.size(); ++f)  // read of those who went
    take(rows.here, rows.n, output(s, touchpoint.effects[f].output),
         sheet.column(first_effect + static_cast<int>(f)) + rows.first);
}

// For whom one of these policies is, by their columns.
bool is_targeted(const customer::Population& people, const std::vector<int>& who, const Sheet& sheet, std::size_t row) {
  const float* targeted = row < sheet.fresh() ? people.record(sheet.id[row]) + people.targeted
                                              : sheet.aimed.data() + (row - sheet.fresh()) * sheet.aims;
  return std::any_of(who.begin(), who.end(), [=](int column) { return targeted[column] != 0; });
}

void count_costs(const DayAtStore& day, const Touchpoint& touchpoint, const Sheet& sheet, const Rows& rows) {
  for (const auto& cost : touchpoint.costs) {
    std::int64_t targeted = rows.count;
    if (!cost.who.empty()) {
      targeted = 0;
      for (int k = 0; k < rows.n; ++k)
        if (rows.here[k])
          targeted += is_targeted(day.people, cost.who, sheet, rows.first + static_cast<std::size_t>(k)) ? 1 : 0;
    }
    const double more = static_cast<double>(targeted) * static_cast<double>(cost.amount);
    if (!numbers::fixed_ok(more + static_cast<double>(day.contact_costs)))
      throw model::too_large("the cost of a day's contacts");
    day.contact_costs += targeted * cost.amount;
  }
}

// Chances of a failure and of its recovery that are no numbers end the run.
void look_for_failures(const Touchpoint& touchpoint, const Rows& rows, const Scratch& s) {
  if (touchpoint.out_fails < 0) return;
  const float *fails = output(s, touchpoint.out_fails), *recovers = output(s, touchpoint.out_recovers);
  for (int k = 0; k < rows.n; ++k) {
    if (rows.here[k] && !(fails[k] == fails[k])) failed(touchpoint, "fails", fails[k]);
    if (rows.here[k] && !(recovers[k] == recovers[k])) failed(touchpoint, "recovers", recovers[k]);
  }
}

void count_failures(const DayAtStore& day, const Touchpoint& touchpoint, const std::uint8_t* went, const Rows& rows,
                    const Scratch& s) {
  const float *failed = output(s, touchpoint.out_failed), *recovered = output(s, touchpoint.out_recovered);
  std::int64_t served = 0, failures = 0, recoveries = 0;
  for (int k = 0; k < rows.n; ++k) {
    served += went[k];
    failures += rows.here[k] && failed[k] != 0 ? 1 : 0;
    recoveries += rows.here[k] && recovered[k] != 0 ? 1 : 0;
  }
  day.figures->at(touchpoint.number, figures::PerTouchpoint::could_fail) += served;
  day.figures->at(touchpoint.number, figures::PerTouchpoint::failed) += failures;
  day.figures->at(touchpoint.number, figures::PerTouchpoint::recovered) += recoveries;
  for (int norm = 0; norm < touchpoint.failure_norms; ++norm) count_norm(day, served, served - failures);
}

void count(const DayAtStore& day, const Touchpoint& touchpoint, const Rows& rows, const Scratch& s) {
  const float* felt = output(s, touchpoint.out_affect);
  std::int64_t sum = 0, squared = 0;
  std::int32_t bin[block];
  for (int k = 0; k < rows.n; ++k) {
    float affect = rows.here[k] ? felt[k] : 0.0F;
    double a = static_cast<double>(affect);
    sum += numbers::to_fixed(a, numbers::affect_scale);
    squared += numbers::to_fixed(a * a, numbers::affect_scale);
    bin[k] = figures::bin_of(affect);
  }
  auto* histogram = day.figures->sums.data() + day.figures->layout.bin(touchpoint.number, 0);
  for (int k = 0; k < rows.n; ++k) histogram[bin[k]] += rows.here[k];
  using figures::PerTouchpoint;
  day.figures->at(touchpoint.number, PerTouchpoint::contacts) += rows.count;
  day.figures->at(touchpoint.number, PerTouchpoint::affect) += sum;
  day.figures->at(touchpoint.number, PerTouchpoint::affect_squared) += squared;
}
}  // namespace

void failed(const Touchpoint& touchpoint, const char* what, float got) {
  throw model::Failure{fmt::format("at touchpoint '{}': {} is {}", touchpoint.name, what, got == got ? got : numbers::not_a_number)};
}

void feel(const DayAtStore& day, const Touchpoint& touchpoint, int number, const Columns& columns, Sheet& sheet,
          const Rows& rows, Scratch& s) {
  const float* affect = output(s, touchpoint.out_affect);
  std::int32_t wrong = 0;
  for (int k = 0; k < rows.n; ++k) wrong |= rows.here[k] & (affect[k] == affect[k] ? 0 : 1);
  if (wrong) failed(touchpoint, "what is felt", numbers::not_a_number);
  if (const float* sought = output(s, touchpoint.out_weighted); sought != affect)
    for (int k = 0; k < rows.n; ++k)
      if (rows.here[k] && !(sought[k] == sought[k])) failed(touchpoint, "the weight of the brand in it", sought[k]);
  look_for_failures(touchpoint, rows, s);
  Tick ticks[block];
  stay(touchpoint, sheet, rows, s, ticks);
  take_in(touchpoint, columns, sheet, rows, s, ticks);
  std::uint8_t went[block];
  follow(touchpoint, day.model.money_scale, number, columns.effects[static_cast<std::size_t>(number)], sheet, rows, s,
         went);
  route(day, touchpoint, sheet, rows, s);
  day.contacts += rows.count;
  count_costs(day, touchpoint, sheet, rows);
  if (day.figures) count(day, touchpoint, rows, s);
  if (day.figures && touchpoint.out_fails >= 0) count_failures(day, touchpoint, went, rows, s);
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

void minutes_now(const Columns& columns, Sheet& sheet, const Rows& rows) {
  if (!columns.reads(Column::minute)) return;
  float* __restrict minute = sheet.column(Column::minute) + rows.first;
  const Tick* now = sheet.now.data() + rows.first;
  for (int k = 0; k < rows.n; ++k) {
    float then = static_cast<float>(static_cast<double>(now[k]) / numbers::tick_scale);
    minute[k] = rows.here[k] ? then : minute[k];
  }
}

}  // namespace peakend::journey
