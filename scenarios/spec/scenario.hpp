// A scenario as read from its file: plain immutable structs that hold slot numbers, and the slots themselves.
// Indices refer to the vectors beside them; -1 means none.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/slots/slots.hpp"
#include "scenarios/spec/firm.hpp"
#include "scenarios/spec/survey.hpp"
#include "scenarios/words/say.hpp"

namespace peakend::spec {

using slots::no_slot;
using slots::SlotId;

using TraitOverrides = std::vector<std::pair<int, SlotId>>;  // trait, its own slot here

struct Trait {
  std::string name;
  SlotId value;  // the draw
};

struct Correlation {
  int first, second;  // traits
  SlotId rho;
};

// What a failure says of the firm to those who hold this norm: evidence in -1..1, 0 for none.
struct Norm {
  std::string name;
  SlotId competence, intention;
};

struct Relationship {
  std::string name;
  Wording label;  // may be empty
  Place place;
  TraitOverrides traits;
  std::vector<std::pair<int, Norm>> norms;             // a norm of the scenario, as it is here
  std::vector<std::pair<SlotId, SlotId>> behaviour;    // a slot of `behaviour`, and what takes its place here
  std::vector<std::pair<int, SlotId>> becomes;         // another relationship, and the condition
};

struct Segment {
  std::string name;
  Wording label;  // may be empty
  SlotId share;      // no_slot: everybody
  int relationship;  // -1: none
  TraitOverrides traits;
};

struct State {
  std::string name;
  SlotId start, half_life, min, max, observed;
};

struct Shift {
  int from, until;  // minutes since midnight
  SlotId people;
};

struct Pool {
  std::string name;
  SlotId people;  // without shifts: during opening hours
  std::vector<Shift> shifts;
  SlotId skill, cost_per_hour;
  int journey = -1, touchpoint = -1;  // the one touchpoint that uses it
  SlotId engagement = no_slot, autonomy = no_slot, rewarded_on = no_slot;  // without the first it is 1 for good
};

struct Hours {
  int from = 0, until = 0;  // minutes since midnight; equal: closed
};

struct Arrivals {
  int from;  // minutes since midnight, ascending
  SlotId weight;
};

struct Store {
  std::string name;
  std::array<Hours, 7> open;  // Monday first
  std::vector<Arrivals> arrivals;
  SlotId closing = no_slot;
  std::vector<Pool> pools;
};

inline constexpr int journey_ends = -1;

struct Route {
  enum class Kind { share, condition, otherwise };
  Kind kind;
  int target;    // touchpoint, or journey_ends
  SlotId value;  // of share and condition
  Place place;
};

struct Effect {
  int state;
  slots::Change::Kind kind;
  SlotId value;
};

struct Touchpoint {
  std::string name;
  Wording label;  // empty: its name
  Place place;
  SlotId takes, mean, sd, brand, occupied, habituates, half_life, edition;
  SlotId checking;
  SlotId patience, balk_above, renege_affect, spend, competence, after;                // no_slot: absent
  SlotId intention, clarity, breach, amends, fails, recovers;                          // the same
  int norm = -1;                                                                       // that a failure breaks
  int pool = -1;
  int on_renege = journey_ends;
  std::vector<Route> next;  // in the order of the file, `otherwise` last
  std::vector<Effect> effects;
};

// In the order of the words of `reach`.
enum class Reach { customers, prospects, everybody, left };

// A journey that the firm begins: on which days, and with whom. Days count from 1 at the end of the warm-up.
struct Campaign {
  std::vector<int> on;       // these days alone, ascending; empty: every so often
  SlotId every = no_slot;    // whole days
  std::optional<int> from;   // without it: always, the warm-up included
  std::optional<int> until;  // excluded
  SlotId who = no_slot;      // a rule the firm applies; no_slot: everybody it reaches
  SlotId share = no_slot, reach = no_slot;
};

struct Journey {
  std::string name;
  Wording label;  // may be empty
  Place place;
  SlotId rate;                       // no_slot: the firm begins it
  std::optional<Campaign> campaign;  // then this
  SlotId weight = no_slot;           // in memory and trust
  SlotId counts = no_slot;           // as a visit or a contact; no_slot: a contact where the firm begins it
  int first = 0;
  std::vector<Touchpoint> touchpoints;
  std::vector<int> order;  // touchpoints, each before those it leads to; empty when there is a cycle
};

struct Cost {
  SlotId fixed, per_week;
  int journey = -1, touchpoint = -1;  // of per_contact
  SlotId per_contact = no_slot;
};

struct Policy {
  std::string name;
  Wording says, label;  // may be empty
  Place place;
  std::vector<slots::Change> changes;
  SlotId who = no_slot;
  int from_day = 1;              // days after the warm-up, counted from 1
  std::optional<int> until_day;  // excluded
  bool has_cost = false;
  Cost cost;
  std::optional<std::pair<std::string, SlotId>> intends;
  std::vector<int> combine;  // policies, in the order listed
  SlotId stop_when = no_slot, over = no_slot;  // a rule that stops it for good, and the days its figures look back
  std::vector<slots::Change> on_stop;          // from the day after it stopped, to the end
};

struct Uncertain {
  slots::Change change;  // its value reads the draws of the world's word
  std::string path;      // of the slot: the name of the world's random number
};

struct Variant {  // a rival or an ablation
  std::string name;
  Wording says;
  std::vector<slots::Change> changes;
  std::vector<int> breaks,
      keeps;  // expectations that must fail, or must still hold, under it; of others nothing is said
};

struct Guardrail {
  std::string outcome;
  bool relative;  // to the baseline's mean
  double not_below;
};

// What a claim says, as one number and the open interval (low, high) it must lie in:
//   outcome      its mean under the policy `of`
//   ratio        first outcome / second, of their means under `of`
//   difference   first outcome - second, under `of`
// With `against` the number is that under `of` minus that under `against`, with the same luck. `best` has no outcomes
// and no limits: `of` must win the primary outcome, its paired differences to every other policy and the baseline all
// on the better side of 0.
struct Claim {
  enum class Subject { outcome, ratio, difference, best };
  Subject subject = Subject::outcome;
  std::vector<std::string> outcomes;  // one; two of a ratio or difference; none of `best`
  int of = -1;                        // policy; -1: the baseline
  std::optional<int> against;
  std::optional<double> low, high;  // at least one, but of `best`; low < high
};

struct Expectation {
  std::string name, kind, source;
  Place place;
  Claim claim;
  std::string refused;  // why it does not hold, where the file says so; else empty
};

struct Scale {
  double lowest = 0, highest = 10;
  SlotId neutral, per_point;
};

struct Memory {
  SlotId rule, w_peak, w_end, w_mean, peak_blend, brand_weight, rate, contrast, expectation_rate, sum_minutes, custom,
      fade_good, fade_bad;
};

struct Behaviour {
  SlotId recommend, answer_noise, leave_rate, unforgiven, join_rate, trust_effect;
  SlotId talk, talk_to, influence, considers_leaving, choose;
  SlotId win_back_rate = slots::no_slot;  // unless the file has it
};

// In the order of the words of `network.kind`.
enum class NetworkKind { none, random, small_world, preferential, file };

struct Network {
  bool written = false;  // the file has a section `network`; without it nothing of talk is counted
  SlotId kind, degree, rewire, weak, weak_weight;
  std::string file;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;  // of the file: smaller number first, ascending, each once
};

struct Topic {
  std::string name;
  Place place;
  SlotId heat, half_life, mean, sd, clarity, reach_first, retell, talk_to, cooling;
  SlotId threshold = no_slot, reach = no_slot;  // of media; absent: none
  SlotId competence = no_slot, intention = no_slot, breach = no_slot, amends = no_slot;  // absent: says nothing of it
  int on_day = 1;                               // after the warm-up, counted from 1
  std::optional<int> withdrawn_day;
  int withdrawn_by = -1;  // or from the day on which this policy stops
};

struct Initial {
  SlotId episodes, memory, expectation, competence, intention;
};

// Indices of the traits that the model itself reads; they come first among all traits.
enum class Standard {
  pleasure_sensitivity,
  pain_sensitivity,
  acceptable_wait,
  unacceptable,
  novelty_seeking,
  disconfirmation,
  forgiveness,
  firmness,
  style,
  scale_use
};

// What `include` brought entries from.
struct IncludedFile {
  std::string file, text;
};

struct Scenario {
  std::string file, name, source, currency = "EUR";
  Wording title;  // may be empty
  std::string text;  // the file as it was read
  std::vector<IncludedFile> included;
  slots::SlotTable slots;

