// Integer sums as bytes, and the checksum of a whole row. Most sums are zero or small, so each is written in as few
// bytes as it needs: the number of sums, then per sum its zigzag form (0, -1, 1, -2, ... as 0, 1, 2, 3, ...), both
// in groups of seven bits, lowest first, the eighth bit set when more follow. The same on every machine.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "results/store/cell.hpp"

namespace peakend::results {

std::string pack(std::span<const std::int64_t> sums);

// Nothing when the bytes are not exactly what pack() writes for some sums.
std::optional<std::vector<std::int64_t>> unpack(std::string_view bytes);

// XXH3-64 over the key and everything kept with it; `packed` stands for the sums.
std::int64_t checksum(const CellRow& row, std::string_view packed);

// The key as the database holds it: 16 bytes, highest first, so that its order is the order of keys.
std::string key_bytes(const CellKey& key);
std::optional<CellKey> key_of(std::string_view bytes);

}  // namespace peakend::results
