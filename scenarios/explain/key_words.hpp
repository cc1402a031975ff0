// What the table of keys says of one key, in words: for the reference, for `explain`, for the schema of editors.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/slots/keys.hpp"

namespace peakend::explain {

// A number at a path that changes can reach.
bool is_slot(const slots::Key& key);
// A slot with a unit and a range.
bool is_number(const slots::Key& key);
std::vector<std::string_view> words_of(const slots::Key& key);  // of a closed list

std::string form(const slots::Key& key);      // "number", "one of a, b", "its own"
std::string unit(const slots::Key& key);      // "time", "per week", "money", "any"; or empty
std::string range(const slots::Key& key);     // "0 to 1", "1 min or more"; or empty
std::string_view phase(const slots::Key& key);  // build, birth, day, contact; empty for what is no slot
std::string_view level(const slots::Key& key);  // of what it may read; empty for what has no expression

// What stands behind the words of the two above, one line each; empty for other words.
std::string_view meaning_of_phase(std::string_view phase);
std::string_view meaning_of_level(std::string_view level);

}  // namespace peakend::explain
