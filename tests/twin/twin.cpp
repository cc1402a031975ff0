// The days of a run, one after another, each in the order of MODEL.md section 2.
#include "tests/twin/twin.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "agents/figures/overflow.hpp"
#include "agents/network/network.hpp"
#include "scenarios/spec/variants.hpp"
#include "scenarios/numbers/fixed.hpp"
#include "scenarios/numbers/normal.hpp"
#include "scenarios/numbers/quantiles.hpp"
#include "tests/twin/store.hpp"

namespace peakend::twin {
using figures::PerGroup;
using figures::PerPool;
using figures::PerTouchpoint;
using figures::PerWeek;
using figures::Total;

namespace {

constexpr int first_segment = 4;  // groups: everybody, promoters, passives, detractors, segments

struct World {
  std::vector<Rules> stretches;
  int warm_up_days, days, start_weekday;
  figures::Figures figures;
  std::vector<Customer> people{};
  Today today{};
  std::size_t stretch = 0;
  std::uint32_t leave_word = chance::path_word("behaviour.leave_rate"), join_word = chance::path_word("behaviour.join_rate");
  std::vector<Episode> episodes{};  // of today
  std::int64_t contact_costs = 0, revenue = 0;
  std::vector<PoolDay> pools{};
  network::Network network{};
  std::map<std::uint32_t, std::vector<std::int64_t>> told{};  // since this morning, by listener

  const Rules& rules() const { return stretches[stretch]; }
  const Hours& hours() const { return rules().week[static_cast<std::size_t>(today.weekday - 1)]; }
  bool recorded() const { return today.day >= warm_up_days; }
  int week() const { return (today.day - warm_up_days) / 7; }

  void calendar(int day);
  void change_rules();
  std::vector<std::vector<std::uint32_t>> news{};  // of each topic, told since this morning
  bool asks_leaving = false;

