// A random engine over an address, for everything off the hot path: shuffles, networks, Boost.Random's distributions.
// It has the standard's UniformRandomBitGenerator and Boost's concept; equal addresses give equal sequences.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

#include "agents/chance/address.hpp"

namespace peakend::chance {

// Its words are those of ordinal 0 and blocks 0, 1, 2, .. of (number, path, day): the low 8 bits of the block count go
// into the when-word, the rest into c2. The path must be the engine's own: a decision with this path would see the same
// words.
class AddressedEngine {
 public:
  using result_type = std::uint32_t;

  AddressedEngine(Key key, Entity entity, std::uint32_t number, std::string_view path, std::uint32_t day)
      : key_{key}, entity_{entity}, number_{number}, path_{path_word(path)}, day_{day} {}

  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }

  result_type operator()() {
    if (used_ == words_.size()) refill();
    return words_[used_++];
  }

 private:
  void refill() {
    const std::uint32_t when = when_word(day_, 0, entity_, block_ % block_limit);
    const Words w = philox({number_, when, block_ / block_limit, path_}, key_);
    words_ = {w.w0, w.w1, w.w2, w.w3};
    used_ = 0;
    ++block_;
  }

  Key key_;
  Entity entity_;
  std::uint32_t number_;
  std::uint32_t path_;
  std::uint32_t day_;
  std::uint32_t block_ = 0;  // 2^32 blocks of four words before it repeats
  std::array<std::uint32_t, 4> words_{};
  std::size_t used_ = 4;
};

}  // namespace peakend::chance
