// The equations themselves. A change here changes bytes: raise the engine number, and change the twin.
#include "agents/model/formulas.hpp"

#include "agents/model/terms.hpp"
#include "scenarios/language/fold.hpp"
#include "scenarios/language/substitute.hpp"

namespace peakend::model {
using language::call;
using language::literal;
using language::Op;
using language::Source;
using language::variable;
using spec::Standard;

namespace {
bool reads_wait(const Expr& mean) {
  return language::reads(mean, Source::wait) || language::reads(mean, Source::perceived_wait) ||
         language::reads(mean, Source::queue_length);
}

// What is left of an expression for those whom a policy is for, or is not for.
Expr where(const Expr& expr, const Expr& targeted, bool holds) {
  return language::fold(language::substitute(expr, [&](const Expr& v) -> std::optional<Expr> {
    if (v.source == Source::targeted && v.index == targeted.index) return literal(holds ? 1.0F : 0.0F);
    return std::nullopt;
  }));
}

std::optional<Expr> first_targeted(const Expr& expr) {
  for (const Expr& v : language::variables(expr))
    if (v.source == Source::targeted) return v;
  return std::nullopt;
}

// True when everybody's mean says something of the wait, whomever policies are for.
bool all_read_wait(const Expr& mean) {
  if (!reads_wait(mean)) return false;
  auto targeted = first_targeted(mean);
  return !targeted || (all_read_wait(where(mean, *targeted, true)) && all_read_wait(where(mean, *targeted, false)));
}

// The wait rule is added for those whose mean says nothing of the wait.
Expr with_wait_rule(const Expr& mean, const Expr& wait_rule) {
  if (!reads_wait(mean)) return mean + wait_rule;
  if (all_read_wait(mean)) return mean;
  const Expr targeted = *first_targeted(mean);  // without one, all would read it
  return choose(targeted, with_wait_rule(where(mean, targeted, true), wait_rule),
                with_wait_rule(where(mean, targeted, false), wait_rule));
}
}  // namespace

Expr Formulas::slot(spec::SlotId id) const { return slots::in_full(values_, values_[id]); }

float Formulas::number(spec::SlotId id) const { return slot(id).value; }

Expr Formulas::trait(Standard which) const { return variable(Source::trait, static_cast<std::uint32_t>(which)); }

// perception.factor * wait ^ perception.power; occupied waits count as they are (Antonides, Verhoef & van Aalst 2002).
Expr Formulas::perceived_wait(const spec::Touchpoint& touchpoint) const {
  Expr factor = flag(touchpoint.occupied) ? literal(1) : slot(scenario_.perception_factor);
  return factor * call(Op::power, {variable(Source::wait), slot(scenario_.perception_power)});
}

// mean + sd * z; where the mean says nothing of the wait, the wait rule is added. Who gives up feels the wait alone.
Expr Formulas::stimulus(const spec::Touchpoint& touchpoint) const {
  Expr mean = slot(touchpoint.mean);
  Expr sd = slot(touchpoint.sd);
  Expr noise = sd * variable(Source::normal_draw, 0);
  if (touchpoint.pool < 0) return off(sd) ? mean : mean + noise;
  Expr excess = larger(literal(0), variable(Source::perceived_wait) - trait(Standard::acceptable_wait));
  Expr wait_rule = -slot(scenario_.wait_pain) * excess;
  Expr level = with_wait_rule(mean, wait_rule);
  Expr served = chilled(touchpoint, off(sd) ? level : level + noise);
  Expr unserved = touchpoint.renege_affect == spec::no_slot ? wait_rule : slot(touchpoint.renege_affect);
  return choose(variable(Source::served), served, unserved);
}

Expr Formulas::felt_affect(const spec::Touchpoint& touchpoint) const {
  Expr x = stimulus(touchpoint);
  x = x - trait(Standard::disconfirmation) * variable(Source::expectation);
  if (flag(touchpoint.habituates)) {
    Expr worn = x * exponential(-(trait(Standard::novelty_seeking) * variable(Source::familiarity)));
    x = choose(is_greater(x, literal(0)), worn, x);
  }
  if (Expr contrast = slot(scenario_.memory.contrast); !off(contrast)) {
    Expr louder = x + contrast * larger(literal(0), -variable(Source::previous_affect));
    x = choose(is_greater(x, literal(0)), louder, x);
  }
  Expr feels_good = call(Op::greater_equal, {x, literal(0)});
  Expr sensitivity = choose(feels_good, trait(Standard::pleasure_sensitivity), trait(Standard::pain_sensitivity));
  return literal(5) * call(Op::tanh, {sensitivity * x / literal(5)});
}

Expr Formulas::weighted(const spec::Touchpoint& touchpoint, const Expr& affect) const {
  Expr weight = slot(scenario_.memory.brand_weight);
  Expr brand = slot(touchpoint.brand);
  if (off(weight) || off(brand)) return affect;
  return affect * (literal(1) + weight * brand);
}

// The blend of the best and the worst moment; at 0 the more intense one, the later when they are equal.
Expr Formulas::peak() const {
  Expr high = variable(Source::peak_high), low = variable(Source::peak_low);
  Expr blend = slot(scenario_.memory.peak_blend);
  Expr sum = high + low;
  Expr later = choose(is_greater(variable(Source::peak_later), literal(0)), high, low);
  Expr hard = choose(is_greater(sum, literal(0)), high, choose(is_less(sum, literal(0)), low, later));
  Expr share = call(Op::logistic, {sum / blend});
  Expr soft = share * high + (literal(1) - share) * low;
  return choose(call(Op::less_equal, {blend, literal(0)}), hard, soft);
}

Expr Formulas::remembered() const {
  const spec::Memory& m = scenario_.memory;
  auto rule = static_cast<int>(number(m.rule));
  Expr value = literal(0);
  if (rule == 0)
    value = slot(m.w_peak) * peak() + slot(m.w_end) * variable(Source::end) + slot(m.w_mean) * variable(Source::mean);
  if (rule == 1) value = variable(Source::mean);
  if (rule == 2) value = variable(Source::integral) / slot(m.sum_minutes);
  if (rule == 3) value = slot(m.custom);
  return within(value, -5, 5);
}

// A trait is kept when people can differ in it (what it reads are traits before it), and so is whom a policy is for.
void Formulas::find_columns() {
  int policies = 0;
  for (const auto& policy : scenario_.policies) who_column_.push_back(policy.who == spec::no_slot ? -1 : policies++);
  std::vector<bool> differs(scenario_.traits.size(), false);
  for (const auto& group : scenario_.relationships)
    for (auto [trait, slot] : group.traits) differs[static_cast<std::size_t>(trait)] = true;
  for (const auto& group : scenario_.segments)
    for (auto [trait, slot] : group.traits) differs[static_cast<std::size_t>(trait)] = true;
  int columns = 0;
  for (std::size_t t = 0; t < scenario_.traits.size(); ++t) {
    trait_constant_.push_back(in_columns(slot(scenario_.traits[t].value)));
    bool kept = differs[t] || !language::is_literal(trait_constant_.back());
    trait_column_.push_back(kept ? columns++ : -1);
  }
}

Expr Formulas::in_columns(const Expr& expr) const {
  auto of_trait = [&](std::uint32_t trait) -> std::optional<Expr> {
    int column = trait_column_[trait];
    return column < 0 ? trait_constant_[trait] : variable(Source::trait, static_cast<std::uint32_t>(column));
  };
  return language::fold(language::substitute(expr, [&](const Expr& v) -> std::optional<Expr> {
    if (v.source == Source::reputation && !people_hear()) return literal(0.5F);
    if (v.source == Source::memory) return variable(Source::memory_good) + variable(Source::memory_bad);
    if (v.source == Source::trait) return of_trait(v.index);
    if (v.source == Source::targeted)
      return variable(Source::targeted, static_cast<std::uint32_t>(who_column(static_cast<int>(v.index))));
    if (v.source == Source::competence)
      return belief_of(variable(Source::prior_competence), *of_trait(static_cast<std::uint32_t>(Standard::firmness)),
                       variable(Source::evidence_good), variable(Source::evidence_bad));
    if (v.source == Source::intention && !intention_moves_) return variable(Source::prior_intention);
    if (v.source == Source::intention)
      return smaller(variable(Source::ceiling),
                     belief_of(variable(Source::prior_intention),
                               *of_trait(static_cast<std::uint32_t>(Standard::firmness)),
                               variable(Source::intention_good), variable(Source::intention_bad)));
    return std::nullopt;
  }));
}

Formulas::Folded Formulas::fold(float weight) const {
  Folded f;
  const Expr zero = literal(0), one = literal(1);
  f.remembered = remembered();
  const Expr& r = f.remembered;
  const Expr counted = literal(weight);
  auto weighed = [&](const Expr& x) { return weight == 1 ? x : x * counted; };
  Expr good = variable(Source::memory_good), bad = variable(Source::memory_bad);
  // A first visit is the memory; a bad one counts less where good intention is believed and people forgive.
  // Here and below, what may not be a number comes second in `larger`: so it is found out.
  Expr alpha = weighed(larger(one / (variable(Source::episodes) + one), slot(scenario_.memory.rate)));
  Expr softened = alpha * (one - trait(Standard::forgiveness) * variable(Source::intention));
  Expr step = choose(is_less(r, zero), softened, alpha);
  f.memory_good = good + step * (larger(r, zero) - good);
  f.memory_bad = bad + step * (smaller(r, zero) - bad);
  Expr expected = variable(Source::expectation);
  f.expectation = expected + weighed(slot(scenario_.memory.expectation_rate)) * (r - expected);
  // One piece of evidence per episode.
  Expr count = variable(Source::stated_count);
  Expr stated = within(variable(Source::stated_evidence) / larger(count, one), -1, 1);
  Expr evidence = choose(is_greater(variable(Source::unacceptable), zero), literal(-1),
                         choose(is_greater(count, zero), stated, r / literal(5)));
  evidence = weighed(evidence);
  f.evidence_good = variable(Source::evidence_good) + larger(zero, evidence);
  f.evidence_bad = variable(Source::evidence_bad) + bad_evidence(evidence);
  f.memory = f.memory_good + f.memory_bad;
  f.competence =
      belief_of(variable(Source::prior_competence), trait(Standard::firmness), f.evidence_good, f.evidence_bad);
  fold_intention(f, weight);
  f.trust = f.competence * f.intention;
  // The answer reads the customer as it is after the episode.
  Expr answer =
      slot(scenario_.behaviour.recommend) + slot(scenario_.behaviour.answer_noise) * variable(Source::normal_draw, 0);
  f.answer = after(f, weight, answer);
  if (people_talk())
    f.talk = after(f, weight, slot(scenario_.behaviour.talk)),
    f.talk_to = after(f, weight, slot(scenario_.behaviour.talk_to));
  return f;
}

bool Formulas::people_talk() const { return scenario_.network.written && number(scenario_.network.kind) > 0; }

bool Formulas::people_hear() const { return people_talk() || !scenario_.topics.empty(); }

// leave_rate, times `unforgiven` for four weeks after a moment that is not forgiven.
Expr Formulas::leave_rate() const {
  Expr fresh = is_less(variable(Source::weeks_since_unacceptable), literal(4));
  return slot(scenario_.behaviour.leave_rate) * choose(fresh, slot(scenario_.behaviour.unforgiven), literal(1));
}

}  // namespace peakend::model
