// The tables that have a row for every run, or more, as tidy CSV (csv.hpp): handed over line by line, because those of a
// large study do not belong in memory as one text. What a table is made from must outlive it.
#pragma once
#include <string>

#include "results/files/files.hpp"
#include "results/table/each_run.hpp"
#include "results/table/study.hpp"

namespace peakend::results {

// policy, replication, outcome, value; replications count from 0, those that failed are not there
LongText csv_replications(const Study& study);

// A table to which every run gives rows.
struct RunTable {
  std::string name;    // of the file
  std::string header;
  std::function<void(const RunOfPolicy&, const TableLine&)> rows;
};

// policy, replication, key, status (finished, failed), reason, visit_count, contact_count
RunTable csv_runs();

// policy, replication, week, visits, revenue, gross_margin, staff, policy_cost, margin; the whole firm, in currency
// units; weeks count from 1 as in pay-back. The baseline is there as well: the cumulative difference in margin gives the
// pay-back.
RunTable csv_weekly();

// policy, replication, week, outcome, unit, value: the outcomes kept by week
RunTable csv_series(const Study& study);

// Going through the runs once.
LongTables at_once(std::vector<RunTable> tables, EachRun each_run);

// All of a small one.
std::string whole(const LongText& table);
std::string whole(const RunTable& table, const EachRun& each_run);

}  // namespace peakend::results
