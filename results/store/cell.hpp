// A finished cell as the store keeps it: who it is, what it cost, and its integer sums or why it failed.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace peakend::results {

// XXH3-128 of everything that fixes the figures of a cell.
struct CellKey {
  std::uint64_t high = 0, low = 0;
  auto operator<=>(const CellKey&) const = default;
};

// 32 lower-case hex digits, high half first; the order of texts is the order of keys.
std::string text(const CellKey& key);

// Nothing unless the text is exactly 32 hex digits.
std::optional<CellKey> cell_key(std::string_view text);

struct CellRow {
  CellKey key;
  std::int64_t episodes = 0, contacts = 0;
  double seconds = 0;                  // of computing; NaN and infinity are kept as 0
  std::optional<std::string> failure;  // why it could not be finished; `sums` then mean nothing
  std::vector<std::int64_t> sums;
};

// The same cell computed twice must agree in all but the time it took.
bool same_figures(const CellRow& a, const CellRow& b);

}  // namespace peakend::results
