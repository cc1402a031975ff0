// Text on a terminal: how wide it is, cutting, padding, wrapping, and the few signs we draw with.
// A line carries a tone; colours are put around whole lines at the very end, so they never count as width.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace peakend::results {

enum class Tone { plain, title, faint, good, bad, warning };

struct Line {
  std::string text;
  Tone tone = Tone::plain;
};

using Lines = std::vector<Line>;

// The signs for a terminal with Unicode and for one without; each of the drawing signs is one column wide.
struct Signs {
  std::string ellipsis, plus_minus, times, rule, zero, now, then, both, bar, left_end, right_end;
};

Signs signs(bool unicode);

// Columns on the terminal: one per code point, two for East Asian wide ones, none for combining marks.
std::size_t width_of(std::string_view text);

// Of one text of an author; no sentence of ours is as long.
inline constexpr std::size_t longest_text = 4000;

// Control characters (also escape codes) and broken UTF-8 become "?"; without `unicode` so does all that is not ASCII.
std::string clean(std::string_view text, bool unicode);

// At most `width` columns, with the ellipsis in its last ones when cut.
std::string cut(std::string_view text, std::size_t width, std::string_view ellipsis);

std::string pad_right(std::string_view text, std::size_t width);  // text first
std::string pad_left(std::string_view text, std::size_t width);   // blanks first

// Lines of whole words, the first after `first`, the others after as many blanks; a longer word is cut in pieces.
std::vector<std::string> wrap(std::string_view text, std::size_t width, std::string_view first);

void add(Lines& lines, const std::vector<std::string>& texts, Tone tone);

// All lines as one text, none wider than `width`, no blanks at line ends.
std::string printed(const Lines& lines, std::size_t width, bool colour, std::string_view ellipsis);

}  // namespace peakend::results
