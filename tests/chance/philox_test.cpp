// Philox: the known answers of the Random123 distribution, and columns against one counter at a time.
#include "agents/chance/philox.hpp"

#include <catch2/catch.hpp>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace chance = peakend::chance;

TEST_CASE("Philox4x32-10 gives Random123's known answers", "[chance]") {
  constexpr std::uint32_t ones = 0xffffffffu;
  CHECK(chance::philox({0, 0, 0, 0}, {0, 0}) == chance::Words{0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u});
  CHECK(chance::philox({ones, ones, ones, ones}, {ones, ones}) ==
        chance::Words{0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu});
  CHECK(chance::philox({0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u}, {0xa4093822u, 0x299f31d0u}) ==
        chance::Words{0xd16cfe09u, 0x94fdcceb, 0x5001e420u, 0x24126ea1u});
}

TEST_CASE("columns give the same words as single counters, and nothing beyond n is written", "[chance]") {
  const chance::Key key{0xa4093822u, 0x299f31d0u};
  constexpr std::uint32_t untouched = 0xdeadbeefu;
  for (int n = 0; n <= 70; ++n) {
    const auto size = static_cast<std::size_t>(n);
    std::vector<std::uint32_t> c0(size), c1(size);  // exactly n long, so that a sanitizer sees a read beyond
    for (std::size_t i = 0; i < size; ++i) {
      c0[i] = static_cast<std::uint32_t>(i) * 2654435761u + static_cast<std::uint32_t>(n);
      c1[i] = 0xffffffffu - static_cast<std::uint32_t>(i * i);
    }
    std::vector<std::vector<std::uint32_t>> w(4, std::vector<std::uint32_t>(size + 20, untouched));
    chance::philox_block(c0.data(), c1.data(), 7u, 0xfedcba98u, key, n, w[0].data(), w[1].data(), w[2].data(), w[3].data());
    int wrong = 0;
    for (std::size_t i = 0; i < size; ++i) {
      const chance::Words got{w[0][i], w[1][i], w[2][i], w[3][i]};
      wrong += !(got == chance::philox({c0[i], c1[i], 7u, 0xfedcba98u}, key));
    }
    for (const auto& column : w) {
      for (std::size_t i = size; i < column.size(); ++i) wrong += column[i] != untouched;
    }
    INFO("n = " << n);
    CHECK(wrong == 0);
  }
}

TEST_CASE("columns may begin anywhere", "[chance]") {
  std::vector<std::uint32_t> c0(100, 5u), c1(100, 6u), w0(100), w1(100), w2(100), w3(100);
  const chance::Words truth = chance::philox({5u, 6u, 1u, 2u}, {3u, 4u});
  for (std::size_t shift = 0; shift < 17; ++shift) {
    chance::philox_block(&c0[shift], &c1[shift], 1u, 2u, {3u, 4u}, 33, &w0[shift], &w1[shift], &w2[shift], &w3[shift]);
    for (std::size_t i = shift; i < shift + 33; ++i) {
      REQUIRE(chance::Words{w0[i], w1[i], w2[i], w3[i]} == truth);
    }
  }
}
