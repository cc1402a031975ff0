// The tables. JSON as it is written in a schema: what is printed is what stands here.
#include "scenarios/explain/shapes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "scenarios/language/functions.hpp"
#include "scenarios/language/units.hpp"
#include "scenarios/language/words.hpp"
#include "scenarios/spec/outcomes.hpp"

namespace peakend::explain {
namespace {
using language::Dimension;

struct Piece {
  std::string_view name, json;
};

constexpr Piece forms[] = {
    {"name", R"({"type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_]{0,63}$"})"},
    {"touchpoint", R"({"type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_]*(\\.[A-Za-z][A-Za-z0-9_]*)?$"})"},
    {"names", R"({"type": "array", "uniqueItems": true, "items": {"$ref": "#/definitions/name"}})"},
    {"clock", R"({"type": "string", "pattern": "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"})"},
    {"date", R"({"type": "string", "pattern": "^(19|2[01])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$|^2200-"})"},
    {"day", R"({"type": "string", "pattern": "^(week|day) 0*[1-9][0-9]{0,3}$|^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})"},
    {"sentence", R"({"type": ["string", "number", "boolean"], "minLength": 1})"},
    {"change", R"({"anyOf": [{"$ref": "#/definitions/value"}, {"$ref": "#/definitions/distribution"}, {"type": "boolean"},
        {"type": "object", "properties": {"over": {"enum": [true, false, "true", "false"]}},
          "patternProperties": {"^(add|times|set)$": {"anyOf": [
            {"$ref": "#/definitions/value"}, {"$ref": "#/definitions/distribution"}, {"type": "boolean"}]}},
          "additionalProperties": false, "anyOf": [{"required": ["add"]}, {"required": ["times"]}, {"required": ["set"]}]}]})"},
    {"changes", R"({"type": "object", "minProperties": 1, "additionalProperties": {"$ref": "#/definitions/change"}})"},
    {"file", R"({"type": "string", "minLength": 1})"},
    {"inclusion", R"({"anyOf": [{"$ref": "#/definitions/file"},
        {"type": "object", "properties": {"file": {"$ref": "#/definitions/file"}, "take": {"type": "array", "items": {"type": "string"}}},
          "required": ["file"], "additionalProperties": false}]})"},
};

