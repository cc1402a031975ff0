// Birth, fading, and the meaning of each name in an expression.
#include "tests/twin/customer.hpp"

#include <limits>

#include "scenarios/language/evaluate.hpp"
#include "scenarios/numbers/elementary.hpp"
#include "scenarios/spec/correlation.hpp"
#include "tests/twin/contact.hpp"

namespace peakend::twin {
using language::Source;
using spec::Standard;

namespace {
float faded(float value, const Fade& fade, int days) { return fade.empty() ? value : value * fade[static_cast<std::size_t>(days)]; }
float truth(bool x) { return x ? 1.0F : 0.0F; }
}  // namespace

float memory(const Rules& rules, const Customer& c, int day) {
  return faded(c.memory_good, rules.memory.good, day - c.since) + faded(c.memory_bad, rules.memory.bad, day - c.since);
}

// A / (A + B): the first belief weighs `firmness` pieces of evidence.
static float belief(const Customer& c, float prior, float good, float bad) {
  const float firmness = c.trait(Standard::firmness);
  const float a = firmness * prior + good;
  const float b = firmness * (1.0F - prior) + bad;
  return a / (a + b);
}

float competence(const Rules& rules, const Customer& c, int day) {
  return belief(c, c.prior_competence, faded(c.evidence_good, rules.evidence, day - c.since),
                faded(c.evidence_bad, rules.evidence, day - c.since));
}

// What nothing can move stays as it was at the start.
float intention(const Rules& rules, const Customer& c, int day) {
  if (!rules.intention_moves) return c.prior_intention;
  return numbers::minimum(c.ceiling, belief(c, c.prior_intention, faded(c.intention_good, rules.evidence, day - c.since),
                                            faded(c.intention_bad, rules.evidence, day - c.since)));
}

void fade_to(const Rules& rules, Customer& c, int day) {
  const int days = day - c.since;
  c.memory_good = faded(c.memory_good, rules.memory.good, days);
  c.memory_bad = faded(c.memory_bad, rules.memory.bad, days);
  c.evidence_good = faded(c.evidence_good, rules.evidence, days);
  c.evidence_bad = faded(c.evidence_bad, rules.evidence, days);
  c.intention_good = faded(c.intention_good, rules.evidence, days);
  c.intention_bad = faded(c.intention_bad, rules.evidence, days);
  for (std::size_t s = 0; s < c.states.size(); ++s) c.states[s] = faded(c.states[s], rules.states[s].fade, days);
  for (std::size_t f = 0; f < c.familiarity.size(); ++f) c.familiarity[f] = faded(c.familiarity[f], rules.familiarity[f], days);
  c.since = day;
}

// `number` counts over all journeys; where the visit's own journey has a touchpoint of that name, that one is meant.
static bool visited(const Rules& rules, const Episode& episode, std::uint32_t number) {
  const std::string* name = nullptr;
  for (const auto& journey : rules.journeys)
    for (const auto& t : journey.touchpoints)
      if (t.number == static_cast<int>(number)) name = &t.spec->name;
  const auto& own = rules.journeys[static_cast<std::size_t>(episode.journey)].touchpoints;
  for (std::size_t t = 0; t < own.size(); ++t)
    if (own[t].spec->name == *name) return episode.came[t];
  return false;
}

float Sight::value(const Expr& expr) const { return language::evaluate(expr, rules.tables, *this); }

float Sight::operator()(Source source, std::uint32_t index) const {
  switch (source) {
    case Source::trait: return customer.traits[index];
    case Source::segment: return static_cast<float>(customer.segment);
    case Source::relationship: return static_cast<float>(customer.relationship);
    case Source::state: return faded(customer.states[index], rules.states[index].fade, today.day - customer.since);
    case Source::memory: return memory(rules, customer, today.day);
    case Source::expectation: return customer.expectation;
    case Source::competence: return competence(rules, customer, today.day);
    case Source::intention: return intention(rules, customer, today.day);
    case Source::reputation: return customer.reputation;
    case Source::heard: return truth(customer.topics[index].heard);
    case Source::stirred: {
      float sum = 0;
      for (std::size_t t = 0; t < customer.topics.size(); ++t) sum = sum + customer.topics[t].felt * rules.topics[t].heat_on(today.day);
      return sum;
    }
    case Source::topic_affect: return topic_affect;
    case Source::topic_heat: return topic_heat;
    case Source::episodes: return customer.episodes;
    case Source::targeted: return truth(episode ? episode->targeted[index] : customer.targeted[index]);
    case Source::day: return static_cast<float>(today.day_read());
    case Source::weekday: return static_cast<float>(today.weekday);
    case Source::week: return static_cast<float>(today.week_read());
    case Source::utilisation: return today.utilisation[index];
    case Source::engagement: return today.engagement[index];
    case Source::remembered: return remembered;
    case Source::normal_draw: return numbers::normal_quantile(word);
    case Source::uniform_draw: return numbers::uniform01(word);
    default: break;
  }
  if (contact) switch (source) {
      case Source::minute: return contact->minute;
      case Source::wait: return contact->wait;
      case Source::perceived_wait: return contact->perceived_wait;
      case Source::queue_length: return contact->queue_length;
      case Source::affect: return contact->affect;
      case Source::failed: return truth(contact->failed);
      case Source::recovered: return truth(contact->recovered);
      default: break;
    }
  if (episode) switch (source) {
      case Source::visited: return truth(visited(rules, *episode, index));
      case Source::pleasure: return episode->pleasure;
      case Source::pain: return episode->pain;
      case Source::end: return episode->end;
      case Source::mean: return episode->sum / episode->contacts;
      case Source::contacts: return episode->contacts;
      case Source::duration: return static_cast<float>(static_cast<double>(today.day * midnight + episode->now - episode->day * midnight - episode->began - episode->idle) / static_cast<double>(ticks_per_minute));
      default: break;
    }
  return std::numeric_limits<float>::quiet_NaN();
}

namespace {

// How one scenario's people are born, one after another.
struct Cradle {
  const spec::Scenario& scenario;
  const slots::Values& values;
  chance::Key key;
  std::vector<numbers::Table> tables{};
  std::vector<Expr> trait{};
  std::vector<std::vector<Expr>> in_relationship{}, in_segment{};  // beside the overrides of `scenario`
  std::vector<std::uint32_t> trait_words{};
  std::vector<std::vector<float>> correlation{};
  Expr episodes{}, memory{}, expectation{}, competence{}, intention{};
  std::vector<Expr> states{};

