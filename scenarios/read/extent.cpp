// A walk over a tree that gives up at its budget, so that a bomb of aliases costs no more than the limit.
#include "scenarios/read/extent.hpp"

#include <algorithm>

namespace peakend::read {

Extent extent(const Node& node, std::size_t budget) {
  Extent all;
  const auto add = [&](const Node& child) {
    const Extent one = extent(child, budget - all.nodes);
    all.nodes += one.nodes;
    all.depth = std::max(all.depth, one.depth);
  };
  for (std::size_t i = 0; i < node.items.size() && all.nodes < budget; ++i) add(node.items[i]);
  for (std::size_t i = 0; i < node.members.size() && all.nodes < budget; ++i) add(node.members[i].value);
  if (node.kind == Node::Kind::list || node.kind == Node::Kind::map) ++all.depth;
  return all;
}

}  // namespace peakend::read
