// How policies are judged, what is uncertain, rivals and ablations.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "scenarios/base/text.hpp"
#include "scenarios/language/fold.hpp"
#include "scenarios/language/parse.hpp"
#include "scenarios/language/substitute.hpp"
#include "scenarios/read/parts.hpp"
#include "scenarios/spec/outcomes.hpp"

namespace peakend::read {
std::string outcome_hint(const spec::Scenario& scenario, const std::string& name) {
  const auto names = spec::outcome_names(scenario);
  if (std::string near = did_you_mean(name, names); !near.empty()) return near;
  const std::string first = lowered(name.substr(0, name.find('.')));
  std::vector<std::string> plain;
  for (const auto& kind : spec::outcome_kinds())
    if (kind.name == first && !kind.by_topic && std::find(names.begin(), names.end(), first) == names.end())
      return fmt::format("it is counted only where the file has {}", spec::needs(kind.measure));
  for (const std::string& one : names)
    if (one.find('.') == std::string::npos) plain.push_back(one);
  return "known: " + join(plain, ", ");
}

bool refuse_percent(Document& document, const spec::Scenario& scenario, const Node& node, const std::string& path,
                    const std::string& outcome) {
  const auto known = spec::find_outcome(scenario, outcome);
  if (!known || node.kind != Node::Kind::scalar || !node.text.ends_with('%')) return false;
  const std::string unit(known->kind->unit);
  if (unit.empty()) return false;  // a number from 0 to 1: `50 %` is 0.5
  const std::string number(trimmed(std::string_view(node.text).substr(0, node.text.size() - 1)));
  const bool in_percent = unit == "%";
  document.problem(
      place_of(document, node), path,
      in_percent ? "this outcome is counted in % already" : "this outcome is not counted in %, but in: " + unit,
      shown(number, 20) + (in_percent ? " for " + shown(number, 20) + " %" : ", if that is meant"),
      "'" + shown(node.text, 60) + "'");
  return true;
}

void refuse_share(Document& document, const spec::Scenario& scenario, const std::string& path,
                  const std::string& outcome) {
  if (const Entry* entry = document.find(path)) refuse_percent(document, scenario, *entry->node, path, outcome);
}

bool known_outcome(Document& document, const spec::Scenario& scenario, const Place& place, const std::string& path,
                   const std::string& name) {
  if (spec::find_outcome(scenario, name)) return true;
  document.problem(place, path, "no such outcome", "", "'" + shown(name, 60) + "'", outcome_hint(scenario, name));
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
    if (!spec::find_outcome(scenario, member.key)->kind->higher_is_better)
      document.problems.push_back(
          {Severity::warning, place_of(document, member), path,
           "of this outcome less is better, and a guardrail keeps it from falling", "", "",
           "what must not rise cannot be guarded in this version; `compare` shows it all the same"});
    auto value = read_constant(document, scenario, *limit->node, path + ".not_below");
    if (value && *value > 0 && limit->node->text.ends_with('%'))
      document.problems.push_back({Severity::warning, place_of(document, *limit->node), path + ".not_below",
                                   "a policy that leaves this as it is breaks that guardrail: it must rise", "", "",
                                   "to allow a fall, write -" + shown(limit->node->text, 20)});
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
  refuse_share(document, scenario, "compare.delta", scenario.primary);
  read_guardrails(document, scenario);
}

// `compare.primary` has been read: what is always kept need not be named, but may be.
void read_record(Document& document, spec::Scenario& scenario) {
  const Entry* record = document.find("record");
  if (!record) return;
  if (record->node->kind != Node::Kind::list || record->node->items.empty())
    return document.problem("record", "a list of outcomes is wanted here", "such as [gap, wait]");
  std::set<std::string> named;
  for (const Node& item : record->node->items) {
    const Place place = place_of(document, item);
    if (item.kind != Node::Kind::scalar) {
      document.problem(place, "record", "the name of an outcome is wanted here", "such as gap.promoters");
    } else if (known_outcome(document, scenario, place, "record", item.text)) {
      if (!named.insert(item.text).second)
        document.problem(place, "record", "an outcome is named twice", "", "'" + item.text + "'");
      scenario.record.push_back(item.text);
    }
  }
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
    spec::Variant variant{name, document.wording(path + ".says"), {}, {}, {}};
    if (variant.says.empty()) variant.says = name;
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
  read_record(document, scenario);
  read_uncertain(document, scenario, resolver);
  scenario.rivals = read_variants(document, scenario, resolver, "rivals");
  scenario.ablations = read_variants(document, scenario, resolver, "ablations");
  read_claims(document, scenario);
}

}  // namespace peakend::read
