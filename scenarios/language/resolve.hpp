// Gives every name of a parsed tree its meaning, checks what is combined with what, and sets the types.
// Where a rate and a time meet, units are made right: `0.25 per week * 4 weeks` is 1, `1 / 4 weeks` is 0.25 per week.
#pragma once
#include <functional>
#include <optional>
#include <string>

#include "scenarios/language/complaint.hpp"
#include "scenarios/language/expr.hpp"

namespace peakend::language {

// What a name means: a variable, a word (a literal of Kind::word) or a whole tree that is resolved already.
// Without a meaning, `said` and `hint` tell why (an empty `said` becomes "unknown name").
struct Lookup {
  std::optional<Expr> expr;
  std::string said;
  std::string hint;
};
using Names = std::function<Lookup(const std::string& name, int column)>;

// Columns of what a name brings in are those of the name. All complaints are gathered; a name that has no meaning
// stays in the tree and is not complained about twice. The tree may be used only when `complaints` did not grow.
Expr resolve(Expr parsed, const Names& names, Complaints& complaints);

// Complains when a resolved expression is not of the kind and dimension its place wants (`any`: every dimension;
// a bare number or a share fits every dimension).
void require_type(const Expr& expr, const Type& wanted, Complaints& complaints);

}  // namespace peakend::language
