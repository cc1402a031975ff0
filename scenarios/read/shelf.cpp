// Opens included files: paths, circles, depth, what may stand in such a file, and which entries are taken of it.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "scenarios/base/text.hpp"
#include "scenarios/read/include.hpp"
#include "scenarios/read/mentions.hpp"
#include "scenarios/slots/keys.hpp"

namespace peakend::read {
namespace {
namespace fs = std::filesystem;

constexpr Limits of_included{std::size_t{1} << 20, 100, 100'000};
constexpr int deepest = 4;           // files, one in the other
constexpr int most_inclusions = 20;  // of one scenario, each way to a file counted
constexpr int most_up = 4;           // steps `..`

// One entry of the list `include`, as its author wrote it.
struct Wish {
  const Node* node = nullptr;  // where problems point
  std::string path;            // of the key: `include`, `include.1`
  std::string file;
  const Node* take = nullptr;
};

class Opener {
 public:
  explicit Opener(Problems& problems) : problems_(problems) {}

  std::vector<Piece> pieces_of(const Node& root, const std::string& file, const fs::path& canonical);
  std::deque<OpenedFile> files;

 private:
  struct Reading {
    std::string name;
    fs::path canonical;
  };

  void problem(const Place& place, std::string path, std::string said, std::string expected = "", std::string got = "",
               std::string hint = "") {
    problems_.push_back({Severity::error, place, std::move(path), std::move(said), std::move(expected), std::move(got),
                         std::move(hint)});
  }
  Place at(const Node& node) const { return {stack_.back().name, node.line, node.column}; }
  void problem(const Wish& wish, std::string said, std::string expected = "", std::string got = "",
               std::string hint = "") {
    problem(at(*wish.node), wish.path, std::move(said), std::move(expected), std::move(got), std::move(hint));
  }

  std::vector<Wish> wishes(const Node& include);
  std::optional<Wish> wish(const Node& node, const std::string& path);
  bool may_be_opened(const Wish& wish, const fs::path& way, const fs::path& canonical);
  const OpenedFile* open(const Wish& wish);
  void check_contents(const OpenedFile& opened, bool taken_from);
  std::vector<Piece> own_pieces(const Node& root, const std::string& file) const;
  std::vector<Piece> taken(const Wish& wish, std::vector<Piece> pieces);

  Problems& problems_;
  std::vector<Reading> stack_;  // the scenario, and the files that include each other down to here
  std::set<std::pair<const OpenedFile*, bool>> checked_;
  int inclusions_ = 0;
};

void stamp(Node& node, int source) {
  node.source = source;
  for (Node& item : node.items) stamp(item, source);
  for (Member& member : node.members) stamp(member.value, source);
}

std::optional<Wish> Opener::wish(const Node& node, const std::string& path) {
  Wish found{&node, path, "", nullptr};
  constexpr const char* forms = "library/relationships.yaml, or {file: .., take: [relationships.fling]}";
  if (node.kind == Node::Kind::scalar) {
    found.file = node.text;
  } else if (node.kind == Node::Kind::map) {
    for (const Member& member : node.members) {
      const Place where{stack_.back().name, member.line, member.column};
      if (member.key == "file") {
        found.file = member.value.text;
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
  if (!found.file.empty() && found.file.find('\0') == std::string::npos) return found;
  problem(found, "the path of a file is wanted here", forms);
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

// What can be said before the file is read. Only ordinary files: a pipe would be waited for.
bool Opener::may_be_opened(const Wish& wish, const fs::path& way, const fs::path& canonical) {
  const fs::path written = fs::path(wish.file).lexically_normal();
  const auto up = std::count(written.begin(), written.end(), fs::path(".."));
  std::string circle;
  for (const Reading& reading : stack_)
    if (!circle.empty() || reading.canonical == canonical) circle += reading.name + " -> ";
  std::error_code error;
  const auto type = fs::status(way, error).type();
  if (written.is_absolute())
    problem(wish, "an absolute path", "a path from the folder of this file", peakend::quoted(wish.file),
            "so that the files can be carried elsewhere together");
  else if (up > most_up)
    problem(wish, "the path goes up too many folders", fmt::format("at most {}", most_up), peakend::quoted(wish.file));
  else if (!circle.empty())
    problem(wish, "files include each other in a circle", "", peakend::quoted(wish.file), circle + way.string());
  else if (static_cast<int>(stack_.size()) > deepest)
    problem(wish, "includes within includes go too deep", fmt::format("at most {} files, one in the other", deepest),
            peakend::quoted(wish.file));
  else if (++inclusions_ > most_inclusions)
    problem(wish, "too many included files", fmt::format("at most {}", most_inclusions), peakend::quoted(wish.file));
  else if (type == fs::file_type::directory)
    problem(wish, "a folder", "a YAML file", peakend::quoted(way.string()), "name the file in it");
  else if (type != fs::file_type::not_found && type != fs::file_type::regular && type != fs::file_type::none)
    problem(wish, "not an ordinary file", "a YAML file", peakend::quoted(way.string()));
  else
    return true;
  return false;
}

const OpenedFile* Opener::open(const Wish& wish) {
  auto beside = fs::path(stack_.back().name).parent_path();
  if (beside.empty()) beside = ".";  // so that no name means standard input
  const std::string way = (beside / wish.file).lexically_normal().string();
  std::error_code error;
  const fs::path canonical = fs::weakly_canonical(way, error);
  if (!may_be_opened(wish, way, canonical)) return nullptr;
  for (const OpenedFile& known : files)
    if (known.canonical == canonical) return &known;
  OpenedFile& opened = files.emplace_back(OpenedFile{way, "", canonical, {}});
  Problems unread;
  const auto text = read_file((way == "-" ? "./-" : way), unread, of_included);
  for (Problem& one : unread)
    problem(wish, one.said, one.expected.empty() ? "a YAML file" : one.expected, peakend::quoted(way),
            one.hint.empty() ? one.got : one.hint);
  if (!text) return nullptr;
  opened.text = *text;
  auto root = parse(*text, way, problems_, of_included);
  if (!root) return nullptr;
  opened.root = std::move(*root);
  stamp(opened.root, static_cast<int>(files.size()));
  if (opened.root.kind != Node::Kind::map)
    problem(Place{way, opened.root.line, opened.root.column}, "", "an included file is a map of sections",
            join(sections_that_can(), ", "));
  return &opened;
}

// Nothing of an included file is left out in silence: without `take` it holds nothing but named entries.
void Opener::check_contents(const OpenedFile& opened, bool taken_from) {
  if (!checked_.emplace(&opened, taken_from).second) return;  // reached before, by another way
  for (const Member& member : opened.root.members) {
    const Place where{opened.name, member.line, member.column};
    const std::string_view section = section_of(member.key);
    const bool about_itself = member.key == "title" || member.key == "source" || member.key == "include";
    const bool known = slots::find_key(section) != nullptr && member.key.find('.') == std::string::npos;
    if (member.key == "peakend" && member.value.text != "1")
      problem(where, "peakend", "this program reads version 1 of the language", "1",
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

std::vector<Piece> Opener::own_pieces(const Node& root, const std::string& file) const {
  std::vector<Piece> found;
  for (const Member& section : root.members) {
    const std::string name(section_of(section.key));
    if (!can_be_included(name)) continue;
    for (const Member& entry : section.value.members)
      found.push_back({name, &entry, Place{file, entry.line, entry.column}});
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
      problem(at(item), wish.path + ".take", "no such entry in " + shown(wish.file, 50), "SECTION.NAME",
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

std::vector<Piece> Opener::pieces_of(const Node& root, const std::string& file, const fs::path& canonical) {
  stack_.push_back({file, canonical});
  std::vector<Piece> found;
  const Member* include = root.find("include");
  for (const Wish& wish : include == nullptr ? std::vector<Wish>{} : wishes(include->value)) {
    const OpenedFile* opened = open(wish);
    if (opened == nullptr || opened->root.kind != Node::Kind::map) continue;
    if (wish.take == nullptr && opened->root.find("scenario") != nullptr) {
      const auto own = own_pieces(opened->root, opened->name);
      problem(wish, "a whole scenario: `include` brings in entries with names, not how a study is run",
              own.empty() ? "a file of such entries"
                          : fmt::format("the entries you want of it: {{file: {}, take: [{}]}}", shown(wish.file, 60),
                                        own.front().path()),
              peakend::quoted(wish.file));
      continue;
    }
    check_contents(*opened, wish.take != nullptr);
    auto inner = pieces_of(opened->root, opened->name, opened->canonical);
    own_wins(opened->root, opened->name, inner, problems_);
    for (Piece& piece : own_pieces(opened->root, opened->name)) inner.push_back(std::move(piece));
    if (wish.take != nullptr) inner = taken(wish, std::move(inner));
    found.insert(found.end(), inner.begin(), inner.end());
  }
  stack_.pop_back();
  return found;
}
}  // namespace

Shelf open_included(const Node& root, const std::string& file, Problems& problems) {
  Opener opener(problems);
  std::error_code error;
  auto pieces = opener.pieces_of(root, file, fs::weakly_canonical(file, error));
  return {std::move(opener.files), std::move(pieces)};
}

}  // namespace peakend::read
