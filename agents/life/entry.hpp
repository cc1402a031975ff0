// The door of an engine: live() under a plain name. The rooms marked HOT are compiled once for each width of vectors;
// the build seals each copy, with this door as its only way in, and renames the door (see engine() in CMakeLists.txt).
#pragma once
#include "agents/life/live.hpp"

namespace peakend::life {

extern "C" void peakend_live(Result& result, const model::Plan& plan, const figures::Layout& layout, std::uint64_t seed,
                             std::uint64_t luck, const std::atomic<bool>* cancelled);

}  // namespace peakend::life
