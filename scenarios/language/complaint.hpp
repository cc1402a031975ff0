// What is wrong with an expression and where in its text. The reader adds file, line and path to make it a Problem.
#pragma once
#include <string>
#include <vector>

namespace peakend::language {

struct Complaint {
  int column = 1;        // in the expression's text, from 1, in characters
  std::string said;      // what is wrong; always present
  std::string expected;  // may be empty
  std::string got;       // may be empty
  std::string hint;      // what to do about it; may be empty
};

using Complaints = std::vector<Complaint>;

}  // namespace peakend::language
