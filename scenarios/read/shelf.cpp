// What stands behind `include`: paths to files, what may stand in such a file, and which entries are taken of it.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "scenarios/base/text.hpp"
#include "scenarios/read/include.hpp"
#include "scenarios/read/mentions.hpp"
#include "scenarios/slots/keys.hpp"

namespace peakend::read {
namespace {

// One entry of the list `include`, as its author wrote it.
struct Wish {
  Neighbours::Asked asked;
  const Node* take = nullptr;
};

class Opener {
 public:
  explicit Opener(Neighbours& neighbours) : neighbours_(neighbours) {}

  std::vector<Piece> pieces_of(const Node& root);

 private:
  void problem(const Place& place, std::string path, std::string said, std::string expected = "", std::string got = "",
               std::string hint = "") {
    neighbours_.problem(place, std::move(path), std::move(said), std::move(expected), std::move(got), std::move(hint));
  }

  std::vector<Wish> wishes(const Node& include);
  std::optional<Wish> wish(const Node& node, const std::string& path);
  void check_contents(const OpenedFile& opened, bool taken_from);
  std::vector<Piece> own_pieces(const Node& root) const;
  std::vector<Piece> taken(const Wish& wish, std::vector<Piece> pieces);

  Neighbours& neighbours_;
  std::set<std::pair<const OpenedFile*, bool>> checked_;
};

std::optional<Wish> Opener::wish(const Node& node, const std::string& path) {
  Wish found{{&node, path, ""}, nullptr};
  constexpr const char* forms = "library/relationships.yaml, or {file: .., take: [relationships.fling]}";
  if (node.kind == Node::Kind::scalar) {
    found.asked.file = node.text;
  } else if (node.kind == Node::Kind::map) {
    for (const Member& member : node.members) {
      const Place where = neighbours_.place(member);
      if (member.key == "file") {
        found.asked.file = member.value.text;
      } else if (member.key == "take" && member.value.kind == Node::Kind::list) {
        found.take = &member.value;
      } else if (member.key == "take") {
        problem(where, path + ".take", "a list of entries is wanted here", "[relationships.fling]");
        return std::nullopt;
      } else {
        problem(where, path + "." + member.key, "not a part of `include`", forms, "",
                did_you_mean(member.key, {"file", "take"}));
        return std::nullopt;
      }
    }
  }
  // a NUL, which YAML can write, would end the name before its author does
  if (!found.asked.file.empty() && found.asked.file.find('\0') == std::string::npos) return found;
  neighbours_.problem(found.asked, "the path of a file is wanted here", forms);
  return std::nullopt;
}

std::vector<Wish> Opener::wishes(const Node& include) {
  std::vector<Wish> all;
  if (include.kind != Node::Kind::list) {
    if (auto one = wish(include, "include")) all.push_back(*one);
    return all;
  }
  for (std::size_t i = 0; i < include.items.size(); ++i)
    if (auto one = wish(include.items[i], "include." + std::to_string(i))) all.push_back(*one);
  return all;
}

// Nothing of an included file is left out in silence: without `take` it holds nothing but named entries.
void Opener::check_contents(const OpenedFile& opened, bool taken_from) {
  if (!checked_.emplace(&opened, taken_from).second) return;  // reached before, by another way
  for (const Member& member : opened.root.members) {
    const Place where = neighbours_.place(member);
    const std::string_view section = section_of(member.key);
    const bool about_itself = member.key == "title" || member.key == "source" || member.key == "include";
    const bool known = slots::find_key(section) != nullptr && member.key.find('.') == std::string::npos;
    if (member.key == "peakend" && member.value.text != "1")
      problem(where, "peakend", "not a version of the language", "1",
              peakend::quoted(member.value.text));
    else if (!known)
      problem(where, member.key, "unknown key", "", "", did_you_mean(member.key, slots::keys_below("")));
    else if (can_be_included(section) && member.value.kind != Node::Kind::map && member.value.kind != Node::Kind::null)
      problem(where, member.key, "a map is wanted here");
    else if (!can_be_included(section) && !about_itself && member.key != "peakend" && !taken_from)
      problem(where, member.key, "an included file gives only entries with names",
              "peakend, title, source, include, " + join(sections_that_can(), ", "), "",
              "of a whole scenario, take the entries you want: {file: .., take: [relationships.fling]}");
  }
}

std::vector<Piece> Opener::own_pieces(const Node& root) const {
  std::vector<Piece> found;
  for (const Member& section : root.members) {
    const std::string name(section_of(section.key));
    if (!can_be_included(name)) continue;
    for (const Member& entry : section.value.members)
      found.push_back({name, &entry, neighbours_.place(entry)});
  }
  return found;
}

// The entries named by `take`, and behind them those of the same file that they name.
std::vector<Piece> Opener::taken(const Wish& wish, std::vector<Piece> pieces) {
  Mentions named;
  std::vector<std::string> known;
  for (const Piece& piece : pieces) known.push_back(piece.path());
  for (const Node& item : wish.take->items) {
    const auto found = std::find_if(pieces.begin(), pieces.end(), [&](auto& p) { return p.path() == item.text; });
    if (found == pieces.end())
      problem(neighbours_.place(item), wish.asked.path + ".take", "no such entry in " + shown(wish.asked.file, 50), "SECTION.NAME",
              item.kind == Node::Kind::scalar ? peakend::quoted(item.text) : "", did_you_mean(item.text, known));
    else
      found->asked = true;
  }
  for (Piece& piece : pieces) piece.quiet = !piece.asked;
  for (bool more = true; more;) {
    const auto before = named.size();
    for (const Piece& piece : pieces)
      if (piece.asked || named.count(piece.member->key) != 0) add_mentions(piece.path(), piece.member->value, named);
    more = named.size() > before;
  }
  std::erase_if(pieces, [&](const Piece& p) { return !p.asked && named.count(p.member->key) == 0; });
  return pieces;
}

std::vector<Piece> Opener::pieces_of(const Node& root) {
  std::vector<Piece> found;
  const Member* include = root.find("include");
  for (const Wish& wish : include == nullptr ? std::vector<Wish>{} : wishes(include->value)) {
    const OpenedFile* opened = neighbours_.open(wish.asked);
    if (opened == nullptr) continue;
    if (opened->root.kind != Node::Kind::map) {
      if (checked_.emplace(opened, false).second)
        problem(neighbours_.place(opened->root), "", "an included file is a map of sections",
                join(sections_that_can(), ", "));
      continue;
    }
    if (wish.take == nullptr && opened->root.find("scenario") != nullptr) {
      const auto own = own_pieces(opened->root);
      neighbours_.problem(
          wish.asked, "a whole scenario: `include` brings in entries with names, not how a study is run",
          own.empty() ? "a file of such entries"
                      : fmt::format("the entries you want of it: {{file: {}, take: [{}]}}",
                                    shown(wish.asked.file, 60), own.front().path()),
          peakend::quoted(wish.asked.file), "for all of it: `extends` in place of `include`");
      continue;
    }
    check_contents(*opened, wish.take != nullptr);
    neighbours_.enter(*opened);
    auto inner = pieces_of(opened->root);
    neighbours_.leave();
    own_wins(opened->root, neighbours_, inner);
    for (Piece& piece : own_pieces(opened->root)) inner.push_back(std::move(piece));
    if (wish.take != nullptr) inner = taken(wish, std::move(inner));
    found.insert(found.end(), inner.begin(), inner.end());
  }
  return found;
}
}  // namespace

std::vector<Piece> included_pieces(const Node& root, Neighbours& neighbours) {
  return Opener(neighbours).pieces_of(root);
}

}  // namespace peakend::read
