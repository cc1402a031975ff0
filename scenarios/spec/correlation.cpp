// Cholesky, row by row in the order of the file, in double; rounded once at the end.
#include "scenarios/spec/correlation.hpp"

#include <cmath>

namespace peakend::spec {

std::optional<std::vector<std::vector<float>>> correlation_factor(const Scenario& scenario,
                                                                  const std::function<double(SlotId)>& value) {
  std::vector<std::vector<float>> factor;
  if (scenario.correlations.empty()) return factor;
  std::size_t n = scenario.traits.size();
  std::vector<std::vector<double>> c(n, std::vector<double>(n, 0)), l = c;
  for (std::size_t i = 0; i < n; ++i) c[i][i] = 1;
  for (const auto& pair : scenario.correlations) {
    auto a = static_cast<std::size_t>(pair.first), b = static_cast<std::size_t>(pair.second);
    c[a][b] = c[b][a] = value(pair.rho);
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double rest = c[i][j];
      for (std::size_t k = 0; k < j; ++k) rest -= l[i][k] * l[j][k];
      if (i == j && rest < 1e-9) return std::nullopt;
      l[i][j] = i == j ? std::sqrt(rest) : rest / l[j][j];
    }
    factor.emplace_back();
    for (std::size_t j = 0; j <= i; ++j) factor.back().push_back(static_cast<float>(l[i][j]));
  }
  return factor;
}

}  // namespace peakend::spec
