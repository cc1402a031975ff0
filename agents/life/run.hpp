// Everything a run holds while it goes on, and its steps. One run is one value of this; live.cpp says in which order
// the steps are taken, rates.cpp keeps the rates of starting, leaving and joining, account.cpp counts.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "agents/customer/hazard.hpp"
#include "agents/figures/figures.hpp"
#include "agents/journey/waves.hpp"
#include "agents/life/talk.hpp"
#include "agents/model/model.hpp"
#include "scenarios/spec/stops.hpp"

namespace peakend::life {

// Everything a run holds while it goes on.
struct Run {
  const model::Plan& plan;
  chance::Key key;
  figures::Figures figures;
  program::Workspace workspace{};
  customer::Reader reader{};
  journey::Scratch scratch{};
  customer::Population people{};
  customer::Today today{};
  std::vector<customer::Hazard> starts{};
  customer::Hazard leave{}, join{}, win_back{};
  std::vector<std::uint32_t> leaving{};  // since the week began
  Talk talk{};
  std::vector<TopicTalk> topics{};
  customer::Week opening{}, always{};                    // weights of this week's days
  std::vector<std::vector<journey::Columns>> columns{};  // [model][journey]
  std::vector<journey::Sheet> sheets{};
  std::vector<journey::Later> later{};  // by journey: episodes that go on another day
  std::size_t model_number = 0;
  std::vector<spec::Stand> stands{};                  // of each rule's policy
  std::vector<std::vector<std::int64_t>> mornings{};  // sums of past mornings, as many as the rules look back, and one
  std::vector<std::int64_t> week_began{};             // sums when this recorded week began
  std::vector<std::int64_t> alive{};                  // current customers by group
  std::vector<double> utilisation{};                  // yesterday's, by pool
  std::vector<double> engagement{};                   // this morning's, by pool
  std::vector<std::uint8_t> times{};                  // episodes that end today, by customer
  std::int64_t episodes = 0, contacts = 0;
  std::int64_t contact_costs = 0, revenue = 0;  // today, fixed-point money
  std::vector<store::Tick> busy{}, overtime{};
  std::vector<customer::Event> events{};
  std::vector<std::uint32_t> changed{};  // who has an episode that ends today, each once

  const model::Model& model() const { return plan.models[model_number]; }
  bool counting() const { return today.day >= plan.warm_up_days; }
  int week() const { return (today.day - plan.warm_up_days) / 7; }
  customer::Bench bench() { return {people, key, reader, workspace}; }
  model::Date date() const { return model::date_of(today.day, plan.warm_up_days, plan.start_weekday); }
  const model::Day& hours() const { return model().week[static_cast<std::size_t>(date().weekday - 1)]; }

  void prepare();
  void live_day(int day);
  void keep_what_any_reads();
  void count_customers();
  void count_alive(std::size_t who, int step);
  void change_status(std::uint32_t who, customer::Status to);
  void calendar(int day);
  void begin_week();
  void see_days(int day);
  void for_hazards(const std::function<void(customer::Hazard&, const model::Rate&, const customer::Week&)>& act);
  void find_bounds();
  void begin_model(std::size_t next);
  void look_at_rules();
  float seen(const model::StopRule& rule, language::Source source, std::uint32_t index) const;
  std::size_t model_of_today() const;
  void hear();
  void hear_topics();
  void reach(std::size_t number, float share, std::uint32_t word, std::vector<std::uint32_t>& to);
  void hear_of(const model::Topic& topic, std::size_t number, const std::vector<std::uint32_t>& ids);
  void take_in(const std::vector<std::uint32_t>& ids, const std::vector<float>& messages,
               const std::vector<float>& mean);
  void retell();
  void retell(const model::Topic& topic, std::size_t number, const network::Person* who, int n);
  void ask();
  void take_census();
  void poll();
  void poll(const model::Poll& poll, const std::uint32_t* ids, int n);
  void before_hearing(const std::vector<std::uint32_t>& ids, bool of_trust);
  void after_hearing(const std::vector<std::uint32_t>& ids, bool of_trust);
  void believe(const std::vector<std::uint32_t>& ids, const std::vector<std::vector<float>>& beliefs);
  void target();
  void start();
  void go_elsewhere(std::size_t number);
  void decide_where(const model::Journey& journey, std::vector<std::uint32_t>& elsewhere);
  void reach(const model::Journey& journey);
  void live_through();
  void count_revenue();
  void remember();
  void before_change(const std::vector<std::uint32_t>& ids);
  void after_change(const std::vector<std::uint32_t>& ids);
  void await_next(std::size_t journey, const std::vector<std::uint32_t>& rows);
  void change_relationships();
  int find_rounds();
  int order_episodes();
  std::vector<std::uint32_t> who_passes(customer::Hazard& hazard, const model::Rate& rate, const char* name);
  void respond();
  void account();
  void tire_and_rest();
  std::int64_t staff_cost(std::size_t pool, std::int64_t planned) const;
  void account_costs(std::int64_t staff);
};

}  // namespace peakend::life
