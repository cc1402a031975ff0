// Where the figures of an answer come from, and how somebody else gets the same.
#pragma once
#include <string>
#include <vector>

namespace peakend::results {

// One number of the scenario.
struct Number {
  std::string path, value, meaning, from;
};

struct Provenance {
  std::string file, program, command;  // the command that gives the same again
  std::vector<Number> numbers;
  int in_the_file = 0, assumed = 0, published = 0, calibrated = 0;  // of the numbers: those of the file, as it marks them
};

}  // namespace peakend::results
