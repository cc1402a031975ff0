// Word of mouth and topics, one customer and one message at a time.
#include <algorithm>

#include "scenarios/numbers/elementary.hpp"
#include "scenarios/numbers/fixed.hpp"
#include "scenarios/numbers/normal.hpp"
#include "tests/twin/world.hpp"

namespace peakend::twin {

void World::book_talk(const Customer& c, figures::PerTalk what, std::int64_t more) {
  if (!recorded()) return;
  figures.at(0, what) += more;
  figures.at(first_segment + c.segment, what) += more;
  if (c.relationship >= 0) figures.at(relationship_group(c), what) += more;
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
  for (std::uint32_t who : chosen) {
    const auto tie = chance::philox({std::min(who, c.number), std::max(who, c.number), 0, chance::path_word("network.weak")}, today.key).w0;
    told[who].push_back({value, numbers::uniform01(tie) < weak ? weak_weight : 1.0F});
  }
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

// Hearing of it is one piece of evidence; what is not clear is read as the firm is thought of.
World::Beliefs World::beliefs_after(const TopicRules& topic, const Sight& sight, float clarity) {
  Customer now = sight.customer;
  fade_to(rules(), now, today.day);
  const auto clip = [](float x, float low) { return numbers::maximum(low, numbers::minimum(1.0F, x)); };
  const float asymmetry = sight.value(rules().trust_asymmetry);
  const float competence = topic.competence ? clip(sight.value(*topic.competence), -1) : 0.0F;
  float meant = 0;
  if (topic.intention) {
    const float stated = sight.value(*topic.intention);
    meant = clip(clarity == 1 ? stated : clarity * stated + (1.0F - clarity) * (2.0F * intention(rules(), sight.customer, today.day) - 1.0F), -1);
  }
  float ceiling = now.ceiling;
  if (topic.breach) ceiling = ceiling * (1.0F - sight.value(*topic.breach));
  if (topic.amends) {
    const float given = sight.value(*topic.amends);
    ceiling = ceiling * (1.0F - given) + given;
  }
  const auto good = [](float e) { return numbers::maximum(0.0F, e); };
  const Beliefs after{now.evidence_good + good(competence), now.evidence_bad + asymmetry * good(-competence),
                      now.intention_good + good(meant), now.intention_bad + asymmetry * good(-meant), clip(ceiling, 0)};
  for (float x : {after.good, after.bad, after.intention_good, after.intention_bad, after.ceiling})
    if (x - x != 0) fail("what a topic says of the firm is not a number");
  return after;
}

// The first time is a contact, felt as one.
void World::hear_of(std::size_t t, Customer& c) {
  const TopicRules& topic = rules().topics[t];
  const Sight sight{rules(), today, c};
  const float clarity = sight.value(topic.clarity);
  const float z = numbers::normal_quantile(chance::philox({c.number, chance::when_word(static_cast<std::uint32_t>(today.day), 0, chance::Entity::customer, 0), 0, topic.feel_word}, today.key).w0);
  float x = clarity * sight.value(topic.mean) + (1.0F - clarity) * (5.0F * (2.0F * intention(rules(), c, today.day) - 1.0F));
  x = x + sight.value(topic.sd) * z;
  const float sensitivity = c.trait(x >= 0 ? spec::Standard::pleasure_sensitivity : spec::Standard::pain_sensitivity);
  const float a = 5.0F * numbers::tanh(sensitivity * x / 5.0F);
  if (a != a) fail("what is felt about a topic is not a number");
  const Beliefs beliefs = beliefs_after(topic, Sight{rules(), today, c, nullptr, nullptr, 0, 0, a}, clarity);
  take_in(c, 1, a);
  if (topic.competence || topic.intention || topic.breach || topic.amends) {
    fade_to(rules(), c, today.day);
    c.evidence_good = beliefs.good, c.evidence_bad = beliefs.bad;
    c.intention_good = beliefs.intention_good, c.intention_bad = beliefs.intention_bad, c.ceiling = beliefs.ceiling;
  }
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
    std::int64_t sum = 0, weights = 0;
    for (const auto& [value, share] : values) {
      const std::int64_t weight = numbers::to_fixed(static_cast<double>(share), numbers::affect_scale);
      sum += value * weight, weights += weight;
    }
    const auto m = static_cast<double>(weights);
    take_in(c, static_cast<float>(m / numbers::affect_scale), weights == 0 ? 0.0F : static_cast<float>(static_cast<double>(sum) / m / numbers::affect_scale));
    if (c.status == Status::current) book_talk(c, figures::PerTalk::heard, static_cast<std::int64_t>(values.size()));
  }
  told.clear();
}

}  // namespace peakend::twin
