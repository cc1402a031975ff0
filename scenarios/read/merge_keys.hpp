// Merge keys: `<<: *name` brings the entries of another map into this one. Only tree.cpp uses it.
#pragma once
#include <string>

#include "scenarios/base/problem.hpp"
#include "scenarios/read/tree.hpp"

namespace peakend::read {

// In the whole tree: what a map writes itself wins wherever it stands; of several maps the earlier. The entries come to
// stand where `<<` stood. A problem when what is merged is no map.
void apply_merge_keys(Node& root, const std::string& file, Problems& problems);

}  // namespace peakend::read
