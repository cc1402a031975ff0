// The answer for machines: one JSON object, versioned by its "schema"; the shape is documented for users.
// What is not a number is null; the digest is there only when it was asked for.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "results/decide/verdict.hpp"
#include "results/table/study.hpp"
#include "scenarios/base/problem.hpp"

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

// A scenario file that was checked.
struct Checked {
  std::string file;
  bool right = false;  // it can be run; there may be warnings
  Problems problems;
};

// "files": of each "file", "right" and "problems": "severity" (error, warning, not_yet), "file", "line" and "column" (from 1;
// 0: the file as a whole), "path", "said", "expected", "got", "hint", and all of it as one line, "text".
std::string to_json(const std::vector<Checked>& checked);

}  // namespace peakend::results
