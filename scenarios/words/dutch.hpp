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

inline std::vector<Entries> in_dutch() { return {dutch_claims(), dutch_verdict(), dutch_tables(), dutch_page(), dutch_outcomes(), dutch_program()}; }

}  // namespace peakend::words
