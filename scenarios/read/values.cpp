// From nodes to expressions and slots: plain numbers, expressions, and distributions with their parameters.
#include <fmt/format.h>

#include <algorithm>

#include "scenarios/base/text.hpp"
#include "scenarios/language/parse.hpp"
#include "scenarios/read/document.hpp"
#include "scenarios/slots/distributions.hpp"

namespace peakend::read {
using language::Dimension;
using language::Expr;
using slots::Key;
using slots::Slot;
using slots::SlotId;

namespace {

std::vector<std::string> forms() {
  std::vector<std::string> names;
  for (const auto& form : slots::distributions())
    if (names.empty() || names.back() != form.name) names.emplace_back(form.name);
  names.insert(names.end(), {"categorical", "empirical"});
  return names;
}

// Inside quotes the text begins one character later.
void shift_columns(Expr& expr, int by) {
  expr.column += by;
  for (Expr& arg : expr.args) shift_columns(arg, by);
}

std::optional<Expr> read_text(Document& document, const std::string& path, const Node& node) {
  if (node.kind != Node::Kind::scalar) {
    document.problem(place_of(document, node), path, "a number or an expression is wanted here", "",
                     node.kind == Node::Kind::list  ? "a list"
                     : node.kind == Node::Kind::map ? "a map"
                                                    : "nothing");
    return std::nullopt;
  }
  std::vector<language::Complaint> complaints;
  auto parsed = language::parse(node.text, complaints);
  for (const auto& c : complaints) {
    Place where = place_of(document, node);
    where.column += c.column - 1 + (node.quoted ? 1 : 0);
    document.problem(where, path, c.said, c.expected, c.got, c.hint);
  }
  if (!complaints.empty()) return std::nullopt;
  if (node.quoted) shift_columns(*parsed, 1);
  return parsed;
}

// Where the parameters of a distribution go: into slots of their own, or to whoever asked for the value.
struct Into {
  slots::SlotTable* table;
  std::vector<GivenParameter>* given;
};

// One parameter: a slot of its own when the distribution is a slot, else the expression in place.
std::optional<Expr> read_parameter(Document& document, const std::string& path, const Key& key,
                                   const slots::Parameter& form, const Node& node, Into into) {
  auto value = read_text(document, path, node);
  if (!value) return value;
  if (into.given) {  // no slot of its own, so nothing else would ask for its unit
    into.given->push_back({path, form, place_of(document, node), *value});
    bool bare = language::is_literal(*value) && value->type.dimension != Dimension::time && value->value != 0;
    if (form.in_unit && key.unit == Dimension::time && bare)
      document.problem(place_of(document, node), path, "a time needs its unit", "a time, such as 5 min or 8 weeks");
    return value;
  }
  Slot slot{path,     &key,      std::string(form.name),   form.in_unit ? key.unit : Dimension::plain,
            form.low, form.high, place_of(document, node), *value};
  if (form.is_value) slot.low = std::max(slot.low, key.low), slot.high = std::min(slot.high, key.high);
  return language::variable(language::Source::slot, into.table->add(std::move(slot)));
}

std::optional<std::vector<Expr>> read_list(Document& document, const std::string& path, const Key& key,
                                           const Node& node, bool in_unit, Into into) {
  std::vector<Expr> found;
  if (node.kind != Node::Kind::list || node.items.empty() || node.items.size() > 1000) {
    document.problem(place_of(document, node), path, "a list of numbers is wanted here", "1 to 1000 numbers");
    return std::nullopt;
  }
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    slots::Parameter form{"value", in_unit, in_unit ? key.low : 0, in_unit ? key.high : 1};
    auto one = read_parameter(document, path + "." + std::to_string(i), key, form, node.items[i], into);
    if (!one) return std::nullopt;
    found.push_back(std::move(*one));
  }
  return found;
}

std::optional<Expr> read_sample(Document& document, const std::string& path, const std::string& name, const Key& key,
                                const Node& node, Into into) {
  std::optional<std::vector<Expr>> values, shares;
  for (const Member& member : node.members) {
    std::string below = path + "." + member.key;
    if (member.key == "values")
      values = read_list(document, below, key, member.value, true, into);
    else if (member.key == "shares" && name == "categorical")
      shares = read_list(document, below, key, member.value, false, into);
    else
      document.problem(place_of(document, member), below, "unknown parameter of '" + name + "'");
  }
  bool complete = values && (name == "empirical" || (shares && shares->size() == values->size()));
  if (!complete) {
    document.problem(place_of(document, node), path, "'" + name + "' is incomplete",
                     name == "empirical" ? "{values: [..]}" : "{values: [..], shares: [..]} of equal length");
    return std::nullopt;
  }
  double sum = 0;
  bool constant = shares.has_value();
  for (std::size_t i = 0; shares && i < shares->size(); ++i) {
    const Expr& share = (*shares)[i];
    const Expr& value = share.op == language::Op::variable && into.table ? into.table->all[share.index].value : share;
    constant = constant && language::is_literal(value);
    sum += language::is_literal(value) ? static_cast<double>(value.value) : 0;
  }
  if (sum > 1 + 1e-6) {
    document.problem(place_of(document, node), path, fmt::format("shares sum to {:.6g}", sum), "at most 1");
    return std::nullopt;
  }
  if (constant && sum < 1 - 1e-6)
    document.problems.push_back({Severity::warning, place_of(document, node), path, fmt::format("shares sum to {:.6g}", sum), "1", "",
                                 "the last value takes the rest"});
  return name == "empirical" ? slots::draw_empirical(*values) : slots::draw_categorical(*values, *shares);
}

std::optional<Expr> read_distribution(Document& document, const std::string& path, const Key& key, const Node& node,
                                      Into into) {
  const Member& member = node.members.front();
  const Node& given = member.value;
  Place where = place_of(document, member);
  if (given.kind == Node::Kind::map && (member.key == "categorical" || member.key == "empirical"))
    return read_sample(document, path, member.key, key, given, into);
  std::vector<std::string> wanted;
  bool known = false;
  for (const auto& form : slots::distributions()) {
    if (form.name != member.key) continue;
    known = true;
    std::vector<std::string> names;
    for (const auto& p : form.parameters) names.emplace_back(p.name);
    wanted.push_back("{" + join(names, ", ") + "}");
    bool fits = given.kind == Node::Kind::map && given.members.size() == names.size() &&
                std::all_of(names.begin(), names.end(), [&](const auto& n) { return given.find(n) != nullptr; });
    if (!fits) continue;
    std::vector<Expr> parameters;
    for (const auto& p : form.parameters) {
      auto one = read_parameter(document, path + "." + std::string(p.name), key, p, given.find(p.name)->value, into);
      if (!one) return std::nullopt;
      parameters.push_back(std::move(*one));
    }
    return slots::draw(form, std::move(parameters));
  }
  std::string got;
  if (given.kind == Node::Kind::map) {
    std::vector<std::string> names;
    for (const Member& m : given.members) names.push_back(m.key);
    got = "{" + join(names, ", ") + "}";
  }
  if (known)
    document.problem(where, path + "." + member.key, "parameters do not fit '" + member.key + "'", join(wanted, " or "),
                     got);
  else
    document.problem(where, path, "unknown distribution", join(forms(), ", "), "'" + shown(member.key, 60) + "'",
                     did_you_mean(member.key, forms()));
  return std::nullopt;
}

}  // namespace

