// Changes of slots, as policies, worlds, rivals, ablations and --set write them.
#include <algorithm>
#include <sstream>

#include "scenarios/base/text.hpp"
#include "scenarios/check/check.hpp"
#include "scenarios/language/units.hpp"
#include "scenarios/read/parts.hpp"

namespace peakend::read {
using slots::Change;
using slots::Phase;
using slots::SlotId;

namespace {

std::string phase_hint(Phase slot) {
  if (slot == Phase::build) return "it shapes the scenario itself: use --set, or a rival";
  if (slot == Phase::birth) return "it says who people are: use --set, a rival, or `uncertain`";
  return "it holds for everybody at once: leave out `who`";
}

// The words of a closed list: `set` only, by index.
void read_word(Document& document, const slots::Slot& slot, SlotId id, const Node& node, const std::string& path,
               std::vector<Change>& changes) {
  std::vector<std::string> words;
  std::istringstream list{std::string(slot.key->words)};
  for (std::string word; list >> word;) words.push_back(word);
  const auto at = std::find(words.begin(), words.end(), node.text);
  if (node.kind != Node::Kind::scalar || at == words.end())
    return document.problem(place_of(document, node), path, "not one of the words allowed here", join(words, ", "),
                            "'" + shown(node.text, 60) + "'", did_you_mean(node.text, words));
  changes.push_back({id, Change::Kind::set, language::literal(static_cast<float>(at - words.begin())), false, -1,
                     place_of(document, node)});
}

struct Written {
  Change::Kind kind = Change::Kind::set;
  const Node* value;
  bool over = false;
};

Written unwrap(const Node& node) {
  Written written{Change::Kind::set, &node, false};
  if (node.kind != Node::Kind::map) return written;
  const Member* over = node.find("over");
  if (node.members.size() != (over ? 2U : 1U)) return written;
  const Member& first = over == &node.members[0] ? node.members[1] : node.members[0];
  if (first.key == "add")
    written = {Change::Kind::add, &first.value, false};
  else if (first.key == "times")
    written = {Change::Kind::times, &first.value, false};
  else if (first.key == "set")
    written = {Change::Kind::set, &first.value, false};
  else if (over)
    written = {Change::Kind::set, nullptr, false};
  written.over = over && over->value.text == "true";
  return written;
}

// Constants that a parameter cannot be. Of a draw that sets a number, what could be drawn must be one it can have.
void check_parameters(Document& document, Resolver& resolver, SlotId id, const slots::Slot& slot, const Given& given,
                      bool sets) {
  for (const GivenParameter& p : given.parameters) {
    const auto number = resolver.constant_for(id, p.value);
    if (!number) continue;
    const bool within = sets && p.form.is_value;
    const float low = within ? std::max(p.form.low, slot.low) : p.form.low;
    const float high = within ? std::min(p.form.high, slot.high) : p.form.high;
    if (*number >= low && *number <= high) continue;
    const auto unit = p.form.in_unit ? slot.unit : language::Dimension::plain;
    document.problem(p.place, p.path, "out of range", language::in_words(low, high, unit), language::in_words(*number, unit));
  }
}

void read_one(Document& document, spec::Scenario& scenario, Resolver& resolver, SlotId id, const Node& node,
              const std::string& path, bool draws_worlds, std::vector<Change>& changes) {
  const slots::Slot& slot = scenario.slots.all[id];
  if (slot.key->form == slots::Form::word) return read_word(document, slot, id, node, path, changes);
  Written written = unwrap(node);
  if (!written.value) {
    document.problem(place_of(document, node), path, "not a change",
                     "a value, {add: ..}, {times: ..} or {set: .., over: true}");
    return;
  }
  bool whole_distribution =
      slot.key->form == slots::Form::distribution && slot.parameter.empty() && written.kind == Change::Kind::set;
  if (written.value->kind == Node::Kind::map && !whole_distribution && !draws_worlds) {
    const std::string word = written.value->members.empty() ? "" : written.value->members.front().key;
    document.problem(place_of(document, *written.value), path, "not a change",
                     "a value, {add: ..}, {times: ..} or {set: .., over: true}", "{" + word + ": ..}",
                     did_you_mean(word, {"add", "times", "set"}));
    return;
  }
  slots::Key key = *slot.key;
  key.unit = written.kind == Change::Kind::times ? language::Dimension::plain : slot.unit;
  auto given = read_value(document, path, *written.value, whole_distribution || draws_worlds, key, nullptr);
  if (!given) return;
  check_parameters(document, resolver, id, slot, *given, written.kind == Change::Kind::set);
  auto value =
      resolver.resolve_for(id, std::move(given->value), given->place, path, written.kind != Change::Kind::times);
  changes.push_back({id, written.kind, std::move(value), written.over, -1, given->place});
}

// What has a slot when it is written.
bool is_number(const slots::Key& key) {
  return key.form == slots::Form::number || key.form == slots::Form::distribution;
}
}  // namespace

std::vector<Change> read_changes(Document& document, spec::Scenario& scenario, Resolver& resolver,
                                 const std::string& path, const Node& node, Phase allowed, bool draws_worlds) {
  std::vector<Change> changes;
  if (node.kind != Node::Kind::map || node.members.empty()) {
    document.problem(place_of(document, node), path, "changes are a map of paths", "{exit.affect.mean: {add: 1.2}}");
    return changes;
  }
  for (const Member& member : node.members) {
    Place where = place_of(document, member);
    std::string below = path.empty() ? member.key : path + "." + member.key;
    auto match = scenario.slots.match(member.key);
    if (const slots::Key* key = slots::find_key(member.key); key && match.found.empty() && is_number(*key)) {
      document.problem(where, below, "the file does not say this", "", "", "write it there first, as it is without the change");
      continue;
    }
    if (match.candidates.size() > 1 || (match.found.empty() && match.candidates.empty())) {
      bool ambiguous = !match.candidates.empty();
      document.problem(where, below, ambiguous ? "this path could mean several numbers" : "no number at this path", "",
                       "", ambiguous ? "write more of it: " + join(match.candidates, ", ") : "");
      continue;
    }
    if (match.found.empty()) {
      document.problem(where, below, "no number at this path", "", "", match.candidates.front());
      continue;
    }
    for (SlotId id : match.found) {
      const auto& slot = scenario.slots.all[id];
      if (slot.key->phase < allowed)
        document.problem(where, below, "this may not be changed here", "", slot.path == member.key ? "" : slot.path,
                         phase_hint(slot.key->phase));
      else
        read_one(document, scenario, resolver, id, member.value, below, draws_worlds, changes);
    }
  }
  return changes;
}

}  // namespace peakend::read
