// One field, one row, one header of a table: written so that pandas (`read_csv`) and R (`read.csv`) take every column
// for the same type, whatever the data, and what is missing for missing. The rules: docs/reproducibility.md, "Tables".
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace peakend::results {

// A text. What either reader would take for a number, a truth value or a missing value stands between single quotes;
// an empty text is "-". In double quotes (doubled within) where a sign in it could mislead a reader.
std::string csv_text(std::string_view text);

std::string csv_number(double value);         // always with a point or an exponent: 12.0; NaN when it is not finite
void append_number(std::string& line, double value);  // the same, at the end of a line
std::string csv_integer(std::int64_t value);  // for columns where nothing is ever missing

// A count that a failed run has not: a number, so that the column has one type whether or not runs failed.
std::string csv_count(bool failed, std::int64_t count);

std::string csv_row(const std::vector<std::string>& fields);  // joined, without a line end

// Names for columns that neither reader changes: letters, digits, '.' and '_', a letter first, no word of R's, each
// once (the later one gets a number).
std::vector<std::string> csv_names(std::vector<std::string> names);

}  // namespace peakend::results
