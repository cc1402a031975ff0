// What can be wrong with a store, told for people. Opening returns it; a store that fails while in use throws it.
#pragma once
#include <stdexcept>
#include <string>

namespace peakend::results {

struct StoreProblem {
  enum class Kind {
    cannot_create,  // the folder or a file in it cannot be made
    missing,        // nothing there to read
    read_only,      // there, but this user may not write (or not open) it
    not_a_store,    // a file, or a database, of another kind
    damaged,        // a store with broken pages
    other_schema,   // written by a version with another layout
    locked,         // another process writes
    full,           // no space left
    failed,         // any other error of the disk or of the database
    conflict,       // two stores hold different figures for one cell
  };
  Kind kind = Kind::failed;
  std::string said;  // one line: what, where, why, and what to do about it
};

// Thrown by a store in use: disk full, damaged pages met on the way, I/O.
struct StoreFailure : std::runtime_error {
  StoreProblem problem;
  explicit StoreFailure(StoreProblem what) : std::runtime_error(what.said), problem(std::move(what)) {}
};

}  // namespace peakend::results
