// What the contacts of a day work with: the day at a store, and what a thread needs beside the sheet.
#pragma once
#include <vector>

#include "agents/figures/figures.hpp"
#include "agents/journey/sheet.hpp"

namespace peakend::journey {

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

struct Scratch {
  program::Workspace workspace;
  std::vector<std::vector<float>> gathered, spread, draw;  // columns of a block
  std::vector<std::uint32_t> id, when, word[8];            // the same
  std::vector<const float*> inputs, outputs;
  std::vector<store::Tick> work, patience;        // by row of the sheet, at a touchpoint with a pool
  std::vector<float> balk;                        // the same
  std::vector<std::uint64_t> order, spare_order;  // of arrival: tick in the upper half, row in the lower
  std::vector<std::uint32_t> begins;              // for sorting
};

}  // namespace peakend::journey
