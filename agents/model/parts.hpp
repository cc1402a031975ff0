// The parts of a model, compiled one by one; used by compile.cpp only.
#pragma once
#include <vector>

#include "agents/model/formulas.hpp"
#include "agents/model/model.hpp"

namespace peakend::model {

// `expr` with its draws bound to one word of the contact.
Expr with_word(const Expr& expr, Word word);
// Expressions in full, as one program over columns.
Program lower(const Formulas& f, const std::vector<Expr>& outputs);
// A rate with its bounds, where they are known.
Rate lower_rate(const Formulas& f, const Expr& rate);

// `number` counts touchpoints over all journeys, `familiarity` those that habituate.
Journey compile_journey(const Formulas& f, const spec::Journey& journey, int& number, int& familiarity,
                        std::vector<float>& editions);
std::optional<Campaign> compile_campaign(const Formulas& f, const spec::Journey& journey);
void compile_store(const spec::Scenario& scenario, const Formulas& f, Model& model);
// `days` of the whole run.
std::vector<Topic> compile_topics(const spec::Scenario& scenario, const Formulas& f, int warm_up, int days);
// Adds what surveys of a journey's visits ask to the outputs of its fold.
void compile_surveys(const Formulas& f, const spec::Journey& from, const Formulas::Folded& fold, Journey& to,
                     std::vector<Expr>& outputs);
std::vector<Poll> compile_polls(const Formulas& f);
Birth compile_birth(const spec::Scenario& scenario, const Formulas& f);

}  // namespace peakend::model
