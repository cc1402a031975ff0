// Why a run could not be finished: thrown inside a run, caught where the run was started, kept as its result.
#pragma once
#include <string>

namespace peakend::model {

struct Failure {
  std::string said;  // for the user: what happened, where
};

// An amount of money beyond what can be counted in whole thousandths of its smallest unit.
inline Failure too_large(const std::string& what) {
  return {what + " is too large to be counted exactly; use a larger unit of money"};
}

}  // namespace peakend::model
