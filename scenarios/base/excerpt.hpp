// The line a problem is in, with a mark under the place.
#pragma once
#include <string>
#include <string_view>

namespace peakend {

// Two lines, each with its end:
//    12 |         patiense: 8 min
//       |         ^^^^^^^^
// Line and column count from 1, columns in characters of UTF-8. Of a long line the part around the place, at most `width`
// characters. Characters that are no text are shown as a blank. Empty when the text has no such line or column.
std::string excerpt(std::string_view text, int line, int column, int width = 100);

}  // namespace peakend
