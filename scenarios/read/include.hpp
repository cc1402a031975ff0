// `include`: whole named entries of other files, brought into the tree before the table of keys is held against it.
// What is brought reads as if it stood where `include` stands; its nodes say which file they are from (Node::source).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/base/problem.hpp"
#include "scenarios/read/neighbours.hpp"
#include "scenarios/read/tree.hpp"

namespace peakend::read {

// An entry that may be brought. It points into an OpenedFile.
struct Piece {
  std::string section;
  const Member* member;
  Place place;         // of its name
  bool asked = false;  // by `take`: brought whoever names it
  bool quiet = false;  // only there because something taken may name it
  std::string path() const { return section + "." + member->key; }
};

// All that `root` includes, and what that includes, in the order in which it would stand. Every way this can fail is a
// problem of its own.
std::vector<Piece> included_pieces(const Node& root, Neighbours& neighbours);

// Whether a section holds entries with names of their own, which can be brought one by one.
bool can_be_included(std::string_view section);
std::vector<std::string> sections_that_can();

// `interventions` is another name for `policies`.
std::string_view section_of(std::string_view key);

// The section as `root` writes it, under either name; nullptr when it does not.
const Member* find_section(const Node& root, std::string_view section);

// Takes away the pieces that `root` writes itself: its own stands as a whole. Said as a warning.
void own_wins(const Node& root, Neighbours& neighbours, std::vector<Piece>& pieces);

// Brings into `root` what it includes: of the sections that define what others name (relationships, norms, traits,
// state, let) only what is named, of the others everything. Problems when two files give one entry.
void bring_included(Node& root, Neighbours& neighbours);

}  // namespace peakend::read
