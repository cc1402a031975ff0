// The graph of a journey: every touchpoint can be reached, everybody can leave, shares add up, no cycles yet.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenarios/check/check.hpp"
#include "scenarios/spec/graph.hpp"

namespace peakend::check {
using spec::Journey;
using spec::Route;
using spec::targets;

namespace {
// Where people can count on going: giving up is a way out only for those who can give up.
std::vector<int> ways_out(const spec::Touchpoint& touchpoint) {
  const bool gives_up = touchpoint.patience != spec::no_slot || touchpoint.balk_above != spec::no_slot;
  std::vector<int> all = targets(touchpoint);
  if (touchpoint.pool >= 0 && !gives_up) all.pop_back();
  return all;
}

std::string path_of(const Journey& journey, const spec::Touchpoint& touchpoint) {
  return "journeys." + journey.name + ".touchpoints." + touchpoint.name;
}

void check_shares(const slots::Values& values, const Journey& journey, const spec::Touchpoint& touchpoint,
                  Problems& problems) {
  if (touchpoint.next.empty()) return;
  double sum = 0;
  bool constant = true, rest = false, conditions = false;
  for (const Route& route : touchpoint.next) {
    float share = 0;
    rest |= route.kind == Route::Kind::otherwise;
    conditions |= route.kind == Route::Kind::condition;
    if (route.kind != Route::Kind::share) continue;
    if (slots::constant(values, route.value, share))
      sum += static_cast<double>(share);
    else
      constant = false;
  }
  std::string path = path_of(journey, touchpoint) + ".next";
  Place place = touchpoint.next.front().place;
  if (!rest && (!constant || conditions))
    problems.push_back({Severity::error, place, path, "some customers may have nowhere to go",
                        "an entry `NAME: otherwise`", "",
                        "shares that depend on something cannot be seen to sum to 1"});
  else if (!rest && std::fabs(sum - 1) > 1e-6)
    problems.push_back(
        {Severity::error, place, path, fmt::format("shares sum to {:.6g}", sum), "1", "",
         sum < 1 ? fmt::format("add {:.6g} or 'otherwise'", 1 - sum) : fmt::format("take away {:.6g}", sum - 1)});
  else if (rest && constant && sum > 1 + 1e-6)
    problems.push_back({Severity::error, place, path, fmt::format("shares sum to {:.6g} beside 'otherwise'", sum),
                        "at most 1", "", ""});
}

std::vector<bool> reached_from_start(const Journey& journey) {
  std::vector<bool> seen(journey.touchpoints.size(), false);
  std::vector<int> open{journey.first};
  while (!open.empty()) {
    auto at = static_cast<std::size_t>(open.back());
    open.pop_back();
    if (seen[at]) continue;
    seen[at] = true;
    for (int to : targets(journey.touchpoints[at]))
      if (to >= 0) open.push_back(to);
  }
  return seen;
}

std::vector<bool> can_leave(const Journey& journey) {
  const std::size_t n = journey.touchpoints.size();
  std::vector<bool> leaves(n, false);
  std::vector<std::vector<std::size_t>> before(n);  // from where one comes here
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < n; ++i)
    for (int to : ways_out(journey.touchpoints[i])) {
      if (to >= 0) before[static_cast<std::size_t>(to)].push_back(i);
      if (to < 0) open.push_back(i);
    }
  while (!open.empty()) {
    const std::size_t at = open.back();
    open.pop_back();
    if (leaves[at]) continue;
    leaves[at] = true;
    open.insert(open.end(), before[at].begin(), before[at].end());
  }
  return leaves;
}

// The names along one circle. Whoever cannot be placed waits for another such one: going back leads into a circle.
std::string circle(const Journey& journey) {
  const std::size_t n = journey.touchpoints.size();
  std::vector<bool> placed(n, false);
  for (int t : spec::order_of(journey)) placed[static_cast<std::size_t>(t)] = true;
  std::vector<std::size_t> way{
      static_cast<std::size_t>(std::find(placed.begin(), placed.end(), false) - placed.begin())};
  while (std::find(way.begin(), way.end() - 1, way.back()) == way.end() - 1) {
    for (std::size_t before = 0; before < n; ++before) {
      const auto to = targets(journey.touchpoints[before]);
      if (placed[before] || std::find(to.begin(), to.end(), static_cast<int>(way.back())) == to.end()) continue;
      way.push_back(before);
      break;
    }
  }
  way.erase(way.begin(), std::find(way.begin(), way.end(), way.back()));
  std::string names = journey.touchpoints[way.back()].name;
  for (std::size_t i = way.size() - 1; i-- > 0;) names += ", " + journey.touchpoints[way[i]].name;
  return names;
}

}  // namespace

void check_routes(const slots::Values& values, const Journey& journey, Problems& problems) {
  for (const auto& touchpoint : journey.touchpoints) check_shares(values, journey, touchpoint, problems);
}

void check_journey(const slots::Values& values, const Journey& journey, Problems& problems) {
  if (journey.touchpoints.empty()) {
    problems.push_back({Severity::error, journey.place, "journeys." + journey.name + ".touchpoints",
                        "a journey has at least one touchpoint", "", "", ""});
    return;
  }
  check_routes(values, journey, problems);
  auto reached = reached_from_start(journey);
  auto leaves = can_leave(journey);
  bool stuck = false;
  for (std::size_t i = 0; i < journey.touchpoints.size(); ++i) {
    const auto& touchpoint = journey.touchpoints[i];
    stuck |= !leaves[i];
    if (!reached[i])
      problems.push_back({Severity::error, touchpoint.place, path_of(journey, touchpoint), "nobody can get here", "",
                          "", "name it in some `next`, or take it out"});
    if (!leaves[i])
      problems.push_back({Severity::error, touchpoint.place, path_of(journey, touchpoint),
                          "a customer who comes here can never leave", "", "", "some way must lead to `end`"});
  }
  if (journey.order.empty() && !stuck)
    problems.push_back({Severity::not_yet, journey.place, "journeys." + journey.name,
                        "a journey that goes in circles (" + circle(journey) + ")", "", "", ""});
}

}  // namespace peakend::check
