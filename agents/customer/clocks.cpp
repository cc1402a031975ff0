// Bounds of rates, the thresholds of a week, and the day on which to look at whom.
#include "agents/customer/clocks.hpp"

#include <algorithm>

#include "scenarios/numbers/elementary.hpp"

namespace peakend::customer {
using program::block;

namespace {

// The upper bound, or infinity: a rate that could be below 0 is looked at every day, and found out.
float highest(const program::Program& bounds, const float* const* bound, int i) {
  return bounds.outputs.size() == 1 || bound[1][i] >= 0 ? bound[0][i] : numbers::infinity;
}

void mark_due(Hazard& hazard, std::uint32_t who, std::int32_t due) {
  hazard.clock[who].due = static_cast<std::uint8_t>(due) & 0xf;
  if (due != not_this_week) hazard.at[static_cast<std::size_t>(due)].push_back(who);
}

// Who of these has the status and a rate above 0, in order; how many.
int under_hazard(const Hazard& hazard, const Population& people, int from, int n, std::uint32_t* __restrict ids) {
  const Status *status = people.status.data() + from, who = hazard.who;
  const float* bound = hazard.bound.data() + from;
  const std::int32_t unbounded = hazard.bounded ? 0 : 1;
  std::int32_t own[block], others = 0;
  for (int i = 0; i < n; ++i) {
    own[i] = (status[i] == who ? 1 : 0) & (unbounded | (bound[i] <= 0 ? 0 : 1));
    others += 1 - own[i];
  }
  if (others == n) return 0;
  if (others == 0) {  // mostly
    for (int i = 0; i < n; ++i) ids[i] = static_cast<std::uint32_t>(from + i);
    return n;
  }
  int count = 0;
  for (int i = 0; i < n; ++i) {
    ids[count] = static_cast<std::uint32_t>(from + i);
    count += own[i];
  }
  return count;
}

// The first thresholds of the week, and clocks for those who could pass theirs.
void begin_week(Hazard& hazard, const Bench& bench, const Week& week, const std::uint32_t* ids, int n) {
  float threshold[block], bound[block], sum[block] = {};
  std::int32_t due[block];
  draw_thresholds(hazard.path_word, bench.key, week.first_day, 0, ids, n, threshold);
  if (hazard.bounded) {
    const float* own = hazard.bound.data();
    for (int i = 0; i < n; ++i) bound[i] = own[ids[i]];
    std::fill(bound + n, bound + program::padded(n), 0.0F);
    first_chances(week.weight, 0, sum, bound, threshold, n, due);
  } else {
    std::fill(due, due + n, 0);
  }
  int some[block], count = 0;
  for (int i = 0; i < n; ++i) {
    some[count] = i;
    count += due[i] < not_this_week ? 1 : 0;
  }
  for (int k = 0; k < count; ++k) {
    int i = some[k];
    Clock& clock = hazard.clock[ids[i]];
    clock.sum = 0, clock.threshold = threshold[i], clock.week = hazard.week, clock.ordinal = 0, clock.counted = 0;
    if (hazard.bounded) mark_due(hazard, ids[i], due[i]);
  }
}
}  // namespace

void wind(Hazard& hazard, chance::Key key, int first_day, int from_day, const std::uint32_t* ids, int n) {
  std::uint32_t without[block];
  float threshold[block];
  int count = 0;
  for (int i = 0; i < n; ++i) {
    without[count] = ids[i];
    count += hazard.clock[ids[i]].week != hazard.week ? 1 : 0;
  }
  if (count == 0) return;
  draw_thresholds(hazard.path_word, key, first_day, 0, without, count, threshold);
  for (int i = 0; i < count; ++i) {
    Clock& clock = hazard.clock[without[i]];
    clock.sum = 0, clock.threshold = threshold[i], clock.week = hazard.week, clock.ordinal = 0;
    clock.counted = static_cast<std::uint8_t>(from_day) & 0xf, clock.due = not_this_week;
  }
}

void find_bounds(Hazard& hazard, const Bench& bench, const Today& today, const model::Rate& rate) {
  hazard.bounded = !rate.bounds.outputs.empty();
  if (!hazard.bounded || hazard.clock.empty()) return;
  for (int from = 0; from < bench.people.size; from += block) {
    int n = std::min(block, bench.people.size - from);
    const float* bound[2];
    program::run(rate.bounds, bench.reader.read(Look(bench.people, today, from, n), rate.bounds), n, bench.workspace,
                 bound);
    for (int i = 0; i < n; ++i) hazard.bound[static_cast<std::size_t>(from + i)] = highest(rate.bounds, bound, i);
  }
}

void find_bounds(Hazard& hazard, const Bench& bench, const Today& today, const model::Rate& rate,
                 const std::vector<std::uint32_t>& ids) {
  if (!hazard.bounded || hazard.clock.empty()) return;
  if (rate.bounds.inputs.empty()) return;  // without inputs: the same for everybody and for ever
  for (std::size_t from = 0; from < ids.size(); from += block) {
    int n = static_cast<int>(std::min<std::size_t>(block, ids.size() - from));
    const float* bound[2];
    program::run(rate.bounds, bench.reader.read(Look(bench.people, today, ids.data() + from, n), rate.bounds), n,
                 bench.workspace, bound);
    for (int i = 0; i < n; ++i) hazard.bound[ids[from + static_cast<std::size_t>(i)]] = highest(rate.bounds, bound, i);
  }
}

void begin_week(Hazard& hazard, const Bench& bench, const Week& week) {
  ++hazard.week;
  if (hazard.clock.empty()) return;
  for (auto& day : hazard.at) day.clear();
  std::uint32_t ids[2 * block];
  int n = 0;
  for (int from = 0; from < bench.people.size; from += block) {
    n += under_hazard(hazard, bench.people, from, std::min(block, bench.people.size - from), ids + n);
    if (n < block) continue;
    begin_week(hazard, bench, week, ids, block);
    n -= block;
    std::copy(ids + block, ids + block + n, ids);
  }
  if (n > 0) begin_week(hazard, bench, week, ids, n);
}

void schedule(Hazard& hazard, const Bench& bench, const Week& week, int from_day,
              const std::vector<std::uint32_t>& ids) {
  if (hazard.clock.empty()) return;
  std::uint32_t own[block];
  float sum[block] = {}, bound[block] = {}, threshold[block] = {};
  std::int32_t due[block];
  int n = 0;
  auto schedule_own = [&] {
    wind(hazard, bench.key, week.first_day, from_day, own, n);
    for (int i = 0; i < n && hazard.bounded; ++i) {
      const Clock& clock = hazard.clock[own[i]];
      sum[i] = clock.sum, threshold[i] = clock.threshold, bound[i] = hazard.bound[own[i]];
    }
    if (hazard.bounded) first_chances(week.weight, from_day, sum, bound, threshold, n, due);
    for (int i = 0; i < n && hazard.bounded; ++i) mark_due(hazard, own[i], due[i]);
    n = 0;
  };
  for (std::uint32_t who : ids) {
    if (bench.people.status[who] != hazard.who) continue;
    if (hazard.bounded && hazard.bound[who] <= 0 && hazard.clock[who].week != hazard.week)
      continue;  // no clock, and none is needed
    own[n++] = who;
    if (n == block) schedule_own();
  }
  schedule_own();
}

void enter(Hazard& hazard, const Bench& bench, const Week& week, int from_day, const std::vector<std::uint32_t>& ids) {
  if (hazard.clock.empty()) return;
  for (std::uint32_t who : ids) hazard.clock[who].week = Clock::no_week;
  for (std::size_t from = 0; from < ids.size(); from += block)
    wind(hazard, bench.key, week.first_day, from_day, ids.data() + from,
         static_cast<int>(std::min<std::size_t>(block, ids.size() - from)));
  schedule(hazard, bench, week, from_day, ids);
}

}  // namespace peakend::customer
