// What every picture's data are made from: a study as a page shows it, and numbers as JSON.
#pragma once
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "results/page/course.hpp"
#include "results/page/pictures.hpp"

namespace peakend::results {

using Json = nlohmann::ordered_json;

inline Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }
inline Json interval(const Estimate& estimate) {
  return {{"mean", number(estimate.mean)}, {"low", number(estimate.low)}, {"high", number(estimate.high)}};
}

struct Shown {
  const Study& study;
  const Verdict& verdict;
  const Summary& summary;
  std::size_t primary;

  std::string name(std::size_t policy) const;  // readable as it is
  bool best(std::size_t policy) const { return study.policies[policy].name == verdict.best; }
  // Its place among the colours: the baseline, the best, the others as in the file.
  std::size_t place(std::size_t policy) const {
    if (policy == 0) return 0;
    const auto winner = find_policy(study, verdict.best).value_or(0);
    return policy == winner ? 1 : policy < winner ? policy + 1 : policy;
  }
  std::string_view state(std::size_t policy) const {
    const Rank rank = rank_of(verdict, policy);
    return rank == Rank::out ? "out" : rank == Rank::tied ? "tied" : "fine";
  }
  Estimate effect(std::size_t policy) const { return summary[policy][primary].difference; }
  bool better(double a, double b) const { return study.outcomes[primary].higher_is_better ? a > b : a < b; }
  // Those with a difference, the best first.
  std::vector<std::size_t> ranked() const {
    std::vector<std::size_t> order;
    for (std::size_t p = 1; p < study.policies.size(); ++p)
      if (std::isfinite(effect(p).mean)) order.push_back(p);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return better(effect(a).mean, effect(b).mean); });
    return order;
  }
  // The baseline and the best: what pictures show when they cannot show all.
  std::vector<std::size_t> two() const {
    std::vector<std::size_t> both{0};
    if (const auto found = find_policy(study, verdict.best); found && *found != 0) both.push_back(*found);
    return both;
  }
};

// Where people go on in one journey, and where they give up; null where everybody goes the same way.
Json flow_of(const Shown& shown, const std::string& journey);

// What is said of each topic whose course is kept, and how many have heard of it.
Json topics_of(const Shown& shown, const Course& course);

// How firm the choice is; null where nothing was asked of it.
Json firmness_of(const Shown& shown);

// Every outcome kept by week.
Json course_of(const Shown& shown, const Course& course);

// One outcome kept by week under each policy; `so_far`: added up. Null where it has no data.
Json weeks_of(const Shown& shown, const Course& course, std::string_view outcome, bool so_far);

}  // namespace peakend::results
