// Made-up studies whose truth is known: policies that share the luck of each replication and have some of their own,
// and what happens when such a study is looked at again and again.
#pragma once
#include <boost/random/exponential_distribution.hpp>
#include <boost/random/normal_distribution.hpp>
#include <cmath>
#include <functional>
#include <random>
#include <vector>

#include "results/decide/verdict.hpp"
#include "results/stats/intervals.hpp"
#include "results/stats/rounds.hpp"

namespace peakend::laws {

using Rows = std::vector<std::vector<double>>;  // [policy][replication]

enum class Luck {
  normal,  // everybody's own part is normal
  skewed   // exponential for all but policy 0, which has none: differences to it have skewness 2
};

struct Field {
  std::vector<double> means;  // the truth
  double shared = 4;          // sd of what all policies have in common in a replication
  double own = 3;             // sd of the difference between two policies whose own parts are normal
  Luck luck = Luck::normal;
};

inline Rows draw(const Field& field, int replications, std::mt19937_64& random) {
  boost::random::normal_distribution<double> normal;
  boost::random::exponential_distribution<double> exponential;
  Rows rows(field.means.size());
  for (int n = 0; n < replications; ++n) {
    const double common = field.shared * normal(random);
    for (std::size_t p = 0; p < rows.size(); ++p) {
      double own = 0;
      if (field.luck == Luck::normal) own = field.own / std::sqrt(2.0) * normal(random);
      if (field.luck == Luck::skewed && p > 0) own = field.own * (exponential(random) - 1);
      rows[p].push_back(field.means[p] + common + own);
    }
  }
  return rows;
}

inline std::vector<double> first(const std::vector<double>& values, int n) {
  return {values.begin(), values.begin() + n};
}

// Whether the intervals of all pairs held the truth at every one of the looks. `interval` is given two prefixes.
using PairInterval = std::function<results::Estimate(const std::vector<double>&, const std::vector<double>&)>;

inline bool holds(const results::Estimate& interval, double truth) {
  return !results::has_interval(interval) || (interval.low <= truth && truth <= interval.high);
}

inline bool all_pairs_hold(const Rows& rows, const Field& field, const std::vector<int>& looks,
                           const PairInterval& interval) {
  for (const int look : looks) {
    Rows seen;
    for (const auto& row : rows) seen.push_back(first(row, look));
    for (std::size_t a = 0; a < seen.size(); ++a) {
      for (std::size_t b = 0; b < a; ++b) {
        if (!holds(interval(seen[a], seen[b]), field.means[a] - field.means[b])) return false;
      }
    }
  }
  return true;
}

// The study after its first n replications.
inline results::Study study_of(const Rows& rows, int n, double delta, results::Design design) {
  results::Study study;
  study.primary = "score";
  study.delta = delta;
  study.replications = n;
  study.design = design;
  study.outcomes = {{"score", "points", "", 1, true, false}};
  for (std::size_t p = 0; p < rows.size(); ++p) {
    results::PolicyResult policy;
    policy.name = std::to_string(p);
    policy.values = {first(rows[p], n)};
    study.policies.push_back(policy);
  }
  return study;
}

struct Stopped {
  int n = 0;  // the look at which it was resolved, or the last
  bool resolved = false;
  std::size_t chosen = 0;
};

// What a user sees: the verdict at each look, until it is resolved or the looks run out.
inline Stopped until_resolved(const Rows& rows, double delta, const std::vector<int>& looks) {
  Stopped stopped;
  for (const int look : looks) {
    const results::Verdict verdict = results::decide(study_of(rows, look, delta, results::Design::sequential));
    stopped = {look, verdict.resolved, static_cast<std::size_t>(std::stoi(verdict.best))};
    if (stopped.resolved) break;
  }
  return stopped;
}

// The lowest share of `runs` that a promise of `share` may show by bad luck: three standard errors below it. A promise
// that is kept exactly fails once in 740 seeds, and the seeds are fixed.
inline double lowest_share(double share, int runs) { return share - 3 * std::sqrt(share * (1 - share) / runs); }

}  // namespace peakend::laws
