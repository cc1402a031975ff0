// Renames in the tree, version by version.
#include "scenarios/read/versions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "scenarios/base/text.hpp"

namespace peakend::read {
namespace {

// 0: not a whole number above 0.
int version_of(const Node& node) {
  int version = 0;
  const char* end = node.text.data() + node.text.size();
  const auto [at, error] = std::from_chars(node.text.data(), end, version);
  return node.kind == Node::Kind::scalar && error == std::errc{} && at == end ? version : 0;
}

void rename(Node& node, std::string_view path, const Renamed& one, const std::string& file, Problems& problems) {
  const auto dot = path.find('.');
  const std::string_view step = path.substr(0, dot);
  if (dot != std::string_view::npos) {
    for (Member& member : node.members)
      if (step == "*" || member.key == step) rename(member.value, path.substr(dot + 1), one, file, problems);
    return;
  }
  for (Member& member : node.members) {
    if (member.key != step) continue;
    if (node.find(one.to) != nullptr)
      problems.push_back({Severity::error, Place{file, member.line, member.column}, "", "given twice, once under its old name",
                          std::string(one.to), quoted(member.key), ""});
    member.key = one.to;
  }
}
}  // namespace

bool bring_up_to_date(Node& root, const std::string& file, Problems& problems, int current,
                      std::span<const Renamed> renamed) {
  const Member* said = root.find("peakend");
  const int version = said == nullptr ? 0 : version_of(said->value);
  if (version > current) {
    problems.push_back({Severity::error, Place{file, said->value.line, said->value.column}, "peakend",
                        fmt::format("the file is written in version {} of the language", version),
                        fmt::format("{}, the newest this program reads", current), "", "get a newer peakend to read it"});
    return false;
  }
  if (version == 0) return true;
  const std::size_t before = problems.size();
  for (int to = version + 1; to <= current; ++to)
    for (const Renamed& one : renamed)
      if (one.since == to) rename(root, one.from, one, file, problems);
  return problems.size() == before;
}

}  // namespace peakend::read
