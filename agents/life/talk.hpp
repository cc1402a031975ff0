// Word of mouth: who tells of a visit, and whom (step 7); what was told yesterday is heard in the morning (step 2).
#pragma once
#include <vector>

#include "agents/life/fold_block.hpp"
#include "agents/network/network.hpp"

namespace peakend::life {

// What one told another: the remembered value of a visit, in 2^-20.
struct Message {
  network::Person listener, talker;
  std::int32_t told;
};

// Everybody's ties, and what has been told today.
struct Talk {
  network::Network network;
  std::vector<Message> sent;
};

// A topic's news of today, and who has heard of it so far.
struct TopicTalk {
  std::vector<network::Person> told, knows;
};

// `wanted` different ones of `all`, every choice as likely: words from the second block of the address on.
void choose(chance::Key key, std::uint32_t who, std::uint32_t when, std::uint32_t path, std::uint32_t wanted,
            std::uint32_t all, std::vector<std::uint32_t>& chosen);

// Books to everybody, to the customer's segment and to the band of the last score before this period.
void book(figures::Figures& figures, const customer::Population& people, network::Person who, figures::PerTalk what,
          std::int64_t more);

// What each episode of the block brings its customer to tell.
void tell(const Folding& folding, const model::Journey& journey, const journey::Sheet& sheet, const Block& block,
          const journey::Scratch& scratch);

}  // namespace peakend::life
