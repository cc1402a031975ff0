// libFuzzer: any bytes as a scenario. Whatever comes, the reader answers with a scenario or with problems, within bounds.
//   cmake --preset fuzz && cmake --build --preset fuzz
//   build/fuzz/fuzz_scenario -dict=tests/fuzz/scenario.dict build/fuzz/found scenarios
#include <cstdlib>

#include "scenarios/base/text.hpp"
#include "scenarios/read/read_scenario.hpp"
#include "tests/fuzz/mutator.hpp"

using namespace peakend;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Problems problems;
  const auto scenario = read::read_scenario_text(text_in(data, size), "fuzz.yaml", {}, problems);
  if (!scenario && problems.empty()) std::abort();  // refused without a word
  for (const Problem& problem : problems)
    if (!valid_utf8(text(problem))) std::abort();  // what goes to a terminal is text
  return 0;
}
