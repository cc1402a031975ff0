// What is in a scenario, as short lists and tables of Markdown.
#include "scenarios/explain/describe.hpp"

#include <fmt/format.h>

#include "scenarios/base/text.hpp"
#include "scenarios/explain/key_words.hpp"
#include "scenarios/explain/parts.hpp"
#include "scenarios/language/units.hpp"
#include "scenarios/slots/distributions.hpp"
#include "scenarios/spec/as_text.hpp"

namespace peakend::explain {
using spec::no_slot;

std::string word_of(const slots::Key& key, const language::Expr& value) {
  const auto words = words_of(key);
  const auto at = static_cast<std::size_t>(value.value);
  return language::is_literal(value) && at < words.size() ? std::string(words[at]) : "";
}

namespace {
// "lognormal: median 5 min, sigma 0.5": the form whose parameters are there, as slots of their own. Empty: it is none.
std::string distribution(const spec::Scenario& scenario, const slots::Slot& slot) {
  for (const slots::Distribution& form : slots::distributions()) {
    if (form.op != slot.value.op && form.op != language::Op::literal) continue;
    std::vector<std::string> parts;
    for (const auto& parameter : form.parameters)
      if (const auto id = scenario.slots.find(slot.path + "." + std::string(parameter.name)); id != no_slot)
        parts.push_back(std::string(parameter.name) + " " + value(scenario, id));
    if (!parts.empty() && parts.size() == form.parameters.size()) return std::string(form.name) + ": " + join(parts, ", ");
  }
  return "";
}
}  // namespace

std::string value(const spec::Scenario& scenario, spec::SlotId slot) {
  if (slot == no_slot) return "";
  const auto& one = scenario.slots.all[slot];
  float number = 0;
  if (one.key->form != slots::Form::word && one.value.type.kind == language::Kind::number &&
      slots::constant(scenario.values(), slot, number))
    return language::in_words(number, one.unit) + (one.unit == language::Dimension::rate ? " per week" : "");
  if (one.key->form == slots::Form::distribution && one.parameter.empty())
    if (std::string form = distribution(scenario, one); !form.empty()) return form;
  return one.key->form == slots::Form::word ? word_of(*one.key, one.value) : spec::as_text(scenario, one.value);
}

std::string row(const std::vector<std::string>& cells) {
  std::string text = "|";
  for (const std::string& cell : cells) {
    text += ' ';
    for (const char c : shown(cell, 2000)) text += c == '|' ? std::string("\\|") : std::string(1, c);
    text += " |";
  }
  return text + "\n";
}

std::string table(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows) {
  if (rows.empty()) return "";
  std::string text = row(head) + "|";
  for (std::size_t i = 0; i < head.size(); ++i) text += "---|";
  text += "\n";
  for (const auto& cells : rows) text += row(cells);
  return text + "\n";
}

std::string target(const spec::Journey& journey, int to) {
  return to == spec::journey_ends ? "end" : journey.touchpoints[static_cast<std::size_t>(to)].name;
}

std::string ways_on(const spec::Scenario& scenario, const spec::Journey& journey, const spec::Touchpoint& touchpoint) {
  std::vector<std::string> ways;
  for (const auto& route : touchpoint.next) {
    const std::string to = target(journey, route.target);
    if (route.kind == spec::Route::Kind::otherwise)
      ways.push_back(ways.empty() ? to : to + " otherwise");
    else if (const std::string share = value(scenario, route.value); share == "1")
      ways.push_back(to);
    else
      ways.push_back(to + (route.kind == spec::Route::Kind::condition ? " if " : ": ") + share);
  }
  return join(ways, "; ");
}

std::string people(const spec::Scenario& scenario) {
  std::string text = fmt::format("{} people", value(scenario, scenario.population));
  if (const std::string prospects = value(scenario, scenario.prospects); prospects != "0")
    text += fmt::format(", of whom a share of {} are not customers yet", prospects);
  text += ".\n\n";
  std::vector<std::vector<std::string>> rows;
  for (const auto& segment : scenario.segments)
    if (segment.share != no_slot)
      rows.push_back({segment.name, value(scenario, segment.share),
                      segment.relationship < 0 ? "" : scenario.relationships[static_cast<std::size_t>(segment.relationship)].name});
  return text + table({"segment", "share", "relationship"}, rows);
}

std::string journeys(const spec::Scenario& scenario) {
  std::string text;
  for (const auto& journey : scenario.journeys) {
    const std::string begins =
        journey.campaign ? "the firm begins it" : "customers begin it, at the rate " + value(scenario, journey.rate);
    text += fmt::format("**{}**: {}; it begins at {}.\n\n", journey.name, begins, target(journey, journey.first));
    std::vector<std::vector<std::string>> rows;
    for (const auto& t : journey.touchpoints) {
      const std::string pool = t.pool < 0 ? "" : scenario.stores.front().pools[static_cast<std::size_t>(t.pool)].name;
      rows.push_back({t.name, pool, value(scenario, t.takes), value(scenario, t.mean), ways_on(scenario, journey, t)});
    }
    text += table({"touchpoint", "served by", "takes", "feeling (mean)", "then"}, rows);
  }
  return text;
}

std::string changes(const spec::Scenario& scenario, const std::vector<slots::Change>& list) {
  std::vector<std::string> all;
  for (const auto& change : list) {
    const char* how = change.kind == slots::Change::Kind::add     ? "add "
                      : change.kind == slots::Change::Kind::times ? "times "
                                                                  : "";
    all.push_back(scenario.slots.all[change.slot].path + ": " + how + spec::as_text(scenario, change.value));
  }
  return join(all, "; ");
}

std::string policies(const spec::Scenario& scenario) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& policy : scenario.policies) {
    std::vector<std::string> members;
    for (const int member : policy.combine) members.push_back(scenario.policies[static_cast<std::size_t>(member)].name);
    rows.push_back({policy.name, policy.says, members.empty() ? changes(scenario, policy.changes) : "together: " + join(members, ", "),
                    policy.who == no_slot ? "" : value(scenario, policy.who)});
  }
  return table({"policy", "what it is", "changes", "for whom"}, rows);
}

std::string claims(const spec::Scenario& scenario) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& one : scenario.expectations)
    rows.push_back({one.name, spec::claim_text(scenario, one.claim), one.kind, one.refused.empty() ? one.source : "refused: " + one.refused});
  return table({"claim", "what must hold", "kind", "source"}, rows);
}

std::string duration(const spec::Scenario& scenario) {
  return fmt::format("{} recorded after {} of warm-up", value(scenario, scenario.length), value(scenario, scenario.warm_up));
}

std::string describe(const spec::Scenario& scenario) {
  std::string text = fmt::format("# {}: {}\n\n", scenario.name, shown(scenario.title, 300));
  if (!scenario.source.empty()) text += fmt::format("Source: {}.\n\n", shown(scenario.source, 300));
  text += fmt::format("Decided by {}; {}.\n\n", scenario.primary, duration(scenario));
  text += "## Who comes\n\n" + people(scenario);
  text += "## Through what\n\n" + journeys(scenario);
  if (!scenario.policies.empty()) text += "## What is tried\n\n" + policies(scenario);
  if (!scenario.expectations.empty()) text += "## What is claimed\n\n" + claims(scenario);
  return text;
}

}  // namespace peakend::explain
