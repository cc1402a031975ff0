// What a target of YAML texts is fed with: lines changed as authors change them, and now and then any bytes. Defines the
// functions that libFuzzer looks for, so a target includes it once.
#pragma once
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <random>
#include <string>
#include <string_view>

#include "tests/fuzz/changed_lines.hpp"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);  // libFuzzer's own

namespace {

std::string_view text_in(const std::uint8_t* data, std::size_t size) { return {reinterpret_cast<const char*>(data), size}; }

std::string few_bytes_changed(std::string value) {
  const std::size_t size = value.size();
  value.resize(size + 24);
  value.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(value.data()), size, size + 24));
  return value;
}

std::size_t put(const std::string& text, std::uint8_t* data, std::size_t most) {
  const std::size_t size = std::min(text.size(), most);
  std::memcpy(data, text.data(), size);
  return size;
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
  std::mt19937 random(seed);
  if (random() % 8 == 0) return LLVMFuzzerMutate(data, size, most);
  peakend::fuzz::Lines lines = peakend::fuzz::lines_of(text_in(data, size));
  for (auto times = 1 + random() % 3; times > 0; --times) peakend::fuzz::change(lines, random, few_bytes_changed);
  return put(peakend::fuzz::text_of(lines), data, most);
}

extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* one, std::size_t one_size, const std::uint8_t* other,
                                                 std::size_t other_size, std::uint8_t* data, std::size_t most, unsigned seed) {
  std::mt19937 random(seed);
  peakend::fuzz::Lines lines = peakend::fuzz::lines_of(text_in(one, one_size));
  const peakend::fuzz::Lines from = peakend::fuzz::lines_of(text_in(other, other_size));
  random() % 2 ? peakend::fuzz::graft(lines, from, random) : peakend::fuzz::lend(lines, from, random);
  return put(peakend::fuzz::text_of(lines), data, most);
}
