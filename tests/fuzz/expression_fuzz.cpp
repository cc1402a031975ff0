// libFuzzer: any bytes as an expression. What is understood is printed and understood again, and folding changes no bit.
#include <bit>
#include <cstdlib>

#include "scenarios/language/evaluate.hpp"
#include "scenarios/language/fold.hpp"
#include "scenarios/language/parse.hpp"
#include "scenarios/language/print.hpp"
#include "scenarios/language/resolve.hpp"

namespace {
using namespace peakend::language;

// Names are variables of three kinds, so that units and words are met too.
Lookup meaning(const std::string& name, int) {
  if (name.size() > 3) return {{}, "", ""};
  Expr expr = variable(Source::trait, static_cast<std::uint32_t>(name[0]) % 8);
  expr.type.dimension = name.size() == 2 ? Dimension::time : name.size() == 3 ? Dimension::money : Dimension::plain;
  return {expr, "", ""};
}

std::uint32_t bits(const Expr& expr) {
  return std::bit_cast<std::uint32_t>(evaluate(expr, [](Source, std::uint32_t at) { return static_cast<float>(at) - 3.5F; }));
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Complaints complaints;
  const auto expr = parse({reinterpret_cast<const char*>(data), size}, complaints);
  if (expr.has_value() != complaints.empty()) std::abort();
  if (!expr) return 0;
  const auto by_name = [](const Expr& name) { return name.name; };
  const std::string printed = to_text(*expr, by_name);
  const auto again = parse(printed, complaints);
  if (!again || to_text(*again, by_name) != printed) std::abort();
  const Expr resolved = resolve(*expr, meaning, complaints);
  if (!complaints.empty()) return 0;
  const std::uint32_t before = bits(resolved), after = bits(fold(resolved));
  const bool both_nan = std::bit_cast<float>(before) != std::bit_cast<float>(before) && std::bit_cast<float>(after) != std::bit_cast<float>(after);
  if (before != after && !both_nan) std::abort();
  return 0;
}
