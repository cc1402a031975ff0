// From ties told once to rows that hold both ways, with the memory looked at first.
#include "agents/network/network.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <new>

#include "agents/model/failure.hpp"
#include "agents/network/memory.hpp"
#include "agents/network/wiring.hpp"
#include "scenarios/numbers/fixed.hpp"
#include "scenarios/numbers/normal.hpp"

namespace peakend::network {
using spec::NetworkKind;

namespace {

Wired ties(const model::NetworkPlan& plan, Person people, chance::Key key) {
  const int degree = static_cast<int>(plan.degree);
  switch (plan.kind) {
    case NetworkKind::random:
      return random_ties(static_cast<double>(plan.degree), people, key);
    case NetworkKind::small_world:
      return small_world(degree, static_cast<double>(plan.rewire), people, key);
    case NetworkKind::preferential:
      return preferential(degree, people, key);
    case NetworkKind::file:
    case NetworkKind::none:
      break;
  }
  Wired wired;  // of a file: read, checked and in order
  wired.begin.assign(people + std::size_t{1}, 0);
  for (auto [from, to] : plan.ties) ++wired.begin[from + std::size_t{1}];
  for (std::size_t i = 0; i < people; ++i) wired.begin[i + 1] += wired.begin[i];
  for (auto [from, to] : plan.ties) wired.to.push_back(to);
  return wired;
}

Network both_ways(const Wired& wired) {
  Network network;
  const std::size_t people = wired.begin.size() - 1;
  network.begin.assign(people + 2, 0);  // counted two ahead: filling moves every beginning to its place
  auto each = [&](auto act) {
    for (std::size_t i = 0; i < people; ++i)
      for (std::uint64_t e = wired.begin[i]; e < wired.begin[i + 1]; ++e)
        act(static_cast<Person>(i), wired.to[static_cast<std::size_t>(e)]);
  };
  each([&](Person a, Person b) { ++network.begin[a + std::size_t{2}], ++network.begin[b + std::size_t{2}]; });
  for (std::size_t i = 2; i < people + 2; ++i) network.begin[i] += network.begin[i - 1];
  network.all.resize(2 * wired.to.size());
  each([&](Person a, Person b) {
    network.all[static_cast<std::size_t>(network.begin[a + std::size_t{1}]++)] = b;
    network.all[static_cast<std::size_t>(network.begin[b + std::size_t{1}]++)] = a;
  });
  network.begin.pop_back();
  for (std::size_t i = 0; i < people; ++i) {
    const auto row = network.all.begin() + static_cast<std::ptrdiff_t>(network.begin[i]);
    const auto end = network.all.begin() + static_cast<std::ptrdiff_t>(network.begin[i + 1]);
    if (!std::is_sorted(row, end)) std::sort(row, end);
  }
  return network;
}

model::OutOfMemory too_much(double needed, double there) {
  return model::OutOfMemory{
      fmt::format("the network needs {:.0f} bytes ({:.1f} GB), and this machine has {:.0f}; lower `network.degree` "
                  "or `population.size`",
                  needed, needed / 1e9, there)};
}
}  // namespace

double bytes_needed(const model::NetworkPlan& plan, int people) {
  const double ends = plan.kind == NetworkKind::file ? 2.0 * static_cast<double>(plan.ties.size())
                                                     : static_cast<double>(plan.degree) * people;
  return 6.0 * ends + 24.0 * people;  // both ways and once, 4 bytes each; beginnings of rows and room to spare
}

std::int64_t weight_of_tie(const model::NetworkPlan& plan, Person one, Person other, chance::Key key) {
  const std::int64_t strong = numbers::to_fixed(1.0, numbers::affect_scale);
  if (plan.weak == 0) return strong;
  const auto word = chance::philox({std::min(one, other), std::max(one, other), 0, plan.weak_word}, key).w0;
  const bool weak = numbers::uniform01(word) < plan.weak;
  return weak ? numbers::to_fixed(static_cast<double>(plan.weak_weight), numbers::affect_scale) : strong;
}

Network make(const model::NetworkPlan& plan, int people, chance::Key key) {
  if (plan.kind == NetworkKind::none) return {};
  const double needed = bytes_needed(plan, people), there = memory_of_machine();
  if (needed > there) throw too_much(needed, there);
  try {
    return both_ways(ties(plan, static_cast<Person>(people), key));
  } catch (const std::bad_alloc&) {
    throw too_much(needed, there);
  }
}

}  // namespace peakend::network
