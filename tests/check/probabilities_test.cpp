// Warnings of what an expression can bring outside 0..1: told where it is so, and silent where it cannot be.
#include <catch2/catch.hpp>

#include "tests/messages/shop.hpp"

using namespace peakend;

TEST_CASE("a probability that an expression can bring outside 0 to 1 is told, with where it does", "[messages]") {
  const auto said = [](std::string_view find, std::string_view put, const std::string& more = "") { return test::read(test::with(find, put) + more).messages; };
  const std::string way = "{advice: 0.3, checkout: otherwise}";
  CHECK(said(way, "{advice: \"0.3 + 0.2 * memory\", checkout: otherwise}") ==
        "shop.yaml:27:24: warning: journeys.visit.touchpoints.browse.next.advice: it can come to -0.7, where memory = -5, expected 0 to 1; keep it inside: clamp(.., 0, 1)");
  CHECK(said(way, "{advice: \"0.3 + 0.06 * memory\", checkout: otherwise}") == "");
  CHECK(said(way, "{advice: \"clamp(0.3 + 0.2 * memory, 0, 1)\", checkout: otherwise}") == "");
  CHECK(said(way, "{advice: \"logistic(memory)\", checkout: otherwise}") == "");
  CHECK(said(way, "{advice: \"know_how\", checkout: otherwise}") == "");                // of a beta: never outside
  CHECK(said(way, "{advice: \"memory > 2\", checkout: otherwise}") == "");              // a condition
  CHECK(said(way, "{advice: \"0.1 * project_done\", checkout: otherwise}") == "");      // a state without limits: not known
  CHECK(said(way, "{advice: \"0.9 + if(segment == newcomer, 0.2, 0)\", checkout: otherwise}") ==
        "shop.yaml:27:24: warning: journeys.visit.touchpoints.browse.next.advice: it can come to 1.1, where segment = newcomer, expected 0 to 1; keep it inside: clamp(.., 0, 1)");
  CHECK(said("policies:\n", "memory: {rate: \"0.9 + (memory - memory)\"}\npolicies:\n") == "");  // what intervals would suspect
  CHECK(said("    change: {tills.people: {add: 1}}", "    change: {advice: {times: 4}}").find("warning") == std::string::npos);
}

TEST_CASE("a probability that a policy brings outside 0 to 1 is told at its change", "[messages]") {
  const std::string memory = test::with("{advice: 0.3, checkout: otherwise}", "{advice: \"0.5 + 0.1 * memory\", checkout: otherwise}");
  CHECK(test::read(test::with("    change: {tills.people: {add: 1}}", "    change: {browse.next.advice: {add: 0.25}}", memory)).messages ==
        "shop.yaml:41:40: warning: journeys.visit.touchpoints.browse.next.advice: under policy 'more_tills': it can come to 1.25, where memory = 5, expected 0 to 1; keep it inside: clamp(.., 0, 1)");
}
