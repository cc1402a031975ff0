// What expressions can read: one row for every source, with its name, its type and from when it is known. Resolution,
// the checker, the names that authors may not take, the engine and the reference all use this table.
#pragma once
#include <span>
#include <string_view>

#include "scenarios/language/expr.hpp"

namespace peakend::language {

// When something is known; an expression at a place may read what is known there. Each moment adds to those before it,
// but for `birth` (there is no calendar yet) and `episode` and `answer` (the visit is over: no longer one contact).
// `firm` is what the firm knows of a customer in the morning: less than what is true; `figures` what it sees of all of
// them together.
enum class Known { constants, calendar, birth, customer, before, after, felt, episode, answer, anything, firm, figures };

// How an author names it: by a name of the author's own (traits, states), by its name wherever it is known, by its name
// with something beside it (`visited(x)`, the pool of `utilisation`), or not at all.
enum class Named { by_author, alone, in_context, never };

struct Word {
  Source source;
  std::string_view name;  // for messages too; "" = none
  Named named;
  Type type;
  Known known;
  bool of_visit;  // held by the visit itself; otherwise of the customer, the day, or replaced before a run
  std::string_view meaning;  // one line; empty where no author can write it, or it is a function
};

// In the order of Source: words()[i].source == Source(i).
std::span<const Word> words();
const Word& word_of(Source source);
// The word that this name alone means; nullptr when there is none.
const Word* find_word(std::string_view name);

// Names that no trait, state or `let` may carry: those above, and what else the language means by a name.
std::span<const std::string_view> other_reserved_names();
bool is_reserved(std::string_view name);

}  // namespace peakend::language
