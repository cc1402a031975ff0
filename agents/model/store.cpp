// The week of a store: opening hours, arrivals, staff.
#include <algorithm>

#include "agents/model/parts.hpp"

namespace peakend::model {
namespace {

// Without a store, customers come evenly between these hours, every day (assumed).
constexpr spec::Hours everywhere{8 * 60, 20 * 60};

Day compile_day(const Formulas& f, const std::vector<spec::Arrivals>& arrivals, const spec::Hours& open) {
  Day day;
  day.opens = open.from, day.closes = open.until;
  auto add = [&](int from, int until, double weight) {
    from = std::max(from, open.from), until = std::min(until, open.until);
    if (from >= until || !(weight > 0)) return;
    day.stretches.push_back({static_cast<double>(from), static_cast<double>(until), weight, day.mass});
    day.mass += weight * (until - from);
  };
  for (std::size_t i = 0; i < arrivals.size(); ++i)
    add(arrivals[i].from, i + 1 < arrivals.size() ? arrivals[i + 1].from : 24 * 60,
        static_cast<double>(f.number(arrivals[i].weight)));
  if (arrivals.empty()) add(open.from, open.until, 1);
  return day;
}
}  // namespace

void compile_store(const spec::Scenario& scenario, const Formulas& f, Model& model) {
  const spec::Store* store = scenario.stores.empty() ? nullptr : &scenario.stores[0];
  double week = 0;
  for (std::size_t d = 0; d < 7; ++d) {
    model.week[d] =
        compile_day(f, store ? store->arrivals : std::vector<spec::Arrivals>{}, store ? store->open[d] : everywhere);
    week += model.week[d].mass;
  }
  model.anywhere = compile_day(f, {}, everywhere);
  for (auto& day : model.week) day.weight = week > 0 ? static_cast<float>(day.mass * 7 / week) : 0;
  if (!store) return;
  model.send_away = f.flag(store->closing);
  for (const auto& from : store->pools) {
    Pool pool;
    pool.name = from.name;
    pool.cost_per_hour = f.written(from.cost_per_hour);
    for (const auto& shift : from.shifts) pool.shifts.push_back({shift.from, shift.until, f.slot(shift.people)});
    if (from.shifts.empty()) pool.shifts.push_back({0, 24 * 60, f.slot(from.people)});
    model.pools.push_back(std::move(pool));
  }
}

}  // namespace peakend::model
