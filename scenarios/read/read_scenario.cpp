// The way from a tree to a checked scenario, part by part; stops where the next part would only guess.
#include "scenarios/read/read_scenario.hpp"

#include <algorithm>

#include "scenarios/base/currency.hpp"
#include "scenarios/check/check.hpp"
#include "scenarios/numbers/fixed.hpp"
#include "scenarios/read/include.hpp"
#include "scenarios/read/parts.hpp"
#include "scenarios/read/versions.hpp"
#include "scenarios/read/spoken.hpp"

namespace peakend::read {
namespace {

// What comes from the command line has no lines.
void without_lines(Node& node) {
  node.line = node.column = 0;
  for (Node& item : node.items) without_lines(item);
  for (Member& member : node.members) {
    member.line = member.column = 0;
    without_lines(member.value);
  }
}

// PATH=VALUE, where VALUE is written as after `PATH:` in `change`; `line` is named after what was typed.
std::vector<slots::Change> read_typed(const std::string& given, Document& line, spec::Scenario& scenario,
                                      Resolver& resolver) {
  auto equals = given.find('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == given.size()) {
    line.problem(Place{line.file, 0, 0}, "", "not a change", "PATH=VALUE, such as --set population.size=500");
    return {};
  }
  Problems unread;
  auto value = parse(std::string_view(given).substr(equals + 1), line.file, unread);
  for (Problem& problem : unread) {
    problem.place.line = problem.place.column = 0;
    line.problems.push_back(std::move(problem));
  }
  if (!value) return {};
  Node node;
  node.kind = Node::Kind::map;
  node.members.push_back({given.substr(0, equals), 0, 0, std::move(*value)});
  without_lines(node);
  return read_changes(line, scenario, resolver, "", node, slots::Phase::build);
}

// --set; a slot so set is from then on said to stand there.
void apply_set(const std::string& given, Document& document, spec::Scenario& scenario, Resolver& resolver) {
  Document line("--set " + given, document.problems);
  auto changes = read_typed(given, line, scenario, resolver);
  auto values = scenario.values();
  slots::apply(values, changes);
  for (const slots::Change& change : changes) {
    auto& slot = scenario.slots.all[change.slot];
    slot.value = std::move(values[change.slot]);
    slot.place = Place{line.file, 0, 0};
  }
}

// Amounts are counted in thousandths of the currency's smallest unit; larger ones than this are not exact.
void limit_money(spec::Scenario& scenario) {
  const auto most = static_cast<float>(numbers::fixed_limit / money_scale_of(scenario.currency));
  for (auto& slot : scenario.slots.all)
    if (slot.unit == language::Dimension::money) slot.high = std::min(slot.high, most);
}

std::optional<spec::Scenario> build(const Node& root, const std::string& file, const std::deque<OpenedFile>& included,
                                    const std::vector<std::string>& sets, Problems& problems) {
  Document document(file, problems);
  for (const OpenedFile& one : included) document.included.push_back(one.name);
  walk(document, root);
  if (root.kind != Node::Kind::map) return std::nullopt;
  add_defaults(document);
  spec::Scenario scenario;
  read_people(document, scenario);
  read_stores(document, scenario);
  read_journeys(document, scenario);
  read_frame(document, scenario);
  read_network(document, scenario);
  read_topics(document, scenario);
  read_firm(document, scenario);
  read_surveys(document, scenario);
  scenario.slots = document.slots;
  limit_money(scenario);
  if (any_error(problems)) return std::nullopt;  // names cannot be resolved in half a scenario
  Resolver resolver(scenario, problems);
  resolver.resolve_all();
  if (!resolver.untangled()) return std::nullopt;
  for (const std::string& given : sets) apply_set(given, document, scenario, resolver);
  if (!sets.empty() && !resolver.untangled()) return std::nullopt;
  tell_routes_apart(scenario);
  read_campaigns(document, scenario);
  read_topic_days(document, scenario);
  read_policies(document, scenario, resolver);
  read_study(document, scenario, resolver);
  if (!any_error(problems)) check::check(scenario, problems);
  if (any_error(problems)) return std::nullopt;
  return scenario;
}

std::optional<spec::Scenario> finish(std::string_view text, const std::string& file,
                                     const std::vector<std::string>& sets, Problems& problems,
                                     const Texts* kept = nullptr) {
  std::optional<spec::Scenario> scenario;
  auto root = parse(text, file, problems);
  propose(root ? language_of_tree(*root) : language_in(text));
  if (root && bring_up_to_date(*root, file, problems)) {
    Neighbours neighbours(file, problems, kept);
    neighbours.extend(*root);
    bring_included(*root, neighbours);
    propose(language_of_tree(*root));  // that of the file it extends, perhaps
    if (!any_error(problems)) scenario = build(*root, file, neighbours.files, sets, problems);
    if (scenario)
      for (const OpenedFile& one : neighbours.files) scenario->included.push_back({one.name, one.text});
  }
  if (scenario) scenario->text = text;
  sort_by_place(problems);
  return scenario;
}
}  // namespace

std::vector<slots::Change> read_point(spec::Scenario& scenario, const std::string& name, const std::string& typed,
                                      Problems& problems) {
  Resolver resolver(scenario, problems);
  Document line(name + " " + typed, problems);
  auto changes = read_typed(typed, line, scenario, resolver);
  for (auto& change : changes) change.over = true;  // a point has the last word
  return changes;
}

std::optional<spec::Scenario> read_scenario(const std::string& path, const std::vector<std::string>& sets,
                                            Problems& problems) {
  const auto text = read_file(path, problems);
  if (!text) return std::nullopt;
  return finish(*text, path == "-" ? "standard input" : path, sets, problems);
}

std::optional<spec::Scenario> read_scenario_text(std::string_view text, const std::string& file,
                                                 const std::vector<std::string>& sets, Problems& problems,
                                                 const Texts* kept) {
  return finish(text, file, sets, problems, kept);
}

}  // namespace peakend::read
