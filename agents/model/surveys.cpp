// Questionnaires: what is asked of a finished visit, in the program of its fold, and of everybody in turn, in a program
// of its own. Whatever is answered is moved by the points that a person gives to every question.
#include <cmath>

#include "agents/chance/address.hpp"
#include "agents/model/parts.hpp"
#include "scenarios/language/substitute.hpp"

namespace peakend::model {
using language::call;
using language::literal;
using language::Op;
using language::Source;
using language::variable;

Expr Formulas::after(const Folded& folded, float weight, const Expr& expr) {
  return language::substitute(expr, [&](const Expr& v) -> std::optional<Expr> {
    if (v.source == Source::memory) return folded.memory;
    if (v.source == Source::competence) return folded.competence;
    if (v.source == Source::intention) return folded.intention;
    if (v.source == Source::expectation) return folded.expectation;
    if (v.source == Source::episodes) return variable(Source::episodes) + literal(weight);
    if (v.source == Source::remembered) return folded.remembered;
    return std::nullopt;
  });
}

namespace {

Expr scale_use() { return variable(Source::trait, static_cast<std::uint32_t>(spec::Standard::scale_use)); }

// A feeling as it is rated: with a person's own points, on the scale of feelings.
Expr rated(const Expr& felt) { return call(Op::max, {literal(-5), call(Op::min, {literal(5), felt + scale_use()})}); }

Survey survey_of(const Formulas& f, const spec::Survey& from, const std::string& path) {
  const auto number = static_cast<int>(&from - f.scenario().surveys.data());
  return {from.name, number, chance::path_word(path), f.number(from.share), 0, -1};
}
}  // namespace

// The answer is the one that the visit's score is, so all who are asked with no points of their own give the scores.
void compile_surveys(const Formulas& f, const spec::Journey& from, const Formulas::Folded& fold, Journey& to,
                     std::vector<Expr>& outputs) {
  auto add = [&](const Expr& expr) {
    outputs.push_back(expr);
    return static_cast<int>(outputs.size()) - 1;
  };
  const auto& scenario = f.scenario();
  const auto number = static_cast<int>(&from - scenario.journeys.data());
  for (const auto& survey : scenario.surveys) {
    if (!spec::asks_of(survey, number)) continue;
    to.surveys.push_back(survey_of(f, survey, spec::luck_of(survey, from)));
    to.surveys.back().out_response = add(Formulas::after(fold, to.weight, f.slot(survey.response)));
    if (survey.effort != spec::no_slot)  // who answers kindly says that it took less
      to.surveys.back().out_effort = add(Formulas::after(fold, to.weight, f.slot(survey.effort)) - scale_use());
  }
  if (to.surveys.empty()) return;
  to.out_answer = add(fold.answer + scale_use());
  to.out_rated = add(rated(fold.remembered));
  to.out_scale_use = add(scale_use());
}

std::vector<Poll> compile_polls(const Formulas& f) {
  std::vector<Poll> polls;
  const auto& behaviour = f.scenario().behaviour;
  for (const auto& from : f.scenario().surveys) {
    if (from.of_visit) continue;
    Poll poll{survey_of(f, from, spec::luck_of(from)), 7, reach_of(f.number(from.reach)), {}};
    poll.every = static_cast<int>(std::lround(f.number(from.every) / 1440.0F));
    const Expr noise = f.slot(behaviour.answer_noise) * variable(Source::normal_draw, 0);
    poll.answer = lower(
        f, {f.slot(from.response), f.slot(behaviour.recommend) + noise + scale_use(), rated(variable(Source::memory))});
    polls.push_back(std::move(poll));
  }
  return polls;
}

}  // namespace peakend::model
