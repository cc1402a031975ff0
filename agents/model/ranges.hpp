// How far variables can go whatever happens: of anybody, on any day, under every model of a plan; and interval
// arithmetic on top of it. bounds.hpp asks how far a rate goes while nothing happens; what is known here of signs makes
// that short. Steps are those of the engine in the same arithmetic, and rounding never turns an order around.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "scenarios/language/expr.hpp"

namespace peakend::model {

using language::Expr;
class Formulas;

// Both ends are finite, and what lies between them is never NaN.
struct Range {
  float low, high;
};
using MaybeRange = std::optional<Range>;

// Weeks since an episode that was not accepted: at most from customer::never to the last day of the longest run.
inline constexpr float most_weeks_since = 1e6F;

// Nothing: not known.
struct Ranges {
  MaybeRange memory, expectation, competence, intention, reputation, episodes, segment, relationship;
  // what memory and beliefs are made of
  MaybeRange memory_good, memory_bad, prior_competence, prior_intention, evidence, evidence_of_intention, ceiling;
  std::vector<MaybeRange> traits, states;  // traits in the order of the scenario, or of their columns
};

// Whatever is in one of them.
MaybeRange hull(const MaybeRange& a, const MaybeRange& b);

// nullopt when it reads something that is not known, could be infinite or no number anywhere, or is not understood.
MaybeRange range_of(const Expr& expr, const Ranges& ranges);

bool never_negative(const Expr& expr, const Ranges& known);
bool always_positive(const Expr& expr, const Ranges& known);

// What holds under all of them; `base` is how people are born. Of expressions as authors write them.
Ranges ranges_of(const Formulas& base, const std::vector<Formulas>& all);

// The same of expressions over columns.
Ranges in_columns(const Ranges& known, const Formulas& f);

}  // namespace peakend::model
