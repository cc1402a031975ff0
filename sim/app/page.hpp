// The report as a page: what a study's answer needs beside its figures to become one.
#pragma once
#include "results/page/page.hpp"
#include "sim/app/command.hpp"
#include "scenarios/spec/scenario.hpp"

namespace peakend::app {

// The script of the pictures, where `./peakend pictures` has built it.
results::Script pictures();

// The file, its numbers, and `command` with the options that decide figures.
results::Provenance provenance(const Options& options, const spec::Scenario& scenario, const std::string& command);

}  // namespace peakend::app
