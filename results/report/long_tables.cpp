// The same rows in the same order as the study holds them.
#include "results/report/long_tables.hpp"

#include "results/report/csv_fields.hpp"
#include "results/table/summary.hpp"

namespace peakend::results {

namespace {
std::string replication(const Study& study, std::size_t place) {
  return csv_integer(place < study.finished.size() ? study.finished[place] : static_cast<int>(place));
}
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
    for (std::size_t o = 0; o < study.outcomes.size(); ++o) {
      const std::vector<double> values = series(study, p, o);
      for (std::size_t r = 0; r < values.size(); ++r) {
        line(csv_row({csv_text(study.policies[p].name), replication(study, r), csv_text(study.outcomes[o].name),
                   csv_number(values[r])}));
      }
    }
  }
}

void csv_weekly(const Study& study, const TableLine& line) {
  line("policy,replication,week,visits,revenue,gross_margin,staff,policy_cost,margin");
  for (const PolicyResult& policy : study.policies) {
    for (std::size_t r = 0; r < policy.weeks.size(); ++r) {
      for (std::size_t w = 0; w < policy.weeks[r].size(); ++w) {
        const Week& week = policy.weeks[r][w];
        line(csv_row({csv_text(policy.name), replication(study, r), csv_integer(static_cast<std::int64_t>(w) + 1),
                   csv_number(week.visits), csv_number(week.revenue), csv_number(week.gross_margin),
                   csv_number(week.staff), csv_number(week.policy_cost), csv_number(week.margin)}));
      }
    }
  }
}

void csv_series(const Study& study, const TableLine& line) {
  line("policy,replication,week,outcome,unit,value");
  for (const PolicyResult& policy : study.policies) {
    for (std::size_t r = 0; r < policy.series.size(); ++r) {
      for (std::size_t s = 0; s < policy.series[r].size(); ++s) {
        const Outcome& outcome = study.outcomes[*find_outcome(study, study.series[s])];
        for (std::size_t w = 0; w < policy.series[r][s].size(); ++w)
          line(csv_row({csv_text(policy.name), replication(study, r), csv_integer(static_cast<std::int64_t>(w) + 1),
                     csv_text(outcome.name), csv_text(outcome.unit), csv_number(policy.series[r][s][w])}));
      }
    }
  }
}

std::string whole(LongTable table, const Study& study) {
  std::string text;
  table(study, [&](const std::string& line) { text += line + '\n'; });
  return text;
}

}  // namespace peakend::results
