// YAML 1.1's `<<`, after aliases have become copies: so limits of size and depth hold already.
#include "scenarios/read/merge_keys.hpp"

#include <algorithm>
#include <set>

namespace peakend::read {
namespace {

bool is_map(const Node& node) { return node.kind == Node::Kind::map; }

// The maps behind `<<`, the first to win first; nothing when one of them is none.
std::vector<Node*> merged_maps(Node& value) {
  std::vector<Node*> maps;
  if (is_map(value)) maps.push_back(&value);
  if (value.kind == Node::Kind::list)
    for (Node& item : value.items) maps.push_back(&item);
  if (!std::all_of(maps.begin(), maps.end(), [](const Node* map) { return is_map(*map); })) maps.clear();
  return maps;
}

void merge(Node& map, const std::string& file, Problems& problems) {
  std::set<std::string, std::less<>> have;
  for (const Member& member : map.members)
    if (!member.merges) have.insert(member.key);
  std::vector<Member> all;
  for (Member& member : map.members) {
    if (!member.merges) {
      all.push_back(std::move(member));
      continue;
    }
    const auto maps = merged_maps(member.value);
    if (maps.empty())
      problems.push_back({Severity::error, Place{file, member.line, member.column}, "", "`<<` brings in the entries of a map",
                          "<<: *name, where `&name` marks a map above, or a list of such", "", ""});
    for (Node* from : maps)
      for (Member& brought : from->members)
        if (have.insert(brought.key).second) all.push_back(std::move(brought));
  }
  map.members = std::move(all);
}
}  // namespace

void apply_merge_keys(Node& root, const std::string& file, Problems& problems) {
  for (Node& item : root.items) apply_merge_keys(item, file, problems);
  bool any = false;
  for (Member& member : root.members) apply_merge_keys(member.value, file, problems), any |= member.merges;
  if (any) merge(root, file, problems);
}

}  // namespace peakend::read
