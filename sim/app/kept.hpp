// What a folder of results keeps of its question: enough to ask it again without the files it came from.
#pragma once
#include <optional>
#include <string>

#include "results/store/manifest.hpp"
#include "scenarios/spec/scenario.hpp"

namespace peakend::app {

// The scenario as it was read then, from the texts in the manifest; nothing, told, where this version cannot read them.
std::optional<spec::Scenario> kept_scenario(const std::string& folder, const results::Manifest& manifest);

}  // namespace peakend::app
