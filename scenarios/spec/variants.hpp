// The values of a scenario under a policy: which members hold on a day, and what their changes come to.
#pragma once
#include <vector>

#include "scenarios/spec/stops.hpp"

namespace peakend::spec {

inline constexpr int baseline = -1;

// The policies that make up this one: itself, or what it combines. None for the baseline.
std::vector<int> members(const Scenario& scenario, int policy);

// Whether a policy (not a combination) holds on a day after the warm-up, counted from 1. Day 0 and below: the warm-up.
bool holds(const Policy& policy, int day);

// Changes of all members that hold on that day, and what follows those that have stopped, each marked with its `who`.
std::vector<slots::Change> changes_of(const Scenario& scenario, int policy, int day, const Standing& standing = {});
// Of all members on any day.
std::vector<slots::Change> all_changes_of(const Scenario& scenario, int policy);

// What a relationship says of behaviour takes the place of what everybody does, customer by customer. Where it reads the
// number that it replaces, everybody's is meant: `base_rate: "base_rate * 2"` is twice what others do.
void overlay_relationships(const Scenario& scenario, slots::Values& values);

// `base` with the changes of the policy on that day, and of the point of a design if there is one.
slots::Values values_on(const Scenario& scenario, const slots::Values& base, int policy, int day,
                        const Standing& standing = {});

// Days after the warm-up on which some member begins or ends, ascending, within 1..last; day 1 is always there.
std::vector<int> turning_days(const Scenario& scenario, int policy, int last);

}  // namespace peakend::spec
