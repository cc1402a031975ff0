// Networks that cannot be: more acquaintances than people, kinds without what they need, talk without anybody to talk
// to.
#include <fmt/format.h>

#include <cmath>

#include "scenarios/check/check.hpp"

namespace peakend::check {
using spec::NetworkKind;

void check_network(const spec::Scenario& scenario, const slots::Values& values, Problems& problems) {
  const auto& network = scenario.network;
  auto number = [&](spec::SlotId id) {
    float x = 0;
    slots::constant(values, id, x);
    return x;
  };
  auto error = [&](spec::SlotId id, std::string said, std::string expected, std::string got, std::string hint = "") {
    const auto& slot = scenario.slots.all[id];
    problems.push_back({Severity::error, slot.place, slot.path, std::move(said), std::move(expected), std::move(got),
                        std::move(hint)});
  };
  auto warn = [&](const char* path, std::string said, std::string hint) {
    const auto id = scenario.slots.find(path);
    const Place place = id == spec::no_slot ? Place{scenario.file, 0, 0} : scenario.slots.all[id].place;
    if (id != spec::no_slot && place.line == 0) return;  // not written
    problems.push_back({Severity::warning, place, path, std::move(said), "", "", std::move(hint)});
  };
  const auto kind = static_cast<NetworkKind>(std::lround(number(network.kind)));
  const float people = number(scenario.population), degree = number(network.degree);
  if (!network.file.empty() && kind != NetworkKind::file)
    warn("network.file", "the table of ties is not used", "write `kind: file`");
  if (!network.written)
    for (const char* path : {"behaviour.talk", "behaviour.negativity", "behaviour.talk_to", "behaviour.influence"})
      warn(path, "nobody talks to anybody: the file has no network", "write `network: {kind: small_world}`");
  const bool unsaid = network.written && scenario.slots.all[network.kind].place.line == 0;
  if (kind == NetworkKind::none && unsaid) {
    const auto id = scenario.slots.find("network.degree");
    const Place place = scenario.slots.all[id].place.line > 0 ? scenario.slots.all[id].place : Place{scenario.file, 0, 0};
    problems.push_back({Severity::warning, place, "network", "without `kind` nobody knows anybody, and nobody talks", "", "",
                        "write `kind: small_world`, or `kind: none` if that is meant"});
  }
  if (kind == NetworkKind::none) return;
  if (!network.written)
    return error(network.kind, "the file has no network to change", "", "",
                 "write `network: {kind: none}` in the file");
  if (kind == NetworkKind::file) {
    if (network.file.empty()) return error(network.kind, "the kind `file` needs a table of ties", "network.file", "");
    std::uint32_t most = 0;
    for (auto [from, to] : network.ties) most = std::max(most, to);
    if (!network.ties.empty() && static_cast<float>(most) >= people)
      error(network.kind, "the table names a customer who is not there", fmt::format("0 to {:.0f}", people - 1),
            fmt::format("{}", most), "customers are counted from 0 to population.size - 1");
    return;
  }
  if (kind == NetworkKind::small_world && number(network.rewire) > 0 && degree > people / 2 && degree * people > 1e5F)
    return error(network.degree, "everybody would know more than half of all: nothing is left to rewire",
                 fmt::format("at most {:.0f}", people / 2), fmt::format("{:.6g}", degree), "or `rewire: 0`");
  if (!(degree < people))
    return error(network.degree, "nobody can know more people than there are", fmt::format("below {:.0f}", people),
                 fmt::format("{:.6g}", degree));
  const bool even = degree >= 2 && std::fmod(degree, 2.0F) == 0;
  if (kind != NetworkKind::random && !even)
    error(network.degree, "in small worlds and preferential attachment ties come in pairs", "an even whole number",
          fmt::format("{:.6g}", degree));
}

}  // namespace peakend::check
