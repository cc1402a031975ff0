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
  topics.resize(plan.models.front().topics.size());
  talk.network = network::make(plan.network, plan.birth.people, key);  // first: it looks at memory
  people = customer::born(plan.birth, key, workspace);
  const Model& first = plan.models.front();
  for (const auto& journey : first.journeys)
    starts.push_back(
        customer::make_hazard(journey.hazard_word, journey.campaign ? 0 : people.size, false, customer::current));
  leave = customer::make_hazard(chance::path_word("behaviour.leave_rate"), people.size, true, customer::current);
  const int prospects = plan.birth.prospects > 0 ? people.size : 0;
  join = customer::make_hazard(chance::path_word("behaviour.join_rate"), prospects, true, customer::prospect);
  win_back = customer::make_hazard(chance::path_word("behaviour.win_back_rate"), plan.wins_back ? people.size : 0, true, customer::gone);
  for (const auto& m : plan.models) {
    columns.emplace_back();
    for (const auto& journey : m.journeys) columns.back().push_back(journey::columns_of(journey));
  }
  keep_what_any_reads();
  stands.assign(plan.rules.size(), spec::Stand::running);
  for (const auto& rule : plan.rules)
    mornings.resize(std::max(mornings.size(), static_cast<std::size_t>(rule.window) + 1));
  sheets.resize(first.journeys.size()), later.resize(first.journeys.size());
  utilisation.assign(first.pools.size(), 0);
  busy.assign(first.pools.size(), 0), overtime.assign(first.pools.size(), 0);
  today.utilisation.assign(first.pools.size(), {});
  engagement = plan.engagement;
  today.engagement.assign(engagement.size(), {});
  times.assign(static_cast<std::size_t>(people.size), 0);
  week_began = figures.sums;
  count_customers();
  find_bounds();
}

// An episode may go on under other policies than it began under.
void Run::keep_what_any_reads() {
  if (columns.size() < 2) return;
  const auto own = columns;
  for (std::size_t j = 0; j < own.front().size(); ++j) {
    std::vector<const journey::Columns*> all;
    for (const auto& model_columns : own) all.push_back(&model_columns[j]);
    for (std::size_t m = 0; m < own.size(); ++m) columns[m][j] = journey::columns_of(plan.models[m].journeys[j], all);
  }
}

// 1. Policies switch on or off; the day's columns are filled; a new week has new thresholds.
void Run::calendar(int day) {
  today.day = day;
  if (!plan.rules.empty()) look_at_rules();
  if (const std::size_t next = model_of_today(); next != model_number) begin_model(next);
  today.fading = &model().fading;
  today.heat.clear();
  for (const auto& topic : model().topics) today.heat.push_back(topic.heat[static_cast<std::size_t>(day)]);
  customer::set_day(today, day, date());
  for (std::size_t p = 0; p < utilisation.size(); ++p)
    today.utilisation[p].assign(program::block, static_cast<float>(utilisation[p]));
  for (std::size_t p = 0; p < engagement.size(); ++p)
    today.engagement[p].assign(program::block, static_cast<float>(engagement[p]));
  if (day % 7 == 0) begin_week();
  if (counting() && (day - plan.warm_up_days) % 28 == 0) {
    people.period_band = people.score_band;
    count_customers();
  }
}

// Policies with `who`: looked at once, in the morning.
void Run::target() {
  const Model& m = model();
  if (m.who_columns.empty()) return;
  std::vector<const float*> results(m.who_columns.size());
  auto place = [&](std::size_t w) { return people.targeted + static_cast<std::size_t>(m.who_columns[w]); };
  for (int from = 0; from < people.size; from += program::block) {
    int n = std::min(program::block, people.size - from);
    program::run(m.who, reader.read(customer::Look(people, today, from, n), m.who), n, workspace, results.data());
    for (std::size_t w = 0; w < results.size(); ++w)
      for (int i = 0; i < n; ++i) people.record(static_cast<std::size_t>(from + i))[place(w)] = results[w][i];
  }
}

