// Dutch, by the English text or pattern. Each list is a file of its own: what a report says, what a checker says, ...
#pragma once
#include <span>
#include <string_view>
#include <vector>

namespace peakend::words {

struct Entry {
  std::string_view english, other;
};
using Entries = std::span<const Entry>;

Entries dutch_claims();
Entries dutch_verdict();
Entries dutch_tables();
Entries dutch_page();
Entries dutch_outcomes();
Entries dutch_program();
Entries dutch_keys();

// Of messages: finished texts, in which {} stands for whatever was put there.
Entries dutch_files();
Entries dutch_reading();
Entries dutch_checking();
Entries dutch_language();
Entries dutch_study();

inline std::vector<Entries> in_dutch() { return {dutch_claims(), dutch_verdict(), dutch_tables(), dutch_page(), dutch_outcomes(), dutch_program(), dutch_keys()}; }

inline std::vector<Entries> messages_in_dutch() { return {dutch_files(), dutch_reading(), dutch_checking(), dutch_language(), dutch_study()}; }

}  // namespace peakend::words
