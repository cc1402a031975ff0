// Each distribution as one expression of one draw.
#include "scenarios/slots/distributions.hpp"

namespace peakend::slots {
using language::call;
using language::Expr;
using language::literal;
using language::Op;
using language::Source;
using language::variable;

std::span<const Distribution> distributions() {
  static const std::vector<Distribution> all{
      {"normal", Op::q_normal, {{"mean", true, -inf, inf}, {"sd", true, 0, inf, false}}},
      {"lognormal", Op::q_lognormal, {{"median", true, 0, inf}, {"sigma", false, 0, 10}}},
      {"lognormal", Op::literal, {{"mean", true, 0, inf}, {"cv", false, 0, 100}}},
      {"uniform", Op::q_uniform, {{"low", true, -inf, inf}, {"high", true, -inf, inf}}},
      {"exponential", Op::q_exponential, {{"mean", true, 0, inf}}},
      {"weibull", Op::q_weibull, {{"shape", false, 0.01F, 100}, {"scale", true, 0, inf}}},
      {"triangular",
       Op::q_triangular,
       {{"low", true, -inf, inf}, {"mode", true, -inf, inf}, {"high", true, -inf, inf}}},
      {"beta", Op::q_beta, {{"mean", false, 0, 1}, {"sd", false, 0, 0.5F}}},
  };
  return all;
}

Expr draw(const Distribution& form, std::vector<Expr> p) {
  Expr z = variable(Source::normal_draw);
  Expr u = variable(Source::uniform_draw);
  if (form.name == "normal") return call(Op::q_normal, {z, p[0], p[1]});
  if (form.name == "uniform") return call(Op::q_uniform, {u, p[0], p[1]});
  if (form.name == "exponential") return call(Op::q_exponential, {u, p[0]});
  if (form.name == "weibull") return call(Op::q_weibull, {u, p[0], p[1]});
  if (form.name == "triangular") return call(Op::q_triangular, {u, p[0], p[1], p[2]});
  if (form.name == "beta") return call(Op::q_beta, {z, p[0], p[1]});
  if (form.parameters[0].name == "median") return call(Op::q_lognormal, {z, p[0], p[1]});
  // mean and coefficient of variation: sigma^2 = log(1 + cv^2), median = mean / sqrt(1 + cv^2)
  Expr spread = literal(1) + p[1] * p[1];
  Expr sigma = call(Op::sqrt, {call(Op::log, {spread})});
  return call(Op::q_lognormal, {z, p[0] / call(Op::sqrt, {spread}), sigma});
}

Expr draw_categorical(std::vector<Expr> values, std::vector<Expr> shares) {
  Expr chosen = values.back();  // the end guard: rounding can never leave a draw without a value
  for (std::size_t i = values.size() - 1; i-- > 0;) {
    Expr below = shares[0];
    for (std::size_t j = 1; j <= i; ++j) below = below + shares[j];
    chosen = call(Op::select, {call(Op::less, {variable(Source::uniform_draw), below}), values[i], chosen});
  }
  return chosen;
}

Expr draw_empirical(std::vector<Expr> values) {
  std::vector<Expr> args{variable(Source::uniform_draw)};
  args.insert(args.end(), values.begin(), values.end());
  return call(Op::q_empirical, std::move(args));
}

}  // namespace peakend::slots
