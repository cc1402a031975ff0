// Opens what a file names beside itself: paths, circles, depth, limits.
#include "scenarios/read/neighbours.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenarios/base/text.hpp"
#include "scenarios/read/versions.hpp"

namespace peakend::read {
namespace {
namespace fs = std::filesystem;

constexpr Limits of_neighbours{std::size_t{1} << 20, 100, 100'000};
constexpr int deepest = 4;       // files, one in the other
constexpr int most_opened = 20;  // by one scenario, each way to a file counted
constexpr int most_up = 4;       // steps `..`

void stamp(Node& node, int source) {
  node.source = source;
  for (Node& item : node.items) stamp(item, source);
  for (Member& member : node.members) stamp(member.value, source);
}
}  // namespace

Neighbours::Neighbours(std::string file, Problems& problems, const Texts* kept)
    : file_(std::move(file)), problems_(problems), kept_(kept) {
  std::error_code error;
  reading_.push_back({file_, fs::weakly_canonical(file_, error)});
}

const std::string& Neighbours::file_of(const Node& node) const {
  return node.source == 0 ? file_ : files[static_cast<std::size_t>(node.source) - 1].name;
}

void Neighbours::problem(const Place& place, std::string path, std::string said, std::string expected, std::string got,
                         std::string hint) {
  problems_.push_back({Severity::error, place, std::move(path), std::move(said), std::move(expected), std::move(got),
                       std::move(hint)});
}

void Neighbours::problem(const Asked& asked, std::string said, std::string expected, std::string got,
                         std::string hint) {
  problem(place(*asked.node), asked.path, std::move(said), std::move(expected), std::move(got), std::move(hint));
}

// What can be said before the file is read. Only ordinary files: a pipe would be waited for.
bool Neighbours::may_be_opened(const Asked& asked, const fs::path& way, const fs::path& canonical) {
  const fs::path written = fs::path(asked.file).lexically_normal();
  const auto up = std::count(written.begin(), written.end(), fs::path(".."));
  std::string circle;
  for (const Reading& reading : reading_)
    if (!circle.empty() || reading.canonical == canonical) circle += reading.name + " -> ";
  const bool extends = asked.path == "extends";
  std::error_code error;
  const auto type = kept_ != nullptr ? fs::file_type::regular : fs::status(way, error).type();
  if (written.is_absolute())
    problem(asked, "an absolute path", "a path from the folder of this file", peakend::quoted(asked.file),
            "so that the files can be carried elsewhere together");
  else if (up > most_up)
    problem(asked, "the path goes up too many folders", fmt::format("at most {}", most_up), peakend::quoted(asked.file));
  else if (!circle.empty())
    problem(asked, extends ? "files extend each other in a circle" : "files include each other in a circle", "",
            peakend::quoted(asked.file), circle + way.string());
  else if (static_cast<int>(reading_.size()) > deepest)
    problem(asked, extends ? "files upon files go too deep" : "includes within includes go too deep",
            fmt::format("at most {} files, one {} the other", deepest, extends ? "on" : "in"),
            peakend::quoted(asked.file));
  else if (++opened_ > most_opened)
    problem(asked, "too many included files", fmt::format("at most {}", most_opened), peakend::quoted(asked.file));
  else if (type == fs::file_type::directory)
    problem(asked, "a folder", "a YAML file", peakend::quoted(way.string()), "name the file in it");
  else if (type != fs::file_type::not_found && type != fs::file_type::regular && type != fs::file_type::none)
    problem(asked, "not an ordinary file", "a YAML file", peakend::quoted(way.string()));
  else
    return true;
  return false;
}

std::optional<std::string> Neighbours::text_of(const Asked& asked, const std::string& way) {
  Problems unread;
  std::optional<std::string> text;
  if (kept_ != nullptr) {
    if (const auto at = kept_->find(way); at != kept_->end()) text = at->second;
    else problem(asked, "its text was not kept", "", peakend::quoted(way));
    return text;
  }
  text = read_file(way == "-" ? "./-" : way, unread, of_neighbours);
  for (Problem& one : unread)
    problem(asked, one.said, one.expected.empty() ? "a YAML file" : one.expected, peakend::quoted(way),
            one.hint.empty() ? one.got : one.hint);
  return text;
}

const OpenedFile* Neighbours::open(const Asked& asked) {
  auto beside = fs::path(reading_.back().name).parent_path();
  if (beside.empty()) beside = ".";  // so that no name means standard input
  const std::string way = (beside / asked.file).lexically_normal().string();
  std::error_code error;
  const fs::path canonical = fs::weakly_canonical(way, error);
  if (!may_be_opened(asked, way, canonical)) return nullptr;
  for (const OpenedFile& known : files)
    if (known.canonical == canonical) return &known;
  OpenedFile& opened = files.emplace_back(OpenedFile{way, "", canonical, {}});
  const int source = static_cast<int>(files.size());
  const auto text = text_of(asked, way);
  if (!text) return nullptr;
  opened.text = *text;
  auto root = parse(*text, way, problems_, of_neighbours);
  if (!root || !bring_up_to_date(*root, way, problems_)) return nullptr;
  opened.root = std::move(*root);
  stamp(opened.root, source);
  enter(opened);
  extend(opened.root);
  leave();
  return &opened;
}

}  // namespace peakend::read
