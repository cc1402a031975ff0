// Thresholds once a week; rates on the days that matter.
#include "agents/customer/hazard.hpp"

#include <algorithm>

#include "scenarios/numbers/normal.hpp"
#include "scenarios/numbers/quantiles.hpp"

namespace peakend::customer {
using program::block;

namespace {
constexpr std::uint8_t not_this_week = 7;

// The thresholds of listed customers whose count of events this week is `ordinal`.
void draw_thresholds(Hazard& hazard, chance::Key key, int first_day, std::uint32_t ordinal, const std::uint32_t* ids,
                     int n) {
  std::uint32_t when[block], word[4][block];
  float drawn[block];
  std::fill(when, when + block,
            chance::when_word(static_cast<std::uint32_t>(first_day), 0, chance::Entity::customer, 0));
  chance::philox_block(ids, when, ordinal, hazard.path_word, key, n, word[0], word[1], word[2], word[3]);
  const int columns = program::padded(n);
  std::fill(word[0] + n, word[0] + columns, 0U);
  for (int i = 0; i < columns; ++i) drawn[i] = numbers::exponential(numbers::uniform01(word[0][i]), 1.0F);
  for (int i = 0; i < n; ++i) hazard.threshold[ids[i]] = drawn[i];
}

// The same where counts differ: mostly they are all 1.
void draw_next(Hazard& hazard, chance::Key key, int first_day, const std::uint32_t* ids, int n) {
  std::uint32_t same[block];
  std::uint8_t most = 0;
  for (int i = 0; i < n; ++i) most = std::max(most, hazard.ordinal[ids[i]]);
  for (std::uint32_t ordinal = 1; ordinal <= most; ++ordinal) {
    int count = 0;
    for (int i = 0; i < n; ++i) {
      same[count] = ids[i];
      count += hazard.ordinal[ids[i]] == ordinal ? 1 : 0;
    }
    if (count > 0) draw_thresholds(hazard, key, first_day, ordinal, same, count);
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
    for (int i = 0; i < n; ++i)
      hazard.sum[open[i]] = hazard.sum[open[i]] - hazard.threshold[open[i]], ++hazard.ordinal[open[i]];
    draw_next(hazard, key, first_day, open, n);
    int left = 0;
    for (int i = 0; i < n; ++i) {
      std::uint32_t who = open[i];
      open[left] = who;
      left += hazard.sum[who] > hazard.threshold[who] ? 1 : 0;
    }
    n = left;
  }
  return true;
}

// One day's part for a column of customers; true when every rate is a number of at least 0.
bool add(const float* __restrict rate, const std::int32_t* __restrict status, Status wanted, float weight, int n,
         float* __restrict sum) {
  std::int32_t wrong = 0;
  for (int i = 0; i < n; ++i) {
    float h = status[i] == wanted ? rate[i] / 7.0F * weight : 0.0F;
    wrong |= h >= 0.0F ? 0 : 1;
    wrong |= h < 1e30F ? 0 : 1;
    sum[i] = sum[i] + h;
  }
  return wrong == 0;
}

// Without bounds: every rate on every day.
bool pass_everybody(Hazard& hazard, const Bench& bench, const Today& today, const program::Program& rate, float weight,
                    int first_day, std::vector<Event>& events) {
  for (int from = 0; from < bench.people.size; from += block) {
    int n = std::min(block, bench.people.size - from), count = 0;
    const float* result = nullptr;
    program::run(rate, bench.reader.range(bench.people, today, rate, from, n), n, bench.workspace, &result);
    const std::int32_t* status = bench.people.status.data() + from;
    float* sum = hazard.sum.data() + from;
    if (!add(result, status, hazard.who, weight, n, sum)) return false;
    std::uint32_t passed[block];
    for (int i = 0; i < n; ++i) {
      passed[count] = static_cast<std::uint32_t>(from + i);
      count += status[i] == hazard.who && sum[i] > hazard.threshold[static_cast<std::size_t>(from + i)] ? 1 : 0;
    }
    if (!collect(hazard, bench.key, first_day, passed, count, events)) return false;
  }
  return true;
}

// Adds one day for a block of listed customers. `again`: the list is that of the call before.
bool add_listed(Hazard& hazard, const Bench& bench, const Today& today, const program::Program& rate, float weight,
                const std::uint32_t* ids, int n, bool again) {
  const float* result = nullptr;
  program::run(rate, bench.reader.some(bench.people, today, rate, ids, n, again), n, bench.workspace, &result);
  bool right = true;
  for (int i = 0; i < n; ++i) {
    float h = result[i] / 7.0F * weight;
    right &= h >= 0.0F && h < 1e30F;
    hazard.sum[ids[i]] = hazard.sum[ids[i]] + h;
  }
  return right;
}

// Adds the days that are missing up to and with `last`. Who is not under the hazard has nothing to add.
bool add_missing(Hazard& hazard, const Bench& bench, const program::Program& rate, const Week& week, int last,
                 const std::uint32_t* ids, int n) {
  std::uint32_t own[block], missing[block];
  int counted[block], all = 0, before = 0;
  for (int i = 0; i < n; ++i) {
    own[all] = ids[i], counted[all] = hazard.counted[ids[i]];
    all += counted[all] <= last && bench.people.status[ids[i]] == hazard.who ? 1 : 0;
  }
  bool right = true;
  for (int d = 0; d <= last && all > 0; ++d) {
    int count = 0;
    for (int i = 0; i < all; ++i) {
      missing[count] = own[i];
      count += counted[i] <= d ? 1 : 0;
    }
    float weight = week.weight[static_cast<std::size_t>(d)];
    if (count == 0 || !(weight > 0)) continue;
    right &= add_listed(hazard, bench, week.days[static_cast<std::size_t>(d)], rate, weight, missing, count,
                        count == before);
    before = count;  // the list only grows, so the same length is the same list
  }
  for (int i = 0; i < all; ++i) hazard.counted[own[i]] = static_cast<std::uint8_t>(last + 1);
  return right;
}

void take_bounds(Hazard& hazard, const float* const* bound, const std::uint32_t* ids, std::uint32_t first, int n) {
  for (int i = 0; i < n; ++i) {  // a rate that could be below 0 is looked at every day, and found out
    float high = bound[0][i] >= 0 ? bound[1][i] : numbers::infinity;
    hazard.bound[ids ? ids[i] : first + static_cast<std::uint32_t>(i)] = high;
  }
}

// First day of the week from `from` on, on which the threshold could be passed.
std::uint8_t first_chance(const Hazard& hazard, const Week& week, int from, std::uint32_t who) {
  float most = hazard.sum[who];
  for (int d = from; d < 7; ++d) {
    float weight = week.weight[static_cast<std::size_t>(d)];
    if (!(weight > 0)) continue;
    most = most + hazard.bound[who] / 7.0F * weight;
    if (!(most <= hazard.threshold[who])) return static_cast<std::uint8_t>(d);
  }
  return not_this_week;
}

// The same for a block at the beginning of a week: `ids` are those under the hazard.
void first_chances(Hazard& hazard, const Week& week, const std::uint32_t* ids, int n) {
  float bound[block], threshold[block], most[block] = {};
  std::int32_t due[block];
  const bool run = ids[n - 1] - ids[0] == static_cast<std::uint32_t>(n - 1);
  const float *all_bounds = hazard.bound.data(), *all_thresholds = hazard.threshold.data();
  if (run)
    std::copy(all_bounds + ids[0], all_bounds + ids[0] + n, bound),
        std::copy(all_thresholds + ids[0], all_thresholds + ids[0] + n, threshold);
  else
    for (int i = 0; i < n; ++i) bound[i] = all_bounds[ids[i]], threshold[i] = all_thresholds[ids[i]];
  std::fill(due, due + block, std::int32_t{not_this_week});
  for (int d = 0; d < 7; ++d) {
    float weight = week.weight[static_cast<std::size_t>(d)];
    if (!(weight > 0)) continue;
    for (int i = 0; i < block; ++i) {
      most[i] = most[i] + bound[i] / 7.0F * weight;
      std::int32_t then = most[i] <= threshold[i] ? std::int32_t{not_this_week} : d;
      due[i] = due[i] < then ? due[i] : then;
    }
  }
  int some[block], count = 0;
  for (int i = 0; i < n; ++i) {
    hazard.due[ids[i]] = static_cast<std::uint8_t>(due[i]);
    some[count] = i;
    count += due[i] < not_this_week ? 1 : 0;
  }
  for (int i = 0; i < count; ++i) hazard.at[static_cast<std::size_t>(due[some[i]])].push_back(ids[some[i]]);
}
}  // namespace

namespace {
// Who of these has the status, in order; how many.
int under_hazard(const std::int32_t* __restrict status, std::int32_t wanted, int from, int n,
                 std::uint32_t* __restrict ids) {
  int count = 0;
  for (int i = from; i < from + n; ++i) {
    ids[count] = static_cast<std::uint32_t>(i);
    count += status[i] == wanted ? 1 : 0;
  }
  return count;
}
}  // namespace

Hazard make_hazard(std::uint32_t path_word, int people, bool once, Status who) {
  auto room = static_cast<std::size_t>(program::padded(people) + block);
  Hazard hazard;
  hazard.path_word = path_word, hazard.once = once, hazard.who = who;
  hazard.sum.resize(room), hazard.threshold.resize(room), hazard.bound.resize(room);
  hazard.ordinal.resize(room), hazard.counted.resize(room), hazard.due.resize(room);
  return hazard;
}

void find_bounds(Hazard& hazard, const Bench& bench, const Today& today, const model::Rate& rate) {
  hazard.bounded = !rate.bounds.outputs.empty();
  if (!hazard.bounded) return;
  for (int from = 0; from < bench.people.size; from += block) {
    int n = std::min(block, bench.people.size - from);
    const float* bound[2];
    program::run(rate.bounds, bench.reader.range(bench.people, today, rate.bounds, from, n), n, bench.workspace, bound);
    take_bounds(hazard, bound, nullptr, static_cast<std::uint32_t>(from), n);
  }
}

void find_bounds(Hazard& hazard, const Bench& bench, const Today& today, const model::Rate& rate,
                 const std::vector<std::uint32_t>& ids) {
  if (!hazard.bounded) return;
  for (std::size_t from = 0; from < ids.size(); from += block) {
    int n = static_cast<int>(std::min<std::size_t>(block, ids.size() - from));
    const float* bound[2];
    program::run(rate.bounds, bench.reader.some(bench.people, today, rate.bounds, ids.data() + from, n), n,
                 bench.workspace, bound);
    take_bounds(hazard, bound, ids.data() + from, 0, n);
  }
}

void begin_week(Hazard& hazard, const Bench& bench, const Week& week) {
  std::fill(hazard.sum.begin(), hazard.sum.end(), 0.0F);
  std::fill(hazard.ordinal.begin(), hazard.ordinal.end(), std::uint8_t{0});
  std::fill(hazard.counted.begin(), hazard.counted.end(), std::uint8_t{0});
  for (auto& day : hazard.at) day.clear();
  std::uint32_t ids[2 * block];
  int n = 0;
  auto take = [&](int count) {
    draw_thresholds(hazard, bench.key, week.first_day, 0, ids, count);
    if (hazard.bounded) first_chances(hazard, week, ids, count);
  };
  for (int from = 0; from < bench.people.size; from += block) {
    n += under_hazard(bench.people.status.data(), hazard.who, from, std::min(block, bench.people.size - from), ids + n);
    if (n < block) continue;
    take(block);
    n -= block;
    std::copy(ids + block, ids + block + n, ids);
  }
  if (n > 0) take(n);
}

bool pass_day(Hazard& hazard, const Bench& bench, const Today& today, const model::Rate& rate, const Week& week,
              std::vector<Event>& events) {
  int d = today.day - week.first_day;
  float weight = week.weight[static_cast<std::size_t>(d)];
  if (!(weight > 0)) return true;
  if (!hazard.bounded) return pass_everybody(hazard, bench, today, rate.rate, weight, week.first_day, events);
  auto& candidates = hazard.at[static_cast<std::size_t>(d)];
  std::erase_if(candidates, [&](std::uint32_t who) {  // scheduled otherwise since, or listed twice
    bool now = hazard.due[who] == d && bench.people.status[who] == hazard.who;
    if (now) hazard.due[who] = not_this_week;
    return !now;
  });
  std::vector<std::uint32_t> not_yet;
  for (std::size_t from = 0; from < candidates.size(); from += block) {
    int n = static_cast<int>(std::min<std::size_t>(block, candidates.size() - from)), count = 0;
    const std::uint32_t* ids = candidates.data() + from;
    if (!add_missing(hazard, bench, rate.rate, week, d, ids, n)) return false;
    std::uint32_t passed[block];
    for (int i = 0; i < n; ++i) {
      if (hazard.sum[ids[i]] > hazard.threshold[ids[i]])
        passed[count++] = ids[i];
      else
        not_yet.push_back(ids[i]);
    }
    if (!collect(hazard, bench.key, week.first_day, passed, count, events)) return false;
  }
  schedule(hazard, week, d + 1, not_yet);
  return true;
}

void bring_up(Hazard& hazard, const Bench& bench, const model::Rate& rate, const Week& week, int last_day,
              const std::vector<std::uint32_t>& ids) {
  if (!hazard.bounded) {  // the sums are complete anyway; who comes under bounds later must know that they are
    for (std::uint32_t who : ids) hazard.counted[who] = static_cast<std::uint8_t>(last_day + 1);
    return;
  }
  for (std::size_t from = 0; from < ids.size(); from += block)
    add_missing(hazard, bench, rate.rate, week, last_day, ids.data() + from,
                static_cast<int>(std::min<std::size_t>(block, ids.size() - from)));
}

void schedule(Hazard& hazard, const Week& week, int from_day, const std::vector<std::uint32_t>& ids) {
  if (!hazard.bounded) return;
  for (std::uint32_t who : ids) {
    hazard.due[who] = first_chance(hazard, week, from_day, who);
    if (hazard.due[who] != not_this_week) hazard.at[hazard.due[who]].push_back(who);
  }
}

void enter(Hazard& hazard, const Bench& bench, const Week& week, int from_day, const std::vector<std::uint32_t>& ids) {
  for (std::size_t from = 0; from < ids.size(); from += block) {
    int n = static_cast<int>(std::min<std::size_t>(block, ids.size() - from));
    for (int i = 0; i < n; ++i) {
      std::uint32_t who = ids[from + static_cast<std::size_t>(i)];
      hazard.sum[who] = 0, hazard.ordinal[who] = 0, hazard.counted[who] = static_cast<std::uint8_t>(from_day);
    }
    draw_thresholds(hazard, bench.key, week.first_day, 0, ids.data() + from, n);
  }
  schedule(hazard, week, from_day, ids);
}

}  // namespace peakend::customer
