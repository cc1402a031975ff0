// Kahn's way through the graph.
#include "scenarios/spec/graph.hpp"

#include <algorithm>
#include <set>

namespace peakend::spec {

std::vector<int> targets(const Touchpoint& touchpoint) {
  std::vector<int> all;
  for (const Route& route : touchpoint.next) all.push_back(route.target);
  if (touchpoint.pool >= 0) all.push_back(touchpoint.on_renege);
  return all;
}

std::vector<int> ways(const Touchpoint& touchpoint) {
  std::vector<int> all;
  for (const Route& route : touchpoint.next)
    if (std::find(all.begin(), all.end(), route.target) == all.end()) all.push_back(route.target);
  return all;
}

int counted_ways(const Touchpoint& touchpoint) {
  const std::size_t all = ways(touchpoint).size();
  return all > 1 ? static_cast<int>(all) : 0;
}

std::vector<int> order_of(const Journey& journey) {
  const std::size_t n = journey.touchpoints.size();
  std::vector<int> waiting_for(n, 0), order;
  for (const auto& touchpoint : journey.touchpoints)
    for (int to : targets(touchpoint))
      if (to >= 0) ++waiting_for[static_cast<std::size_t>(to)];
  std::set<int> ready;  // the first of the file is the next
  for (std::size_t i = 0; i < n; ++i)
    if (waiting_for[i] == 0) ready.insert(ready.end(), static_cast<int>(i));
  while (!ready.empty()) {
    const int next = *ready.begin();
    ready.erase(ready.begin());
    order.push_back(next);
    for (int to : targets(journey.touchpoints[static_cast<std::size_t>(next)]))
      if (to >= 0 && --waiting_for[static_cast<std::size_t>(to)] == 0) ready.insert(to);
  }
  return order;
}

int touchpoint_here(const Scenario& scenario, const Journey& journey, int number) {
  for (const Journey& other : scenario.journeys) {
    const auto count = static_cast<int>(other.touchpoints.size());
    if (number >= count) {
      number -= count;
      continue;
    }
    const std::string& name = other.touchpoints[static_cast<std::size_t>(number)].name;
    for (std::size_t t = 0; t < journey.touchpoints.size(); ++t)
      if (journey.touchpoints[t].name == name) return static_cast<int>(t);
    return -1;
  }
  return -1;
}

}  // namespace peakend::spec
