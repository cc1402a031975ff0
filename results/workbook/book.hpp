// libxlsxwriter's calls in a few words: sheets with a head that stays, columns as wide as is asked for, texts, numbers.
#pragma once
#include <xlsxwriter.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace peakend::results {

struct Heading {
  std::string text;
  double width;  // in characters
};

class Sheet {
 public:
  Sheet(lxw_worksheet* sheet, lxw_format* head, lxw_format* wrapped) : sheet_(sheet), head_(head), wrapped_(wrapped) {}
  void headed(const std::vector<Heading>& columns);  // the first row; all rows can be filtered by it
  void text(std::string_view text, bool wrapped = false);
  void number(double value, lxw_format* format = nullptr);  // no number: an empty field
  void bold(std::string_view text);
  void end_row() { ++row_, column_ = 0; }
  void width(double characters);  // of the first column

 private:
  lxw_worksheet* sheet_;
  lxw_format *head_, *wrapped_;
  lxw_row_t row_ = 0;
  lxw_col_t column_ = 0;
};

class Book {
 public:
  explicit Book(const std::string& path);
  Sheet sheet(const std::string& name);  // at most 31 characters, none of []:*?/ and the backslash
  lxw_format* decimals(int digits);
  std::optional<std::string> close();  // writes it; says what went wrong

 private:
  std::unique_ptr<lxw_workbook, decltype(&lxw_workbook_free)> book_;
  lxw_format *head_ = nullptr, *wrapped_ = nullptr;
  std::map<int, lxw_format*> decimals_;
};

}  // namespace peakend::results
