// An answer as a workbook for spreadsheets (.xlsx, by libxlsxwriter): the verdict in words, the policies, the journey, what
// was assumed, and all figures. Numbers are numbers, so that they can be reckoned with; texts are never formulas.
#pragma once
#include <optional>
#include <string>

#include "results/decide/verdict.hpp"
#include "results/report/provenance.hpp"
#include "results/table/study.hpp"

namespace peakend::results {

// Writes the file of that path; says what went wrong. The same answer gives the same bytes.
std::optional<std::string> write_workbook(const std::string& path, const Study& study, const Provenance& from);

}  // namespace peakend::results
