// One block of contacts: draws, programs, time, feelings, money, routes, figures.
#include "agents/journey/contact.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "agents/model/failure.hpp"
#include "agents/store/day.hpp"
#include "scenarios/numbers/fixed.hpp"
#include "scenarios/numbers/normal.hpp"

namespace peakend::journey {
using model::Touchpoint;
using program::block;
using store::Tick;

namespace {

void failed(const Touchpoint& touchpoint, const char* what, float got) {
  throw model::Failure{fmt::format("at touchpoint '{}': {} is {}", touchpoint.name, what, got)};
}

// The words this program (or the routing) needs, and their draws.
void draw(const DayAtStore& day, const Touchpoint& touchpoint, const Binding& binding, const Sheet& sheet, const Rows& rows, Scratch& s, bool routes) {
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
    for (int k = 0; k < rows.n; ++k) s.id[static_cast<std::size_t>(k)] = sheet.id[rows[k]], s.when[static_cast<std::size_t>(k)] = sheet.when[rows[k]];
  else id = sheet.id.data() + rows.first, when = sheet.when.data() + rows.first;
  for (int b = 0; b < 2; ++b) {
    if (!block_used[b]) continue;
    if (b == 1) {
      for (int k = 0; k < rows.n; ++k) s.when[static_cast<std::size_t>(k)] = when[k] + 1;  // the second block of the same address
      when = s.when.data();
    }
    auto* w = s.word + static_cast<std::ptrdiff_t>(b) * 4;
    chance::philox_block(id, when, 0, touchpoint.path_word, day.key, rows.n, w[0].data(), w[1].data(), w[2].data(), w[3].data());
  }
  for (int d = 0; d < draws; ++d) {
    if (!wanted[d]) continue;
    const std::uint32_t* word = s.word[d % 8].data();
    float* to = s.draw[static_cast<std::size_t>(d)].data();
    int n = program::padded(rows.n);
    if (d < 8) for (int k = 0; k < n; ++k) to[k] = numbers::normal_quantile(word[k]);
    else for (int k = 0; k < n; ++k) to[k] = numbers::uniform01(word[k]);
  }
}

// Conditions first: the first true one wins. Then shares, cumulatively from the route word, in the order of the file.
void route(const Touchpoint& touchpoint, Sheet& sheet, const Rows& rows, const Scratch& s) {
  using Kind = spec::Route::Kind;
  int rest = touchpoint.routes.back().target;
  if (touchpoint.routes.size() == 1) {
    for (int k = 0; k < rows.n; ++k) sheet.at[rows[k]] = rest;
  } else {
    for (int k = 0; k < rows.n; ++k) {
      float u = numbers::uniform01(s.word[1][static_cast<std::size_t>(k)]), sum = 0;
      int to = rest;
      bool decided = false;
      for (const auto& r : touchpoint.routes)
        if (!decided && r.kind == Kind::condition && s.outputs[static_cast<std::size_t>(r.output)][k] != 0) to = r.target, decided = true;
      for (const auto& r : touchpoint.routes) {
        if (decided || r.kind != Kind::share) continue;
        float share = s.outputs[static_cast<std::size_t>(r.output)][k];
        if (!(share == share)) failed(touchpoint, "a share of next", share);
        sum = sum + std::clamp(share, 0.0F, 1.0F);
        if (u < sum) to = r.target, decided = true;
      }
      sheet.at[rows[k]] = to;
    }
  }
  if (touchpoint.pool < 0) return;
  const float* served = sheet.columns[static_cast<std::size_t>(Column::served)].data();
  for (int k = 0; k < rows.n; ++k)
    if (served[rows[k]] == 0) sheet.at[rows[k]] = touchpoint.on_renege;
}

// How long each row stays, as ticks in scratch.work and as minutes.
void stay(const Touchpoint& touchpoint, Sheet& sheet, const Rows& rows, Scratch& s) {
  s.work.resize(static_cast<std::size_t>(sheet.n)), s.minutes.resize(block);
  for (int k = 0; k < rows.n; ++k) {
    auto e = rows[k];
    if (touchpoint.pool < 0) s.work[e] = to_ticks(s.outputs[static_cast<std::size_t>(touchpoint.out_takes)][k], touchpoint, "takes");
    s.minutes[static_cast<std::size_t>(k)] = static_cast<float>(static_cast<double>(s.work[e]) / numbers::tick_scale);
    sheet.now[e] += s.work[e];
    if (sheet.now[e] >= store::midnight)
      throw model::Failure{fmt::format("a visit goes on past midnight at touchpoint '{}'; shorten what comes before it, or close earlier", touchpoint.name)};
  }
}

void take_in(const Touchpoint& touchpoint, Sheet& sheet, const Rows& rows, const Scratch& s) {
  const float *affect = s.outputs[static_cast<std::size_t>(touchpoint.out_affect)], *peak = s.outputs[static_cast<std::size_t>(touchpoint.out_weighted)];
  const float* bad = s.outputs[static_cast<std::size_t>(touchpoint.out_unacceptable)];
  float *pleasure = sheet.column(Column::pleasure), *pain = sheet.column(Column::pain), *high = sheet.column(Column::peak_high), *low = sheet.column(Column::peak_low);
  float *later = sheet.column(Column::peak_later), *end = sheet.column(Column::end), *sum = sheet.column(Column::sum), *integral = sheet.column(Column::integral);
  float *contacts = sheet.column(Column::contacts), *previous = sheet.column(Column::previous_affect), *never = sheet.column(Column::unacceptable);
  for (int k = 0; k < rows.n; ++k) {
    auto e = rows[k];
    float a = affect[k], p = peak[k];
    pleasure[e] = a >= pleasure[e] ? a : pleasure[e];
    pain[e] = a <= pain[e] ? a : pain[e];
    later[e] = p >= high[e] ? 1.0F : p <= low[e] ? 0.0F : later[e];
    high[e] = p >= high[e] ? p : high[e];
    low[e] = p <= low[e] ? p : low[e];
    end[e] = a;
    previous[e] = a;
    sum[e] = sum[e] + a;
    integral[e] = integral[e] + a * s.minutes[static_cast<std::size_t>(k)];
    contacts[e] = contacts[e] + 1.0F;
    never[e] = bad[k] != 0 ? 1.0F : never[e];
  }
}

// Money, evidence and effects: only of those who were served.
void follow(const Touchpoint& touchpoint, int number, int first_effect, Sheet& sheet, const Rows& rows, const Scratch& s) {
  const float* served = sheet.column(Column::served);
  auto& went = sheet.went[static_cast<std::size_t>(number)];
  for (int k = 0; k < rows.n; ++k) went[rows[k]] = touchpoint.pool < 0 || served[rows[k]] != 0 ? 1 : 0;
  if (touchpoint.out_spend >= 0) {
    const float* spend = s.outputs[static_cast<std::size_t>(touchpoint.out_spend)];
    for (int k = 0; k < rows.n; ++k) {
      if (!(spend[k] >= 0 && spend[k] < 1e9F)) failed(touchpoint, "spend", spend[k]);
      if (went[rows[k]]) sheet.spent[rows[k]] += numbers::to_fixed(static_cast<double>(spend[k]), numbers::money_scale);
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

void count(const DayAtStore& day, const Touchpoint& touchpoint, const Sheet& sheet, const Rows& rows, const Scratch& s) {
  day.contacts += rows.n;
  for (const auto& cost : touchpoint.costs) {
    std::int64_t targeted = rows.n;
    if (cost.policy >= 0) {
      targeted = 0;
      for (int k = 0; k < rows.n; ++k) targeted += day.people.targeted[static_cast<std::size_t>(cost.policy)][sheet.id[rows[k]]] != 0 ? 1 : 0;
    }
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

void run_program(const DayAtStore& day, const Touchpoint& touchpoint, const program::Program& program, const Binding& binding,
                 Sheet& sheet, const Rows& rows, Scratch& s) {
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

void feel(const DayAtStore& day, const Touchpoint& touchpoint, int number, int first_effect, Sheet& sheet, const Rows& rows, Scratch& s) {
  const float* affect = s.outputs[static_cast<std::size_t>(touchpoint.out_affect)];
  for (int k = 0; k < rows.n; ++k)
    if (!(affect[k] == affect[k])) failed(touchpoint, "what is felt", affect[k]);
  stay(touchpoint, sheet, rows, s);
  take_in(touchpoint, sheet, rows, s);
  follow(touchpoint, number, first_effect, sheet, rows, s);
  route(touchpoint, sheet, rows, s);
  count(day, touchpoint, sheet, rows, s);
}

Tick to_ticks(float minutes, const Touchpoint& touchpoint, const char* what) {
  if (!(minutes >= 0)) failed(touchpoint, what, minutes);
  if (minutes > 1e7F) return store::for_ever;
  return numbers::to_fixed(static_cast<double>(minutes), numbers::tick_scale);
}

void minutes_now(Sheet& sheet, const std::vector<std::uint32_t>& rows) {
  float* minute = sheet.column(Column::minute);
  for (std::uint32_t e : rows) minute[e] = static_cast<float>(static_cast<double>(sheet.now[e]) / numbers::tick_scale);
}

double load(Tick busy, const model::Pool& pool, const model::Day& hours, int day, int weekday) {
  auto planned = static_cast<double>(store::staffing(pool, hours, day, weekday).person_minutes) * numbers::tick_scale;
  return planned > 0 ? static_cast<double>(busy) / planned : 0;
}

}  // namespace peakend::journey
