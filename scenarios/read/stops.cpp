// Rules that stop policies, what follows, and the topics that are withdrawn by one.
#include "scenarios/spec/stops.hpp"

#include <fmt/format.h>

#include "scenarios/base/text.hpp"
#include "scenarios/language/types.hpp"
#include "scenarios/language/words.hpp"
#include "scenarios/read/parts.hpp"
#include "scenarios/spec/rule_figures.hpp"

namespace peakend::read {
using language::Expr;

void read_stop(Document& document, spec::Scenario& scenario, Resolver& resolver, spec::Policy& policy) {
  const std::string path = "policies." + policy.name;
  policy.stop_when = document.slots.find(path + ".stop_when");
  policy.over = document.slots.find(path + ".over");
  const bool combines = document.has(path + ".combine");
  if (!combines && policy.stop_when == spec::no_slot)
    for (const char* key : {".over", ".on_stop"})
      if (document.find(path + key))
        document.problem(path + key, "nothing stops this policy", "a rule beside it: stop_when: \"visits < 0.2\"");
  const Entry* follows = document.find(path + ".on_stop");
  if (follows && !combines)
    policy.on_stop = read_changes(document, scenario, resolver, path + ".on_stop", *follows->node,
                                  policy.who == spec::no_slot ? slots::Phase::day : slots::Phase::contact);
}

void check_rules_of(Document& document, const spec::Scenario& scenario, int policy) {
  const auto count = spec::stoppable(scenario, policy).size();
  const std::string path = "policies." + scenario.policies[static_cast<std::size_t>(policy)].name;
  if (count > spec::most_stoppable)
    document.problem(path + ".combine", "too many of these stop by a rule of their own",
                     "at most " + std::to_string(spec::most_stoppable), std::to_string(count));
}

void read_withdrawals(Document& document, spec::Scenario& scenario) {
  for (auto& topic : scenario.topics) {
    const std::string path = "topics." + topic.name + ".withdrawn.by";
    if (!document.has(path)) continue;
    const std::string name = document.text(path);
    topic.withdrawn_by = position(scenario.policies, name);
    if (topic.withdrawn_by < 0)
      document.problem(path, "no such policy", "", "'" + shown(name, 60) + "'",
                       did_you_mean_or_known(name, document.named("policies")));
    else if (scenario.policies[static_cast<std::size_t>(topic.withdrawn_by)].stop_when == spec::no_slot)
      document.problem(path, "this policy never stops: it has no `stop_when`", "", "'" + name + "'");
  }
}

language::Lookup figure_named(const spec::Scenario& scenario, const std::string& name) {
  auto found = spec::find_rule_figure(scenario, name);
  if (found.figure || !found.said.empty()) return {std::move(found.figure), found.said, found.hint};
  return {};
}

namespace {
// What a number beside a figure of this unit should have been; nothing to say of what may be meant so.
struct Amiss {
  Severity severity;
  std::string said, expected;
};

std::string plainly(double number) { return fmt::format("{:.6g}", number); }

std::optional<Amiss> amiss(const spec::RuleFigureKind& figure, const std::string& name, const Expr& number,
                           double sign) {
  const double value = language::as_written(number);
  const bool share = number.type.dimension == language::Dimension::plain;  // a bare number is open
  if (figure.in_percent && share)
    return Amiss{Severity::error,
                 "'" + name + "' is in per cent, from 0 to 100, and " + plainly(sign * 100 * value) + " % is read as " +
                     plainly(sign * value),
                 plainly(sign * 100 * value)};
  if (share)
    return Amiss{Severity::error, "'" + name + "' is no share: " + std::string(figure.meaning),
                 figure.unit == language::Dimension::rate   ? "such as 0.2 per week"
                 : figure.unit == language::Dimension::time ? "such as 5 min"
                                                            : "a number without %"};
  if (figure.often_below_one || !figure.in_percent || !(value > 0) || value >= 1) return std::nullopt;
  return Amiss{Severity::warning,
               "'" + name + "' is in per cent, from 0 to 100: " + plainly(value) + " is less than 1 %",
               plainly(100 * value) + ", if that is meant"};
}

// A pool's share of yesterday, 0 to 1, beside a number that is meant in per cent.
bool share_in_percent(const Expr& share, const Expr& number) {
  const bool known = share.op == language::Op::variable &&
                     (share.source == language::Source::utilisation || share.source == language::Source::engagement);
  return known && language::is_literal(number) && number.value > 2;
}

const Expr* figure_in(const Expr& side) {
  return side.op == language::Op::variable && side.source == language::Source::figure ? &side : nullptr;
}
}  // namespace

void check_units_of_rule(const spec::Scenario& scenario, const Expr& rule, const Place& place, const std::string& path,
                         Problems& problems) {
  for (const Expr& part : rule.args) check_units_of_rule(scenario, part, place, path, problems);
  if (!language::is_comparison(rule.op) || rule.args.size() != 2) return;
  for (std::size_t side : {std::size_t{0}, std::size_t{1}}) {
    const Expr* figure = figure_in(rule.args[side]);
    const Expr* number = &rule.args[1 - side];
    const bool negative = number->op == language::Op::negate;
    if (negative) number = &number->args.front();
    if (!figure || !language::is_literal(*number)) continue;
    const auto& kind = spec::rule_figures()[static_cast<std::size_t>(spec::figure_of(figure->index))];
    const auto found = amiss(kind, spec::name_of_figure(scenario, figure->index), *number, negative ? -1 : 1);
    if (!found) continue;
    Place where = place;
    if (where.line > 0) where.column += number->column - 1;
    problems.push_back({found->severity, where, path, found->said, found->expected, "", ""});
  }
}

void check_shares_of_pools(const Expr& expr, const Place& place, const std::string& path, Problems& problems) {
  for (const Expr& part : expr.args) check_shares_of_pools(part, place, path, problems);
  if (!language::is_comparison(expr.op) || expr.args.size() != 2) return;
  for (std::size_t side : {std::size_t{0}, std::size_t{1}}) {
    const Expr& number = expr.args[1 - side];
    if (!share_in_percent(expr.args[side], number)) continue;
    Place where = place;
    if (where.line > 0) where.column += number.column - 1;
    const std::string written = plainly(language::as_written(number));
    problems.push_back({Severity::warning, where, path,
                        "'" + std::string(language::word_of(expr.args[side].source).name) +
                            "' of a pool is a share, from 0 to 1: " + written + " is never reached",
                        written + " %, if that is meant", "", ""});
  }
}

std::string figure_hint(const std::string& name) {
  std::vector<std::string> names;
  for (const auto& kind : spec::rule_figures()) names.emplace_back(kind.name);
  const std::string near = did_you_mean(name, names);
  return near.empty() ? "a rule reads " + spec::rule_figure_names() : near;
}

}  // namespace peakend::read
