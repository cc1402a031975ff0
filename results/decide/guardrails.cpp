// A relative guardrail is a share of the size of the baseline's mean, so that it also works for negative figures.
#include "results/decide/guardrails.hpp"

#include <algorithm>
#include <cmath>

#include "results/table/summary.hpp"

namespace peakend::results {

namespace {

std::vector<double> figure(const Study& study, std::size_t policy, const std::string& name) {
  if (const auto outcome = find_outcome(study, name)) return series(study, policy, *outcome);
  return {};
}

}  // namespace

std::vector<GuardrailResult> guardrails_of(const Study& study, std::size_t policy) {
  std::vector<GuardrailResult> results;
  for (const Guardrail& guardrail : study.guardrails) {
    GuardrailResult result;
    result.outcome = guardrail.outcome;
    const std::vector<double> ours = figure(study, policy, guardrail.outcome);
    const std::vector<double> baseline = figure(study, 0, guardrail.outcome);
    result.baseline = mean(baseline);
    result.change = interval_of_difference(ours, baseline, difference_intervals(study));
    result.limit = guardrail.relative ? guardrail.not_below * std::abs(result.baseline) : guardrail.not_below;
    result.known = std::isfinite(result.change.mean) && std::isfinite(result.limit);
    result.broken = result.known && policy != 0 && result.change.mean < result.limit;
    const bool below = result.change.high < result.limit;
    const bool above = result.change.low >= result.limit;
    result.certain = result.known && (policy == 0 || (result.broken ? below : above));
    results.push_back(result);
  }
  return results;
}

bool passes(const std::vector<GuardrailResult>& results) {
  return std::none_of(results.begin(), results.end(), [](const GuardrailResult& result) { return result.broken; });
}

bool may_pass(const std::vector<GuardrailResult>& results) {
  return std::none_of(results.begin(), results.end(),
                      [](const GuardrailResult& result) { return result.broken && result.certain; });
}

}  // namespace peakend::results
