// The bytes of a YAML file before YAML is read from them: are they text, where in them is a place, and do they ask
// for more than the limits before yaml-cpp would tell us. Only tree.cpp uses it.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/base/problem.hpp"
#include "scenarios/read/tree.hpp"

namespace peakend::read {

struct Source {
  std::string_view bytes;  // without a byte order mark
  std::string file;
  std::vector<std::uint32_t> continuing;  // bytes inside a UTF-8 character, counted up to each block of the file
};

// The text as a source, or a problem: too large, UTF-16, not UTF-8, NUL or other control characters, lone CR.
std::optional<Source> as_text(std::string_view bytes, const std::string& file, const Limits& limits, Problem& problem);

// The place of an offset whose line and column in bytes (both from 0) are known: columns become characters. Fast.
Place place(const Source& source, int line, int column, std::size_t offset);

// The place of an offset, by counting lines from the start. For the one problem that ends the reading.
Place place(const Source& source, std::size_t offset);

struct Layout {
  std::optional<Problem> excess;        // more brackets, commas or marks than any file within the limits has
  std::optional<std::size_t> unclosed;  // offset of the innermost bracket still open at the end of the file
};

// yaml-cpp reads on, to the end of a line or of a flow collection, before it tells of anything in it: so what could
// overflow memory or stack is counted beforehand, and a bracket left open, which confuses it, is found.
Layout survey(const Source& source, const Limits& limits);

// True when a quoted text that starts at `offset` (or after the anchor and tag there) never ends.
bool never_closed(std::string_view bytes, std::size_t offset);

// The word at `offset`, up to a blank, a line break or a comma.
std::string_view word_at(std::string_view bytes, std::size_t offset);

}  // namespace peakend::read
