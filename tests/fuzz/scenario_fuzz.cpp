// libFuzzer: any bytes as a scenario. Whatever comes, the reader answers with a scenario or with problems, within bounds.
//   cmake --preset fuzz && cmake --build --preset fuzz
//   build/fuzz/fuzz_scenario -dict=tests/fuzz/scenario.dict build/fuzz/found scenarios
#include <cstdlib>
#include <cstring>

#include "scenarios/base/text.hpp"
#include "scenarios/read/read_scenario.hpp"
#include "tests/fuzz/changed_lines.hpp"

using namespace peakend;

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
  fuzz::Lines lines = fuzz::lines_of(text_in(data, size));
  for (auto times = 1 + random() % 3; times > 0; --times) fuzz::change(lines, random, few_bytes_changed);
  return put(fuzz::text_of(lines), data, most);
}

extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* one, std::size_t one_size, const std::uint8_t* other,
                                                 std::size_t other_size, std::uint8_t* data, std::size_t most, unsigned seed) {
  std::mt19937 random(seed);
  fuzz::Lines lines = fuzz::lines_of(text_in(one, one_size));
  const fuzz::Lines from = fuzz::lines_of(text_in(other, other_size));
  random() % 2 ? fuzz::graft(lines, from, random) : fuzz::lend(lines, from, random);
  return put(fuzz::text_of(lines), data, most);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Problems problems;
  const auto scenario = read::read_scenario_text(text_in(data, size), "fuzz.yaml", {}, problems);
  if (!scenario && problems.empty()) std::abort();  // refused without a word
  for (const Problem& problem : problems)
    if (!valid_utf8(text(problem))) std::abort();  // what goes to a terminal is text
  return 0;
}
