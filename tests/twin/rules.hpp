// What holds on a stretch of days: every expression of the scenario in full under the policies of that stretch, ready to be
// walked; half-lives as factors by days; opening hours, arrivals and costs as numbers.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/language/expr.hpp"
#include "scenarios/numbers/table.hpp"
#include "scenarios/spec/stops.hpp"

namespace peakend::twin {

using language::Expr;

// What is left of a value after so many days; empty: it stays.
using Fade = std::vector<float>;

struct ContactCost {
  std::vector<int> policies;  // counts contacts of whom one of them targets; empty: all
  std::int64_t amount;
};

struct TouchpointRules {
  const spec::Touchpoint* spec = nullptr;
  int number = 0;            // over all journeys
  int rank = 0;              // in the order of its journey
  int familiarity = -1;      // which of a customer's; -1: does not habituate
  std::uint32_t path_word = 0;
  Expr takes, patience, balk_above, mean, sd, renege_affect, brand, spend, competence;
  Expr intention, clarity, breach, amends, fails, recovers, after;
  std::uint32_t after_word = 0;
  bool in_store = false;  // it, or what may follow on the same day, has a pool
  bool occupied = false, checking = false;
  bool tickets = false;  // its people are rewarded on them
  std::vector<Expr> next, effects;  // beside those of `spec`
  std::vector<ContactCost> costs;
};

// A journey that the firm begins.
struct CampaignRules {
  const spec::Campaign* spec = nullptr;  // none: customers begin it
  int every = 1, reach = 0;              // days; customers, prospects, everybody
  Expr who, share;
  std::uint32_t share_word = 0;
};

struct JourneyRules {
  std::uint32_t start_word = 0, rate_word = 0, choice_word = 0, answer_word = 0, talk_word = 0;
  Expr rate;
  CampaignRules campaign;
  bool visit = true;
  float weight = 1;
  int first = 0;
  std::vector<TouchpointRules> touchpoints;
};

// What a broken norm says of the firm, to those of a relationship (-1: to everybody else).
struct NormRules {
  int norm, relationship;
  Expr competence, intention;
};

struct Transition {
  int from, to;
  Expr condition;
};

struct MemoryRules {
  int rule = 0;
  Expr w_peak, w_end, w_mean, peak_blend, brand_weight, rate, contrast, expectation_rate, sum_minutes, custom;
  Fade good, bad;
};

struct TopicRules {
  std::uint32_t reach_word = 0, media_word = 0, feel_word = 0, retell_word = 0;
  int on = 0, withdrawn = -1;
  float heat = 1, half_life = 1, cooling = 1, reach_first = 0, threshold = 0, reach = 0;  // half-life in days
  Expr mean, sd, clarity, retell, talk_to;
  std::optional<Expr> competence, intention, breach, amends;

  float heat_on(int day) const;
};

struct SurveyRules {
  const spec::Survey* spec = nullptr;
  std::vector<std::uint32_t> visit_words;  // by journey
  std::uint32_t poll_word = 0;
  float share = 1;
  int every = 0, reach = 0;  // days; customers, prospects, everybody
  Expr response;
  std::optional<Expr> effort;
};

struct BehaviourRules {
  Expr recommend, answer_noise, leave_rate, unforgiven, join_rate, talk, talk_to, influence, considers_leaving, choose;
  std::optional<Expr> win_back_rate;
};

struct StateRules {
  Fade fade;
  float min, max;
};

// A stretch of the day with one weight of arrivals per minute.
struct Stretch {
  double from, until, weight, before;  // minutes; `before`: what the earlier stretches weigh
};

struct Hours {
  int opens = 0, closes = 0;
  std::vector<Stretch> stretches;
  double mass = 0;
  float weight = 0;  // of this weekday: a full week weighs 7
};

struct PoolRules {
  std::vector<spec::Shift> shifts;  // times; their people are below
  std::vector<Expr> people;
  double cost_per_hour = 0;
  bool engaged = false;
  double autonomy = 0;
};

struct StaffRules {
  double recovers = 0, wears = 0, comfort = 0;
  float haste = 1, coldness = 0;
};

// A norm at a touchpoint (numbered over all journeys): a wait below a limit, or no failure.
struct FirmNormRules {
  int touchpoint;
  bool waits;
  float limit;
};

struct FirmRules {
  bool written = false;
  double optimism = 0;
  float superior = 0, neglected_below = 0;
  std::vector<FirmNormRules> norms;
};

struct WeeklyCost {
  int began;
  std::int64_t per_week;
};

struct Rules {
  int from_day = 0;  // counted from 0 at the start of the warm-up
  std::vector<numbers::Table> tables;
  std::vector<JourneyRules> journeys;
  MemoryRules memory;
  Expr perception_factor, perception_power, wait_pain, trust_asymmetry;
  Fade evidence;
  bool intention_moves = false;
  std::vector<NormRules> norms;
  std::vector<Transition> transitions;
  BehaviourRules behaviour;
  std::vector<TopicRules> topics;
  std::vector<SurveyRules> surveys;
  std::vector<StateRules> states;
  std::vector<Fade> familiarity;
  std::vector<float> editions;
  std::vector<int> who_policies;
  std::vector<Expr> who;
  std::array<Hours, 7> week;
  std::vector<PoolRules> pools;
  StaffRules staff;
  FirmRules firm;
  bool send_away = false;
  double money_scale = 0;  // integers per unit of the currency
  double gross_margin = 1;
  float neutral = 7, per_point = 1, lowest = 0, highest = 10;
  std::vector<WeeklyCost> weekly_costs;
  std::int64_t fixed_costs = 0;
};

// An expression in full, its constant quantiles as tables.
Expr in_full(const slots::Values& values, slots::SlotId slot, std::vector<numbers::Table>& tables);
// A number that is constant in every scenario.
float number(const slots::Values& values, slots::SlotId slot);

// One entry for each stretch of days on which the same policies hold, ascending; as if those that have stopped had never held.
std::vector<Rules> rules_of(const spec::Scenario& scenario, const slots::Values& values, int policy, const spec::Standing& standing, int warm_up_days, int days);

// True when every half-life is the same in both.
bool same_fading(const Rules& a, const Rules& b);

}  // namespace peakend::twin
