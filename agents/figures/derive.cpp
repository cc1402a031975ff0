// Every mean, share and ratio, in double and always in the same order.
#include "agents/figures/derive.hpp"

#include <limits>

#include "scenarios/numbers/fixed.hpp"
#include "scenarios/spec/graph.hpp"

namespace peakend::figures {
namespace {
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double ratio(double a, double b) { return b == 0 ? nan : a / b; }
double number(std::int64_t x) { return static_cast<double>(x); }

double sum_over_weeks(const Figures& f, PerWeek what) {
  std::int64_t sum = 0;
  for (int w = 0; w < f.layout.weeks; ++w) sum += f.get(w, what);
  return number(sum);
}
double sum_over_touchpoints(const Figures& f, PerTouchpoint what) {
  std::int64_t sum = 0;
  for (int t = 0; t < f.layout.touchpoints; ++t) sum += f.get(t, what);
  return number(sum);
}
double sum_over_pools(const Figures& f, PerPool what) {
  std::int64_t sum = 0;
  for (int p = 0; p < f.layout.pools; ++p) sum += f.get(p, what);
  return number(sum);
}

// Means over the finished episodes of a group.
double per_episode(const Figures& f, int group, PerGroup what) {
  return ratio(number(f.get(group, what)) / numbers::affect_scale, number(f.get(group, PerGroup::episodes)));
}
double share(const Figures& f, int group, PerGroup what) {
  return 100 * ratio(number(f.get(group, what)), number(f.get(group, PerGroup::episodes)));
}
double per_customer_week(const Figures& f, int group, double sum) {
  return ratio(sum * 7, number(f.get(group, PerGroup::customer_days)));
}

// Over the answers of one survey, or (0) of all.
template <class What>
double surveyed(const Figures& f, int which, What what) {
  std::int64_t sum = 0;
  for (int s = 0; s < f.layout.surveys; ++s)
    if (which == 0 || s == which - 1) sum += f.get(s, what);
  return number(sum);
}
double per_rating(const Figures& f, int group, PerRated what) {
  return ratio(number(f.get(group, what)) / numbers::affect_scale, number(f.get(group, PerRated::answers)));
}

double of_surveys(const Figures& f, spec::Measure measure, int g) {
  using spec::Measure;
  switch (measure) {
    case Measure::nps_survey:
      return 100 * ratio(surveyed(f, g, PerSurvey::promoters), surveyed(f, g, PerSurvey::answered)) -
             100 * ratio(surveyed(f, g, PerSurvey::detractors), surveyed(f, g, PerSurvey::answered));
    case Measure::response:
      return 100 * ratio(surveyed(f, g, PerSurvey::answered), surveyed(f, g, PerSurvey::asked));
    case Measure::satisfaction_survey:
      return ratio(surveyed(f, g, PerSurvey::satisfaction) / numbers::affect_scale,
                   surveyed(f, g, PerSurvey::answered));
    case Measure::effort_survey:
      return ratio(surveyed(f, g, PerEffort::effort) / numbers::affect_scale, surveyed(f, g, PerEffort::answers));
    case Measure::pleasure_surveyed:
      return per_rating(f, g, PerRated::pleasure);
    case Measure::pain_surveyed:
      return per_rating(f, g, PerRated::pain);
    case Measure::gap_surveyed:
      return per_rating(f, g, PerRated::pleasure) - per_rating(f, g, PerRated::pain);
    default:
      return nan;
  }
}

double other(const Figures& f, spec::Measure measure, int group, double weeks) {
  using spec::Measure;
  switch (measure) {
    case Measure::cost:
      return (sum_over_weeks(f, PerWeek::staff) + sum_over_weeks(f, PerWeek::policy)) / f.layout.money_scale / weeks;
    case Measure::margin:
      return (sum_over_weeks(f, PerWeek::gross_margin) - sum_over_weeks(f, PerWeek::staff) -
              sum_over_weeks(f, PerWeek::policy)) /
             f.layout.money_scale / weeks;
    case Measure::customers:
      return number(f.get(group, PerGroup::customer_days)) / (7 * weeks);
    case Measure::joined:
      return number(f.get(Total::joined));
    case Measure::left:
      return number(f.get(Total::left));
    case Measure::won_back:
      return number(f.get(Back::won));
    case Measure::wait:
      return ratio(sum_over_touchpoints(f, PerTouchpoint::wait) / numbers::tick_scale,
                   sum_over_touchpoints(f, PerTouchpoint::queued));
    case Measure::gave_up:
      return 100 *
             ratio(sum_over_touchpoints(f, PerTouchpoint::reneged) + sum_over_touchpoints(f, PerTouchpoint::balked),
                   sum_over_touchpoints(f, PerTouchpoint::queued));
    case Measure::failed:
      return 100 * ratio(sum_over_touchpoints(f, PerTouchpoint::failed), sum_over_touchpoints(f, PerTouchpoint::could_fail));
    case Measure::recovered:
      return 100 * ratio(sum_over_touchpoints(f, PerTouchpoint::recovered),
                         sum_over_touchpoints(f, PerTouchpoint::failed));
    case Measure::stopped:
      return 100 * number(f.get(Stops::stopped));
    case Measure::stop_day:
      return ratio(number(f.get(Stops::day)), number(f.get(Stops::stopped)));
    case Measure::utilisation:
      return 100 * ratio(sum_over_pools(f, PerPool::busy), sum_over_pools(f, PerPool::scheduled));
    case Measure::engagement:
      return 100 * ratio(number(f.get(Staff::engagement)) / numbers::affect_scale, number(f.get(Staff::days)));
    case Measure::supplier_view:
      return 100 * ratio(number(f.get(Norms::seen)) / numbers::affect_scale, number(f.get(Norms::counted)));
    case Measure::customer_view:
      return 100 * ratio(number(f.get(group, PerFirm::superior)), number(f.get(group, PerFirm::asked)));
    case Measure::perception_gap:
      return other(f, Measure::supplier_view, group, weeks) - other(f, Measure::customer_view, group, weeks);
    case Measure::neglected:
      return 100 * ratio(number(f.get(group, PerFirm::neglected)), number(f.get(group, PerFirm::asked)));
    default:
      return of_surveys(f, measure, group);
  }
}
}  // namespace

double to_money(const Figures& f, std::int64_t sum) { return number(sum) / f.layout.money_scale; }

double derive(const Figures& f, const spec::OutcomeName& outcome) { return derive(f, outcome, f.layout.weeks); }

double derive(const Figures& f, const spec::OutcomeName& outcome, int weeks) {
  using spec::Measure;
  int g = outcome.group;
  switch (outcome.kind->measure) {
    case Measure::nps:
      return share(f, g, PerGroup::promoters) - share(f, g, PerGroup::detractors);
    case Measure::promoters:
      return share(f, g, PerGroup::promoters);
    case Measure::passives:
      return share(f, g, PerGroup::passives);
    case Measure::detractors:
      return share(f, g, PerGroup::detractors);
    case Measure::unacceptable:
      return share(f, g, PerGroup::unacceptable);
    case Measure::remembered:
      return per_episode(f, g, PerGroup::remembered);
    case Measure::memory:
      return per_episode(f, g, PerGroup::memory);
    case Measure::pleasure:
      return per_episode(f, g, PerGroup::pleasure);
    case Measure::pain:
      return per_episode(f, g, PerGroup::pain);
    case Measure::end:
      return per_episode(f, g, PerGroup::end);
    case Measure::gap:
      return per_episode(f, g, PerGroup::pleasure) - per_episode(f, g, PerGroup::pain);
    case Measure::balance:
      return per_episode(f, g, PerGroup::pleasure) + per_episode(f, g, PerGroup::pain);
    case Measure::satisfaction:
      return per_episode(f, g, PerGroup::satisfaction);
    case Measure::trust:
      return per_episode(f, g, PerGroup::trust);
    case Measure::competence:
      return per_episode(f, g, PerGroup::competence);
    case Measure::intention:
      return per_episode(f, g, PerGroup::intention);
    case Measure::visits:
      return per_customer_week(f, g, number(f.get(g, PerGroup::visits)));
    case Measure::revenue:
      return per_customer_week(f, g, to_money(f, f.get(g, PerGroup::revenue)));
    case Measure::share:
      return 100 * ratio(number(f.get(g, PerChoice::here)),
                         number(f.get(g, PerChoice::here)) + number(f.get(g, PerChoice::elsewhere)));
    case Measure::talk:
      return per_customer_week(f, g, number(f.get(g, PerTalk::told)));
    case Measure::heard:
      return per_customer_week(f, g, number(f.get(g, PerTalk::heard)));
    case Measure::sentiment:
      return ratio(number(f.get(g, PerTalk::told_value)) / numbers::affect_scale, number(f.get(g, PerTalk::told)));
    case Measure::positive_talk:
      return ratio(number(f.get(g, PerTalk::told_positive)), number(f.get(g, PerTalk::told_negative)));
    case Measure::considers_leaving:
      return 100 *
             ratio(number(f.get(g, PerTalk::considering)) / numbers::affect_scale, number(f.get(g, PerTalk::asked)));
    case Measure::knows:
      return 100 * ratio(number(f.get(g, PerTopic::heard)), f.layout.people);
    case Measure::first_feeling:
      return ratio(number(f.get(g, PerTopic::felt)) / numbers::affect_scale, number(f.get(g, PerTopic::heard)));
    case Measure::volume:
      return ratio(number(f.get(g, PerTopic::told)), f.layout.people);
    case Measure::volume_withdrawn:
      return ratio(number(f.get(g, PerTopic::told_withdrawn)), f.layout.people);
    default:
      return other(f, outcome.kind->measure, g, weeks);
  }
}

namespace {
Money money(const Figures& f, std::int64_t revenue, std::int64_t gross, std::int64_t staff, std::int64_t policy) {
  return {to_money(f, revenue), to_money(f, gross), to_money(f, staff), to_money(f, policy),
          to_money(f, gross - staff - policy)};
}
}  // namespace

Money money_in(const Figures& f, int week) {
  return money(f, f.get(week, PerWeek::revenue), f.get(week, PerWeek::gross_margin), f.get(week, PerWeek::staff),
               f.get(week, PerWeek::policy));
}

Money money_in(const Figures& f) {
  std::int64_t revenue = 0, gross = 0, staff = 0, policy = 0;
  for (int w = 0; w < f.layout.weeks; ++w) {
    revenue += f.get(w, PerWeek::revenue), gross += f.get(w, PerWeek::gross_margin);
    staff += f.get(w, PerWeek::staff), policy += f.get(w, PerWeek::policy);
  }
  return money(f, revenue, gross, staff, policy);
}

double gave_up_at(const Figures& f, int touchpoint) {
  return number(f.get(touchpoint, PerTouchpoint::reneged) + f.get(touchpoint, PerTouchpoint::balked));
}

Felt felt_at(const Figures& f, int touchpoint) {
  auto get = [&](PerTouchpoint what) { return number(f.get(touchpoint, what)); };
  const double contacts = get(PerTouchpoint::contacts), queued = get(PerTouchpoint::queued);
  return {contacts,
          ratio(get(PerTouchpoint::affect) / numbers::affect_scale, contacts),
          quantile(f, touchpoint, 0.1),
          quantile(f, touchpoint, 0.5),
          quantile(f, touchpoint, 0.9),
          ratio(get(PerTouchpoint::wait) / numbers::tick_scale, queued),
          ratio(gave_up_at(f, touchpoint), queued)};
}

std::vector<double> went_on(const Figures& f, const spec::Touchpoint& from, int touchpoint, int first_way) {
  const int counted = spec::counted_ways(from);
  if (counted == 0) return {number(f.get(touchpoint, PerTouchpoint::contacts)) - gave_up_at(f, touchpoint)};
  std::vector<double> went;
  for (int w = 0; w < counted; ++w) went.push_back(number(f.sums[f.layout.way(first_way + w)]));
  return went;
}

double quantile(const Figures& f, int touchpoint, double share) {
  std::int64_t all = f.get(touchpoint, PerTouchpoint::contacts);
  if (all == 0) return nan;
  double wanted = share * number(all), below = 0;
  for (int b = 0; b < bins; ++b) {
    double here = number(f.sums[f.layout.bin(touchpoint, b)]);
    if (here > 0 && below + here >= wanted) return -5 + (b + (wanted - below) / here) / 20;
    below += here;
  }
  return 5;
}

}  // namespace peakend::figures
