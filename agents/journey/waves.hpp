// The contacts of a day, touchpoint by touchpoint in the order of the graph: all customers at a touchpoint together.
#pragma once
#include <vector>

#include "agents/figures/figures.hpp"
#include "agents/journey/sheet.hpp"

namespace peakend::journey {

// What a thread needs for the contacts of a day.
struct Scratch {
  program::Workspace workspace;
  std::vector<std::vector<float>> gathered, draw;
  std::vector<std::uint32_t> rows, id, when, word[8];
  std::vector<const float*> inputs;
  std::vector<const float*> outputs;
  std::vector<store::Tick> work, patience;
  std::vector<float> balk, minutes;
  std::vector<std::uint64_t> order;  // of arrival: tick in the upper half, row in the lower
};

struct DayAtStore {
  const model::Model& model;
  const customer::Population& people;
  const customer::Today& today;
  chance::Key key;
  figures::Figures* figures;            // nullptr: the warm-up counts nowhere
  std::vector<store::Tick>& pool_busy;  // by pool, today
  std::vector<store::Tick>& pool_overtime;
  std::int64_t& contact_costs;  // fixed-point money, today
  std::int64_t& contacts;
};

// Lives through all touchpoints. Throws model::Failure when work passes midnight or a value is not a number.
void live_through(const DayAtStore& day, const model::Journey& journey, const Columns& columns, Sheet& sheet,
                  Scratch& scratch);

}  // namespace peakend::journey
