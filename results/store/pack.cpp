// Reading trusts nothing: bytes come from a disk.
#include "results/store/pack.hpp"

#include <bit>
#define XXH_INLINE_ALL
#include <xxhash.h>

namespace peakend::results {
namespace {
constexpr std::uint64_t zigzag(std::int64_t sum) {
  return (static_cast<std::uint64_t>(sum) << 1) ^ static_cast<std::uint64_t>(sum >> 63);
}
constexpr std::int64_t unzigzag(std::uint64_t number) {
  return static_cast<std::int64_t>((number >> 1) ^ (~(number & 1) + 1));
}

char* write_number(std::uint64_t number, char* to) {
  for (; number >= 0x80; number >>= 7) *to++ = static_cast<char>(number | 0x80);
  *to++ = static_cast<char>(number);
  return to;
}

// Moves `at` past the number; false at the end of the bytes, or when it does not fit in 64 bits or is not the shortest.
bool read_number(std::string_view bytes, std::size_t& at, std::uint64_t& number) {
  number = 0;
  for (int shift = 0; at < bytes.size() && shift < 64; shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes[at++]);
    number |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return (byte != 0 || shift == 0) && (shift < 63 || byte == 1);
  }
  return false;
}

void add_number(std::string& to, std::uint64_t number) {
  for (int shift = 56; shift >= 0; shift -= 8) to += static_cast<char>(number >> shift);
}
}  // namespace

std::string pack(std::span<const std::int64_t> sums) {
  constexpr std::size_t longest = 10;  // bytes of 64 bits by seven
  std::string bytes((sums.size() + 1) * longest, '\0');
  char* to = write_number(sums.size(), bytes.data());
  for (std::int64_t sum : sums) to = write_number(zigzag(sum), to);
  bytes.resize(static_cast<std::size_t>(to - bytes.data()));
  bytes.shrink_to_fit();
  return bytes;
}

std::optional<std::vector<std::int64_t>> unpack(std::string_view bytes) {
  std::size_t at = 0;
  std::uint64_t count = 0, number = 0;
  if (!read_number(bytes, at, count) || count > bytes.size() - at) return {};
  std::vector<std::int64_t> sums(count);
  for (std::int64_t& sum : sums) {
    if (!read_number(bytes, at, number)) return {};
    sum = unzigzag(number);
  }
  if (at != bytes.size()) return {};
  return sums;
}

std::int64_t checksum(const CellRow& row, std::string_view packed) {
  std::string head = key_bytes(row.key);
  add_number(head, static_cast<std::uint64_t>(row.episodes));
  add_number(head, static_cast<std::uint64_t>(row.contacts));
  add_number(head, std::bit_cast<std::uint64_t>(row.seconds));
  add_number(head, row.failure ? row.failure->size() + 1 : 0);
  if (row.failure) head += *row.failure;
  head += packed;
  return std::bit_cast<std::int64_t>(XXH3_64bits(head.data(), head.size()));
}

std::string key_bytes(const CellKey& key) {
  std::string bytes;
  add_number(bytes, key.high);
  add_number(bytes, key.low);
  return bytes;
}

std::optional<CellKey> key_of(std::string_view bytes) {
  if (bytes.size() != 16) return {};
  CellKey key;
  for (std::size_t i = 0; i < 8; ++i) {
    key.high = key.high << 8 | static_cast<unsigned char>(bytes[i]);
    key.low = key.low << 8 | static_cast<unsigned char>(bytes[i + 8]);
  }
  return key;
}

}  // namespace peakend::results
