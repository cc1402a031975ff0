// Every picture gets its own part of the object; words that people read are among them, so that the script has none.
#include "results/page/pictures.hpp"

#include <algorithm>
#include <cmath>

#include "results/page/drawn.hpp"
#include "results/page/html.hpp"
#include "results/report/curve.hpp"
#include "scenarios/words/say.hpp"
#include "results/report/groups.hpp"
#include "results/table/called.hpp"
#include "results/table/shown.hpp"

namespace peakend::results {
namespace {

constexpr std::size_t most_dots = 400;  // of one policy; more are a smear

Json words() {
  return {{"none", "-"},
          {"locale", spoken() == Language::dutch ? "nl-NL" : "en-GB"},
          {"to", told("to")},
          {"feeling", told("feeling")},
          {"minutes", told("minutes")},
          {"minutes_waited", told("min waited")},
          {"gave_up", told("gave up")},
          {"pleasure_peak", told("pleasure peak")},
          {"pain_peak", told("pain peak")},
          {"end", told("end")},
          {"choose", told("Which outcome is shown")},
          {"download", told("Download as")},
          {"extra_cost", told("extra cost")},
          {"week", told("week")},
          {"replication", told("replication")},
          {"visit_ends", told("ends here")},
          {"gave_up_here", told("gave up")},
          {"of_visits", told("of visits")},
          {"said_in_a_week", told("messages per person and week")},
          {"has_heard", told("have heard of it (%)")},
          {"tone", told("how visits are told of (-5 to +5)")},
          {"lead", told("ahead of the next policy by")},
          {"stands", told("still first")},
          {"turns", told("another policy is first")},
          {"unclear", told("not clear who is first")},
          {"ahead_but_out", told("ahead, but breaks a guardrail")},
          {"size", told("size of its change, % of what is written")},
          {"wins_above", told("first as long as its change is larger than")},
          {"wins_at", told("first even with")},
          {"choose_policy", told("Which policy is shown")},
          {"choose_topic", told("Which topic is shown")},
          {"firm", told("the firm thinks so")},
          {"customers", told("customers do")},
          {"neglected", told("feel neglected")},
          {"share", told("share of service, or of customers (%)")},
          {"groups", {told("promoters"), told("passives"), told("detractors")}},
          {"tied", told("tied with the best")},
          {"out", told("breaks a guardrail")}};
}

Json point(const CurvePoint& one) {
  return {{"mean", number(one.mean)}, {"q10", number(one.q10)}, {"q50", number(one.q50)},     {"q90", number(one.q90)},
          {"wait", number(one.wait)}, {"gave_up", number(one.gave_up)}, {"share", number(one.share)}};
}

// A touchpoint of this journey that somebody reaches under some policy.
bool reached(const Shown& shown, const CurvePoint& wanted, const std::string& journey) {
  const auto here = [&](const CurvePoint& one) { return one.touchpoint == wanted.touchpoint && std::isfinite(one.mean) && one.journey == journey; };
  return wanted.journey == journey && std::any_of(shown.study.policies.begin(), shown.study.policies.end(),
                                                  [&](const PolicyResult& policy) { return std::any_of(policy.curve.begin(), policy.curve.end(), here); });
}

Json curve_of(const Shown& shown, const std::string& journey) {
  Json steps = Json::array(), policies = Json::array();
  std::vector<std::size_t> places;  // on the whole curve
  const auto& own = shown.study.policies[0].curve;
  for (std::size_t i = 0; i < own.size(); ++i)
    if (reached(shown, own[i], journey)) {
      places.push_back(i);
      steps.push_back({{"label", harmless(title_of(own[i]), 60)}});
    }
  const auto two = shown.two();
  for (std::size_t p = 0; p < shown.study.policies.size(); ++p) {
    const auto& curve = shown.study.policies[p].curve;
    const Marks marks = marks_of(curve, journey);
    Json points = Json::array();
    for (const std::size_t i : places) points.push_back(i < curve.size() ? point(curve[i]) : Json::object());
    const auto step = [&](const std::optional<std::size_t>& where) {
      const auto found = where ? std::find(places.begin(), places.end(), *where) : places.end();
      return found == places.end() ? Json(nullptr) : Json(found - places.begin());
    };
    const auto peak = [&](const std::optional<std::size_t>& where, bool above) {
      return where && (curve[*where].mean > 0) == above ? step(where) : Json(nullptr);
    };
    policies.push_back({{"index", shown.place(p)}, {"name", shown.name(p)}, {"shown", std::find(two.begin(), two.end(), p) != two.end()}, {"points", std::move(points)},
                        {"pleasure_peak", peak(marks.pleasure, true)}, {"pain_peak", peak(marks.pain, false)}, {"end", step(marks.end)}});
  }
  return {{"steps", std::move(steps)}, {"policies", std::move(policies)}};
}

Json differences_of(const Shown& shown) {
  Json rows = Json::array();
  for (const std::size_t p : shown.ranked()) {
    Json row = interval(shown.effect(p));
    row["policy"] = shown.name(p), row["index"] = shown.place(p), row["state"] = shown.state(p);
    rows.push_back(std::move(row));
  }
  return rows;
}

// Nothing that costs as little or less does as much or more; the baseline costs and does nothing.
bool on_frontier(const Shown& shown, std::size_t policy) {
  const auto cost = [&](std::size_t p) { return p == 0 ? 0.0 : shown.verdict.standings[p].money.investment.mean; };
  const auto effect = [&](std::size_t p) { return p == 0 ? 0.0 : shown.effect(p).mean; };
  double least = 0, most = 0;
  for (std::size_t p = 0; p < shown.study.policies.size(); ++p)
    if (std::isfinite(cost(p))) least = std::min(least, cost(p)), most = std::max(most, cost(p));
  const double equal = 0.01 * (most - least);
  for (std::size_t other = 0; other < shown.study.policies.size(); ++other) {
    if (other == policy || !std::isfinite(cost(other)) || !std::isfinite(effect(other))) continue;
    const bool as_cheap = cost(other) <= cost(policy) + equal, as_good = !shown.better(effect(policy), effect(other));
    if (as_cheap && as_good && (cost(other) < cost(policy) - equal || shown.better(effect(other), effect(policy)))) return false;
  }
  return true;
}

Json money_of(const Shown& shown) {
  Json rows = Json::array();
  for (std::size_t p = 0; p < shown.study.policies.size(); ++p) {
    const Estimate nothing{0, 0, 0, 0, 1, 0};
    const Estimate cost = p == 0 ? nothing : shown.verdict.standings[p].money.investment, effect = p == 0 ? nothing : shown.effect(p);
    if (!std::isfinite(cost.mean) || !std::isfinite(effect.mean)) continue;
    rows.push_back({{"policy", shown.name(p)}, {"index", shown.place(p)}, {"cost", interval(cost)}, {"effect", interval(effect)},
                    {"frontier", on_frontier(shown, p)}, {"state", p == 0 ? "fine" : shown.state(p)}});
  }
  return rows;
}

Json bands_of(const Shown& shown) {
  Json figures = Json::array(), policies = Json::array();
  const auto two = shown.two();
  for (const std::size_t p : two) policies.push_back({{"name", shown.name(p)}, {"index", shown.place(p)}});
  for (const auto& [name, title] : {std::pair{"gap", "pleasure-pain gap"}, {"pleasure", "highest pleasure"}, {"pain", "deepest pain"}, {"revenue", "revenue"}}) {
    Json values = Json::array();
    const Outcome* outcome = nullptr;
    bool any = false;  // a figure that is 0 everywhere is none
    for (const std::size_t p : two) {
      Json groups = Json::array();
      for (const char* group : {"promoters", "passives", "detractors"}) {
        const auto found = find_outcome(shown.study, std::string(name) + "." + group);
        if (found) outcome = &shown.study.outcomes[*found];
        const Estimate value = found ? shown.summary[p][*found].value : no_estimate();
        any = any || (std::isfinite(value.mean) && value.mean != 0);
        groups.push_back(interval(value));
      }
      values.push_back(std::move(groups));
    }
    if (outcome && any) figures.push_back({{"title", told(title)}, {"unit", unit_text(outcome->unit)}, {"decimals", outcome->decimals}, {"values", std::move(values)}});
  }
  return {{"figures", std::move(figures)}, {"policies", std::move(policies)}};
}

// How good the firm takes its service to be, and how many of its customers do.
Json views_of(const Shown& shown) {
  const auto firm = find_outcome(shown.study, "supplier_view"), customers = find_outcome(shown.study, "customer_view"), tail = find_outcome(shown.study, "neglected");
  Json rows = Json::array();
  if (!firm || !customers || !tail) return rows;
  for (std::size_t p = 0; p < shown.study.policies.size(); ++p) {
    const auto& figures = shown.summary[p];
    if (!std::isfinite(figures[*firm].value.mean) || !std::isfinite(figures[*customers].value.mean)) continue;
    rows.push_back({{"policy", shown.name(p)}, {"index", shown.place(p)}, {"firm", interval(figures[*firm].value)},
                    {"customers", interval(figures[*customers].value)}, {"neglected", interval(figures[*tail].value)}});
  }
  return rows;
}

// What each policy changes in each kind of customer, the best first; null where there are not two kinds.
Json groups_of(const Shown& shown) {
  const auto groups = results::groups_of(shown.study);
  const auto order = shown.ranked();
  if (groups.empty() || order.empty()) return nullptr;
  Json names = Json::array(), decimals = Json::array(), policies = Json::array();
  for (const std::size_t o : groups) names.push_back(harmless(shown.study.outcomes[o].group.here(), 60)), decimals.push_back(shown.study.outcomes[o].decimals);
  for (const std::size_t p : order) {
    Json values = Json::array();
    for (const std::size_t o : groups) values.push_back(interval(shown.summary[p][o].difference));
    policies.push_back({{"name", shown.name(p)}, {"index", shown.place(p)}, {"values", std::move(values)}});
  }
  return {{"names", std::move(names)}, {"decimals", std::move(decimals)}, {"policies", std::move(policies)}};
}

Json spread_of(const Shown& shown) {
  Json rows = Json::array();
  std::vector<std::size_t> order = shown.ranked();
  order.insert(order.begin(), 0);
  for (const std::size_t p : order) {
    Json values = Json::array();
    const std::vector<double> own = series(shown.study, p, shown.primary);
    for (std::size_t r = 0; r < own.size() && values.size() < most_dots; ++r)
      if (std::isfinite(own[r])) values.push_back({r < shown.study.finished.size() ? shown.study.finished[r] : static_cast<int>(r), own[r]});
    rows.push_back({{"policy", shown.name(p)}, {"index", shown.place(p)}, {"mean", number(shown.summary[p][shown.primary].value.mean)}, {"values", std::move(values)}});
  }
  return rows;
}

}  // namespace

std::string Shown::name(std::size_t policy) const { return harmless(study.policies[policy].name, 60); }

namespace {
// A `<` could end the element, or open another one.
std::string within_a_script(const Json& json) {
  std::string text;
  for (const char c : json.dump(-1, ' ', true, Json::error_handler_t::replace)) c == '<' ? text += "\\u003c" : text += c;
  return text;
}
}  // namespace

Pictures pictures_of(const Study& study, const Verdict& verdict, const Summary& summary, const Course& course) {
  Pictures pictures;
  const auto primary = find_outcome(study, study.primary);
  if (!primary || study.policies.empty()) return pictures;
  const Shown shown{study, verdict, summary, *primary};
  const Outcome& outcome = study.outcomes[*primary];
  Json json{{"words", words()}, {"currency", study.currency},
            {"primary", {{"name", outcome.name}, {"title", title_of(outcome)}, {"unit", unit_text(outcome.unit)}, {"change", unit_text(unit_of_change(outcome.unit))}, {"decimals", outcome.decimals}}}};
  json["curves"] = Json::array();
  std::vector<std::string> journeys;
  for (const CurvePoint& one : study.policies[0].curve)
    if (journeys.empty() || journeys.back() != one.journey) journeys.push_back(one.journey);
  for (const std::string& journey : journeys) {
    Json curve = curve_of(shown, journey);
    if (curve["steps"].size() < 2) continue;  // a letter is no curve; its figures are in the tables
    pictures.journeys.push_back(journey), json["curves"].push_back(std::move(curve));
  }
  json["flows"] = Json::array();
  for (const std::string& journey : journeys)
    if (Json flow = flow_of(shown, journey); !flow.is_null()) pictures.flows.push_back(journey), json["flows"].push_back(std::move(flow));
  json["differences"] = differences_of(shown);
  json["money"] = money_of(shown);
  json["bands"] = bands_of(shown);
  json["course"] = course_of(shown, course);
  json["firmness"] = firmness_of(shown);
  json["topics"] = topics_of(shown, course);
  json["spread"] = spread_of(shown);
  json["groups"] = groups_of(shown);
  json["views"] = views_of(shown);
  pictures.differences = !json["differences"].empty();
  pictures.money = std::any_of(json["money"].begin(), json["money"].end(), [](const Json& row) { return row["cost"]["mean"] != 0.0; });
  pictures.bands = !json["bands"]["figures"].empty();
  pictures.course = !json["course"]["outcomes"].empty() && study.weeks > 1;
  pictures.firmness = !json["firmness"].is_null();
  pictures.topics = !json["topics"].empty();
  pictures.views = !json["views"].empty();
  pictures.spread = study.replications > 1;
  pictures.groups = !json["groups"].is_null();
  const auto waits = [](const CurvePoint& one) { return std::isfinite(one.wait); };
  pictures.waits = std::any_of(study.policies[0].curve.begin(), study.policies[0].curve.end(), waits);
  pictures.hollow = std::any_of(json["differences"].begin(), json["differences"].end(), [](const Json& row) { return row["state"] != "fine"; });
  pictures.sizes = pictures.firmness && !json["firmness"]["sizes"].empty();
  pictures.json = within_a_script(json);
  return pictures;
}

}  // namespace peakend::results
