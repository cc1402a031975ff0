// The word of a path: what stands for the name of a decision in the address of its random numbers. Fixes bytes.
#pragma once
#include <cstdint>
#include <string_view>

namespace peakend {

// XXH32 with seed 0. Two paths can share a word: scenarios/check refuses files in which that happens.
std::uint32_t path_word(std::string_view path);

}  // namespace peakend
