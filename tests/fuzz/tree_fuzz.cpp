// libFuzzer: any bytes as YAML, before anything is known of scenarios. Whatever comes, the reader answers with a tree whose
// positions lie in the text, or with problems.
//   cmake --preset fuzz && cmake --build --preset fuzz
//   build/fuzz/fuzz_tree -dict=tests/fuzz/scenario.dict build/fuzz/trees scenarios
#include <algorithm>
#include <cstdlib>

#include "scenarios/base/text.hpp"
#include "scenarios/read/tree.hpp"
#include "tests/fuzz/mutator.hpp"

using namespace peakend;

namespace {
// Every value stands on a line of the text, at a column from 1, and no key twice in a map.
void look_at(const read::Node& node, int lines) {
  if (node.line < 1 || node.line > lines || node.column < 1) std::abort();
  for (const read::Node& item : node.items) look_at(item, lines);
  for (const read::Member& member : node.members) {
    if (node.find(member.key) != &member || member.line > lines) std::abort();
    look_at(member.value, lines);
  }
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Problems problems;
  read::Limits limits;
  limits.nodes = 20'000;  // what is done below grows with their square
  const std::string_view bytes = text_in(data, size);
  const auto tree = read::parse(bytes, "fuzz.yaml", problems, limits);
  if (!tree && problems.empty()) std::abort();  // refused without a word
  for (const Problem& problem : problems)
    if (!valid_utf8(text(problem))) std::abort();
  const auto breaks = std::count(bytes.begin(), bytes.end(), '\n') + std::count(bytes.begin(), bytes.end(), '\r');
  if (tree) look_at(*tree, static_cast<int>(breaks) + 1);
  return 0;
}
