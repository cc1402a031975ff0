// How policies are judged, what is uncertain, rivals, claims and ablations.
#include <algorithm>

#include "scenarios/base/text.hpp"
#include "scenarios/language/fold.hpp"
#include "scenarios/language/parse.hpp"
#include "scenarios/language/substitute.hpp"
#include "scenarios/read/parts.hpp"
#include "scenarios/spec/outcomes.hpp"

namespace peakend::read {
namespace {

bool known_outcome(Document& document, const spec::Scenario& scenario, const Place& place, const std::string& path,
                   const std::string& name) {
  if (spec::find_outcome(scenario, name)) return true;
  document.problem(place, path, "no such outcome", "", "'" + shown(name, 60) + "'",
                   did_you_mean(name, spec::outcome_names(scenario)));
  return false;
}

std::optional<double> number(Document& document, const spec::Scenario& scenario, const Node& node,
                             const std::string& path) {
  std::vector<language::Complaint> complaints;
  auto parsed = node.kind == Node::Kind::scalar ? language::parse(node.text, complaints) : std::nullopt;
  if (parsed && !parsed->name.empty() && language::is_literal(*parsed) && parsed->name != scenario.currency) {
    document.problem(place_of(document, node), path, "another currency", scenario.currency, parsed->name,
                     "convert the amount, or change `currency`");
    return std::nullopt;
  }
  if (parsed) {
    auto folded = language::fold(std::move(*parsed));
    if (language::is_literal(folded)) return language::as_written(folded);
  }
  document.problem(place_of(document, node), path, "a number is wanted here", "",
                   node.kind == Node::Kind::scalar ? "'" + shown(node.text, 60) + "'" : "");
  return std::nullopt;
}

void read_guardrails(Document& document, spec::Scenario& scenario) {
  const Entry* rails = document.find("compare.guardrails");
  if (!rails || rails->node->kind != Node::Kind::map) return;
  for (const Member& member : rails->node->members) {
    std::string path = "compare.guardrails." + member.key;
    if (!known_outcome(document, scenario, Place{document.file, member.line, member.column}, path, member.key))
      continue;
    const Entry* limit = document.find(path + ".not_below");
    if (!limit) continue;
    auto value = number(document, scenario, *limit->node, path + ".not_below");
    if (value) scenario.guardrails.push_back({member.key, limit->node->text.ends_with('%'), *value});
  }
}

void read_compare(Document& document, spec::Scenario& scenario) {
  scenario.primary = document.text("compare.primary", "nps");
  known_outcome(document, scenario, document.place("compare.primary"), "compare.primary", scenario.primary);
  if (scenario.primary.starts_with("gap"))
    document.problems.push_back({Severity::warning, document.place("compare.primary"), "compare.primary",
                                 "the gap is a description, not a goal: adding a pain raises it", "", "",
                                 "nps, memory or margin are goals"});
  read_guardrails(document, scenario);
}

void read_uncertain(Document& document, spec::Scenario& scenario, Resolver& resolver) {
  const Entry* uncertain = document.find("uncertain");
  if (!uncertain) return;
  auto changes = read_changes(document, scenario, resolver, "uncertain", *uncertain->node, slots::Phase::birth, true);
  for (auto& change : changes) {
    std::string path = scenario.slots.all[change.slot].path;
    for (const auto& v : language::variables(slots::in_full(scenario.values(), change.value)))
      if (v.source != language::Source::normal_draw && v.source != language::Source::uniform_draw) {
        document.problem(change.place, "uncertain." + path, "an uncertain number may not depend on anything",
                         "a number, or a distribution with constant parameters");
        break;
      }
    scenario.uncertain.push_back({std::move(change), path});
  }
}

std::vector<spec::Variant> read_variants(Document& document, spec::Scenario& scenario, Resolver& resolver,
                                         const std::string& section) {
  std::vector<spec::Variant> found;
  for (const std::string& name : document.named(section)) {
    std::string path = section + "." + name;
    spec::Variant variant{name, document.text(path + ".says", name), {}};
    if (const Entry* change = document.find(path + ".change"))
      variant.changes =
          read_changes(document, scenario, resolver, path + ".change", *change->node, slots::Phase::build);
    found.push_back(std::move(variant));
  }
  return found;
}

// {outcome: .., above: ..}, {ratio: [a, b], within: [2, 4]}, {difference: [a, b], below: ..}
void check_claim(Document& document, const spec::Scenario& scenario, const std::string& path, const Node& node) {
  if (node.kind != Node::Kind::map)
    return document.problem(path, "a claim is a map", "{ratio: [gap.promoters, gap.detractors], within: [2, 4]}");
  int subjects = 0, limits = 0;
  for (const Member& member : node.members) {
    const Node& value = member.value;
    std::string below = path + "." + member.key;
    bool pair = member.key == "ratio" || member.key == "difference";
    if (pair || member.key == "outcome") {
      ++subjects;
      std::vector<const Node*> named;
      if (pair && value.kind == Node::Kind::list)
        for (const Node& item : value.items) named.push_back(&item);
      if (!pair) named.push_back(&value);
      if (named.size() != (pair ? 2U : 1U))
        document.problem(place_of(document, value), below, "two outcomes are wanted here", "[one, other]");
      for (const Node* outcome : named)
        known_outcome(document, scenario, place_of(document, *outcome), below, outcome->text);
    } else if (member.key == "within" && value.kind == Node::Kind::list && value.items.size() == 2) {
      ++limits;
      for (const Node& item : value.items) number(document, scenario, item, below);
    } else if (member.key == "above" || member.key == "below") {
      ++limits;
      number(document, scenario, value, below);
    } else {
      document.problem(Place{document.file, member.line, member.column}, below, "unknown part of a claim",
                       "outcome, ratio, difference; above, below, within");
    }
  }
  if (subjects != 1 || limits < 1)
    document.problem(path, "a claim has one subject and a limit", "{outcome: nps, above: 10}");
}

void read_expectations(Document& document, spec::Scenario& scenario) {
  const std::vector<std::string> kinds{"emergent", "follows_from_rule", "calibrated"};
  for (const std::string& name : document.named("expect")) {
    std::string path = "expect." + name;
    std::string kind = document.text(path + ".kind", "emergent");
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
      document.problem(path + ".kind", "not a kind of claim", join(kinds, ", "), "'" + shown(kind, 60) + "'",
                       did_you_mean(kind, kinds));
    if (const Entry* claim = document.find(path + ".claim"))
      check_claim(document, scenario, path + ".claim", *claim->node);
    scenario.expectations.push_back({name, kind, document.text(path + ".source")});
  }
  for (const std::string& name : document.named("ablations")) {
    std::string path = "ablations." + name + ".breaks";
    const Entry* breaks = document.find(path);
    if (!breaks) continue;
    if (breaks->node->kind != Node::Kind::list)
      document.problem(path, "a list of claims is wanted here", "[one, other]");
    for (const Node& item : breaks->node->items)
      if (position(scenario.expectations, item.text) < 0)
        document.problem(place_of(document, item), path, "no such claim in `expect`", "",
                         "'" + shown(item.text, 60) + "'", did_you_mean(item.text, document.named("expect")));
  }
}
}  // namespace

void read_study(Document& document, spec::Scenario& scenario, Resolver& resolver) {
  read_compare(document, scenario);
  read_uncertain(document, scenario, resolver);
  scenario.rivals = read_variants(document, scenario, resolver, "rivals");
  scenario.ablations = read_variants(document, scenario, resolver, "ablations");
  read_expectations(document, scenario);
}

}  // namespace peakend::read
