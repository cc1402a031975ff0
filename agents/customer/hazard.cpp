// Thresholds once a week, sums once a day; only those who might pass cost more than a few instructions.
#include "agents/customer/hazard.hpp"

#include <algorithm>

#include "scenarios/numbers/normal.hpp"
#include "scenarios/numbers/quantiles.hpp"

namespace peakend::customer {
using program::block;

namespace {
float next_threshold(const Hazard& hazard, chance::Key key, int day, std::size_t customer) {
  auto words = chance::philox({static_cast<std::uint32_t>(customer), chance::when_word(static_cast<std::uint32_t>(day), 0, chance::Entity::customer, 0),
                               hazard.ordinal[customer], hazard.path_word},
                              key);
  return numbers::exponential(numbers::uniform01(words.w0), 1.0F);
}

void draw_thresholds(Hazard& hazard, chance::Key key, int day) {
  std::uint32_t id[block], when[block], word[4][block];
  std::fill(when, when + block, chance::when_word(static_cast<std::uint32_t>(day), 0, chance::Entity::customer, 0));
  for (std::size_t from = 0; from + block <= hazard.threshold.size(); from += block) {
    for (std::size_t i = 0; i < block; ++i) id[i] = static_cast<std::uint32_t>(from + i);
    chance::philox_block(id, when, 0, hazard.path_word, key, block, word[0], word[1], word[2], word[3]);
    float* __restrict to = hazard.threshold.data() + from;
    for (int i = 0; i < block; ++i) to[i] = numbers::exponential(numbers::uniform01(word[0][i]), 1.0F);
  }
}

// Adds a block's hazards; true when every one is a number of at least 0.
bool add(const float* __restrict rate, const std::int32_t* __restrict status, Status wanted, float weight, int n, float* __restrict sum) {
  std::int32_t wrong = 0;
  for (int i = 0; i < n; ++i) {
    float h = status[i] == wanted ? rate[i] / 7.0F * weight : 0.0F;
    wrong |= h >= 0.0F ? 0 : 1;
    wrong |= h < 1e30F ? 0 : 1;
    sum[i] = sum[i] + h;
  }
  return wrong == 0;
}

bool any_passed(const float* __restrict sum, const float* __restrict threshold, int n) {
  std::int32_t passed = 0;
  for (int i = 0; i < n; ++i) passed |= sum[i] > threshold[i] ? 1 : 0;
  return passed != 0;
}

// The events of one customer today; false for a 17th.
bool collect(Hazard& hazard, std::uint32_t who, chance::Key key, int first_day, std::vector<Event>& events) {
  for (std::uint32_t ordinal = 0; hazard.sum[who] > hazard.threshold[who]; ++ordinal) {
    if (ordinal == chance::ordinal_limit) return false;
    events.push_back({who, ordinal});
    if (hazard.once) break;
    hazard.sum[who] = hazard.sum[who] - hazard.threshold[who];
    ++hazard.ordinal[who];
    hazard.threshold[who] = next_threshold(hazard, key, first_day, who);
  }
  return true;
}

bool pass_everybody(Hazard& hazard, const Population& people, const Today& today, const program::Program& rate, float weight, int first_day,
                    chance::Key key, Reader& reader, program::Workspace& workspace, std::vector<Event>& events) {
  for (int from = 0; from < people.size; from += block) {
    int n = std::min(block, people.size - from);
    const float* result = nullptr;
    program::run(rate, reader.range(people, today, rate, from, n), n, workspace, &result);
    float* sum = hazard.sum.data() + from;
    if (!add(result, people.status.data() + from, hazard.who, weight, n, sum)) return false;
    if (!any_passed(sum, hazard.threshold.data() + from, n)) continue;
    for (int i = 0; i < n; ++i) {
      auto who = static_cast<std::uint32_t>(from + i);
      if (hazard.sum[who] > hazard.threshold[who] && people.status[who] == hazard.who && !collect(hazard, who, key, first_day, events)) return false;
    }
  }
  return true;
}

// Adds one day for listed customers; the rates of all must be there.
bool add_listed(Hazard& hazard, const Population& people, const float* rate, float weight, const std::uint32_t* ids, int n) {
  bool right = true;
  for (int i = 0; i < n; ++i) {
    if (people.status[ids[i]] != hazard.who) continue;
    float h = rate[i] / 7.0F * weight;
    right &= h >= 0.0F && h < 1e30F;
    hazard.sum[ids[i]] = hazard.sum[ids[i]] + h;
  }
  return right;
}

// Who cannot reach the threshold this week, whatever fades; the others are followed.
void find_active(Hazard& hazard, const Population& people, const Today& today, const program::Program& bounds, const Week& week, Reader& reader,
                 program::Workspace& workspace) {
  hazard.active.clear();
  for (int from = 0; from < people.size; from += block) {
    int n = std::min(block, people.size - from);
    const float* bound[2];
    program::run(bounds, reader.range(people, today, bounds, from, n), n, workspace, bound);
    float most[block];
    std::fill(most, most + block, 0.0F);
    for (float weight : week.weight) {
      if (!(weight > 0)) continue;
      for (int i = 0; i < n; ++i) most[i] = most[i] + bound[1][i] / 7.0F * weight;
    }
    const float* threshold = hazard.threshold.data() + from;
    std::uint8_t* followed = hazard.followed.data() + from;
    for (int i = 0; i < n; ++i) followed[i] = bound[0][i] >= 0 && most[i] <= threshold[i] ? 0 : 1;
    for (int i = 0; i < n; ++i)
      if (followed[i]) hazard.active.push_back(static_cast<std::uint32_t>(from + i));
  }
  hazard.everybody = hazard.active.size() * 4 > static_cast<std::size_t>(people.size);
}
}  // namespace

Hazard make_hazard(std::uint32_t path_word, int people, bool once, Status who) {
  auto room = static_cast<std::size_t>(program::padded(people) + block);
  Hazard hazard;
  hazard.path_word = path_word, hazard.once = once, hazard.who = who;
  hazard.sum.resize(room), hazard.threshold.resize(room), hazard.ordinal.resize(room), hazard.followed.resize(room);
  return hazard;
}

void begin_week(Hazard& hazard, const Population& people, const Today& today, const model::Rate& rate, const Week& week, chance::Key key,
                Reader& reader, program::Workspace& workspace) {
  std::fill(hazard.sum.begin(), hazard.sum.end(), 0.0F);
  std::fill(hazard.ordinal.begin(), hazard.ordinal.end(), std::uint8_t{0});
  draw_thresholds(hazard, key, week.first_day);
  hazard.everybody = true;
  if (week.one_model && !rate.bounds.outputs.empty()) find_active(hazard, people, today, rate.bounds, week, reader, workspace);
}

bool pass_day(Hazard& hazard, const Population& people, const Today& today, const program::Program& rate, const Week& week, chance::Key key,
              Reader& reader, program::Workspace& workspace, std::vector<Event>& events) {
  float weight = week.weight[today.day - week.first_day];
  if (!(weight > 0)) return true;
  if (hazard.everybody) return pass_everybody(hazard, people, today, rate, weight, week.first_day, key, reader, workspace, events);
  std::size_t first_event = events.size();
  for (std::size_t from = 0; from < hazard.active.size(); from += block) {
    int n = static_cast<int>(std::min<std::size_t>(block, hazard.active.size() - from));
    const std::uint32_t* ids = hazard.active.data() + from;
    const float* result = nullptr;
    program::run(rate, reader.some(people, today, rate, ids, n), n, workspace, &result);
    if (!add_listed(hazard, people, result, weight, ids, n)) return false;
    for (int i = 0; i < n; ++i)
      if (people.status[ids[i]] == hazard.who && hazard.sum[ids[i]] > hazard.threshold[ids[i]] && !collect(hazard, ids[i], key, week.first_day, events)) return false;
  }
  std::sort(events.begin() + static_cast<std::ptrdiff_t>(first_event), events.end(),
            [](const Event& a, const Event& b) { return a.customer != b.customer ? a.customer < b.customer : a.ordinal < b.ordinal; });
  return true;
}

void catch_up(Hazard& hazard, const Population& people, const Today& today, const program::Program& rate, const Week& week, int last_day,
              const std::uint32_t* ids, int n, Reader& reader, program::Workspace& workspace) {
  if (hazard.everybody) return;
  std::uint32_t late[block];
  int count = 0;
  for (int i = 0; i < n; ++i) {
    if (hazard.followed[ids[i]]) continue;
    late[count++] = ids[i];
    follow(hazard, ids[i]);  // at once: somebody may have two episodes today
  }
  if (count == 0) return;
  Today then;
  then.fading = today.fading;
  for (int d = 0; week.first_day + d <= last_day; ++d) {
    if (!(week.weight[d] > 0)) continue;
    set_day(then, week.first_day + d, (today.weekday - (today.day - week.first_day) + d + 13) % 7 + 1);
    const float* result = nullptr;
    program::run(rate, reader.some(people, then, rate, late, count), count, workspace, &result);
    add_listed(hazard, people, result, week.weight[d], late, count);
  }
}

void follow(Hazard& hazard, std::uint32_t customer) {
  if (hazard.everybody || hazard.followed[customer]) return;
  hazard.followed[customer] = 1;
  hazard.active.push_back(customer);
}

}  // namespace peakend::customer
