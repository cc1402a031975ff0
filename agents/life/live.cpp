// The order of a day, readable as that list; everything a run holds is in one struct.
#include "agents/life/live.hpp"

#include <fmt/format.h>

#include <algorithm>

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

  const Model& model() const { return plan.models[model_number]; }
  bool recorded() const { return today.day >= plan.warm_up_days; }
  int week() const { return (today.day - plan.warm_up_days) / 7; }
  int weekday() const { return (plan.start_weekday - 1 + today.day) % 7 + 1; }
  const model::Day& hours() const { return model().week[static_cast<std::size_t>(weekday() - 1)]; }

  void prepare();
  void count_customers();
  void change_status(std::uint32_t who, customer::Status to);
  void calendar(int day);
  void begin_week();
  void begin_model();
  void target();
  void start();
  void live_through();
  void remember();
  void catch_up(const journey::Sheet& sheet);
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
  while (model_number + 1 < plan.models.size() && plan.models[model_number + 1].from_day <= day) ++model_number, begin_model();
  today.fading = &model().fading;
  customer::set_day(today, day, weekday());
  for (std::size_t p = 0; p < utilisation.size(); ++p) today.utilisation[p].assign(program::block, static_cast<float>(utilisation[p]));
  if (day % 7 == 0) begin_week();
  if (recorded() && (day - plan.warm_up_days) % 28 == 0) {
    people.period_band = people.score_band;
    count_customers();
  }
}

// Thresholds of the week, and who can be left alone in it.
void Run::begin_week() {
  bool one_model = model_number + 1 == plan.models.size() || plan.models[model_number + 1].from_day >= today.day + 7;
  opening = {today.day, {}, one_model};
  always = {today.day, {1, 1, 1, 1, 1, 1, 1}, one_model};
  for (int d = 0; d < 7; ++d) opening.weight[d] = model().week[static_cast<std::size_t>((weekday() - 1 + d) % 7)].weight;
  for (std::size_t j = 0; j < starts.size(); ++j) customer::begin_week(starts[j], people, today, model().journeys[j].rate, opening, key, reader, workspace);
  customer::begin_week(leave, people, today, model().leave, always, key, reader, workspace);
  customer::begin_week(join, people, today, model().join, always, key, reader, workspace);
}

// What a change of policies does by itself: half-lives that differ from now on, touchpoints made new.
void Run::begin_model() {
  const Model &before = plan.models[model_number - 1], &now = model();
  if (!(before.fading == now.fading)) customer::settle(people, before.fading, today.day);
  for (std::size_t k = 0; k < now.editions.size(); ++k)
    if (now.editions[k] != before.editions[k]) std::fill(people.familiarity[k].begin(), people.familiarity[k].end(), 0.0F);
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
    opening.weight[today.day - opening.first_day] = hours().weight;  // a policy may change it within the week
    if (!customer::pass_day(starts[j], people, today, journey.rate.rate, opening, key, reader, workspace, events))
      throw model::Failure{fmt::format("journey '{}' starts at a rate that is negative, not a number, or above 16 a day", journey.name)};
    journey::begin(sheets[j], columns[model_number][j], journey, people, today, hours(), events, key);
    episodes += sheets[j].n;
  }
}

// 5. The contacts.
void Run::live_through() {
  std::fill(busy.begin(), busy.end(), 0), std::fill(overtime.begin(), overtime.end(), 0);
  contact_costs = 0;
  journey::DayAtStore day{model(), people, today, key, weekday(), recorded() ? &figures : nullptr, busy, overtime, contact_costs, contacts};
  for (std::size_t j = 0; j < sheets.size(); ++j) journey::live_through(day, model().journeys[j], columns[model_number][j], sheets[j], scratch);
}

// 6. Episodes fold into memory. Who had several today folds them in the order in which they began.
void Run::remember() {
  std::vector<std::vector<std::vector<std::uint32_t>>> rounds(1, std::vector<std::vector<std::uint32_t>>(sheets.size()));
  bool twice = false;
  for (const auto& sheet : sheets)
    for (int e = 0; e < sheet.n; ++e) twice |= ++times[sheet.id[static_cast<std::size_t>(e)]] > 1;
  for (std::size_t j = 0; j < sheets.size(); ++j)
    for (int e = 0; e < sheets[j].n; ++e)
      if (times[sheets[j].id[static_cast<std::size_t>(e)]] == 1) rounds[0][j].push_back(static_cast<std::uint32_t>(e));
  if (twice) remember_twice(rounds);
  for (const auto& sheet : sheets)
    for (int e = 0; e < sheet.n; ++e) times[sheet.id[static_cast<std::size_t>(e)]] = 0;
  for (const auto& sheet : sheets) catch_up(sheet);
  Folding folding{model(), people, today, key, recorded() ? &figures : nullptr, recorded() ? week() : 0};
  for (const auto& round : rounds)
    for (std::size_t j = 0; j < sheets.size(); ++j)
      life::remember(folding, model().journeys[j], columns[model_number][j], sheets[j], round[j], scratch);
}

// Who has an episode today is about to change; what the week's days before came to must be known first.
void Run::catch_up(const journey::Sheet& sheet) {
  for (int from = 0; from < sheet.n; from += program::block) {
    const std::uint32_t* ids = sheet.id.data() + from;
    int n = std::min(program::block, sheet.n - from);
    for (std::size_t j = 0; j < starts.size(); ++j)
      customer::catch_up(starts[j], people, today, model().journeys[j].rate.rate, opening, today.day, ids, n, reader, workspace);
    customer::catch_up(leave, people, today, model().leave.rate, always, today.day - 1, ids, n, reader, workspace);
  }
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
  if (!customer::pass_day(leave, people, today, model().leave.rate, always, key, reader, workspace, events))
    throw model::Failure{"`behaviour.leave_rate` is negative or not a number"};
  std::vector<Event> leaving = events;
  events.clear();
  if (!customer::pass_day(join, people, today, model().join.rate, always, key, reader, workspace, events))
    throw model::Failure{"`behaviour.join_rate` is negative or not a number"};
  for (const Event& event : leaving) change_status(event.customer, customer::gone);
  for (const Event& event : events) {
    change_status(event.customer, customer::current);
    for (auto& hazard : starts) customer::follow(hazard, event.customer);
    customer::follow(leave, event.customer);
  }
  if (!recorded()) return;
  figures.at(Total::left) += static_cast<std::int64_t>(leaving.size());
  figures.at(Total::joined) += static_cast<std::int64_t>(events.size());
}

// 8. Staff, costs, customers of the day.
void Run::account() {
  std::int64_t staff = 0;
  for (std::size_t p = 0; p < busy.size(); ++p) {
    const auto& pool = model().pools[p];
    auto planned = store::staffing(pool, hours(), today.day, weekday()).person_minutes;
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
