// Designs: which points of the space of parameters a sweep computes. A point says for every path one value, as text,
// written as after --set.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/base/problem.hpp"

namespace peakend::study {

enum class DesignKind { grid, one_at_a_time, latin_hypercube, table };

struct Design {
  DesignKind kind = DesignKind::grid;
  std::vector<std::string> paths;
  std::vector<std::vector<std::string>> points;  // [point][path]; empty text: as the file has it
};

// What a user asks for: axes as `PATH=1,2,3` (levels), `PATH=0.2..0.8` (a range) or `PATH=0.2..0.8/4` (a range in 4
// levels); or a table (CSV) with paths as its header and one point a row.
struct DesignAsked {
  std::optional<DesignKind> kind;  // none: a grid, or the hypercube where an axis is a range without levels
  std::vector<std::string> axes;
  std::optional<int> points;         // of a Latin hypercube
  std::optional<std::string> table;  // its text
  std::string table_name;
  std::uint64_t seed = 1;  // of the hypercube
};

inline constexpr std::size_t most_points = 1'000'000;

// All points in their order: a grid counts its last axis fastest; one at a time begins with the file itself; of a Latin
// hypercube every axis has each of n equal parts of its range once (McKay, Beckman & Conover 1979). nullopt exactly when
// a problem was added.
std::optional<Design> make_design(const DesignAsked& asked, Problems& problems);

// The texts `PATH=VALUE` of one point; values left as the file has them are not among them.
std::vector<std::string> typed(const Design& design, std::size_t point);

}  // namespace peakend::study
