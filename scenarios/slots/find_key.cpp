// Looking up the table of keys: the row that a path fits, and what an author could have meant.
#include "scenarios/slots/keys.hpp"

namespace peakend::slots {
namespace {

bool fits(std::string_view pattern, std::span<const std::string_view> path) {
  std::size_t i = 0;
  for (std::string_view step : steps(pattern)) {
    if (i == path.size()) return false;
    bool number = !path[i].empty() && path[i].find_first_not_of("0123456789") == std::string_view::npos;
    if (!(step == path[i] || (step == "*" && !number) || (step == "#" && number))) return false;
    ++i;
  }
  return i == path.size();
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

const Key* find_key(std::string_view path) {
  auto wanted = steps(path);
  const Key* general = nullptr;  // a row with the step itself wins over a row with `*`
  for (const Key& key : keys()) {
    if (!fits(key.pattern, wanted)) continue;
    if (key.pattern.back() != '*') return &key;
    general = &key;
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
    if (path.empty() || fits(parent, above)) found.emplace_back(last);
  }
  return found;
}

}  // namespace peakend::slots
