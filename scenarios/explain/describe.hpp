// A scenario told to people: in short, or by the ODD protocol (Overview, Design concepts, Details) in which agent-based
// models are published: Grimm et al. 2006, 2010, 2020. Markdown. From the tables and the file's own numbers.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "scenarios/explain/marks.hpp"
#include "scenarios/spec/scenario.hpp"

namespace peakend::explain {

// An equation of the model with the file's numbers put in, ready to be printed.
struct Equation {
  std::string of, meaning, name, text;
  std::vector<std::pair<std::string, std::string>> where;  // parts that the text calls by a name
};

// A number of the scenario as its author would write it, and where it comes from: the file, or a default and its source,
// of which (a) means that it is assumed.
struct Number {
  std::string path, value, meaning, from;
};
std::vector<Number> numbers(const spec::Scenario& scenario);

// Where a number of the file comes from, as its author marks it.
std::string in_the_file(Mark mark);

// The question, who comes, through what, what is tried and what is claimed: one screen.
std::string describe(const spec::Scenario& scenario);

// All seven elements of the protocol.
std::string odd(const spec::Scenario& scenario, const std::vector<Equation>& equations);

}  // namespace peakend::explain
