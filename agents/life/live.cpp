// The order of a day, readable as that list; everything a run holds is in one struct.
#include "agents/life/live.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <numeric>

#include "agents/customer/hazard.hpp"
#include "agents/life/remember.hpp"
#include "agents/model/failure.hpp"
#include "agents/store/day.hpp"
#include "scenarios/numbers/fixed.hpp"

namespace peakend::life {
using customer::Event;
using customer::Hazard;
using customer::Population;
using figures::PerGroup;
using figures::PerPool;
using figures::PerWeek;
using figures::Total;
using model::Model;

namespace {

// Everything a run holds while it goes on.
struct Run {
  const model::Plan& plan;
  chance::Key key;
  figures::Figures figures;
  program::Workspace workspace{};
  customer::Reader reader{};
  journey::Scratch scratch{};
  Population people{};
  customer::Today today{};
  std::vector<Hazard> starts{};
  Hazard leave{}, join{};
  customer::Week opening{}, always{};                    // weights of this week's days
  std::vector<std::vector<journey::Columns>> columns{};  // [model][journey]
  std::vector<journey::Sheet> sheets{};
  std::size_t model_number = 0;
  std::vector<std::int64_t> alive{};                     // current customers by group
  std::vector<double> utilisation{};                     // yesterday's, by pool
  std::vector<std::uint8_t> times{};                     // episodes begun today, by customer
  std::int64_t episodes = 0, contacts = 0, contact_costs = 0;
  std::vector<store::Tick> busy{}, overtime{};
  std::vector<Event> events{};
  std::vector<std::uint32_t> changed{};                  // who has an episode today, each once

  const Model& model() const { return plan.models[model_number]; }
  bool recorded() const { return today.day >= plan.warm_up_days; }
  int week() const { return (today.day - plan.warm_up_days) / 7; }
  customer::Bench bench() { return {people, key, reader, workspace}; }
  model::Date date() const { return model::date_of(today.day, plan.warm_up_days, plan.start_weekday); }
  const model::Day& hours() const { return model().week[static_cast<std::size_t>(date().weekday - 1)]; }

