// Sorting a day's arrivals: times spread over the day, so counting by their high bits leaves next to nothing to sort.
#pragma once
#include <cstdint>
#include <vector>

namespace peakend::journey {

// Ascending, as std::sort would. `spare` and `begins` are room to work in.
void sort_keys(std::vector<std::uint64_t>& keys, std::vector<std::uint64_t>& spare, std::vector<std::uint32_t>& begins);

}  // namespace peakend::journey
