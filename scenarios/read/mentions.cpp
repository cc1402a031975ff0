// A walk with the table of keys: which form a value has says whether a word in it can be a name.
#include "scenarios/read/mentions.hpp"

#include <string_view>

#include "scenarios/slots/keys.hpp"

namespace peakend::read {
namespace {
using slots::Form;

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool goes_on(char c) { return letter(c) || (c >= '0' && c <= '9') || c == '_'; }

void add_words(std::string_view text, Mentions& named) {
  for (std::size_t from = 0; from < text.size();) {
    std::size_t to = from + 1;
    while (to < text.size() && goes_on(text[from]) && goes_on(text[to])) ++to;
    if (letter(text[from])) named.emplace(text.substr(from, to - from));
    from = to;
  }
}

// Everything in a value that has forms of its own: changes, claims, ways on, distributions.
void add_all_words(const Node& node, Mentions& named) {
  add_words(node.text, named);
  for (const Node& item : node.items) add_all_words(item, named);
  for (const Member& member : node.members) {
    add_words(member.key, named);
    add_all_words(member.value, named);
  }
}

// Whether the names written here are of things that are defined elsewhere.
bool speaks_of_others(std::string_view path) {
  return path.ends_with(".traits") || path.ends_with(".norms") || path.ends_with(".becomes");
}

void add_members(const std::string& path, const Node& node, bool keys_count, Mentions& named) {
  for (const Member& member : node.members) {
    if (keys_count) named.insert(member.key);
    if (member.key.find('.') == std::string::npos)
      add_mentions(path.empty() ? member.key : path + "." + member.key, member.value, named);
  }
}
}  // namespace

void add_mentions(const std::string& path, const Node& node, Mentions& named) {
  if (path.empty()) return add_members(path, node, false, named);
  const slots::Key* key = slots::find_key(path);
  if (key == nullptr || path == "include") return;
  switch (key->form) {
    case Form::section:
    case Form::names:
      return add_members(path, node, speaks_of_others(path), named);
    case Form::list:
      for (std::size_t i = 0; i < node.items.size(); ++i)
        add_mentions(path + "." + std::to_string(i), node.items[i], named);
      return;
    case Form::number:
    case Form::condition:
    case Form::distribution:
    case Form::name:
    case Form::own:
      return add_all_words(node, named);
    case Form::word:
    case Form::whole:
    case Form::text:
    case Form::clock:
    case Form::date:
      return;
  }
}

}  // namespace peakend::read
