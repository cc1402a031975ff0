// Parts that a short description and the ODD protocol share. Each is Markdown with an empty line behind it, or empty.
#pragma once
#include <string>
#include <vector>

#include "scenarios/slots/keys.hpp"
#include "scenarios/spec/scenario.hpp"

namespace peakend::explain {

// A number as its author would write it; empty for none.
std::string value(const spec::Scenario& scenario, spec::SlotId slot);
// The word that a slot of a closed list holds.
std::string word_of(const slots::Key& key, const language::Expr& value);
// A table of Markdown; empty without rows. Bars in cells are escaped.
std::string table(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows);

std::string people(const spec::Scenario& scenario);
std::string journeys(const spec::Scenario& scenario);
std::string policies(const spec::Scenario& scenario);
std::string changes(const spec::Scenario& scenario, const std::vector<slots::Change>& list);
std::string the_firm(const spec::Scenario& scenario);  // hours, arrivals, staff and wages
std::string told_and_asked(const spec::Scenario& scenario);  // network, topics, surveys
std::string variants(const spec::Scenario& scenario);  // rivals and ablations
std::string claims(const spec::Scenario& scenario);
std::string duration(const spec::Scenario& scenario);

}  // namespace peakend::explain