std::optional<Given> read_value(Document& document, const std::string& path, const Node& node, bool allow_distribution,
                                const Key& key, slots::SlotTable* parameters) {
  if (node.kind != Node::Kind::map) {
    auto value = read_text(document, path, node);
    if (!value) return std::nullopt;
    return Given{std::move(*value), place_of(document, node), false, {}};
  }
  if (!allow_distribution || node.members.size() != 1) {
    document.problem(place_of(document, node), path,
                     allow_distribution ? "one distribution is wanted here"
                                        : "a number or an expression is wanted here, not a distribution",
                     allow_distribution ? join(forms(), ", ") : "", "a map");
    return std::nullopt;
  }
  Given given{{}, place_of(document, node), true, {}};
  auto value = read_distribution(document, path, key, node, {parameters, parameters ? nullptr : &given.parameters});
  if (!value) return std::nullopt;
  given.value = std::move(*value);
  return given;
}

SlotId add_slot(Document& document, const std::string& path, const Key& key, const Node& node) {
  auto given = read_value(document, path, node, key.form == slots::Form::distribution, key, &document.slots);
  if (!given) return slots::no_slot;
  return document.slots.add({path, &key, "", key.unit, key.low, key.high, given->place, std::move(given->value)});
}

}  // namespace peakend::read
