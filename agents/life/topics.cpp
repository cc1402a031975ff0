// Topics: who hears of them, from the event, from others and from media (step 2); who retells them, and who says that
// he considers leaving (step 7).
#include <algorithm>

#include "agents/life/run.hpp"
#include "agents/model/failure.hpp"
#include "scenarios/numbers/elementary.hpp"
#include "scenarios/numbers/fixed.hpp"
#include "scenarios/numbers/normal.hpp"

namespace peakend::life {
using figures::PerTalk;
using figures::PerTopic;
using language::Source;
using network::Person;
using program::block;

namespace {
constexpr float lukewarm = 0.01F;  // below this nobody retells

std::uint32_t when_today(int day) {
  return chance::when_word(static_cast<std::uint32_t>(day), 0, chance::Entity::customer, 0);
}
}  // namespace

// Those of everybody who have not heard of it yet and whom something reaches today that reaches this share.
void Run::reach(std::size_t number, float share, std::uint32_t word, std::vector<std::uint32_t>& to) {
  std::uint32_t id[block], drawn[block];
  for (int from = 0; from < people.size; from += block) {
    const int n = std::min(block, people.size - from);
    for (int k = 0; k < n; ++k) id[k] = static_cast<std::uint32_t>(from + k);
    chance::philox_first(id, when_today(today.day), 0, word, key, n, drawn);
    for (int k = 0; k < n; ++k)
      if (numbers::uniform01(drawn[k]) < share && people.record(id[k])[people.topics + 2 * number] == 0)
        to.push_back(id[k]);
  }
}

// Hearing of it for the first time is a contact; hearing again is none.
void Run::hear_topics() {
  for (std::size_t t = 0; t < topics.size(); ++t) {
    const model::Topic& topic = model().topics[t];
    auto& talked = topics[t];
    std::vector<std::uint32_t> now;
    const bool media = topic.reach > 0 && static_cast<double>(talked.told.size()) >
                                              static_cast<double>(topic.threshold) * static_cast<double>(people.size);
    if (today.day == topic.on) reach(t, topic.reach_first, topic.reach_word, now);
    if (media) reach(t, topic.reach, topic.media_word, now);
    for (Person who : talked.told)
      if (people.record(who)[people.topics + 2 * t] == 0) now.push_back(who);
    talked.told.clear();
    if (now.empty()) continue;
    std::sort(now.begin(), now.end());
    now.erase(std::unique(now.begin(), now.end()), now.end());
    hear_of(topic, t, now);
  }
}

// What is felt stays with the hearer, and moves what he expects and thinks of the firm as one message would.
void Run::hear_of(const model::Topic& topic, std::size_t number, const std::vector<std::uint32_t>& ids) {
  before_hearing(ids, topic.moves_trust);
  std::vector<float> felt, one(ids.size(), 1.0F);
  std::vector<std::vector<float>> beliefs(topic.feel.outputs.size() - 1);
  std::vector<std::vector<float>> own(topic.feel.inputs.size(), std::vector<float>(block));
  std::vector<const float*> inputs(own.size());
  std::uint32_t word[block];
  for (std::size_t from = 0; from < ids.size(); from += block) {
    const int n = static_cast<int>(std::min<std::size_t>(block, ids.size() - from));
    customer::Look look(people, today, ids.data() + from, n);
    chance::philox_first(ids.data() + from, when_today(today.day), 0, topic.feel_word, key, n, word);
    for (std::size_t i = 0; i < own.size(); ++i) {
      inputs[i] = own[i].data();
      if (topic.feel.inputs[i].source == Source::normal_draw)
        for (int k = 0; k < n; ++k) own[i][static_cast<std::size_t>(k)] = numbers::normal_quantile(word[k]);
      else
        look.gather(topic.feel.inputs[i], own[i].data());
    }
    const float* results[6];
    program::run(topic.feel, inputs.data(), n, workspace, results);
    felt.insert(felt.end(), results[0], results[0] + n);
    for (std::size_t b = 0; b < beliefs.size(); ++b)
      beliefs[b].insert(beliefs[b].end(), results[b + 1], results[b + 1] + n);
  }
  for (float a : felt)
    if (!(a == a)) throw model::Failure{"what is felt about the topic '" + topic.name + "' is not a number"};
  for (const auto& belief : beliefs)
    for (float x : belief)
      if (!(x - x == 0)) throw model::Failure{"what the topic '" + topic.name + "' says of the firm is not a number"};
  take_in(ids, one, felt);
  if (topic.moves_trust) believe(ids, beliefs);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    float* record = people.record(ids[i]);
    record[people.topics + 2 * number] = 1, record[people.topics + 2 * number + 1] = felt[i];
    topics[number].knows.push_back(ids[i]);
    if (!counting()) continue;
    const int t = static_cast<int>(number);
    figures.at(t, PerTopic::heard) += 1;
    figures.at(t, PerTopic::felt) += numbers::to_fixed(static_cast<double>(felt[i]), numbers::affect_scale);
  }
  after_hearing(ids, topic.moves_trust);
}

