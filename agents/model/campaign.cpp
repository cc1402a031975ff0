// Journeys that the firm begins: the days they go out, and one program for whom it chooses and the share it begins
// with.
#include <algorithm>
#include <cmath>

#include "agents/chance/address.hpp"
#include "agents/model/parts.hpp"

namespace peakend::model {

Reach reach_of(float word) {
  using Word = spec::Reach;
  const auto one = static_cast<Word>(static_cast<int>(word));
  return {one == Word::customers || one == Word::everybody, one == Word::prospects || one == Word::everybody, one == Word::left};
}

std::optional<Campaign> compile_campaign(const Formulas& f, const spec::Journey& journey) {
  if (!journey.campaign) return std::nullopt;
  const spec::Campaign& from = *journey.campaign;
  Campaign to;
  to.days = from;
  if (from.every != spec::no_slot) to.every = static_cast<int>(std::lround(f.number(from.every) / 1440.0F));
  to.reach = reach_of(f.number(from.reach));
  const Expr all = language::literal(1);
  to.choose = lower(f, {from.who == spec::no_slot ? all : f.slot(from.who), f.slot(from.share)});
  to.share_word = chance::path_word("journeys." + journey.name + ".starts.share");
  return to;
}

bool goes_out(const Campaign& campaign, int day) {
  const auto& days = campaign.days;
  if (!days.on.empty()) return std::binary_search(days.on.begin(), days.on.end(), day);
  const int first = days.from.value_or(1);  // without one it has gone on before
  if ((days.from && day < first) || (days.until && day >= *days.until)) return false;
  return (day - first) % campaign.every == 0;
}

}  // namespace peakend::model
