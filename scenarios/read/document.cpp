// Holds the tree against the table of keys.
#include "scenarios/read/document.hpp"

#include <algorithm>
#include <set>

#include "scenarios/base/clock.hpp"
#include "scenarios/base/text.hpp"

namespace peakend::read {
using slots::Form;
using slots::Key;

namespace {
std::string kind_of(const Node& node) {
  switch (node.kind) {
    case Node::Kind::null:
      return "nothing";
    case Node::Kind::scalar:
      return "'" + shown(node.text, 60) + "'";
    case Node::Kind::list:
      return "a list";
    case Node::Kind::map:
      return "a map";
  }
  return "";
}

void visit(Document& document, const std::string& path, const Key& key, const Node& node, int key_line = 0,
           int key_column = 0);

constexpr std::size_t most_problems = 1000;  // who has more than these needs another file, not more of them

void visit_members(Document& document, const std::string& path, const Node& node) {
  for (const Member& member : node.members) {
    if (document.problems.size() >= most_problems) return;
    std::string below = path.empty() ? member.key : path + "." + member.key;
    Place where = place_of(document, member);
    const Key* key = member.key.find('.') == std::string::npos ? slots::find_key(below) : nullptr;
    if (!key && path.empty() && member.key == "interventions") {
      below = "policies";
      key = slots::find_key(below);
    }
    if (!key) {
      auto known = slots::keys_below(path);
      std::string hint = did_you_mean(member.key, known);
      if (hint.empty() && known.size() <= 12 && !known.empty()) hint = "known here: " + join(known, ", ");
      if (hint.empty() || path.empty())
        if (const std::string inside = key_inside(below); !inside.empty()) hint = inside;
      if (path.starts_with("compare.guardrails."))
        hint =
            "a guardrail says `not_below`: how far an outcome may fall; what must not rise cannot be guarded in this "
            "version";
      if (!member.key.empty() && member.key.find_first_not_of("0123456789") == std::string::npos)
        hint = "the decimal sign is a point, as in 0.5";
      document.problem(where, below, "unknown key", "", "", hint);
      continue;
    }
    if (document.has(below)) {
      document.problem(where, below, "given twice, once under another name");
      continue;
    }
    visit(document, below, *key, member.value, member.line, member.column);
  }
}

void check_name(Document& document, const std::string& parent, const Member& member) {
  Place where = place_of(document, member);
  std::string path = parent + "." + member.key;
  if (!is_name(member.key)) {
    document.problem(where, path, "not a name", "letters, digits and underscores, a letter first",
                     "'" + shown(member.key, 60) + "'");
    return;
  }
  bool touchpoint = parent.ends_with(".touchpoints");
  if ((member.key == "end" || member.key == "otherwise") && touchpoint)
    document.problem(where, path, "a touchpoint may not be called '" + member.key + "'", "", "",
                     "the word is reserved for routing");
  else if (language::is_reserved(member.key) &&
           (parent == "traits" || parent.ends_with(".traits") || parent == "state" || parent == "let") &&
           !(parent == "traits" && member.key == "correlation"))
    document.problem(where, path, "'" + member.key + "' already means something in expressions", "another name");
  if (parent == "policies" && member.key == "baseline")
    document.problem(where, path, "'baseline' is the scenario without any policy", "another name");
}

void visit_names(Document& document, const std::string& path, const Node& node) {
  auto& names = document.names[path];
  for (const Member& member : node.members) {
    if (document.problems.size() >= most_problems) return;
    std::string below = path + "." + member.key;
    check_name(document, path, member);
    const Key* key = is_name(member.key) ? slots::find_key(below) : nullptr;
    if (!key) continue;
    if (path.ends_with(".traits"))  // units and ranges are those of the trait, wherever it is given
      if (const Key* trait = slots::find_key("traits." + member.key); trait->form == Form::distribution) key = trait;
    if (key->form != Form::list) names.push_back(member.key);
    visit(document, below, *key, member.value, member.line, member.column);
  }
}

void visit_list(Document& document, const std::string& path, const Node& node) {
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    std::string below = path + "." + std::to_string(i);
    if (const Key* key = slots::find_key(below)) visit(document, below, *key, node.items[i]);
  }
}

void visit_word(Document& document, const std::string& path, const Key& key, const Node& node) {
  std::vector<std::string> words;
  for (std::size_t from = 0; from < key.words.size();) {
    auto to = std::min(key.words.find(' ', from), key.words.size());
    words.emplace_back(key.words.substr(from, to - from));
    from = to + 1;
  }
  auto at = std::find(words.begin(), words.end(), node.text);
  if (node.kind != Node::Kind::scalar || at == words.end()) {
    document.problem(path, "not one of the words allowed here", join(words, ", "), kind_of(node),
                     did_you_mean(node.text, words));
    return;
  }
  slots::Slot slot{
      path, &key, "", language::Dimension::plain, 0, static_cast<float>(words.size() - 1), place_of(document, node),
      {}};
  slot.value = language::literal(static_cast<float>(at - words.begin()));
  document.slots.add(std::move(slot));
}

void visit_scalar(Document& document, const std::string& path, const Key& key, const Node& node) {
  bool translated = key.form == Form::text && slots::has_languages(key) && node.kind == Node::Kind::map && !node.members.empty();
  if (translated) {
    for (const Member& member : node.members)
      if (member.value.kind != Node::Kind::scalar || member.key.size() != 2)
        document.problem(place_of(document, member), path + "." + member.key,
                         "not a text in a language", "{en: .., nl: ..}");
    return;
  }
  if (node.kind != Node::Kind::scalar)
    document.problem(path, "a single value is wanted here", "", kind_of(node));
  else if (key.form == Form::clock && !parse_clock(node.text))
    document.problem(path, "not a time of day", "\"08:00\" to \"24:00\"", kind_of(node));
}

// A map or list that begins below its key is best found by the key.
void visit(Document& document, const std::string& path, const Key& key, const Node& node, int key_line,
           int key_column) {
  Place where = place_of(document, node);
  const bool below_key =
      key_line > 0 && node.line > key_line && (node.kind == Node::Kind::map || node.kind == Node::Kind::list);
  if (below_key) where = Place{document.file_of(node), key_line, key_column};
  document.by_path[path] = document.entries.size();
  document.entries.push_back({path, &key, &node, std::move(where)});
  if (key.later) {
    document.problems.push_back(
        {Severity::not_yet, place_of(document, node), path, std::string(key.meaning), "", "", ""});
    return;
  }
  bool map = key.form == Form::section || key.form == Form::names;
  if (node.kind == Node::Kind::null && (map || key.form == Form::list || key.form == Form::own)) {
    document.problems.push_back({key.form == Form::own ? Severity::error : Severity::warning, document.entries.back().place, path, "nothing stands here", "", "", "fill it in, or leave it out"});
    if (map || key.form == Form::list) return;
  }
  if (map && node.kind != Node::Kind::map) {
    const MapForm form = map_form(path, key, node);
    document.problem(path, "a map is wanted here", form.expected, kind_of(node), form.hint);
    return;
  }
  switch (key.form) {
    case Form::section:
      visit_members(document, path, node);
      break;
    case Form::names:
      visit_names(document, path, node);
      break;
    case Form::list:
      if (node.kind == Node::Kind::list)
        visit_list(document, path, node);
      else
        document.problem(path, "a list is wanted here", "", kind_of(node));
      break;
    case Form::number:
    case Form::condition:
    case Form::distribution:
      add_slot(document, path, key, node);
      break;
    case Form::word:
      visit_word(document, path, key, node);
      break;
    case Form::whole:
    case Form::text:
    case Form::name:
    case Form::clock:
    case Form::date:
      visit_scalar(document, path, key, node);
      break;
    case Form::own:
      break;
  }
}

// Every path that `pattern` stands for in this document, `*` and `#` replaced by what is there.
std::vector<std::string> instances(const Document& document, std::string_view pattern) {
  std::vector<std::string> found{""};
  for (std::string_view step : slots::steps(pattern)) {
    std::vector<std::string> longer;
    for (const std::string& so_far : found) {
      auto go_on = [&](const std::string& next) { longer.push_back(so_far.empty() ? next : so_far + "." + next); };
      if (step == "*")
        for (const auto& name : document.named(so_far)) go_on(name);
      else if (step == "#")
        for (std::size_t i = 0; i < document.count(so_far); ++i) go_on(std::to_string(i));
      else
        go_on(std::string(step));
    }
    found = std::move(longer);
  }
  return found;
}

// A missing key counts only when the section it belongs to is there (or is the file itself).
bool parent_is_there(const Document& document, const std::string& path) {
  auto dot = path.rfind('.');
  if (dot == std::string::npos) return true;
  const Entry* parent = document.find(path.substr(0, dot));
  if (!parent) return false;
  const bool map = parent->key->form == Form::section;  // of what is no map, and said so, nothing is missing
  return !map || parent->node->kind == Node::Kind::map || parent->node->kind == Node::Kind::null;
}
}  // namespace

