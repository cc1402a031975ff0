// Which mark means "neither pleasant nor unpleasant". People do not say; but a visit is remembered by its most intense
// moment, and which one that is depends on where neutral lies. So the NPS that a file's marks lead to depends on it too,
// and is held against the NPS of the file.
#pragma once
#include <vector>

#include "scenarios/ratings/ratings.hpp"

namespace peakend::ratings {

// What is felt at a moment, before sensitivity: 5 * tanh(x / 5) is the feeling, in points of the mark around neutral.
struct Stimulus {
  double mean = 0, sd = 0;
};

// Marks become marks 0 to 10 first.
double out_of_ten(const Ratings& ratings, double mark);
// That which brings the mean and the spread of the marks, as far as feelings between -5 and 5 can.
Stimulus stimulus_of(const Ratings& ratings, const Rated& moment, double neutral);
// The mark, on the scale of the file, that comes out of it on average.
double mark_of(const Ratings& ratings, const Stimulus& stimulus, double neutral);

struct Neutral {
  double mark = 7;       // of 0..10
  bool guessed = true;   // the file has no NPS: the usual 7
  double expected = 0;   // the NPS that the marks lead to with this neutral point
};

// Further off than this many points, no neutral mark leads to the NPS of the file.
inline constexpr double far_off = 5;

// The mark between 5 and 8.5, in tenths, that comes nearest to the NPS of the file; 7 where it has none. Deterministic.
Neutral neutral_of(const Ratings& ratings);

}  // namespace peakend::ratings
