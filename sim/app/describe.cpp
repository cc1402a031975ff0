// `peakend describe`: a scenario told to people.
#include "scenarios/explain/describe.hpp"

#include "agents/model/equations.hpp"
#include "scenarios/spec/variants.hpp"
#include "sim/app/command.hpp"

namespace peakend::app {

int describe(const Options& options) {
  const auto scenario = load(options.files.front(), options, false);
  if (!scenario) return users_mistake;
  if (!options.odd) return show(explain::describe(*scenario)) ? fine : disk;
  auto values = scenario->values();
  spec::overlay_relationships(*scenario, values);  // as customers of each relationship have it
  const model::Formulas formulas(*scenario, values);
  std::vector<explain::Equation> equations;
  for (auto& one : model::written(*scenario, model::equations(formulas)))
    equations.push_back({one.of, one.meaning, one.name, one.text, one.where});
  return show(explain::odd(*scenario, equations)) ? fine : disk;
}

}  // namespace peakend::app
