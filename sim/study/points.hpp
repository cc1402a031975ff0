// Points of a design as versions of a scenario. What is typed for a path is read once, however many points say it.
#pragma once
#include <string>
#include <unordered_map>
#include <vector>

#include "agents/figures/figures.hpp"
#include "scenarios/base/problem.hpp"
#include "scenarios/spec/scenario.hpp"
#include "sim/study/design.hpp"

namespace peakend::study {

struct Point {
  std::size_t number = 0;
  std::vector<std::string> typed;  // one a path; empty: as the file has it
  std::vector<double> values;      // the same as numbers, times as minutes; NaN where it is none
  spec::Scenario scenario;
  std::string name() const;  // as problems call it
};

class Points {
 public:
  // The design outlives this. The scenario is copied: reading may look things up in it, and changes nothing.
  Points(const spec::Scenario& scenario, const Design& design) : scenario_(scenario), design_(design) {}

  Point read(std::size_t number, Problems& problems);
  // Which paths hold numbers alone, over the whole design and so in each of its parts; else they are text.
  std::vector<bool> columns_of_numbers();

 private:
  struct Typed {
    std::vector<slots::Change> changes;
    double number;  // NaN where it is none
  };
  const Typed& typed(std::size_t number, std::size_t axis, Problems& problems);  // until the next is asked for
  // Memory stays what it is for designs of a million different values.
  static constexpr std::size_t most_kept = 4096;

  spec::Scenario scenario_;
  const Design& design_;
  Typed other_;                                  // what is not kept
  std::unordered_map<std::string, Typed> kept_;  // by PATH=VALUE; what was read without problems
};

}  // namespace peakend::study
