// Copies of a scenario with some of its numbers changed.
#include "scenarios/spec/versions.hpp"

#include <utility>

#include "scenarios/language/expr.hpp"
#include "scenarios/spec/variants.hpp"

namespace peakend::spec {
using language::Expr;
using slots::Change;

Scenario under(const Scenario& scenario, std::span<const Change> changes) {
  Scenario version = scenario;
  auto values = scenario.values();
  slots::apply(values, changes);
  for (SlotId id = 0; id < values.size(); ++id) version.slots.all[id].value = std::move(values[id]);
  return version;
}

Scenario at_point(const Scenario& scenario, std::vector<Change> changes) {
  Scenario version = scenario;
  version.point = std::move(changes);
  return version;
}

namespace {
// set v: old + f (v - old); times k: 1 + f (k - 1); add e: f e.
Change scaled(Change change, double factor) {
  const Expr f = language::literal(static_cast<float>(factor));
  auto type = change.value.type;
  if (change.kind == Change::Kind::add) {
    change.value = f * std::move(change.value);
  } else {
    const bool set = change.kind == Change::Kind::set;
    const Expr from = set ? language::variable(language::Source::old, 0, type) : language::literal(1);
    change.value = from + f * (std::move(change.value) - from);
  }
  change.value.type = type;
  return change;
}
}  // namespace

std::optional<Scenario> with_policy_scaled(const Scenario& scenario, int policy, double factor) {
  Scenario version = scenario;
  if (factor == 1) return version;  // to the bit
  for (int member : members(scenario, policy))
    for (Change& change : version.policies[static_cast<std::size_t>(member)].changes) {
      if (scenario.slots.all[change.slot].key->form == slots::Form::word) return std::nullopt;
      change = scaled(std::move(change), factor);
    }
  return version;
}

}  // namespace peakend::spec
