// Keys as people and files write them.
#include "results/store/cell.hpp"

#include <fmt/format.h>

#include <charconv>

namespace peakend::results {
namespace {
bool read_hex(std::string_view digits, std::uint64_t& number) {
  const char* end = digits.data() + digits.size();
  auto [stopped, error] = std::from_chars(digits.data(), end, number, 16);
  return error == std::errc() && stopped == end;
}
}  // namespace

std::string text(const CellKey& key) { return fmt::format("{:016x}{:016x}", key.high, key.low); }

std::optional<CellKey> cell_key(std::string_view text) {
  CellKey key;
  if (text.size() != 32 || !read_hex(text.substr(0, 16), key.high) || !read_hex(text.substr(16), key.low)) return {};
  return key;
}

bool same_figures(const CellRow& a, const CellRow& b) {
  if (a.key != b.key || a.failure != b.failure) return false;
  return a.failure || (a.episodes == b.episodes && a.contacts == b.contacts && a.sums == b.sums);
}

}  // namespace peakend::results