void walk(Document& document, const Node& root) {
  if (root.kind != Node::Kind::map) {
    document.problem(Place{document.file, root.line, root.column}, "", "a scenario is a map of keys", "", kind_of(root),
                     "start from scenarios/gamma.yaml");
    return;
  }
  visit_members(document, "", root);
  if (document.problems.size() >= most_problems)
    document.problem(Place{document.file, 0, 0}, "", "too many problems; the rest of the file was not read");
  for (const Key& key : slots::keys()) {
    if (!key.required || key.pattern.back() == '*') continue;
    for (const std::string& path : instances(document, key.pattern))
      if (!document.has(path) && parent_is_there(document, path))
        document.problem(document.place(path), path, "missing", std::string(key.meaning));
  }
}

namespace {
// What only some relationships have, everybody else does not do: their number is 0, for there is no default.
void add_what_others_lack(Document& document) {
  constexpr std::string_view behaviour = ".behaviour.";
  std::set<std::string> lacking;
  for (const Entry& entry : document.entries) {
    const auto at = entry.path.find(behaviour);
    if (!entry.path.starts_with("relationships.") || at == std::string::npos) continue;
    const std::string general = entry.path.substr(at + 1);
    if (slots::find_key(general) != nullptr && document.slots.find(general) == slots::no_slot) lacking.insert(general);
  }
  Node zero;
  zero.kind = Node::Kind::scalar, zero.text = "0";
  for (const std::string& path : lacking) add_slot(document, path, *slots::find_key(path), zero);
}
}  // namespace

void add_defaults(Document& document) {
  for (const Key& key : slots::keys()) {
    if (key.fallback.empty() || key.pattern.back() == '*') continue;
    for (const std::string& path : instances(document, key.pattern)) {
      if (document.has(path) || has_no_default(document, path)) continue;
      Problems ours;
      Node node;
      if (auto parsed = parse(key.fallback, "the table of keys", ours)) node = std::move(*parsed);
      node.line = node.column = 0;
      if (key.form == Form::word)
        visit_word(document, path, key, node);
      else
        add_slot(document, path, key, node);
    }
  }
  add_what_others_lack(document);
}

}  // namespace peakend::read
