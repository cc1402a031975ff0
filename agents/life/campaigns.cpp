// Whom the firm reaches today: of those for whom its rule holds this morning, a share.
#include <algorithm>

#include "agents/life/run.hpp"
#include "agents/model/failure.hpp"
#include "scenarios/numbers/normal.hpp"

namespace peakend::life {
using program::block;

namespace {

// Those of a block with whom it begins, decided by one word each.
void draw(const model::Journey& journey, chance::Key key, int day, const std::uint32_t* ids, const float* share, int n,
          std::vector<customer::Event>& events) {
  std::uint32_t word[4][block], when[block];
  std::fill_n(when, n, chance::when_word(static_cast<std::uint32_t>(day), 0, chance::Entity::customer, 0));
  chance::philox_block(ids, when, 0, journey.campaign->share_word, key, n, word[0], word[1], word[2], word[3]);
  for (int k = 0; k < n; ++k) {
    if (!(share[k] == share[k]))
      throw model::Failure{"the share of people with whom the firm begins '" + journey.name + "' is not a number"};
    if (numbers::uniform01(word[0][k]) < share[k]) events.push_back({ids[k], 0});
  }
}
}  // namespace

void Run::reach(const model::Journey& journey) {
  const model::Campaign& campaign = *journey.campaign;
  if (!model::goes_out(campaign, today.date.day)) return;
  std::uint32_t ids[block];
  float share[block];
  for (int from = 0; from < people.size; from += block) {
    const int n = std::min(block, people.size - from);
    const float* chosen[2];
    program::run(campaign.choose, reader.read(customer::Look(people, today, from, n), campaign.choose), n, workspace,
                 chosen);
    int count = 0;
    for (int i = 0; i < n; ++i) {
      const auto status = people.status[static_cast<std::size_t>(from + i)];
      ids[count] = static_cast<std::uint32_t>(from + i), share[count] = chosen[1][i];
      count += customer::reaches(campaign.reach, status) && chosen[0][i] != 0 ? 1 : 0;
    }
    draw(journey, key, today.day, ids, share, count, events);
  }
}

}  // namespace peakend::life
