// In which language a scenario wants to be spoken of, before it is read: what is wrong with it is said in that one too.
#pragma once
#include <string>
#include <string_view>

#include "scenarios/words/say.hpp"

namespace peakend::read {

// Of the last line `lang: ..` that begins a line; English without one.
Language language_in(std::string_view text);

// The same of a file; English where it is no ordinary file, as standard input is.
Language language_of_file(const std::string& path);

}  // namespace peakend::read
