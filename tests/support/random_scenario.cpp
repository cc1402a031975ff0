// Part after part of a file, each with what was named before.
#include "tests/support/random_scenario.hpp"

#include "tests/support/random_author.hpp"

namespace peakend::tests {

std::string random_scenario(std::uint32_t seed) {
  Author a(seed);
  if (seed % 4 == 0) a.line("currency: {}", seed % 8 == 0 ? "JPY" : "KWD");
  a.frame();
  a.topics_named();
  a.people();
  a.memory();
  a.behaviour();
  a.network();
  a.store();
  a.line("journeys:");
  a.journey(0);
  if (a.one_in(2)) a.journey(1);
  a.out += a.firm.section(a.adds_levers());
  if (a.one_in(3)) a.surveys();
  a.policies();
  if (a.one_in(4)) a.line("uncertain:\n  memory.rate: {{times: {{uniform: {{low: 0.8, high: 1.2}}}}}}\n  traits.{}: {{add: {{normal: {{mean: 0, sd: 0.1}}}}}}", a.traits[0]);
  return a.out;
}

}  // namespace peakend::tests
