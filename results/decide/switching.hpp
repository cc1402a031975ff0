// Where the answer turns: at which value of an assumption another policy wins, and at which cost a policy stops paying.
// Knows nothing of the simulator: a difference comes in as a function of the value, under the same chance at every
// value.
#pragma once
#include <functional>
#include <optional>
#include <vector>

#include "results/stats/estimate.hpp"
#include "results/table/study.hpp"

namespace peakend::results {

// The best minus the other at the value x, with its interval. Asked at most once for each x.
using DifferenceAt = std::function<Estimate(double x)>;

struct SwitchingSearch {
  double low = 0, high = 1;   // where to look; low < high
  double tolerance = 0.01;    // in x: how close is close enough
  int points = 5;             // looked at first, evenly spread, ends included; at least 2
  int most_evaluations = 40;  // each may be a whole study
};

struct SwitchingPoint {
  enum class Kind {
    none,     // the mean has the same sign at every point looked at
    one,      // it turns once
    several,  // it turns more than once: `turns` has where, nothing is narrowed down
    unknown   // some point has no data, or the search makes no sense
  };
  struct Evaluated {
    double x;
    Estimate difference;
  };
  struct Turn {
    double from, to;  // neighbouring points looked at with means of different sign
  };

  Kind kind = Kind::unknown;
  double at = 0;         // where the mean leaves its first sign, the middle of the last bracket; NaN unless `one`
  double precision = 0;  // width of that bracket; above the tolerance when the evaluations ran out
  // Between these the interval holds 0: nobody knows who wins. Rounded outwards. None = up to the end of the range and
  // perhaps beyond. Only with `one`.
  std::optional<double> unsure_from, unsure_to;
  // No mean steps back against the general direction by so much that the two intervals are apart. If one does, a turn
  // may hide between the points looked at, whatever the kind.
  bool monotone = true;
  std::vector<Turn> turns;           // `several`: all of them; `one`: the last bracket
  std::vector<Evaluated> evaluated;  // in order of x
};

// Looks at `points` values, then halves the bracket in which the mean turns, then those in which the interval's edges
// do.
SwitchingPoint find_switching_point(const DifferenceAt& difference, const SwitchingSearch& search);

// Money needs no search: margin falls by what a policy costs, so the difference is a straight line in its cost.
struct CostLimit {
  Estimate most;  // what `cost:` may come to over the run before the policy leaves no more margin than the other; below
                  // 0: it would have to be paid for
  double now = 0;                 // what it comes to
  std::optional<Estimate> times;  // most / now; none when it costs nothing now
};

// Currency units for the whole firm over the run; `policy cost` without staff. Holds as long as no rule of the policy
// reads money. Without data: a policy or an other that the study does not have, or the policy itself.
CostLimit cost_at_which_it_stops(const Study& study, std::size_t policy, std::size_t other = 0);

}  // namespace peakend::results
