// Included files come from the manifest too: the folder may have come from another machine.
#include "sim/app/kept.hpp"

#include <fmt/format.h>

#include "scenarios/read/read_scenario.hpp"
#include "sim/app/command.hpp"
#include "scenarios/words/say.hpp"

namespace peakend::app {

std::optional<spec::Scenario> kept_scenario(const std::string& folder, const results::Manifest& manifest) {
  Problems problems;
  read::Texts kept;
  for (const auto& one : manifest.included) kept[one.file] = one.text;
  auto scenario = read::read_scenario_text(manifest.scenario_text, manifest.file.empty() ? manifest.scenario : manifest.file,
                                           manifest.plan.sets, problems, &kept);
  if (scenario) return scenario;
  list(problems);
  tell(say("{}/manifest.json: its scenario cannot be read by this version\n", folder));
  return std::nullopt;
}

}  // namespace peakend::app
