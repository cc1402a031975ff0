// Sources: the pandas user guide, IO tools, and pandas' STR_NA_VALUES; R's help pages read.table, type.convert, scan,
// make.names. Quotes change nothing about types in either: both convert after they were taken off.
#include "tests/support/csv_readers.hpp"

#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <stdexcept>

namespace peakend::tests {
namespace {
using Strings = std::vector<std::string>;

bool all(const CsvColumn& column, bool (*test)(const std::string&)) {
  for (std::size_t i = 0; i < column.fields.size(); ++i)
    if (!column.missing[i] && !test(column.fields[i])) return false;
  return true;
}

bool matches(const std::string& text, const char* pattern, bool any_case = false) {
  static std::map<std::pair<std::string, bool>, std::regex> known;  // to build one is dear
  auto [at, fresh] = known.try_emplace({pattern, any_case});
  if (fresh) at->second = std::regex(pattern, any_case ? std::regex::ECMAScript | std::regex::icase : std::regex::ECMAScript);
  return std::regex_match(text, at->second);
}

CsvTable columns_of(const std::string& text) {
  const auto rows = csv_rows(text);
  if (rows.empty()) throw std::runtime_error("no header");
  CsvTable table;
  for (const std::string& name : rows[0]) table.push_back({name, {}, {}, {}});
  for (std::size_t r = 1; r < rows.size(); ++r) {
    if (rows[r].size() != table.size()) throw std::runtime_error("a row with another number of fields");
    for (std::size_t c = 0; c < table.size(); ++c) table[c].fields.push_back(rows[r][c]);
  }
  return table;
}

// pandas --------------------------------------------------------------------------------------------------------------

bool missing_in_pandas(const std::string& text) {
  static const std::set<std::string> words{"",     "#N/A",   "#N/A N/A", "#NA",  "-1.#IND", "-1.#QNAN", "-NaN",
                                           "-nan", "1.#IND", "1.#QNAN",  "<NA>", "N/A",     "NA",       "NULL",
                                           "NaN",  "None",   "n/a",      "nan",  "null"};
  return words.contains(text);
}
bool integer_in_pandas(const std::string& text) { return matches(text, " *[+-]?[0-9]{1,18} *"); }
bool number_in_pandas(const std::string& text) {
  return matches(text, " *[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)(e[+-]?[0-9]+)? *", true) ||
         matches(text, " *[+-]?inf(inity)? *", true);
}
bool logical_in_pandas(const std::string& text) { return matches(text, "True|TRUE|true|False|FALSE|false"); }

CsvType pandas_type(const CsvColumn& column) {
  const bool some_missing = std::find(column.missing.begin(), column.missing.end(), true) != column.missing.end();
  if (all(column, integer_in_pandas)) return some_missing ? CsvType::number : CsvType::integer;
  if (all(column, number_in_pandas)) return CsvType::number;
  if (!some_missing && all(column, logical_in_pandas)) return CsvType::logical;
  return CsvType::text;  // dtype object
}

// R -------------------------------------------------------------------------------------------------------------------

bool logical_in_r(const std::string& text) { return matches(text, "T|F|TRUE|FALSE|true|false|True|False"); }
bool integer_in_r(const std::string& text) {
  if (matches(text, " *[+-]?0x[0-9a-f]{1,7} *", true)) return true;
  return matches(text, " *[+-]?[0-9]{1,10} *") && std::abs(std::stol(text)) <= 2147483647L;
}
bool number_in_r(const std::string& text) {
  return matches(text, " *[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([ed][+-]?[0-9]*)? *", true) ||
         matches(text, " *[+-]?0x[0-9a-f]*\\.?[0-9a-f]*(p[+-]?[0-9]+)? *", true) ||
         matches(text, " *[+-]?(NaN|Inf|infinity) *", true);
}
bool complex_in_r(const std::string& text) { return number_in_r(text) || matches(text, ".*[0-9]i"); }

bool no_character(const std::string&) { return false; }

// Blank is missing in every type but text; NaN is missing for is.na().
void set_missing_in_r(CsvColumn& column, bool text) {
  for (std::size_t i = 0; i < column.fields.size(); ++i) {
    const std::string& field = column.fields[i];
    column.missing[i] = field == "NA" || (!text && field.find_first_not_of(' ') == std::string::npos);
  }
}

CsvType r_type(CsvColumn& column) {
  set_missing_in_r(column, false);
  if (all(column, logical_in_r)) return CsvType::logical;  // so is a column of nothing but NA
  if (all(column, integer_in_r)) return CsvType::integer;
  if (all(column, number_in_r)) return CsvType::number;
  if (all(column, complex_in_r)) return CsvType::complex;
  return all(column, no_character) ? CsvType::logical : CsvType::text;
}

std::string make_name(std::string name) {
  static const std::set<std::string> reserved{
      "if",   "else", "repeat", "while", "function", "for",         "next",     "break",         "TRUE",       "FALSE",
      "NULL", "Inf",  "NaN",    "NA",    "in",       "NA_integer_", "NA_real_", "NA_character_", "NA_complex_"};
  for (char& c : name)
    if (!matches(std::string(1, c), "[A-Za-z0-9._]")) c = '.';
  if (!matches(name, "([A-Za-z]|\\.(?![0-9])).*")) name.insert(0, "X");
  return reserved.contains(name) ? name + "." : name;
}

// The second `a` becomes a.1 in both.
void make_unique(CsvTable& table) {
  std::set<std::string> taken;
  for (CsvColumn& column : table) {
    const std::string stem = column.name;
    for (int number = 1; !taken.insert(column.name).second; ++number) column.name = stem + "." + std::to_string(number);
  }
}
}  // namespace

std::vector<Strings> csv_rows(const std::string& text) {
  std::vector<Strings> rows;
  Strings row(1);
  bool quoted = false, begun = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    begun = true;
    if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"')
      row.back() += text[++i];
    else if (c == '"')
      quoted = !quoted;
    else if (c == ',' && !quoted)
      row.emplace_back();
    else if (c == '\n' && !quoted)
      rows.push_back(std::move(row)), row = Strings(1), begun = false;
    else
      row.back() += c;
  }
  if (quoted || begun) throw std::runtime_error("the last line is not closed");
  return rows;
}

CsvTable read_like_pandas(const std::string& text) {
  CsvTable table = columns_of(text);
  make_unique(table);
  for (CsvColumn& column : table) {
    for (const std::string& field : column.fields) column.missing.push_back(missing_in_pandas(field));
    column.type = pandas_type(column);
  }
  return table;
}

CsvTable read_like_r(const std::string& text) {
  CsvTable table = columns_of(text);
  for (CsvColumn& column : table) column.name = make_name(column.name);
  make_unique(table);
  for (CsvColumn& column : table) {
    column.missing.resize(column.fields.size());
    column.type = r_type(column);
    if (column.type == CsvType::text) set_missing_in_r(column, true);
    if (column.type != CsvType::number) continue;
    for (std::size_t i = 0; i < column.fields.size(); ++i)
      column.missing[i] = column.missing[i] || matches(column.fields[i], " *[+-]?nan *", true);
  }
  return table;
}

const CsvColumn& column(const CsvTable& table, const std::string& name) {
  for (const CsvColumn& column : table)
    if (column.name == name) return column;
  throw std::runtime_error("no column " + name);
}

std::string in_words(CsvType type) {
  switch (type) {
    case CsvType::integer:
      return "integer";
    case CsvType::number:
      return "number";
    case CsvType::logical:
      return "logical";
    case CsvType::complex:
      return "complex";
    case CsvType::text:
      break;
  }
  return "text";
}

}  // namespace peakend::tests
