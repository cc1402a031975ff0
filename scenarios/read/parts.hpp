// One reader per part of a scenario: each looks up in the document what it needs and fills its structs.
#pragma once
#include "scenarios/read/document.hpp"
#include "scenarios/read/names.hpp"
#include "scenarios/spec/scenario.hpp"

namespace peakend::read {

// Before names are resolved.
void read_frame(Document& document, spec::Scenario& scenario);     // title, run, scale, memory, behaviour, ...
void read_people(Document& document, spec::Scenario& scenario);    // traits, segments, relationships, states
void read_stores(Document& document, spec::Scenario& scenario);    // opening hours, arrivals, pools
void read_journeys(Document& document, spec::Scenario& scenario);  // touchpoints, routes, effects
void read_network(Document& document, spec::Scenario& scenario);   // who talks to whom; a file of ties
void read_topics(Document& document, spec::Scenario& scenario);    // what people talk about; without its days
void read_surveys(Document& document, spec::Scenario& scenario);   // questionnaires; after journeys

void read_firm(Document& document, spec::Scenario& scenario);      // staff, and how the firm sees itself

// Keys of staff and the firm that have no default beside what else is written.
bool has_no_default_in_firm(const Document& document, std::string_view path);

// The one touchpoint that is named at `path`, as NAME or JOURNEY.NAME; false, with a problem, when there is none.
bool find_touchpoint(Document& document, const spec::Scenario& scenario, const std::string& path, int& journey,
                     int& touchpoint);

// Once numbers are known: on which days the firm begins journeys, and what is wrong with them.
void read_campaigns(Document& document, spec::Scenario& scenario);

// `week 4`, `day 12` or a calendar date, as a day after the warm-up counted from 1; a problem when it is none.
std::optional<int> read_day(Document& document, const spec::Scenario& scenario, const Place& place,
                            const std::string& path, const std::string& text);

// Once names are resolved: which ways on are conditions, by their type.
void tell_routes_apart(spec::Scenario& scenario);

// After: days, for the length of the warm-up is known.
void read_topic_days(Document& document, spec::Scenario& scenario);
std::optional<int> read_day(Document& document, const spec::Scenario& scenario, const std::string& path);

// After: these hold changes, whose expressions are resolved where they apply.
void read_policies(Document& document, spec::Scenario& scenario, Resolver& resolver);
// Of one policy: its rule, and what follows a stop. Then how many rules a combination has; then topics withdrawn by one.
void read_stop(Document& document, spec::Scenario& scenario, Resolver& resolver, spec::Policy& policy);
void check_rules_of(Document& document, const spec::Scenario& scenario, int policy);
void read_withdrawals(Document& document, spec::Scenario& scenario);
void read_study(Document& document, spec::Scenario& scenario,
                Resolver& resolver);                             // compare, uncertain, rivals, ablations
void read_claims(Document& document, spec::Scenario& scenario);  // expect, and what rivals and ablations do to it

// `{path: value}` with `{add: ..}`, `{times: ..}`, `{set: .., over: true}` or a distribution. Wildcards become one
// change each.
std::vector<slots::Change> read_changes(Document& document, spec::Scenario& scenario, Resolver& resolver,
                                        const std::string& path, const Node& node, slots::Phase allowed,
                                        bool draws_worlds = false);

// Whether there is such an outcome; a problem at `place` when not.
bool known_outcome(Document& document, const spec::Scenario& scenario, const Place& place, const std::string& path,
                   const std::string& name);

// What to do about a name that is no outcome here.
std::string outcome_hint(const spec::Scenario& scenario, const std::string& name);

// A limit or difference of an outcome is in the outcome's own unit. True, with a problem, when it was written in % all
// the same and would be read a hundred times too small. `refuse_share`: of what stands at `path`, if anything does.
bool refuse_percent(Document& document, const spec::Scenario& scenario, const Node& node, const std::string& path,
                    const std::string& outcome);
void refuse_share(Document& document, const spec::Scenario& scenario, const std::string& path,
                  const std::string& outcome);

// A constant, possibly with a unit; nothing, with a problem, when it is something else.
std::optional<double> read_constant(Document& document, const spec::Scenario& scenario, const Node& node,
                                    const std::string& path);

// Position of a name in a list of named things, or -1.
template <class List>
int position(const List& list, std::string_view name) {
  for (std::size_t i = 0; i < list.size(); ++i)
    if (list[i].name == name) return static_cast<int>(i);
  return -1;
}

}  // namespace peakend::read