// One day serves a whole record, so all that fades is taken to today.
void Run::believe(const std::vector<std::uint32_t>& ids, const std::vector<std::vector<float>>& beliefs) {
  for (std::size_t i = 0; i < ids.size(); ++i) {
    customer::settle(people, ids[i], model().fading, today.day);
    float* record = people.record(ids[i]);
    record[customer::evidence_good] = beliefs[0][i], record[customer::evidence_bad] = beliefs[1][i];
    for (std::size_t b = 2; b < beliefs.size(); ++b) record[people.intention + b - 2] = beliefs[b][i];
  }
}

// Who of a block of those who know tells of it today, and whom.
void Run::retell(const model::Topic& topic, std::size_t number, const Person* who, int n) {
  const program::Program& retell = topic.retell;
  customer::Look look(people, today, who, n);
  std::vector<std::vector<float>> own(retell.inputs.size(), std::vector<float>(block));
  std::vector<const float*> inputs;
  for (std::size_t i = 0; i < own.size(); ++i) {
    inputs.push_back(own[i].data());
    const auto source = retell.inputs[i].source;
    if (source == Source::topic_heat)
      std::fill_n(own[i].data(), n, today.heat[number]);
    else if (source == Source::topic_affect)
      for (int k = 0; k < n; ++k)
        own[i][static_cast<std::size_t>(k)] = people.record(who[k])[people.topics + 2 * number + 1];
    else
      look.gather(retell.inputs[i], own[i].data());
  }
  const float* results[2];
  program::run(retell, inputs.data(), n, workspace, results);
  std::uint32_t word[block];
  const std::uint32_t when = when_today(today.day);
  chance::philox_first(who, when, 0, topic.retell_word, key, n, word);
  std::vector<std::uint32_t> chosen;
  for (int k = 0; k < n; ++k) {
    if (!(results[0][k] == results[0][k]) || !(results[1][k] == results[1][k]))
      throw model::Failure{"who retells the topic '" + topic.name + "' is not a number"};
    if (!(numbers::uniform01(word[k]) < results[0][k])) continue;
    const auto friends = talk.network.of(who[k]);
    const auto all = static_cast<std::uint32_t>(friends.size());
    const auto wanted = static_cast<std::uint32_t>(numbers::round_of(std::clamp(results[1][k], 0.0F, 1000.0F)));
    choose(key, who[k], when, topic.retell_word, std::min(wanted, all), all, chosen);
    for (std::uint32_t which : chosen) topics[number].told.push_back(friends[which]);
  }
}

// 7. Who has heard of a topic may tell others of it, on every day while it is warm.
void Run::retell() {
  if (talk.network.begin.empty()) return;
  for (std::size_t t = 0; t < topics.size(); ++t) {
    const model::Topic& topic = model().topics[t];
    if (!(today.heat[t] >= lukewarm)) continue;
    const auto& knows = topics[t].knows;
    for (std::size_t from = 0; from < knows.size(); from += block)
      retell(topic, t, knows.data() + from, static_cast<int>(std::min<std::size_t>(block, knows.size() - from)));
    if (!counting()) continue;
    const auto told = static_cast<std::int64_t>(topics[t].told.size());
    figures.at(static_cast<int>(t), PerTopic::told) += told;
    if (topic.withdrawn >= 0 && today.day >= topic.withdrawn)
      figures.at(static_cast<int>(t), PerTopic::told_withdrawn) += told;
  }
}

// 7. At the end of a week everybody is asked whether he considers leaving; what counts is how likely he would say so.
void Run::ask() {
  const program::Program& considers = model().considers;
  if (considers.outputs.empty() || !counting() || today.day % 7 != 6) return;
  for (int from = 0; from < people.size; from += block) {
    const int n = std::min(block, people.size - from);
    const float* result = nullptr;
    program::run(considers, reader.read(customer::Look(people, today, from, n), considers), n, workspace, &result);
    for (int k = 0; k < n; ++k) {
      const auto who = static_cast<Person>(from + k);
      if (people.status[who] != customer::current) continue;
      if (!(result[k] == result[k])) throw model::Failure{"`behaviour.considers_leaving` is not a number"};
      const float share = std::clamp(result[k], 0.0F, 1.0F);
      book(figures, people, who, PerTalk::asked, 1);
      book(figures, people, who, PerTalk::considering,
           numbers::to_fixed(static_cast<double>(share), numbers::affect_scale));
    }
  }
}

}  // namespace peakend::life
