// Small tools for text: nearest words for hints, names authors may give, and showing hostile bytes safely.
// Pure functions; none allocates more than a small multiple of what it is given.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace peakend {

// Damerau-Levenshtein distance in bytes (insert, delete, replace, swap of neighbours; no byte edited twice), never
// more than `cap`; work is length times cap. Damerau 1964, Levenshtein 1966.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t cap = 32);

// "did you mean 'checkout'?", or "" when nothing is near: at most a third of the word's length away, at least 1.
// The first of the nearest wins, one that differs in capitals alone before all; the word itself is never proposed.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

// As did_you_mean; where nothing is near, all that there is, as long as that is few enough to be read.
std::string did_you_mean_or_known(std::string_view word, const std::vector<std::string>& candidates);

// ASCII letters in small.
std::string lowered(std::string_view text);

// The items one after the other with `between` between them.
std::string join(const std::vector<std::string>& items, std::string_view between);

// The text without blanks and line ends at both sides; a part of it.
std::string_view trimmed(std::string_view text);

// The text in single quotes, safe to print and cut to about 80 characters.
std::string quoted(std::string_view text);

// True when the bytes are well-formed UTF-8 (no overlong forms, no surrogates); else the first bad byte's offset.
bool valid_utf8(std::string_view bytes, std::size_t* bad_offset = nullptr);

// The text as it may go to a terminal: control characters, marks that turn the writing direction and bytes that are
// not UTF-8 become \xNN; cut with "..." between characters so that it has at most `limit` bytes (at least 3).
std::string shown(std::string_view text, std::size_t limit = 80);

// A name authors may give: a letter, then letters, digits and underscores, ASCII, at most 64.
bool is_name(std::string_view text);

// The decimal number its author wrote, of the float nearest to it: 123456.78 and not 123456.78125.
double as_written(float value);

}  // namespace peakend
