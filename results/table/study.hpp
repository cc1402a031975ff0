// The plain result of one comparison: what was asked, and every outcome of every policy in every replication; what a run
// was week by week is in each_run.hpp.
// The simulation fills it in; everything in results/ reads only this. NaN means "no data" (nobody in that group).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "results/stats/intervals.hpp"
#include "scenarios/words/say.hpp"

namespace peakend::results {

// What one figure is called and how it is written.
struct Outcome {
  std::string name;  // as in the file: nps, gap.promoters, revenue
  std::string unit;  // "points", "EUR per customer and week"; may be empty
  std::string says;  // one line for people; may be empty
  int decimals = 1;  // when shown to people
  bool higher_is_better = true;
  bool money = false;
  Wording title{};  // what people read instead of its name; may be empty
  Wording group{};  // the segment or relationship it is of; empty: everybody, or others
};

// How one touchpoint feels under one policy, over all replications; touchpoints come journey by journey, in the order
// in which customers meet them.
struct CurvePoint {
  std::string touchpoint;
  std::string journey;                         // points of one journey stand together
  double share = 0;                            // of the episodes, 0 to 1, came here
  double mean = 0, q10 = 0, q50 = 0, q90 = 0;  // feeling, -5 to +5
  double wait = 0;                             // mean minutes queued; NaN without a queue
  double gave_up = 0;                          // share that turned away or left the queue; NaN without a queue
  Wording label{};                             // what people read instead of the touchpoint's name; may be empty
};

// How many of the episodes of a journey went from one touchpoint to another, over all replications.
struct Way {
  std::string journey, from;
  std::string to;       // empty: the journey ends
  double share = 0;     // of the journey's episodes, 0 to 1
  bool gave_up = false;  // they turned away from the queue, or left it
};

// What the policy's owner said it would do: change this outcome by at least so much against the baseline; below zero:
// lower it by at least so much.
struct Intention {
  std::string outcome;
  double by = 0;
};

struct PolicyResult {
  std::string name;
  Wording says;
  Wording label{};  // what people read instead of its name; may be empty
  std::vector<std::vector<double>> values;  // [outcome][replication]
  std::vector<CurvePoint> curve;
  std::vector<Way> ways;  // journey by journey, in the order of the curve
  // The whole firm over the run without the warm-up, in currency units, one per replication.
  std::vector<double> revenue, staff_cost, policy_cost, margin;
  std::vector<std::vector<double>> weekly_margin;  // [replication][week]
  std::optional<Intention> intends;
};

// A change against the baseline that a policy must not fall below: a signed share of the baseline's mean when
// `relative` (-0.02 = two per cent less), else a signed amount in the outcome's unit.
struct Guardrail {
  std::string outcome;
  bool relative = true;
  double not_below = 0;
};

// The same policies with the same luck in another model of people.
struct Rival {
  std::string name;
  Wording says;
  bool standing = false;  // asked in every comparison, whether the file names it or not
  int replications = 0;
  std::vector<PolicyResult> policies;  // as the study's own
};

// How small the winner's change may become before another policy comes out ahead. 1 is the change as written.
struct Switch {
  std::string policy;           // the winner
  std::string other;            // who comes out ahead below
  std::optional<double> at;     // where the sign turns; none: it wins down to `lowest`
  double low = 0, high = 1;     // between these it is not clear who is ahead
  double lowest = 0;            // the smallest size that was tried
  std::string why;              // why nothing can be said; otherwise empty
};

// What people call a journey.
struct JourneyLabel {
  std::string name;
  Wording label;
};

struct Study {
  std::string scenario, currency;
  Wording title;       // may be empty
  std::string hash;    // of everything that fixes the result
  std::string digest;  // of every figure; empty unless asked for
  std::uint64_t seed = 1;
  std::int64_t people = 0, customers = 0, prospects = 0;
  int weeks = 0, warm_up_weeks = 0;
  int replications = 0;
  Design design = Design::fixed;    // how that number came about; decides every interval and promise
  int limit_reached = 0;            // sequential: the most replications allowed, if that is why it stopped; else 0
  int failed_replications = 0;      // could not be finished under every policy; in no figure
  int worlds = 1;                   // draws of the uncertain assumptions; 1 = none are drawn
  bool independent_worlds = false;  // every replication has its own draw
  std::string primary;              // name of the outcome that decides
  double delta = 0;                 // a difference in the primary too small to care about; 0 = every one counts
  double confidence = 0.95;
  std::vector<Guardrail> guardrails;
  std::vector<Outcome> outcomes;
  std::vector<std::string> kept_by_week;  // names of outcomes
  std::vector<PolicyResult> policies;  // [0] is the baseline
  std::vector<JourneyLabel> journeys;  // of those with a label
  std::vector<int> finished;      // the replications that are in the figures, in order; empty: 0, 1, 2, ...
  std::vector<Rival> rivals;
  std::vector<Switch> switches;
  std::vector<std::string> warnings, not_run;  // in English; who shows them retells them
  double seconds = 0;
  int threads = 1;
  std::int64_t episodes = 0, contacts = 0;
  std::int64_t computed = 0, found = 0;  // runs computed now, and looked up from earlier
};

}  // namespace peakend::results
