// The table of keys as a JSON Schema (draft 7), for editors that complete, explain and check while one writes.
#pragma once
#include <string>

namespace peakend::explain {

// Indented, with a line feed at the end. It refuses what a schema can see: keys nobody knows, words that are not in the
// list, constants out of range or in another unit, a list where a map is wanted, keys that need or exclude each other.
// Of expressions it sees the signs. What names mean, and what numbers come to, only `check` knows.
std::string schema();

}  // namespace peakend::explain
