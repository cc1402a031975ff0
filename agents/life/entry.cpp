// One engine's door.
#include "agents/life/entry.hpp"

namespace peakend::life {

void peakend_live(Result& result, const model::Plan& plan, const figures::Layout& layout, std::uint64_t seed,
                  std::uint64_t luck, const std::atomic<bool>* cancelled) {
  result = live(plan, layout, seed, luck, cancelled);
}

}  // namespace peakend::life
