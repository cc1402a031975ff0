// What is counted in one run: sums of integers only, so that no order of summation can matter; and, of the outcomes that
// are kept by week, what they came to. One flat array per run; the layout says where each lies. Affect and beliefs in 2^-20, times in ticks of 2^-20 minute, money in
// 1/1000 of the currency's smallest unit.
#pragma once
#include <bit>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "scenarios/spec/scenario.hpp"

namespace peakend::figures {

// Per group (everybody, three bands by the episode's own score, segments, relationships), over finished episodes.
enum class PerGroup {
  episodes,
  promoters,
  passives,
  detractors,
  remembered,
  memory,
  pleasure,
  pain,
  end,
  satisfaction,
  trust,
  competence,
  intention,
  unacceptable,
  contacts,
  // customers' days, and what was spent and visited on them; in bands by the last score before the four-week period
  customer_days,
  visits,
  revenue,
  count_
};
enum class PerTouchpoint { contacts, affect, affect_squared, wait, queued, served, reneged, balked, could_fail, failed, recovered, count_ };
enum class PerWeek { episodes, revenue, gross_margin, staff, policy, count_ };
enum class PerPool { busy, scheduled, overtime, count_ };
// Per group, only where there is a network: messages by the group of who told them, `heard` by that of who heard.
enum class PerTalk { told, told_positive, told_negative, told_value, heard, asked, considering, count_ };
// Per group, only where customers choose: occasions by where they went, on the day they arose, in bands as visits.
enum class PerChoice { elsewhere, here, count_ };
enum class PerTopic { heard, felt, told, told_withdrawn, count_ };
// Per group, only where the file has a section `firm`: customers at the end of each week, and of them those whose memory
// is superior, and those who feel neglected.
enum class PerFirm { asked, superior, neglected, count_ };
// Of the whole firm, only there: contacts that a norm is about, those that meet it, and what the firm makes of all of
// them (1 or its optimism, in 2^-20).
enum class Norms { counted, met, seen, count_ };
// Only where the engagement of a pool moves: days of such pools, and their engagement in the morning.
enum class Staff { days, engagement, count_ };
// Per survey; and of those of visits per group, by the answer given there.
enum class PerSurvey { asked, answered, promoters, passives, detractors, satisfaction, count_ };
enum class PerEffort { answers, effort, count_ };
enum class Back { won, count_ };  // only where who has left may come back
enum class PerRated { answers, pleasure, pain, count_ };
enum class Total { joined, left, count_ };
enum class Stops { stopped, day, count_ };  // only where a policy has a rule: 1 when one stopped, and the first such day

inline constexpr int bins = 200;  // of felt affect from -5 to 5, per touchpoint

struct Layout {
  int segments = 0, relationships = 0;  // the last groups
  int groups = 0, touchpoints = 0, weeks = 0, pools = 0;
  int talking = 0;  // groups of people who talk: all of them, or none
  int choosing = 0;  // groups of people who choose: all of them, or none
  int topics = 0, people = 0;
  int stops = 0;                   // 1 where a policy has a rule that stops it
  int viewing = 0, engaged = 0;  // groups the firm looks at: all of them, or none; 1 where engagement moves
  int surveys = 0, rating = 0;  // groups that rate touchpoints: all of them, or none
  int winning_back = 0;         // 1 where who has left may come back
  int efforts = 0;              // surveys: all of them where one asks what a visit took, or none
  int ways = 0;                 // on from touchpoints with a choice; see spec::counted_ways
  int kept_by_week = 0;         // outcomes
  double money_scale = 100'000;  // sums of money per unit of the currency
  std::size_t group(int g, PerGroup f) const {
    return static_cast<std::size_t>(g) * static_cast<std::size_t>(PerGroup::count_) + static_cast<std::size_t>(f);
  }
  std::size_t touchpoint(int t, PerTouchpoint f) const {
    return touchpoints_begin() + static_cast<std::size_t>(t) * static_cast<std::size_t>(PerTouchpoint::count_) +
           static_cast<std::size_t>(f);
  }
  std::size_t bin(int t, int b) const {
    return bins_begin() + static_cast<std::size_t>(t) * bins + static_cast<std::size_t>(b);
  }
  std::size_t week(int w, PerWeek f) const {
    return weeks_begin() + static_cast<std::size_t>(w) * static_cast<std::size_t>(PerWeek::count_) +
           static_cast<std::size_t>(f);
  }
  std::size_t pool(int p, PerPool f) const {
    return pools_begin() + static_cast<std::size_t>(p) * static_cast<std::size_t>(PerPool::count_) +
           static_cast<std::size_t>(f);
  }
  std::size_t total(Total f) const { return totals_begin() + static_cast<std::size_t>(f); }
  std::size_t choice(int g, PerChoice f) const {
    return choices_begin() + static_cast<std::size_t>(g) * static_cast<std::size_t>(PerChoice::count_) +
           static_cast<std::size_t>(f);
  }
  std::size_t talk(int g, PerTalk f) const {
    return talk_begin() + static_cast<std::size_t>(g) * static_cast<std::size_t>(PerTalk::count_) +
           static_cast<std::size_t>(f);
  }
  std::size_t topic(int t, PerTopic f) const {
    return talk(talking, PerTalk::told) + static_cast<std::size_t>(t) * static_cast<std::size_t>(PerTopic::count_) +
           static_cast<std::size_t>(f);
  }
  std::size_t firm(int g, PerFirm f) const {
    return topic(topics, PerTopic::heard) + static_cast<std::size_t>(g) * static_cast<std::size_t>(PerFirm::count_) +
           static_cast<std::size_t>(f);
  }
  std::size_t norms(Norms f) const { return firm(viewing, PerFirm::asked) + static_cast<std::size_t>(f); }
  std::size_t staff(Staff f) const {
    return norms(viewing > 0 ? Norms::count_ : Norms::counted) + static_cast<std::size_t>(f);
  }
  std::size_t stop(Stops f) const {
    return staff(engaged > 0 ? Staff::count_ : Staff::days) + static_cast<std::size_t>(f);
  }
  std::size_t survey(int s, PerSurvey f) const {
    return stop(stops > 0 ? Stops::count_ : Stops::stopped) +
           static_cast<std::size_t>(s) * static_cast<std::size_t>(PerSurvey::count_) +
           static_cast<std::size_t>(f);
  }
  std::size_t rated(int g, PerRated f) const {
    return survey(surveys, PerSurvey::asked) + static_cast<std::size_t>(g) * static_cast<std::size_t>(PerRated::count_) +
           static_cast<std::size_t>(f);
  }
  std::size_t in_week(int outcome, int w) const {
    return sums_end() + static_cast<std::size_t>(outcome) * static_cast<std::size_t>(weeks) + static_cast<std::size_t>(w);
  }
  std::size_t effort(int s, PerEffort f) const {
    return rated(rating, PerRated::answers) + static_cast<std::size_t>(s) * static_cast<std::size_t>(PerEffort::count_) +
           static_cast<std::size_t>(f);
  }
  std::size_t back(Back f) const { return effort(efforts, PerEffort::answers) + static_cast<std::size_t>(f); }
  std::size_t way(int w) const { return back(winning_back > 0 ? Back::count_ : Back::won) + static_cast<std::size_t>(w); }
  std::size_t sums_end() const { return way(ways); }
  std::size_t size() const { return in_week(kept_by_week, 0); }

