// The answer for machines: one JSON object, versioned by its "schema"; the shape is documented for users.
// What is not a number is null; the digest is there only when it was asked for.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "results/decide/verdict.hpp"
#include "results/table/study.hpp"

namespace peakend::results {

inline constexpr std::string_view program_version = "0.1.0";
inline constexpr int json_schema = 1;  // raised when a key changes its meaning or goes away

// Indented by two, with a line feed at the end. Broken UTF-8 in a name is replaced, never refused.
std::string to_json(const Study& study, const Verdict& verdict);

// What a sweep came to; its figures are in its tables.
struct SweepCounts {
  std::string scenario;
  std::int64_t points = 0, runs = 0, failed = 0;
  std::int64_t computed = 0;  // now; the others were looked up
  std::vector<std::string> tables;
};
std::string to_json(const SweepCounts& counts);

}  // namespace peakend::results
