// Reading columns: in place where they are stored, computed where they fade.
#include "agents/customer/population.hpp"

#include "agents/model/bounds.hpp"

namespace peakend::customer {
using language::Source;
using program::block;
using program::Input;

namespace {

// Reads value [i] and its factor for the days since the customer's last change.
template <class At>
void faded(const std::vector<float>& value, const std::vector<float>& table, const std::vector<std::int32_t>& since,
           int day, int n, At at, float* __restrict to) {
  const float* v = value.data();
  if (table.empty()) {
    for (int i = 0; i < n; ++i) to[i] = v[at(i)];
    return;
  }
  const float* factor = table.data();
  const std::int32_t* last = since.data();
  for (int i = 0; i < n; ++i) {
    auto k = at(i);
    to[i] = v[k] * factor[day - last[k]];
  }
}

template <class At>
void plain(const std::vector<float>& value, int n, At at, float* __restrict to) {
  const float* v = value.data();
  for (int i = 0; i < n; ++i) to[i] = v[at(i)];
}

const std::vector<float>* stored(const Population& people, const Input& input) {
  switch (input.source) {
    case Source::trait:
      return &people.traits[input.index];
    case Source::segment:
      return &people.segment;
    case Source::relationship:
      return &people.relationship;
    case Source::expectation:
      return &people.expectation;
    case Source::episodes:
      return &people.episodes;
    case Source::prior_competence:
      return &people.prior_competence;
    case Source::intention:
      return &people.intention;
    case Source::targeted:
      return &people.targeted[input.index];
    default:
      return nullptr;
  }
}

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
    default:
      return nullptr;
  }
}

template <class At>
void compute(const Population& people, const Today& today, const Input& input, int n, At at, float* to);

// The lowest or highest value it can still take: what fades moves towards 0.
template <class At>
void compute_bound(const Population& people, const Today& today, const Input& input, int n, At at, float* to) {
  Input plain{input.source, input.index & model::plain_index};
  compute(people, today, plain, n, at, to);
  if ((input.index & model::lowest_yet) != 0)
    for (int i = 0; i < n; ++i) to[i] = to[i] < 0.0F ? to[i] : 0.0F;
  else
    for (int i = 0; i < n; ++i) to[i] = to[i] > 0.0F ? to[i] : 0.0F;
}

template <class At>
void compute(const Population& people, const Today& today, const Input& input, int n, At at, float* to) {
  if (input.index > model::plain_index) return compute_bound(people, today, input, n, at, to);
  const model::Fading& f = *today.fading;
  auto fade = [&](const std::vector<float>& value, const std::vector<float>& table) {
    faded(value, table, people.since, today.day, n, at, to);
  };
  switch (input.source) {
    case Source::memory_good:
      return fade(people.memory_good, f.memory_good);
    case Source::memory_bad:
      return fade(people.memory_bad, f.memory_bad);
    case Source::evidence_good:
      return fade(people.evidence_good, f.evidence);
    case Source::evidence_bad:
      return fade(people.evidence_bad, f.evidence);
    case Source::state:
      return fade(people.states[input.index], f.states[input.index]);
    case Source::familiarity:
      return fade(people.familiarity[input.index], f.familiarity[input.index]);
    case Source::weeks_since_unacceptable:
      for (int i = 0; i < n; ++i)
        to[i] = static_cast<float>(today.day - people.unforgiven[static_cast<std::size_t>(at(i))]) / 7.0F;
      return;
    default:
      if (const float* column = of_today(today, input))
        std::copy(column, column + n, to);
      else if (const auto* values = stored(people, input))
        plain(*values, n, at, to);
  }
}

void settle(std::vector<float>& value, const std::vector<float>& table, const std::vector<std::int32_t>& since,
            int day) {
  if (table.empty()) return;
  for (std::size_t i = 0; i < value.size(); ++i) value[i] *= table[static_cast<std::size_t>(day - since[i])];
}
}  // namespace

void set_day(Today& today, int day, const model::Date& date) {
  today.day = day;
  today.date = date;
  today.day_column.assign(block, static_cast<float>(date.day));
  today.weekday_column.assign(block, static_cast<float>(date.weekday));
  today.week_column.assign(block, static_cast<float>(date.week));
}

void gather(const Population& people, const Today& today, const Input& input, const std::uint32_t* ids, int n,
            float* to) {
  compute(
      people, today, input, n, [ids](int i) { return static_cast<std::int32_t>(ids[i]); }, to);
}

const float* const* Reader::range(const Population& people, const Today& today, const program::Program& program,
                                  int from, int n) {
  if (inputs.size() < program.inputs.size())
    inputs.resize(program.inputs.size()), scratch.resize(program.inputs.size(), std::vector<float>(block));
  for (std::size_t i = 0; i < program.inputs.size(); ++i) {
    const Input& input = program.inputs[i];
    if (const auto* column = stored(people, input))
      inputs[i] = column->data() + from;
    else if (const float* same = of_today(today, input))
      inputs[i] = same;
    else {
      compute(
          people, today, input, n, [from](int k) { return from + k; }, scratch[i].data());
      inputs[i] = scratch[i].data();
    }
  }
  return inputs.data();
}

const float* const* Reader::some(const Population& people, const Today& today, const program::Program& program,
                                 const std::uint32_t* ids, int n, bool again) {
  if (inputs.size() < program.inputs.size())
    inputs.resize(program.inputs.size()), scratch.resize(program.inputs.size(), std::vector<float>(block));
  for (std::size_t i = 0; i < program.inputs.size(); ++i) {
    if (!again || !stored(people, program.inputs[i]))
      gather(people, today, program.inputs[i], ids, n, scratch[i].data());
    inputs[i] = scratch[i].data();
  }
  return inputs.data();
}

void settle(Population& people, const model::Fading& old, int day) {
  settle(people.memory_good, old.memory_good, people.since, day);
  settle(people.memory_bad, old.memory_bad, people.since, day);
  settle(people.evidence_good, old.evidence, people.since, day);
  settle(people.evidence_bad, old.evidence, people.since, day);
  for (std::size_t s = 0; s < people.states.size(); ++s) settle(people.states[s], old.states[s], people.since, day);
  for (std::size_t k = 0; k < people.familiarity.size(); ++k)
    settle(people.familiarity[k], old.familiarity[k], people.since, day);
  people.since.assign(people.since.size(), day);
}

}  // namespace peakend::customer
