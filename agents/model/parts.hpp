// The parts of a model, compiled one by one; used by this room and its tests only.
#pragma once
#include <deque>
#include <vector>

#include "agents/model/formulas.hpp"
#include "agents/model/model.hpp"
#include "agents/model/ranges.hpp"
#include "scenarios/spec/stops.hpp"

namespace peakend::model {

// Of which policy, from which day on, with which of its members stopped.
struct Period {
  int policy, day;
  spec::Standing standing;
  slots::Values values;
};

// One for each model of the plan, whose days and rules are known. They stay where they are: formulas read them.
std::deque<Period> periods_of(const spec::Scenario& scenario, const slots::Values& values, int policy,
                              const Plan& plan);

// `expr` with its draws bound to one word of the contact.
Expr with_word(const Expr& expr, Word word);
// Expressions in full, as one program over columns.
Program lower(const Formulas& f, const std::vector<Expr>& outputs);
// A rate with its bounds, where there are any. `known` is of variables in columns.
Rate lower_rate(const Formulas& f, const Ranges& known, const Expr& rate);

// Counted over all journeys: touchpoints, ways that are counted, touchpoints that habituate.
struct Numbers {
  int touchpoint = 0, way = 0, familiarity = 0;
};
Journey compile_journey(const Formulas& f, const Ranges& known, const spec::Journey& journey, Numbers& numbers,
                        std::vector<float>& editions);
Reach reach_of(float word);  // as the keys name it: customers, prospects, everybody, left
std::optional<Campaign> compile_campaign(const Formulas& f, const spec::Journey& journey);
void compile_store(const spec::Scenario& scenario, const Formulas& f, Model& model);
// `days` of the whole run.
std::vector<Topic> compile_topics(const spec::Scenario& scenario, const Formulas& f, const spec::Standing& standing,
                                  int warm_up, int days);
// In the order of spec::stoppable. They are of the file: no policy changes them.
std::vector<StopRule> compile_rules(const spec::Scenario& scenario, slots::Values values, int policy, int warm_up,
                                    int days);
// Whether policies can have stopped in this way before a day of the run.
bool can_stand(const std::vector<StopRule>& rules, const spec::Standing& standing, int until);
// Pools that can tire, and how the firm sees itself; after journeys and stores.
void compile_staff(const spec::Scenario& scenario, const Formulas& f, Model& model);
void compile_firm(const spec::Scenario& scenario, const Formulas& f, Model& model);
std::vector<double> engagement_at_start(const spec::Scenario& scenario, const Formulas& f);
// Adds what surveys of a journey's visits ask to the outputs of its fold.
void compile_surveys(const Formulas& f, const spec::Journey& from, const Formulas::Folded& fold, Journey& to,
                     std::vector<Expr>& outputs);
std::vector<Poll> compile_polls(const Formulas& f);
Birth compile_birth(const spec::Scenario& scenario, const Formulas& f);

}  // namespace peakend::model
