// Who talks to whom: fixed at birth, the same under every policy, a pure function of (what the file says, people, seed,
// luck). Neighbours of everybody stand in compressed rows: both ways of a tie are kept, so a row is read without
// search.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "agents/chance/address.hpp"
#include "agents/model/model.hpp"

namespace peakend::network {

using Person = std::uint32_t;

struct Network {
  std::vector<std::uint64_t> begin;  // of each row; one more than people, or empty: no network
  std::vector<Person> all;           // rows one after the other, each ascending

  std::span<const Person> of(Person who) const {
    return {all.data() + begin[who], static_cast<std::size_t>(begin[who + 1] - begin[who])};
  }
};

// How much a message between these two weighs, in 2^-20: the same both ways, for as long as they know each other.
std::int64_t weight_of_tie(const model::NetworkPlan& plan, Person one, Person other, chance::Key key);

// Throws model::Failure when it would not fit into the machine's memory, before any of it is allocated.
Network make(const model::NetworkPlan& plan, int people, chance::Key key);

// What making it takes at the most, about: rows, and what is needed beside them while they are made.
double bytes_needed(const model::NetworkPlan& plan, int people);

}  // namespace peakend::network
