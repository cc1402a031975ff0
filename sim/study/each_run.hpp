// The runs of a finished comparison once more, for the tables that have rows of each.
#pragma once
#include "results/table/each_run.hpp"
#include "sim/study/collect.hpp"

namespace peakend::study {

// From the store, one at a time, whenever it is called; what it is made from must outlive it. `study` is what collect()
// made of the same comparison.
results::EachRun each_run(const spec::Scenario& scenario, const Comparison& asked, const results::Study& study,
                          Ledger& ledger);

}  // namespace peakend::study
