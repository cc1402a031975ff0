// One contact, in the order of the model: stimulus, felt affect, time, memory of the episode, money, where next.
#include "tests/twin/contact.hpp"

#include <algorithm>

#include "scenarios/language/fold.hpp"
#include "scenarios/language/substitute.hpp"
#include "scenarios/numbers/elementary.hpp"
#include "scenarios/numbers/fixed.hpp"
#include "scenarios/numbers/normal.hpp"

namespace peakend::twin {
using spec::Route;
using spec::Standard;

void fail(const std::string& said) { throw Failure{0, said}; }

namespace {
// Four words of each block of a contact: affect, route, work, patience; then spend, failure, recovery, tie.
chance::Words words(const Today& today, const Episode& e, const TouchpointRules& t, std::uint32_t block) {
  return chance::philox({e.customer, e.when + block, 0, t.path_word}, today.key);
}
}  // namespace

std::uint32_t affect_word(const Today& today, const Episode& e, const TouchpointRules& t) { return words(today, e, t, 0).w0; }
std::uint32_t route_word(const Today& today, const Episode& e, const TouchpointRules& t) { return words(today, e, t, 0).w1; }
std::uint32_t work_word(const Today& today, const Episode& e, const TouchpointRules& t) { return words(today, e, t, 0).w2; }
std::uint32_t patience_word(const Today& today, const Episode& e, const TouchpointRules& t) { return words(today, e, t, 0).w3; }
std::uint32_t spend_word(const Today& today, const Episode& e, const TouchpointRules& t) { return words(today, e, t, 1).w0; }
std::uint32_t failure_word(const Today& today, const Episode& e, const TouchpointRules& t) { return words(today, e, t, 1).w1; }
std::uint32_t recovery_word(const Today& today, const Episode& e, const TouchpointRules& t) { return words(today, e, t, 1).w2; }
std::uint32_t tie_word(const Today& today, const Episode& e, const TouchpointRules& t) { return words(today, e, t, 1).w3; }

Tick work_ticks(float minutes) {
  if (!(minutes >= 0 && minutes <= 1e7F)) fail("takes is not a time");
  return numbers::to_fixed(static_cast<double>(minutes), numbers::tick_scale);
}

Tick patience_ticks(float minutes) {
  if (!(minutes >= 0)) fail("patience is not a time");
  return minutes > 1e7F ? for_ever : work_ticks(minutes);
}

float in_minutes(Tick ticks) { return static_cast<float>(static_cast<double>(ticks) / numbers::tick_scale); }

namespace {

// A policy may have changed the mean for some customers only: what counts is what is left of it for this one.
bool mean_reads_wait(const Expr& mean, const Episode& e) {
  using language::Source;
  const Expr own = language::fold(language::substitute(mean, [&](const Expr& v) -> std::optional<Expr> {
    if (v.source == Source::targeted) return language::literal(e.targeted[v.index] ? 1.0F : 0.0F);
    return std::nullopt;
  }));
  return language::reads(own, Source::wait) || language::reads(own, Source::perceived_wait) || language::reads(own, Source::queue_length);
}

// mean + sd * z, or the wait rule for who gives up; the wait rule is added where the mean says nothing of waiting.
float stimulus(const Sight& sight, const TouchpointRules& t) {
  const Rules& rules = sight.rules;
  const float z = numbers::normal_quantile(affect_word(sight.today, *sight.episode, t));
  if (t.spec->pool < 0) return sight.value(t.mean) + sight.value(t.sd) * z;
  const float excess = numbers::maximum(0.0F, sight.contact->perceived_wait - sight.customer.trait(Standard::acceptable_wait));
  const float wait_rule = -sight.value(rules.wait_pain) * excess;
  if (!sight.contact->served) return t.spec->renege_affect == slots::no_slot ? wait_rule : sight.value(t.renege_affect);
  const float mean = sight.value(t.mean);
  const float served = (mean_reads_wait(t.mean, *sight.episode) ? mean : mean + wait_rule) + sight.value(t.sd) * z;
  return t.tickets ? served - rules.staff.coldness : served;
}

float felt_affect(const Sight& sight, const TouchpointRules& t) {
  const Customer& c = sight.customer;
  float x = stimulus(sight, t);
  x = x - c.trait(Standard::disconfirmation) * c.expectation;
  if (t.familiarity >= 0 && x > 0) {
    const auto f = static_cast<std::size_t>(t.familiarity);
    const float familiarity = c.familiarity[f] * sight.rules.familiarity[f][static_cast<std::size_t>(sight.today.day - c.since)];
    x = x * numbers::exp(-(c.trait(Standard::novelty_seeking) * familiarity));
  }
  if (x > 0) x = x + sight.value(sight.rules.memory.contrast) * numbers::maximum(0.0F, -sight.episode->previous);
  const float sensitivity = x >= 0 ? c.trait(Standard::pleasure_sensitivity) : c.trait(Standard::pain_sensitivity);
  return 5.0F * numbers::tanh(sensitivity * x / 5.0F);
}

// Best, worst, last, mean, integral; branded moments weigh more where peaks are sought. Of equal peaks the later counts.
void take_in(const Sight& sight, const TouchpointRules& t, Tick stay, Episode& e) {
  const float a = sight.contact->affect;
  auto none = [](const Expr& factor) { return language::is_literal(factor) && factor.value == 0; };
  const Expr& weight = sight.rules.memory.brand_weight;
  const float sought = none(weight) || none(t.brand) ? a : a * (1.0F + sight.value(weight) * sight.value(t.brand));
  if (!(sought == sought)) fail("the weight of a branded moment is not a number");
  e.pleasure = std::max(e.pleasure, a);
  e.pain = std::min(e.pain, a);
  if (sought >= e.peak_high) e.high_came_later = true;
  else if (sought <= e.peak_low) e.high_came_later = false;
  e.peak_high = std::max(e.peak_high, sought);
  e.peak_low = std::min(e.peak_low, sought);
  e.highest = std::max(e.highest, a), e.lowest = std::min(e.lowest, a);
  e.end = e.previous = a;
  e.sum = e.sum + a;
  e.integral = e.integral + a * in_minutes(stay);
  e.contacts = e.contacts + 1.0F;
  if (a < sight.customer.trait(Standard::unacceptable)) e.unacceptable = true;
}

bool happens(const Sight& sight, const Expr& chance, std::uint32_t word, const char* said) {
  const float p = sight.value(chance);
  if (!(p == p)) fail(said);
  return numbers::uniform01(word) < p;
}

// Only a contact that takes place can go wrong, and only what went wrong can be made good.
void go_wrong(const Sight& sight, const TouchpointRules& t, Contact& contact, const Episode& e) {
  if (t.spec->fails == slots::no_slot) return;
  const bool fails = happens(sight, t.fails, failure_word(sight.today, e, t), "fails is not a number");
  contact.failed = contact.served && fails;
  if (t.spec->recovers == slots::no_slot) return;
  const bool recovers = happens(sight, t.recovers, recovery_word(sight.today, e, t), "recovers is not a number");
  contact.recovered = contact.failed && recovers;
}

// What the broken norm says to this customer.
const NormRules& norm_of(const Rules& rules, const TouchpointRules& t, const Customer& c) {
  const NormRules* found = nullptr;
  for (const NormRules& norm : rules.norms)
    if (norm.norm == t.spec->norm && !found && (norm.relationship == c.relationship || norm.relationship == -1)) found = &norm;
  return *found;
}

// Statements of both beliefs, those of a broken norm among them; breaches and amends.
void state_evidence(const Sight& sight, const TouchpointRules& t, Episode& e) {
  float broken_competence = 0, broken_intention = 0;
  if (t.spec->norm >= 0 && sight.contact->failed) {
    const NormRules& norm = norm_of(sight.rules, t, sight.customer);
    broken_competence = sight.value(norm.competence), broken_intention = sight.value(norm.intention);
  }
  auto add = [](float stated, bool states, float broken, float& sum, float& count) {
    if (states) sum = sum + (broken != 0 ? stated + broken : stated), count = count + (broken != 0 ? 2.0F : 1.0F);
    else if (broken != 0) sum = sum + broken, count = count + 1.0F;
  };
  const bool of_competence = t.spec->competence != slots::no_slot, of_intention = t.spec->intention != slots::no_slot;
  add(of_competence ? sight.value(t.competence) : 0, of_competence, broken_competence, e.stated, e.statements);
  float act = of_intention ? sight.value(t.intention) : 0;
  if (of_intention && !(language::is_literal(t.clarity) && t.clarity.value == 1)) {
    const float clarity = sight.value(t.clarity);
    act = clarity * act + (1.0F - clarity) * (2.0F * intention(sight.rules, sight.customer, sight.today.day) - 1.0F);
  }
  add(act, of_intention, broken_intention, e.stated_intention, e.intention_statements);
  if (t.spec->breach != slots::no_slot) {
    const float left = 1.0F - sight.value(t.breach);
    e.ceiling_times = e.ceiling_times * left, e.ceiling_plus = e.ceiling_plus * left;
  }
  if (t.spec->amends != slots::no_slot) {
    const float given = sight.value(t.amends), left = 1.0F - given;
    e.ceiling_times = e.ceiling_times * left, e.ceiling_plus = e.ceiling_plus * left + given;
  }
}

// Money, evidence and effects are of those who were served.
void follow(Sight sight, const TouchpointRules& t, Episode& e) {
  const bool served = sight.contact->served;
  if (t.spec->spend != slots::no_slot) {
    sight.word = spend_word(sight.today, e, t);
    const float spend = sight.value(t.spend);
    const double scale = sight.rules.money_scale;
    if (!(spend >= 0 && numbers::fixed_ok(static_cast<double>(spend), scale))) fail("what is spent is not an amount");
    if (served) e.spent += numbers::to_fixed(static_cast<double>(spend), scale);
    if (!numbers::fixed_ok(static_cast<double>(e.spent))) fail("what is spent is too much");
  }
  if (!served) return;
  state_evidence(sight, t, e);
  for (std::size_t f = 0; f < t.effects.size(); ++f) {
    e.due.push_back({t.spec->effects[f].state, t.spec->effects[f].kind, sight.value(t.effects[f])});
  }
}

// Conditions first, the first true one; then shares, cumulatively from one word; then who takes the rest.
int where_next(const Sight& sight, const TouchpointRules& t, const Episode& e) {
  const auto& routes = t.spec->next;
  for (std::size_t r = 0; r < routes.size(); ++r)
    if (routes[r].kind == Route::Kind::condition && sight.value(t.next[r]) != 0) return routes[r].target;
  if (routes.size() == 1) return routes.back().target;
  const float u = numbers::uniform01(route_word(sight.today, e, t));
  float sum = 0;
  for (std::size_t r = 0; r < routes.size(); ++r) {
    if (routes[r].kind != Route::Kind::share) continue;
    const float share = sight.value(t.next[r]);
    if (!(share == share)) fail("a share of next is not a number");
    sum = sum + std::clamp(share, 0.0F, 1.0F);
    if (u < sum) return routes[r].target;
  }
  return routes.back().target;
}
}  // namespace

// Low trust costs time where people check.
float minutes_of(const Sight& sight, const TouchpointRules& t) {
  const float takes = t.tickets ? sight.value(t.takes) * sight.rules.staff.haste : sight.value(t.takes);
  if (!t.checking) return takes;
  const float trust = competence(sight.rules, sight.customer, sight.today.day) * intention(sight.rules, sight.customer, sight.today.day);
  return takes * (1.4F - 0.8F * trust);
}

void live_contact(const Rules& rules, const Today& today, const Customer& customer, const TouchpointRules& t, Tick stay, Contact& contact,
                  Episode& e) {
  const Sight sight{rules, today, customer, &e, &contact};
  if (t.spec->pool >= 0) {
    const float factor = t.occupied ? 1.0F : sight.value(rules.perception_factor);
    contact.perceived_wait = factor * numbers::power(contact.wait, sight.value(rules.perception_power));
  }
  go_wrong(sight, t, contact, e);
  contact.affect = felt_affect(sight, t);
  if (!(contact.affect == contact.affect)) fail("what is felt is not a number");
  // What follows is as it was when the customer came: the episode's past does not hold this contact yet.
  follow(sight, t, e);
  const int next = contact.served ? where_next(sight, t, e) : t.spec->on_renege;
  take_in(sight, t, stay, e);
  const auto own = static_cast<std::size_t>(e.at);
  e.came[own] = true;
  e.served[own] = contact.served;
  e.now += stay;
  if (e.now >= midnight && t.spec->pool >= 0) fail("somebody queues past midnight at " + t.spec->name);
  e.at = next;
}

namespace {

// The blend of the best and the worst moment; at 0 the more intense one, the later when they are equal.
float peak(float blend, const Episode& e) {
  const float sum = e.peak_high + e.peak_low;
  if (blend <= 0) return sum > 0 || (!(sum < 0) && e.high_came_later) ? e.peak_high : e.peak_low;
  const float share = numbers::logistic(sum / blend);
  return share * e.peak_high + (1.0F - share) * e.peak_low;
}

float remembered_value(const Sight& sight, const Episode& e) {
  const MemoryRules& m = sight.rules.memory;
  const float mean = e.sum / e.contacts;
  float value = 0;
  if (m.rule == 0) value = sight.value(m.w_peak) * peak(sight.value(m.peak_blend), e) + sight.value(m.w_end) * e.end + sight.value(m.w_mean) * mean;
  if (m.rule == 1) value = mean;
  if (m.rule == 2) value = e.integral / sight.value(m.sum_minutes);
  if (m.rule == 3) value = sight.value(m.custom);
  return numbers::maximum(-5.0F, numbers::minimum(5.0F, value));  // what is no number comes second, and is found out
}

// One piece of evidence per episode: a failure that is not forgiven, or what was stated, or how it felt.
float evidence(const Episode& e, float r) {
  if (e.unacceptable) return -1.0F;
  if (e.statements > 0) return numbers::maximum(-1.0F, numbers::minimum(1.0F, e.stated / e.statements));
  return r / 5.0F;
}

// Memory, expectation and competence move; all new values are taken from the old ones.
void fold(const Sight& sight, const Episode& e, float r, float weight, Customer& c) {
  const MemoryRules& m = sight.rules.memory;
  const float alpha = numbers::maximum(1.0F / (c.episodes + 1.0F), sight.value(m.rate)) * weight;
  const float step = r < 0 ? alpha * (1.0F - c.trait(Standard::forgiveness) * intention(sight.rules, c, sight.today.day)) : alpha;
  const float expectation = c.expectation + sight.value(m.expectation_rate) * weight * (r - c.expectation);
  const float asymmetry = sight.value(sight.rules.trust_asymmetry);
  const float given = evidence(e, r) * weight;
  c.memory_good = c.memory_good + step * (numbers::maximum(r, 0.0F) - c.memory_good);
  c.memory_bad = c.memory_bad + step * (numbers::minimum(r, 0.0F) - c.memory_bad);
  c.expectation = expectation;
  c.evidence_good = c.evidence_good + numbers::maximum(0.0F, given);
  c.evidence_bad = c.evidence_bad + asymmetry * numbers::maximum(0.0F, -given);
  if (sight.rules.intention_moves) {
    const float act = numbers::maximum(-1.0F, numbers::minimum(1.0F, e.stated_intention / numbers::maximum(e.intention_statements, 1.0F))) * weight;
    c.intention_good = c.intention_good + numbers::maximum(0.0F, act);
    c.intention_bad = c.intention_bad + asymmetry * numbers::maximum(0.0F, -act);
    c.ceiling = numbers::maximum(0.0F, numbers::minimum(1.0F, c.ceiling * e.ceiling_times + e.ceiling_plus));
    for (float x : {c.intention_good, c.intention_bad, c.ceiling})
      if (!(x - x == 0)) fail("what is said of intention is not a number");
  }
  c.episodes = c.episodes + weight;
}

int score(float answer) {
  const float rounded = numbers::round_of(answer);
  if (!(rounded == rounded)) fail("the answer is not a number");
  return static_cast<int>(std::clamp(rounded, 0.0F, 10.0F));
}

void change_states(const Rules& rules, const Episode& e, Customer& c) {
  for (const auto& due : e.due) {
    const auto s = static_cast<std::size_t>(due.state);
    const float now = c.states[s];
    const float then = due.kind == slots::Change::Kind::add ? now + due.value : due.kind == slots::Change::Kind::times ? now * due.value : due.value;
    if (!(then - then == 0)) fail("an effect is not a finite number");
    c.states[s] = numbers::minimum(numbers::maximum(then, rules.states[s].min), rules.states[s].max);
  }
}
}  // namespace

Remembered remember(const Rules& rules, const Today& today, const Episode& e, Customer& c, bool talks) {
  fade_to(rules, c, today.day);
  const JourneyRules& journey = rules.journeys[static_cast<std::size_t>(e.journey)];
  Sight sight{rules, today, c, &e};
  const float r = remembered_value(sight, e);
  fold(sight, e, r, journey.weight, c);
  Remembered found{r, memory(rules, c, today.day), competence(rules, c, today.day), intention(rules, c, today.day), 0, 0, 0, 0, 0, {}, {}};
  found.trust = found.competence * found.intention;
  sight.remembered = r;
  if (talks && journey.visit) found.talk = sight.value(rules.behaviour.talk), found.talk_to = sight.value(rules.behaviour.talk_to);
  if (found.talk != found.talk) fail("whether it is told is not a number");
  for (float x : {found.value, found.memory, c.expectation, found.trust})
    if (!(x - x == 0)) fail("what is remembered is not a number");
  if (journey.visit) {  // the answer reads the customer as it is after the episode, its effects on states not yet among it
    sight.word = chance::philox({e.customer, e.when, 0, journey.answer_word}, today.key).w0;
    found.answer = sight.value(rules.behaviour.recommend) + sight.value(rules.behaviour.answer_noise) * numbers::normal_quantile(sight.word);
    found.score = score(found.answer);
    for (const auto& survey : rules.surveys) {
      found.response.push_back(sight.value(survey.response));
      found.effort.push_back(survey.effort ? sight.value(*survey.effort) : 0);
    }
  }
  change_states(rules, e, c);
  for (const auto& t : journey.touchpoints)
    if (t.familiarity >= 0 && e.served[static_cast<std::size_t>(t.spec - journey.touchpoints.front().spec)]) {
      float& familiarity = c.familiarity[static_cast<std::size_t>(t.familiarity)];
      familiarity = numbers::minimum(familiarity + 0.25F, 1.5F);
    }
  if (e.unacceptable) c.unforgiven = today.day;
  return found;
}

}  // namespace peakend::twin