  void hear();
  void take_in(Customer& c, float messages, float mean);
  void hear_topics();
  void hear_of(std::size_t t, Customer& c);
  std::set<std::uint32_t> friends_told(std::uint32_t who, std::uint32_t when, std::uint32_t path, float how_many) const;
  void retell();
  void ask();
  void tell(const Episode& e, const Customer& c, const Remembered& r);
  void book_talk(const Customer& c, figures::PerTalk what, std::int64_t more);
  void target();
  void begin_episodes();
  void live();
  void remember();
  void book(const Episode& e, const Customer& c, const Remembered& r);
  void respond();
  void account();
  void account_costs(std::int64_t staff);
};

// A threshold of a customer's week: one unit exponential for each event in it.
float threshold(const Today& today, std::uint32_t customer, std::uint32_t path, std::uint32_t ordinal) {
  const auto first_day = static_cast<std::uint32_t>(today.day / 7 * 7);
  const auto words = chance::philox({customer, chance::when_word(first_day, 0, chance::Entity::customer, 0), ordinal, path}, today.key);
  return numbers::exponential(numbers::uniform01(words.w0), 1.0F);
}

// Adds a day of a weekly rate; how many events it brings. The rest of the day counts against the next threshold.
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
  while (stretch + 1 < stretches.size() && stretches[stretch + 1].from_day <= day) change_rules();
  const bool new_period = recorded() && (day - warm_up_days) % 28 == 0;
  for (Customer& c : people) {
    if (new_period) c.period_band = c.score_band;
    if (day % 7 != 0) continue;
    for (std::size_t j = 0; j < c.starts.size(); ++j) c.starts[j] = {0, threshold(today, c.number, rules().journeys[j].rate_word, 0), 0};
    c.leave = {0, threshold(today, c.number, leave_word, 0), 0};
    c.join = {0, threshold(today, c.number, join_word, 0), 0};
  }
}

// New half-lives hold from now on; a new edition is new to everybody.
void World::change_rules() {
  const Rules &before = stretches[stretch], &now = stretches[stretch + 1];
  const bool fade_now = !same_fading(before, now);
  for (Customer& c : people) {
    if (fade_now) fade_to(before, c, today.day);
    for (std::size_t f = 0; f < now.editions.size(); ++f)
      if (now.editions[f] != before.editions[f]) c.familiarity[f] = 0;
  }
  ++stretch;
}

void World::book_talk(const Customer& c, figures::PerTalk what, std::int64_t more) {
  if (!recorded()) return;
  figures.at(0, what) += more;
  figures.at(first_segment + c.segment, what) += more;
  if (c.period_band > 0) figures.at(c.period_band, what) += more;
}

// Of a row of neighbours, so many different ones (Floyd): block 0 says whether, the words from block 1 on whom.
std::set<std::uint32_t> World::friends_told(std::uint32_t who, std::uint32_t when, std::uint32_t path, float how_many) const {
  const auto row = network.of(who);
  const auto friends = static_cast<std::uint32_t>(row.size());
  const auto wanted = std::min(friends, static_cast<std::uint32_t>(numbers::round_of(std::clamp(how_many, 0.0F, 1000.0F))));
  std::set<std::uint32_t> chosen, people_chosen;
  for (std::uint32_t draw = 0; draw < wanted; ++draw) {
    const auto words = chance::philox({who, when + 1 + draw / 4, 0, path}, today.key);
    const std::uint32_t word = draw % 4 == 0 ? words.w0 : draw % 4 == 1 ? words.w1 : draw % 4 == 2 ? words.w2 : words.w3;
    const std::uint32_t last = friends - wanted + draw;
    const auto one = static_cast<std::uint32_t>((std::uint64_t{word} * (last + 1)) >> 32);
    if (wanted == friends || !chosen.insert(one).second) chosen.insert(last);
  }
  for (std::uint32_t which : chosen) people_chosen.insert(row[which]);
  return people_chosen;
}

void World::tell(const Episode& e, const Customer& c, const Remembered& r) {
  const std::uint32_t path = rules().journeys[static_cast<std::size_t>(e.journey)].talk_word;
  if (!(numbers::uniform01(chance::philox({c.number, e.when, 0, path}, today.key).w0) < r.talk)) return;
  if (r.talk_to != r.talk_to) fail("how many are told is not a number");
  const std::int64_t value = numbers::to_fixed(static_cast<double>(r.value), numbers::affect_scale);
  const auto chosen = friends_told(c.number, e.when, path, r.talk_to);
  for (std::uint32_t who : chosen) told[who].push_back(value);
  const auto count = static_cast<std::int64_t>(chosen.size());
  book_talk(c, figures::PerTalk::told, count), book_talk(c, figures::PerTalk::told_value, value * count);
  if (value > 0) book_talk(c, figures::PerTalk::told_positive, count);
  if (value < 0) book_talk(c, figures::PerTalk::told_negative, count);
}

void World::take_in(Customer& c, float messages, float mean) {
  const float own_weight = 1.0F + c.trait(spec::Standard::firmness) / 20.0F;
  const float share = numbers::maximum(0.0F, numbers::minimum(1.0F, Sight{rules(), today, c}.value(rules().behaviour.influence) / own_weight));
  const float moved = 1.0F - numbers::power(1.0F - share, messages);
  c.expectation = c.expectation + moved * (mean - c.expectation);
  c.reputation = c.reputation + moved * ((mean + 5.0F) / 10.0F - c.reputation);
  if (!(c.expectation - c.expectation == 0) || !(c.reputation - c.reputation == 0)) fail("what is heard is not a number");
}

// A topic reaches people on its first day, by media after a loud day, and by who was told of it yesterday.
void World::hear_topics() {
  for (std::size_t t = 0; t < rules().topics.size(); ++t) {
    const TopicRules& topic = rules().topics[t];
    const bool loud = topic.reach > 0 && static_cast<double>(news[t].size()) > static_cast<double>(topic.threshold) * static_cast<double>(people.size());
    std::set<std::uint32_t> hearers(news[t].begin(), news[t].end());
    for (Customer& c : people) {
      const auto u = [&](std::uint32_t word) {
        return numbers::uniform01(chance::philox({c.number, chance::when_word(static_cast<std::uint32_t>(today.day), 0, chance::Entity::customer, 0), 0, word}, today.key).w0);
      };
      if (today.day == topic.on && u(topic.reach_word) < topic.reach_first) hearers.insert(c.number);
      if (loud && u(topic.media_word) < topic.reach) hearers.insert(c.number);
    }
    news[t].clear();
    for (std::uint32_t who : hearers)
      if (!people[who].topics[t].heard) hear_of(t, people[who]);
  }
}

// The first time is a contact, felt as one.
void World::hear_of(std::size_t t, Customer& c) {
  const TopicRules& topic = rules().topics[t];
  const Sight sight{rules(), today, c};
  const float clarity = sight.value(topic.clarity);
  const float z = numbers::normal_quantile(chance::philox({c.number, chance::when_word(static_cast<std::uint32_t>(today.day), 0, chance::Entity::customer, 0), 0, topic.feel_word}, today.key).w0);
  float x = clarity * sight.value(topic.mean) + (1.0F - clarity) * (5.0F * (2.0F * c.intention - 1.0F));
  x = x + sight.value(topic.sd) * z;
  const float sensitivity = c.trait(x >= 0 ? spec::Standard::pleasure_sensitivity : spec::Standard::pain_sensitivity);
  const float a = 5.0F * numbers::tanh(sensitivity * x / 5.0F);
  if (a != a) fail("what is felt about a topic is not a number");
  take_in(c, 1, a);
  c.topics[t] = {true, a};
  if (!recorded()) return;
  figures.at(static_cast<int>(t), figures::PerTopic::heard) += 1;
  figures.at(static_cast<int>(t), figures::PerTopic::felt) += numbers::to_fixed(static_cast<double>(a), numbers::affect_scale);
}

// 7. Who knows of a topic may tell of it while it is warm.
void World::retell() {
  for (std::size_t t = 0; t < rules().topics.size() && !network.begin.empty(); ++t) {
    const TopicRules& topic = rules().topics[t];
    const float heat = topic.heat_on(today.day);
    if (!(heat >= 0.01F)) continue;
    const auto when = chance::when_word(static_cast<std::uint32_t>(today.day), 0, chance::Entity::customer, 0);
    for (const Customer& c : people) {
      if (!c.topics[t].heard) continue;
      const Sight sight{rules(), today, c, nullptr, nullptr, 0, 0, c.topics[t].felt, heat};
      const float p = sight.value(topic.retell), how_many = sight.value(topic.talk_to);
      if (p != p || how_many != how_many) fail("who retells is not a number");
      if (!(numbers::uniform01(chance::philox({c.number, when, 0, topic.retell_word}, today.key).w0) < p)) continue;
      const auto chosen = friends_told(c.number, when, topic.retell_word, how_many);
      news[t].insert(news[t].end(), chosen.begin(), chosen.end());
      if (!recorded()) continue;
      figures.at(static_cast<int>(t), figures::PerTopic::told) += static_cast<std::int64_t>(chosen.size());
      if (topic.withdrawn >= 0 && today.day >= topic.withdrawn)
        figures.at(static_cast<int>(t), figures::PerTopic::told_withdrawn) += static_cast<std::int64_t>(chosen.size());
    }
  }
}

// On the last day of a week: how likely each customer says that he considers leaving.
void World::ask() {
  if (!asks_leaving || today.day % 7 != 6) return;
  for (const Customer& c : people) {
    if (c.status != Status::current || !recorded()) continue;
    const float share = Sight{rules(), today, c}.value(rules().behaviour.considers_leaving);
    if (share != share) fail("who considers leaving is not a number");
    book_talk(c, figures::PerTalk::asked, 1);
    book_talk(c, figures::PerTalk::considering, numbers::to_fixed(static_cast<double>(std::clamp(share, 0.0F, 1.0F)), numbers::affect_scale));
  }
}

// 2. Hear: what was told yesterday moves expectation and reputation, the less the firmer one's own beliefs are.
void World::hear() {
  for (const auto& [listener, values] : told) {
    Customer& c = people[listener];
    std::int64_t sum = 0;
    for (std::int64_t value : values) sum += value;
    const auto m = static_cast<double>(values.size());
    take_in(c, static_cast<float>(m), static_cast<float>(static_cast<double>(sum) / m / numbers::affect_scale));
    book_talk(c, figures::PerTalk::heard, static_cast<std::int64_t>(values.size()));
  }
  told.clear();
}

// Whom policies with `who` are for: looked at once, in the morning.
void World::target() {
  for (Customer& c : people) {
    std::vector<bool> holds;
    for (const Expr& who : rules().who) holds.push_back(Sight{rules(), today, c}.value(who) != 0);
    for (std::size_t w = 0; w < holds.size(); ++w) c.targeted[static_cast<std::size_t>(rules().who_policies[w])] = holds[w];
  }
}

// The moment a customer comes: the inverse of the day's cumulative weight of arrivals.
Tick moment_of(const Hours& hours, std::uint32_t word) {
  const double wanted = (static_cast<double>(word) + 0.5) * 0x1p-32 * hours.mass;
  const Stretch* in = &hours.stretches.front();
  for (const Stretch& stretch : hours.stretches)
    if (wanted >= stretch.before) in = &stretch;
  const double minute = std::min(in->from + (wanted - in->before) / in->weight, in->until);
  return static_cast<Tick>(std::floor(minute * static_cast<double>(ticks_per_minute)));
}

// 4. Start.
void World::begin_episodes() {
  episodes.clear();
  if (!(hours().weight > 0)) return;
  for (std::size_t j = 0; j < rules().journeys.size(); ++j) {
    const JourneyRules& journey = rules().journeys[j];
    for (Customer& c : people) {
      if (c.status != Status::current) continue;
      const float rate = Sight{rules(), today, c}.value(journey.rate);
      const int events = pass_day(c.starts[j], today, c.number, journey.rate_word, rate, hours().weight, false);
      for (int k = 0; k < events; ++k) {
        Episode e;
        e.customer = c.number, e.journey = static_cast<int>(j);
        e.when = chance::when_word(static_cast<std::uint32_t>(today.day), static_cast<std::uint32_t>(k), chance::Entity::customer, 0);
        e.began = e.now = moment_of(hours(), chance::philox({c.number, e.when, 0, journey.start_word}, today.key).w0);
        e.came.assign(journey.touchpoints.size(), false), e.served.assign(journey.touchpoints.size(), false);
        e.at = journey.first;
        episodes.push_back(std::move(e));
      }
    }
  }
}

// A sum of a day, as long as doubles hold it exactly and its thousandths too.
std::int64_t counted(std::int64_t sum) {
  if (!numbers::fixed_ok(static_cast<double>(sum))) fail("an amount of a day is too large");
  return sum;
}

bool counts(const ContactCost& cost, const Customer& c) {
  const auto holds = [&](int policy) { return c.targeted[static_cast<std::size_t>(policy)]; };
  return cost.policies.empty() || std::any_of(cost.policies.begin(), cost.policies.end(), holds);
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
      if (counts(cost, people[lived.customer])) contact_costs = counted(contact_costs + cost.amount);
    if (!recorded()) continue;
    const int t = lived.touchpoint->number;
    const double a = static_cast<double>(lived.affect);
    figures.at(t, PerTouchpoint::contacts) += 1;
    figures.at(t, PerTouchpoint::affect) += numbers::to_fixed(a, numbers::affect_scale);
    figures.at(t, PerTouchpoint::affect_squared) += numbers::to_fixed(a * a, numbers::affect_scale);
    figures.sums[figures.layout.bin(t, figures::bin_of(lived.affect))] += 1;
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
    return std::tie(a.customer, a.began, a.journey, a.when) < std::tie(b.customer, b.began, b.journey, b.when);
  });
  for (const Episode& e : episodes) {
    Customer& c = people[e.customer];
    const Remembered r = twin::remember(rules(), today, e, c, !network.begin.empty());
    if (!network.begin.empty()) tell(e, c, r);
    if (recorded()) book(e, c, r);
    c.score_band = figures::band_of(r.score);
  }
}

