// What a part of a file names outside of its plain texts: in expressions, changes and claims, and as the traits, norms
// and relationships it speaks of. Decides which definitions of an included file somebody needs.
#pragma once
#include <functional>
#include <set>
#include <string>

#include "scenarios/read/tree.hpp"

namespace peakend::read {

using Mentions = std::set<std::string, std::less<>>;

// Adds what `node`, which stands at `path`, names; what the table of keys does not know names nothing. Too much is
// added rather than too little: a word counts wherever it stands in an expression or a change.
void add_mentions(const std::string& path, const Node& node, Mentions& named);

}  // namespace peakend::read
