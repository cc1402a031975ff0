// Distributions that cannot be: the one rule for what the file, its policies and its worlds draw from.
#include <fmt/format.h>

#include <cmath>
#include <set>

#include "scenarios/check/check.hpp"
#include "scenarios/language/fold.hpp"
#include "scenarios/language/substitute.hpp"
#include "scenarios/language/units.hpp"
#include "scenarios/numbers/table.hpp"
#include "scenarios/slots/distributions.hpp"

namespace peakend::check {
using language::Expr;
using language::Op;

namespace {

// Constants that no parameter of this name can be.
void check_parameters(const Expr& draw, std::vector<Fault>& faults) {
  for (const auto& form : slots::distributions()) {
    if (form.op != draw.op || draw.op == Op::q_beta) continue;  // beta: both together, below
    for (std::size_t p = 0; p < form.parameters.size() && p + 1 < draw.args.size(); ++p) {
      const auto& parameter = form.parameters[p];
      const Expr& given = draw.args[p + 1];
      if (!language::is_literal(given) || (given.value >= parameter.low && given.value <= parameter.high)) continue;
      faults.push_back({fmt::format("{} out of range", parameter.name),
                        in_words(parameter.low, parameter.high, language::Dimension::plain),
                        fmt::format("{:.6g}", given.value), ""});
    }
  }
}

void check_beta(const Expr& draw, std::vector<Fault>& faults) {
  const Expr &mean = draw.args[1], &sd = draw.args[2];
  if (!language::is_literal(mean) || !language::is_literal(sd))
    faults.push_back(
        {"a beta distribution needs constant mean and sd", "", "", "a triangular or weibull distribution can vary"});
  else if (!numbers::beta_possible(static_cast<double>(mean.value), static_cast<double>(sd.value)))
    faults.push_back({"no beta distribution has this mean and sd", "0 < mean < 1 and sd below sqrt(mean * (1 - mean))",
                      fmt::format("mean {:.6g}, sd {:.6g}", mean.value, sd.value), ""});
}

// Constants in the wrong order, and parameters that must be constant.
void check_together(const Expr& draw, std::vector<Fault>& faults) {
  auto literal = [&](std::size_t i) { return language::is_literal(draw.args[i]); };
  auto in_order = [&](std::size_t i) {
    return !literal(i) || !literal(i + 1) || draw.args[i].value <= draw.args[i + 1].value;
  };
  auto given = [&] {
    std::string all;
    for (std::size_t i = 1; i < draw.args.size(); ++i)
      all += (i > 1 ? ", " : "") + (literal(i) ? fmt::format("{:.6g}", draw.args[i].value) : "an expression");
    return all;
  };
  if (draw.op == Op::q_beta) check_beta(draw, faults);
  if (draw.op == Op::q_uniform && !in_order(1))
    faults.push_back({"the parameters are out of order", "low <= high", given(), ""});
  const bool ends = draw.op == Op::q_triangular && literal(1) && literal(3) && draw.args[1].value > draw.args[3].value;
  if (draw.op == Op::q_triangular && (!in_order(1) || !in_order(2) || ends))
    faults.push_back({"the parameters are out of order", "low <= mode <= high", given(), ""});
  if (draw.op == Op::q_empirical)
    for (std::size_t i = 1; i < draw.args.size(); ++i)
      if (!literal(i)) return faults.push_back({"an empirical sample holds constants only", "", "", ""});
}

void walk(const Expr& expr, void (*look)(const Expr&, std::vector<Fault>&), std::vector<Fault>& faults) {
  look(expr, faults);
  for (const Expr& arg : expr.args) walk(arg, look, faults);
}
}  // namespace

std::vector<Fault> faults_of_draws(const Expr& own, const Expr& full) {
  std::vector<Fault> faults;
  walk(own, check_parameters, faults);
  walk(full, check_together, faults);
  return faults;
}

void check_uncertain(const spec::Scenario& scenario, const slots::Values& values, Problems& problems) {
  std::set<slots::SlotId> set;
  for (const auto& uncertain : scenario.uncertain) {
    if (uncertain.change.kind == slots::Change::Kind::set && !uncertain.change.over &&
        !set.insert(uncertain.change.slot).second)
      problems.push_back({Severity::error, uncertain.change.place, "uncertain." + uncertain.path, "set twice", "", "",
                          "name it once"});
    const Expr full = slots::in_full(values, uncertain.change.value);
    const auto& slot = scenario.slots.all[uncertain.change.slot];
    auto faults = faults_of_draws(full, full);
    if (uncertain.change.kind == slots::Change::Kind::set && language::is_literal(full) &&
        !(full.value >= slot.low && full.value <= slot.high))
      faults.push_back({"out of range", in_words(slot.low, slot.high, slot.unit), in_words(full.value, slot.unit), ""});
    for (auto& fault : faults)
      problems.push_back({Severity::error, uncertain.change.place, "uncertain." + uncertain.path, std::move(fault.said),
                          std::move(fault.expected), std::move(fault.got), std::move(fault.hint)});
  }
}

}  // namespace peakend::check
