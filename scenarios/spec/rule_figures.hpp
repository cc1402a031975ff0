// What a firm sees of its customers together, day by day, and so what a rule that stops a policy may read: what is told
// in public, what people do, how its pools work, and what it asks. Not what people feel, remember or trust.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "scenarios/language/expr.hpp"
#include "scenarios/spec/scenario.hpp"

namespace peakend::spec {

enum class RuleFigure { sentiment, talk, visits, revenue, wait, utilisation, left, considers_leaving, volume };

struct RuleFigureKind {
  RuleFigure figure;
  std::string_view name;
  language::Dimension unit;
  std::string_view meaning;
  bool in_percent = false;       // from 0 to 100, as outcomes have it
  bool often_below_one = false;  // in per cent, and small by nature
};

std::span<const RuleFigureKind> rule_figures();

// A figure as expressions hold it: `index` of Source::figure is its number, and that of the topic of a volume.
inline constexpr std::uint32_t figures_apart = 64;
inline RuleFigure figure_of(std::uint32_t index) { return static_cast<RuleFigure>(index % figures_apart); }
inline int topic_of(std::uint32_t index) { return static_cast<int>(index / figures_apart); }

// A name in a rule: the figure it means; or why there is none, and what to do about it; nothing of either when the name
// is no figure at all.
struct NamedFigure {
  std::optional<language::Expr> figure;
  std::string said, hint;
};
NamedFigure find_rule_figure(const Scenario& scenario, const std::string& name);
// "sentiment, talk, visits, ..": for messages.
std::string rule_figure_names();
// What a rule calls it: "volume.offers".
std::string name_of_figure(const Scenario& scenario, std::uint32_t index);

}  // namespace peakend::spec
