// Why a run could not be finished: thrown inside a run, caught where the run was started, kept as its result.
#pragma once
#include <string>

namespace peakend::model {

struct Failure {
  std::string said;  // for the user: what happened, where
};

}  // namespace peakend::model
