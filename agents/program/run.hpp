// Runs a block program over columns.
#pragma once
#include <vector>

#include "agents/program/program.hpp"

namespace peakend::program {

// What a thread needs to run programs; grows to the largest program it meets, and allocates nothing after that.
struct Workspace {
  std::vector<float> temporaries;
  std::vector<const float*> registers;
};

// `inputs[i]` is the column of program.inputs[i]. n at most `block`; columns must be readable up to padded(n).
// `outputs[i]` is set to a column that stays valid until the workspace is used again.
void run(const Program& program, const float* const* inputs, int n, Workspace& workspace, const float** outputs);

}  // namespace peakend::program
