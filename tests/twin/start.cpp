// Who begins an episode today, by his own rate or by the firm's rule; which go on today, and which on another day.
#include <algorithm>
#include <cmath>

#include "scenarios/numbers/normal.hpp"
#include "tests/twin/world.hpp"

namespace peakend::twin {

// The moment a customer comes: the inverse of the day's cumulative weight of arrivals.
static Tick moment_of(const Hours& hours, std::uint32_t word) {
  const double wanted = (static_cast<double>(word) + 0.5) * 0x1p-32 * hours.mass;
  const Stretch* in = &hours.stretches.front();
  for (const Stretch& stretch : hours.stretches)
    if (wanted >= stretch.before) in = &stretch;
  const double minute = std::min(in->from + (wanted - in->before) / in->weight, in->until);
  return static_cast<Tick>(std::floor(minute * static_cast<double>(ticks_per_minute)));
}

// Whether the firm begins it today: on the days named, or every so many days, counted from the first.
static bool goes_out(const CampaignRules& campaign, int day) {
  const spec::Campaign& spec = *campaign.spec;
  if (!spec.on.empty()) return std::count(spec.on.begin(), spec.on.end(), day) > 0;
  if (spec.until && day >= *spec.until) return false;
  if (!spec.from) return (day - 1) % campaign.every == 0;
  return day >= *spec.from && (day - *spec.from) % campaign.every == 0;
}

// Whether the firm begins it with this customer today.
static bool is_reached(const Rules& rules, const Today& today, const CampaignRules& campaign, const Customer& c) {
  const bool customers = campaign.reach == 0 || campaign.reach == 2, prospects = campaign.reach == 1 || campaign.reach == 2, left = campaign.reach == 3;
  if (!goes_out(campaign, today.day_read())) return false;
  if (!((c.status == Status::current && customers) || (c.status == Status::prospect && prospects) || (c.status == Status::gone && left))) return false;
  const Sight sight{rules, today, c};
  if (campaign.spec->who != slots::no_slot && sight.value(campaign.who) == 0) return false;
  const float share = sight.value(campaign.share);
  if (!(share == share)) fail("a share of people is not a number");
  const auto when = chance::when_word(static_cast<std::uint32_t>(today.day), 0, chance::Entity::customer, 0);
  return numbers::uniform01(chance::philox({c.number, when, 0, campaign.share_word}, today.key).w0) < share;
}

// Letters come from eight to eight, whenever the store is open.
const Hours letters{480, 1200, {{480, 1200, 1, 0}}, 720, 1};

// Whether an occasion of a customer's comes to this firm.
bool World::comes_here(const Customer& c, const JourneyRules& journey, std::uint32_t when) {
  const float here = Sight{rules(), today, c}.value(rules().behaviour.choose);
  if (!(here == here)) fail("the choice of a firm is not a number");
  const bool stays = numbers::uniform01(chance::philox({c.number, when, 0, journey.choice_word}, today.key).w0) < here;
  if (!recorded() || figures.layout.choosing == 0) return stays;
  auto count = [&](int g) { figures.at(g, stays ? figures::PerChoice::here : figures::PerChoice::elsewhere) += 1; };
  count(0), count(first_segment + c.segment);
  if (c.period_band > 0) count(c.period_band);
  if (c.relationship >= 0) count(relationship_group(c));
  return stays;
}

// 4. Start.
void World::begin_episodes() {
  episodes.clear();
  for (std::size_t j = 0; j < rules().journeys.size(); ++j) {
    const JourneyRules& journey = rules().journeys[j];
    const bool firm = journey.campaign.spec != nullptr;
    const Hours& open = firm ? letters : hours();
    if (!(open.weight > 0)) continue;
    for (Customer& c : people) {
      if (!firm && c.status != Status::current) continue;
      int events = 0;
      if (firm) events = is_reached(rules(), today, journey.campaign, c) ? 1 : 0;
      else events = pass_day(c.starts[j], today, c.number, journey.rate_word, Sight{rules(), today, c}.value(journey.rate), open.weight, false);
      for (int k = 0; k < events; ++k) {
        Episode e;
        e.customer = c.number, e.journey = static_cast<int>(j), e.day = today.day;
        e.targeted.assign(c.targeted.size(), false);
        for (int policy : rules().who_policies) e.targeted[static_cast<std::size_t>(policy)] = c.targeted[static_cast<std::size_t>(policy)];
        e.when = chance::when_word(static_cast<std::uint32_t>(today.day), static_cast<std::uint32_t>(k), chance::Entity::customer, 0);
        if (!firm && journey.visit && !comes_here(c, journey, e.when)) continue;
        e.began = e.now = moment_of(open, chance::philox({c.number, e.when, 0, journey.start_word}, today.key).w0);
        e.came.assign(journey.touchpoints.size(), false), e.served.assign(journey.touchpoints.size(), false);
        e.at = journey.first;
        episodes.push_back(std::move(e));
      }
    }
  }
}

// 4. Those that go on today: what needs the store's people when it is open, at a moment of that day's arrivals.
void World::go_on() {
  std::vector<Episode> waiting;
  for (Episode& e : later) {
    const TouchpointRules& t = rules().journeys[static_cast<std::size_t>(e.journey)].touchpoints[static_cast<std::size_t>(e.at)];
    const bool due = e.due_day <= today.day, waits = due && t.in_store && !(hours().mass > 0);
    if (waits) e.moment = -1;
    if (!due || waits) {
      waiting.push_back(std::move(e));
      continue;
    }
    e.now = e.moment < 0 ? moment_of(t.in_store ? hours() : letters, chance::philox({e.customer, e.when, 0, t.after_word}, today.key).w0) : e.moment;
    e.idle += today.day * midnight + e.now - e.stopped;
    e.goes_on = e.at, e.due_day = -1, e.spent = 0;
    episodes.push_back(std::move(e));
  }
  later = std::move(waiting);
}

// What goes on another day: what was spent of it today is booked today.
void World::set_aside() {
  std::vector<Episode> over;
  for (Episode& e : episodes) {
    if (e.due_day < 0) {
      over.push_back(std::move(e));
      continue;
    }
    if (recorded()) book_spending(e, people[e.customer]);
    later.push_back(std::move(e));
  }
  episodes = std::move(over);
}

}  // namespace peakend::twin
