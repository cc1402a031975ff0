// Networks have exactly the properties they promise: both ways, nobody tied to himself, degrees, ring and hubs, and the
// same ties for the same seed and replication whoever computes them.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <thread>

#include "agents/network/network.hpp"

namespace {
using namespace peakend;
using network::Network;
using network::Person;
using spec::NetworkKind;

Network made(NetworkKind kind, int people, float degree, float rewire = 0.1F, std::uint64_t luck = 0) {
  return network::make({kind, degree, rewire, {}}, people, chance::key_of(1, luck));
}

std::size_t people_of(const Network& network) { return network.begin.size() - 1; }

std::size_t degree_of(const Network& network, std::size_t who) { return network.of(static_cast<Person>(who)).size(); }

bool knows(const Network& network, Person who, Person whom) {
  const auto row = network.of(who);
  return std::binary_search(row.begin(), row.end(), whom);
}

// Rows ascend without a number twice, nobody knows himself, and whom one knows knows one.
void check_sound(const Network& network, int people) {
  REQUIRE(people_of(network) == static_cast<std::size_t>(people));
  int wrong = 0;
  for (std::size_t i = 0; i < people_of(network); ++i) {
    const auto who = static_cast<Person>(i);
    const auto row = network.of(who);
    for (std::size_t k = 0; k < row.size(); ++k) {
      wrong += row[k] == who || row[k] >= static_cast<Person>(people);
      wrong += k > 0 && row[k] <= row[k - 1];
      wrong += row[k] < static_cast<Person>(people) && !knows(network, row[k], who);
    }
  }
  CHECK(wrong == 0);
  CHECK(network.begin.back() == network.all.size());
}
}  // namespace

TEST_CASE("a network goes both ways, and nobody knows himself or somebody twice", "[network]") {
  for (int people : {3, 5, 50, 3000})
    for (float degree : {2.0F, 4.0F, 10.0F}) {
      if (degree >= static_cast<float>(people)) continue;
      INFO(people << " people, degree " << degree);
      check_sound(made(NetworkKind::random, people, degree), people);
      check_sound(made(NetworkKind::preferential, people, degree), people);
      for (float rewire : {0.0F, 0.1F, 1.0F}) check_sound(made(NetworkKind::small_world, people, degree, rewire), people);
    }
  check_sound(made(NetworkKind::random, 40, 39), 40);
  check_sound(made(NetworkKind::random, 40, 0), 40);
}

TEST_CASE("random ties have the mean degree of the file, and degrees scatter as Poisson's", "[network]") {
  for (float degree : {0.5F, 3.0F, 10.0F}) {
    const int people = 20'000;
    const auto network = made(NetworkKind::random, people, degree);
    const double mean = static_cast<double>(network.all.size()) / people, wanted = static_cast<double>(degree);
    INFO(degree);
    CHECK(std::abs(mean - wanted) < 4 * std::sqrt(2 * wanted / people));  // half as many ties as ends
    double squares = 0;
    for (std::size_t i = 0; i < people_of(network); ++i)
      squares += std::pow(static_cast<double>(degree_of(network, i)) - mean, 2);
    CHECK(squares / people == Approx(wanted).epsilon(0.06));
  }
  const auto everybody = made(NetworkKind::random, 40, 39);
  for (std::size_t i = 0; i < 40; ++i) CHECK(degree_of(everybody, i) == 39);
}

TEST_CASE("random ties fall on every pair alike", "[network]") {
  const int people = 12, draws = 4000;
  std::vector<int> count(144, 0);
  for (int luck = 0; luck < draws; ++luck) {
    const auto network = made(NetworkKind::random, people, 3, 0, static_cast<std::uint64_t>(luck));
    for (Person a = 0; a < 12; ++a)
      for (Person b : network.of(a)) ++count[a * 12 + b];
  }
  const double p = 3.0 / 11, sd = std::sqrt(draws * p * (1 - p));
  for (Person a = 0; a < 12; ++a)
    for (Person b = 0; b < a; ++b) {
      INFO(a << " and " << b);
      CHECK(std::abs(count[a * 12 + b] - draws * p) < 4.5 * sd);
    }
}

