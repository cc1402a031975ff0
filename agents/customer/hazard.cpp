// Days passing: rates added on the days that matter, events, and the thresholds after them.
#include "agents/customer/hazard.hpp"

#include <algorithm>

#include "agents/customer/clocks.hpp"

namespace peakend::customer {
using program::block;

namespace {

// The next thresholds of those who have just had an event. Counts differ, but mostly they are all 1.
void draw_next(Hazard& hazard, chance::Key key, int first_day, const std::uint32_t* ids, int n) {
  std::uint32_t same[block];
  float threshold[block];
  std::uint8_t most = 0;
  for (int i = 0; i < n; ++i) most = std::max(most, hazard.clock[ids[i]].ordinal);
  for (std::uint32_t ordinal = 1; ordinal <= most; ++ordinal) {
    int count = 0;
    for (int i = 0; i < n; ++i) {
      same[count] = ids[i];
      count += hazard.clock[ids[i]].ordinal == ordinal ? 1 : 0;
    }
    if (count == 0) continue;
    draw_thresholds(hazard.path_word, key, first_day, ordinal, same, count, threshold);
    for (int i = 0; i < count; ++i) hazard.clock[same[i]].threshold = threshold[i];
  }
}

// Who passed: their events of today, and the threshold after the last. False for a 17th.
bool collect(Hazard& hazard, chance::Key key, int first_day, const std::uint32_t* ids, int n,
             std::vector<Event>& events) {
  std::uint32_t open[block];
  std::copy(ids, ids + n, open);
  for (std::uint32_t ordinal = 0; n > 0; ++ordinal) {
    if (ordinal == chance::ordinal_limit) return false;
    for (int i = 0; i < n; ++i) events.push_back({open[i], ordinal});
    if (hazard.once) return true;
    for (int i = 0; i < n; ++i) {
      Clock& clock = hazard.clock[open[i]];
      clock.sum = clock.sum - clock.threshold, ++clock.ordinal;
    }
    draw_next(hazard, key, first_day, open, n);
    int left = 0;
    for (int i = 0; i < n; ++i) {
      std::uint32_t who = open[i];
      open[left] = who;
      left += hazard.clock[who].sum > hazard.clock[who].threshold ? 1 : 0;
    }
    n = left;
  }
  return true;
}

// Without bounds: every rate on every day.
bool pass_everybody(Hazard& hazard, const Bench& bench, const Today& today, const program::Program& rate, float weight,
                    int first_day, std::vector<Event>& events) {
  for (int from = 0; from < bench.people.size; from += block) {
    int n = std::min(block, bench.people.size - from), count = 0;
    const float* result = nullptr;
    program::run(rate, bench.reader.read(Look(bench.people, today, from, n), rate), n, bench.workspace, &result);
    std::uint32_t passed[block];
    for (int i = 0; i < n; ++i) {
      auto who = static_cast<std::uint32_t>(from + i);
      if (bench.people.status[who] != hazard.who) continue;
      float h = result[i] / 7.0F * weight;
      if (!(h >= 0.0F && h < 1e30F)) return false;
      Clock& clock = hazard.clock[who];
      clock.sum = clock.sum + h;
      if (clock.sum > clock.threshold) passed[count++] = who;
    }
    if (!collect(hazard, bench.key, first_day, passed, count, events)) return false;
  }
  return true;
}

// The rate of one day on top of the sums of those in whom it is missing; false when one is negative or not a number.
bool add(const float* __restrict rate, float weight, std::int32_t day, const std::int32_t* __restrict counted, int n,
         float* __restrict sum) {
  std::int32_t wrong = 0;
  for (int i = 0; i < n; ++i) {
    float h = rate[i] / 7.0F * weight;
    std::int32_t missing = counted[i] <= day ? 1 : 0;
    wrong |= missing & (h >= 0.0F && h < 1e30F ? 0 : 1);
    sum[i] = missing != 0 ? sum[i] + h : sum[i];
  }
  return wrong == 0;
}

// Adds the days that are missing up to and with `last`. All have clocks.
bool add_missing(Hazard& hazard, const Bench& bench, const program::Program& rate, const Week& week, int last,
                 const std::uint32_t* ids, int n) {
  float sum[block];
  std::int32_t counted[block], first = last + 1;
  for (int i = 0; i < n; ++i) {
    const Clock& clock = hazard.clock[ids[i]];
    sum[i] = clock.sum, counted[i] = clock.counted;
    first = counted[i] < first ? counted[i] : first;
  }
  if (first > last) return true;
  bool right = true, begun = false;
  const Today* days = week.days.data();
  Look look(bench.people, days[first], ids, n);
  for (std::int32_t d = first; d <= last; ++d) {
    const float weight = week.weight[static_cast<std::size_t>(d)];
    if (!(weight > 0)) continue;
    look.on(days[d]);
    const float* const* inputs = begun ? bench.reader.read_day(look, rate) : bench.reader.read(look, rate);
    const float* result = nullptr;
    program::run(rate, inputs, n, bench.workspace, &result);
    right &= add(result, weight, d, counted, n, sum);
    begun = true;
  }
  for (int i = 0; i < n; ++i) {
    Clock& clock = hazard.clock[ids[i]];
    clock.sum = sum[i];
    clock.counted = static_cast<std::uint8_t>(std::max(counted[i], last + 1)) & 0xf;
  }
  return right;
}

// Who is due today. Others on the list were scheduled otherwise since, or stand there twice.
void take_due(Hazard& hazard, const Population& people, int day, std::vector<std::uint32_t>& due) {
  std::erase_if(due, [&](std::uint32_t who) {
    Clock& clock = hazard.clock[who];
    bool now = clock.due == day && people.status[who] == hazard.who;
    if (now) clock.due = not_this_week;
    return !now;
  });
}
}  // namespace

Hazard make_hazard(std::uint32_t path_word, int people, bool once, Status who) {
  Hazard hazard;
  hazard.path_word = path_word, hazard.once = once, hazard.who = who;
  hazard.clock.resize(static_cast<std::size_t>(people));
  hazard.bound.resize(static_cast<std::size_t>(people));
  return hazard;
}

bool pass_day(Hazard& hazard, const Bench& bench, const Today& today, const model::Rate& rate, const Week& week,
              std::vector<Event>& events) {
  int d = today.day - week.first_day;
  float weight = week.weight[static_cast<std::size_t>(d)];
  if (!(weight > 0) || hazard.clock.empty()) return true;
  if (!hazard.bounded) return pass_everybody(hazard, bench, today, rate.rate, weight, week.first_day, events);
  auto& due = hazard.at[static_cast<std::size_t>(d)];
  take_due(hazard, bench.people, d, due);
  std::vector<std::uint32_t> not_yet;
  for (std::size_t from = 0; from < due.size(); from += block) {
    int n = static_cast<int>(std::min<std::size_t>(block, due.size() - from)), count = 0;
    const std::uint32_t* ids = due.data() + from;
    if (!add_missing(hazard, bench, rate.rate, week, d, ids, n)) return false;
    std::uint32_t passed[block], others[block];
    for (int i = 0; i < n; ++i) {
      const Clock& clock = hazard.clock[ids[i]];
      const int now = clock.sum > clock.threshold ? 1 : 0;
      passed[count] = ids[i], others[i - count] = ids[i];
      count += now;
    }
    not_yet.insert(not_yet.end(), others, others + (n - count));
    if (!collect(hazard, bench.key, week.first_day, passed, count, events)) return false;
  }
  schedule(hazard, bench, week, d + 1, not_yet);
  return true;
}

void bring_up(Hazard& hazard, const Bench& bench, const model::Rate& rate, const Week& week, int last_day,
              const std::vector<std::uint32_t>& ids) {
  if (hazard.clock.empty()) return;
  if (!hazard.bounded) {  // the sums are complete anyway; who comes under bounds later must know that they are
    for (std::uint32_t who : ids) hazard.clock[who].counted = static_cast<std::uint8_t>(last_day + 1) & 0xf;
    return;
  }
  std::uint32_t own[block];
  int n = 0;
  auto add_own = [&] {
    wind(hazard, bench.key, week.first_day, 0, own, n);
    add_missing(hazard, bench, rate.rate, week, last_day, own, n);
    n = 0;
  };
  for (std::uint32_t who : ids) {  // who is not under the hazard, or has a rate of 0, has nothing to add
    bool counts = bench.people.status[who] == hazard.who && !(hazard.bound[who] <= 0);
    if (counts)
      own[n++] = who;
    else if (hazard.clock[who].week == hazard.week)
      hazard.clock[who].counted = static_cast<std::uint8_t>(last_day + 1) & 0xf;
    if (n == block) add_own();
  }
  add_own();
}

}  // namespace peakend::customer
