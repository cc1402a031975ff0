// Whether a scenario that could be read also makes sense: graphs, shares, ranges, what expressions may read - for the
// file and for the file under every policy, rival and ablation.
#pragma once
#include <span>
#include <string>

#include "scenarios/base/problem.hpp"
#include "scenarios/spec/scenario.hpp"

namespace peakend::check {

// Adds what is wrong to `problems`.
void check(const spec::Scenario& scenario, Problems& problems);

// A version of a scenario that has been checked, at a point of a design; problems are those under `who`.
void check_point(const spec::Scenario& version, const std::string& who, Problems& problems);

// Parts of it. `values` is one column of values without tangles.
// Whether shares add up, under these values.
void check_routes(const slots::Values& values, const spec::Journey& journey, Problems& problems);
void check_journey(const slots::Values& values, const spec::Journey& journey, Problems& problems);

// Whose values are looked at: the file's own, or those under a policy, rival or ablation and its changes.
struct Whose {
  std::string name;  // "policy 'more_tills'"; empty: the file
  std::span<const slots::Change> changes;
};
// Ranges of constants, what each expression may read, distributions and correlations that exist. Problems of a changed
// number stand where it was changed.
void check_values(const spec::Scenario& scenario, const slots::Values& values, const Whose& whose, Problems& problems);

// What is wrong with the distributions in an expression.
struct Fault {
  std::string said, expected, got, hint;
};
// `own`: in full but for parameters that are slots with ranges of their own; `full`: without slots.
std::vector<Fault> faults_of_draws(const language::Expr& own, const language::Expr& full);
// The distributions that worlds are drawn from.
void check_uncertain(const spec::Scenario& scenario, const slots::Values& values, Problems& problems);

// Decisions whose names would give them the same luck.
void check_luck(const spec::Scenario& scenario, Problems& problems);

// Journeys that the firm begins, under these values: what it decides by, and how often.
void check_campaigns(const spec::Scenario& scenario, const slots::Values& values, const Whose& whose,
                     Problems& problems);
// Warnings: journeys of the firm that never begin or never end, states it reads and never asks for.
void check_reach(const spec::Scenario& scenario, const slots::Values& values, Problems& problems);
// Rules that stop policies: whole days; and, where all is right, warnings of rules that are never looked at.
void check_windows(const spec::Scenario& scenario, const slots::Values& values, Problems& problems);
void check_stops(const spec::Scenario& scenario, const slots::Values& values, Problems& problems);
// Claims about relationships that are said to emerge and were put in.
void check_claims(const spec::Scenario& scenario, Problems& problems);

// Networks that cannot be.
void check_network(const spec::Scenario& scenario, const slots::Values& values, Problems& problems);

// Surveys that cannot be, under these values: of journeys that are no visits, on parts of days, of a visit where there is
// none.
void check_surveys(const spec::Scenario& scenario, const slots::Values& values, const Whose& whose, Problems& problems);
// Warnings: surveys that ask nobody, and ways to answer them where there are none.
void check_asked(const spec::Scenario& scenario, const slots::Values& values, Problems& problems);

// Warnings: topics that come to nothing.
void check_topics(const spec::Scenario& scenario, const slots::Values& values, Problems& problems);

// Warnings: numbers of staff that nothing reads.
void check_staff(const spec::Scenario& scenario, Problems& problems);

// Warnings: norms that no failure breaks, relationships that nobody has, delays that come to nothing, memory that
// counts twice.
void check_unused(const spec::Scenario& scenario, const slots::Values& values, Problems& problems);

// Warnings: probabilities and shares that an expression can bring outside 0..1. Of a variant only those it changes.
void check_probabilities(const spec::Scenario& scenario, const slots::Values& values, const Whose& whose,
                         Problems& problems);

// Warnings: traits of the author's own that nothing reads.
void check_unread(const spec::Scenario& scenario, Problems& problems);

// Warnings: pools that nobody is ever at, and pools that are expected to have more work than their people can do.
void check_load(const spec::Scenario& scenario, const slots::Values& values, Problems& problems);

}  // namespace peakend::check