  int start_weekday = 1;  // of day 0, Monday = 1
  std::string start_date;
  std::int64_t seed = 1;
  SlotId warm_up, length, gross_margin, population, prospects;
  Scale scale;
  Initial initial;
  std::vector<Trait> traits;
  std::vector<Correlation> correlations;
  std::vector<Norm> norms;
  std::vector<Relationship> relationships;
  std::vector<Segment> segments;
  std::vector<State> states;
  Memory memory;
  SlotId perception_factor, perception_power, wait_pain;
  SlotId trust_asymmetry, trust_half_life;
  Behaviour behaviour;
  Network network;
  std::vector<Topic> topics;
  std::vector<Survey> surveys;
  bool asks_leaving = false;  // who considers leaving is counted: there are topics, or the file says how people answer
  bool chooses = false;       // occasions that go elsewhere are counted: the file says how customers choose
  std::vector<Store> stores;
  Staff staff;
  Firm firm;
  std::vector<Journey> journeys;
  std::vector<Policy> policies;  // without the baseline
  std::string primary = "nps";
  std::vector<std::string> record;  // outcomes the file wants kept by week; none: the usual ones
  SlotId delta, confidence;
  std::vector<Guardrail> guardrails;
  std::vector<Uncertain> uncertain;
  std::vector<Variant> rivals, ablations;
  std::vector<slots::Change> point;  // of a design: applied last of all, after every policy; empty in a file
  std::vector<Expectation> expectations;

  // The values as the file (with --set) has them, before any policy.
  slots::Values values() const;
};

// Whether anything in the scenario can move belief in intention; where nothing can, it stays what it was at the start.
bool intention_moves(const Scenario& scenario);
// Whether hearing of it is evidence for a belief.
bool moves_trust(const Topic& topic);
// Whether something can go wrong at some touchpoint, and (if asked) be made good.
bool can_fail(const Scenario& scenario, bool and_recover = false);
// Whether the engagement of some pool moves.
bool staff_is_engaged(const Scenario& scenario);

}  // namespace peakend::spec
