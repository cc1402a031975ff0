// The engine over an address: same address, same sequence; it serves Boost.Random and the standard library.
#include "agents/chance/engine.hpp"

#include <catch2/catch.hpp>
#include <algorithm>
#include <array>
#include <boost/random/uniform_int_distribution.hpp>
#include <boost/random/uniform_real_distribution.hpp>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <random>
#include <set>
#include <vector>

namespace chance = peakend::chance;

namespace {

chance::AddressedEngine engine(std::uint32_t number = 7, const char* path = "network.shuffle", std::uint32_t day = 3) {
  return {chance::key_of(42, 0), chance::Entity::customer, number, path, day};
}

}  // namespace

TEST_CASE("the engine is a uniform random bit generator", "[chance]") {
  STATIC_REQUIRE(std::uniform_random_bit_generator<chance::AddressedEngine>);
}

TEST_CASE("two engines with one address agree, and any other part of the address matters", "[chance]") {
  auto a = engine();
  auto b = engine();
  for (int i = 0; i < 5000; ++i) REQUIRE(a() == b());
  const auto first = [](chance::AddressedEngine e) { return e(); };
  const chance::Key key = chance::key_of(42, 0);
  const std::set<std::uint32_t> different = {
      first(engine()), first(engine(8)), first(engine(7, "network.ties")), first(engine(7, "network.shuffle", 4)),
      first({key, chance::Entity::store, 7, "network.shuffle", 3}),
      first({chance::key_of(42, 1), chance::Entity::customer, 7, "network.shuffle", 3})};
  CHECK(different.size() == 6);
}

TEST_CASE("the engine's words are those of its address, block after block", "[chance]") {
  auto e = engine();
  const chance::Key key = chance::key_of(42, 0);
  const std::uint32_t path = chance::path_word("network.shuffle");
  int wrong = 0;
  for (std::uint32_t block = 0; block < 700; ++block) {  // beyond 256 the count goes on in c2
    const chance::Counter counter{7, chance::when_word(3, 0, chance::Entity::customer, block % 256), block / 256, path};
    const chance::Words w = chance::philox(counter, key);
    const std::array<std::uint32_t, 4> truth = {w.w0, w.w1, w.w2, w.w3};
    for (const std::uint32_t word : truth) wrong += e() != word;
  }
  CHECK(wrong == 0);
}

TEST_CASE("Boost.Random's distributions run on it", "[chance]") {
  auto e = engine();
  boost::random::uniform_int_distribution<int> die(1, 6);
  std::array<int, 6> counts{};
  const int n = 60000;
  for (int i = 0; i < n; ++i) ++counts[static_cast<std::size_t>(die(e) - 1)];
  double chi_squared = 0.0;
  for (const int c : counts) chi_squared += (c - n / 6.0) * (c - n / 6.0) / (n / 6.0);
  CHECK(chi_squared < 25.7);  // 99.99 % of a chi-squared with 5 degrees of freedom
  boost::random::uniform_real_distribution<double> share(0.0, 1.0);
  double sum = 0.0;
  for (int i = 0; i < n; ++i) sum += share(e);
  CHECK(std::abs(sum / n - 0.5) < 4.0 * std::sqrt(1.0 / 12.0 / n));
}

TEST_CASE("a shuffle is a permutation and depends on the address alone", "[chance]") {
  std::vector<int> a(100), b(100), c(100);
  for (auto* v : {&a, &b, &c}) std::iota(v->begin(), v->end(), 0);
  auto one = engine();
  auto two = engine();
  auto other = engine(8);
  std::shuffle(a.begin(), a.end(), one);
  std::shuffle(b.begin(), b.end(), two);
  std::shuffle(c.begin(), c.end(), other);
  CHECK(a == b);
  CHECK(a != c);
  std::sort(a.begin(), a.end());
  for (int i = 0; i < 100; ++i) CHECK(a[static_cast<std::size_t>(i)] == i);
}
