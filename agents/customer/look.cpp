// Reading records: one stride apart, so that the second value of a customer is in the cache when the first has been
// read.
#include "agents/customer/look.hpp"

#include <algorithm>

namespace peakend::customer {
using language::Source;
using program::block;
using program::Input;

namespace {
constexpr std::size_t no_place = static_cast<std::size_t>(-1);

// Where a value stands that does not fade.
std::size_t plain_place(const Population& people, const Input& input) {
  switch (input.source) {
    case Source::trait:
      return people.traits + input.index;
    case Source::segment:
      return segment;
    case Source::relationship:
      return relationship;
    case Source::expectation:
      return expectation;
    case Source::episodes:
      return episodes;
    case Source::prior_competence:
      return prior_competence;
    case Source::prior_intention:
      return prior_intention;
    case Source::ceiling:
      return people.intention + 2;
    case Source::reputation:
      return people.reputation;
    case Source::heard:
      return people.topics + 2 * input.index;
    case Source::targeted:
      return people.targeted + input.index;
    default:
      return no_place;
  }
}

// Columns that are the same for everybody.
const float* of_today(const Today& today, const Input& input) {
  switch (input.source) {
    case Source::day:
      return today.day_column.data();
    case Source::weekday:
      return today.weekday_column.data();
    case Source::week:
      return today.week_column.data();
    case Source::utilisation:
      return today.utilisation[input.index].data();
    case Source::engagement:
      return today.engagement[input.index].data();
    default:
      return nullptr;
  }
}
}  // namespace

void set_day(Today& today, int day, const model::Date& date) {
  today.day = day;
  today.date = date;
  today.day_column.assign(block, static_cast<float>(date.day));
  today.weekday_column.assign(block, static_cast<float>(date.weekday));
  today.week_column.assign(block, static_cast<float>(date.week));
}

Look::Look(const Population& people, const Today& today, const std::uint32_t* ids, int n) : people_(people), n_(n) {
  const auto width = static_cast<std::int32_t>(people.width);
  for (int k = 0; k < n; ++k) record_[k] = static_cast<std::int32_t>(ids[k]) * width;
  on(today);
}

Look::Look(const Population& people, const Today& today, int from, int n) : people_(people), n_(n) {
  const auto width = static_cast<std::int32_t>(people.width);
  for (int k = 0; k < n; ++k) record_[k] = (from + k) * width;
  on(today);
}

void Look::on(const Today& today) {
  today_ = &today;
  gather_days_since(since, age_);
}

void Look::gather_days_since(std::size_t place, std::int32_t* __restrict to) const {
  const float* last = people_.records.data() + place;
  const std::int32_t day = today_->day;
  // Never below 0: of a block, some may have had their episode after a day that the others are still missing. What is
  // read for these on that day is not used, but it must be there to be read.
  for (int k = 0; k < n_; ++k) {
    const std::int32_t days = day - static_cast<std::int32_t>(last[record_[k]]);
    to[k] = days > 0 ? days : 0;
  }
}

void Look::gather_plain(std::size_t place, float* __restrict to) const {
  const float* value = people_.records.data() + place;
  for (int k = 0; k < n_; ++k) to[k] = value[record_[k]];
}

// What was felt on hearing of each topic, as warm as the topic is today.
void Look::gather_stirred(float* __restrict to) const {
  std::fill(to, to + n_, 0.0F);
  for (std::size_t t = 0; t < people_.topic_count; ++t) {
    const float* felt = people_.records.data() + people_.topics + 2 * t + 1;
    const float heat = today_->heat[t];
    for (int k = 0; k < n_; ++k) to[k] = to[k] + felt[record_[k]] * heat;
  }
}

void Look::gather_faded(std::size_t place, const std::vector<float>& table, float* __restrict to) const {
  if (table.empty()) return gather_plain(place, to);
  const float *value = people_.records.data() + place, *factor = table.data();
  for (int k = 0; k < n_; ++k) to[k] = value[record_[k]] * factor[age_[k]];
}

// The lowest or highest value it can still take: what fades moves towards 0.
void Look::gather_bound(const Input& input, float* to) const {
  gather({input.source, input.index & program::plain_index}, to);
  if ((input.index & program::lowest_yet) != 0)
    for (int k = 0; k < n_; ++k) to[k] = to[k] < 0.0F ? to[k] : 0.0F;
  else
    for (int k = 0; k < n_; ++k) to[k] = to[k] > 0.0F ? to[k] : 0.0F;
}

bool Look::changes(const Input& input) const { return plain_place(people_, input) == no_place; }

void Look::gather(const Input& input, float* to) const {
  if (input.index > program::plain_index) return gather_bound(input, to);
  const model::Fading& f = *today_->fading;
  switch (input.source) {
    case Source::memory_good:
      return gather_faded(memory_good, f.memory_good, to);
    case Source::memory_bad:
      return gather_faded(memory_bad, f.memory_bad, to);
    case Source::evidence_good:
      return gather_faded(evidence_good, f.evidence, to);
    case Source::evidence_bad:
      return gather_faded(evidence_bad, f.evidence, to);
    case Source::intention_good:
      return gather_faded(people_.intention, f.evidence, to);
    case Source::intention_bad:
      return gather_faded(people_.intention + 1, f.evidence, to);
    case Source::state:
      return gather_faded(people_.states + input.index, f.states[input.index], to);
    case Source::familiarity:
      return gather_faded(people_.familiarity + input.index, f.familiarity[input.index], to);
    case Source::stirred:
      return gather_stirred(to);
    case Source::weeks_since_unacceptable: {
      std::int32_t days[block];
      gather_days_since(unforgiven, days);
      for (int k = 0; k < n_; ++k) to[k] = static_cast<float>(days[k]) / 7.0F;
      return;
    }
    default:
      if (const float* column = of_today(*today_, input))
        std::copy(column, column + n_, to);
      else if (std::size_t place = plain_place(people_, input); place != no_place)
        gather_plain(place, to);
  }
}

const float* const* Reader::read(const Look& look, const program::Program& program) {
  while (scratch.size() < program.inputs.size()) scratch.emplace_back(block);
  inputs.resize(std::max(inputs.size(), program.inputs.size()));
  for (std::size_t i = 0; i < program.inputs.size(); ++i) {
    look.gather(program.inputs[i], scratch[i].data());
    inputs[i] = scratch[i].data();
  }
  return inputs.data();
}

const float* const* Reader::read_day(const Look& look, const program::Program& program) {
  for (std::size_t i = 0; i < program.inputs.size(); ++i)
    if (look.changes(program.inputs[i])) look.gather(program.inputs[i], scratch[i].data());
  return inputs.data();
}

}  // namespace peakend::customer
