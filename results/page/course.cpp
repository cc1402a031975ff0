// One pass over the runs; nothing of a run is kept but its part of the sums.
#include "results/page/course.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace peakend::results {

Course::Course(const Study& study)
    : study_(study),
      weeks_(study.policies.size(), {study.kept_by_week.size(), std::vector<Sums>(static_cast<std::size_t>(std::max(0, study.weeks)))}),
      so_far_(weeks_) {}

void Course::Sums::add(double value) {
  const double away = value - mean;
  mean += away / static_cast<double>(++n);
  squares += away * (value - mean);
}

void Course::add(const RunOfPolicy& run) {
  if (!run.counted || !run.failure.empty()) return;
  const auto at = std::find_if(study_.policies.begin(), study_.policies.end(), [&](const PolicyResult& policy) { return policy.name == run.policy; });
  if (at == study_.policies.end()) return;
  const auto p = static_cast<std::size_t>(at - study_.policies.begin());
  for (std::size_t o = 0; o < std::min(weeks_[p].size(), run.by_week.size()); ++o) {
    double sum = 0;
    for (std::size_t week = 0; week < std::min(weeks_[p][o].size(), run.by_week[o].size()); ++week) {
      const double value = run.by_week[o][week];
      if (std::isfinite(value)) weeks_[p][o][week].add(value), sum += value;
      so_far_[p][o][week].add(sum);
    }
  }
}

std::vector<Estimate> Course::estimates(const std::vector<Sums>& weeks) const {
  std::vector<Estimate> all;
  for (const Sums& sums : weeks) {
    Estimate week = no_estimate();
    week.n = sums.n;
    if (sums.n > 0) week.mean = sums.mean;
    if (sums.n > 1) {
      week.sd = std::sqrt(sums.squares / static_cast<double>(sums.n - 1));
      const double half = t_factor(study_.confidence, sums.n - 1) * week.sd / std::sqrt(static_cast<double>(sums.n));
      week.low = week.mean - half, week.high = week.mean + half;
    }
    all.push_back(week);
  }
  return all;
}

std::vector<Estimate> Course::of(std::size_t policy, std::size_t kept) const { return estimates(weeks_[policy][kept]); }

std::vector<Estimate> Course::so_far(std::size_t policy, std::size_t kept) const { return estimates(so_far_[policy][kept]); }

EachRun seen_by(Course& course, EachRun each_run) {
  return [&course, each_run = std::move(each_run)](const std::function<void(const RunOfPolicy&)>& take) {
    each_run([&](const RunOfPolicy& run) {
      course.add(run);
      take(run);
    });
  };
}

}  // namespace peakend::results