// 4. Which customers begin an episode today, and at what minute.
void Run::start() {
  for (std::size_t j = 0; j < sheets.size(); ++j) {
    const auto& journey = model().journeys[j];
    events.clear();
    if (journey.campaign) reach(journey);
    if (!customer::pass_day(starts[j], bench(), today, journey.rate, opening, events))
      throw model::Failure{
          fmt::format("the rate at which journey '{}' starts is negative or not a number, or so high that somebody "
                      "would begin more than 16 on one day",
                      journey.name)};
    go_elsewhere(j);
    const model::Day& open = journey.campaign ? model().anywhere : hours();
    journey::begin(sheets[j], columns[model_number][j], journey, people, today, open, events, key);
    journey::go_on(sheets[j], columns[model_number][j], journey, people, today, hours(), model().anywhere, later[j],
                   key);
  }
}

// 5. The contacts.
void Run::live_through() {
  std::fill(busy.begin(), busy.end(), 0), std::fill(overtime.begin(), overtime.end(), 0);
  contact_costs = 0;
  journey::DayAtStore day{model(), people,   today,         key,     counting() ? &figures : nullptr,
                          busy,    overtime, contact_costs, contacts};
  for (std::size_t j = 0; j < sheets.size(); ++j)
    journey::live_through(day, model().journeys[j], columns[model_number][j], sheets[j], later[j], scratch);
  count_revenue();
}

// 6. Episodes fold into memory. Who had several today folds them in the order in which they began.
void Run::remember() {
  const int rounds = find_rounds();
  before_change(changed);
  Folding folding{model(),
                  people,
                  today,
                  key,
                  counting() ? &figures : nullptr,
                  counting() ? week() : 0,
                  talk.network.begin.empty() ? nullptr : &talk};
  std::vector<std::uint32_t> rows;
  auto choose = [&](const journey::Sheet& sheet, std::int32_t at, int round) {
    rows.clear();
    for (std::uint32_t e = 0; e < static_cast<std::uint32_t>(sheet.n); ++e)
      if (sheet.at[e] == at && sheet.round[e] == round) rows.push_back(e);
  };
  for (std::size_t j = 0; j < sheets.size(); ++j) {
    if (!sheets[j].some_left) continue;
    choose(sheets[j], journey::Sheet::another_day, 0);
    book_spending(folding, sheets[j], rows);
    await_next(j, rows);
  }
  for (int round = 0; round < rounds; ++round)
    for (std::size_t j = 0; j < sheets.size(); ++j) {
      choose(sheets[j], journey::Sheet::over, round);
      if (model().journeys[j].is_visit) episodes += static_cast<std::int64_t>(rows.size());
      life::remember(folding, model().journeys[j], columns[model_number][j], sheets[j], rows, round > 0, scratch);
    }
  change_relationships();
  after_change(changed);
}

// Nothing has changed for those who began today and go on another day, so nothing else looks at when they come again.
void Run::await_next(std::size_t journey, const std::vector<std::uint32_t>& rows) {
  std::vector<std::uint32_t> ids;
  for (std::uint32_t row : rows)
    if (row < sheets[journey].fresh()) ids.push_back(sheets[journey].id[row]);
  customer::schedule(starts[journey], bench(), opening, today.day + 1 - opening.first_day, ids);
}

// Who had an episode may come to another relationship: of the conditions of the present one the first that holds.
void Run::change_relationships() {
  const Model& m = model();
  if (m.transitions.empty()) return;
  std::vector<const float*> holds(m.transitions.size());
  for (std::size_t from = 0; from < changed.size(); from += program::block) {
    const int n = static_cast<int>(std::min<std::size_t>(program::block, changed.size() - from));
    const std::uint32_t* ids = changed.data() + from;
    program::run(m.becomes, reader.read(customer::Look(people, today, ids, n), m.becomes), n, workspace, holds.data());
    for (int k = 0; k < n; ++k) {
      float& relationship = people.record(ids[k])[customer::relationship];
      for (std::size_t t = 0; t < holds.size(); ++t) {
        if (relationship != static_cast<float>(m.transitions[t].from) || holds[t][k] == 0) continue;
        const bool counts = people.status[ids[k]] == customer::current;
        if (counts) count_alive(ids[k], -1);
        relationship = static_cast<float>(m.transitions[t].to);
        if (counts) count_alive(ids[k], 1);
        break;
      }
    }
  }
}

