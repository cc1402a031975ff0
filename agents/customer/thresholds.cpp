// Exponential thresholds by address; upper bounds summed exactly as rates are.
#include "agents/customer/thresholds.hpp"

#include <algorithm>

#include "agents/program/program.hpp"
#include "scenarios/numbers/normal.hpp"
#include "scenarios/numbers/quantiles.hpp"

namespace peakend::customer {
using program::block;

void draw_thresholds(std::uint32_t path_word, chance::Key key, int first_day, std::uint32_t ordinal,
                     const std::uint32_t* ids, int n, float* __restrict threshold) {
  std::uint32_t word[block];
  const int columns = program::padded(n);
  const std::uint32_t when = chance::when_word(static_cast<std::uint32_t>(first_day), 0, chance::Entity::customer, 0);
  chance::philox_first(ids, when, ordinal, path_word, key, n, word);
  std::fill(word + n, word + columns, 0U);
  for (int i = 0; i < columns; ++i) threshold[i] = numbers::exponential(numbers::uniform01(word[i]), 1.0F);
}

void first_chances(const std::array<float, 7>& weight, int from, const float* __restrict sum,
                   const float* __restrict bound, const float* __restrict threshold, int n,
                   std::int32_t* __restrict due) {
  const int columns = program::padded(n);
  float most[block], a_day[block];
  for (int i = 0; i < columns; ++i) most[i] = sum[i], a_day[i] = bound[i] / 7.0F, due[i] = not_this_week;
  for (int d = from; d < 7; ++d) {
    const float w = weight[static_cast<std::size_t>(d)];
    if (!(w > 0)) continue;
    for (int i = 0; i < columns; ++i) {
      most[i] = most[i] + a_day[i] * w;
      std::int32_t then = most[i] <= threshold[i] ? std::int32_t{not_this_week} : d;
      due[i] = due[i] < then ? due[i] : then;
    }
  }
}

}  // namespace peakend::customer
