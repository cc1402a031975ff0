// A problem with what the user gave us: where it is, what was said, expected and got, and a hint.
// Problems are gathered, never thrown: a reader goes on to the next line and reports them all at the end.
#pragma once
#include <string>
#include <vector>

namespace peakend {

// A place in a file, counted from 1 as editors do; line 0 means the file as a whole.
struct Place {
  std::string file;
  int line = 0;
  int column = 0;
  bool operator==(const Place&) const = default;
};

enum class Severity {
  error,    // the file cannot be used
  warning,  // probably not what its author meant
  not_yet,  // right in the language, but this version cannot run it
};

struct Problem {
  Severity severity = Severity::error;
  Place place;
  std::string path;      // the slot or key, dots between steps; may be empty
  std::string said;      // what is wrong, in a few words; always present
  std::string expected;  // may be empty
  std::string got;       // may be empty; long texts are cut when printed
  std::string hint;      // what to do about it; may be empty
};

using Problems = std::vector<Problem>;

// `FILE:LINE:COLUMN: [warning: ]PATH: SAID, expected EXPECTED, got GOT; HINT`, without the parts that are empty.
// A `not_yet` reads `FILE:LINE:COLUMN: not yet: PATH: SAID; HINT`.
std::string text(const Problem& problem);

// True when at least one problem has severity `error`.
bool any_error(const Problems& problems);

// Sorted by file, line, column; the order in which they were found breaks ties.
void sort_by_place(Problems& problems);

}  // namespace peakend
