// The same journey as processes in SimPy (simpy_journey.py), which is how simulation is taught: one customer at a time.
// A tenth of NumPy's customers, because it takes its time; both must agree on visits, contacts and feelings.
// Needs python3 with SimPy (PEAKEND_PYTHON names another interpreter); without, it says so and ends well.
#include "tests/bench/python_side.hpp"

int main() {
  return peakend::bench::against_python(
      {"SimPy", "simpy", "simpy_journey.py", "python3-simpy3", 2'000, "at least 70", 3});
}