 private:
  std::size_t touchpoints_begin() const { return group(groups, PerGroup::episodes); }
  std::size_t bins_begin() const { return touchpoint(touchpoints, PerTouchpoint::contacts); }
  std::size_t weeks_begin() const { return bin(touchpoints, 0); }
  std::size_t pools_begin() const { return week(weeks, PerWeek::episodes); }
  std::size_t totals_begin() const { return pool(pools, PerPool::busy); }
  std::size_t choices_begin() const { return total(Total::count_); }
  std::size_t talk_begin() const { return choice(choosing, PerChoice::elsewhere); }
};

Layout layout_of(const spec::Scenario& scenario, int weeks);

struct Figures {
  Layout layout;
  std::vector<std::int64_t> sums;

  explicit Figures(const Layout& l = {}) : layout(l), sums(l.size(), 0) {}
  std::int64_t& at(int g, PerGroup f) { return sums[layout.group(g, f)]; }
  std::int64_t& at(int t, PerTouchpoint f) { return sums[layout.touchpoint(t, f)]; }
  std::int64_t& at(int w, PerWeek f) { return sums[layout.week(w, f)]; }
  std::int64_t& at(int p, PerPool f) { return sums[layout.pool(p, f)]; }
  std::int64_t& at(int g, PerChoice f) { return sums[layout.choice(g, f)]; }
  std::int64_t& at(int g, PerTalk f) { return sums[layout.talk(g, f)]; }
  std::int64_t& at(int t, PerTopic f) { return sums[layout.topic(t, f)]; }
  std::int64_t& at(int g, PerFirm f) { return sums[layout.firm(g, f)]; }
  std::int64_t& at(Norms f) { return sums[layout.norms(f)]; }
  std::int64_t& at(Staff f) { return sums[layout.staff(f)]; }
  std::int64_t& at(int s, PerSurvey f) { return sums[layout.survey(s, f)]; }
  std::int64_t& at(int s, PerEffort f) { return sums[layout.effort(s, f)]; }
  std::int64_t& at(int g, PerRated f) { return sums[layout.rated(g, f)]; }
  std::int64_t& at(Total f) { return sums[layout.total(f)]; }
  std::int64_t& at(Back f) { return sums[layout.back(f)]; }
  std::int64_t& at(Stops f) { return sums[layout.stop(f)]; }
  std::int64_t get(int g, PerGroup f) const { return sums[layout.group(g, f)]; }
  std::int64_t get(int t, PerTouchpoint f) const { return sums[layout.touchpoint(t, f)]; }
  std::int64_t get(int w, PerWeek f) const { return sums[layout.week(w, f)]; }
  std::int64_t get(int p, PerPool f) const { return sums[layout.pool(p, f)]; }
  std::int64_t get(int g, PerChoice f) const { return layout.choosing > g ? sums[layout.choice(g, f)] : 0; }
  std::int64_t get(int g, PerTalk f) const { return layout.talking > g ? sums[layout.talk(g, f)] : 0; }
  std::int64_t get(int t, PerTopic f) const { return sums[layout.topic(t, f)]; }
  std::int64_t get(int g, PerFirm f) const { return layout.viewing > g ? sums[layout.firm(g, f)] : 0; }
  std::int64_t get(Norms f) const { return layout.viewing > 0 ? sums[layout.norms(f)] : 0; }
  std::int64_t get(Staff f) const { return layout.engaged > 0 ? sums[layout.staff(f)] : 0; }
  std::int64_t get(int s, PerSurvey f) const { return sums[layout.survey(s, f)]; }
  std::int64_t get(int s, PerEffort f) const { return sums[layout.effort(s, f)]; }
  std::int64_t get(int g, PerRated f) const { return sums[layout.rated(g, f)]; }
  std::int64_t get(Total f) const { return sums[layout.total(f)]; }
  std::int64_t get(Back f) const { return layout.winning_back > 0 ? sums[layout.back(f)] : 0; }
  std::int64_t get(Stops f) const { return layout.stops > 0 ? sums[layout.stop(f)] : 0; }
  // Of an outcome kept by week; NaN without data. It is no sum: it stands there as the bits of a double.
  double in_week(int outcome, int w) const { return std::bit_cast<double>(sums[layout.in_week(outcome, w)]); }
  void keep_in_week(int outcome, int w, double value) {
    const double none = std::numeric_limits<double>::quiet_NaN();  // one pattern of bits for all
    sums[layout.in_week(outcome, w)] = std::bit_cast<std::int64_t>(value == value ? value : none);
  }
  bool operator==(const Figures& other) const { return sums == other.sums; }
  void add(const Figures& other) {  // the sums, of the same layout
    for (std::size_t i = 0; i < layout.sums_end(); ++i) sums[i] += other.sums[i];
  }
};

// Band of a score 0..10: 1 promoter, 2 passive, 3 detractor; as group numbers.
inline int band_of(int score) { return score >= 9 ? 1 : score >= 7 ? 2 : 3; }

// Bin of a felt affect in -5..5.
inline int bin_of(float affect) {
  int bin = static_cast<int>((affect + 5.0F) * 20.0F);
  return bin < 0 ? 0 : bin >= bins ? bins - 1 : bin;
}

}  // namespace peakend::figures
