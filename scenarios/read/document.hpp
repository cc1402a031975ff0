// The file held against the table of keys: every key found, every number a slot, every problem noted. The readers of
// the parts look up what they need here by path; they never see a key that the table does not know.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "scenarios/base/problem.hpp"
#include "scenarios/read/tree.hpp"
#include "scenarios/slots/distributions.hpp"
#include "scenarios/slots/slots.hpp"
#include "scenarios/words/say.hpp"

namespace peakend::read {

struct Entry {
  std::string path;
  const slots::Key* key;
  const Node* node;
  Place place;  // of the value
};

struct Document {
  std::string file;
  std::vector<std::string> included;  // names of files; a node's source 1 is the first
  Problems& problems;
  slots::SlotTable slots;
  std::vector<Entry> entries;                               // in the order of the file
  std::map<std::string, std::size_t, std::less<>> by_path;  // into entries
  std::map<std::string, std::vector<std::string>> names;    // author's names below a `names` key, in order

  Document(std::string name, Problems& found) : file(std::move(name)), problems(found) {}
  const std::string& file_of(const Node& node) const;

  const Entry* find(const std::string& path) const;
  bool has(const std::string& path) const { return find(path) != nullptr; }
  std::string text(const std::string& path,
                   const std::string& otherwise = "") const;             // one line
  Wording wording(const std::string& path) const;                        // one line, or {en: .., nl: ..}; empty when absent
  const std::vector<std::string>& named(const std::string& path) const;  // empty when absent
  std::size_t count(const std::string& path) const;                      // items of a list
  Place place(const std::string& path) const;                            // of the nearest part that is there

  void problem(const Place& where, std::string path, std::string said, std::string expected = "", std::string got = "",
               std::string hint = "");
  void problem(const std::string& path, std::string said, std::string expected = "", std::string got = "",
               std::string hint = "");
};

// Walks the tree with the table of keys. Slots hold parsed expressions whose names are still open.
void walk(Document& document, const Node& root);

// Whether a key has no default beside what else is written: a rate where the firm begins the journey, and the like.
bool has_no_default(const Document& document, std::string_view path);

// Slots for every key that has a default, is not written, and belongs to something that is there.
void add_defaults(Document& document);

// Makes a slot from a node that holds a number, an expression or (where the key allows it) a distribution.
// no_slot when it is neither; the problem is noted.
slots::SlotId add_slot(Document& document, const std::string& path, const slots::Key& key, const Node& node);

// The same for a value that is not a slot of its own, such as a change's; nothing when it is neither.
struct GivenParameter {
  std::string path;
  slots::Parameter form;
  Place place;
  language::Expr value;  // names open
};
struct Given {
  language::Expr value;  // names open
  Place place;
  bool distribution = false;
  std::vector<GivenParameter> parameters;  // of a distribution, where they are not slots
};
std::optional<Given> read_value(Document& document, const std::string& path, const Node& node, bool allow_distribution,
                                const slots::Key& key, slots::SlotTable* parameters);

Place place_of(const Document& document, const Node& node);
Place place_of(const Document& document, const Member& member);  // of its key

// Where a map is wanted: its keys, and what a single value in its place could have meant.
struct MapForm {
  std::string expected, hint;
};
MapForm map_form(const std::string& path, const slots::Key& key, const Node& node);
// What to write for `memory_rate`, which belongs into `memory`; empty when there is no such section.
std::string key_inside(const std::string& path);

}  // namespace peakend::read
