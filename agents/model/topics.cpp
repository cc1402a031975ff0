// Topics: when they begin and are withdrawn, how warm they are on each day, what is felt and who retells.
#include "agents/chance/address.hpp"
#include "agents/model/parts.hpp"
#include "scenarios/numbers/elementary.hpp"

namespace peakend::model {
namespace {

// It halves from the day it begins, and is cooled from the day it is withdrawn.
std::vector<float> heat_by_day(const Formulas& f, const spec::Topic& from, const Topic& to, int days) {
  const float start = f.number(from.heat), half_life = f.number(from.half_life) / 1440.0F;
  const float cooling = f.number(from.cooling);
  std::vector<float> heat;
  for (int d = 0; d < days + 7; ++d) {
    float now = d < to.on ? 0 : start * numbers::exp(-0.69314718F * (static_cast<float>(d - to.on) / half_life));
    heat.push_back(to.withdrawn >= 0 && d >= to.withdrawn ? now * cooling : now);
  }
  return heat;
}
}  // namespace

std::vector<Topic> compile_topics(const spec::Scenario& scenario, const Formulas& f, const spec::Standing& standing,
                                  int warm_up, int days) {
  std::vector<Topic> topics;
  for (const auto& from : scenario.topics) {
    Topic to;
    const std::string path = "topics." + from.name;
    to.name = from.name;
    to.reach_word = chance::path_word(path + ".reach_first"), to.media_word = chance::path_word(path + ".broadcast");
    to.feel_word = chance::path_word(path + ".affect"), to.retell_word = chance::path_word(path + ".retell");
    to.on = warm_up + from.on_day - 1;
    if (from.withdrawn_day) to.withdrawn = warm_up + *from.withdrawn_day - 1;
    if (from.withdrawn_by >= 0 && standing.of(from.withdrawn_by) != spec::Stand::running) to.withdrawn = 0;
    to.heat = heat_by_day(f, from, to, days);
    to.reach_first = f.number(from.reach_first);
    if (from.reach != spec::no_slot) to.threshold = f.number(from.threshold), to.reach = f.number(from.reach);
    const auto heard = f.topic_heard(from);
    std::vector<Expr> outputs{heard.affect};
    if ((to.moves_trust = spec::moves_trust(from))) {
      outputs.insert(outputs.end(), {heard.evidence_good, heard.evidence_bad});
      if (f.intention_moves())
        outputs.insert(outputs.end(), {heard.intention_good, heard.intention_bad, heard.ceiling});
    }
    to.feel = lower(f, outputs);
    to.retell = lower(f, {f.slot(from.retell), f.slot(from.talk_to)});
    topics.push_back(std::move(to));
  }
  return topics;
}

}  // namespace peakend::model
