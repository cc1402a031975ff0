// How much the engine gains over what a researcher would write instead: a NumPy program over columns (numpy_journey.py),
// on the same journey, customers and weeks, one thread each, round by round in turn. Only the simulation is timed on
// either side: not the interpreter's start, nor reading the scenario. Both must agree on visits, contacts and feelings.
// Needs python3 with NumPy (PEAKEND_PYTHON names another interpreter); without, it says so and ends well.
#include "tests/bench/python_side.hpp"

int main() {
  return peakend::bench::against_python(
      {"NumPy", "numpy", "numpy_journey.py", "python3-numpy", 20'000, "at least 3, goal 6", 1});
}
