// Policies that stop by a rule: which of those in force have one, how each stands, and what they may read. A policy
// that has stopped stays stopped; what its `on_stop` says holds from the day after.
#pragma once
#include <cstdint>
#include <vector>

#include "scenarios/spec/scenario.hpp"

namespace peakend::spec {

// Of a policy with a rule: not stopped, stopped today, stopped before today.
enum class Stand : std::uint8_t { running, stopping, stopped };

inline constexpr std::size_t most_stoppable = 4;  // in one combination: each may stand in three ways

// How the policies with a rule stand; others always run.
struct Standing {
  struct One {
    int policy;
    Stand stand;
  };
  std::vector<One> all{};

  Stand of(int policy) const {
    for (const One& one : all)
      if (one.policy == policy) return one.stand;
    return Stand::running;
  }
  bool any_stopped() const;
};

bool has_stop_rules(const Scenario& scenario);

// Those that this policy is made of and that have a rule, in their order.
std::vector<int> stoppable(const Scenario& scenario, int policy);

// All ways in which they can stand, the first with all of them running; where nothing follows a stop, there is no first
// day after which something else holds.
std::vector<Standing> standings(const Scenario& scenario, int policy);
// A number for a way to stand, 0 when all run; `stands` are in the order of `stoppable`.
int code_of(const std::vector<Stand>& stands);
int code_of(const Standing& standing);

// Whether a policy (not a combination) holds on a day, as far as its dates and its rule say.
bool in_force(const Scenario& scenario, int policy, int day, const Standing& standing);
// Whether somebody must be looked at for its `who`: it holds, or what follows it does.
bool has_say(const Scenario& scenario, int policy, int day, const Standing& standing);

// The days that the figures of a rule look back.
int window_of(const slots::Values& values, const Policy& policy);

}  // namespace peakend::spec
