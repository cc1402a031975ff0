// The days of a run, one after another, each in the order of MODEL.md section 2.
#include "tests/twin/twin.hpp"

#include <algorithm>
#include <cmath>

#include "agents/figures/derive.hpp"
#include "agents/figures/overflow.hpp"
#include "scenarios/spec/variants.hpp"
#include "scenarios/numbers/fixed.hpp"
#include "scenarios/numbers/normal.hpp"
#include "scenarios/numbers/quantiles.hpp"
#include "tests/twin/world.hpp"

namespace peakend::twin {
using figures::PerGroup;
using figures::PerPool;
using figures::PerTouchpoint;
using figures::PerWeek;
using figures::Total;

float threshold(const Today& today, std::uint32_t customer, std::uint32_t path, std::uint32_t ordinal) {
  const auto first_day = static_cast<std::uint32_t>(today.day / 7 * 7);
  const auto words = chance::philox({customer, chance::when_word(first_day, 0, chance::Entity::customer, 0), ordinal, path}, today.key);
  return numbers::exponential(numbers::uniform01(words.w0), 1.0F);
}

int pass_day(Hazard& hazard, const Today& today, std::uint32_t customer, std::uint32_t path, float rate, float weight, bool once) {
  const float more = rate / 7.0F * weight;
  if (!(more >= 0 && more < 1e30F)) fail("a rate is negative or not a number");
  hazard.sum = hazard.sum + more;
  int events = 0;
  while (hazard.sum > hazard.threshold) {
    if (events == static_cast<int>(chance::ordinal_limit)) fail("a 17th event on one day");
    ++events;
    if (once) break;
    hazard.sum = hazard.sum - hazard.threshold;
    hazard.threshold = threshold(today, customer, path, ++hazard.ordinal);
  }
  return events;
}

// 1. Calendar: policies switch on or off, a new week draws new thresholds, a new period fixes the bands.
void World::calendar(int day) {
  today.day = day;
  today.warm_up_days = warm_up_days;
  today.weekday = (start_weekday - 1 + day) % 7 + 1;
  const auto turns = [&] { return stretch + 1 < stretches.size() && stretches[stretch + 1].from_day <= day; };
  if (turns() || spec::has_stop_rules(asked.scenario)) {
    const Rules before = rules();
    bool changes = look_at_rules();
    for (; turns(); changes = true) ++stretch;
    if (changes) change_rules(before);
  }
  const bool new_period = recorded() && (day - warm_up_days) % 28 == 0;
  for (Customer& c : people) {
    if (new_period) c.period_band = c.score_band;
    if (day % 7 != 0) continue;
    for (std::size_t j = 0; j < c.starts.size(); ++j) c.starts[j] = {0, threshold(today, c.number, rules().journeys[j].rate_word, 0), 0};
    c.leave = {0, threshold(today, c.number, leave_word, 0), 0};
    c.join = {0, threshold(today, c.number, join_word, 0), 0};
    c.win_back = {0, threshold(today, c.number, back_word, 0), 0};
  }
}

// New half-lives hold from now on; a new edition is new to everybody.
void World::change_rules(const Rules& before) {
  const Rules& now = rules();
  const bool fade_now = !same_fading(before, now);
  for (Customer& c : people) {
    if (fade_now) fade_to(before, c, today.day);
    for (std::size_t f = 0; f < now.editions.size(); ++f)
      if (now.editions[f] != before.editions[f]) c.familiarity[f] = 0;
  }
}

// Whom policies with `who` are for: looked at once, in the morning.
void World::target() {
  for (Customer& c : people) {
    std::vector<bool> holds;
    for (const Expr& who : rules().who) holds.push_back(Sight{rules(), today, c}.value(who) != 0);
    for (std::size_t w = 0; w < holds.size(); ++w) c.targeted[static_cast<std::size_t>(rules().who_policies[w])] = holds[w];
  }
}

// A sum of a day, as long as doubles hold it exactly and its thousandths too.
static std::int64_t counted(std::int64_t sum) {
  if (!numbers::fixed_ok(static_cast<double>(sum))) fail("an amount of a day is too large");
  return sum;
}

static bool counts(const ContactCost& cost, const Episode& e) {
  const auto holds = [&](int policy) { return e.targeted[static_cast<std::size_t>(policy)]; };
  return cost.policies.empty() || std::any_of(cost.policies.begin(), cost.policies.end(), holds);
}

// Which way somebody went on from this touchpoint, counted over all journeys: where there is more than one.
void World::count_way(int touchpoint, int next) {
  int before = 0, number = 0;
  for (const auto& journey : asked.scenario.journeys)
    for (const auto& t : journey.touchpoints) {
      std::vector<int> ways;
      for (const auto& route : t.next)
        if (std::count(ways.begin(), ways.end(), route.target) == 0) ways.push_back(route.target);
      if (number++ == touchpoint) {
        const auto taken = std::find(ways.begin(), ways.end(), next) - ways.begin();
        if (ways.size() > 1) ++figures.sums[figures.layout.way(before + static_cast<int>(taken))];
        return;
      }
      before += ways.size() > 1 ? static_cast<int>(ways.size()) : 0;
    }
}

// 5. Live: the contacts, in time order; what they come to in the figures.
void World::live() {
  StoreDay store(rules(), today, people);
  store.live(episodes);
  pools = store.pools();
  contact_costs = revenue = 0;
  for (const Episode& e : episodes) revenue = counted(revenue + e.spent);
  for (const Lived& lived : store.lived()) {
    for (const ContactCost& cost : lived.touchpoint->costs)
      if (counts(cost, *lived.episode)) contact_costs = counted(contact_costs + cost.amount);
    if (!recorded()) continue;
    hold_against_norms(lived);
    const int t = lived.touchpoint->number;
    const double a = static_cast<double>(lived.affect);
    figures.at(t, PerTouchpoint::contacts) += 1;
    figures.at(t, PerTouchpoint::affect) += numbers::to_fixed(a, numbers::affect_scale);
    figures.at(t, PerTouchpoint::affect_squared) += numbers::to_fixed(a * a, numbers::affect_scale);
    figures.sums[figures.layout.bin(t, figures::bin_of(lived.affect))] += 1;
    figures.at(t, PerTouchpoint::could_fail) += lived.touchpoint->spec->fails != slots::no_slot && lived.served;
    figures.at(t, PerTouchpoint::failed) += lived.failed;
    figures.at(t, PerTouchpoint::recovered) += lived.recovered;
    if (lived.served) count_way(t, lived.next);
    if (!lived.queued) continue;
    figures.at(t, PerTouchpoint::queued) += 1;
    figures.at(t, PerTouchpoint::wait) += lived.wait;
    figures.at(t, PerTouchpoint::served) += lived.served;
    figures.at(t, PerTouchpoint::balked) += lived.balked;
    figures.at(t, PerTouchpoint::reneged) += !lived.served && !lived.balked;
  }
}

// 6. Remember: each episode folds into memory; who had several folds them in the order in which they began.
void World::remember() {
  std::stable_sort(episodes.begin(), episodes.end(), [](const Episode& a, const Episode& b) {
    return std::tie(a.customer, a.day, a.began, a.journey, a.when) < std::tie(b.customer, b.day, b.began, b.journey, b.when);
  });
  for (const Episode& e : episodes) {
    Customer& c = people[e.customer];
    const Remembered r = twin::remember(rules(), today, e, c, !network.begin.empty());
    if (!network.begin.empty()) tell(e, c, r);
    if (recorded()) book(e, c, r), survey(e, c, r);
    if (rules().journeys[static_cast<std::size_t>(e.journey)].visit) c.score_band = figures::band_of(r.score);
  }
  change_relationships();
}

// Who had an episode may come to another relationship: of the conditions of the present one the first that holds.
void World::change_relationships() {
  std::uint32_t last = ~std::uint32_t{0};
  for (const Episode& e : episodes) {  // by customer
    if (e.customer == last) continue;
    last = e.customer;
    Customer& c = people[e.customer];
    for (const Transition& t : rules().transitions) {
      if (c.relationship != t.from || Sight{rules(), today, c}.value(t.condition) == 0) continue;
      c.relationship = t.to;
      break;
    }
  }
}

void World::book(const Episode& e, const Customer& c, const Remembered& r) {
  auto fixed = [](float x) { return numbers::to_fixed(static_cast<double>(x), numbers::affect_scale); };
  const int band = figures::band_of(r.score), segment = first_segment + c.segment;
  book_spending(e, c);
  if (!rules().journeys[static_cast<std::size_t>(e.journey)].visit) return;
  const float mark = std::clamp(rules().neutral + rules().per_point * r.value, rules().lowest, rules().highest);
  std::vector<int> groups{0, band, segment};  // by the episode's own score
  if (c.relationship >= 0) groups.push_back(relationship_group(c));
  for (int g : groups) {
    figures.at(g, PerGroup::episodes) += 1;
    figures.at(g, PerGroup::promoters) += band == 1;
    figures.at(g, PerGroup::passives) += band == 2;
    figures.at(g, PerGroup::detractors) += band == 3;
    figures.at(g, PerGroup::remembered) += fixed(r.value);
    figures.at(g, PerGroup::memory) += fixed(r.memory);
    figures.at(g, PerGroup::pleasure) += fixed(e.pleasure);
    figures.at(g, PerGroup::pain) += fixed(e.pain);
    figures.at(g, PerGroup::end) += fixed(e.end);
    figures.at(g, PerGroup::satisfaction) += fixed(mark);
    figures.at(g, PerGroup::trust) += fixed(r.trust);
    figures.at(g, PerGroup::competence) += fixed(r.competence);
    figures.at(g, PerGroup::intention) += fixed(r.intention);
    figures.at(g, PerGroup::unacceptable) += e.unacceptable;
    figures.at(g, PerGroup::contacts) += static_cast<std::int64_t>(e.contacts);
  }
  auto visit = [&](int g) { figures.at(g, PerGroup::visits) += 1; };
  visit(0), visit(segment);
  if (c.relationship >= 0) visit(relationship_group(c));
  if (c.period_band > 0) visit(c.period_band);  // by the last score before the four-week period
  figures.at(week(), PerWeek::episodes) += 1;
}

void World::book_spending(const Episode& e, const Customer& c) {
  auto spent = [&](int g) { figures.at(g, PerGroup::revenue) += e.spent; };
  spent(0), spent(first_segment + c.segment);
  if (c.relationship >= 0) spent(relationship_group(c));
  if (c.period_band > 0) spent(c.period_band);
  figures.at(week(), PerWeek::revenue) += e.spent;
}

// 7. Respond: who leaves, who becomes a customer, and who does again; all decide before anybody goes.
void World::respond() {
  const BehaviourRules& b = rules().behaviour;
  for (Customer& c : people) {
    const Sight sight{rules(), today, c};
    if (c.status == Status::current) {
      const float weeks = static_cast<float>(today.day - c.unforgiven) / 7.0F;
      const float rate = sight.value(b.leave_rate) * (weeks < 4 ? sight.value(b.unforgiven) : 1.0F);
      if (pass_day(c.leave, today, c.number, leave_word, rate, 1, true) == 0) continue;
      c.status = Status::gone, c.left_in_week = today.day / 7;
      if (recorded()) figures.at(Total::left) += 1;
    } else if (c.status == Status::prospect) {
      if (pass_day(c.join, today, c.number, join_word, sight.value(b.join_rate), 1, true) == 0) continue;
      c.status = Status::current;
      if (recorded()) figures.at(Total::joined) += 1;
    } else if (b.win_back_rate && c.left_in_week < today.day / 7) {  // from the week after on
      if (pass_day(c.win_back, today, c.number, back_word, sight.value(*b.win_back_rate), 1, true) == 0) continue;
      c.status = Status::current;
      if (recorded()) figures.at(figures::Back::won) += 1;
    }
  }
}

// 8. Account: hours of people, customers of the day, money.
void World::account() {
  std::int64_t staff = 0;
  for (std::size_t p = 0; p < pools.size(); ++p) {
    const PoolDay& pool = pools[p];
    const double paid = (static_cast<double>(pool.planned) + static_cast<double>(pool.overtime) / numbers::tick_scale) / 60;
    const double cost = paid * rules().pools[p].cost_per_hour;
    if (!numbers::fixed_ok(cost, rules().money_scale)) fail("staff costs too much");
    staff = counted(staff + numbers::to_fixed(cost, rules().money_scale));
    const double planned = static_cast<double>(pool.planned) * numbers::tick_scale;
    today.utilisation[p] = pool.planned > 0 ? static_cast<float>(static_cast<double>(pool.busy) / planned) : 0;
    if (!recorded()) continue;
    figures.at(static_cast<int>(p), PerPool::busy) += pool.busy;
    figures.at(static_cast<int>(p), PerPool::scheduled) += pool.planned * ticks_per_minute;
    figures.at(static_cast<int>(p), PerPool::overtime) += pool.overtime;
  }
  tire_and_rest();
  if (!recorded()) return;
  account_costs(staff);
  for (const Customer& c : people) {
    if (c.status != Status::current) continue;
    figures.at(0, PerGroup::customer_days) += 1;
    figures.at(first_segment + c.segment, PerGroup::customer_days) += 1;
    if (c.relationship >= 0) figures.at(relationship_group(c), PerGroup::customer_days) += 1;
    if (c.period_band > 0) figures.at(c.period_band, PerGroup::customer_days) += 1;
  }
  if (figures::overflowing(figures)) fail("a sum of the run is too large");
  keep_series();
}

// On the last day of a week: what each outcome that is kept came to in it.
void World::keep_series() {
  if ((today.day - warm_up_days) % 7 != 6) return;
  figures::Figures own = figures;
  for (std::size_t i = 0; i < figures.layout.sums_end(); ++i) own.sums[i] -= week_began[i];
  const auto outcomes = spec::kept_by_week(asked.scenario);
  for (std::size_t s = 0; s < outcomes.size(); ++s)
    figures.keep_in_week(static_cast<int>(s), week(), figures::derive(own, outcomes[s], 1));
  week_began = figures.sums;
}

void World::account_costs(std::int64_t staff) {
  std::int64_t policy = contact_costs;
  for (const WeeklyCost& cost : rules().weekly_costs) {  // a seventh a day, rounded so that every week is exact
    const std::int64_t k = (today.day - cost.began) % 7;
    policy = counted(policy + cost.per_week * (k + 1) / 7 - cost.per_week * k / 7);
  }
  if (today.day == rules().from_day) policy = counted(policy + rules().fixed_costs);
  figures.at(week(), PerWeek::staff) += staff;
  figures.at(week(), PerWeek::policy) += policy;
  figures.at(week(), PerWeek::gross_margin) += numbers::to_fixed(static_cast<double>(revenue) * rules().gross_margin, 1.0);
}

static int days_of(const slots::Values& values, slots::SlotId slot) { return static_cast<int>(std::lround(number(values, slot) / 1440.0F)); }

figures::Figures live(const spec::Scenario& scenario, const slots::Values& values, int policy, std::uint64_t seed, std::uint64_t luck) {
  const auto everyday = spec::values_on(scenario, values, spec::baseline, 0);
  const int warm_up = days_of(everyday, scenario.warm_up), length = days_of(everyday, scenario.length);
  World world{{scenario, values, policy}, rules_of(scenario, values, policy, {}, warm_up, warm_up + length), warm_up, warm_up + length, scenario.start_weekday,
              figures::Figures(figures::layout_of(scenario, length / 7))};
  world.today.key = chance::key_of(seed, luck);
  world.week_began = world.figures.sums;
  world.today.utilisation.assign(world.rules().pools.size(), 0);
  for (const auto& store : scenario.stores)
    for (const auto& pool : store.pools)
      world.engagement.push_back(pool.engagement == slots::no_slot ? 1 : language::as_written(slots::in_full(everyday, everyday[pool.engagement])));
  world.today.engagement.assign(world.engagement.begin(), world.engagement.end());
  try {
    world.people = everybody(scenario, everyday, world.rules(), world.today.key);
    const auto kind = static_cast<spec::NetworkKind>(std::lround(number(everyday, scenario.network.kind)));
    if (scenario.network.written)
      world.network = network::make({kind, number(everyday, scenario.network.degree), number(everyday, scenario.network.rewire), scenario.network.ties},
                                    static_cast<int>(world.people.size()), world.today.key);
    if (scenario.network.written) world.weak = number(everyday, scenario.network.weak), world.weak_weight = number(everyday, scenario.network.weak_weight);
    world.news.resize(scenario.topics.size());
    world.asks_leaving = scenario.asks_leaving;
    for (int day = 0; day < world.days; ++day) {
      world.calendar(day);
      world.hear();
      world.hear_topics();
      world.target();
      world.begin_episodes();
      world.go_on();
      world.live();
      world.set_aside();
      world.remember();
      world.retell();
      world.ask();
      world.take_census();
      world.poll();
      world.respond();
      world.account();
    }
  } catch (Failure& failure) {
    failure.day = world.today.day_read();  // as expressions count
    throw;
  }
  return std::move(world.figures);
}

}  // namespace peakend::twin
