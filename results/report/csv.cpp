// Each table from the study alone, row by row.
#include "results/report/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "results/decide/switching.hpp"
#include "results/table/summary.hpp"

namespace peakend::results {

namespace {

std::string csv_week(const std::optional<int>& value) { return csv_number(value ? *value : std::nan("")); }

void row(std::string& text, const std::vector<std::string>& fields) { text += csv_row(fields) + '\n'; }

void money_row(std::string& text, const std::string& policy, const std::string& measure, const std::string& unit,
               const Estimate& estimate) {
  row(text, {csv_text(policy), measure, csv_text(unit), csv_number(estimate.mean), csv_number(estimate.low),
             csv_number(estimate.high)});
}

}  // namespace

std::string to_csv_policies(const Study& study) {
  std::string text =
      "policy,outcome,unit,mean,low,high,replications,difference,difference_low,difference_high,variance_reduction\n";
  const Summary summary = summarise(study);
  for (std::size_t p = 0; p < study.policies.size(); ++p) {
    for (std::size_t o = 0; o < study.outcomes.size(); ++o) {
      const Figure& figure = summary[p][o];
      const Estimate& value = figure.value;
      const Estimate& difference = figure.difference;
      row(text, {csv_text(study.policies[p].name), csv_text(study.outcomes[o].name), csv_text(study.outcomes[o].unit),
                 csv_number(value.mean), csv_number(value.low), csv_number(value.high), csv_integer(static_cast<std::int64_t>(value.n)),
                 csv_number(difference.mean), csv_number(difference.low), csv_number(difference.high),
                 csv_number(figure.variance_reduction)});
    }
  }
  return text;
}

std::string to_csv_curve(const Study& study) {
  std::string text = "policy,journey,touchpoint,share,mean,q10,q50,q90,wait,gave_up\n";
  for (const PolicyResult& policy : study.policies) {
    for (const CurvePoint& point : policy.curve) {
      row(text, {csv_text(policy.name), csv_text(point.journey), csv_text(point.touchpoint), csv_number(point.share),
                 csv_number(point.mean), csv_number(point.q10), csv_number(point.q50), csv_number(point.q90),
                 csv_number(point.wait), csv_number(point.gave_up)});
    }
  }
  return text;
}

std::string to_csv_ways(const Study& study) {
  std::string text = "policy,journey,from,to,share,gave_up\n";
  for (const PolicyResult& policy : study.policies)
    for (const Way& way : policy.ways)
      row(text, {csv_text(policy.name), csv_text(way.journey), csv_text(way.from), csv_text(way.to.empty() ? "end" : way.to), csv_number(way.share), way.gave_up ? "1" : "0"});
  return text;
}

std::string to_csv_money(const Study& study, const Verdict& verdict) {
  std::string text = "policy,measure,unit,mean,low,high\n";
  for (std::size_t p = 1; p < verdict.standings.size(); ++p) {
    const Standing& standing = verdict.standings[p];
    const Money& money = standing.money;
    const std::string per = fmt::format("{} per {} spent", study.currency, study.currency);
    money_row(text, standing.policy, "investment", study.currency, money.investment);
    money_row(text, standing.policy, "revenue", study.currency, money.revenue);
    money_row(text, standing.policy, "margin", study.currency, money.margin);
    money_row(text, standing.policy, "return", per, money.return_on_investment.value_or(no_estimate()));
    const CostLimit limit = cost_at_which_it_stops(study, p);
    money_row(text, standing.policy, "cost_limit", study.currency, limit.most);
    money_row(text, standing.policy, "cost_limit_times", "times as written", limit.times.value_or(no_estimate()));
    row(text, {csv_text(standing.policy), "payback_week", "week", csv_week(money.payback),
               csv_week(money.payback_earliest), csv_week(money.payback_latest)});
  }
  return text;
}

}  // namespace peakend::results
