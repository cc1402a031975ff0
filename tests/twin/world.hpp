// Everything the twin holds while it lives a scenario, and the steps of its days: twin.cpp has them in order, start.cpp how a day's episodes begin, talk.cpp those
// of word of mouth and topics, surveys.cpp those of questionnaires.
#pragma once
#include <map>
#include <set>

#include "agents/network/network.hpp"
#include "tests/twin/store.hpp"

namespace peakend::twin {

inline constexpr int first_segment = 4;  // groups: everybody, promoters, passives, detractors, segments

// What a run asks for, for rules are written anew when a policy stops.
struct Asked {
  const spec::Scenario& scenario;
  const slots::Values& values;
  int policy;
};

// A threshold of a customer's week: one unit exponential for each event in it.
float threshold(const Today& today, std::uint32_t customer, std::uint32_t path, std::uint32_t ordinal);

// Adds a day of a weekly rate; how many events it brings. The rest of the day counts against the next threshold.
int pass_day(Hazard& hazard, const Today& today, std::uint32_t customer, std::uint32_t path, float rate, float weight, bool once);

struct World {
  Asked asked;
  std::vector<Rules> stretches;
  int warm_up_days, days, start_weekday;
  figures::Figures figures;
  std::vector<Customer> people{};
  Today today{};
  std::size_t stretch = 0;
  spec::Standing standing{};
  std::vector<figures::Figures> mornings{};  // since the end of the warm-up
  std::uint32_t leave_word = chance::path_word("behaviour.leave_rate"), join_word = chance::path_word("behaviour.join_rate"), back_word = chance::path_word("behaviour.win_back_rate");
  std::vector<Episode> episodes{};  // of today
  std::vector<Episode> later{};     // that go on another day
  std::int64_t contact_costs = 0, revenue = 0;
  std::vector<std::int64_t> week_began{};  // sums when this recorded week began
  std::vector<PoolDay> pools{};
  network::Network network{};
  struct Message {
    std::int64_t value;
    float weight;
  };
  std::map<std::uint32_t, std::vector<Message>> told{};  // since this morning, by listener
  float weak = 0, weak_weight = 1;                       // share of weak ties, and what they weigh
  std::vector<std::vector<std::uint32_t>> news{};  // of each topic, told since this morning
  bool asks_leaving = false;
  std::vector<double> engagement{};  // this morning, by pool

  const Rules& rules() const { return stretches[stretch]; }
  const Hours& hours() const { return rules().week[static_cast<std::size_t>(today.weekday - 1)]; }
  bool recorded() const { return today.day >= warm_up_days; }
  int relationship_group(const Customer& c) const { return first_segment + figures.layout.segments + c.relationship; }
  int week() const { return (today.day - warm_up_days) / 7; }

  void calendar(int day);
  void change_rules(const Rules& before);
  bool look_at_rules();
  float seen(int window, const Expr& what) const;
  int truth(const Expr& condition, int window) const;
  void hear();
  void take_in(Customer& c, float messages, float mean);
  void hear_topics();
  void hear_of(std::size_t t, Customer& c);
  struct Beliefs {
    float good, bad, intention_good, intention_bad, ceiling;
  };
  Beliefs beliefs_after(const TopicRules& topic, const Sight& sight, float clarity);
  std::set<std::uint32_t> friends_told(std::uint32_t who, std::uint32_t when, std::uint32_t path, float how_many) const;
  void retell();
  void ask();
  void take_census();
  void hold_against_norms(const Lived& lived);
  void tire_and_rest();
  void survey(const Episode& e, const Customer& c, const Remembered& r);
  void poll();
  int count_answer(std::size_t survey, float answer, float rated);
  void tell(const Episode& e, const Customer& c, const Remembered& r);
  void book_talk(const Customer& c, figures::PerTalk what, std::int64_t more);
  void target();
  bool comes_here(const Customer& c, const JourneyRules& journey, std::uint32_t when);
  void begin_episodes();
  void go_on();
  void set_aside();
  void count_way(int touchpoint, int next);
  void live();
  void remember();
  void change_relationships();
  void book(const Episode& e, const Customer& c, const Remembered& r);
  void book_spending(const Episode& e, const Customer& c);
  void respond();
  void account();
  void keep_series();
  void account_costs(std::int64_t staff);
};

}  // namespace peakend::twin
