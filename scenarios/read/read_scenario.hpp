// From a file to a Scenario: the whole way, with every problem gathered.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "scenarios/base/problem.hpp"
#include "scenarios/read/neighbours.hpp"
#include "scenarios/read/tree.hpp"
#include "scenarios/spec/scenario.hpp"

namespace peakend::read {

// Reads and checks a scenario. `sets` are `PATH=VALUE` from the command line, applied after the file and before
// anything else. nullopt exactly when an error was found; warnings and `not yet` alone do not stop it.
std::optional<spec::Scenario> read_scenario(const std::string& path, const std::vector<std::string>& sets,
                                            Problems& problems);

// The same from text, for tests and editors. With `kept` the files it names are taken from there, and none is opened.
std::optional<spec::Scenario> read_scenario_text(std::string_view text, const std::string& file,
                                                 const std::vector<std::string>& sets, Problems& problems,
                                                 const Texts* kept = nullptr);

// One `PATH=VALUE` of a point of a design, as for --set, over a scenario that has been read; nothing of the scenario
// changes. `name` is how problems call the point.
std::vector<slots::Change> read_point(spec::Scenario& scenario, const std::string& name, const std::string& typed,
                                      Problems& problems);

}  // namespace peakend::read