TEST_CASE("a small world without rewiring is the ring of nearest neighbours", "[network]") {
  const int people = 101;
  const auto network = made(NetworkKind::small_world, people, 6, 0);
  for (int i = 0; i < people; ++i) {
    std::set<Person> near;
    for (int away : {-3, -2, -1, 1, 2, 3}) near.insert(static_cast<Person>((i + away + people) % people));
    const auto row = network.of(static_cast<Person>(i));
    CHECK(std::set<Person>(row.begin(), row.end()) == near);
  }
}

TEST_CASE("a small world keeps its number of ties, and the rewired share is that of the file", "[network]") {
  const int people = 20'000;
  for (float rewire : {0.05F, 0.3F, 1.0F}) {
    const auto network = made(NetworkKind::small_world, people, 10, rewire);
    CHECK(network.all.size() == static_cast<std::size_t>(people) * 10);
    int far = 0;
    for (int i = 0; i < people; ++i)
      for (Person other : network.of(static_cast<Person>(i))) {
        const int away = std::abs(i - static_cast<int>(other));
        far += std::min(away, people - away) > 5;
      }
    const double ties = people * 5.0, share = static_cast<double>(rewire);
    INFO(rewire);
    CHECK(std::abs(far / 2.0 - ties * share) < 4 * std::sqrt(ties * share) + 0.002 * ties);  // a few fall near by chance
    for (std::size_t i = 0; i < people_of(network); ++i) REQUIRE(degree_of(network, i) >= 5);  // one's own wiring
  }
}

TEST_CASE("in preferential attachment everybody has half the degree at least, and some are hubs", "[network]") {
  const int people = 20'000;
  const auto network = made(NetworkKind::preferential, people, 6);
  std::vector<int> degrees;
  for (std::size_t i = 0; i < people_of(network); ++i) degrees.push_back(static_cast<int>(degree_of(network, i)));
  std::sort(degrees.begin(), degrees.end());
  CHECK(degrees.front() == 3);
  CHECK(network.all.size() == 2 * (6 + (static_cast<std::size_t>(people) - 4) * 3));
  // P(degree >= k) = m (m + 1) / (k (k + 1)) in the limit (Bollobas et al. 2001).
  for (int k : {6, 12, 30}) {
    const auto above = degrees.end() - std::lower_bound(degrees.begin(), degrees.end(), k);
    INFO(k);
    CHECK(static_cast<double>(above) / people == Approx(12.0 / (k * (k + 1))).epsilon(0.12));
  }
  CHECK(degrees.back() > 100);
}

TEST_CASE("the same seed and replication give the same ties, on any thread, and others give others", "[network][threads]") {
  for (auto kind : {NetworkKind::random, NetworkKind::small_world, NetworkKind::preferential}) {
    const auto here = made(kind, 5000, 8);
    std::vector<Network> there(4);
    std::vector<std::thread> threads;
    for (auto& network : there) threads.emplace_back([&network, kind] { network = made(kind, 5000, 8); });
    for (auto& thread : threads) thread.join();
    for (const auto& network : there) {
      CHECK(network.all == here.all);
      CHECK(network.begin == here.begin);
    }
    CHECK(made(kind, 5000, 8, 0.1F, 1).all != here.all);
  }
}

TEST_CASE("a table of ties is read as it stands, both ways", "[network]") {
  const auto network = network::make({NetworkKind::file, 0, 0, {{0, 3}, {1, 2}, {1, 3}}}, 5, chance::key_of(1, 0));
  check_sound(network, 5);
  CHECK(degree_of(network, 0) == 1);
  CHECK(knows(network, 1, 3));
  CHECK(knows(network, 3, 1));
  CHECK_FALSE(knows(network, 0, 1));
  CHECK(degree_of(network, 4) == 0);
}

TEST_CASE("a network takes no more memory than was counted beforehand", "[network]") {
  for (auto kind : {NetworkKind::random, NetworkKind::small_world, NetworkKind::preferential}) {
    const model::NetworkPlan plan{kind, 10, 0.1F, {}};
    const auto network = network::make(plan, 30'000, chance::key_of(1, 0));
    const double kept = 4.0 * static_cast<double>(network.all.size()) + 8.0 * static_cast<double>(network.begin.size());
    CHECK(kept < network::bytes_needed(plan, 30'000));
    CHECK(network::bytes_needed(plan, 30'000) < 2 * kept);
  }
}