  Expr full(slots::SlotId slot) { return in_full(values, slot, tables); }

  void prepare() {
    for (const auto& t : scenario.traits) trait.push_back(full(t.value)), trait_words.push_back(chance::path_word("traits." + t.name));
    auto overrides = [&](const auto& groups, auto& to) {
      for (const auto& group : groups) {
        to.emplace_back();
        for (auto [which, slot] : group.traits) to.back().push_back(full(slot));
      }
    };
    overrides(scenario.relationships, in_relationship), overrides(scenario.segments, in_segment);
    correlation = spec::correlation_factor(scenario, [&](slots::SlotId slot) { return static_cast<double>(number(values, slot)); }).value_or(correlation);
    const auto& initial = scenario.initial;
    episodes = full(initial.episodes), memory = full(initial.memory), expectation = full(initial.expectation);
    competence = full(initial.competence), intention = full(initial.intention);
    for (const auto& state : scenario.states) states.push_back(full(state.start));
  }

  std::uint32_t word(const Customer& c, std::uint32_t path) const {
    return chance::philox({c.number, chance::when_word(0, 0, chance::Entity::customer, 0), 0, path}, key).w0;
  }

  float value(const Expr& expr, const Customer& c, float z = 0, float u = 0) const {
    return language::evaluate(expr, tables, [&](Source source, std::uint32_t index) {
      switch (source) {
        case Source::normal_draw: return z;
        case Source::uniform_draw: return u;
        case Source::segment: return static_cast<float>(c.segment);
        case Source::relationship: return static_cast<float>(c.relationship);
        default: return c.traits[index];
      }
    });
  }

