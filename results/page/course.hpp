// Outcomes week by week under each policy: means over the replications, gathered while the runs go by. What is held does
// not grow with their number.
#pragma once
#include <cstddef>
#include <vector>

#include "results/stats/estimate.hpp"
#include "results/table/each_run.hpp"
#include "results/table/study.hpp"

namespace peakend::results {

class Course {
 public:
  explicit Course(const Study& study);

  void add(const RunOfPolicy& run);
  // Of one outcome kept by week, under one policy: one a week, with Student's interval at the study's confidence.
  std::vector<Estimate> of(std::size_t policy, std::size_t kept) const;
  // The same of all weeks until then together: of what adds up, as who has heard does. A week without data adds nothing.
  std::vector<Estimate> so_far(std::size_t policy, std::size_t kept) const;

 private:
  struct Sums {  // Welford (1962): one value after the other, without cancellation
    std::size_t n = 0;
    double mean = 0, squares = 0;
    void add(double value);
  };
  using ByWeek = std::vector<std::vector<std::vector<Sums>>>;  // [policy][outcome][week]
  std::vector<Estimate> estimates(const std::vector<Sums>& weeks) const;
  const Study& study_;
  ByWeek weeks_, so_far_;
};

// The same runs, which the course sees as they go by.
EachRun seen_by(Course& course, EachRun each_run);

}  // namespace peakend::results
