// How policies are judged, what is uncertain, rivals and ablations.
#include "scenarios/base/text.hpp"
#include "scenarios/language/fold.hpp"
#include "scenarios/language/parse.hpp"
#include "scenarios/language/substitute.hpp"
#include "scenarios/read/parts.hpp"
#include "scenarios/spec/outcomes.hpp"

namespace peakend::read {
bool known_outcome(Document& document, const spec::Scenario& scenario, const Place& place, const std::string& path,
                   const std::string& name) {
  if (spec::find_outcome(scenario, name)) return true;
  document.problem(place, path, "no such outcome", "", "'" + shown(name, 60) + "'",
                   did_you_mean(name, spec::outcome_names(scenario)));
  return false;
}

std::optional<double> read_constant(Document& document, const spec::Scenario& scenario, const Node& node,
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

namespace {

void read_guardrails(Document& document, spec::Scenario& scenario) {
  const Entry* rails = document.find("compare.guardrails");
  if (!rails || rails->node->kind != Node::Kind::map) return;
  for (const Member& member : rails->node->members) {
    std::string path = "compare.guardrails." + member.key;
    if (!known_outcome(document, scenario, place_of(document, member), path, member.key))
      continue;
    const Entry* limit = document.find(path + ".not_below");
    if (!limit) continue;
    auto value = read_constant(document, scenario, *limit->node, path + ".not_below");
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
    spec::Variant variant{name, document.text(path + ".says", name), {}, {}, {}};
    if (const Entry* change = document.find(path + ".change"))
      variant.changes =
          read_changes(document, scenario, resolver, path + ".change", *change->node, slots::Phase::build);
    found.push_back(std::move(variant));
  }
  return found;
}
}  // namespace

void read_study(Document& document, spec::Scenario& scenario, Resolver& resolver) {
  read_compare(document, scenario);
  read_uncertain(document, scenario, resolver);
  scenario.rivals = read_variants(document, scenario, resolver, "rivals");
  scenario.ablations = read_variants(document, scenario, resolver, "ablations");
  read_claims(document, scenario);
}

}  // namespace peakend::read
