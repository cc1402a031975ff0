// What only the reports need beside the outcomes: the money of each week, and what a policy was meant to do.
#pragma once
#include <optional>

#include "agents/figures/figures.hpp"
#include "results/table/study.hpp"
#include "scenarios/spec/scenario.hpp"

namespace peakend::study {

// Adds the weeks of one more replication.
void add_weeks(const figures::Figures& figures, results::PolicyResult& policy);

// `intends` of the file; none for the baseline.
std::optional<results::Intention> intention_of(const spec::Scenario& scenario, int policy);

}  // namespace peakend::study
