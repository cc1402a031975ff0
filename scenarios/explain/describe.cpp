// What is in a scenario, as short lists and tables of Markdown.
#include "scenarios/explain/describe.hpp"

#include <fmt/format.h>

#include <array>

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

// By the name the file has for it, and what people read.
template <class T>
std::string named(const T& one) {
  return one.label.empty() ? one.name : fmt::format("{} ({})", one.name, one.label.here());
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
      rows.push_back({named(segment), value(scenario, segment.share),
                      segment.relationship < 0 ? "" : named(scenario.relationships[static_cast<std::size_t>(segment.relationship)])});
  return text + table({"segment", "share", "relationship"}, rows);
}

// "the firm begins it on day 8, among customers, with a share of 0.3, where asked < 0.5"
std::string begun_by_the_firm(const spec::Scenario& scenario, const spec::Campaign& campaign) {
  std::string text = "the firm begins it";
  std::vector<std::string> days;
  for (const int day : campaign.on) days.push_back(std::to_string(day));
  text += days.empty() ? " every " + value(scenario, campaign.every) : fmt::format(" on day{} {}", days.size() == 1 ? "" : "s", join(days, ", "));
  if (campaign.from) text += fmt::format(" from day {}", *campaign.from);
  if (campaign.until) text += fmt::format(" until day {}", *campaign.until);
  text += ", among " + value(scenario, campaign.reach);
  if (const std::string share = value(scenario, campaign.share); share != "1") text += ", each with the probability " + share;
  if (campaign.who != no_slot) text += ", where " + value(scenario, campaign.who);
  return text;
}

std::string journeys(const spec::Scenario& scenario) {
  std::string text;
  for (const auto& journey : scenario.journeys) {
    const std::string begins =
        journey.campaign ? begun_by_the_firm(scenario, *journey.campaign) : "customers begin it, at the rate " + value(scenario, journey.rate);
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
    const auto& slot = scenario.slots.all[change.slot];
    const std::string word = slot.key->form == slots::Form::word ? word_of(*slot.key, change.value) : "";
    all.push_back(slot.path + ": " + how + (word.empty() ? spec::as_text(scenario, change.value) : word));
  }
  return join(all, "; ");
}

// Who works when, and for how much.
std::string the_firm(const spec::Scenario& scenario) {
  constexpr std::array days{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  const auto clock = [](int minutes) { return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60); };
  std::string text;
  for (const auto& store : scenario.stores) {
    std::vector<std::string> open;
    for (std::size_t d = 0; d < days.size(); ++d) {
      const auto& hours = store.open[d];
      if (hours.from == hours.until) continue;
      std::size_t last = d;
      while (last + 1 < days.size() && store.open[last + 1].from == hours.from && store.open[last + 1].until == hours.until) ++last;
      open.push_back(fmt::format("{}{} {}-{}", days[d], last > d ? fmt::format(" to {}", days[last]) : "", clock(hours.from), clock(hours.until)));
      d = last;
    }
    text += fmt::format("**{}** is open {}.", store.name, join(open, "; "));
    for (std::size_t a = 0; a < store.arrivals.size(); ++a)
      text += fmt::format("{} from {} on weight {}", a == 0 ? " People come:" : ",", clock(store.arrivals[a].from), value(scenario, store.arrivals[a].weight));
    text += store.arrivals.empty() ? "\n\n" : ".\n\n";
    std::vector<std::vector<std::string>> rows;
    for (const auto& pool : store.pools) {
      std::vector<std::string> people{value(scenario, pool.people)};
      if (!pool.shifts.empty()) people.clear();
      for (const auto& shift : pool.shifts) people.push_back(fmt::format("{} from {} to {}", value(scenario, shift.people), clock(shift.from), clock(shift.until)));
      rows.push_back({pool.name, join(people, "; "), value(scenario, pool.skill), value(scenario, pool.cost_per_hour)});
    }
    text += table({"pool", "people", "skill", "wage of an hour"}, rows);
  }
  return text;
}

// Who knows whom, what is told, and what the firm asks.
std::string told_and_asked(const spec::Scenario& scenario) {
  std::string text;
  if (scenario.network.written)
    text += fmt::format("People know each other: {}, {} each.\n\n", value(scenario, scenario.network.kind),
                        scenario.network.file.empty() ? value(scenario, scenario.network.degree) : "as in " + shown(scenario.network.file, 200));
  std::vector<std::vector<std::string>> rows;
  for (const auto& topic : scenario.topics) {
    std::string back;
    if (topic.withdrawn_day) back = fmt::format("on day {}", *topic.withdrawn_day);
    if (topic.withdrawn_by >= 0) back = "when " + scenario.policies[static_cast<std::size_t>(topic.withdrawn_by)].name + " stops";
    rows.push_back({topic.name, fmt::format("day {}", topic.on_day), value(scenario, topic.mean), value(scenario, topic.reach_first), value(scenario, topic.retell), back});
  }
  text += table({"topic", "begins", "feeling on hearing (mean)", "hear of it at once", "tell it on (probability a day)", "taken back"}, rows);
  rows.clear();
  for (const auto& survey : scenario.surveys)
    rows.push_back({survey.name, survey.every == no_slot ? "after a visit" : "every " + value(scenario, survey.every), value(scenario, survey.share), value(scenario, survey.response)});
  return text + table({"survey", "asked", "share asked", "answers (probability)"}, rows);
}

