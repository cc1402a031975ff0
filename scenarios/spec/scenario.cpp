// The file's own values as one column.
#include "scenarios/spec/scenario.hpp"

namespace peakend::spec {

slots::Values Scenario::values() const {
  slots::Values values;
  values.reserve(slots.all.size());
  for (const auto& slot : slots.all) values.push_back(slot.value);
  return values;
}

}  // namespace peakend::spec
