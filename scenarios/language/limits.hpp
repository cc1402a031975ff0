// How large an expression may be, so that hostile or runaway text is refused before it costs stack or time.
#pragma once
#include <cstddef>

#include "scenarios/language/expr.hpp"

namespace peakend::language {

inline constexpr std::size_t longest_text = 10'000;  // bytes
inline constexpr int deepest_nesting = 100;          // parentheses, calls, signs, `not` and powers inside each other
inline constexpr int deepest_tree = 1'000;           // levels, long sums included; also after names are filled in
inline constexpr int most_nodes = 100'000;           // brought in when names are filled in

// Levels of the tree: 1 for a leaf.
int height(const Expr& expr);
int count_nodes(const Expr& expr);

}  // namespace peakend::language
