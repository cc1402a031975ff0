// Two small readers that follow the documented rules of pandas.read_csv (2.x) and of R's read.csv and read.table, as
// far as a table of ours may touch them: what a header becomes, which type a column gets, what is missing.
#pragma once
#include <string>
#include <vector>

namespace peakend::tests {

enum class CsvType { integer, number, logical, complex, text };

struct CsvColumn {
  std::string name;  // as the reader calls it
  CsvType type = CsvType::text;
  std::vector<bool> missing;
  std::vector<std::string> fields;  // as they stand
};

using CsvTable = std::vector<CsvColumn>;

// Rows of fields, RFC 4180: quotes, doubled quotes, line breaks within quotes. Throws when a quote is not closed.
std::vector<std::vector<std::string>> csv_rows(const std::string& text);

CsvTable read_like_pandas(const std::string& text);
CsvTable read_like_r(const std::string& text);

const CsvColumn& column(const CsvTable& table, const std::string& name);  // throws when there is none
std::string in_words(CsvType type);

}  // namespace peakend::tests