  void give_groups(Customer& c) const {
    const float share = numbers::uniform01(word(c, chance::path_word("segments")));
    float until = 0;
    for (std::size_t s = 0; s < scenario.segments.size(); ++s) {
      const auto& segment = scenario.segments[s];
      c.segment = static_cast<int>(s), c.relationship = segment.relationship;
      until += segment.share == slots::no_slot ? 1 : number(values, segment.share);
      if (share < until) break;  // the last segment takes what rounding leaves
    }
    const bool outside = numbers::uniform01(word(c, chance::path_word("population.prospects"))) < number(values, scenario.prospects);
    c.status = outside ? Status::prospect : Status::current;
  }

  // The segment has the last word, before it the relationship.
  const Expr& trait_of(const Customer& c, std::size_t t) const {
    const Expr* found = &trait[t];
    auto look = [&](const auto& group, const std::vector<Expr>& own) {
      for (std::size_t i = 0; i < own.size(); ++i)
        if (group.traits[i].first == static_cast<int>(t)) found = &own[i];
    };
    if (auto r = static_cast<std::size_t>(c.relationship); c.relationship >= 0) look(scenario.relationships[r], in_relationship[r]);
    const auto s = static_cast<std::size_t>(c.segment);
    look(scenario.segments[s], in_segment[s]);
    return *found;
  }

  void give_traits(Customer& c) const {
    std::vector<float> normals;
    c.traits.assign(trait.size(), 0);
    for (std::size_t t = 0; t < trait.size(); ++t) {
      const std::uint32_t w = word(c, trait_words[t]);
      normals.push_back(numbers::normal_quantile(w));
      float z = normals[t], u = numbers::uniform01(w);
      if (!correlation.empty()) {  // Gaussian copula, traits in the order of the file
        z = 0;
        for (std::size_t j = 0; j <= t; ++j) z = z + correlation[t][j] * normals[j];
        u = numbers::normal_cdf(z);
      }
      c.traits[t] = value(trait_of(c, t), c, z, u);
      if (!(c.traits[t] == c.traits[t])) fail("a trait is not a number");
    }
  }

  // Who is not a customer yet has no episodes to remember.
  void give_past(Customer& c) const {
    const bool known = c.status == Status::current;
    const float start = known ? value(memory, c) : 0.0F;
    c.episodes = known ? value(episodes, c) : 0.0F;
    c.memory_good = start > 0 ? start : 0.0F;
    c.memory_bad = start < 0 ? start : 0.0F;
    c.expectation = value(expectation, c);
    c.prior_competence = value(competence, c);
    c.prior_intention = value(intention, c);
    for (const Expr& state : states) c.states.push_back(value(state, c));
    std::vector<float> all{value(episodes, c), value(memory, c), c.expectation, c.prior_competence, c.prior_intention};
    all.insert(all.end(), c.states.begin(), c.states.end());
    for (float x : all)
      if (!(x - x == 0)) fail("what a customer brings is not a finite number");
  }
};
}  // namespace

std::vector<Customer> everybody(const spec::Scenario& scenario, const slots::Values& values, const Rules& rules, chance::Key key) {
  Cradle cradle{scenario, values, key};
  cradle.prepare();
  std::vector<Customer> people(static_cast<std::size_t>(number(values, scenario.population)));
  for (std::size_t i = 0; i < people.size(); ++i) {
    Customer& c = people[i];
    c.number = static_cast<std::uint32_t>(i);
    cradle.give_groups(c);
    cradle.give_traits(c);
    cradle.give_past(c);
    c.familiarity.assign(rules.familiarity.size(), 0);
    c.targeted.assign(scenario.policies.size(), false);
    c.topics.resize(scenario.topics.size());
    c.starts.resize(scenario.journeys.size());
  }
  return people;
}

}  // namespace peakend::twin