// Who has an episode that ends today, and for each episode how many its customer began before it; gives the most of a
// customer.
int Run::find_rounds() {
  bool twice = false;
  changed.clear();
  for (const auto& sheet : sheets)
    for (int e = 0; e < sheet.n; ++e) {
      const std::uint32_t who = sheet.id[static_cast<std::size_t>(e)];
      if (sheet.at[static_cast<std::size_t>(e)] != journey::Sheet::over) continue;
      if (times[who] == UINT8_MAX) throw model::Failure{"more than 255 episodes of one customer end on one day"};
      if (++times[who] > 1)
        twice = true;
      else
        changed.push_back(who);
    }
  int rounds = twice ? order_episodes() : 1;
  for (std::uint32_t who : changed) times[who] = 0;
  return rounds;
}

// Of those who have several that end today: by customer, then by moment of beginning, journey and ordinal.
int Run::order_episodes() {
  struct Begun {
    std::uint32_t who;
    store::Tick at;
    std::size_t journey;
    std::uint32_t when, row;
  };
  std::vector<Begun> all;
  for (std::size_t j = 0; j < sheets.size(); ++j)
    for (std::uint32_t e = 0; e < static_cast<std::uint32_t>(sheets[j].n); ++e)
      if (times[sheets[j].id[e]] > 1 && sheets[j].at[e] == journey::Sheet::over)
        all.push_back({sheets[j].id[e], sheets[j].started[e], j, sheets[j].when[e], e});
  std::sort(all.begin(), all.end(), [](const Begun& a, const Begun& b) {
    return std::tie(a.who, a.at, a.journey, a.when) < std::tie(b.who, b.at, b.journey, b.when);
  });
  int most = 0, before = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    before = i > 0 && all[i].who == all[i - 1].who ? before + 1 : 0;
    sheets[all[i].journey].round[all[i].row] = static_cast<std::uint8_t>(before);
    most = std::max(most, before);
  }
  return most + 1;
}

// Who reaches a threshold today of a rate by which customers come or go.
std::vector<std::uint32_t> Run::who_passes(customer::Hazard& hazard, const model::Rate& rate,
                                           const char* name) {
  events.clear();
  if (!customer::pass_day(hazard, bench(), today, rate, always, events))
    throw model::Failure{fmt::format("`behaviour.{}` is negative or not a number", name)};
  std::vector<std::uint32_t> who;
  for (const Event& event : events) who.push_back(event.customer);
  return who;
}

// 7. Who leaves, who becomes a customer, and who does so again; all decide before anybody goes.
void Run::respond() {
  const auto going = who_passes(leave, model().leave, "leave_rate");
  auto coming = who_passes(join, model().join, "join_rate");
  const auto joined = coming.size();
  if (plan.wins_back) {
    const auto again = who_passes(win_back, model().win_back, "win_back_rate");
    coming.insert(coming.end(), again.begin(), again.end());
  }
  for (std::uint32_t who : going) change_status(who, customer::leaving);
  for (std::uint32_t who : coming) change_status(who, customer::current);
  leaving.insert(leaving.end(), going.begin(), going.end());
  for (auto& hazard : starts) customer::enter(hazard, bench(), opening, today.day + 1 - opening.first_day, coming);
  customer::enter(leave, bench(), always, today.day + 1 - always.first_day, coming);
  if (!counting()) return;
  figures.at(Total::left) += static_cast<std::int64_t>(going.size());
  figures.at(Total::joined) += static_cast<std::int64_t>(joined);
  if (plan.wins_back) figures.at(figures::Back::won) += static_cast<std::int64_t>(coming.size() - joined);
}

void Run::live_day(int day) {
  calendar(day);
  hear();
  hear_topics();
  target();
  start();
  live_through();
  remember();
  retell();
  ask();
  take_census();
  poll();
  respond();
  account();
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
      run.live_day(day);
    }
  } catch (const model::Failure& failure) {
    // As the file counts days: from the end of the warm-up.
    const int day = run.today.day - plan.warm_up_days + 1;
    result.failure = fmt::format("day {}{}: {}", day, day < 1 ? " (of the warm-up)" : "", failure.said);
  }
  result.figures = std::move(run.figures);
  result.episodes = run.episodes;
  result.contacts = run.contacts;
  return result;
}

}  // namespace peakend::life
