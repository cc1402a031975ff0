// In which language a scenario wants to be spoken of.
#pragma once
#include <string_view>

#include "scenarios/read/tree.hpp"
#include "scenarios/words/say.hpp"

namespace peakend::read {

// What its key `lang` says; English without one.
Language language_of_tree(const Node& root);

// The same of a text that cannot be read: of the last line `lang: ..`, so that what is wrong with it is said in that one too.
Language language_in(std::string_view text);

}  // namespace peakend::read
