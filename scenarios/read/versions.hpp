// Versions of the language. A file says in its first key which one it is written in. Later versions read the files of
// earlier ones: what was called otherwise is renamed in the tree before anything else looks at it (docs/decisions/0034).
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "scenarios/base/problem.hpp"
#include "scenarios/read/tree.hpp"

namespace peakend::read {

inline constexpr int language_version = 1;

// From version `since` on the last step of `from` is called `to`; `*` stands for any name.
struct Renamed {
  int since;
  std::string_view from;  // "behaviour.basket", "journeys.*.starts.rate"
  std::string_view to;    // "spend"
};

// False, with the one problem that matters, when the file is of a version this program cannot read: what it holds is then
// not to be looked at. A file that says nothing, or no number, is left to the table of keys.
bool bring_up_to_date(Node& root, const std::string& file, Problems& problems, int current = language_version,
                      std::span<const Renamed> renamed = {});

}  // namespace peakend::read
