// Looking up the table of keys: the row that a path fits, and what an author could have meant.
#include <map>

#include "scenarios/slots/keys.hpp"

namespace peakend::slots {
namespace {

bool fits(std::span<const std::string_view> pattern, std::span<const std::string_view> path) {
  if (pattern.size() != path.size()) return false;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const std::string_view step = pattern[i];
    if (step == path[i]) continue;
    if (step != "*" && step != "#") return false;
    const bool number = !path[i].empty() && path[i].find_first_not_of("0123456789") == std::string_view::npos;
    if (number != (step == "#")) return false;
  }
  return true;
}

struct Row {
  const Key* key;
  std::vector<std::string_view> steps;
};

// The rows by their first step, which is never `*`: of large files every key is looked up.
using Index = std::map<std::string_view, std::vector<Row>>;
Index indexed() {
  Index index;
  for (const Key& key : keys()) {
    auto way = steps(key.pattern);
    index[way.front()].push_back({&key, std::move(way)});
  }
  return index;
}
}  // namespace

std::vector<std::string_view> steps(std::string_view path) {
  std::vector<std::string_view> found;
  while (true) {
    auto dot = path.find('.');
    found.push_back(path.substr(0, dot));
    if (dot == std::string_view::npos) return found;
    path.remove_prefix(dot + 1);
  }
}

bool has_languages(const Key& key) {
  return key.pattern.ends_with("title") || key.pattern.ends_with("label") || key.pattern.ends_with("says");
}

const Key* find_key(std::string_view path) {
  static const Index index = indexed();
  const auto wanted = steps(path);
  const auto rows = index.find(wanted.front());
  if (rows == index.end()) return nullptr;
  const Key* general = nullptr;  // a row with the step itself wins over a row with `*`
  for (const Row& row : rows->second) {
    if (!fits(row.steps, wanted)) continue;
    if (row.key->pattern.back() != '*') return row.key;
    general = row.key;
  }
  return general;
}

std::vector<std::string> keys_below(std::string_view path) {
  std::vector<std::string> found;
  auto above = path.empty() ? std::vector<std::string_view>{} : steps(path);
  for (const Key& key : keys()) {
    auto dot = key.pattern.rfind('.');
    auto parent = dot == std::string_view::npos ? std::string_view{} : key.pattern.substr(0, dot);
    auto last = dot == std::string_view::npos ? key.pattern : key.pattern.substr(dot + 1);
    if (last == "*" || last == "#" || parent.empty() != path.empty()) continue;
    if (path.empty() || fits(steps(parent), above)) found.emplace_back(last);
  }
  return found;
}

}  // namespace peakend::slots