void World::book(const Episode& e, const Customer& c, const Remembered& r) {
  auto fixed = [](float x) { return numbers::to_fixed(static_cast<double>(x), numbers::affect_scale); };
  const int band = figures::band_of(r.score), segment = first_segment + c.segment;
  const float mark = std::clamp(rules().neutral + rules().per_point * r.value, rules().lowest, rules().highest);
  for (int g : {0, band, segment}) {  // by the episode's own score
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
    figures.at(g, PerGroup::unacceptable) += e.unacceptable;
    figures.at(g, PerGroup::contacts) += static_cast<std::int64_t>(e.contacts);
  }
  auto visit = [&](int g) { figures.at(g, PerGroup::visits) += 1, figures.at(g, PerGroup::revenue) += e.spent; };
  visit(0), visit(segment);
  if (c.period_band > 0) visit(c.period_band);  // by the last score before the four-week period
  figures.at(week(), PerWeek::episodes) += 1;
  figures.at(week(), PerWeek::promoters) += band == 1;
  figures.at(week(), PerWeek::detractors) += band == 3;
  figures.at(week(), PerWeek::revenue) += e.spent;
}

// 7. Respond: who leaves for good, and who becomes a customer; all decide before anybody goes.
void World::respond() {
  const BehaviourRules& b = rules().behaviour;
  for (Customer& c : people) {
    const Sight sight{rules(), today, c};
    if (c.status == Status::current) {
      const float weeks = static_cast<float>(today.day - c.unforgiven) / 7.0F;
      const float rate = sight.value(b.leave_rate) * (weeks < 4 ? sight.value(b.unforgiven) : 1.0F);
      if (pass_day(c.leave, today, c.number, leave_word, rate, 1, true) == 0) continue;
      c.status = Status::gone;
      if (recorded()) figures.at(Total::left) += 1;
    } else if (c.status == Status::prospect) {
      if (pass_day(c.join, today, c.number, join_word, sight.value(b.join_rate), 1, true) == 0) continue;
      c.status = Status::current;
      if (recorded()) figures.at(Total::joined) += 1;
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
  if (!recorded()) return;
  account_costs(staff);
  for (const Customer& c : people) {
    if (c.status != Status::current) continue;
    figures.at(week(), PerWeek::customer_days) += 1;
    figures.at(0, PerGroup::customer_days) += 1;
    figures.at(first_segment + c.segment, PerGroup::customer_days) += 1;
    if (c.period_band > 0) figures.at(c.period_band, PerGroup::customer_days) += 1;
  }
  if (figures::overflowing(figures)) fail("a sum of the run is too large");
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

int days_of(const slots::Values& values, slots::SlotId slot) { return static_cast<int>(std::lround(number(values, slot) / 1440.0F)); }
}  // namespace

figures::Figures live(const spec::Scenario& scenario, const slots::Values& values, int policy, std::uint64_t seed, std::uint64_t luck) {
  const auto everyday = spec::values_on(scenario, values, spec::baseline, 0);
  const int warm_up = days_of(everyday, scenario.warm_up), length = days_of(everyday, scenario.length);
  World world{rules_of(scenario, values, policy, warm_up, warm_up + length), warm_up, warm_up + length, scenario.start_weekday,
              figures::Figures(figures::layout_of(scenario, length / 7))};
  world.today.key = chance::key_of(seed, luck);
  world.today.utilisation.assign(world.rules().pools.size(), 0);
  try {
    world.people = everybody(scenario, everyday, world.rules(), world.today.key);
    const auto kind = static_cast<spec::NetworkKind>(std::lround(number(everyday, scenario.network.kind)));
    if (scenario.network.written)
      world.network = network::make({kind, number(everyday, scenario.network.degree), number(everyday, scenario.network.rewire), scenario.network.ties},
                                    static_cast<int>(world.people.size()), world.today.key);
    world.news.resize(scenario.topics.size());
    world.asks_leaving = scenario.asks_leaving;
    for (int day = 0; day < world.days; ++day) {
      world.calendar(day);
      world.hear();
      world.hear_topics();
      world.target();
      world.begin_episodes();
      world.live();
      world.remember();
      world.retell();
      world.ask();
      world.respond();
      world.account();
    }
  } catch (Failure& failure) {
    failure.day = world.today.day + 1;
    throw;
  }
  return std::move(world.figures);
}

}  // namespace peakend::twin
