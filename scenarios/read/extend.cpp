// `extends`: the tree of a file laid over that of another. What the table of keys calls a section or a map of names is
// merged key by key; everything else that a file writes stands in the place of what the other had, as a whole.
#include <algorithm>
#include <array>

#include "scenarios/base/text.hpp"
#include "scenarios/read/include.hpp"
#include "scenarios/read/neighbours.hpp"
#include "scenarios/slots/keys.hpp"

namespace peakend::read {
namespace {
namespace fs = std::filesystem;

// These say which file it is, so each has its own.
constexpr std::array own_keys{"peakend", "scenario", "title"};

bool merges(std::string_view path) {
  const slots::Key* key = slots::find_key(path);
  return key != nullptr && (key->form == slots::Form::section || key->form == slots::Form::names);
}

std::string below(const std::string& path, const std::string& key) {
  return path.empty() ? std::string(section_of(key)) : path + "." + key;
}

std::vector<Member>::iterator find(Node& node, const std::string& path, const std::string& key) {
  return std::find_if(node.members.begin(), node.members.end(),
                      [&](const Member& member) { return below(path, member.key) == below(path, key); });
}

// A path of the file that is extended is seen from the one that extends it.
void rebase(Node& path, const fs::path& folder) {
  if (path.kind == Node::Kind::scalar && !path.text.empty()) path.text = (folder / path.text).lexically_normal().string();
}

void rebase_includes(Node& include, const fs::path& folder) {
  rebase(include, folder);
  for (Node& item : include.items) rebase_includes(item, folder);
  for (Member& member : include.members)
    if (member.key == "file") rebase(member.value, folder);
}

// All that either of two files includes, `own` first.
Node both(const Node& own, const Node& other) {
  Node all;
  all.kind = Node::Kind::list;
  all.line = own.line, all.column = own.column, all.source = own.source;
  for (const Node* one : {&own, &other}) {
    if (one->kind == Node::Kind::list)
      all.items.insert(all.items.end(), one->items.begin(), one->items.end());
    else
      all.items.push_back(*one);
  }
  return all;
}

void lay_over(Node& base, const Node& over, const std::string& path) {
  for (const Member& member : over.members) {
    const auto at = find(base, path, member.key);
    const std::string where = below(path, member.key);
    if (at == base.members.end())
      base.members.push_back(member);
    else if (where == "include")
      at->value = both(member.value, at->value);
    else if (merges(where) && at->value.kind == Node::Kind::map && member.value.kind == Node::Kind::map)
      lay_over(at->value, member.value, where);
    else if (!merges(where) || member.value.kind != Node::Kind::null)  // a section left empty says nothing
      *at = member;
  }
}
}  // namespace

struct Neighbours::Base {
  Asked asked;
  const Node* without = nullptr;
};

Neighbours::Base Neighbours::base_of(const Member& extends) {
  constexpr const char* forms = "gamma.yaml, or {file: gamma.yaml, without: [policies.more_tills]}";
  Base found{{&extends.value, "extends", ""}, nullptr};
  if (extends.value.kind == Node::Kind::scalar) found.asked.file = extends.value.text;
  for (const Member& member : extends.value.members) {
    if (member.key == "file" && member.value.kind == Node::Kind::scalar)
      found.asked.file = member.value.text;
    else if (member.key == "without" && member.value.kind == Node::Kind::list)
      found.without = &member.value;
    else if (member.key == "without")
      problem(place(member), "extends.without", "a list of entries is wanted here", "[policies.more_tills]");
    else if (member.key != "file")
      problem(place(member), "extends." + member.key, "not a part of `extends`", forms, "",
              did_you_mean(member.key, {"file", "without"}));
  }
  // a NUL, which YAML can write, would end the name before its author does
  if (found.asked.file.empty() || found.asked.file.find('\0') != std::string::npos) {
    problem(found.asked, "the path of a file is wanted here", forms);
    found.asked.file.clear();
  }
  return found;
}

void Neighbours::take_away(Node& base, const Base& asked) {
  if (asked.without == nullptr) return;
  for (const Node& item : asked.without->items) {
    Node* node = &base;
    std::string path;
    bool gone = false;
    for (std::string_view left = item.text; node != nullptr && !left.empty();) {
      const auto dot = left.find('.');
      const std::string step(left.substr(0, dot));
      left = dot == std::string_view::npos ? std::string_view{} : left.substr(dot + 1);
      const auto at = find(*node, path, step);
      if (at == node->members.end()) break;
      if (left.empty()) {
        node->members.erase(at);
        gone = true;
        break;
      }
      path = below(path, step);
      node = &at->value;
    }
    std::vector<std::string> known;
    for (const Member& member : node->members) known.push_back(path.empty() ? member.key : path + "." + member.key);
    const bool twice = std::any_of(asked.without->items.begin(), asked.without->items.end(), [&](const Node& other) { return &other < &item && other.text == item.text; });
    if (!gone && twice)
      problem(place(item), "extends.without", "an entry is named twice", "", peakend::quoted(item.text));
    else if (!gone)
      problem(place(item), "extends.without", "no such entry in " + shown(asked.asked.file, 50), "a path of that file",
              item.kind == Node::Kind::scalar ? peakend::quoted(item.text) : "", did_you_mean(item.text, known));
  }
}

void Neighbours::extend(Node& root) {
  const Member* key = root.find("extends");
  if (key == nullptr) return;
  const Base asked = base_of(*key);
  const OpenedFile* opened = asked.asked.file.empty() ? nullptr : open(asked.asked);
  if (opened == nullptr) return;
  if (opened->root.kind != Node::Kind::map) {
    problem(asked.asked, "a scenario is a map of keys", "a YAML file of a scenario", peakend::quoted(asked.asked.file));
    return;
  }
  Node base = opened->root;
  const fs::path folder = fs::path(asked.asked.file).parent_path();
  take_away(base, asked);
  for (const char* own : own_keys)
    if (const auto at = find(base, "", own); at != base.members.end()) base.members.erase(at);
  if (const auto at = find(base, "", "include"); at != base.members.end()) rebase_includes(at->value, folder);
  lay_over(base, root, "");
  if (const auto at = find(base, "", "extends"); at != base.members.end()) base.members.erase(at);
  base.line = root.line, base.column = root.column, base.source = root.source;
  root = std::move(base);
}

}  // namespace peakend::read
