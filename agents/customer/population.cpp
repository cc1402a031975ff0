// What fades, taken to a day at once.
#include "agents/customer/population.hpp"

namespace peakend::customer {

void settle(Population& people, const model::Fading& old, int day) {
  for (int i = 0; i < people.size; ++i) {
    float* r = people.record(static_cast<std::size_t>(i));
    auto age = static_cast<std::size_t>(day - static_cast<int>(r[since]));
    auto fade = [&](std::size_t place, const std::vector<float>& table) {
      if (!table.empty()) r[place] *= table[age];
    };
    fade(memory_good, old.memory_good), fade(memory_bad, old.memory_bad);
    fade(evidence_good, old.evidence), fade(evidence_bad, old.evidence);
    if (people.intention > 0) fade(people.intention, old.evidence), fade(people.intention + 1, old.evidence);
    for (std::size_t s = 0; s < people.state_count; ++s) fade(people.states + s, old.states[s]);
    for (std::size_t k = 0; k < people.familiarity_count; ++k) fade(people.familiarity + k, old.familiarity[k]);
    r[since] = static_cast<float>(day);
  }
}

}  // namespace peakend::customer
