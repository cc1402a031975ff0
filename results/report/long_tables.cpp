// The same rows in the same order as the study holds them.
#include "results/report/long_tables.hpp"

#include "results/report/csv_fields.hpp"
#include "results/table/summary.hpp"

namespace peakend::results {

namespace {
std::string replication(const Study& study, std::size_t place) {
  return csv_integer(place < study.finished.size() ? study.finished[place] : static_cast<int>(place));
}

std::string week_number(std::size_t from_0) { return csv_integer(static_cast<std::int64_t>(from_0) + 1); }

// Rows that begin alike, in one text that is used again.
class Row {
 public:
  explicit Row(const std::string& first) : row_(first), first_(first.size()) {}
  Row& begin() { return row_.resize(first_), *this; }
  Row& add(const std::string& field) { return row_ += ',', row_ += field, *this; }
  Row& number(double value) { return row_ += ',', append_number(row_, value), *this; }
  const std::string& text() const { return row_; }

 private:
  std::string row_;
  std::size_t first_;
};
}  // namespace

void csv_runs(const Study& study, const TableLine& line) {
  line("policy,replication,key,status,reason,visit_count,contact_count");
  for (const RunOfPolicy& run : study.runs) {
    const bool failed = !run.failure.empty();
    line(csv_row({csv_text(run.policy), csv_integer(run.replication), csv_text(run.key), failed ? "failed" : "finished",
                    csv_text(run.failure), csv_count(failed, run.visits), csv_count(failed, run.contacts)}));
  }
}

void csv_replications(const Study& study, const TableLine& line) {
  line("policy,replication,outcome,value");
  for (std::size_t p = 0; p < study.policies.size(); ++p) {
    Row row(csv_text(study.policies[p].name));
    for (std::size_t o = 0; o < study.outcomes.size(); ++o) {
      const std::string outcome = csv_text(study.outcomes[o].name);
      const std::vector<double> values = series(study, p, o);
      for (std::size_t r = 0; r < values.size(); ++r)
        line(row.begin().add(replication(study, r)).add(outcome).number(values[r]).text());
    }
  }
}

void csv_weekly(const Study& study, const TableLine& line) {
  line("policy,replication,week,visits,revenue,gross_margin,staff,policy_cost,margin");
  for (const PolicyResult& policy : study.policies) {
    Row row(csv_text(policy.name));
    for (std::size_t r = 0; r < policy.weeks.size(); ++r) {
      for (std::size_t w = 0; w < policy.weeks[r].size(); ++w) {
        const Week& week = policy.weeks[r][w];
        row.begin().add(replication(study, r)).add(week_number(w));
        for (double value : {week.visits, week.revenue, week.gross_margin, week.staff, week.policy_cost, week.margin})
          row.number(value);
        line(row.text());
      }
    }
  }
}

void csv_series(const Study& study, const TableLine& line) {
  line("policy,replication,week,outcome,unit,value");
  std::vector<std::string> named;  // outcome and unit
  for (const std::string& name : study.kept_by_week) {
    const Outcome& outcome = study.outcomes[*find_outcome(study, name)];
    named.push_back(csv_row({csv_text(outcome.name), csv_text(outcome.unit)}));
  }
  for (const PolicyResult& policy : study.policies) {
    Row row(csv_text(policy.name));
    for (std::size_t r = 0; r < policy.by_week.size(); ++r) {
      const std::string of = replication(study, r);
      for (std::size_t s = 0; s < policy.by_week[r].size(); ++s)
        for (std::size_t w = 0; w < policy.by_week[r][s].size(); ++w)
          line(row.begin().add(of).add(week_number(w)).add(named[s]).number(policy.by_week[r][s][w]).text());
    }
  }
}

std::string whole(LongTable table, const Study& study) {
  std::string text;
  table(study, [&](const std::string& line) { text += line + '\n'; });
  return text;
}

}  // namespace peakend::results
