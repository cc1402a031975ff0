// The emotion curve as a plot in text: one line per touchpoint, feeling from -5 to +5, the baseline beside the best
// policy; how widely the baseline's visits spread, where its highest peak, its deepest and its end are, and the waits.
#pragma once
#include "results/report/words.hpp"
#include "results/table/study.hpp"

namespace peakend::results {

// `best` may be the baseline itself: then it stands alone. Empty when the baseline has no curve.
Lines emotion_curve(const PolicyResult& baseline, const PolicyResult& best, std::size_t width, bool unicode);

}  // namespace peakend::results
