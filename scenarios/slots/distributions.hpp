// The distributions an author can write, with their parameters; each is one expression of one standard draw.
#pragma once
#include <limits>
#include <span>
#include <string_view>
#include <vector>

#include "scenarios/language/expr.hpp"

namespace peakend::slots {

inline constexpr float inf = std::numeric_limits<float>::infinity();

struct Parameter {
  std::string_view name;
  bool in_unit;             // has the unit of the value drawn; otherwise a plain number
  float low, high;          // allowed range of a constant
  bool is_value = in_unit;  // could be drawn itself, so that the range of the slot holds for it too
};

struct Distribution {
  std::string_view name;
  language::Op op;  // its quantile takes the draw and then these parameters; literal: others, made of them
  std::vector<Parameter> parameters;  // one complete way to give it
};

// All forms; `lognormal` is there twice: (median, sigma) and (mean, cv).
std::span<const Distribution> distributions();

// The expression of the draw, over its parameters in the order of the form.
language::Expr draw(const Distribution& form, std::vector<language::Expr> parameters);
// {values: [..], shares: [..]}: the last value takes what the shares leave. {values: [..]}: an empirical sample.
language::Expr draw_categorical(std::vector<language::Expr> values, std::vector<language::Expr> shares);
language::Expr draw_empirical(std::vector<language::Expr> values);

}  // namespace peakend::slots
