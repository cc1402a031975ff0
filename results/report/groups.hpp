// For whom a policy works: the outcome that decides, in each kind of customer the file tells apart.
#pragma once
#include <cstddef>
#include <vector>

#include "results/decide/verdict.hpp"
#include "results/report/columns.hpp"
#include "results/table/study.hpp"
#include "results/table/summary.hpp"

namespace peakend::results {

// The outcomes that are the primary one of a segment or a relationship, by their place in the study; a relationship whose
// people are just those of one segment is left out. Fewer than two are none.
std::vector<std::size_t> groups_of(const Study& study);

// Each group as it is and what the best policy changes; empty where there are no groups, or nothing to choose.
std::vector<Column> group_table(const Study& study, const Verdict& verdict, const Summary& summary, bool unicode);

}  // namespace peakend::results
