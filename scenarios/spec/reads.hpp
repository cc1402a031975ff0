// What an expression reads: whether a firm could know it, and what it is called.
#pragma once
#include <string>

#include "scenarios/spec/scenario.hpp"

namespace peakend::spec {

// What a firm could know of a customer; of states only those that it observes. `v` is a variable.
bool firm_sees(const Scenario& scenario, const language::Expr& v);

// As the author wrote it.
std::string name_of_read(const Scenario& scenario, const language::Expr& v);

// Of a policy, or of a combination's members: what their `who` reads that no firm could know, each once.
std::vector<std::string> read_unseen(const Scenario& scenario, int policy);

}  // namespace peakend::spec
