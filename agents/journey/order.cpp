// One pass of a counting sort into about as many buckets as there are keys, then each bucket on its own.
#include "agents/journey/order.hpp"

#include <algorithm>
#include <bit>

namespace peakend::journey {

void sort_keys(std::vector<std::uint64_t>& keys, std::vector<std::uint64_t>& spare,
               std::vector<std::uint32_t>& begins) {
  constexpr std::size_t few = 32;  // where counting does not pay
  if (keys.size() < few) return std::sort(keys.begin(), keys.end());
  auto [least, most] = std::minmax_element(keys.begin(), keys.end());
  const std::uint64_t low = *least, range = *most - low;
  const int shift =
      std::max(0, static_cast<int>(std::bit_width(range)) - static_cast<int>(std::bit_width(keys.size())));
  begins.assign((range >> shift) + 2, 0);
  for (std::uint64_t key : keys) ++begins[((key - low) >> shift) + 1];
  for (std::size_t b = 1; b < begins.size(); ++b) begins[b] += begins[b - 1];
  spare.resize(keys.size());
  for (std::uint64_t key : keys) spare[begins[(key - low) >> shift]++] = key;
  keys.swap(spare);
  std::size_t from = 0;
  for (std::size_t b = 0; b + 1 < begins.size(); ++b) {  // a bucket now ends where it began to be filled from
    if (begins[b] > from + 1)
      std::sort(keys.begin() + static_cast<std::ptrdiff_t>(from),
                keys.begin() + static_cast<std::ptrdiff_t>(begins[b]));
    from = begins[b];
  }
}

}  // namespace peakend::journey
