// Row after row, as the runs and the study come.
#include "results/report/long_tables.hpp"

#include <utility>

#include "results/report/csv_fields.hpp"
#include "results/table/summary.hpp"

namespace peakend::results {

namespace {
std::string replication(const Study& study, std::size_t place) {
  return csv_integer(place < study.finished.size() ? study.finished[place] : static_cast<int>(place));
}

std::string week_number(std::size_t from_0) { return csv_integer(static_cast<std::int64_t>(from_0) + 1); }

std::string of(const RunOfPolicy& run) { return csv_row({csv_text(run.policy), csv_integer(run.replication)}); }

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

LongText csv_replications(const Study& study) {
  return [&study](const TableLine& line) {
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
  };
}

RunTable csv_runs() {
  return {"runs.csv", "policy,replication,key,status,reason,visit_count,contact_count",
          [](const RunOfPolicy& run, const TableLine& line) {
            const bool failed = !run.failure.empty();
            line(csv_row({csv_text(run.policy), csv_integer(run.replication), csv_text(run.key),
                          failed ? "failed" : "finished", csv_text(run.failure), csv_count(failed, run.visits),
                          csv_count(failed, run.contacts)}));
          }};
}

RunTable csv_weekly() {
  return {"weekly.csv", "policy,replication,week,visits,revenue,gross_margin,staff,policy_cost,margin",
          [](const RunOfPolicy& run, const TableLine& line) {
            if (!run.counted) return;
            Row row(of(run));
            for (std::size_t w = 0; w < run.weeks.size(); ++w) {
              const Week& week = run.weeks[w];
              row.begin().add(week_number(w));
              for (double value : {week.visits, week.revenue, week.gross_margin, week.staff, week.policy_cost, week.margin})
                row.number(value);
              line(row.text());
            }
          }};
}

RunTable csv_series(const Study& study) {
  std::vector<std::string> named;  // outcome and unit
  for (const std::string& name : study.kept_by_week) {
    const Outcome& outcome = study.outcomes[*find_outcome(study, name)];
    named.push_back(csv_row({csv_text(outcome.name), csv_text(outcome.unit)}));
  }
  return {"series.csv", "policy,replication,week,outcome,unit,value",
          [named = std::move(named)](const RunOfPolicy& run, const TableLine& line) {
            if (!run.counted) return;
            Row row(of(run));
            for (std::size_t s = 0; s < run.by_week.size(); ++s)
              for (std::size_t w = 0; w < run.by_week[s].size(); ++w)
                line(row.begin().add(week_number(w)).add(named[s]).number(run.by_week[s][w]).text());
          }};
}

LongTables at_once(std::vector<RunTable> tables, EachRun each_run) {
  LongTables all;
  for (const RunTable& table : tables) all.names.push_back(table.name);
  all.content = [tables = std::move(tables), each_run = std::move(each_run)](std::span<const TableLine> lines) {
    for (std::size_t t = 0; t < tables.size(); ++t) lines[t](tables[t].header);
    each_run([&](const RunOfPolicy& run) {
      for (std::size_t t = 0; t < tables.size(); ++t) tables[t].rows(run, lines[t]);
    });
  };
  return all;
}

std::string whole(const LongText& table) {
  std::string text;
  table([&](const std::string& line) { text += line + '\n'; });
  return text;
}

std::string whole(const RunTable& table, const EachRun& each_run) {
  const LongTables one = at_once({table}, each_run);
  return whole([&](const TableLine& line) { one.content({&line, 1}); });
}

}  // namespace peakend::results
