// What is told by week: any outcome kept so, and of topics how loud they are and how far they have come.
#include <fmt/format.h>

#include "results/page/drawn.hpp"
#include "results/page/html.hpp"
#include "scenarios/words/say.hpp"
#include "results/table/called.hpp"
#include "results/table/shown.hpp"

namespace peakend::results {
namespace {
// The week in which a rule stopped this policy, on average, and in how many per cent of the replications; null where none did.
Json stopped_in(const Shown& shown, std::size_t policy) {
  const auto day = find_outcome(shown.study, "stop_day"), share = find_outcome(shown.study, "stopped");
  const double on = day ? shown.summary[policy][*day].value.mean : no_number;
  if (!std::isfinite(on)) return nullptr;
  const double often = share ? shown.summary[policy][*share].value.mean : 100;
  return {{"week", static_cast<int>(std::ceil(on / 7))}, {"says", often > 99.5 ? told("stopped") : say("stopped in {} %, on average", grouped(often, 0))}};
}

bool has_data(const std::vector<Estimate>& weeks) {
  return std::any_of(weeks.begin(), weeks.end(), [](const Estimate& week) { return std::isfinite(week.mean); });
}
}  // namespace

Json weeks_of(const Shown& shown, const Course& course, std::string_view outcome, bool so_far) {
  const auto& kept = shown.study.kept_by_week;
  const auto at = std::find(kept.begin(), kept.end(), outcome);
  const auto found = find_outcome(shown.study, std::string(outcome));
  if (at == kept.end() || !found) return nullptr;
  const auto k = static_cast<std::size_t>(at - kept.begin());
  Json policies = Json::array();
  bool any = false;
  for (std::size_t p = 0; p < shown.study.policies.size(); ++p) {
    const auto weeks = course.of(p, k);
    any = any || has_data(weeks);
    Json mean = Json::array(), low = Json::array(), high = Json::array();
    for (const Estimate& week : so_far ? course.so_far(p, k) : weeks)
      mean.push_back(number(week.mean)), low.push_back(number(week.low)), high.push_back(number(week.high));
    policies.push_back({{"name", shown.name(p)}, {"index", shown.place(p)}, {"mean", std::move(mean)}, {"low", std::move(low)}, {"high", std::move(high)}, {"stopped", stopped_in(shown, p)}});
  }
  if (!any) return nullptr;
  const Outcome& one = shown.study.outcomes[*found];
  return {{"name", one.name}, {"title", title_of(one) + (one.unit.empty() ? "" : " (" + unit_text(one.unit) + ")")}, {"unit", unit_text(one.unit)}, {"decimals", one.decimals}, {"policies", std::move(policies)}};
}

Json course_of(const Shown& shown, const Course& course) {
  Json outcomes = Json::array();
  for (const std::string& outcome : shown.study.kept_by_week)
    if (Json weeks = weeks_of(shown, course, outcome, false); !weeks.is_null()) outcomes.push_back(std::move(weeks));
  return {{"outcomes", std::move(outcomes)}};
}

Json topics_of(const Shown& shown, const Course& course) {
  Json topics = Json::array();
  std::vector<std::string> names;
  for (const std::string& outcome : shown.study.kept_by_week)
    for (const char* of : {"volume.", "knows."})
      if (outcome.starts_with(of) && std::find(names.begin(), names.end(), outcome.substr(outcome.find('.') + 1)) == names.end())
        names.push_back(outcome.substr(outcome.find('.') + 1));
  for (const std::string& name : names) {
    Json volume = weeks_of(shown, course, "volume." + name, false), knows = weeks_of(shown, course, "knows." + name, true);
    if (volume.is_null() && knows.is_null()) continue;
    topics.push_back({{"name", harmless(name, 60)}, {"volume", std::move(volume)}, {"knows", std::move(knows)}, {"sentiment", weeks_of(shown, course, "sentiment", false)}});
  }
  return topics;
}

}  // namespace peakend::results
