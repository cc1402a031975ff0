// Rates of starting, leaving and joining through the week: when to look at whom, and what a change does to that.
#include <numeric>

#include "agents/life/run.hpp"

namespace peakend::life {
using customer::Hazard;
using model::Model;

// Thresholds of the week, and when to look at whom.
void Run::begin_week() {
  opening.first_day = always.first_day = today.day;
  see_days(today.day);
  for (std::uint32_t who : leaving) people.status[who] = customer::gone;
  leaving.clear();
  for (auto& hazard : starts) customer::begin_week(hazard, bench(), opening);
  customer::begin_week(leave, bench(), always);
  customer::begin_week(join, bench(), always);
  customer::begin_week(win_back, bench(), always);
}

// The days of this week from `day` on, as rates read them under today's policies.
void Run::see_days(int day) {
  for (int d = day - opening.first_day; d < 7; ++d) {
    auto at = static_cast<std::size_t>(d);
    auto date = model::date_of(opening.first_day + d, plan.warm_up_days, plan.start_weekday);
    for (auto* week : {&opening, &always}) {
      customer::set_day(week->days[at], opening.first_day + d, date);
      week->days[at].fading = &model().fading;
    }
    opening.weight[at] = model().week[static_cast<std::size_t>(date.weekday - 1)].weight;
    always.weight[at] = 1;
  }
}

// For all hazards: the journeys' starts, leaving, joining, coming back.
void Run::for_hazards(const std::function<void(Hazard&, const model::Rate&, const customer::Week&)>& act) {
  for (std::size_t j = 0; j < starts.size(); ++j) act(starts[j], model().journeys[j].rate, opening);
  act(leave, model().leave, always);
  act(join, model().join, always);
  if (plan.wins_back) act(win_back, model().win_back, always);
}

// What a change of policies does by itself: days so far count under the old ones; half-lives that differ from now on;
// touchpoints made new; rates that can go elsewhere.
void Run::begin_model(std::size_t next) {
  bool within_week = today.day % 7 != 0;
  std::vector<std::uint32_t> everybody(static_cast<std::size_t>(people.size));
  std::iota(everybody.begin(), everybody.end(), 0U);
  if (within_week)
    for_hazards([&](Hazard& hazard, const model::Rate& rate, const customer::Week& week) {
      customer::bring_up(hazard, bench(), rate, week, today.day - 1 - week.first_day, everybody);
    });
  const Model &before = model(), &now = plan.models[next];
  model_number = next;
  if (!(before.fading == now.fading)) customer::settle(people, before.fading, today.day);
  for (std::size_t k = 0; k < now.editions.size(); ++k)
    if (now.editions[k] != before.editions[k])
      for (int i = 0; i < people.size; ++i) people.record(static_cast<std::size_t>(i))[people.familiarity + k] = 0;
  find_bounds();
  if (!within_week) return;
  see_days(today.day);
  for_hazards([&](Hazard& hazard, const model::Rate&, const customer::Week& week) {
    customer::schedule(hazard, bench(), week, today.day - week.first_day, everybody);
  });
}

void Run::find_bounds() {
  today.fading = &model().fading;
  customer::set_day(today, today.day, date());
  for_hazards([&](Hazard& hazard, const model::Rate& rate, const customer::Week&) {
    customer::find_bounds(hazard, bench(), today, rate);
  });
}

// Who has an episode today is about to change: the days before count as they were.
void Run::before_change(const std::vector<std::uint32_t>& ids) {
  int d = today.day - opening.first_day;
  for (std::size_t j = 0; j < starts.size(); ++j)
    customer::bring_up(starts[j], bench(), model().journeys[j].rate, opening, d, ids);
  customer::bring_up(leave, bench(), model().leave, always, d - 1, ids);
  if (model().reaches_prospects) customer::bring_up(join, bench(), model().join, always, d - 1, ids);
  if (plan.wins_back) customer::bring_up(win_back, bench(), model().win_back, always, d - 1, ids);
}

void Run::after_change(const std::vector<std::uint32_t>& ids) {
  int d = today.day - opening.first_day;
  for (std::size_t j = 0; j < starts.size(); ++j) {
    customer::find_bounds(starts[j], bench(), today, model().journeys[j].rate, ids);
    customer::schedule(starts[j], bench(), opening, d + 1, ids);
  }
  const auto look_again = [&](Hazard& hazard, const model::Rate& rate) {
    customer::find_bounds(hazard, bench(), today, rate, ids);
    customer::schedule(hazard, bench(), always, d, ids);
  };
  look_again(leave, model().leave);
  if (model().reaches_prospects) look_again(join, model().join);
  if (plan.wins_back) look_again(win_back, model().win_back);
}

// What is heard changes only rates that read it, and where it moves trust all may: the days before today count as they were, and from today on the rate
// can go elsewhere.
void Run::before_hearing(const std::vector<std::uint32_t>& ids, bool of_trust) {
  const int d = today.day - opening.first_day;
  for_hazards([&](Hazard& hazard, const model::Rate& rate, const customer::Week& week) {
    if ((rate.hears || of_trust) && d > 0) customer::bring_up(hazard, bench(), rate, week, d - 1, ids);
  });
}

void Run::after_hearing(const std::vector<std::uint32_t>& ids, bool of_trust) {
  const int d = today.day - opening.first_day;
  for_hazards([&](Hazard& hazard, const model::Rate& rate, const customer::Week& week) {
    if (!rate.hears && !of_trust) return;
    customer::find_bounds(hazard, bench(), today, rate, ids);
    customer::schedule(hazard, bench(), week, d, ids);
  });
}

}  // namespace peakend::life
