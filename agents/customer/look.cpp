// Reading records: one stride apart, so that the second value of a customer is in the cache when the first has been read.
#include "agents/customer/look.hpp"

#include <algorithm>

#include "agents/model/bounds.hpp"

namespace peakend::customer {
using language::Source;
using program::block;
using program::Input;

namespace {
constexpr std::size_t no_place = static_cast<std::size_t>(-1);

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
    case Source::intention:
      return intention;
    case Source::targeted:
      return people.targeted + input.index;
    default:
      return no_place;
  }
}

float on_date(const Today& today, Source source) {
  const std::vector<float>& column = source == Source::day       ? today.day_column
                                     : source == Source::weekday ? today.weekday_column
                                                                 : today.week_column;
  return column[0];
}
}  // namespace

void set_day(Today& today, int day, const model::Date& date) {
  today.day = day;
  today.date = date;
  today.day_column.assign(block, static_cast<float>(date.day));
  today.weekday_column.assign(block, static_cast<float>(date.weekday));
  today.week_column.assign(block, static_cast<float>(date.week));
}

Look::Look(const Population& people, const Today& today, const model::Fading& fading, int n)
    : people_(people), today_(today), fading_(fading), n_(n) {}

Look::Look(const Population& people, const Today& today, const std::uint32_t* ids, int n)
    : Look(people, today, *today.fading, n) {
  const auto width = static_cast<std::int64_t>(people.width);
  for (int k = 0; k < n; ++k) record_[k] = static_cast<std::int64_t>(ids[k]) * width;
  find_ages();
}

Look::Look(const Population& people, const Today& today, int from, int n) : Look(people, today, *today.fading, n) {
  const auto width = static_cast<std::int64_t>(people.width);
  for (int k = 0; k < n; ++k) record_[k] = (from + k) * width;
  find_ages();
}

Look::Look(const Population& people, const std::array<Today, 7>& days, const std::uint32_t* ids, const std::uint8_t* on,
           int n)
    : Look(people, days[0], *days[on[n - 1]].fading, n) {
  const auto width = static_cast<std::int64_t>(people.width);
  for (int k = 0; k < n; ++k) record_[k] = static_cast<std::int64_t>(ids[k]) * width;
  days_ = &days, on_ = on;
  find_ages();
  for (int k = 0; k < n; ++k) age_[k] += on[k];
}

void Look::find_ages() {
  const float* last = people_.records.data() + since;
  for (int k = 0; k < n_; ++k) age_[k] = today_.day - static_cast<std::int32_t>(last[record_[k]]);
}

void Look::gather_plain(std::size_t place, float* __restrict to) const {
  const float* value = people_.records.data() + place;
  for (int k = 0; k < n_; ++k) to[k] = value[record_[k]];
}

void Look::gather_faded(std::size_t place, const std::vector<float>& table, float* __restrict to) const {
  if (table.empty()) return gather_plain(place, to);
  const float *value = people_.records.data() + place, *factor = table.data();
  for (int k = 0; k < n_; ++k) to[k] = value[record_[k]] * factor[age_[k]];
}

void Look::gather_date(Source source, float* to) const {
  if (days_) {
    float by_day[7];
    for (std::size_t d = 0; d < 7; ++d) by_day[d] = on_date((*days_)[d], source);
    for (int k = 0; k < n_; ++k) to[k] = by_day[on_[k]];
  } else {
    std::fill(to, to + n_, on_date(today_, source));
  }
}

// The lowest or highest value it can still take: what fades moves towards 0.
void Look::gather_bound(const Input& input, float* to) const {
  gather({input.source, input.index & model::plain_index}, to);
  if ((input.index & model::lowest_yet) != 0)
    for (int k = 0; k < n_; ++k) to[k] = to[k] < 0.0F ? to[k] : 0.0F;
  else
    for (int k = 0; k < n_; ++k) to[k] = to[k] > 0.0F ? to[k] : 0.0F;
}

void Look::gather(const Input& input, float* to) const {
  if (input.index > model::plain_index) return gather_bound(input, to);
  const model::Fading& f = fading_;
  switch (input.source) {
    case Source::memory_good:
      return gather_faded(memory_good, f.memory_good, to);
    case Source::memory_bad:
      return gather_faded(memory_bad, f.memory_bad, to);
    case Source::evidence_good:
      return gather_faded(evidence_good, f.evidence, to);
    case Source::evidence_bad:
      return gather_faded(evidence_bad, f.evidence, to);
    case Source::state:
      return gather_faded(people_.states + input.index, f.states[input.index], to);
    case Source::familiarity:
      return gather_faded(people_.familiarity + input.index, f.familiarity[input.index], to);
    case Source::weeks_since_unacceptable: {
      const float* last = people_.records.data() + unforgiven;
      for (int k = 0; k < n_; ++k) {
        std::int32_t day = today_.day + (on_ ? on_[k] : 0);
        to[k] = static_cast<float>(day - static_cast<std::int32_t>(last[record_[k]])) / 7.0F;
      }
      return;
    }
    case Source::utilisation:
      std::copy(today_.utilisation[input.index].data(), today_.utilisation[input.index].data() + n_, to);
      return;
    case Source::day:
    case Source::weekday:
    case Source::week:
      return gather_date(input.source, to);
    default:
      if (std::size_t place = plain_place(people_, input); place != no_place) gather_plain(place, to);
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

}  // namespace peakend::customer
