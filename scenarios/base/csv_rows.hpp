// The rows of a table, CSV as spreadsheets write it: commas or semicolons, quotes, line breaks within quotes.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/base/problem.hpp"

namespace peakend {

struct TableRow {
  int line = 1;  // where it begins
  std::vector<std::string> fields;  // without blanks around them
};

// Empty lines are left out. A quote that is not closed, or stands within a field, is a problem. Which separator it is,
// the header tells: a semicolon or a tab where it has no comma.
std::vector<TableRow> rows_of(std::string_view text, const std::string& name, Problems& problems);

}  // namespace peakend
