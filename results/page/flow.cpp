// The journey as a flow: touchpoints and the shares of its episodes that go from one to the next.
#include <set>

#include "results/page/drawn.hpp"
#include "results/page/html.hpp"
#include "results/table/called.hpp"

namespace peakend::results {
namespace {
constexpr double too_few = 0.0005;  // of the journey's episodes: thinner than a line

Json links_of(const PolicyResult& policy, const std::string& journey, std::set<std::string>& met) {
  Json links = Json::array();
  for (const Way& way : policy.ways) {
    if (way.journey != journey || !(way.share >= too_few)) continue;
    met.insert(way.from), met.insert(way.to);
    links.push_back({{"from", harmless(way.from, 60)}, {"to", harmless(way.to, 60)}, {"share", number(way.share)}, {"gave_up", way.gave_up}});
  }
  return links;
}

// Somebody has a choice, or gives up.
bool parts(const Json& links) {
  std::set<std::string> from;
  return std::any_of(links.begin(), links.end(), [&](const Json& link) { return link["gave_up"] || !from.insert(link["from"]).second; });
}
}  // namespace

Json flow_of(const Shown& shown, const std::string& journey) {
  Json steps = Json::array(), policies = Json::array();
  std::set<std::string> met;
  bool any = false;
  for (std::size_t p = 0; p < shown.study.policies.size(); ++p) {
    Json links = links_of(shown.study.policies[p], journey, met);
    any = any || parts(links);
    if (!links.empty()) policies.push_back({{"index", shown.place(p)}, {"name", shown.name(p)}, {"links", std::move(links)}});
  }
  if (!any) return nullptr;
  for (const CurvePoint& point : shown.study.policies[0].curve)
    if (point.journey == journey && met.contains(point.touchpoint))
      steps.push_back({{"name", harmless(point.touchpoint, 60)}, {"label", harmless(title_of(point), 60)}});
  return {{"steps", std::move(steps)}, {"policies", std::move(policies)}};
}

}  // namespace peakend::results
