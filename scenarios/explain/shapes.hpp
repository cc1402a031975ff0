// What a JSON Schema can see of values that the table of keys leaves to readers of their own (opening hours, ways on,
// changes, claims), of texts that have a form (dates, expressions), and of keys that need or exclude each other.
// The readers decide; tests/explain holds this against every message that they have.
#pragma once
#include <nlohmann/json.hpp>
#include <string_view>

#include "scenarios/slots/keys.hpp"

namespace peakend::explain {
using Json = nlohmann::ordered_json;

// The forms that others refer to, as "#/definitions/NAME".
Json shared_forms();

// A text that can be an expression in this unit. A constant must come in the unit; of the rest its signs are seen.
Json expression(language::Dimension unit);

// The form of a key's value; null where its kind in the table says it all.
Json shape_of(std::string_view pattern);

// A number of which there are no halves.
bool comes_whole(std::string_view pattern);

// What the names that an author chooses here may be; the table has keys for those that are `known`.
Json names_below(std::string_view pattern, const Json& known);

// What must hold between the keys of a section, in a file that stands for itself; null where nothing must.
Json rule_of(std::string_view pattern);

}  // namespace peakend::explain
