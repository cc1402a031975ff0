// A scenario under one policy on certain days, compiled: numbers and block programs, no names and no text. Everything
// a day needs; nothing here changes during a run.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "agents/program/program.hpp"
#include "scenarios/spec/outcomes.hpp"
#include "scenarios/spec/scenario.hpp"

namespace peakend::model {

using program::Program;

// The four words of a contact's first block and of its second (CONTRACTS.md, section 2 of the design).
enum class Word : std::uint32_t { affect, route, work, patience, spend, failure, recovery, tie };

struct Route {
  spec::Route::Kind kind;
  int target;  // touchpoint of the journey, or -1
  int output;  // of the contact program; -1 for `otherwise`
};

struct Effect {
  int state;
  slots::Change::Kind kind;
  int output;
};

struct ContactCost {
  std::vector<int> who;  // contacts of customers for whom the `who` in one of these columns holds; empty: every contact
  std::int64_t amount;   // fixed-point money
};

struct Touchpoint {
  int number = 0;  // over all journeys
  std::string name;
  std::uint32_t path_word = 0;
  int pool = -1;
  int on_renege = -1;
  bool has_patience = false, has_balk = false, needs_queue_length = false;
  int familiarity = -1;  // which familiarity column; -1: does not habituate
  Program before;        // with a pool: takes, [patience], [balk_above]
  Program delay;         // minutes until it begins, of who comes from another touchpoint; no outputs: at once
  std::uint32_t delay_word = 0;  // of the delay, and of the moment of the day on which the episode goes on here
  bool always_later = false;  // nobody comes to it on the day of the touchpoint before
  bool in_store = false;  // it, or what may follow it on the same day, has a pool: a delay ends in opening hours
  Program contact;        // affect, unacceptable, takes (without a pool), then what follows
  int out_affect = 0, out_unacceptable = 1;
  int out_weighted = -1, out_takes = -1, out_spend = -1;
  int out_evidence = -1, out_evidence_count = -1;    // of competence: a sum, and of how many statements (-1: one)
  int out_intention = -1, out_intention_count = -1;  // the same of intention
  int out_breach = -1, out_amends = -1;
  int out_fails = -1, out_failed = -1, out_recovers = -1, out_recovered = -1;
  std::vector<Route> routes;
  std::vector<int> ways;  // the targets to count, where there is more than one
  int first_way = 0;      // where their sums are
  std::vector<Effect> effects;
  std::vector<ContactCost> costs;
  std::vector<float> wait_norms;  // of the firm: minutes that a wait should stay below
  int failure_norms = 0;          // how many norms say that nothing should go wrong here
};

// Something that happens at a rate per week.
struct Rate {
  Program rate;
  bool hears = false;  // what is heard of the firm changes it
  Program bounds;      // of a week in which nothing happens: highest and, where it could be negative, lowest; or no outputs
};

// What a fold computes, in this order.
enum class Fold {
  remembered,
  memory_good,
  memory_bad,
  expectation,
  evidence_good,
  evidence_bad,
  memory,
  competence,
  trust,
  answer,
  intention,
  // only where something can move intention, or people talk
  intention_good,
  intention_bad,
  ceiling,
  // only where there is a network
  talk,
  talk_to,
  count_
};

// Among whom the firm looks for people.
struct Reach {
  bool customers = true, prospects = false, left = false;
};

// A journey that the firm begins.
struct Campaign {
  spec::Campaign days;  // on which; of its slots nothing is read
  int every = 1;        // days
  Reach reach;
  Program choose;  // whether the firm chooses them, and the share of those with whom it begins
  std::uint32_t share_word = 0;
};

// A questionnaire. Of its address the first word says who is asked, the second who answers, the third is the noise.
struct Survey {
  std::string name;
  int number = 0;  // among all
  std::uint32_t word = 0;
  float share = 1;
  int out_response = 0;  // probability of answering, of the program that the survey belongs to
  int out_effort = -1;   // what a visit took; -1: not asked
};

// One of everybody in turn.
struct Poll {
  Survey survey;
  int every = 7;  // days
  Reach reach;
  Program answer;  // probability of answering, the answer before rounding, memory as it is rated
};

struct Journey {
  std::string name;
  std::uint32_t arrival_word = 0, hazard_word = 0, choice_word = 0, answer_word = 0, talk_word = 0;
  std::optional<Campaign> campaign;  // otherwise customers begin it at `rate`
  float weight = 1;                  // in memory and trust
  bool is_visit = true;              // otherwise a contact: remembered, but no visit, and nobody is asked
  int first = 0;
  std::vector<int> order;
  std::vector<Touchpoint> touchpoints;
  Rate rate;
  Program fold;
  std::vector<Survey> surveys;        // of its visits
  int out_answer = 0, out_rated = 0;  // of the fold, where there are surveys: as in a poll,
  int out_scale_use = 0;              // and the points a person adds to what was felt
};

// Something people talk about, as it is on the days of a model.
struct Topic {
  std::string name;
  std::uint32_t reach_word = 0, media_word = 0, feel_word = 0, retell_word = 0;
  int on = 0, withdrawn = -1;                       // days since the start of the warm-up
  std::vector<float> heat;                          // by day of the run
  float reach_first = 0, threshold = 0, reach = 0;  // reach 0: no media
  bool moves_trust = false;
  Program feel;    // what is felt on hearing of it; then, where it moves trust, good and bad evidence of competence and,
                   // where intention can move, of intention, and its ceiling
  Program retell;                                   // probability, and how many are told
};

struct Shift {
  int from, until;        // minutes; cut to the opening hours by the day
  language::Expr people;  // of the calendar; rounded to a whole number
};

struct Pool {
  std::string name;
  std::vector<Shift> shifts;
  double cost_per_hour = 0;
  bool engaged = false;  // engagement of its people moves
  double autonomy = 0;
};

// What engagement gains and loses in a day.
struct Staff {
  double recovers = 0, wears = 0, comfort = 0;
};

// How the firm looks at itself, and at its customers at the end of a week.
struct Firm {
  std::int64_t optimism = 0;  // 2^-20
  Program census;  // whether memory is superior, and whether it is that of the neglected; no outputs: no census
};

// A day as expressions know it: days and weeks count from 1 at the end of the warm-up (0 and below: in it).
struct Date {
  int day, week;
  int weekday;  // Monday = 1
};
inline Date date_of(int day_of_run, int warm_up_days, int start_weekday) {
  return {day_of_run - warm_up_days + 1, day_of_run / 7 - warm_up_days / 7 + 1,
          (start_weekday - 1 + day_of_run) % 7 + 1};
}

// Whether a campaign goes out on a day of the calendar.
bool goes_out(const Campaign& campaign, int day);

// A stretch of the opening hours with one weight of arrivals.
struct Stretch {
  double from, until;  // minutes
  double weight;       // relative arrivals per hour
  double before;       // weight * minutes of the stretches before it
};

struct Day {
  std::vector<Stretch> stretches;
  double mass = 0;            // total weight * minutes
  float weight = 0;           // of this weekday; a full week sums to 7
  int opens = 0, closes = 0;  // minutes; equal: closed
};

// Half-lives as tables of factors by whole days; an empty table does not fade.
struct Fading {
  std::vector<float> memory_good, memory_bad, evidence;
  std::vector<std::vector<float>> states, familiarity;
  bool operator==(const Fading&) const = default;
};

struct StateLimits {
  float min, max;
};

struct Model {
  int from_day = 0;  // since the start of the warm-up: the first day this model holds
  int standing = 0;  // code of the policies that have stopped by then (spec::Standing)
  std::vector<Journey> journeys;
  Rate leave, join, win_back;  // win_back: only where the plan says so
  Program choose;   // probability that an occasion comes here; no outputs: all do
  Program becomes;  // conditions of transitions between relationships, after a day with an episode
  struct Transition {
    int from, to;
  };
  std::vector<Transition> transitions;  // of each condition; of one relationship the first that holds
  bool intention_moves = false;
  bool reaches_prospects = false;  // some journey, on some day of the run
  Program hear;                    // expectation and reputation after messages; no outputs: nobody talks
  std::vector<Topic> topics;
  std::vector<Poll> polls;
  Program considers;             // probability of saying that one would leave; no outputs: nobody is asked
  Program who;                   // one condition per policy that has one
  std::vector<int> who_columns;  // where each is kept
  std::vector<Pool> pools;
  Staff staff;
  Firm firm;
  bool send_away = false;
  std::array<Day, 7> week;  // Monday first
  Day anywhere;             // for what happens outside the store
  Fading fading;
  std::vector<StateLimits> states;
  std::vector<float> editions;  // by familiarity column: a change makes the touchpoint new again
  double money_scale = 0;       // fixed-point money per unit of the currency
  double gross_margin = 1;
  std::vector<std::pair<int, std::int64_t>> weekly_costs;  // (day the policy began, fixed-point amount per week)
  std::int64_t fixed_costs = 0;                            // booked on from_day
  float neutral_mark = 7, marks_per_point = 1, lowest_mark = 0, highest_mark = 10;
};

// How people are born: programs over the words of the traits, and what they bring.
struct Birth {
  struct Trait {
    std::string name;
    std::uint32_t path_word;
    int column;  // where it is kept; -1: one number for everybody, and already part of the programs
    Program base;
    std::vector<std::pair<int, Program>> by_relationship, by_segment;
  };
  int people = 0;
  float prospects = 0;
  std::vector<float> segment_until;  // cumulative shares
  std::vector<int> segment_relationship;
  std::vector<Trait> traits;
  std::vector<std::vector<float>> correlation;  // lower triangle, empty when nothing is correlated
  Program initial;                              // episodes, memory, expectation, competence, intention, then states
  int columns = 0;                              // of traits that are kept
  int states = 0, familiarities = 0, who_columns = 0;
  bool intention_moves = false;
  bool hears = false;  // people have a reputation of the firm that can change
  int topics = 0;
};

// Who talks to whom, before it is drawn.
struct NetworkPlan {
  spec::NetworkKind kind = spec::NetworkKind::none;
  float degree = 0, rewire = 0;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ties{};  // of a file
  std::uint32_t weak_word = 0;
  float weak = 0, weak_weight = 1;  // share of weak ties, and what is told over them weighs so much
};

// A rule that stops one of the policies in force.
struct StopRule {
  language::Expr when;       // of figures and the calendar
  int first = 0, until = 0;  // days of the run on whose mornings it is looked at; until is excluded
  int window = 7;            // days, up to yesterday
  bool goes_on = false;      // something else holds from the day after
};

struct Plan {
  Birth birth;
  NetworkPlan network;
  std::vector<Model> models;  // ascending from_day, of one day ascending standing; the first holds from day 0
  std::vector<StopRule> rules;
  bool wins_back = false;  // who has left may come back
  std::vector<spec::OutcomeName> kept_by_week;
  std::vector<double> engagement;  // by pool, at the start; 1 where it does not move
  int warm_up_days = 0, days = 0;
  int start_weekday = 1;
};

// `values` are the file's, or a world's; `policy` is spec::baseline or an index.
Plan compile(const spec::Scenario& scenario, const slots::Values& values, int policy);

// The file's values with its uncertain slots drawn for one world. A draw beyond what a slot can mean is taken to its
// edge; `clipped`, if given, is told which slots that happened to.
slots::Values draw_world(const spec::Scenario& scenario, std::uint64_t seed, std::uint64_t world,
                         std::vector<slots::SlotId>* clipped = nullptr);

// For the warnings of a study: one sentence for each uncertain number that was taken to its edge in some of the worlds
// 0..worlds-1, with the share of draws.
std::vector<std::string> clipped_shares(const spec::Scenario& scenario, std::uint64_t seed, int worlds);

}  // namespace peakend::model
