// The small pieces of a random scenario: numbers, distributions, and expressions that read what their place allows.
#pragma once
#include <fmt/format.h>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace peakend::tests {

// What an expression may read; each level adds to those before it.
enum class Level { birth, customer, before, after, felt };

struct RandomWords {
  explicit RandomWords(std::uint32_t seed) : engine_(seed) {}

  std::vector<std::string> topics, segments, relationships, norms, traits, states, lets, pools, touchpoints, visitable;
  std::size_t pools_used = 0;
  std::string pool_here;  // of the touchpoint being written; empty: none
  bool pools_tire = false;

  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(engine_()) % n; }
  bool one_in(std::uint32_t n) { return below(n) == 0; }
  const std::string& any(const std::vector<std::string>& from) { return from[below(static_cast<std::uint32_t>(from.size()))]; }
  std::string number(double low, double high) { return fmt::format("{:.2f}", low + (high - low) * below(1001) / 1000.0); }

  // About -2 to 2, without a unit.
  std::string term(Level level) {
    switch (below(level == Level::birth ? 3 : level == Level::customer ? 13 : level == Level::before ? 15 : level == Level::after ? 18 : 20)) {
      case 0: return traits.empty() ? "pleasure_sensitivity" : "clamp(" + any(traits) + ", -2, 2)";
      case 1: return "log(pain_sensitivity)";
      case 2: return "if(" + group() + ", 0.7, -0.3)";
      case 3: return "memory";
      case 4: return "0.5 * expectation";
      case 5: return one_in(3) ? "2 * (reputation - 0.5)" : "(trust - 0.5)";
      case 6: return "competence ^ 2";
      case 7: return "min(episodes, 5, 3 + intention) / 4";
      case 8: return "sqrt(0.02 * max(0, day))";
      case 9: return "(weekday - 4) / 3";
      case 10: return states.empty() ? "tanh(0.2 * week)" : any(states);
      case 11: return pools.empty() ? "0.2 * week" : "pools." + any(pools) + (pools_tire ? ".engagement" : ".utilisation");
      case 12: if (!topics.empty() && one_in(2)) return one_in(3) ? "0.2 * stirred" : "if(heard(" + any(topics) + "), 0.5, -0.2)"; return lets.empty() ? "normal_cdf(memory)" : any(lets);
      case 13: return "(0.002 * minute - 1.5)";
      case 14: return visitable.empty() ? "logistic(0.01 * minute - 8)" : "if(visited(" + any(visitable) + "), 0.6, -0.1)";
      case 15: return "(-0.05 * wait)";
      case 16: return one_in(2) ? "max(-2, -0.1 * perceived_wait)" : "(-0.2 * queue_length)";
      case 17: return pool_here.empty() ? "0.1 * wait" : one_in(2) ? "service_quality" : pools_tire ? "(engagement - 0.5 * utilisation)" : "(utilisation + 0.5 * pools." + pool_here + ".utilisation)";
      default: return "0.3 * affect";
    }
  }

  std::string sum(Level level) {
    std::string text = number(-0.4, 0.6) + " * " + term(level);
    if (one_in(2)) text += " + " + number(0, 0.5) + " * " + term(level);
    return one_in(4) ? "clamp(" + text + ", -2, 2)" : text;
  }

  std::string condition(Level level) {
    if (level >= Level::before && !visitable.empty() && one_in(4)) return "visited(" + any(visitable) + ")";
    switch (below(4)) {
      case 0: return group();
      case 1: return sum(level) + " > " + number(-0.3, 0.6);
      case 2: return "not (" + sum(level) + " <= 0.2) and " + group();
      default: return term(level) + " < " + number(-0.5, 0.5) + " or weekday == " + std::to_string(1 + below(7));
    }
  }

  std::string sensitivity() { return fmt::format("{{lognormal: {{median: 1, sigma: {}}}}}", number(0, 0.9)); }

  // Of a trait, around -2 to 2; may read traits that were written before.
  std::string birth_distribution() {
    switch (below(10)) {
      case 0: return fmt::format("{{normal: {{mean: \"{}\", sd: {}}}}}", sum(Level::birth), number(0.1, 1));
      case 1: return fmt::format("{{lognormal: {{median: \"exp(0.3 * {})\", sigma: {}}}}}", term(Level::birth), number(0, 0.6));
      case 2: return fmt::format("{{lognormal: {{mean: 0.8, cv: {}}}}}", number(0.1, 1));
      case 3: return fmt::format("{{uniform: {{low: {}, high: {}}}}}", number(-1, 0), number(0, 1));
      case 4: return fmt::format("{{exponential: {{mean: \"0.5 + abs({})\"}}}}", term(Level::birth));
      case 5: return fmt::format("{{weibull: {{shape: {}, scale: 1}}}}", number(0.8, 3));
      case 6: return fmt::format("{{triangular: {{low: {}, mode: 0.1, high: {}}}}}", number(-1, 0), number(0.2, 1.5));
      case 7: return fmt::format("{{beta: {{mean: {}, sd: {}}}}}", number(0.2, 0.8), number(0.05, 0.3));
      case 8: return fmt::format("{{empirical: {{values: [{}, -0.2, {}, 0.4, 0.4, 1.1]}}}}", number(-1, 1), number(-1, 1));
      default: return fmt::format("{{categorical: {{values: [{}, \"{}\", 0.3], shares: [0.2, {}, 0.4]}}}}", number(-1, 1), sum(Level::birth), number(0.1, 0.4));
    }
  }

  // A plain factor near 1.
  std::string expression_factor(Level level) { return one_in(2) ? "" : fmt::format(" * exp(0.15 * {})", "clamp(" + term(level) + ", -2, 2)"); }

  // Around low to high minutes; `factor` is put behind one parameter.
  std::string time_distribution(int low, int high, const std::string& factor) {
    const std::string middle = fmt::format("\"{} min{}\"", number(low, high), factor);
    switch (below(9)) {
      case 0: return middle;
      case 1: return fmt::format("{{exponential: {{mean: {}}}}}", middle);
      case 2: return fmt::format("{{uniform: {{low: {} s, high: {} min}}}}", 30 * low, high);
      case 3: return fmt::format("{{weibull: {{shape: {}, scale: {}}}}}", number(0.8, 3), middle);
      case 4: return fmt::format("{{triangular: {{low: {} min, mode: {} min, high: {} min}}}}", low, low, high);
      case 5: return fmt::format("{{lognormal: {{mean: {}, cv: {}}}}}", middle, number(0.2, 1));
      case 6: return fmt::format("{{categorical: {{values: [0 min, {}, {} min], shares: [0.2, 0.5, 0.3]}}}}", middle, high);
      case 7: return fmt::format("{{empirical: {{values: [{} min, {} min, {} min]}}}}", low, high, high);
      default: return fmt::format("{{lognormal: {{median: {}, sigma: 0.5}}}}", middle);
    }
  }

 private:
  std::string group() {
    if (!relationships.empty() && one_in(3)) return "relationship " + std::string(one_in(2) ? "!=" : "==") + " " + any(relationships);
    return "segment " + std::string(one_in(2) ? "!=" : "==") + " " + any(segments);
  }

  std::mt19937 engine_;
};

}  // namespace peakend::tests
