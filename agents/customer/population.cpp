// What fades, taken to a day at once.
#include "agents/customer/population.hpp"

namespace peakend::customer {

void settle(Population& people, std::size_t who, const model::Fading& fading, int day) {
  float* r = people.record(who);
  const auto age = static_cast<std::size_t>(day - static_cast<int>(r[since]));
  auto fade = [&](std::size_t place, const std::vector<float>& table) {
    if (!table.empty()) r[place] *= table[age];
  };
  fade(memory_good, fading.memory_good), fade(memory_bad, fading.memory_bad);
  fade(evidence_good, fading.evidence), fade(evidence_bad, fading.evidence);
  if (people.intention > 0) fade(people.intention, fading.evidence), fade(people.intention + 1, fading.evidence);
  for (std::size_t s = 0; s < people.state_count; ++s) fade(people.states + s, fading.states[s]);
  for (std::size_t k = 0; k < people.familiarity_count; ++k) fade(people.familiarity + k, fading.familiarity[k]);
  r[since] = static_cast<float>(day);
}

void settle(Population& people, const model::Fading& fading, int day) {
  for (int i = 0; i < people.size; ++i) settle(people, static_cast<std::size_t>(i), fading, day);
}

}  // namespace peakend::customer
