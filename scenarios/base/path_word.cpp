// XXH32, by the xxHash library.
#include "scenarios/base/path_word.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace peakend {

std::uint32_t path_word(std::string_view path) { return XXH32(path.data(), path.size(), 0); }

}  // namespace peakend
