// Journeys: touchpoints, where people go next, effects on states.
#include <algorithm>
#include <unordered_map>

#include "scenarios/base/text.hpp"
#include "scenarios/read/parts.hpp"
#include "scenarios/spec/graph.hpp"

namespace peakend::read {
namespace {

// Where each name leads, with `end`.
using Targets = std::unordered_map<std::string, int>;

Targets targets_of(const spec::Journey& journey) {
  Targets targets{{"end", spec::journey_ends}};
  for (std::size_t i = 0; i < journey.touchpoints.size(); ++i)
    targets.emplace(journey.touchpoints[i].name, static_cast<int>(i));
  return targets;
}

std::optional<int> target(Document& document, const spec::Journey& journey, const Targets& targets,
                          const std::string& name, const Place& place, const std::string& path) {
  if (const auto found = targets.find(name); found != targets.end()) return found->second;
  std::vector<std::string> names{"end"};
  for (const auto& touchpoint : journey.touchpoints) names.push_back(touchpoint.name);
  document.problem(place, path, "no such touchpoint", "", "'" + shown(name, 60) + "'", did_you_mean(name, names));
  return std::nullopt;
}

void read_next(Document& document, const spec::Journey& journey, const Targets& targets, spec::Touchpoint& touchpoint,
               const std::string& path) {
  const Entry* next = document.find(path);
  if (!next) return;
  const Node& node = *next->node;
  if (node.kind == Node::Kind::scalar) {
    if (auto to = target(document, journey, targets, node.text, next->place, path))
      touchpoint.next.push_back({spec::Route::Kind::otherwise, *to, spec::no_slot, next->place});
    return;
  }
  if (node.kind != Node::Kind::map || node.members.empty()) {
    document.problem(path, "the name of a touchpoint is wanted here, or a map of them",
                     "{advice: 0.3, pick: otherwise}");
    return;
  }
  std::optional<spec::Route> rest;
  for (const Member& member : node.members) {
    Place where = place_of(document, member);
    std::string below = path + "." + member.key;
    auto to = target(document, journey, targets, member.key, where, below);
    if (!to) continue;
    if (member.value.kind == Node::Kind::scalar && member.value.text == "otherwise") {
      if (rest) document.problem(where, below, "only one `otherwise` can take the rest");
      rest = {spec::Route::Kind::otherwise, *to, spec::no_slot, where};
      continue;
    }
    spec::SlotId slot = add_slot(document, below, *slots::find_key(below), member.value);
    if (slot != spec::no_slot) touchpoint.next.push_back({spec::Route::Kind::share, *to, slot, where});
  }
  if (rest) touchpoint.next.push_back(*rest);
}

void read_effects(Document& document, const spec::Scenario& scenario, spec::Touchpoint& touchpoint,
                  const std::string& path) {
  const Entry* effects = document.find(path);
  if (!effects) return;
  if (effects->node->kind != Node::Kind::map) {
    document.problem(path, "effects are a map of states", "{project_done: {add: 1}}");
    return;
  }
  for (const Member& member : effects->node->members) {
    Place where = place_of(document, member);
    std::string below = path + "." + member.key;
    int state = position(scenario.states, member.key);
    if (state < 0) {
      document.problem(where, below, "no such state in this file", "", "",
                       did_you_mean(member.key, document.named("state")));
      continue;
    }
    auto kind = slots::Change::Kind::set;
    const Node* value = &member.value;
    if (value->kind == Node::Kind::map && value->members.size() == 1 &&
        (value->members[0].key == "add" || value->members[0].key == "times")) {
      kind = value->members[0].key == "add" ? slots::Change::Kind::add : slots::Change::Kind::times;
      value = &value->members[0].value;
    }
    spec::SlotId slot = add_slot(document, below, *slots::find_key(below), *value);
    if (slot != spec::no_slot) touchpoint.effects.push_back({state, kind, slot});
  }
}

int read_pool(Document& document, const spec::Scenario& scenario, const std::string& path) {
  if (!document.has(path)) return -1;
  std::string wanted = document.text(path);
  std::vector<std::string> names;
  if (!scenario.stores.empty())
    for (const auto& pool : scenario.stores[0].pools) names.push_back(pool.name);
  auto at = std::find(names.begin(), names.end(), wanted);
  if (at != names.end()) return static_cast<int>(at - names.begin());
  document.problem(path, "no such pool in the store", "", "'" + shown(wanted, 60) + "'", did_you_mean(wanted, names));
  return -1;
}

// The norm that a failure breaks; what follows a failure means nothing where nothing can fail.
int read_norm(Document& document, const spec::Scenario& scenario, const std::string& path) {
  for (const char* key : {".recovers", ".norm"})
    if (document.has(path + key) && !document.has(path + ".fails"))
      document.problem(path + key, "means nothing without `fails`: nothing goes wrong here");
  if (document.has(path + ".trust.clarity") && !document.has(path + ".trust.intention"))
    document.problem(path + ".trust.clarity", "means nothing without `intention`: it is read as that is meant");
  if (!document.has(path + ".norm")) return -1;
  const std::string wanted = document.text(path + ".norm");
  const int found = position(scenario.norms, wanted);
  if (found < 0)
    document.problem(path + ".norm", "no such norm in this file", "", "'" + shown(wanted, 60) + "'",
                     did_you_mean(wanted, document.named("norms")));
  return found;
}

spec::Touchpoint read_touchpoint(Document& document, const spec::Scenario& scenario, const std::string& name,
                                 const std::string& path) {
  auto slot = [&](const char* key) { return document.slots.find(path + key); };
  spec::Touchpoint touchpoint;
  touchpoint.name = name;
  touchpoint.label = document.wording(path + ".label");
  touchpoint.place = document.place(path);
  touchpoint.takes = slot(".takes"), touchpoint.mean = slot(".affect.mean"), touchpoint.sd = slot(".affect.sd");
  touchpoint.brand = slot(".brand"), touchpoint.occupied = slot(".occupied"),
  touchpoint.habituates = slot(".habituates");
  touchpoint.half_life = slot(".half_life"), touchpoint.edition = slot(".edition");
  touchpoint.patience = slot(".patience"), touchpoint.balk_above = slot(".balk_above"),
  touchpoint.renege_affect = slot(".renege_affect");
  touchpoint.spend = slot(".spend"), touchpoint.competence = slot(".trust.competence");
  touchpoint.checking = slot(".checking"), touchpoint.after = slot(".after");
  touchpoint.intention = slot(".trust.intention"), touchpoint.clarity = slot(".trust.clarity");
  touchpoint.breach = slot(".trust.breach"), touchpoint.amends = slot(".trust.amends");
  touchpoint.fails = slot(".fails"), touchpoint.recovers = slot(".recovers");
  touchpoint.norm = read_norm(document, scenario, path);
  touchpoint.pool = read_pool(document, scenario, path + ".pool");
  if (touchpoint.pool < 0)
    for (const char* key : {".patience", ".balk_above", ".renege_affect", ".on_renege"})
      if (document.has(path + key) && !document.has(path + ".pool"))
        document.problem(path + key, "means nothing without a pool: nobody queues here");
  return touchpoint;
}

void claim_pool(Document& document, spec::Scenario& scenario, int journey, int touchpoint, const std::string& path) {
  int number =
      scenario.journeys[static_cast<std::size_t>(journey)].touchpoints[static_cast<std::size_t>(touchpoint)].pool;
  if (number < 0) return;
  auto& pool = scenario.stores[0].pools[static_cast<std::size_t>(number)];
  if (pool.touchpoint < 0)
    pool.journey = journey, pool.touchpoint = touchpoint;
  else
    document.problems.push_back({Severity::not_yet, document.place(path), path, "a pool that serves two touchpoints",
                                 "", "", "give each touchpoint its own pool; who works in both is then counted twice, so let one of them cost nothing"});
}

// A journey has at least one moment.
void read_first(Document& document, const Targets& targets, spec::Journey& journey, const std::string& path) {
  if (!document.has(path)) return;
  const auto first = target(document, journey, targets, document.text(path), document.place(path), path);
  if (first && *first == spec::journey_ends)
    document.problem(path, "a journey begins at a touchpoint", "one of its touchpoints", "'end'");
  else if (first)
    journey.first = *first;
}

// A delay is from the touchpoint before, and there is none before the first.
void refuse_late_start(Document& document, const spec::Journey& journey, const std::string& path) {
  if (journey.touchpoints.empty()) return;
  const std::string own = path + ".touchpoints." + journey.touchpoints[static_cast<std::size_t>(journey.first)].name;
  if (document.has(own + ".after"))
    document.problem(own + ".after", "means nothing at the first touchpoint: nothing comes before it", "", "",
                     "`starts` says when the journey begins");
}
}  // namespace

void read_journeys(Document& document, spec::Scenario& scenario) {
  for (const std::string& name : document.named("journeys")) {
    std::string path = "journeys." + name;
    spec::Journey journey;
    journey.name = name, journey.label = document.wording("journeys." + name + ".label");
    journey.place = document.place(path);
    journey.rate = document.slots.find(path + ".starts.rate");
    journey.weight = document.slots.find(path + ".weight"), journey.counts = document.slots.find(path + ".counts");
    for (const std::string& touchpoint : document.named(path + ".touchpoints"))
      journey.touchpoints.push_back(
          read_touchpoint(document, scenario, touchpoint, path + ".touchpoints." + touchpoint));
    const Targets targets = targets_of(journey);
    read_first(document, targets, journey, path + ".first");
    refuse_late_start(document, journey, path);
    for (auto& touchpoint : journey.touchpoints) {
      std::string own = path + ".touchpoints." + touchpoint.name;
      read_next(document, journey, targets, touchpoint, own + ".next");
      read_effects(document, scenario, touchpoint, own + ".effects");
      if (document.has(own + ".on_renege"))
        touchpoint.on_renege = target(document, journey, targets, document.text(own + ".on_renege"),
                                      document.place(own + ".on_renege"), own + ".on_renege")
                                   .value_or(-1);
    }
    journey.order = spec::order_of(journey);
    if (journey.order.size() < journey.touchpoints.size()) journey.order.clear();
    scenario.journeys.push_back(std::move(journey));
    int number = static_cast<int>(scenario.journeys.size()) - 1;
    const auto& touchpoints = scenario.journeys.back().touchpoints;
    for (std::size_t i = 0; i < touchpoints.size(); ++i)
      claim_pool(document, scenario, number, static_cast<int>(i),
                 path + ".touchpoints." + touchpoints[i].name + ".pool");
  }
}

void tell_routes_apart(spec::Scenario& scenario) {
  using Kind = spec::Route::Kind;
  for (auto& journey : scenario.journeys)
    for (auto& touchpoint : journey.touchpoints)
      for (auto& route : touchpoint.next)
        if (route.kind == Kind::share && scenario.slots.all[route.value].value.type.kind == language::Kind::boolean)
          route.kind = Kind::condition;
}

}  // namespace peakend::read