constexpr Piece shapes[] = {
    {"scenario", R"({"$ref": "#/definitions/name"})"},
    {"currency", R"({"type": "string", "pattern": "^[A-Z]{3}$"})"},
    {"lang", R"({"enum": ["en", "nl"]})"},
    {"scale.from", R"({"type": "string", "pattern": "^-?[0-9]+\\.\\.-?[0-9]+$"})"},
    {"run.start", R"({"$ref": "#/definitions/date"})"},
    {"run.seed", R"({"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": "^(0|[1-9][0-9]*)$"}]})"},
    {"extends", R"({"anyOf": [{"$ref": "#/definitions/file"},
        {"type": "object", "properties": {"file": {"$ref": "#/definitions/file"}, "without": {"type": "array", "items": {"type": "string"}}},
          "required": ["file"], "additionalProperties": false}]})"},
    {"include", R"({"anyOf": [{"$ref": "#/definitions/inclusion"}, {"type": "array", "items": {"$ref": "#/definitions/inclusion"}}]})"},
    {"traits.correlation.#.between", R"({"allOf": [{"$ref": "#/definitions/names"}, {"minItems": 2, "maxItems": 2}]})"},
    {"stores.*.open", R"({"type": "object", "minProperties": 1, "additionalProperties": false, "patternProperties": {
        "^(mon|tue|wed|thu|fri|sat|sun)( *\\.\\. *(mon|tue|wed|thu|fri|sat|sun))?$":
          {"type": "string", "pattern": "^ *[0-2][0-9]:[0-5][0-9] *- *[0-2][0-9]:[0-5][0-9] *$"}}})"},
    {"firm.norms.*.without", R"({"enum": ["failure"]})"},
    {"firm.norms.*.touchpoint", R"({"$ref": "#/definitions/touchpoint"})"},
    {"topics.*.on", R"({"$ref": "#/definitions/day"})"},
    {"topics.*.withdrawn.on", R"({"$ref": "#/definitions/day"})"},
    {"journeys.*.starts.by", R"({"enum": ["customer", "firm"]})"},
    {"journeys.*.starts.on", R"({"anyOf": [{"$ref": "#/definitions/day"},
        {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"$ref": "#/definitions/day"}}]})"},
    {"journeys.*.starts.from", R"({"$ref": "#/definitions/day"})"},
    {"journeys.*.starts.until", R"({"$ref": "#/definitions/day"})"},
    {"journeys.*.touchpoints.*.effects", R"({"type": ["object", "null"], "additionalProperties": {"anyOf": [{"$ref": "#/definitions/value"},
        {"type": "object", "patternProperties": {"^(add|times)$": {"$ref": "#/definitions/value"}},
          "additionalProperties": false, "minProperties": 1, "maxProperties": 1}]}})"},
    {"journeys.*.touchpoints.*.next", R"({"anyOf": [{"$ref": "#/definitions/name"},
        {"type": "object", "minProperties": 1, "propertyNames": {"$ref": "#/definitions/name"}, "additionalProperties":
          {"anyOf": [{"type": "number", "minimum": 0, "maximum": 1}, {"type": "boolean"}, {"$ref": "#/definitions/plain"}]}}]})"},
    {"surveys.*.after", R"({"enum": ["episode", "any"]})"},
    {"policies.*.change", R"({"$ref": "#/definitions/changes"})"},
    {"policies.*.when.from", R"({"$ref": "#/definitions/day"})"},
    {"policies.*.when.until", R"({"$ref": "#/definitions/day"})"},
    {"policies.*.cost.per_contact.touchpoint", R"({"$ref": "#/definitions/touchpoint"})"},
    {"policies.*.intends.outcome", R"({"$ref": "#/definitions/outcome"})"},
    {"policies.*.combine", R"({"allOf": [{"$ref": "#/definitions/names"}, {"minItems": 2}]})"},
    {"policies.*.on_stop", R"({"$ref": "#/definitions/changes"})"},
    {"compare.primary", R"({"$ref": "#/definitions/outcome"})"},
    {"uncertain", R"({"type": "object", "minProperties": 1, "additionalProperties":
        {"anyOf": [{"$ref": "#/definitions/change"}, {"$ref": "#/definitions/distribution"}]}})"},
    {"rivals.*.change", R"({"$ref": "#/definitions/changes"})"},
    {"rivals.*.breaks", R"({"$ref": "#/definitions/names"})"},
    {"rivals.*.keeps", R"({"$ref": "#/definitions/names"})"},
    {"ablations.*.change", R"({"$ref": "#/definitions/changes"})"},
    {"ablations.*.breaks", R"({"$ref": "#/definitions/names"})"},
    {"ablations.*.keeps", R"({"$ref": "#/definitions/names"})"},
    {"expect.*.claim", R"({"type": "object", "additionalProperties": false, "properties": {
          "outcome": {"$ref": "#/definitions/outcome"},
          "ratio": {"type": "array", "minItems": 2, "maxItems": 2, "items": {"$ref": "#/definitions/outcome"}},
          "difference": {"type": "array", "minItems": 2, "maxItems": 2, "items": {"$ref": "#/definitions/outcome"}},
          "best": {"$ref": "#/definitions/name"}, "of": {"$ref": "#/definitions/name"}, "against": {"$ref": "#/definitions/name"},
          "above": {"$ref": "#/definitions/value"}, "below": {"$ref": "#/definitions/value"},
          "within": {"type": "array", "minItems": 2, "maxItems": 2, "items": {"$ref": "#/definitions/value"}}},
        "oneOf": [{"required": ["best"], "maxProperties": 1}, {"required": ["outcome"], "properties": {"best": false}}, {"required": ["ratio"]}, {"required": ["difference"]}],
        "anyOf": [{"required": ["best"]}, {"required": ["above"]}, {"required": ["below"]}, {"required": ["within"]}],
        "if": {"not": {"required": ["of"]}}, "then": {"properties": {"against": {"not": {"const": "baseline"}}}},
        "dependencies": {"within": {"not": {"anyOf": [{"required": ["above"]}, {"required": ["below"]}]}}}})"},
    {"expect.*.kind", R"({"enum": ["emergent", "follows_from_rule", "calibrated"]})"},
    {"expect.*.refused", R"({"$ref": "#/definitions/sentence"})"},
    {"record", R"({"type": "array", "minItems": 1, "uniqueItems": true, "items": {"$ref": "#/definitions/outcome"}})"},
};

constexpr Piece rules[] = {
    {"journeys.*.starts", R"({"if": {"required": ["by"], "properties": {"by": {"const": "firm"}}},
        "then": {"not": {"required": ["rate"]}},
        "else": {"properties": {"on": false, "every": false, "from": false, "until": false, "who": false, "share": false, "reach": false}}})"},
    {"journeys.*.touchpoints", R"({"minProperties": 1, "properties": {"end": false, "otherwise": false}})"},
    {"network", R"({"if": {"required": ["kind"], "properties": {"kind": {"const": "file"}}}, "then": {"required": ["file"]},
        "else": {"properties": {"file": false}}})"},
    {"journeys.*.touchpoints.*", R"({"dependencies": {"recovers": ["fails"], "norm": ["fails"], "patience": ["pool"], "balk_above": ["pool"]}})"},
    {"journeys.*.touchpoints.*.trust", R"({"dependencies": {"clarity": ["intention"]}})"},
    {"stores.*.pools.*", R"({"oneOf": [{"required": ["people"]}, {"required": ["shifts"]}]})"},
    {"topics.*.trust", R"({"anyOf": [{"required": ["competence"]}, {"required": ["intention"]}, {"required": ["breach"]}, {"required": ["amends"]}]})"},
    {"topics.*.withdrawn", R"({"oneOf": [{"required": ["on"]}, {"required": ["by"]}]})"},
    {"surveys.*", R"({"if": {"properties": {"after": {"const": "any"}}},
        "then": {"required": ["every"], "properties": {"journey": false, "effort": false}},
        "else": {"properties": {"every": false}}})"},
    {"policies", R"({"properties": {"baseline": false}})"},
    {"policies.*", R"({"anyOf": [{"required": ["change"]}, {"required": ["combine"]}], "dependencies": {
        "over": ["stop_when"], "on_stop": ["stop_when"],
        "combine": {"properties": {"change": false, "who": false, "when": false, "stop_when": false, "over": false, "on_stop": false}}}})"},
    {"segments", R"({"properties": {"promoters": false, "passives": false, "detractors": false, "everybody": false}})"},
};

template <std::size_t N>
Json find(const Piece (&table)[N], std::string_view name) {
  const auto* at = std::find_if(std::begin(table), std::end(table), [&](const Piece& form) { return form.name == name; });
  return at == std::end(table) ? Json() : Json::parse(at->json);
}

// Numbers of people, which come whole.
constexpr std::string_view whole[] = {"population.size", "stores.*.pools.*.people", "stores.*.pools.*.shifts.#.people"};

std::string one_of(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : "|") + word;
  return "(" + all + ")";
}

// What no expression holds, by one alternative each. It is less than the language refuses: a schema knows no names, and
// does not count.
std::string never() {
  const std::string before = "(^|[^A-Za-z0-9_.])";  // of a name or a number: its beginning
  const std::string unit = "(" + one_of(language::unit_names()) + "|per|and|or|[A-Z]{3})([^A-Za-z0-9_]|$)";
  const std::string call = "(" + one_of(language::function_names()) + "|and|or|not)[^A-Za-z0-9_]";
  return "[^A-Za-z0-9_.,()+*/^%<>=!\\s-]"                                // a sign that is not used
         "|\\*\\*|//|<>|=<|=>|![^=]|(^|[^=<>!])=([^=]|$)|[A-Za-z_)]\\s*%"  // signs of other languages
         "|\\.([^A-Za-z0-9_]|$)|(^|[^A-Za-z0-9_])\\."                      // a point stands within names and numbers
         "|(^|[(,+*/^-])\\s*[+*/^,)%<>=]|[<>=]\\s*[+*/^,)%]"               // nothing to the left of an operator ...
         "|[(,+*/^<>=-]\\s*$|^\\s*$"                                      // ... or to the right
         "|\\([^)]*$|^[^(]*[),]"                                          // parentheses, and commas outside of them
         "|" + before + "([0-9]+\\.[0-9]+\\.|0[xX0-9]|[0-9]+_)"            // numbers of other languages
         "|" + before + "[0-9]+(\\.[0-9]+)?\\s+(?!" + unit + ")[A-Za-z_]"   // words behind a number that are no unit
         "|" + before + "(?!" + call + ")[A-Za-z_][A-Za-z0-9_.]*\\s*\\(";   // and before a parenthesis, no function
}

// A constant that is not in the unit, as a pattern; empty where any will do.
std::string wrong_constant(Dimension unit) {
  const std::string number = "^\\s*-?\\s*[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?\\s*", time = one_of(language::unit_names()), per = "per\\s",
                    money = "[A-Z]{3}\\s*$", share = "%";
  switch (unit) {
    case Dimension::time:
      return number + "(" + per + "|" + money + "|" + share + ")|^\\s*-?\\s*0*[1-9.][0-9.]*([eE][-+]?[0-9]+)?\\s*$";
    case Dimension::rate:
      return number + "(" + time + "\\s*$|" + money + ")";
    case Dimension::money:
      return number + "(" + time + "\\s*$|" + per + ")";
    case Dimension::plain:
      return number + "(" + time + "\\s*$|" + per + "|" + money + ")";
    case Dimension::any:
      break;
  }
  return "";
}

constexpr std::pair<Dimension, std::string_view> names_of_units[] = {{Dimension::plain, "plain"}, {Dimension::time, "time"},
                                                                     {Dimension::rate, "rate"}, {Dimension::money, "money"},
                                                                     {Dimension::any, "any"}};

Json outcome() {
  std::vector<std::string> names;
  for (const auto& kind : spec::outcome_kinds()) names.emplace_back(kind.name);
  return {{"type", "string"}, {"pattern", "^" + one_of(names) + "(\\.[A-Za-z][A-Za-z0-9_]*)*$"}};
}

bool read_by_expressions(std::string_view pattern) {
  return pattern == "traits" || pattern.ends_with(".traits") || pattern == "state" || pattern == "let";
}
}  // namespace

Json expression(Dimension unit) {
  const auto* at = std::find_if(std::begin(names_of_units), std::end(names_of_units), [&](const auto& one) { return one.first == unit; });
  return {{"$ref", "#/definitions/" + std::string(at->second)}};
}

Json shared_forms() {
  Json all;
  for (const Piece& form : forms) all[std::string(form.name)] = Json::parse(form.json);
  all["outcome"] = outcome();
  all["value"] = {{"anyOf", {{{"type", "number"}}, {{"$ref", "#/definitions/any"}}}}};
  for (const auto& [unit, name] : names_of_units) {
    const std::string constant = wrong_constant(unit);
    Json& form = all[std::string(name)] = {{"type", "string"}, {"not", {{"pattern", never() + (constant.empty() ? "" : "|" + constant)}}}};
    form["errorMessage"] = "not an expression, or a number in another unit";
  }
  return all;
}

Json shape_of(std::string_view pattern) { return find(shapes, pattern); }

bool comes_whole(std::string_view pattern) { return std::find(std::begin(whole), std::end(whole), pattern) != std::end(whole); }

Json names_below(std::string_view pattern, const Json& known) {
  Json names{{"$ref", pattern == "compare.guardrails" ? "#/definitions/outcome" : "#/definitions/name"}};
  if (!read_by_expressions(pattern)) return names;
  Json taken = Json::array();
  const auto take = [&](std::string_view word) {
    if (!word.empty() && !known.contains(std::string(word))) taken.push_back(word);
  };
  for (const auto& word : language::words()) take(word.name);
  for (const std::string_view word : language::other_reserved_names()) take(word);
  return {{"allOf", {std::move(names), {{"not", {{"enum", std::move(taken)}}}}}}};
}

Json rule_of(std::string_view pattern) { return find(rules, pattern); }

}  // namespace peakend::explain
