// Which entries of included files somebody needs, and where in the tree they come to stand.
#include "scenarios/read/include.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "scenarios/read/mentions.hpp"
#include "scenarios/slots/keys.hpp"

namespace peakend::read {
namespace {
// What these define does nothing until something names it.
constexpr std::array definitions{"relationships", "norms", "traits", "state", "let"};

bool defines(std::string_view section) {
  return std::find(definitions.begin(), definitions.end(), section) != definitions.end();
}

// A row of its own in the table of keys: a trait that the model itself reads, or the correlations.
bool read_by_the_model(const Piece& piece) {
  const slots::Key* key = slots::find_key(piece.path());
  return key != nullptr && !key->pattern.ends_with('*');
}

bool needed(const Piece& piece, const Mentions& named) {
  return piece.asked || !defines(piece.section) || read_by_the_model(piece) || named.count(piece.member->key) != 0;
}

// Those that the file needs, and what they need in turn; in the order they had.
std::vector<Piece> needed_of(const std::vector<Piece>& pieces, Mentions named) {
  std::vector<char> in(pieces.size(), 0);
  for (bool more = true; more;) {
    more = false;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (in[i] || !needed(pieces[i], named)) continue;
      in[i] = more = true;
      add_mentions(pieces[i].path(), pieces[i].member->value, named);
    }
  }
  std::vector<Piece> found;
  for (std::size_t i = 0; i < pieces.size(); ++i)
    if (in[i]) found.push_back(pieces[i]);
  return found;
}

// One entry may be reached by several ways, but not be given by several files.
std::vector<Piece> each_once(const std::vector<Piece>& pieces, Problems& problems) {
  std::map<std::string, Place> first;
  std::vector<Piece> once;
  for (const Piece& piece : pieces) {
    const auto [at, fresh] = first.emplace(piece.path(), piece.place);
    if (fresh)
      once.push_back(piece);
    else if (at->second != piece.place)
      problems.push_back({Severity::error, piece.place, piece.path(), "two included files give an entry of this name",
                          "", "",
                          fmt::format("the other is {}:{}; write which to take: {{file: .., take: [{}]}}",
                                      at->second.file, at->second.line, piece.path())});
  }
  return once;
}

// Where `include` stands above a section, what it brings stands above what the file writes there.
void put(Node& root, const Member& include, const std::string& section, std::vector<Member> brought) {
  const auto own = std::find_if(root.members.begin(), root.members.end(),
                                [&](const Member& member) { return section_of(member.key) == section; });
  if (own == root.members.end()) {
    Node node;
    node.kind = Node::Kind::map;
    node.line = include.line, node.column = include.column;
    node.members = std::move(brought);
    root.members.push_back({section, include.line, include.column, std::move(node)});
    return;
  }
  if (own->value.kind == Node::Kind::null) own->value.kind = Node::Kind::map;
  if (own->value.kind != Node::Kind::map) return;  // a mistake, and told as one when the tree is walked
  auto& members = own->value.members;
  const bool above = include.line < own->line;
  members.insert(above ? members.begin() : members.end(), brought.begin(), brought.end());
}
}  // namespace

std::string_view section_of(std::string_view key) { return key == "interventions" ? "policies" : key; }

bool can_be_included(std::string_view section) {
  const slots::Key* key = section.find('.') == std::string_view::npos ? slots::find_key(section) : nullptr;
  return key != nullptr && key->form == slots::Form::names && !key->later;
}

std::vector<std::string> sections_that_can() {
  std::vector<std::string> found;
  for (const slots::Key& key : slots::keys())
    if (can_be_included(key.pattern)) found.emplace_back(key.pattern);
  return found;
}

const Member* find_section(const Node& root, std::string_view section) {
  const auto found = std::find_if(root.members.begin(), root.members.end(),
                                  [&](const Member& member) { return section_of(member.key) == section; });
  return found == root.members.end() ? nullptr : &*found;
}

void own_wins(const Node& root, Neighbours& neighbours, std::vector<Piece>& pieces) {
  std::erase_if(pieces, [&](const Piece& piece) {
    const Member* section = find_section(root, piece.section);
    const Member* own = section == nullptr ? nullptr : section->value.find(piece.member->key);
    if (own != nullptr && !piece.quiet)
      neighbours.problems().push_back(
          {Severity::warning, neighbours.place(*own), piece.path(), "an included file has this entry too", "", "",
           fmt::format("this one stands, and all of {}:{} is left out", piece.place.file, piece.place.line)});
    return own != nullptr;
  });
}

void bring_included(Node& root, Neighbours& neighbours) {
  const Member* include = root.find("include");
  if (include == nullptr) return;
  auto pieces = included_pieces(root, neighbours);
  own_wins(root, neighbours, pieces);
  Mentions named;
  add_mentions("", root, named);
  std::map<std::string, std::vector<Member>> brought;
  std::vector<std::string> order;
  for (const Piece& piece : each_once(needed_of(pieces, std::move(named)), neighbours.problems())) {
    if (brought.count(piece.section) == 0) order.push_back(piece.section);
    brought[piece.section].push_back(*piece.member);
  }
  const Member where{"include", include->line, include->column, {}};
  for (const std::string& section : order) put(root, where, section, std::move(brought[section]));
}

}  // namespace peakend::read
