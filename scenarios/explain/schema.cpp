// A tree of the keys by their steps, and one schema for each node.
#include "scenarios/explain/schema.hpp"

#include <fmt/format.h>

#include <cmath>
#include <memory>
#include <utility>
#include <vector>

#include "scenarios/explain/key_words.hpp"
#include "scenarios/explain/shapes.hpp"
#include "scenarios/slots/distributions.hpp"

namespace peakend::explain {
namespace {
using language::Dimension;
using slots::Form;
using slots::Key;

struct Node {
  const Key* key = nullptr;
  std::vector<std::pair<std::string, std::unique_ptr<Node>>> below;  // as in the table; `*` and `#` among them

  Node& at(std::string_view step) {
    for (auto& [name, node] : below)
      if (name == step) return *node;
    return *below.emplace_back(std::string(step), std::make_unique<Node>()).second;
  }
};

Node tree() {
  Node root;
  for (const Key& key : slots::keys()) {
    Node* node = &root;
    for (const std::string_view step : slots::steps(key.pattern)) node = &node->at(step);
    node->key = &key;
  }
  return root;
}

std::string description(const Key& key) {
  std::string text = (key.later ? "Not yet: " : "") + std::string(key.meaning) + ".";
  std::vector<std::string> facts;
  if (const std::string of = unit(key); !of.empty() && of != "any") facts.push_back(of);
  if (const std::string from_to = range(key); !from_to.empty()) facts.push_back(from_to);
  if (!key.fallback.empty()) facts.push_back("without it " + std::string(key.fallback));
  if (key.source == "(a)") facts.emplace_back("assumed");
  for (std::size_t i = 0; i < facts.size(); ++i) text += (i == 0 ? " " : "; ") + facts[i];
  return text;
}

// A constant in its range, or an expression. Times carry their unit, so only 0 may be bare.
Json number(const Key& key) {
  if (key.unit == Dimension::time) return Json::array({{{"const", 0}}, expression(key.unit)});
  Json constant{{"type", comes_whole(key.pattern) ? "integer" : "number"}};
  if (std::isfinite(key.low)) constant["minimum"] = key.low;
  if (std::isfinite(key.high)) constant["maximum"] = key.high;
  return Json::array({std::move(constant), expression(key.unit)});
}

Json any_number() { return {{"$ref", "#/definitions/value"}}; }

Json distribution_of(std::string_view name, Json parameters) {
  Json required = Json::array();
  for (auto at = parameters.begin(); at != parameters.end(); ++at) required.push_back(at.key());
  Json inner{{"type", "object"}, {"properties", std::move(parameters)}, {"required", std::move(required)}, {"additionalProperties", false}};
  Json properties;
  properties[std::string(name)] = std::move(inner);
  return {{"type", "object"}, {"properties", std::move(properties)}, {"required", Json::array({name})}, {"additionalProperties", false}};
}

Json distributions() {
  Json forms = Json::array();
  for (const auto& form : slots::distributions()) {
    Json parameters;
    for (const auto& p : form.parameters) parameters[std::string(p.name)] = any_number();
    forms.push_back(distribution_of(form.name, std::move(parameters)));
  }
  const Json numbers{{"type", "array"}, {"items", any_number()}, {"minItems", 1}, {"maxItems", 1000}};
  forms.push_back(distribution_of("categorical", {{"values", numbers}, {"shares", numbers}}));
  forms.push_back(distribution_of("empirical", {{"values", numbers}}));
  return {{"anyOf", std::move(forms)}};
}

Json words(const Key& key) {
  Json list = Json::array();
  for (const std::string_view word : words_of(key)) {
    list.push_back(word);
    if (word == "true" || word == "false") list.push_back(word == "true");
  }
  return list;
}

Json value_of(const Key& key) {
  if (Json shape = shape_of(key.pattern); !shape.is_null()) return shape;
  const Json text{{"type", Json::array({"string", "number", "boolean"})}};  // 3 is a text too, as people write it
  switch (key.form) {
    case Form::number:
      return {{"anyOf", number(key)}};
    case Form::distribution: {
      Json forms = number(key);
      forms.push_back({{"$ref", "#/definitions/distribution"}});
      return {{"anyOf", std::move(forms)}};
    }
    case Form::condition:
      return {{"anyOf", Json::array({{{"type", "boolean"}}, expression(Dimension::any)})}};
    case Form::word:
      return {{"enum", words(key)}};
    case Form::whole:
      return {{"anyOf", Json::array({{{"type", "integer"}}, {{"type", "string"}, {"pattern", "^[0-9]+$"}}})}};
    case Form::text:
      if (!slots::has_languages(key)) return text;
      return {{"anyOf", Json::array({text, {{"type", "object"}, {"minProperties", 1}, {"propertyNames", {{"minLength", 2}, {"maxLength", 2}}}, {"additionalProperties", text}}})}};
    case Form::name:
      return {{"$ref", "#/definitions/name"}};
    case Form::clock:
      return {{"$ref", "#/definitions/clock"}};
    case Form::date:
      return {{"$ref", "#/definitions/date"}};
    default:
      return Json::object();
  }
}

Json schema_of(const Node& node);

// What belongs in a map: the keys of the table, and where names are free whatever stands under `*`.
void add_members(const Node& node, Json& json) {
  Json properties = Json::object();
  json["additionalProperties"] = false;
  for (const auto& [step, below] : node.below) (step == "*" ? json["additionalProperties"] : properties[step]) = schema_of(*below);
  if (!json["additionalProperties"].is_boolean()) json["propertyNames"] = names_below(node.key->pattern, properties);
  if (!properties.empty()) json["properties"] = std::move(properties);
}

Json schema_of(const Node& node) {
  Json json;
  if (node.key) json["description"] = description(*node.key);
  const bool map = !node.key || node.key->form == Form::section || node.key->form == Form::names;
  if (map) {
    json["type"] = Json::array({"object", "null"});  // a section left empty says nothing
    add_members(node, json);
  } else if (node.key->form == Form::list) {
    json["type"] = Json::array({"array", "null"});
    if (!node.below.empty()) json["items"] = schema_of(*node.below.front().second);
  } else {
    const Json own = value_of(*node.key);
    if (own.contains("$ref"))
      json["allOf"] = Json::array({own});  // draft 7 reads nothing beside a reference, not even the description
    else
      json.insert(own.begin(), own.end());
  }
  return json;
}

// What is a map of names may come with an included file; the firm's journeys have no rate.
bool must_stand(const Node& node) {
  return node.key && node.key->required && node.key->form != Form::names && !node.key->pattern.ends_with("starts.rate");
}

// What must be in a file, and below what is there, and nothing else; null where nothing must.
Json required_of(const Node& node) {
  Json properties = Json::object(), required = Json::array(), json;
  for (const auto& [step, below] : node.below) {
    Json inner = required_of(*below);
    if (must_stand(*below) && step != "*") required.push_back(step);
    if (inner.is_null()) continue;
    if (step == "*")
      json["additionalProperties"] = std::move(inner);
    else if (step == "#")
      json["items"] = std::move(inner);
    else
      properties[step] = std::move(inner);
  }
  if (!properties.empty()) json["properties"] = std::move(properties);
  if (!required.empty()) json["required"] = std::move(required);
  const Json rule = node.key ? rule_of(node.key->pattern) : Json();
  if (!rule.is_null()) json["allOf"] = Json::array({{{"if", {{"type", "object"}}}, {"then", rule}}});  // nothing may stand there
  return json;
}
}  // namespace

std::string schema() {
  Json json{{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", "A peakend scenario"}};
  const Json whole = schema_of(tree());
  json.insert(whole.begin(), whole.end());
  json["required"] = {"peakend", "scenario"};
  json["if"] = {{"not", {{"required", {"extends"}}}}};  // who extends another file says only what differs
  json["then"] = required_of(tree());
  json["definitions"] = shared_forms();
  json["definitions"]["distribution"] = distributions();
  return json.dump(1) + "\n";
}

}  // namespace peakend::explain
