// docs/scenario_reference.md is what the program's tables say. PEAKEND_APPROVE=1 rewrites it.
#include "tests/docs/reference.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "tests/docs/reference_prose.hpp"

namespace {
const std::string file = std::string(PEAKEND_ROOT) + "/docs/scenario_reference.md";

std::string committed() {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string first_difference(const std::string& a, const std::string& b) {
  std::istringstream left(a), right(b);
  std::string x, y;
  for (int line = 1;; ++line) {
    const bool more_left = static_cast<bool>(std::getline(left, x)), more_right = static_cast<bool>(std::getline(right, y));
    if (!more_left && !more_right) return "";
    if (more_left != more_right || x != y) return "line " + std::to_string(line) + "\n  the file:   " + (more_left ? x : "ends") + "\n  the tables: " + (more_right ? y : "end");
  }
}
}  // namespace

TEST_CASE("the scenario reference says what the tables say", "[docs]") {
  const std::string wanted = peakend::docs::reference(std::string(peakend::docs::reference_prose));
  const char* approve = std::getenv("PEAKEND_APPROVE");
  if (approve && std::string(approve) == "1") std::ofstream(file, std::ios::binary | std::ios::trunc) << wanted;
  INFO(first_difference(committed(), wanted));
  CHECK(committed() == wanted);
}

TEST_CASE("the reference has a row for every key, function and outcome, and no empty place", "[docs]") {
  const std::string text = peakend::docs::reference(std::string(peakend::docs::reference_prose));
  CHECK(text.find("{{") == std::string::npos);
  for (const auto& key : peakend::slots::keys()) CHECK(text.find("| `" + std::string(key.pattern) + "` |") != std::string::npos);
  for (const auto& function : peakend::language::functions()) CHECK(text.find("| `" + std::string(function.name) + "(") != std::string::npos);
  for (const auto& kind : peakend::spec::outcome_kinds()) CHECK(text.find("| `" + std::string(kind.name) + "` |") != std::string::npos);
}
