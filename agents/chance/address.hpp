// The address of a random number. Key: (seed, luck). Counter: c0 the entity's number, c1 when and what kind, c2 the
// pass at a touchpoint, c3 the hash of the decision's path. So luck belongs to names, not to places in a list or in a
// sequence. These rules fix bytes: changing one needs a new engine number.
#pragma once
#include <cstdint>

#include "agents/chance/philox.hpp"
#include "scenarios/base/path_word.hpp"

namespace peakend::chance {

enum class Entity : std::uint32_t { customer, store, edge, account, world };

inline constexpr std::uint32_t day_limit = 65536;   // days are below this
inline constexpr std::uint32_t ordinal_limit = 16;  // episodes of one journey that begin on one day
inline constexpr std::uint32_t block_limit = 256;   // blocks of four words at one address

// A bijection of 64 bits in which every input bit moves half of the output bits: the finalizer of SplitMix64 (Steele,
// Lea, Flood 2014) in Stafford's variant 13.
inline std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

// The key of a luck, or, with its number in place of `luck`, of a world: mix(mix(seed + g) + luck g), g = 2^64 / golden
// ratio. For one seed no two lucks share a key.
inline Key key_of(std::uint64_t seed, std::uint64_t luck) {
  constexpr std::uint64_t golden = 0x9e3779b97f4a7c15u;
  const std::uint64_t mixed = mix(mix(seed + golden) + luck * golden);
  return {static_cast<std::uint32_t>(mixed), static_cast<std::uint32_t>(mixed >> 32)};
}

using peakend::path_word;  // of a decision's path

// day 16 bits | ordinal 4 | entity 4 | block 8. The arguments must be below their limits.
constexpr std::uint32_t when_word(std::uint32_t day, std::uint32_t ordinal, Entity entity, std::uint32_t block) {
  return (day << 16) | (ordinal << 12) | (static_cast<std::uint32_t>(entity) << 8) | block;
}

}  // namespace peakend::chance
