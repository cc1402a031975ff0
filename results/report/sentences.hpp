// The verdict in plain words: what to choose, how sure that is, what it costs, what stays open, what is out and why.
// Each sentence stands alone and carries its numbers with their intervals.
#pragma once
#include <string>
#include <vector>

#include "results/decide/verdict.hpp"
#include "results/table/study.hpp"
#include "results/table/summary.hpp"

namespace peakend::results {

// What is to be said of a verdict, part by part.
struct VerdictWords {
  std::vector<std::string> turning;     // what would turn it
  std::string how_asked;                // how many replications that rests on; empty where nothing turns it
  std::vector<std::string> choice;      // what to choose first; then how sure that is, what else is as good, what it costs
  std::vector<std::string> standing;    // what it withstands
  std::vector<std::string> guardrails;  // who is out, and why
};
VerdictWords verdict_words(const Study& study, const Verdict& verdict);

// What would turn it first, then the choice and what it withstands.
std::vector<std::string> verdict_sentences(const Study& study, const Verdict& verdict);

// One line for each policy that says what it intends: "advice: nps intended +4 points, found +3.1 ± 0.2: missed".
std::vector<std::string> intention_sentences(const Study& study, const Summary& summary, const std::string& plus_minus);

// One sentence for each guardrail that a policy breaks.
std::vector<std::string> guardrail_sentences(const Study& study, const Verdict& verdict);

// "26 weeks after 4 weeks of warm-up, 20,000 people ..., 16 replications of 6 policies, seed 1".
std::string what_was_asked(const Study& study);

// The same, with the work it was: "...; 10,826,478 visits with the warm-up; 384 runs computed in 18.3 s on 2 threads."
std::string what_was_run(const Study& study);

}  // namespace peakend::results
