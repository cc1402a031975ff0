// A made-up but believable study of the DIY store, for tests of tables, verdicts and reports; the same every time.
// Policies share most of their chance (as paired runs do), so differences are much sharper than levels.
#pragma once
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "results/table/study.hpp"

namespace peakend::tests {

// A small generator with normal numbers by the sum of twelve uniforms: enough here, and equal everywhere.
class FakeChance {
 public:
  explicit FakeChance(std::uint64_t seed) : state_(seed * 2 + 1) {}
  double normal() {
    double sum = -6;
    for (int i = 0; i < 12; ++i) {
      state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
      sum += static_cast<double>(state_ >> 11) * 0x1.0p-53;
    }
    return sum;
  }

 private:
  std::uint64_t state_;
};

struct FakePolicy {
  std::string name, says;
  double nps, basket, fixed, weekly, staff;  // effects on the baseline; basket is a share
};

inline std::vector<FakePolicy> fake_policies() {
  return {{"baseline", "The store as it is", 0, 0, 0, 0, 0},
          {"more_tills", "One more till in the afternoon", 0.8, 0.002, 500, 0, 1197},
          {"everything_a_little", "Train everyone, tidy everything", 2.1, 0.008, 0, 1200, 0},
          {"signature_advice", "Advisers finish the plan with you", 4.0, 0.021, 4000, 900, 0},
          {"farewell_peak", "A hand with loading and a real goodbye", 4.4, 0.018, 0, 610, 0},
          {"peak_and_end", "Both: the finished plan and the goodbye", 7.9, 0.037, 4000, 1510, 0}};
}

inline std::vector<results::Outcome> fake_outcomes() {
  const std::string per_week = "EUR per customer and week";
  const std::string feeling = "affect";
  std::vector<results::Outcome> outcomes{{"nps", "points", "promoters minus detractors", 1, true, false},
                                         {"margin", per_week, "what is left after all cost", 2, true, true},
                                         {"revenue", per_week, "what customers spend", 2, true, true},
                                         {"visits", "per customer and week", "", 3, true, false},
                                         {"wait", "minutes", "mean wait at a queue", 2, false, false}};
  for (const char* band : {"promoters", "passives", "detractors"}) {
    const std::string of = std::string(".") + band;
    outcomes.push_back({"gap" + of, feeling, "", 2, true, false});
    outcomes.push_back({"pleasure" + of, feeling, "", 2, true, false});
    outcomes.push_back({"pain" + of, feeling, "", 2, true, false});
    outcomes.push_back({"memory" + of, feeling, "", 2, true, false});
    outcomes.push_back({"revenue" + of, per_week, "", 2, true, true});
  }
  return outcomes;
}

inline std::vector<results::CurvePoint> fake_curve(bool advice, bool farewell) {
  const double none = std::numeric_limits<double>::quiet_NaN();
  const double more = advice ? 0.7 : 0;
  const double bye = farewell ? 0.9 : 0;
  return {{"park", "visit", 1, 0.1, -0.4, 0.1, 0.6, none, none},
          {"find", "visit", 1, -0.6, -1.5, -0.6, 0.2, none, none},
          {"advice", "visit", 0.38, 1.7 + more, 0.1 + more, 1.6 + more, 3.4 + more, 4.2 + more, 0.061 + 0.02 * more},
          {"pick", "visit", 1, 0.0, -0.6, 0.0, 0.6, none, none},
          {"saw", "visit", 0.2, 0.9, 0.1, 0.9, 1.7, 1.3, 0},
          {"checkout", "visit", 0.98, -1.1, -3.2, -0.6, 0.2, 5.8, 0},
          {"load", "visit", 0.98, 0.1 + bye, -0.4 + bye, 0.1 + bye, 0.6 + bye, none, none}};
}

// What all policies of one replication share.
struct FakeLuck {
  double level, spend;
};

inline std::vector<double> fake_values(const FakePolicy& policy, const FakeLuck& luck, FakeChance& own) {
  const double revenue = 8.1 * (1 + policy.basket) + 0.15 * luck.spend + 0.012 * own.normal();
  const double margin = 0.35 * revenue - 0.9 - (policy.weekly + policy.staff + policy.fixed / 26) / 17000;
  std::vector<double> values{12.1 + policy.nps + 2.4 * luck.level + 0.7 * own.normal(), margin, revenue,
                             0.25 + 0.0006 * policy.nps + 0.003 * luck.spend, 4.6 + 0.2 * luck.spend};
  const double bands[3][5] = {{3.6, 2.9, -0.7, 1.6, 11.2}, {2.7, 1.7, -1.0, 0.7, 8.2}, {2.2, 0.8, -1.4, -0.4, 6.1}};
  for (const auto& band : bands) {
    for (const double value : band)
      values.push_back(value + 0.02 * policy.nps + 0.06 * luck.level + 0.02 * own.normal());
  }
  return values;
}

inline void fake_money(results::PolicyResult& result, const FakePolicy& policy, const FakeLuck& luck, FakeChance& own) {
  std::vector<double> weeks;
  double revenue = 0, margin = 0;
  for (int week = 0; week < 26; ++week) {
    const double grows = 1 - std::exp(-week / 5.0);
    const double sold = 17000 * 8.1 * (1 + 1.6 * grows * policy.basket) + 900 * luck.spend + 2500 * own.normal();
    weeks.push_back(0.35 * sold - 9500 - policy.weekly - policy.staff - (week == 0 ? policy.fixed : 0));
    revenue += sold;
    margin += weeks.back();
  }
  result.revenue.push_back(revenue);
  result.margin.push_back(margin);
  result.staff_cost.push_back(26 * (9500 + policy.staff));
  result.policy_cost.push_back(26 * policy.weekly + policy.fixed);
  result.weekly_margin.push_back(weeks);
}

inline results::Study fake_study(int replications = 64) {
  results::Study study;
  study.scenario = "gamma";
  study.title = "A visit to the GAMMA store in Veenendaal";
  study.currency = "EUR";
  study.hash = "5d1f0c2a9b7e48631122334455667788";
  study.people = 20000, study.customers = 17000, study.prospects = 3000;
  study.weeks = 26, study.warm_up_weeks = 4;
  study.replications = replications;
  study.primary = "nps";
  study.delta = 1;
  study.guardrails = {{"margin", true, -0.02}};
  study.outcomes = fake_outcomes();
  study.seconds = 3.2, study.threads = 2, study.episodes = 8812345, study.contacts = 61234567;
  std::uint64_t number = 100;
  for (const FakePolicy& policy : fake_policies()) {
    results::PolicyResult result;
    result.name = policy.name, result.says = policy.says;
    result.values.resize(study.outcomes.size());
    FakeChance shared(7), own(++number);
    for (int r = 0; r < replications; ++r) {
      const FakeLuck luck{shared.normal(), shared.normal()};
      const std::vector<double> values = fake_values(policy, luck, own);
      for (std::size_t o = 0; o < values.size(); ++o) result.values[o].push_back(values[o]);
      fake_money(result, policy, luck, own);
    }
    const bool both = policy.name == "peak_and_end";
    result.curve = fake_curve(both || policy.name == "signature_advice", both || policy.name == "farewell_peak");
    study.policies.push_back(result);
  }
  study.not_run = {"rival 'averaging' (memory.rule: mean)", "ablation 'alike'"};
  return study;
}

}  // namespace peakend::tests
