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

// What each episode of the block brings its customer to tell.
void tell(const Folding& folding, const model::Journey& journey, const journey::Sheet& sheet, const Block& block,
          const journey::Scratch& scratch);

}  // namespace peakend::life
