// Exact values of queues with exponential arrivals, work and patience, as birth and death of the number present: in the
// long run by balance (Erlang 1917; Palm 1957), and from an empty start through time by Kolmogorov's equations.
#pragma once
#include <algorithm>
#include <vector>

namespace peakend::laws {

struct Queue {
  int servers;
  double arrivals;     // per unit of time
  double theta = 0;    // rate of giving up; 0: nobody does
  double service = 1;  // rate of each server

  double death(int n) const { return service * std::min(n, servers) + theta * std::max(n - servers, 0); }
};

struct LongRun {
  double waits, gives_up, mean_wait, mean_queue, utilisation;
};

inline LongRun long_run(const Queue& queue) {
  std::vector<double> p{1};
  double sum = 1;
  for (int n = 1; n < 5000 && (n <= queue.servers + 50 || p.back() > 1e-18 * sum); ++n)
    p.push_back(p.back() * queue.arrivals / queue.death(n)), sum += p.back();
  LongRun r{};
  double busy = 0;
  for (std::size_t n = 0; n < p.size(); ++n) {
    double share = p[n] / sum;
    int k = static_cast<int>(n);
    if (k >= queue.servers) r.waits += share;
    r.mean_queue += share * std::max(k - queue.servers, 0);
    busy += share * std::min(k, queue.servers);
  }
  r.gives_up = queue.theta * r.mean_queue / queue.arrivals;
  r.mean_wait = r.mean_queue / queue.arrivals;  // Little 1961, all who come
  r.utilisation = busy / queue.servers;
  return r;
}

// Mean wait of all who come during `open`, from an empty start; those still there afterwards are waited out.
inline double mean_wait_of_a_day(const Queue& queue, double open, double step) {
  std::vector<double> p(static_cast<std::size_t>(queue.servers) + 400, 0), flow(p.size());
  p[0] = 1;
  double waited = 0, last = 0;
  for (double t = 0; t < open || last > 1e-9; t += step) {
    double arrivals = t < open ? queue.arrivals : 0;
    auto slope = [&](const std::vector<double>& q, std::vector<double>& d) {
      for (std::size_t n = 0; n < q.size(); ++n) {
        double in = (n > 0 ? q[n - 1] * arrivals : 0) +
                    (n + 1 < q.size() ? q[n + 1] * queue.death(static_cast<int>(n) + 1) : 0);
        double out = q[n] * ((n + 1 < q.size() ? arrivals : 0) + queue.death(static_cast<int>(n)));
        d[n] = in - out;
      }
    };
    std::vector<double> middle = p;
    slope(p, flow);
    for (std::size_t n = 0; n < p.size(); ++n) middle[n] += step / 2 * flow[n];
    slope(middle, flow);  // the midpoint rule
    last = 0;
    for (std::size_t n = 0; n < p.size(); ++n) {
      last += middle[n] * std::max(static_cast<int>(n) - queue.servers, 0);
      p[n] += step * flow[n];
    }
    waited += step * last;
  }
  return waited / (queue.arrivals * open);
}

}  // namespace peakend::laws
