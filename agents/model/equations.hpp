// The equations of one scenario, with its own numbers put in: what `describe` prints. The same expressions that are
// compiled into programs; nothing here computes.
#pragma once
#include <string>
#include <vector>

#include "agents/model/formulas.hpp"

namespace peakend::model {

struct Equation {
  std::string of;       // what it gives, in words: "felt at checkout"
  std::string meaning;  // one line
  std::string name;     // by which later equations call it; empty: they do not
  Expr value;           // in full: no slots left; conditions are 1 or 0
};

// From stimulus to behaviour, in the order of docs/mechanisms.md. Touchpoints in the order of the file.
std::vector<Equation> equations(const Formulas& f);

// The same for readers: what an earlier equation gives is called by its name, terms that are 0 are left out, and what
// occurs more than once is said once.
struct Written {
  std::string of, meaning, name, text;
  std::vector<std::pair<std::string, std::string>> where;  // name and text, each may read those below it
};
std::vector<Written> written(const spec::Scenario& scenario, const std::vector<Equation>& equations);

}  // namespace peakend::model
