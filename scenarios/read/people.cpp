// Traits, relationships, segments and states.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "scenarios/base/text.hpp"
#include "scenarios/read/parts.hpp"

namespace peakend::read {
namespace {
constexpr std::array standard{"pleasure_sensitivity", "pain_sensitivity", "acceptable_wait",
                              "unacceptable",         "novelty_seeking",  "disconfirmation",
                              "forgiveness",          "firmness",         "style",
                              "scale_use"};
// Of scenarios/library/relationships.yaml, for a hint.
constexpr std::array library{"basic_exchange",  "business_partner",      "fling",                   "master_slave",
                             "best_friendship", "committed_partnership", "marriage_of_convenience", "dependency"};

}  // namespace

std::string library_hint(std::string_view name) {
  if (std::find(library.begin(), library.end(), name) == library.end()) return "";
  return "the library has it: `include` scenarios/library/relationships.yaml, by the way from this file to there";
}

namespace {
spec::TraitOverrides overrides(Document& document, const spec::Scenario& scenario, const std::string& path) {
  spec::TraitOverrides found;
  for (const std::string& name : document.named(path)) {
    int trait = position(scenario.traits, name);
    spec::SlotId slot = document.slots.find(path + "." + name);
    if (trait >= 0 && slot != spec::no_slot) found.emplace_back(trait, slot);
  }
  return found;
}

// A trait that only some segments give is 0 for everybody else.
void declare(Document& document, spec::Scenario& scenario, const std::string& name) {
  if (position(scenario.traits, name) >= 0) return;
  std::string path = "traits." + name;
  spec::SlotId slot = document.slots.find(path);
  if (slot == spec::no_slot) {
    const slots::Key* key = slots::find_key(path);
    slot = document.slots.add(
        {path, key, "", key->unit, key->low, key->high, Place{document.file, 0, 0}, language::literal(0)});
  }
  scenario.traits.push_back({name, slot});
}

void read_correlations(Document& document, spec::Scenario& scenario) {
  for (std::size_t i = 0; i < document.count("traits.correlation"); ++i) {
    std::string path = "traits.correlation." + std::to_string(i);
    const Entry* between = document.find(path + ".between");
    spec::SlotId rho = document.slots.find(path + ".rho");
    if (!between || rho == spec::no_slot) continue;
    const Node& pair = *between->node;
    if (pair.kind != Node::Kind::list || pair.items.size() != 2) {
      document.problem(path + ".between", "two traits are wanted here", "[one, other]");
      continue;
    }
    std::vector<std::string> names;
    for (const auto& trait : scenario.traits) names.push_back(trait.name);
    std::array<int, 2> found{};
    for (std::size_t side = 0; side < 2; ++side) {
      const Node& name = pair.items[side];
      found[side] = position(scenario.traits, name.text);
      if (found[side] < 0)
        document.problem(place_of(document, name), path + ".between", "no such trait in this file", "",
                         "'" + shown(name.text, 60) + "'", did_you_mean(name.text, names));
    }
    auto [first, second] = std::minmax(found[0], found[1]);
    bool twice = false;
    for (const auto& other : scenario.correlations)
      twice |= std::minmax(other.first, other.second) == std::minmax(first, second);
    if (twice)
      document.problem(path + ".between", "these two traits are correlated already, above");
    else if (first == second)
      document.problem(path + ".between", "two different traits are wanted here", "[one, other]");
    else if (first >= 0)
      scenario.correlations.push_back({found[0], found[1], rho});
  }
}

void read_norms(Document& document, spec::Scenario& scenario) {
  for (const std::string& name : document.named("norms"))
    scenario.norms.push_back({name, document.slots.find("norms." + name + ".competence"),
                              document.slots.find("norms." + name + ".intention")});
}

// A norm, a rule or another relationship by name; -1, with a problem, when there is none.
template <class List>
int known(Document& document, const List& list, const std::string& name, const std::string& path,
          const std::string& said, const std::string& where) {
  const int found = position(list, name);
  if (found >= 0) return found;
  std::string hint = where == "relationships" ? library_hint(name) : "";
  if (hint.empty()) hint = did_you_mean_or_known(name, document.named(where));
  document.problem(path, said, "", "'" + shown(name, 60) + "'", hint);
  return found;
}

spec::Relationship read_relationship_of(Document& document, const spec::Scenario& scenario, const std::string& name) {
  const std::string path = "relationships." + name;
  spec::Relationship own{name, document.wording(path + ".label"), document.place(path), overrides(document, scenario, path + ".traits"), {}, {}, {}};
  for (const std::string& norm : document.named(path + ".norms")) {
    const std::string here = path + ".norms." + norm;
    const int number = known(document, scenario.norms, norm, here, "no such norm in this file", "norms");
    if (number >= 0)
      own.norms.emplace_back(number, spec::Norm{norm, document.slots.find(here + ".competence"),
                                                document.slots.find(here + ".intention")});
  }
  for (const std::string& key : slots::keys_below(path + ".behaviour")) {
    const spec::SlotId here = document.slots.find(path + ".behaviour." + key);
    if (here != spec::no_slot) own.behaviour.emplace_back(document.slots.find("behaviour." + key), here);
  }
  return own;
}

// Names first: a relationship may become one that stands below it.
void read_relationships(Document& document, spec::Scenario& scenario) {
  for (const std::string& name : document.named("relationships"))
    scenario.relationships.push_back(read_relationship_of(document, scenario, name));
  for (auto& relationship : scenario.relationships) {
    const std::string path = "relationships." + relationship.name + ".becomes";
    for (const std::string& other : document.named(path)) {
      const std::string here = path + "." + other;
      const int to = known(document, scenario.relationships, other, here, "no such relationship in this file",
                           "relationships");
      if (to >= 0 && scenario.relationships[static_cast<std::size_t>(to)].name == relationship.name)
        document.problem(here, "a relationship that becomes itself changes nothing");
      if (to >= 0) relationship.becomes.emplace_back(to, document.slots.find(here));
    }
  }
}

int read_relationship(Document& document, const spec::Scenario& scenario, const std::string& path) {
  const std::string wanted = document.text(path);
  const int found = position(scenario.relationships, wanted);
  if (found >= 0) return found;
  const auto& known = document.named("relationships");
  std::string hint = did_you_mean(wanted, known);
  if (hint.empty()) hint = library_hint(wanted);
  if (hint.empty()) hint = did_you_mean(wanted, {library.begin(), library.end()});
  document.problem(path, "no such relationship in this file", "", peakend::quoted(wanted), std::move(hint));
  return -1;
}

constexpr std::size_t most_segments = 1000;  // every figure is kept of each: work grows with their square

void read_segments(Document& document, spec::Scenario& scenario) {
  for (const std::string& name : document.named("segments")) {
    std::string path = "segments." + name;
    spec::Segment segment{name, document.wording(path + ".label"), document.slots.find(path + ".share"), -1,
                          overrides(document, scenario, path + ".traits")};
    if (document.has(path + ".relationship"))
      segment.relationship = read_relationship(document, scenario, path + ".relationship");
    scenario.segments.push_back(std::move(segment));
  }
  if (scenario.segments.size() > most_segments)
    document.problem("segments", "too many segments", fmt::format("at most {}", most_segments), std::to_string(scenario.segments.size()),
                     "what differs from person to person is a trait");
  if (scenario.segments.empty()) scenario.segments.push_back({"everyone", {}, spec::no_slot, -1, {}});
}
}  // namespace

namespace {
// Outcomes are asked for by the name of a group: these are taken.
void refuse_names_of_groups(Document& document) {
  for (const char* where : {"segments", "relationships"})
    for (const std::string& name : document.named(where))
      for (const char* taken : {"promoters", "passives", "detractors", "everybody"})
        if (name == taken)
          document.problem(std::string(where) + "." + name, "'" + name + "' is the name of a group already",
                           "another name");
}
}  // namespace

void read_people(Document& document, spec::Scenario& scenario) {
  read_norms(document, scenario);
  for (const char* name : standard) declare(document, scenario, name);
  for (const std::string& name : document.named("traits")) declare(document, scenario, name);
  for (const std::string& name : document.named("relationships"))
    for (const std::string& trait : document.named("relationships." + name + ".traits"))
      declare(document, scenario, trait);
  for (const std::string& name : document.named("segments"))
    for (const std::string& trait : document.named("segments." + name + ".traits")) declare(document, scenario, trait);
  read_relationships(document, scenario);
  read_segments(document, scenario);
  refuse_names_of_groups(document);
  for (const auto& relationship : scenario.relationships)
    if (position(scenario.segments, relationship.name) >= 0)
      document.problem(relationship.place, "relationships." + relationship.name,
                       "'" + relationship.name + "' is the name of a segment too", "one name for one thing");
  read_correlations(document, scenario);
  for (const std::string& name : document.named("state")) {
    std::string path = "state." + name;
    auto slot = [&](const char* key) { return document.slots.find(path + key); };
    scenario.states.push_back({name, slot(".start"), slot(".half_life"), slot(".min"), slot(".max"), slot(".observed")});
    if (position(scenario.traits, name) >= 0 || document.has("let." + name))
      document.problem(path, "'" + name + "' is the name of something else too", "one name for one thing");
  }
  for (const std::string& name : document.named("let"))
    if (position(scenario.traits, name) >= 0)
      document.problem("let." + name, "'" + name + "' is a trait too", "one name for one thing");
}

}  // namespace peakend::read