  void prepare();
  void count_customers();
  void change_status(std::uint32_t who, customer::Status to);
  void calendar(int day);
  void begin_week();
  void see_days(int day);
  void for_hazards(const std::function<void(Hazard&, const model::Rate&, const customer::Week&)>& act);
  void find_bounds();
  void begin_model();
  void target();
  void start();
  void live_through();
  void remember();
  void before_change(const std::vector<std::uint32_t>& ids);
  void after_change(const std::vector<std::uint32_t>& ids);
  void remember_twice(std::vector<std::vector<std::vector<std::uint32_t>>>& rounds);
  void respond();
  void account();
  void account_costs(std::int64_t staff);
};

void Run::prepare() {
  people = customer::born(plan.birth, key, workspace);
  const Model& first = plan.models.front();
  for (const auto& journey : first.journeys) starts.push_back(customer::make_hazard(journey.hazard_word, people.size, false, customer::current));
  leave = customer::make_hazard(chance::path_word("behaviour.leave_rate"), people.size, true, customer::current);
  join = customer::make_hazard(chance::path_word("behaviour.join_rate"), people.size, true, customer::prospect);
  for (const auto& m : plan.models) {
    columns.emplace_back();
    for (const auto& journey : m.journeys) columns.back().push_back(journey::columns_of(journey));
  }
  sheets.resize(first.journeys.size());
  utilisation.assign(first.pools.size(), 0);
  busy.assign(first.pools.size(), 0), overtime.assign(first.pools.size(), 0);
  today.utilisation.assign(first.pools.size(), {});
  times.assign(static_cast<std::size_t>(people.size), 0);
  count_customers();
  find_bounds();
}

void Run::count_customers() {
  alive.assign(static_cast<std::size_t>(figures.layout.groups), 0);
  for (std::size_t i = 0; i < static_cast<std::size_t>(people.size); ++i) {
    if (people.status[i] != customer::current) continue;
    ++alive[0];
    if (people.period_band[i] > 0) ++alive[people.period_band[i]];
    ++alive[4 + static_cast<std::size_t>(people.segment[i])];
  }
}

void Run::change_status(std::uint32_t who, customer::Status to) {
  people.status[who] = to;
  int step = to == customer::current ? 1 : -1;
  alive[0] += step;
  if (people.period_band[who] > 0) alive[people.period_band[who]] += step;
  alive[4 + static_cast<std::size_t>(people.segment[who])] += step;
}

// 1. Policies switch on or off; the day's columns are filled; a new week has new thresholds.
void Run::calendar(int day) {
  today.day = day;
  while (model_number + 1 < plan.models.size() && plan.models[model_number + 1].from_day <= day) begin_model();
  today.fading = &model().fading;
  customer::set_day(today, day, date());
  for (std::size_t p = 0; p < utilisation.size(); ++p) today.utilisation[p].assign(program::block, static_cast<float>(utilisation[p]));
  if (day % 7 == 0) begin_week();
  if (recorded() && (day - plan.warm_up_days) % 28 == 0) {
    people.period_band = people.score_band;
    count_customers();
  }
}

// Thresholds of the week, and when to look at whom.
void Run::begin_week() {
  opening.first_day = always.first_day = today.day;
  see_days(today.day);
  for (auto& hazard : starts) customer::begin_week(hazard, bench(), opening);
  customer::begin_week(leave, bench(), always);
  customer::begin_week(join, bench(), always);
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

// For all hazards: the journeys' starts, leaving, joining.
void Run::for_hazards(const std::function<void(Hazard&, const model::Rate&, const customer::Week&)>& act) {
  for (std::size_t j = 0; j < starts.size(); ++j) act(starts[j], model().journeys[j].rate, opening);
  act(leave, model().leave, always);
  act(join, model().join, always);
}

// What a change of policies does by itself: days so far count under the old ones; half-lives that differ from now on;
// touchpoints made new; rates that can go elsewhere.
void Run::begin_model() {
  bool within_week = today.day % 7 != 0;
  std::vector<std::uint32_t> everybody(static_cast<std::size_t>(people.size));
  std::iota(everybody.begin(), everybody.end(), 0U);
  if (within_week)
    for_hazards([&](Hazard& hazard, const model::Rate& rate, const customer::Week& week) {
      customer::bring_up(hazard, bench(), rate, week, today.day - 1 - week.first_day, everybody);
    });
  ++model_number;
  const Model &before = plan.models[model_number - 1], &now = model();
  if (!(before.fading == now.fading)) customer::settle(people, before.fading, today.day);
  for (std::size_t k = 0; k < now.editions.size(); ++k)
    if (now.editions[k] != before.editions[k]) std::fill(people.familiarity[k].begin(), people.familiarity[k].end(), 0.0F);
  find_bounds();
  if (!within_week) return;
  see_days(today.day);
  for_hazards([&](Hazard& hazard, const model::Rate&, const customer::Week& week) {
    customer::schedule(hazard, week, today.day - week.first_day, everybody);
  });
}

void Run::find_bounds() {
  today.fading = &model().fading;
  customer::set_day(today, today.day, date());
  for_hazards([&](Hazard& hazard, const model::Rate& rate, const customer::Week&) { customer::find_bounds(hazard, bench(), today, rate); });
}

// Policies with `who`: looked at once, in the morning.
void Run::target() {
  const Model& m = model();
  if (m.who_policies.empty()) return;
  std::vector<const float*> results(m.who_policies.size());
  for (int from = 0; from < people.size; from += program::block) {
    int n = std::min(program::block, people.size - from);
    program::run(m.who, reader.range(people, today, m.who, from, n), n, workspace, results.data());
    for (std::size_t w = 0; w < results.size(); ++w)
      std::copy(results[w], results[w] + n, people.targeted[static_cast<std::size_t>(m.who_policies[w])].begin() + from);
  }
}

// 4. Which customers begin an episode today, and at what minute.
void Run::start() {
  for (std::size_t j = 0; j < sheets.size(); ++j) {
    const auto& journey = model().journeys[j];
    events.clear();
    if (!customer::pass_day(starts[j], bench(), today, journey.rate, opening, events))
      throw model::Failure{fmt::format("journey '{}' starts at a rate that is negative, not a number, or above 16 a day", journey.name)};
    journey::begin(sheets[j], columns[model_number][j], journey, people, today, hours(), events, key);
    episodes += sheets[j].n;
  }
}

// 5. The contacts.
void Run::live_through() {
  std::fill(busy.begin(), busy.end(), 0), std::fill(overtime.begin(), overtime.end(), 0);
  contact_costs = 0;
  journey::DayAtStore day{model(), people, today, key, recorded() ? &figures : nullptr, busy, overtime, contact_costs, contacts};
  for (std::size_t j = 0; j < sheets.size(); ++j) journey::live_through(day, model().journeys[j], columns[model_number][j], sheets[j], scratch);
}

// 6. Episodes fold into memory. Who had several today folds them in the order in which they began.
void Run::remember() {
  std::vector<std::vector<std::vector<std::uint32_t>>> rounds(1, std::vector<std::vector<std::uint32_t>>(sheets.size()));
  bool twice = false;
  changed.clear();
  for (const auto& sheet : sheets)
    for (int e = 0; e < sheet.n; ++e) {
      std::uint32_t who = sheet.id[static_cast<std::size_t>(e)];
      if (++times[who] > 1) twice = true;
      else changed.push_back(who);
    }
  for (std::size_t j = 0; j < sheets.size(); ++j)
    for (int e = 0; e < sheets[j].n; ++e)
      if (times[sheets[j].id[static_cast<std::size_t>(e)]] == 1) rounds[0][j].push_back(static_cast<std::uint32_t>(e));
  if (twice) remember_twice(rounds);
  for (const auto& sheet : sheets)
    for (int e = 0; e < sheet.n; ++e) times[sheet.id[static_cast<std::size_t>(e)]] = 0;
  before_change(changed);
  Folding folding{model(), people, today, key, recorded() ? &figures : nullptr, recorded() ? week() : 0};
  for (const auto& round : rounds)
    for (std::size_t j = 0; j < sheets.size(); ++j)
      life::remember(folding, model().journeys[j], columns[model_number][j], sheets[j], round[j], scratch);
  after_change(changed);
}

// Who has an episode today is about to change: the days before count as they were.
void Run::before_change(const std::vector<std::uint32_t>& ids) {
  int d = today.day - opening.first_day;
  for (std::size_t j = 0; j < starts.size(); ++j) customer::bring_up(starts[j], bench(), model().journeys[j].rate, opening, d, ids);
  customer::bring_up(leave, bench(), model().leave, always, d - 1, ids);
}

void Run::after_change(const std::vector<std::uint32_t>& ids) {
  int d = today.day - opening.first_day;
  for (std::size_t j = 0; j < starts.size(); ++j) {
    customer::find_bounds(starts[j], bench(), today, model().journeys[j].rate, ids);
    customer::schedule(starts[j], opening, d + 1, ids);
  }
  customer::find_bounds(leave, bench(), today, model().leave, ids);
  customer::schedule(leave, always, d, ids);
}

// By customer, then by moment, journey and ordinal; the k-th of a customer goes into round k.
void Run::remember_twice(std::vector<std::vector<std::vector<std::uint32_t>>>& rounds) {
  struct Begun { std::uint32_t who; store::Tick at; std::size_t journey; std::uint32_t row; };
  std::vector<Begun> all;
  for (std::size_t j = 0; j < sheets.size(); ++j)
    for (std::uint32_t e = 0; e < static_cast<std::uint32_t>(sheets[j].n); ++e)
      if (times[sheets[j].id[e]] > 1) all.push_back({sheets[j].id[e], sheets[j].started[e], j, e});
  std::sort(all.begin(), all.end(), [](const Begun& a, const Begun& b) {
    return std::tie(a.who, a.at, a.journey, a.row) < std::tie(b.who, b.at, b.journey, b.row);
  });
  std::size_t k = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    k = i > 0 && all[i].who == all[i - 1].who ? k + 1 : 0;
    if (k == rounds.size()) rounds.emplace_back(sheets.size());
    rounds[k][all[i].journey].push_back(all[i].row);
  }
}

// 7. Who leaves for good, and who becomes a customer.
void Run::respond() {
  events.clear();
  if (!customer::pass_day(leave, bench(), today, model().leave, always, events))
    throw model::Failure{"`behaviour.leave_rate` is negative or not a number"};
  std::vector<Event> leaving = events;
  events.clear();
  if (!customer::pass_day(join, bench(), today, model().join, always, events))
    throw model::Failure{"`behaviour.join_rate` is negative or not a number"};
  for (const Event& event : leaving) change_status(event.customer, customer::gone);
  std::vector<std::uint32_t> joining;
  for (const Event& event : events) {
    change_status(event.customer, customer::current);
    joining.push_back(event.customer);
  }
  for (auto& hazard : starts) customer::enter(hazard, bench(), opening, today.day + 1 - opening.first_day, joining);
  customer::enter(leave, bench(), always, today.day + 1 - always.first_day, joining);
  if (!recorded()) return;
  figures.at(Total::left) += static_cast<std::int64_t>(leaving.size());
  figures.at(Total::joined) += static_cast<std::int64_t>(events.size());
}

// 8. Staff, costs, customers of the day.
void Run::account() {
  std::int64_t staff = 0;
  for (std::size_t p = 0; p < busy.size(); ++p) {
    const auto& pool = model().pools[p];
    auto planned = store::staffing(pool, hours(), today.date).person_minutes;
    double hours_paid = (static_cast<double>(planned) + static_cast<double>(overtime[p]) / numbers::tick_scale) / 60;
    staff += numbers::to_fixed(hours_paid * pool.cost_per_hour, numbers::money_scale);
    utilisation[p] = planned > 0 ? static_cast<double>(busy[p]) / (static_cast<double>(planned) * numbers::tick_scale) : 0;
    if (!recorded()) continue;
    figures.at(static_cast<int>(p), PerPool::busy) += busy[p];
    figures.at(static_cast<int>(p), PerPool::scheduled) += planned * store::ticks_per_minute;
    figures.at(static_cast<int>(p), PerPool::overtime) += overtime[p];
  }
  if (recorded()) account_costs(staff);
}

void Run::account_costs(std::int64_t staff) {
  std::int64_t policy = contact_costs, revenue = 0;
  for (auto [began, per_week] : model().weekly_costs) {  // a seventh a day, so that a week is exact
    std::int64_t k = (today.day - began) % 7;
    policy += per_week * (k + 1) / 7 - per_week * k / 7;
  }
  if (today.day == model().from_day) policy += model().fixed_costs;
  for (const auto& sheet : sheets)
    for (std::int64_t spent : sheet.spent) revenue += spent;
  figures.at(week(), PerWeek::staff) += staff;
  figures.at(week(), PerWeek::policy) += policy;
  figures.at(week(), PerWeek::gross_margin) += numbers::to_fixed(static_cast<double>(revenue) * model().gross_margin, 1.0);
  figures.at(week(), PerWeek::customer_days) += alive[0];
  for (int g = 0; g < figures.layout.groups; ++g) figures.at(g, PerGroup::customer_days) += alive[static_cast<std::size_t>(g)];
}
}  // namespace

Result live(const model::Plan& plan, const figures::Layout& layout, std::uint64_t seed, std::uint64_t luck, const std::atomic<bool>* cancelled) {
  Run run{plan, chance::key_of(seed, luck), figures::Figures(layout)};
  Result result;
  try {
    run.prepare();
    for (int day = 0; day < plan.days; ++day) {
      if (cancelled && *cancelled) throw model::Failure{"stopped"};
      run.calendar(day);
      run.target();
      run.start();
      run.live_through();
      run.remember();
      run.respond();
      run.account();
    }
  } catch (const model::Failure& failure) {
    result.failure = fmt::format("day {}: {}", run.today.day + 1, failure.said);
  }
  result.figures = std::move(run.figures);
  result.episodes = run.episodes;
  result.contacts = run.contacts;
  return result;
}

}  // namespace peakend::life
