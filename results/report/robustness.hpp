// What would turn the verdict, in plain sentences: other models of people, and a smaller change.
#pragma once
#include <string>
#include <vector>

#include "results/decide/verdict.hpp"
#include "results/table/study.hpp"

namespace peakend::results {

// First of all that is said, and only when the ranking turns or may turn under a rival.
std::vector<std::string> turning_sentences(const Study& study, const Verdict& verdict);
std::string how_it_was_asked(const Study& study, const Verdict& verdict);  // of them all; empty where there are none

// What the verdict withstands: rivals under which the same policy wins, and how much smaller its change may be.
std::vector<std::string> standing_sentences(const Study& study, const Verdict& verdict);

}  // namespace peakend::results
