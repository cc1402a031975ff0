// Names are replaced wherever they refer to each other, so that what is looked up by name is still found.
#include "results/table/called.hpp"

#include <algorithm>
#include <map>

#include "results/table/summary.hpp"

namespace peakend::results {
namespace {
using Names = std::map<std::string, std::string, std::less<>>;

template <class T>
Names labels_of(const std::vector<T>& all) {
  Names labels;
  for (const T& one : all) {
    const std::string& label = one.label.here();
    const auto clashes = [&](const T& other) { return &other != &one && (other.label.here() == label || other.name == label); };
    if (!label.empty() && std::none_of(all.begin(), all.end(), clashes)) labels.emplace(one.name, label);
  }
  return labels;
}

void rename(std::string& name, const Names& labels) {
  if (const auto found = labels.find(name); found != labels.end()) name = found->second;
}

void rename(std::vector<PolicyResult>& policies, const Names& labels, const Names& journeys) {
  for (PolicyResult& policy : policies) {
    rename(policy.name, labels);
    for (CurvePoint& point : policy.curve) rename(point.journey, journeys);
    for (Way& way : policy.ways) rename(way.journey, journeys);
  }
}
}  // namespace

Study called(const Study& study) {
  Study renamed = study;
  const Names policies = labels_of(study.policies), journeys = labels_of(study.journeys);
  rename(renamed.policies, policies, journeys);
  for (Rival& rival : renamed.rivals) rename(rival.policies, policies, journeys);
  for (Switch& found : renamed.switches) rename(found.policy, policies), rename(found.other, policies);
  return renamed;
}

const std::string& title_of(const CurvePoint& point) { return point.label.empty() ? point.touchpoint : point.label.here(); }

const std::string& title_of(const Outcome& outcome) { return outcome.title.empty() ? outcome.name : outcome.title.here(); }

std::string title_of(const Study& study, std::string_view outcome) {
  const auto found = find_outcome(study, outcome);
  return found ? title_of(study.outcomes[*found]) : std::string(outcome);
}

}  // namespace peakend::results
