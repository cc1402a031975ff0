// The order of arrivals: whatever the times, the same as a plain sort.
#include "agents/journey/order.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

using namespace peakend;

TEST_CASE("keys come out sorted, spread, crowded or equal", "[journey][order]") {
  std::mt19937_64 chance(1);
  std::vector<std::uint64_t> spare;
  std::vector<std::uint32_t> begins;
  for (std::size_t n : {0U, 1U, 2U, 31U, 32U, 33U, 1000U, 5000U})
    for (std::uint64_t range : {1ULL, 3ULL, 1ULL << 20, 1ULL << 52, ~0ULL}) {
      std::vector<std::uint64_t> keys(n);
      for (auto& key : keys) key = chance() % range;
      if (n > 0) keys.back() = range - 1;
      auto plain = keys;
      std::sort(plain.begin(), plain.end());
      journey::sort_keys(keys, spare, begins);
      CHECK(keys == plain);
    }
}

TEST_CASE("a crowd with one straggler is sorted too", "[journey][order]") {
  std::vector<std::uint64_t> keys, spare;
  std::vector<std::uint32_t> begins;
  for (std::uint64_t i = 0; i < 2000; ++i) keys.push_back((i * 7919) % 2000);
  keys.push_back(1ULL << 60);
  auto plain = keys;
  std::sort(plain.begin(), plain.end());
  journey::sort_keys(keys, spare, begins);
  CHECK(keys == plain);
}
