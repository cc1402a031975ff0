// Sections 6 and 7 of the model: what contacts, failures and topics say of the firm, and what becomes of beliefs. A change here
// changes bytes: raise the engine number, and change the twin.
#include "agents/model/formulas.hpp"
#include "agents/model/terms.hpp"
#include "scenarios/language/substitute.hpp"

namespace peakend::model {
using language::call;
using language::literal;
using language::Op;
using language::Source;
using language::variable;
using spec::Standard;

Expr belief_of(const Expr& prior, const Expr& firmness, const Expr& good, const Expr& bad) {
  Expr a = firmness * prior + good;
  Expr b = firmness * (literal(1) - prior) + bad;
  return a / (a + b);
}

// As a contact is felt; what is not clear is read by what the firm is believed to intend, on the scale of feelings.
Expr Formulas::topic_affect(const spec::Topic& topic) const {
  Expr clarity = slot(topic.clarity), sd = slot(topic.sd), one = literal(1);
  Expr believed = literal(5) * (literal(2) * variable(Source::intention) - one);
  Expr x = clarity * slot(topic.mean) + (one - clarity) * believed;
  if (!off(sd)) x = x + sd * variable(Source::normal_draw, 0);
  Expr feels_good = call(Op::greater_equal, {x, literal(0)});
  Expr sensitivity = choose(feels_good, trait(Standard::pleasure_sensitivity), trait(Standard::pain_sensitivity));
  return literal(5) * call(Op::tanh, {sensitivity * x / literal(5)});
}

// Hearing of it is one piece of evidence for what it speaks of. `affect` in there is what was felt.
Formulas::TopicHeard Formulas::topic_heard(const spec::Topic& topic) const {
  const Expr zero = literal(0), one = literal(1);
  TopicHeard h;
  h.affect = topic_affect(topic);
  auto said = [&](spec::SlotId id) {
    return language::substitute(slot(id), [&](const Expr& v) -> std::optional<Expr> {
      return v.source == Source::topic_affect ? std::optional(h.affect) : std::nullopt;
    });
  };
  const Expr competence = topic.competence == spec::no_slot ? zero : within(said(topic.competence), -1, 1);
  h.evidence_good = variable(Source::evidence_good) + larger(zero, competence);
  h.evidence_bad = variable(Source::evidence_bad) + bad_evidence(competence);
  if (!intention_moves_) return h;
  const Expr intention = topic.intention == spec::no_slot
                             ? zero
                             : within(as_believed(said(topic.intention), slot(topic.clarity)), -1, 1);
  h.intention_good = variable(Source::intention_good) + larger(zero, intention);
  h.intention_bad = variable(Source::intention_bad) + bad_evidence(intention);
  h.ceiling = variable(Source::ceiling);
  if (topic.breach != spec::no_slot) h.ceiling = h.ceiling * (one - said(topic.breach));
  if (topic.amends != spec::no_slot) {
    const Expr given = said(topic.amends);
    h.ceiling = h.ceiling * (one - given) + given;
  }
  h.ceiling = within(h.ceiling, 0, 1);
  return h;
}

// m messages with mean t move what the listener holds by 1 - (1 - share)^m of the way, share = influence * (1 -
// firmness / (firmness + 20)): at the default firmness one's own belief weighs as much as being without any. A
// reputation is on 0..1 as feelings are on -5..5.
Formulas::Heard Formulas::hear() const {
  const Expr one = literal(1), own_weight = one + trait(Standard::firmness) / literal(20);
  Expr share = within(slot(scenario_.behaviour.influence) / own_weight, 0, 1);
  Expr moved = one - call(Op::power, {one - share, variable(Source::messages)});
  Expr mean = variable(Source::message_mean), expected = variable(Source::expectation),
       reputation = variable(Source::reputation);
  return {expected + moved * (mean - expected), reputation + moved * ((mean + literal(5)) / literal(10) - reputation)};
}

// One piece of evidence per episode, where a touchpoint gave some; breaches and amends move what intention can be.
void Formulas::fold_intention(Folded& f, float weight) const {
  f.intention = variable(Source::intention);
  if (!intention_moves_) return;
  const Expr zero = literal(0), one = literal(1);
  Expr evidence =
      within(variable(Source::stated_intention) / larger(variable(Source::stated_intention_count), one), -1, 1);
  if (weight != 1) evidence = evidence * literal(weight);
  f.intention_good = variable(Source::intention_good) + larger(zero, evidence);
  f.intention_bad = variable(Source::intention_bad) + bad_evidence(evidence);
  f.ceiling = within(variable(Source::ceiling) * variable(Source::ceiling_times) + variable(Source::ceiling_plus), 0, 1);
  f.intention = smaller(f.ceiling, belief_of(variable(Source::prior_intention), trait(Standard::firmness),
                                             f.intention_good, f.intention_bad));
}

// What a failure here says to this customer: as the relationship has the norm, or as everybody has it.
Expr Formulas::norm_broken(const spec::Touchpoint& touchpoint, bool intention) const {
  auto of = [&](const spec::Norm& norm) { return slot(intention ? norm.intention : norm.competence); };
  Expr value = of(scenario_.norms[static_cast<std::size_t>(touchpoint.norm)]);
  for (std::size_t r = scenario_.relationships.size(); r-- > 0;)
    for (const auto& [norm, own] : scenario_.relationships[r].norms)
      if (norm == touchpoint.norm)
        value = choose(call(Op::equal, {variable(Source::relationship), literal(static_cast<float>(r))}), of(own),
                       std::move(value));
  return value;
}

namespace {
// A norm that says nothing of a belief is no statement of it.
Formulas::Statement with_norm(std::optional<Expr> stated, const Expr& failed, const Expr& broken) {
  const Expr zero = literal(0), one = literal(1);
  Expr says = call(Op::both, {failed, call(Op::negation, {call(Op::equal, {broken, zero})})});  // what is no number is found out
  Expr evidence = choose(says, broken, zero), count = choose(says, one, zero);
  if (!stated) return {std::move(evidence), std::move(count)};
  return {std::move(*stated) + evidence, one + count};
}
}  // namespace

Formulas::Statement Formulas::competence_stated(const spec::Touchpoint& touchpoint, const Expr& failed) const {
  std::optional<Expr> stated;
  if (touchpoint.competence != spec::no_slot) stated = slot(touchpoint.competence);
  if (touchpoint.norm < 0) return {stated, std::nullopt};
  return with_norm(std::move(stated), failed, norm_broken(touchpoint, false));
}

// What is not clear is read as one thinks of the firm already (Poortinga & Pidgeon 2004).
Expr Formulas::as_believed(const Expr& stated, const Expr& clarity) const {
  const Expr one = literal(1);
  if (language::is_literal(clarity) && clarity.value == 1) return stated;
  return clarity * stated + (one - clarity) * (literal(2) * variable(Source::intention) - one);
}

// Bad evidence weighs harder.
Expr Formulas::bad_evidence(const Expr& evidence) const {
  return slot(scenario_.trust_asymmetry) * larger(literal(0), -evidence);
}

Formulas::Statement Formulas::intention_stated(const spec::Touchpoint& touchpoint, const Expr& failed) const {
  std::optional<Expr> stated;
  if (touchpoint.intention != spec::no_slot) {
    stated = slot(touchpoint.intention);
    stated = as_believed(*stated, slot(touchpoint.clarity));
  }
  if (touchpoint.norm < 0) return {stated, std::nullopt};
  return with_norm(std::move(stated), failed, norm_broken(touchpoint, true));
}

}  // namespace peakend::model
