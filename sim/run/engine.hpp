// The engines in this program: the same hot rooms compiled for wider and wider vectors, and which of them runs here.
// All give the same bytes. A build for one machine (PEAKEND_NATIVE), or for another kind of processor, has one engine.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "agents/life/live.hpp"

namespace peakend::run {

struct Engine {
  std::string_view name;   // as PEAKEND_ISA says it
  std::string_view needs;  // of the processor; empty: whatever this program was built for
  bool runs_here;          // the processor has that, and the operating system lets us use it
  void (*live)(life::Result& result, const model::Plan& plan, const figures::Layout& layout, std::uint64_t seed,
               std::uint64_t luck, const std::atomic<bool>* cancelled);
};

// All of this program, narrowest first. The first always runs.
std::span<const Engine> engines();

struct Choice {
  const Engine* engine = nullptr;
  std::string problem;  // why there is none
};

// The engine of that name; without a name the widest that runs here.
Choice choose(std::string_view name = {});

}  // namespace peakend::run
