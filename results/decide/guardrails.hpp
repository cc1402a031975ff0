// Guardrails: outcomes that a policy must not harm by more than the file allows, whatever it gains elsewhere.
// A guardrail breaks on the mean change; `certain` says whether the interval agrees.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "results/stats/estimate.hpp"
#include "results/table/study.hpp"

namespace peakend::results {

struct GuardrailResult {
  std::string outcome;
  bool known = false;    // false: no such outcome, or no data in it; then it is not broken
  bool broken = false;   // the mean change lies below the limit
  bool certain = false;  // the whole simultaneous interval lies on that side of the limit
  double limit = 0;      // lowest change allowed, in the outcome's unit, signed
  double baseline = 0;   // the baseline's mean
  Estimate change;       // policy minus baseline, in the outcome's unit
};

// One result per guardrail of the study, in its order. An outcome not in the table may be `margin` or `revenue`: then
// the firm's totals are read. The baseline (policy 0) changes nothing and breaks nothing.
std::vector<GuardrailResult> guardrails_of(const Study& study, std::size_t policy);

bool passes(const std::vector<GuardrailResult>& results);
// Whether none is surely broken: it may pass after more replications.
bool may_pass(const std::vector<GuardrailResult>& results);

}  // namespace peakend::results
