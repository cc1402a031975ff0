// The verdict in plain words: what to choose, how sure that is, what it costs, what stays open, what is out and why.
// Each sentence stands alone and carries its numbers with their intervals.
#pragma once
#include <string>
#include <vector>

#include "results/decide/verdict.hpp"
#include "results/table/study.hpp"

namespace peakend::results {

// Two to five sentences.
std::vector<std::string> verdict_sentences(const Study& study, const Verdict& verdict);

// One sentence for each guardrail that a policy breaks.
std::vector<std::string> guardrail_sentences(const Study& study, const Verdict& verdict);

// "26 weeks after 4 weeks of warm-up, 20,000 people ...": what was run, in one line.
std::string what_was_run(const Study& study);

}  // namespace peakend::results
