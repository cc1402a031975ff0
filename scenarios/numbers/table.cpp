// The beta distribution is integrated in s = logit(x): there its density, proportional to x^a (1 - x)^b, is smooth and
// falls exponentially on both sides, whatever a and b. The lower tail is summed from below and the upper from above, so
// that both keep their digits; the trapezoid's cumulative error is taken out by its derivative term (Euler and
// Maclaurin).
#include "scenarios/numbers/table.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "scenarios/numbers/elementary_double.hpp"
#include "scenarios/numbers/normal.hpp"

namespace peakend::numbers {
namespace {

constexpr int cells_per_unit = 64;
constexpr int reach = 6;              // standard deviations on either side
constexpr std::size_t steps = 16384;  // of the integration
constexpr double forgotten = 50.0;    // the range ends where the density is e^-50 of its peak

struct Shape {
  double a;
  double b;
};

// a + b of the beta distribution with this mean and standard deviation.
double sum_of_shapes(double mean, double sd) { return mean * (1.0 - mean) / (sd * sd) - 1.0; }

double magnitude(double x) { return x < 0.0 ? -x : x; }

double logistic_double(double s) {
  const double e = exp_double(-magnitude(s));
  return (s < 0.0 ? e : 1.0) / (1.0 + e);
}

// ln(1 + e^s)
double softplus(double s) { return (s > 0.0 ? s : 0.0) + log_double(1.0 + exp_double(-magnitude(s))); }

// ln of x^a (1 - x)^b at s = logit(x), without its constant.
double log_density(Shape shape, double s) { return -(shape.a * softplus(-s) + shape.b * softplus(s)); }

// Where the density has fallen to e^-50 of its peak, on the side of `direction` (-1 or 1).
double end_of_range(Shape shape, double peak, double direction) {
  const double level = log_density(shape, peak) - forgotten;
  double step = 1.0;
  while (log_density(shape, peak + direction * step) > level) step *= 2.0;
  double inner = 0.0;
  for (int i = 0; i < 60; ++i) {
    const double middle = 0.5 * (inner + step);
    (log_density(shape, peak + direction * middle) > level ? inner : step) = middle;
  }
  return peak + direction * step;
}

struct Grid {
  double low = 0.0;
  double step = 0.0;
  std::vector<double> density;  // times a constant
  std::vector<double> below;    // integral of the density from the lower end to each node
  std::vector<double> above;    // from each node to the upper end
};

Grid integrate(Shape shape) {
  const double peak = log_double(shape.a / shape.b);
  Grid grid;
  grid.low = end_of_range(shape, peak, -1.0);
  grid.step = (end_of_range(shape, peak, 1.0) - grid.low) / static_cast<double>(steps);
  const double top = log_density(shape, peak);
  std::vector<double> slope(steps + 1);
  grid.density.resize(steps + 1);
  for (std::size_t i = 0; i <= steps; ++i) {
    const double s = grid.low + static_cast<double>(i) * grid.step;
    grid.density[i] = exp_double(log_density(shape, s) - top);
    slope[i] = grid.density[i] * (shape.a * logistic_double(-s) - shape.b * logistic_double(s));
  }
  const double h = grid.step;
  const auto cell = [&](std::size_t i) {
    return 0.5 * h * (grid.density[i] + grid.density[i + 1]) + h * h / 12.0 * (slope[i] - slope[i + 1]);
  };
  // The tails beyond the range are exponential to the last digit that matters.
  grid.below.assign(steps + 1, grid.density[0] / shape.a);
  grid.above.assign(steps + 1, grid.density[steps] / shape.b);
  for (std::size_t i = 0; i < steps; ++i) grid.below[i + 1] = grid.below[i] + cell(i);
  for (std::size_t i = steps; i > 0; --i) grid.above[i - 1] = grid.above[i] + cell(i - 1);
  return grid;
}

// s within cell i where the integral has gone `need` beyond its value at node i: a cubic through both ends' values and
// densities, solved by halving.
double solve_cell(const Grid& grid, std::size_t i, double gain, double need) {
  const double h = grid.step;
  const double start = h * grid.density[i];
  const double end = h * grid.density[i + 1];
  double low = 0.0;
  double high = 1.0;
  for (int k = 0; k < 50; ++k) {
    const double t = 0.5 * (low + high);
    const double cubic = t * (start + t * ((3.0 * gain - 2.0 * start - end) + t * (start + end - 2.0 * gain)));
    (cubic < need ? low : high) = t;
  }
  return grid.low + (static_cast<double>(i) + 0.5 * (low + high)) * h;
}

// logit of the quantile at Phi(z).
double logit_quantile(const Grid& grid, double z) {
  const double tail = normal_cdf_double(-magnitude(z)) * grid.below.back();
  if (z <= 0.0) {
    const auto next = std::upper_bound(grid.below.begin() + 1, grid.below.end() - 1, tail);
    const auto i = static_cast<std::size_t>(next - grid.below.begin()) - 1;
    return solve_cell(grid, i, grid.below[i + 1] - grid.below[i], tail - grid.below[i]);
  }
  const auto past = std::upper_bound(grid.above.rbegin() + 1, grid.above.rend() - 1, tail);
  const auto i = steps - static_cast<std::size_t>(past - grid.above.rbegin());
  return solve_cell(grid, i, grid.above[i] - grid.above[i + 1], grid.above[i] - tail);
}

}  // namespace

bool beta_possible(double mean, double sd) {
  if (!(mean > 0.0 && mean < 1.0 && sd > 0.0)) return false;
  const double size = sum_of_shapes(mean, sd);
  return size > 0.0 && size < 1e12;
}

Table beta_table(double mean, double sd) {
  const double size = sum_of_shapes(mean, sd);
  const Grid grid = integrate({mean * size, (1.0 - mean) * size});
  Table table;
  table.low = -static_cast<float>(reach);
  table.per_unit = static_cast<float>(cells_per_unit);
  for (int i = 0; i <= 2 * reach * cells_per_unit; ++i) {
    const double z = static_cast<double>(i) / cells_per_unit - reach;
    const float x = static_cast<float>(logistic_double(logit_quantile(grid, z)));
    table.y.push_back(i == 0 ? x : maximum(x, table.y.back()));
  }
  return table;
}

Table empirical_table(std::vector<float> values) {
  if (values.empty()) values.push_back(not_a_number);
  if (values.size() == 1) values.push_back(values.front());
  std::sort(values.begin(), values.end());
  return {0.0f, static_cast<float>(values.size() - 1), std::move(values)};
}

}  // namespace peakend::numbers
