// What the language says of a word: a key by its path or the end of it, an outcome, a word or a function of expressions,
// a distribution, a unit. From the tables that files are read with.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace peakend::explain {

// Several lines, or nothing when the language does not know the word.
std::optional<std::string> explain(std::string_view word);

// "did you mean ..", or empty.
std::string near(std::string_view word);

// What there is to ask about: the sections of a file, one line each.
std::string sections();

}  // namespace peakend::explain
