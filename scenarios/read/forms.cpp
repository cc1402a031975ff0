// What to write where a map is wanted and something else stands, and where a key stands beside the section it belongs
// to.
#include <algorithm>
#include <array>

#include "scenarios/base/text.hpp"
#include "scenarios/read/document.hpp"

namespace peakend::read {
namespace {
using slots::Form;

// What a single value for a section most likely means.
struct MainKey {
  std::string_view pattern, key;
};
constexpr std::array main_keys{
    MainKey{"journeys.*.starts", "rate"},
    MainKey{"journeys.*.touchpoints.*.affect", "mean"},
    MainKey{"policies.*.cost", "fixed"},
    MainKey{"compare.guardrails.*", "not_below"},
    MainKey{"population", "size"},
    MainKey{"segments.*", "share"},
    MainKey{"state.*", "start"},
    MainKey{"stores.*.pools.*", "people"},
    MainKey{"compare", "primary"},
    MainKey{"run", "length"},
    MainKey{"memory", "rule"},
    MainKey{"network", "kind"},
    MainKey{"ablations.*", "change"},
    MainKey{"rivals.*", "change"},
    MainKey{"expect.*", "claim"},
    MainKey{"surveys.*", "after"},
};

std::string value_of(const Node& node) {
  const std::string text = shown(node.text, 40);
  const bool plain = !node.quoted && text.find_first_of(",{}[]") == std::string::npos;
  return plain ? text : '"' + text + '"';
}

// "{share: .., relationship: .., ..}": what must be there first.
std::string shape_below(const std::string& path) {
  constexpr std::size_t most = 4;
  auto keys = slots::keys_below(path);
  std::stable_partition(keys.begin(), keys.end(), [&](const std::string& key) {
    const slots::Key* known = slots::find_key(path + "." + key);
    return known && known->required;
  });
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < keys.size() && i < most; ++i) parts.push_back(keys[i] + ": ..");
  if (keys.size() > most) parts.emplace_back("..");
  return parts.empty() ? ".." : "{" + join(parts, ", ") + "}";
}
}  // namespace

MapForm map_form(const std::string& path, const slots::Key& key, const Node& node) {
  if (key.form == Form::names) {
    const bool name = node.kind == Node::Kind::scalar && is_name(node.text);
    return {"{NAME: " + shape_below(path + ".NAME") + "}",
            path == "compare.guardrails" && name ? "write {" + node.text + ": {not_below: -2 %}}" : ""};
  }
  MapForm form{shape_below(path), ""};
  const auto main = std::find_if(main_keys.begin(), main_keys.end(),
                                 [&](const MainKey& known) { return known.pattern == key.pattern; });
  if (main != main_keys.end() && node.kind == Node::Kind::scalar && !node.text.empty())
    form.hint = "write {" + std::string(main->key) + ": " + value_of(node) + "}";
  return form;
}

std::string key_inside(const std::string& path) {
  const std::size_t from = path.rfind('.') == std::string::npos ? 0 : path.rfind('.') + 1;
  for (std::size_t at = path.find('_', from); at != std::string::npos; at = path.find('_', at + 1)) {
    std::string inside = path;
    inside[at] = '.';
    const slots::Key* key = slots::find_key(inside);
    if (key && key->pattern.back() != '*')
      return "write " + path.substr(from, at - from) + ": {" + path.substr(at + 1) + ": ..}";
  }
  return "";
}

}  // namespace peakend::read
