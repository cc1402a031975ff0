// Other versions of a scenario: under a rival or an ablation, at a point of a design, with a policy that does less or
// more. Each is a whole Scenario of its own, so that whatever takes the file's takes these too.
#pragma once
#include <optional>
#include <span>

#include "scenarios/spec/scenario.hpp"

namespace peakend::spec {

// The changes of a rival or an ablation: made to the file, before worlds and policies.
Scenario under(const Scenario& scenario, std::span<const slots::Change> changes);

// A point of a design: its changes come last of all, after worlds and policies.
Scenario at_point(const Scenario& scenario, std::vector<slots::Change> changes);

// The policy with every change `factor` times as large: 0 does nothing, 1 is the policy itself. Costs stay. A
// combination scales its members. nullopt when a change has no size (a word such as `closing: send_away`).
std::optional<Scenario> with_policy_scaled(const Scenario& scenario, int policy, double factor);

}  // namespace peakend::spec
