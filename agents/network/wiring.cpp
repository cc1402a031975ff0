// Three classic ways to wire people, drawn by addressed chance: each person has words of his own.
#include "agents/network/wiring.hpp"

#include <algorithm>

#include "agents/chance/engine.hpp"
#include "scenarios/numbers/elementary_double.hpp"

namespace peakend::network {
namespace {

chance::AddressedEngine words_of(chance::Key key, Person who, const char* decision, std::uint32_t lap = 0) {
  return {key, chance::Entity::edge, who, decision, lap};
}

double uniform(chance::AddressedEngine& words) { return (static_cast<double>(words()) + 0.5) * 0x1p-32; }

Person below(chance::AddressedEngine& words, Person n) {
  return static_cast<Person>((static_cast<std::uint64_t>(words()) * n) >> 32);
}

std::uint64_t below(chance::AddressedEngine& words, std::uint64_t n) {
  const std::uint64_t high = words();
  return (high << 32 | words()) % n;  // n is far below 2^64: the bias is too
}

bool told(const Wired& wired, Person from, std::uint64_t until, Person to) {
  const auto row = wired.to.begin() + static_cast<std::ptrdiff_t>(wired.begin[from]);
  const auto end = wired.to.begin() + static_cast<std::ptrdiff_t>(until);
  return std::find(row, end, to) != end;
}

bool tied(const Wired& wired, Person a, Person b) {
  return told(wired, a, wired.begin[a + 1], b) || told(wired, b, wired.begin[b + 1], a);
}
}  // namespace

// From one tie to the next by the geometric number of pairs that are passed over (Batagelj & Brandes 2005).
Wired random_ties(double degree, Person people, chance::Key key) {
  Wired wired;
  wired.begin.reserve(people + std::size_t{1});
  wired.begin.push_back(0);
  wired.to.reserve(static_cast<std::size_t>(degree * people * 0.5));
  const double chance_of_tie = degree / (static_cast<double>(people) - 1);
  const double log_of_none = chance_of_tie < 1 ? numbers::log_double(1 - chance_of_tie) : 0;
  for (Person i = 0; i < people; ++i) {
    auto words = words_of(key, i, "network.tie");
    for (Person j = i + 1; j < people && chance_of_tie > 0; ++j) {
      if (chance_of_tie < 1) {
        const double passed = numbers::log_double(uniform(words)) / log_of_none;
        if (!(passed < people - j)) break;
        j += static_cast<Person>(passed);
      }
      wired.to.push_back(j);
    }
    wired.begin.push_back(wired.to.size());
  }
  return wired;
}

Wired small_world(int degree, double rewire, Person people, chance::Key key) {
  Wired wired;
  const auto each = static_cast<Person>(degree / 2);
  for (std::uint64_t i = 0; i <= people; ++i) wired.begin.push_back(i * each);
  wired.to.resize(static_cast<std::size_t>(wired.begin.back()));
  for (Person i = 0; i < people; ++i)
    for (Person lap = 0; lap < each; ++lap)
      wired.to[static_cast<std::size_t>(wired.begin[i] + lap)] =
          static_cast<Person>((std::uint64_t{i} + lap + 1) % people);
  constexpr int most_tries = 1000;  // who knows nearly everybody keeps the tie
  for (Person lap = 0; lap < each; ++lap)
    for (Person i = 0; i < people; ++i) {
      auto words = words_of(key, i, "network.rewire", lap);
      if (!(uniform(words) < rewire)) continue;
      for (int tries = 0; tries < most_tries; ++tries) {
        const Person other = below(words, people);
        if (other == i || tied(wired, i, other)) continue;
        wired.to[static_cast<std::size_t>(wired.begin[i] + lap)] = other;
        break;
      }
    }
  return wired;
}

// One end of a tie drawn from all ties so far is somebody with a chance as his ties (Batagelj & Brandes 2005).
Wired preferential(int degree, Person people, chance::Key key) {
  Wired wired;
  const auto each = static_cast<Person>(degree / 2);
  const Person seeds = std::min(people, each + 1);
  wired.begin.push_back(0);
  for (Person i = 0; i < seeds; ++i) {
    for (Person j = 0; j < i; ++j) wired.to.push_back(j);
    wired.begin.push_back(wired.to.size());
  }
  const std::uint64_t among_seeds = wired.to.size();
  auto one_who_tied = [&](std::uint64_t tie) {
    if (tie >= among_seeds) return seeds + static_cast<Person>((tie - among_seeds) / each);
    const auto row = std::upper_bound(wired.begin.begin(), wired.begin.begin() + seeds, tie);
    return static_cast<Person>(row - wired.begin.begin() - 1);
  };
  for (Person i = seeds; i < people; ++i) {
    auto words = words_of(key, i, "network.attach");
    while (wired.to.size() < wired.begin[i] + each) {
      const std::uint64_t end = below(words, 2 * wired.begin[i]);
      const Person other = end % 2 == 1 ? wired.to[static_cast<std::size_t>(end / 2)] : one_who_tied(end / 2);
      if (!told(wired, i, wired.to.size(), other)) wired.to.push_back(other);
    }
    wired.begin.push_back(wired.to.size());
  }
  return wired;
}

}  // namespace peakend::network
