// Random expressions as an author would write them, parentheses only here and there, of the variables x0 to x3.
#pragma once
#include <algorithm>
#include <cstdint>
#include <random>
#include <string>

namespace peakend::language::testing {

constexpr int variables = 4;

class RandomText {
 public:
  explicit RandomText(std::uint32_t seed) : engine_(seed) {}

  std::string number(int depth) {
    if (depth == 0 || below(7) == 0) return leaf();
    switch (below(9)) {
      case 0:
        return "(" + number(depth - 1) + ")";
      case 1:
        return "-" + factor(depth - 1);
      case 2:
        return call(depth - 1);
      case 3:
        return "if(" + condition(depth - 1) + ", " + number(depth - 1) + ", " + number(depth - 1) + ")";
      case 4:
        return factor(depth - 1) + space() + "^" + space() + leaf();
      default:
        return number(depth - 1) + space() + "+-*/"[below(4)] + space() + factor(depth - 1);
    }
  }

 private:
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(engine_()) % n; }
  std::string space() { return below(3) == 0 ? "" : " "; }

  std::string leaf() {
    if (below(2) == 0) return "x" + std::to_string(below(variables));
    return std::to_string(below(4)) + "." + std::to_string(below(900) + 100);
  }
  // What may stand behind an operator without parentheses.
  std::string factor(int depth) { return depth == 0 || below(2) == 0 ? leaf() : below(2) == 0 ? call(depth) : "(" + number(depth) + ")"; }

  std::string call(int depth) {
    constexpr const char* of_one[] = {"abs", "floor", "ceil", "exp", "log", "sqrt", "tanh", "logistic"};
    const int inner = std::max(0, depth - 1);
    switch (below(4)) {
      case 0:
        return std::string(below(2) == 0 ? "min(" : "max(") + number(inner) + ", " + number(inner) + ")";
      case 1:
        return "clamp(" + number(inner) + ",0.5,1.5)";
      default:
        return std::string(of_one[below(8)]) + "(" + number(inner) + ")";
    }
  }

  std::string condition(int depth) {
    if (depth == 0 || below(3) == 0) {
      constexpr const char* comparisons[] = {"<", "<=", ">", ">=", "==", "!="};
      const std::string text = number(std::max(0, depth - 1)) + " " + comparisons[below(6)] + " " + number(std::max(0, depth - 1));
      return below(3) == 0 ? "(" + text + ")" : text;
    }
    if (below(4) == 0) return "not " + condition(0);
    return condition(depth - 1) + (below(2) == 0 ? " and " : " or ") + condition(depth - 1);
  }

  std::mt19937 engine_;
};

}  // namespace peakend::language::testing
