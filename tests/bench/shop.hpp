// What the benchmarks share: a visit to a shop without queues, written as anybody would write it, and a stop-watch.
// Ratios are of medians over alternating rounds, so that a slow minute of the machine meets both sides.
#pragma once
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include "scenarios/read/read_scenario.hpp"
#include "scenarios/spec/variants.hpp"

namespace peakend::bench {

// Eight touchpoints, 6.2 contacts a visit; feelings, durations, money and four branches; the defaults for everything else.
inline constexpr const char* shop_of_eight = R"yaml(peakend: 1
scenario: shop_of_eight
title: A visit to a shop where nobody waits
run: {start: 2026-01-05, warm_up: 0 weeks, length: 6 weeks, seed: 1}
initial: {episodes: 3, memory: 0.5, expectation: 0.5}
population: {size: 131072}
traits:
  pleasure_sensitivity: {lognormal: {median: 1, sigma: 0.6}}
  pain_sensitivity:     {lognormal: {median: 1, sigma: 0.3}}
behaviour: {base_rate: 0.5, basket: 30}
journeys:
  visit:
    starts: {rate: return_rate}
    first: enter
    touchpoints:
      enter:  {takes: 2 min, affect: {mean: 0.1, sd: 0.5}, next: {search: 0.7, ask: otherwise}}
      search: {takes: {lognormal: {median: 4 min, sigma: 0.5}}, affect: {mean: -0.3, sd: 0.8}, next: {ask: 0.4, try: otherwise}}
      ask:    {takes: {lognormal: {median: 5 min, sigma: 0.5}}, affect: {mean: 0.8, sd: 1.0}, next: try}
      try:    {takes: 6 min, affect: {mean: 0.4, sd: 0.8}, next: {pay: 0.9, leave: otherwise}}
      pay:
        takes: 1 min
        affect: {mean: -0.2, sd: 0.4}
        spend: {lognormal: {mean: "basket * exp(0.10 * memory)", cv: 0.7}}
        next: {wrap: 0.5, cafe: otherwise}
      wrap:   {takes: 3 min, affect: {mean: 0.3, sd: 0.5}, next: {cafe: 0.3, leave: otherwise}}
      cafe:   {takes: {lognormal: {median: 15 min, sigma: 0.4}}, affect: {mean: 0.9, sd: 0.9}, next: leave}
      leave:  {takes: 2 min, affect: {mean: 0.2, sd: 0.5}, next: end}
)yaml";

// Seven touchpoints, 5.6 contacts a visit: the same as numpy_journey.py, whose text must be changed together with this one.
inline constexpr const char* shop_of_seven = R"yaml(peakend: 1
scenario: shop_of_seven
title: A visit to a shop where nobody waits
run: {start: 2026-01-05, warm_up: 0 weeks, length: 26 weeks, seed: 1}
initial: {episodes: 0, memory: 0, expectation: 0}
population: {size: 20000}
traits:
  pleasure_sensitivity: {lognormal: {median: 1, sigma: 0.6}}
  pain_sensitivity:     {lognormal: {median: 1, sigma: 0.3}}
behaviour: {base_rate: 0.5, leave_rate: 0, basket: 30}
journeys:
  visit:
    starts: {rate: return_rate}
    first: enter
    touchpoints:
      enter:  {takes: 2 min, affect: {mean: 0.1, sd: 0.5}, next: {search: 0.7, ask: otherwise}}
      search: {takes: 4 min, affect: {mean: -0.3, sd: 0.8}, next: {ask: 0.4, try: otherwise}}
      ask:    {takes: 5 min, affect: {mean: 0.8, sd: 1.0}, next: try}
      try:    {takes: 6 min, affect: {mean: 0.4, sd: 0.8}, next: {pay: 0.9, leave: otherwise}}
      pay:
        takes: 1 min
        affect: {mean: -0.2, sd: 0.4}
        spend: {lognormal: {mean: "basket * exp(0.10 * memory)", cv: 0.7}}
        next: {cafe: 0.5, leave: otherwise}
      cafe:   {takes: 15 min, affect: {mean: 0.9, sd: 0.9}, next: leave}
      leave:  {takes: 2 min, affect: {mean: 0.2, sd: 0.5}, next: end}
)yaml";

// A scenario that must be right: what is wrong is printed, and the benchmark ends.
inline spec::Scenario scenario_of(const char* yaml, const std::vector<std::string>& sets = {}) {
  Problems problems;
  auto scenario = read::read_scenario_text(yaml, "bench.yaml", sets, problems);
  if (scenario) return *scenario;
  for (const Problem& problem : problems) fmt::print(stderr, "{}\n", text(problem));
  std::exit(1);
}

// Processor time of this thread: what others do on the machine at the same time counts less than by the wall clock.
inline double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

template <class F>
double seconds(F&& work) {
  double begin = processor_seconds();
  work();
  return processor_seconds() - begin;
}

// The value with a share of the others below it: 0.5 is the median.
inline double quantile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  double at = share * static_cast<double>(values.size() - 1);
  auto low = static_cast<std::size_t>(at);
  std::size_t high = std::min(low + 1, values.size() - 1);
  return values[low] + (at - static_cast<double>(low)) * (values[high] - values[low]);
}

inline double median(const std::vector<double>& values) { return quantile(values, 0.5); }

// Half the rounds lie in between: "2.31 (2.25 to 2.40)".
inline std::string with_spread(const std::vector<double>& values) {
  return fmt::format("{:.2f} ({:.2f} to {:.2f})", median(values), quantile(values, 0.25), quantile(values, 0.75));
}

// The vector instructions this program was built for, in the words of the targets.
inline const char* instructions() {
#if defined(__AVX512F__)
  return "AVX-512";
#elif defined(__AVX2__)
  return "AVX2";
#else
  return "SSE4";
#endif
}

// Rounds of a ratio: an odd number, at least 11 unless PEAKEND_ROUNDS says otherwise.
inline int rounds() {
  const char* wanted = std::getenv("PEAKEND_ROUNDS");
  int count = wanted ? std::atoi(wanted) : 11;
  return count < 1 ? 1 : count;
}

}  // namespace peakend::bench
