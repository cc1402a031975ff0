// What the readers of the parts look up in a document: by path, with the place of what is found.
#include "scenarios/read/document.hpp"
#include "scenarios/words/say.hpp"

namespace peakend::read {

const std::string& Document::file_of(const Node& node) const {
  return node.source == 0 ? file : included[static_cast<std::size_t>(node.source) - 1];
}

Place place_of(const Document& document, const Node& node) { return {document.file_of(node), node.line, node.column}; }

Place place_of(const Document& document, const Member& member) {
  return {document.file_of(member.value), member.line, member.column};
}

const Entry* Document::find(const std::string& path) const {
  auto at = by_path.find(path);
  return at == by_path.end() ? nullptr : &entries[at->second];
}

std::string Document::text(const std::string& path, const std::string& otherwise) const {
  const Entry* entry = find(path);
  return entry && entry->node->kind == Node::Kind::scalar ? entry->node->text : otherwise;
}

Wording Document::wording(const std::string& path) const {
  const Entry* entry = find(path);
  if (!entry) return {};
  if (entry->node->kind == Node::Kind::scalar) return entry->node->text;
  const auto in = [&](Language language) {
    const Member* member = entry->node->find(code_of(language));
    return member && member->value.kind == Node::Kind::scalar ? member->value.text : "";
  };
  const Wording found(in(Language::english), in(Language::dutch));
  if (!found.empty()) return found;
  for (const Member& member : entry->node->members)  // in whatever language there is
    if (member.value.kind == Node::Kind::scalar && !member.value.text.empty()) return member.value.text;
  return {};
}

const std::vector<std::string>& Document::named(const std::string& path) const {
  static const std::vector<std::string> none;
  auto at = names.find(path);
  return at == names.end() ? none : at->second;
}

std::size_t Document::count(const std::string& path) const {
  const Entry* entry = find(path);
  return entry && entry->node->kind == Node::Kind::list ? entry->node->items.size() : 0;
}

Place Document::place(const std::string& path) const {
  for (std::string_view part = path; !part.empty();) {
    if (const Entry* entry = find(std::string(part))) return entry->place;
    auto dot = part.rfind('.');
    part = dot == std::string_view::npos ? std::string_view{} : part.substr(0, dot);
  }
  return {file, 0, 0};
}

void Document::problem(const Place& where, std::string path, std::string said, std::string expected, std::string got,
                       std::string hint) {
  problems.push_back(
      {Severity::error, where, std::move(path), std::move(said), std::move(expected), std::move(got), std::move(hint)});
}

void Document::problem(const std::string& path, std::string said, std::string expected, std::string got,
                       std::string hint) {
  problem(place(path), path, std::move(said), std::move(expected), std::move(got), std::move(hint));
}

}  // namespace peakend::read
