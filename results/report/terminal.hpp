// The answer as a person reads it on a terminal: what was run, the policies, who feels what, the emotion curve, and
// the verdict in words. Any width from 60 to 200 columns; plain English, no word about how the program works.
#pragma once
#include <string>

#include "results/decide/verdict.hpp"
#include "results/table/study.hpp"

namespace peakend::results {

struct TerminalStyle {
  bool colour = false;
  bool unicode = true;
  int width = 100;  // columns; taken as at least 60 and at most 200
};

std::string terminal(const Study& study, const Verdict& verdict, TerminalStyle style);

}  // namespace peakend::results
