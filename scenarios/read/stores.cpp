// Opening hours, arrivals through the day, staff pools and their shifts.
#include "scenarios/base/clock.hpp"
#include "scenarios/base/text.hpp"
#include "scenarios/read/parts.hpp"

namespace peakend::read {
namespace {

// "mon-thu" as this language writes it; empty where that is not what was meant.
std::string with_dots(std::string_view days) {
  const auto dash = days.find('-');
  if (dash == std::string_view::npos) return "";
  const std::string dots = std::string(trimmed(days.substr(0, dash))) + ".." + std::string(trimmed(days.substr(dash + 1)));
  return parse_weekdays(dots) ? "did you mean '" + dots + "'?" : "";
}

void read_open(Document& document, spec::Store& store, const std::string& path) {
  const Entry* open = document.find(path);
  if (!open) return;
  if (open->node->kind != Node::Kind::map || open->node->members.empty()) {
    document.problem(path, "opening hours are a map of weekdays", "{mon..sat: \"08:00-21:00\", sun: \"10:00-18:00\"}");
    return;
  }
  for (const Member& member : open->node->members) {
    Place where = place_of(document, member);
    auto days = parse_weekdays(member.key);
    auto hours = member.value.kind == Node::Kind::scalar ? parse_range(member.value.text) : std::nullopt;
    if (!days)
      document.problem(where, path + "." + member.key, "not a weekday",
                       "mon, tue, wed, thu, fri, sat, sun, or mon..sat", "", with_dots(member.key));
    if (!hours)
      document.problem(where, path + "." + member.key, "not opening hours", "\"08:00-21:00\"",
                       member.value.kind == Node::Kind::scalar ? "'" + shown(member.value.text, 40) + "'" : "a list or a map",
                       member.value.text == "closed"              ? "leave out the days on which it is closed"
                       : member.value.kind == Node::Kind::list ? "one stretch a day; a break is a gap between the `shifts` of a pool"
                                                               : "");
    if (!days || !hours) continue;
    for (int day = 1; day <= 7; ++day) {
      if (!days->has(day)) continue;
      auto& known = store.open[static_cast<std::size_t>(day - 1)];
      if (known.from != known.until) document.problem(where, path + "." + member.key, "a weekday is given twice");
      known = {hours->from, hours->until};
    }
  }
}

int clock(const Document& document, const std::string& path) { return parse_clock(document.text(path)).value_or(0); }

void read_arrivals(Document& document, spec::Store& store, const std::string& path) {
  for (std::size_t i = 0; i < document.count(path); ++i) {
    std::string item = path + "." + std::to_string(i);
    int from = clock(document, item + ".from");
    if (!store.arrivals.empty() && from <= store.arrivals.back().from)
      document.problem(item + ".from", "moments must follow each other in time");
    store.arrivals.push_back({from, document.slots.find(item + ".weight")});
  }
}

spec::Pool read_pool(Document& document, const std::string& name, const std::string& path) {
  auto slot = [&](const char* key) { return document.slots.find(path + key); };
  spec::Pool pool{name, slot(".people"), {}, slot(".skill"), slot(".cost_per_hour")};
  for (std::size_t i = 0; i < document.count(path + ".shifts"); ++i) {
    std::string item = path + ".shifts." + std::to_string(i);
    spec::Shift shift{clock(document, item + ".from"), clock(document, item + ".until"),
                      document.slots.find(item + ".people")};
    if (shift.from >= shift.until) document.problem(item, "a shift ends before it begins");
    if (!pool.shifts.empty() && shift.from < pool.shifts.back().until)
      document.problem(item, "shifts must follow each other without overlap");
    pool.shifts.push_back(shift);
  }
  if (pool.shifts.empty() && document.has(path + ".shifts"))  // `shifts:` with nothing behind it
    document.problem(path + ".shifts", "no shift stands here", "a list like [{people: 2, from: \"09:00\", until: \"18:00\"}]");
  else if (document.has(path + ".people") == document.has(path + ".shifts"))
    document.problem(path, "a pool has either `people` or `shifts`", "one of them",
                     document.has(path + ".people") ? "both" : "neither");
  pool.engagement = slot(".engagement"), pool.autonomy = slot(".autonomy"), pool.rewarded_on = slot(".rewarded_on");
  return pool;
}
}  // namespace

void read_stores(Document& document, spec::Scenario& scenario) {
  for (const std::string& name : document.named("stores")) {
    std::string path = "stores." + name;
    spec::Store store{name, {}, {}, document.slots.find(path + ".closing"), {}};
    read_open(document, store, path + ".open");
    read_arrivals(document, store, path + ".arrivals");
    for (const std::string& pool : document.named(path + ".pools"))
      store.pools.push_back(read_pool(document, pool, path + ".pools." + pool));
    scenario.stores.push_back(std::move(store));
  }
  if (scenario.stores.size() > 1) {
    const std::string path = "stores." + scenario.stores[1].name;
    document.problems.push_back({Severity::not_yet, document.place(path), path, "a second store", "", "", ""});
  }
}

}  // namespace peakend::read
