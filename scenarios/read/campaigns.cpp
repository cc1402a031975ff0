// Journeys that the firm begins: on which days, and what cannot be said of them.
#include <algorithm>
#include <array>

#include "scenarios/base/text.hpp"
#include "scenarios/read/parts.hpp"

namespace peakend::read {
namespace {
constexpr std::array of_the_firm{"on", "every", "from", "until", "who", "share", "reach"};

bool by_firm(const Document& document, const std::string& starts) { return document.text(starts + ".by") == "firm"; }

std::vector<int> read_days(Document& document, const spec::Scenario& scenario, const std::string& path) {
  std::vector<int> days;
  const Entry* entry = document.find(path);
  if (!entry) return days;
  const bool list = entry->node->kind == Node::Kind::list && !entry->node->items.empty();
  if (!list && entry->node->kind != Node::Kind::scalar) {
    document.problem(path, "a day or a list of days is wanted here", "`week 3`, or [day 12, 2026-03-01]");
    return days;
  }
  auto read = [&](const Node& node) {
    const Place where = place_of(document, node);
    const auto day = read_day(document, scenario, where, path, node.kind == Node::Kind::scalar ? node.text : "");
    if (day && std::find(days.begin(), days.end(), *day) != days.end())
      document.problem(where, path, "the same day is named twice", "", "'" + shown(node.text, 40) + "'");
    if (day) days.push_back(*day);
  };
  if (list)
    for (const Node& item : entry->node->items) read(item);
  else
    read(*entry->node);
  std::sort(days.begin(), days.end());
  return days;
}

spec::Campaign read_campaign(Document& document, const spec::Scenario& scenario, const std::string& starts) {
  auto slot = [&](const char* key) { return scenario.slots.find(starts + key); };
  auto day = [&](const char* key) -> std::optional<int> {
    if (!document.has(starts + key)) return std::nullopt;
    return read_day(document, scenario, starts + key);
  };
  spec::Campaign campaign;
  campaign.on = read_days(document, scenario, starts + ".on");
  campaign.every = slot(".every"), campaign.who = slot(".who");
  campaign.share = slot(".share"), campaign.reach = slot(".reach");
  campaign.from = day(".from"), campaign.until = day(".until");
  if (document.has(starts + ".on"))
    for (const char* key : {".every", ".from", ".until"})
      if (document.has(starts + key))
        document.problem(starts + key, "means nothing beside `on`, which names the days", "", "",
                         "from: week 3, every: 2 weeks");
  if (campaign.until && *campaign.until <= campaign.from.value_or(1))
    document.problem(starts + ".until", "it ends before it begins");
  if (document.has(starts + ".rate"))
    document.problem(starts + ".rate", "means nothing where the firm begins the journey", "", "",
                     "`every` and `share` say how often");
  return campaign;
}

// The firm sends; queueing for it is another matter.
void refuse_pools(Document& document, const spec::Journey& journey) {
  for (const auto& touchpoint : journey.touchpoints) {
    const std::string path = "journeys." + journey.name + ".touchpoints." + touchpoint.name + ".pool";
    if (touchpoint.pool >= 0)
      document.problems.push_back({Severity::not_yet, document.place(path), path,
                                   "a staff pool in a journey that the firm begins", "", "", ""});
  }
}
}  // namespace

bool has_no_default(const Document& document, std::string_view path) {
  if (has_no_default_in_firm(document, path)) return true;
  const auto steps = slots::steps(path);
  if (steps.size() == 3 && steps[0] == "surveys" && steps[2] == "reach")  // of visitors it says nothing
    return document.text("surveys." + std::string(steps[1]) + ".after") != "any";
  if (steps.size() < 3 || steps[0] != "journeys") return false;
  const std::string starts = "journeys." + std::string(steps[1]) + ".starts";
  const bool firm = by_firm(document, starts);
  if (steps.size() == 3) return firm && steps[2] == "counts";  // it is a contact then
  if (steps.size() != 4 || steps[2] != "starts") return false;
  if (steps[3] == "rate") return firm;
  if (steps[3] == "every" && document.has(starts + ".on")) return true;
  return !firm && std::find(of_the_firm.begin(), of_the_firm.end(), steps[3]) != of_the_firm.end();
}

void read_campaigns(Document& document, spec::Scenario& scenario) {
  for (auto& journey : scenario.journeys) {
    const std::string starts = "journeys." + journey.name + ".starts", by = document.text(starts + ".by", "customer");
    const Entry* written = document.find(starts + ".by");
    const bool scalar = !written || written->node->kind == Node::Kind::scalar;
    if (by == "firm" && scalar) {
      journey.campaign = read_campaign(document, scenario, starts);
      refuse_pools(document, journey);
      continue;
    }
    if (by != "customer" || !scalar) {
      document.problem(starts + ".by", "not one of the words allowed here", "customer, firm",
                       scalar ? "'" + shown(by, 60) + "'" : "a list or a map", did_you_mean(by, {"customer", "firm"}));
      continue;
    }
    for (const char* key : of_the_firm)
      if (document.has(starts + "." + key))
        document.problem(starts + "." + key, "means nothing where customers begin the journey", "", "",
                         "`by: firm` says that the firm does");
  }
}

}  // namespace peakend::read
