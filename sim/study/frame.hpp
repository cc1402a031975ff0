// What is known of a study before its first run: the question, and by what it is judged.
#pragma once
#include <vector>

#include "results/table/study.hpp"
#include "sim/study/collect.hpp"

namespace peakend::study {

std::vector<results::Outcome> outcomes_of(const spec::Scenario& scenario);

// A number of the file as its author wrote it: 0.95, not the nearest float to it.
double constant(const spec::Scenario& scenario, spec::SlotId slot);

// A study without policies in it.
results::Study frame(const spec::Scenario& scenario, const Comparison& asked, const run::Settings& settings);

}  // namespace peakend::study
