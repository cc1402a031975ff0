// Hashes by which two studies can be told apart, or be shown to be the same.
#pragma once
#include <string>
#include <vector>

#include "agents/life/live.hpp"

namespace peakend::study {

// XXH3-128 over every figure of every run, in order: equal for any number of threads, vector width and compiler.
std::string figures_digest(const std::vector<life::Result>& results);

}  // namespace peakend::study
