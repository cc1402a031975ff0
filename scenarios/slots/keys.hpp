// The table of keys: one row for every key an author can write. Reading, checking, messages and the reference all
// come from it, so that none of them can drift from another.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "scenarios/language/words.hpp"

namespace peakend::slots {

// How a key's value is written.
enum class Form {
  section,       // a map with the keys of the table below it
  names,         // a map of names that the author chooses (`*` in a pattern)
  list,          // a list of maps or values (`#` in a pattern)
  number,        // a number or an expression: a slot
  condition,     // an expression that is true or false: a slot
  distribution,  // a number, an expression, or {lognormal: {median: .., sigma: ..}}: a slot, and one per parameter
  word,          // one of a closed list: a slot by its index, `set` only
  whole,         // a whole number that is not a slot (version, seed)
  text,          // one line of text, or {en: .., nl: ..}
  name,          // the name of something else in the file
  clock,         // "08:00"
  date,          // 2026-01-05; in `when` also `week 4`, `day 12`
  own,           // read by a part of its own: next, effects, changes, opening hours, claims
};

// Who may change a slot; each phase adds to those before it (CONTRACTS.md, section 1 of the design).
enum class Phase { build, birth, day, contact };

// What an expression at this key may read.
using Reads = language::Known;

struct Key {
  std::string_view pattern;
  Form form;
  language::Dimension unit;
  float low, high;            // allowed range of a constant
  std::string_view fallback;  // what holds when the key is absent; "" = nothing
  Phase phase;
  Reads reads;
  bool required;           // must be written when its section is
  bool later;              // right in the language; this version refuses to run it
  std::string_view words;  // closed list for Form::word, separated by spaces
  std::string_view meaning;
  std::string_view source;  // where the default comes from; "(a)" = assumed
};

std::span<const Key> keys();

// The row whose pattern fits this path; `*` fits one step, `#` one list position. nullptr when there is none.
// A text for people, which may be given in several languages: {en: .., nl: ..}.
bool has_languages(const Key& key);

const Key* find_key(std::string_view path);

// The last steps of all patterns directly below `path`, for did-you-mean; names of authors are not among them.
std::vector<std::string> keys_below(std::string_view path);

// Steps of a dotted path.
std::vector<std::string_view> steps(std::string_view path);

}  // namespace peakend::slots
