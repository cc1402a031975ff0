// One journey: a program before the queue, one for the contact itself, one for the fold at the end.
#include <algorithm>

#include "agents/chance/address.hpp"
#include "agents/model/parts.hpp"
#include "scenarios/language/fold.hpp"
#include "scenarios/language/substitute.hpp"
#include "scenarios/spec/graph.hpp"

namespace peakend::model {
using language::call;
using language::literal;
using language::Op;
using language::Source;
using language::variable;

namespace {

// Expressions of one program, with the place of each remembered.
struct Outputs {
  std::vector<Expr> all;
  int add(Expr expr) {
    all.push_back(std::move(expr));
    return static_cast<int>(all.size()) - 1;
  }
};

// `affect` becomes the felt affect itself: one program computes it once for everything that reads it.
Expr with_affect(const Expr& expr, const Expr& affect, const Expr& perceived, bool queues) {
  return language::substitute(expr, [&](const Expr& v) -> std::optional<Expr> {
    if (v.source == Source::affect) return affect;
    if (v.source == Source::perceived_wait) return perceived;
    if (!queues && (v.source == Source::wait || v.source == Source::queue_length))
      return literal(0);  // not that of an earlier queue
    return std::nullopt;
  });
}

// One program, with `visited(x)` as this journey knows it: by the number of its own touchpoint of that name. Where the
// journey has none, nobody has been there.
Program lower_here(const Formulas& f, const spec::Journey& journey, std::vector<Expr> outputs) {
  for (Expr& output : outputs)
    output = language::substitute(std::move(output), [&](const Expr& v) -> std::optional<Expr> {
      if (v.source != Source::visited) return std::nullopt;
      const int own = spec::touchpoint_here(f.scenario(), journey, static_cast<int>(v.index));
      return own < 0 ? literal(0) : variable(Source::visited, static_cast<std::uint32_t>(own));
    });
  return lower(f, outputs);
}

// Low trust costs time where people check (section 6 of the model).
Expr takes_of(const Formulas& f, const spec::Touchpoint& from) {
  Expr takes = f.hastened(from, with_word(f.slot(from.takes), Word::work));
  if (!f.flag(from.checking)) return takes;
  const Expr trust = variable(Source::competence) * variable(Source::intention);
  return takes * (literal(1.4F) - literal(0.8F) * trust);
}

// Whether something goes wrong, and whether it is made good at once: each by a word of the contact of its own.
struct Failing {
  Expr fails = literal(0), failed = literal(0), recovers = literal(0), recovered = literal(0);
};

Failing failing_of(const Formulas& f, const spec::Touchpoint& from) {
  Failing failing;
  if (from.fails == spec::no_slot) return failing;
  auto drawn = [](Word word, const Expr& chance) {
    return call(Op::less, {variable(Source::uniform_draw, static_cast<std::uint32_t>(word)), chance});
  };
  failing.fails = f.slot(from.fails);
  failing.failed = drawn(Word::failure, failing.fails);
  if (from.pool >= 0) failing.failed = call(Op::both, {variable(Source::served), failing.failed});
  if (from.recovers == spec::no_slot) return failing;
  failing.recovers = f.slot(from.recovers);
  failing.recovered = call(Op::both, {failing.failed, drawn(Word::recovery, failing.recovers)});
  return failing;
}

void compile_before(const Formulas& f, const spec::Journey& journey, const spec::Touchpoint& from, Touchpoint& to) {
  std::vector<Expr> before{takes_of(f, from)};
  to.has_patience = from.patience != spec::no_slot;
  if (to.has_patience) before.push_back(with_word(f.slot(from.patience), Word::patience));
  to.has_balk = from.balk_above != spec::no_slot;
  if (to.has_balk) before.push_back(f.slot(from.balk_above));
  to.before = lower_here(f, journey, std::move(before));
}

Touchpoint compile_touchpoint(const Formulas& f, const spec::Journey& journey, const spec::Touchpoint& from,
                              int familiarity) {
  Touchpoint to;
  to.name = from.name;
  to.path_word = chance::path_word("journeys." + journey.name + ".touchpoints." + from.name);
  to.pool = from.pool;
  to.on_renege = from.on_renege;
  to.familiarity = familiarity;
  const bool queues = from.pool >= 0;
  Expr perceived = queues ? f.perceived_wait(from) : literal(0);
  auto of_queue = [&](const Expr& v) -> std::optional<Expr> {
    if (v.source == Source::perceived_wait) return perceived;
    if (!queues && (v.source == Source::wait || v.source == Source::queue_length)) return literal(0);
    return std::nullopt;
  };
  Failing failing = failing_of(f, from);
  for (Expr* expr : {&failing.fails, &failing.failed, &failing.recovers, &failing.recovered})
    *expr = language::substitute(*expr, of_queue);
  Expr affect = language::substitute(f.felt_affect(from), [&](const Expr& v) -> std::optional<Expr> {
    if (auto known = of_queue(v)) return known;
    if (v.source == Source::familiarity) return variable(Source::familiarity, static_cast<std::uint32_t>(familiarity));
    return std::nullopt;
  });
  Outputs out;
  to.out_affect = out.add(affect);
  to.out_unacceptable = out.add(
      call(Op::less, {affect, variable(Source::trait, static_cast<std::uint32_t>(spec::Standard::unacceptable))}));
  to.out_weighted = out.add(f.weighted(from, affect));
  if (from.pool >= 0)
    compile_before(f, journey, from, to);
  else
    to.out_takes = out.add(takes_of(f, from));
  if (from.spend != spec::no_slot)
    to.out_spend = out.add(with_affect(with_word(f.slot(from.spend), Word::spend), affect, perceived, queues));
  auto felt = [&](const Expr& expr) { return with_affect(expr, affect, perceived, queues); };
  auto state = [&](const Formulas::Statement& stated, int& sum, int& count) {
    if (stated.sum) sum = out.add(felt(*stated.sum));
    if (stated.count) count = out.add(felt(*stated.count));
  };
  const Expr failed = variable(Source::failed);
  state(f.competence_stated(from, failed), to.out_evidence, to.out_evidence_count);
  state(f.intention_stated(from, failed), to.out_intention, to.out_intention_count);
  if (from.breach != spec::no_slot) to.out_breach = out.add(felt(f.slot(from.breach)));
  if (from.amends != spec::no_slot) to.out_amends = out.add(felt(f.slot(from.amends)));
  if (from.fails != spec::no_slot) {
    to.out_fails = out.add(failing.fails), to.out_failed = out.add(failing.failed);
    to.out_recovers = out.add(failing.recovers), to.out_recovered = out.add(failing.recovered);
  }
  for (const auto& route : from.next)
    to.routes.push_back({route.kind, route.target,
                         route.kind == spec::Route::Kind::otherwise
                             ? -1
                             : out.add(with_affect(f.slot(route.value), affect, perceived, queues))});
  for (const auto& effect : from.effects)
    to.effects.push_back(
        {effect.state, effect.kind, out.add(with_affect(f.slot(effect.value), affect, perceived, queues))});
  for (Expr& output : out.all)
    output = language::substitute(std::move(output), [&](const Expr& v) -> std::optional<Expr> {
      if (v.source == Source::failed) return failing.failed;
      if (v.source == Source::recovered) return failing.recovered;
      return std::nullopt;
    });
  to.contact = lower_here(f, journey, std::move(out.all));
  to.delay_word = chance::path_word("journeys." + journey.name + ".touchpoints." + from.name + ".after");
  if (from.after != spec::no_slot) {
    const Expr after = language::fold(with_word(f.slot(from.after), Word::work));
    to.always_later = language::is_literal(after) && after.value >= 720;  // minutes: rounded to days, one at least
    to.delay = lower_here(f, journey, {after});
  }
  to.needs_queue_length = to.has_balk || to.contact.input(Source::queue_length) >= 0;
  return to;
}

// Whether somebody of the store is needed on the day on which each is met.
void find_what_is_in_store(Journey& journey) {
  auto leads_to_staff = [&](int target) {
    if (target < 0) return false;
    const Touchpoint& next = journey.touchpoints[static_cast<std::size_t>(target)];
    return next.in_store && !next.always_later;
  };
  for (auto t = journey.order.rbegin(); t != journey.order.rend(); ++t) {
    Touchpoint& own = journey.touchpoints[static_cast<std::size_t>(*t)];
    own.in_store = own.pool >= 0 || std::any_of(own.routes.begin(), own.routes.end(),
                                                [&](const Route& route) { return leads_to_staff(route.target); });
  }
}
}  // namespace

Journey compile_journey(const Formulas& f, const Ranges& known, const spec::Journey& from, Numbers& numbers,
                        std::vector<float>& editions) {
  Journey to;
  to.name = from.name;
  std::string path = "journeys." + from.name;
  to.arrival_word = chance::path_word(path + ".starts");
  to.hazard_word = chance::path_word(path + ".starts.rate");
  to.choice_word = chance::path_word(path + ".choose");
  to.answer_word = chance::path_word(path + ".recommend");
  to.talk_word = chance::path_word(path + ".talk");
  to.first = from.first;
  to.order = from.order;
  to.campaign = compile_campaign(f, from);
  to.is_visit = from.counts == spec::no_slot ? !from.campaign : !f.flag(from.counts);
  if (!to.campaign) to.rate = lower_rate(f, known, f.slot(from.rate));
  for (const auto& touchpoint : from.touchpoints) {
    bool habituates = f.flag(touchpoint.habituates);
    to.touchpoints.push_back(compile_touchpoint(f, from, touchpoint, habituates ? numbers.familiarity : -1));
    Touchpoint& compiled = to.touchpoints.back();
    compiled.number = numbers.touchpoint++;
    compiled.first_way = numbers.way;
    if (const int counted = spec::counted_ways(touchpoint); counted > 0)
      compiled.ways = spec::ways(touchpoint), numbers.way += counted;
    if (!habituates) continue;
    ++numbers.familiarity;
    editions.push_back(f.number(touchpoint.edition));
  }
  find_what_is_in_store(to);
  to.weight = f.number(from.weight);
  auto fold = f.fold(to.weight);
  if (!to.is_visit) fold.answer = fold.talk = literal(0);  // nobody is asked, nothing is told
  std::vector<Expr> outputs{fold.remembered,    fold.memory_good,  fold.memory_bad, fold.expectation,
                            fold.evidence_good, fold.evidence_bad, fold.memory,     fold.competence,
                            fold.trust,         fold.answer,       fold.intention};
  if (f.intention_moves() || f.people_talk())
    outputs.insert(outputs.end(), {fold.intention_good, fold.intention_bad, fold.ceiling});
  if (f.people_talk()) outputs.insert(outputs.end(), {fold.talk, fold.talk_to});
  if (to.is_visit) compile_surveys(f, from, fold, to, outputs);
  to.fold = lower_here(f, from, std::move(outputs));
  return to;
}

}  // namespace peakend::model
