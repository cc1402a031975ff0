// The table of what a firm sees, and why something is not to be seen in a scenario.
#include "scenarios/spec/rule_figures.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "scenarios/base/text.hpp"
#include "scenarios/spec/outcomes.hpp"

namespace peakend::spec {
using language::Dimension;

namespace {
constexpr std::array figure_kinds{
    RuleFigureKind{RuleFigure::sentiment, "sentiment", Dimension::plain, "mean of what is told, -5 to 5"},
    RuleFigureKind{RuleFigure::talk, "talk", Dimension::rate, "messages told, per customer and week"},
    RuleFigureKind{RuleFigure::visits, "visits", Dimension::rate, "per customer and week"},
    RuleFigureKind{RuleFigure::revenue, "revenue", Dimension::money, "per customer and week"},
    RuleFigureKind{RuleFigure::wait, "wait", Dimension::time, "mean wait of all who came to a queue"},
    RuleFigureKind{RuleFigure::utilisation, "utilisation", Dimension::plain, "time at work of all pools, in %", true},
    RuleFigureKind{RuleFigure::left, "left", Dimension::plain, "customers who left, in % of customers a week",
                   true, true},
    RuleFigureKind{RuleFigure::considers_leaving, "considers_leaving", Dimension::plain,
                   "who says so when asked on the last day of a week, in %", true},
    RuleFigureKind{RuleFigure::volume, "volume", Dimension::rate,
                   "`volume.TOPIC`: messages about it, per person and week"},
};

// Outcomes that no firm sees: what goes on in people. A survey, of which rules read nothing yet, would have to ask.
constexpr std::array<std::string_view, 17> felt{
    "nps", "promoters", "passives",     "detractors", "remembered", "memory",    "pleasure",      "pain",     "end",
    "gap", "balance",   "satisfaction", "trust",      "competence", "intention", "first_feeling", "neglected"};

constexpr bool figures_in_order() {
  for (std::size_t i = 0; i < figure_kinds.size(); ++i)
    if (figure_kinds[i].figure != static_cast<RuleFigure>(i)) return false;
  return true;
}
static_assert(figures_in_order() && figure_kinds.back().figure == RuleFigure::volume,
              "one row for each figure, in their order");

// Why it cannot be seen in this scenario; empty when it can.
std::string missing(const Scenario& scenario, RuleFigure figure) {
  switch (figure) {
    case RuleFigure::sentiment:
    case RuleFigure::talk:
    case RuleFigure::volume:
      return scenario.network.written ? "" : "nobody talks without `network:`";
    case RuleFigure::wait:
    case RuleFigure::utilisation:
      return !scenario.stores.empty() && !scenario.stores.front().pools.empty() ? "" : "there is no pool in this file";
    case RuleFigure::considers_leaving:
      return scenario.asks_leaving ? "" : "nobody is asked: write `topics:` or `behaviour.considers_leaving`";
    default:
      return "";
  }
}

NamedFigure seen(const Scenario& scenario, const RuleFigureKind& kind, int topic) {
  if (const std::string why = missing(scenario, kind.figure); !why.empty())
    return {std::nullopt, "this figure is not counted here", why};
  const auto index = static_cast<std::uint32_t>(kind.figure) + figures_apart * static_cast<std::uint32_t>(topic);
  return {language::variable(language::Source::figure, index, {language::Kind::number, kind.unit, {}}), "", ""};
}

NamedFigure volume_of(const Scenario& scenario, const RuleFigureKind& kind, const std::string& name) {
  std::vector<std::string> known;
  for (std::size_t t = 0; t < scenario.topics.size(); ++t) {
    if (name == "volume." + scenario.topics[t].name) return seen(scenario, kind, static_cast<int>(t));
    known.push_back("volume." + scenario.topics[t].name);
  }
  if (known.empty()) return {std::nullopt, "this figure is not counted here", "there are no topics in this file"};
  return {std::nullopt, "a volume is that of a topic", did_you_mean(name, known)};
}
}  // namespace

std::span<const RuleFigureKind> rule_figures() { return figure_kinds; }

std::string rule_figure_names() {
  std::string names;
  for (const auto& kind : figure_kinds)
    names += (names.empty() ? "" : ", ") + std::string(kind.name) + (kind.figure == RuleFigure::volume ? ".TOPIC" : "");
  return names;
}

NamedFigure find_rule_figure(const Scenario& scenario, const std::string& name) {
  const std::string first = name.substr(0, name.find('.'));
  for (const auto& kind : figure_kinds) {
    if (kind.name == name && kind.figure != RuleFigure::volume) return seen(scenario, kind, 0);
    if (kind.figure == RuleFigure::volume && first == kind.name) return volume_of(scenario, kind, name);
    if (first == kind.name) return {std::nullopt, "a rule reads figures of everybody", "write `" + first + "`"};
  }
  for (const auto& kind : figure_kinds)
    if (name.ends_with("." + std::string(kind.name)) && kind.figure != RuleFigure::volume)
      return {std::nullopt, "a rule reads figures of everybody", "write `" + std::string(kind.name) + "`"};
  for (const auto& kind : figure_kinds)
    if (lowered(name) == kind.name) return {std::nullopt, "unknown name", did_you_mean(name, {std::string(kind.name)})};
  if (!is_outcome(name)) return {};
  const bool inside = std::find(felt.begin(), felt.end(), lowered(first)) != felt.end();
  return {std::nullopt,
          inside ? "a rule cannot read what people feel, remember and believe" : "a rule cannot read this",
          "it reads only " + rule_figure_names()};
}

std::string name_of_figure(const Scenario& scenario, std::uint32_t index) {
  const auto& kind = figure_kinds[static_cast<std::size_t>(figure_of(index))];
  if (kind.figure != RuleFigure::volume) return std::string(kind.name);
  return "volume." + scenario.topics[static_cast<std::size_t>(topic_of(index))].name;
}

}  // namespace peakend::spec
