// The emotion curve as a plot in text: one line per touchpoint, feeling from -5 to +5, the baseline beside the best
// policy; how widely the baseline's visits spread, where its highest peak, its deepest and its end are, and the waits.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "results/report/words.hpp"
#include "results/table/study.hpp"

namespace peakend::results {

// `best` may be the baseline itself: then it stands alone. Empty when the baseline has no curve.
Lines emotion_curve(const PolicyResult& baseline, const PolicyResult& best, std::size_t width, bool unicode);

// What its signs mean.
std::string curve_legend(const PolicyResult& baseline, const PolicyResult& best, bool unicode);

// Where on the curve of a journey the best, the worst and the last moment are. Touchpoints without a mean never are a
// peak; the end is the last touchpoint that anybody reached.
struct Marks {
  std::optional<std::size_t> pleasure, pain, end;
};
Marks marks_of(const std::vector<CurvePoint>& curve, const std::string& journey);

}  // namespace peakend::results
