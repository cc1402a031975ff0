// Rows are lists of fields; one function joins them.
#include "results/report/csv.hpp"

#include <fmt/compile.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <iterator>
#include <optional>

#include "results/table/summary.hpp"

namespace peakend::results {

namespace {

std::string number(double value) { return std::isfinite(value) ? fmt::format(FMT_COMPILE("{}"), value) : ""; }

std::string week(const std::optional<int>& value) { return value ? fmt::format("{}", *value) : ""; }

void row(std::string& text, std::initializer_list<std::string> fields) {
  bool first = true;
  for (const std::string& field : fields) {
    if (!first) text += ',';
    text += csv_field(field);
    first = false;
  }
  text += '\n';
}

void money_row(std::string& text, const std::string& policy, const std::string& measure, const std::string& unit,
               const Estimate& estimate) {
  row(text, {policy, measure, unit, number(estimate.mean), number(estimate.low), number(estimate.high)});
}

void append_field(std::string& line, std::string_view text) {
  const bool edge_blank = !text.empty() && (text.front() == ' ' || text.back() == ' ');
  const auto special = [](char sign) { return sign == ',' || sign == '"' || sign == '\r' || sign == '\n'; };
  if (!edge_blank && std::none_of(text.begin(), text.end(), special)) {
    line += text;
    return;
  }
  line += '"';
  for (const char sign : text) {
    if (sign == '"') line += '"';
    line += sign;
  }
  line += '"';
}

}  // namespace

std::string csv_field(std::string_view text) {
  std::string field;
  append_field(field, text);
  return field;
}

std::string csv_number(double value) { return number(value); }

void append_number(std::string& line, double value) {
  if (std::isfinite(value)) fmt::format_to(std::back_inserter(line), FMT_COMPILE("{}"), value);
}

std::string csv_row(const std::vector<std::string>& fields) {
  std::string text;
  std::size_t size = fields.size();
  for (const std::string& field : fields) size += field.size();
  text.reserve(size);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) text += ',';
    append_field(text, fields[i]);
  }
  return text;
}

std::string to_csv_policies(const Study& study) {
  std::string text =
      "policy,outcome,unit,mean,low,high,replications,difference,difference_low,difference_high,variance_reduction\n";
  const Summary summary = summarise(study);
  for (std::size_t p = 0; p < study.policies.size(); ++p) {
    for (std::size_t o = 0; o < study.outcomes.size(); ++o) {
      const Figure& figure = summary[p][o];
      const Estimate& value = figure.value;
      const Estimate& difference = figure.difference;
      row(text, {study.policies[p].name, study.outcomes[o].name, study.outcomes[o].unit, number(value.mean),
                 number(value.low), number(value.high), fmt::format("{}", value.n), number(difference.mean),
                 number(difference.low), number(difference.high), number(figure.variance_reduction)});
    }
  }
  return text;
}

namespace {
std::string replication(const Study& study, std::size_t place) {
  return fmt::format("{}", place < study.finished.size() ? study.finished[place] : static_cast<int>(place));
}
}  // namespace

std::string to_csv_runs(const Study& study) {
  std::string text = "policy,replication,key,status,reason,visits,contacts\n";
  for (const RunOfPolicy& run : study.runs) {
    const bool failed = !run.failure.empty();
    row(text, {run.policy, fmt::format("{}", run.replication), run.key, failed ? "failed" : "finished", run.failure,
               failed ? "" : fmt::format("{}", run.visits), failed ? "" : fmt::format("{}", run.contacts)});
  }
  return text;
}

std::string to_csv_replications(const Study& study) {
  std::string text = "policy,replication,outcome,value\n";
  for (std::size_t p = 0; p < study.policies.size(); ++p) {
    for (std::size_t o = 0; o < study.outcomes.size(); ++o) {
      const std::vector<double> values = series(study, p, o);
      for (std::size_t r = 0; r < values.size(); ++r) {
        row(text, {study.policies[p].name, replication(study, r), study.outcomes[o].name, number(values[r])});
      }
    }
  }
  return text;
}

std::string to_csv_curve(const Study& study) {
  std::string text = "policy,journey,touchpoint,share,mean,q10,q50,q90,wait,gave_up\n";
  for (const PolicyResult& policy : study.policies) {
    for (const CurvePoint& point : policy.curve) {
      row(text, {policy.name, point.journey, point.touchpoint, number(point.share), number(point.mean),
                 number(point.q10), number(point.q50), number(point.q90), number(point.wait), number(point.gave_up)});
    }
  }
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
    row(text, {standing.policy, "payback_week", "week", week(money.payback), week(money.payback_earliest),
               week(money.payback_latest)});
  }
  return text;
}

std::string to_csv_weekly(const Study& study) {
  std::string text = "policy,replication,week,revenue,gross_margin,staff,policy_cost,margin\n";
  for (const PolicyResult& policy : study.policies) {
    for (std::size_t r = 0; r < policy.weeks.size(); ++r) {
      for (std::size_t w = 0; w < policy.weeks[r].size(); ++w) {
        const WeekOfMoney& money = policy.weeks[r][w];
        row(text, {policy.name, replication(study, r), fmt::format("{}", w + 1), number(money.revenue),
                   number(money.gross_margin), number(money.staff), number(money.policy_cost), number(money.margin)});
      }
    }
  }
  return text;
}

}  // namespace peakend::results
