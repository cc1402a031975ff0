// What meets a norm counts as 1 in the eyes of the firm, what does not as its optimism.
#include "agents/journey/norms.hpp"

#include "scenarios/numbers/fixed.hpp"

namespace peakend::journey {
using figures::Norms;

void count_norm(const DayAtStore& day, std::int64_t counted, std::int64_t met) {
  constexpr auto one = static_cast<std::int64_t>(numbers::affect_scale);
  day.figures->at(Norms::counted) += counted;
  day.figures->at(Norms::met) += met;
  day.figures->at(Norms::seen) += met * one + (counted - met) * day.model.firm.optimism;
}

// Who turns away or gives up has not been served in time.
void count_waits(const DayAtStore& day, const model::Touchpoint& touchpoint, const float* wait, const float* served,
                 const Scratch& scratch) {
  for (const float limit : touchpoint.wait_norms) {
    std::int64_t met = 0;
    for (std::uint64_t key : scratch.order) {
      const auto row = static_cast<std::uint32_t>(key);
      met += served[row] != 0 && wait[row] < limit ? 1 : 0;
    }
    count_norm(day, static_cast<std::int64_t>(scratch.order.size()), met);
  }
}

}  // namespace peakend::journey
