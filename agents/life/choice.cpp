// This firm or another: who had an occasion today and goes elsewhere with it.
#include <algorithm>

#include "agents/life/groups.hpp"
#include "agents/life/run.hpp"
#include "agents/model/failure.hpp"
#include "scenarios/numbers/normal.hpp"

namespace peakend::life {
using program::block;

// Keeps of today's events of a journey those that come here; each is decided by one word at the occasion's address.
// Who goes elsewhere has no episode that would look at the clock again, so the next occasion is awaited here.
void Run::go_elsewhere(std::size_t number) {
  const model::Journey& journey = model().journeys[number];
  if (journey.campaign || !journey.is_visit) return;
  std::vector<std::uint32_t> elsewhere;
  if (!model().choose.outputs.empty()) decide_where(journey, elsewhere);
  customer::schedule(starts[number], bench(), opening, today.day + 1 - opening.first_day, elsewhere);
  if (!counting() || figures.layout.choosing == 0) return;
  auto count = [&](std::uint32_t who, figures::PerChoice where) {
    for_groups(figures.layout, people.record(who), people.period_band[who],
               [&](int group) { ++figures.at(group, where); });
  };
  for (std::uint32_t who : elsewhere) count(who, figures::PerChoice::elsewhere);
  for (const customer::Event& event : events) count(event.customer, figures::PerChoice::here);
}

void Run::decide_where(const model::Journey& journey, std::vector<std::uint32_t>& elsewhere) {
  std::size_t kept = 0;
  for (std::size_t from = 0; from < events.size(); from += block) {
    const int n = static_cast<int>(std::min<std::size_t>(block, events.size() - from));
    std::uint32_t ids[block], when[block], word[4][block];
    for (int k = 0; k < n; ++k) {
      const customer::Event& event = events[from + static_cast<std::size_t>(k)];
      ids[k] = event.customer;
      when[k] = chance::when_word(static_cast<std::uint32_t>(today.day), event.ordinal, chance::Entity::customer, 0);
    }
    const float* here = nullptr;
    program::run(model().choose, reader.read(customer::Look(people, today, ids, n), model().choose), n, workspace,
                 &here);
    chance::philox_block(ids, when, 0, journey.choice_word, key, n, word[0], word[1], word[2], word[3]);
    for (int k = 0; k < n; ++k) {
      if (!(here[k] == here[k])) throw model::Failure{"`behaviour.choose` is not a number"};
      if (numbers::uniform01(word[0][k]) < here[k])
        events[kept++] = events[from + static_cast<std::size_t>(k)];
      else
        elsewhere.push_back(ids[k]);
    }
  }
  events.resize(kept);
}

}  // namespace peakend::life
