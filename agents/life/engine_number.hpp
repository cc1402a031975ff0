// The number of the engine: raised whenever the same scenario, seed and replication would give other figures. It is
// part of every study's identity, and golden digests in the tests fail when bytes change without it.
#pragma once

namespace peakend::life {

inline constexpr int engine_number = 7;

}  // namespace peakend::life
