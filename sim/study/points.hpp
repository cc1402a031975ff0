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
  std::vector<std::string> values;  // for the tables, one a path; times as minutes
  spec::Scenario scenario;
  std::string name() const;  // as problems call it
};

class Points {
 public:
  // The design outlives this. The scenario is copied: reading may look things up in it, and changes nothing.
  Points(const spec::Scenario& scenario, const Design& design) : scenario_(scenario), design_(design) {}

  Point read(std::size_t number, Problems& problems);

 private:
  struct Typed {
    std::vector<slots::Change> changes;
    std::string shown;  // in tables
  };
  // Memory stays what it is for designs of a million different values.
  static constexpr std::size_t most_kept = 4096;

  spec::Scenario scenario_;
  const Design& design_;
  std::unordered_map<std::string, Typed> kept_;  // by PATH=VALUE; what was read without problems
};

}  // namespace peakend::study
