// Addresses: the layout of the when-word, the hash of a path, keys.
#include "agents/chance/address.hpp"

#include <catch2/catch.hpp>
#include <cstdint>
#include <set>
#include <utility>

namespace chance = peakend::chance;

TEST_CASE("the when-word holds day, ordinal, entity and block, the day highest", "[chance]") {
  STATIC_REQUIRE(chance::when_word(0, 0, chance::Entity::customer, 0) == 0u);
  STATIC_REQUIRE(chance::when_word(0x1234, 0x5, chance::Entity::store, 0x78) == 0x12345178u);
  STATIC_REQUIRE(chance::when_word(chance::day_limit - 1, chance::ordinal_limit - 1, chance::Entity::world,
                                   chance::block_limit - 1) == 0xfffff4ffu);
  STATIC_REQUIRE(static_cast<int>(chance::Entity::edge) == 2);
  STATIC_REQUIRE(static_cast<int>(chance::Entity::account) == 3);
}

TEST_CASE("the word of a path is XXH32 with seed 0", "[chance]") {
  CHECK(chance::path_word("") == 0x02cc5d05u);
  CHECK(chance::path_word("a") == 0x550d7456u);
  CHECK(chance::path_word("abc") == 0x32d153ffu);
  CHECK(chance::path_word("traits.pain_sensitivity") != chance::path_word("traits.pleasure_sensitivity"));
}

TEST_CASE("mix is SplitMix64's finalizer", "[chance]") {
  // The first two outputs of SplitMix64 from state 0 are mix(g) and mix(2 g).
  CHECK(chance::mix(0x9e3779b97f4a7c15u) == 0xe220a8397b1dcdafu);
  CHECK(chance::mix(0x3c6ef372fe94f82au) == 0x6e789e6aa1b965f4u);
}

TEST_CASE("neighbouring seeds and lucks all have different keys", "[chance]") {
  std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    for (std::uint64_t luck = 0; luck < 200; ++luck) {
      const chance::Key key = chance::key_of(seed, luck);
      seen.insert({key.k0, key.k1});
    }
  }
  CHECK(seen.size() == 200u * 200u);
  CHECK(chance::key_of(1, 2) == chance::key_of(1, 2));
  CHECK(!(chance::key_of(1, 2) == chance::key_of(2, 1)));
}