std::string cost_of(const spec::Scenario& scenario, const spec::Policy& policy) {
  std::vector<std::string> parts;
  const auto add = [&](spec::SlotId slot, const std::string& when) {
    if (slot != no_slot && value(scenario, slot) != "0") parts.push_back(scenario.currency + " " + value(scenario, slot) + " " + when);
  };
  add(policy.cost.fixed, "once"), add(policy.cost.per_week, "a week");
  if (policy.cost.touchpoint >= 0)
    add(policy.cost.per_contact, "for each contact at " + scenario.journeys[static_cast<std::size_t>(policy.cost.journey)].touchpoints[static_cast<std::size_t>(policy.cost.touchpoint)].name);
  return join(parts, "; ");
}

// Its period, and the rule that stops it.
std::string when_of(const spec::Scenario& scenario, const spec::Policy& policy) {
  std::vector<std::string> parts;
  if (policy.from_day > 1) parts.push_back(fmt::format("from day {}", policy.from_day));
  if (policy.until_day) parts.push_back(fmt::format("until day {}", *policy.until_day));
  if (policy.stop_when != no_slot) parts.push_back("stops when " + value(scenario, policy.stop_when));
  if (!policy.on_stop.empty()) parts.push_back("then " + changes(scenario, policy.on_stop));
  return join(parts, "; ");
}

std::string variants(const spec::Scenario& scenario) {
  std::vector<std::vector<std::string>> rows;
  for (const auto* list : {&scenario.rivals, &scenario.ablations})
    for (const auto& one : *list) rows.push_back({one.name, list == &scenario.rivals ? "rival" : "ablation", one.says.here(), changes(scenario, one.changes)});
  return table({"name", "what it is", "in words", "changes"}, rows);
}

// What people bring from birth, beside what the language gives everybody.
std::string differences(const spec::Scenario& scenario) {
  std::vector<std::vector<std::string>> rows;
  const auto add = [&](const std::string& who, const std::string& name, spec::SlotId slot) {
    if (slot != no_slot && scenario.slots.all[slot].place.line > 0) rows.push_back({name, who, value(scenario, slot)});
  };
  for (const auto& trait : scenario.traits) add("everybody", trait.name, trait.value);
  for (const auto& segment : scenario.segments)
    for (const auto& [trait, slot] : segment.traits) add(segment.name, scenario.traits[static_cast<std::size_t>(trait)].name, slot);
  return table({"trait", "of", "value"}, rows);
}

std::string policies(const spec::Scenario& scenario) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& policy : scenario.policies) {
    std::vector<std::string> members;
    for (const int member : policy.combine) members.push_back(scenario.policies[static_cast<std::size_t>(member)].name);
    rows.push_back({named(policy), policy.says.here(), members.empty() ? changes(scenario, policy.changes) : "together: " + join(members, ", "),
                    policy.who == no_slot ? "" : value(scenario, policy.who), when_of(scenario, policy), cost_of(scenario, policy)});
  }
  return table({"policy", "what it is", "changes", "for whom", "when", "costs"}, rows);
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
  std::string text = fmt::format("# {}: {}\n\n", scenario.name, shown(scenario.title.here(), 300));
  if (!scenario.source.empty()) text += fmt::format("Source: {}.\n\n", shown(scenario.source, 300));
  text += fmt::format("Decided by {}; {}.\n\n", scenario.primary, duration(scenario));
  text += "## Who comes\n\n" + people(scenario) + differences(scenario);
  if (!scenario.stores.empty()) text += "## The firm\n\n" + the_firm(scenario);
  text += "## Through what\n\n" + journeys(scenario);
  if (const std::string told = told_and_asked(scenario); !told.empty()) text += "## What is told and asked\n\n" + told;
  if (!scenario.policies.empty()) text += "## What is tried\n\n" + policies(scenario);
  for (const auto& rail : scenario.guardrails)
    text += fmt::format("A policy is out whose {} changes by less than {}{} against the baseline.\n\n", rail.outcome,
                        language::in_words(static_cast<float>(rail.relative ? 100 * rail.not_below : rail.not_below), language::Dimension::plain), rail.relative ? " %" : "");
  if (!scenario.expectations.empty()) text += "## What is claimed\n\n" + claims(scenario);
  if (!scenario.rivals.empty() || !scenario.ablations.empty()) text += "## What it is held against\n\n" + variants(scenario);
  return text;
}

}  // namespace peakend::explain
