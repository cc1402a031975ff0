// The order of a day (section 2 of the model), readable as that list, and the loop over days.
#include "agents/life/live.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "agents/life/remember.hpp"
#include "agents/life/run.hpp"
#include "agents/model/failure.hpp"

namespace peakend::life {
using customer::Event;
using figures::Total;
using model::Model;

void Run::prepare() {
  people = customer::born(plan.birth, key, workspace);
  const Model& first = plan.models.front();
  for (const auto& journey : first.journeys)
    starts.push_back(customer::make_hazard(journey.hazard_word, people.size, false, customer::current));
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

// 1. Policies switch on or off; the day's columns are filled; a new week has new thresholds.
void Run::calendar(int day) {
  today.day = day;
  while (model_number + 1 < plan.models.size() && plan.models[model_number + 1].from_day <= day) begin_model();
  today.fading = &model().fading;
  customer::set_day(today, day, date());
  for (std::size_t p = 0; p < utilisation.size(); ++p)
    today.utilisation[p].assign(program::block, static_cast<float>(utilisation[p]));
  if (day % 7 == 0) begin_week();
  if (recorded() && (day - plan.warm_up_days) % 28 == 0) {
    people.period_band = people.score_band;
    count_customers();
  }
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
      std::copy(results[w], results[w] + n,
                people.targeted[static_cast<std::size_t>(m.who_policies[w])].begin() + from);
  }
}

// 4. Which customers begin an episode today, and at what minute.
void Run::start() {
  for (std::size_t j = 0; j < sheets.size(); ++j) {
    const auto& journey = model().journeys[j];
    events.clear();
    if (!customer::pass_day(starts[j], bench(), today, journey.rate, opening, events))
      throw model::Failure{
          fmt::format("journey '{}' starts at a rate that is negative, not a number, or above 16 a day", journey.name)};
    journey::begin(sheets[j], columns[model_number][j], journey, people, today, hours(), events, key);
    episodes += sheets[j].n;
  }
}

// 5. The contacts.
void Run::live_through() {
  std::fill(busy.begin(), busy.end(), 0), std::fill(overtime.begin(), overtime.end(), 0);
  contact_costs = 0;
  journey::DayAtStore day{model(), people,   today,         key,     recorded() ? &figures : nullptr,
                          busy,    overtime, contact_costs, contacts};
  for (std::size_t j = 0; j < sheets.size(); ++j)
    journey::live_through(day, model().journeys[j], columns[model_number][j], sheets[j], scratch);
  count_revenue();
}

// 6. Episodes fold into memory. Who had several today folds them in the order in which they began.
void Run::remember() {
  std::vector<std::vector<std::vector<std::uint32_t>>> rounds(1,
                                                              std::vector<std::vector<std::uint32_t>>(sheets.size()));
  bool twice = false;
  changed.clear();
  for (const auto& sheet : sheets)
    for (int e = 0; e < sheet.n; ++e) {
      std::uint32_t who = sheet.id[static_cast<std::size_t>(e)];
      if (++times[who] > 1)
        twice = true;
      else
        changed.push_back(who);
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

// By customer, then by moment, journey and ordinal; the k-th of a customer goes into round k.
void Run::remember_twice(std::vector<std::vector<std::vector<std::uint32_t>>>& rounds) {
  struct Begun {
    std::uint32_t who;
    store::Tick at;
    std::size_t journey;
    std::uint32_t row;
  };
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

Result live(const model::Plan& plan, const figures::Layout& layout, std::uint64_t seed, std::uint64_t luck,
            const std::atomic<bool>* cancelled) {
  Run run{plan, chance::key_of(seed, luck), figures::Figures(layout)};
  Result result;
  try {
    run.prepare();
    for (int day = 0; day < plan.days; ++day) {
      if (cancelled && *cancelled) {
        result.stopped = true;
        throw model::Failure{"stopped"};
      }
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
