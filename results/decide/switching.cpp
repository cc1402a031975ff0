// A few points first, to see how often the sign turns; bisection after that.
#include "results/decide/switching.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "results/table/summary.hpp"

namespace peakend::results {

namespace {

using Evaluated = SwitchingPoint::Evaluated;

int sign(double value) { return value > 0 ? 1 : value < 0 ? -1 : 0; }

// 1 or -1 when the whole interval lies on that side of 0; 0 when it holds 0 or does not exist.
int sure_sign(const Estimate& estimate) {
  if (estimate.low > 0) return 1;
  return estimate.high < 0 ? -1 : 0;
}

// Remembers every answer in order of x, and stops asking when the evaluations run out.
class Asked {
 public:
  Asked(const DifferenceAt& difference, int most) : difference_(difference), most_(most) {}

  bool may_ask() const { return points_.size() < static_cast<std::size_t>(std::max(most_, 0)); }

  const Evaluated& ask(double x) {
    const auto place = std::lower_bound(points_.begin(), points_.end(), x,
                                        [](const Evaluated& point, double value) { return point.x < value; });
    if (place != points_.end() && place->x == x) return *place;
    return *points_.insert(place, Evaluated{x, difference_(x)});
  }

  const std::vector<Evaluated>& points() const { return points_; }

 private:
  const DifferenceAt& difference_;
  int most_;
  std::vector<Evaluated> points_;
};

struct Bracket {
  double from, to;
  double width() const { return to - from; }
};

// Halves the bracket while `belongs_left(difference)` tells on which side of the border a point lies.
template <class BelongsLeft>
Bracket halved(Asked& asked, Bracket bracket, double tolerance, BelongsLeft belongs_left) {
  while (bracket.width() > tolerance && asked.may_ask()) {
    const double middle = bracket.from + bracket.width() / 2;
    if (middle <= bracket.from || middle >= bracket.to) break;  // no number lies between
    (belongs_left(asked.ask(middle).difference) ? bracket.from : bracket.to) = middle;
  }
  return bracket;
}

std::vector<SwitchingPoint::Turn> turns_of(const std::vector<Evaluated>& points) {
  std::vector<SwitchingPoint::Turn> turns;
  const Evaluated* before = nullptr;  // the last point whose mean is not exactly 0
  for (const Evaluated& point : points) {
    if (sign(point.difference.mean) == 0) continue;
    if (before != nullptr && sign(before->difference.mean) != sign(point.difference.mean))
      turns.push_back({before->x, point.x});
    before = &point;
  }
  return turns;
}

bool apart(const Estimate& lower, const Estimate& higher) {
  if (!has_interval(lower) || !has_interval(higher)) return lower.mean < higher.mean;
  return lower.high < higher.low;
}

bool is_monotone(const std::vector<Evaluated>& points) {
  bool rises = false;
  bool falls = false;
  for (std::size_t i = 0; i < points.size(); ++i) {
    for (std::size_t j = i + 1; j < points.size(); ++j) {
      rises = rises || apart(points[i].difference, points[j].difference);
      falls = falls || apart(points[j].difference, points[i].difference);
    }
  }
  return !(rises && falls);
}

// On the left side of the turn the interval is clear of 0 up to some x: the last such point, halved down from the next.
std::optional<double> last_clear(Asked& asked, double at, int side, double tolerance) {
  std::optional<Bracket> bracket;
  const std::vector<Evaluated>& points = asked.points();
  for (std::size_t i = 0; i + 1 < points.size() && points[i].x < at; ++i) {
    if (sure_sign(points[i].difference) == side) bracket = Bracket{points[i].x, points[i + 1].x};
  }
  if (!bracket) return std::nullopt;
  return halved(asked, *bracket, tolerance, [&](const Estimate& value) { return sure_sign(value) == side; }).from;
}

std::optional<double> first_clear(Asked& asked, double at, int side, double tolerance) {
  std::optional<Bracket> bracket;
  const std::vector<Evaluated>& points = asked.points();
  for (std::size_t i = points.size(); i-- > 1 && points[i].x > at;) {
    if (sure_sign(points[i].difference) == side) bracket = Bracket{points[i - 1].x, points[i].x};
  }
  if (!bracket) return std::nullopt;
  return halved(asked, *bracket, tolerance, [&](const Estimate& value) { return sure_sign(value) != side; }).to;
}

void narrow_down(SwitchingPoint& result, Asked& asked, const SwitchingSearch& search) {
  const SwitchingPoint::Turn turn = result.turns.front();
  const int left = sign(asked.ask(turn.from).difference.mean);
  const Bracket bracket = halved(asked, {turn.from, turn.to}, search.tolerance,
                                 [&](const Estimate& value) { return sign(value.mean) == left; });
  result.at = bracket.from + bracket.width() / 2;
  result.precision = bracket.width();
  result.turns = {{bracket.from, bracket.to}};
  result.unsure_from = last_clear(asked, result.at, left, search.tolerance);
  result.unsure_to = first_clear(asked, result.at, -left, search.tolerance);
}

bool makes_sense(const SwitchingSearch& search) {
  return std::isfinite(search.low) && std::isfinite(search.high) && search.low < search.high && search.tolerance >= 0 &&
         search.points >= 2 && search.most_evaluations >= search.points;
}

}  // namespace

SwitchingPoint find_switching_point(const DifferenceAt& difference, const SwitchingSearch& search) {
  SwitchingPoint result;
  result.at = result.precision = no_number;
  if (!makes_sense(search)) return result;
  Asked asked(difference, search.most_evaluations);
  for (int i = 0; i < search.points; ++i) {
    const double share = static_cast<double>(i) / (search.points - 1);
    asked.ask(i + 1 == search.points ? search.high : search.low + share * (search.high - search.low));
  }
  const auto has_no_data = [](const Evaluated& point) { return !std::isfinite(point.difference.mean); };
  result.turns = turns_of(asked.points());
  if (std::any_of(asked.points().begin(), asked.points().end(), has_no_data)) {
    result.turns.clear();
  } else if (result.turns.size() == 1) {
    result.kind = SwitchingPoint::Kind::one;
    narrow_down(result, asked, search);
  } else {
    result.kind = result.turns.empty() ? SwitchingPoint::Kind::none : SwitchingPoint::Kind::several;
  }
  result.evaluated = asked.points();
  result.monotone = is_monotone(result.evaluated);
  return result;
}

CostLimit cost_at_which_it_stops(const Study& study, std::size_t policy, std::size_t other) {
  CostLimit limit{no_estimate(), no_number, std::nullopt};
  if (policy == other || policy >= study.policies.size() || other >= study.policies.size()) return limit;
  const std::vector<double>& cost = study.policies[policy].policy_cost;
  std::vector<double> before_cost = study.policies[policy].margin;
  before_cost.resize(std::min(before_cost.size(), cost.size()));
  for (std::size_t i = 0; i < before_cost.size(); ++i) before_cost[i] += cost[i];
  const std::vector<double>& theirs = study.policies[other].margin;
  const Intervals intervals = difference_intervals(study);
  limit.most = interval_of_difference(before_cost, theirs, intervals);
  limit.now = mean(cost);
  if (!(limit.now > 0)) return limit;
  std::vector<double> gain(std::min(before_cost.size(), theirs.size()));
  for (std::size_t i = 0; i < gain.size(); ++i) gain[i] = before_cost[i] - theirs[i];
  limit.times = interval_of_ratio(gain, cost, intervals);
  return limit;
}

}  // namespace peakend::results
