// The files that a scenario names beside itself, by `include` or `extends`: each opened once, within limits, and every
// way this can fail is a problem of its own. A file that extends another is given as what comes of both.
#pragma once
#include <deque>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "scenarios/base/problem.hpp"
#include "scenarios/read/tree.hpp"

namespace peakend::read {

struct OpenedFile {
  std::string name, text;
  std::filesystem::path canonical;
  Node root;  // null: it could not be read, and that was said
};

// The texts of files by their names, as they were read before.
using Texts = std::map<std::string, std::string>;

class Neighbours {
 public:
  // `file` is the scenario itself, source 0 of the nodes. With `kept`, texts by the names files had, nothing is opened.
  Neighbours(std::string file, Problems& problems, const Texts* kept = nullptr);

  // What one file says of another, as its author wrote it.
  struct Asked {
    const Node* node = nullptr;  // where problems point
    std::string path;            // of the key: `include.1`, `extends`
    std::string file;
  };

  // The file as a tree, with what it extends. nullptr, with a problem, when it cannot be had.
  const OpenedFile* open(const Asked& asked);

  // Lays `root`, which stands in the file that is being read, over the file its key `extends` names.
  void extend(Node& root);

  // What is opened next is named by this file, until it is left.
  void enter(const OpenedFile& opened) { reading_.push_back({opened.name, opened.canonical}); }
  void leave() { reading_.pop_back(); }

  const std::string& file_of(const Node& node) const;
  Place place(const Node& node) const { return {file_of(node), node.line, node.column}; }
  Place place(const Member& member) const { return {file_of(member.value), member.line, member.column}; }  // of its key

  Problems& problems() { return problems_; }
  void problem(const Place& place, std::string path, std::string said, std::string expected = "", std::string got = "",
               std::string hint = "");
  void problem(const Asked& asked, std::string said, std::string expected = "", std::string got = "",
               std::string hint = "");

  std::deque<OpenedFile> files;  // none ever moves; a node's source 1 is the first

 private:
  struct Reading {
    std::string name;
    std::filesystem::path canonical;
  };
  struct Base;

  bool may_be_opened(const Asked& asked, const std::filesystem::path& way, const std::filesystem::path& canonical);
  std::optional<std::string> text_of(const Asked& asked, const std::string& way);
  Base base_of(const Member& extends);
  void take_away(Node& base, const Base& asked);

  std::string file_;
  Problems& problems_;
  const Texts* kept_;
  std::vector<Reading> reading_;  // the scenario, and the files that name each other down to here
  int opened_ = 0;
};

}  // namespace peakend::read
