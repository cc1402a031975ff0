// What cannot stand in a field is cut, so that the library never refuses one.
#include "results/workbook/book.hpp"

#include <cmath>
#include <new>

#include "results/report/words.hpp"

namespace peakend::results {
namespace {
constexpr std::size_t most = 32'000;  // a field holds 32,767 characters

std::string fitting(std::string_view text) { return cut(clean(text, true), most, "..."); }
}  // namespace

void Sheet::headed(const std::vector<Heading>& columns) {
  for (const Heading& column : columns) {
    worksheet_set_column(sheet_, column_, column_, column.width, nullptr);
    worksheet_write_string(sheet_, row_, column_++, fitting(column.text).c_str(), head_);
  }
  worksheet_freeze_panes(sheet_, 1, 0);
  worksheet_autofilter(sheet_, 0, 0, 0, static_cast<lxw_col_t>(column_ - 1));
  end_row();
}

void Sheet::text(std::string_view text, bool wrapped) {
  worksheet_write_string(sheet_, row_, column_++, fitting(text).c_str(), wrapped ? wrapped_ : nullptr);
}

void Sheet::bold(std::string_view text) { worksheet_write_string(sheet_, row_, column_++, fitting(text).c_str(), head_); }

void Sheet::number(double value, lxw_format* format) {
  if (std::isfinite(value)) worksheet_write_number(sheet_, row_, column_, value, format);
  ++column_;
}

void Sheet::width(double characters) { worksheet_set_column(sheet_, 0, 0, characters, nullptr); }

Book::Book(const std::string& path) : book_(workbook_new(path.c_str()), &lxw_workbook_free) {
  if (!book_) throw std::bad_alloc();
  lxw_doc_properties about{};
  about.comments = const_cast<char*>("peakend");
  about.created = 946'684'800;  // 2000-01-01: the time of making would give other bytes every time
  workbook_set_properties(book_.get(), &about);
  head_ = workbook_add_format(book_.get());
  format_set_bold(head_);
  format_set_text_wrap(head_);
  format_set_align(head_, LXW_ALIGN_VERTICAL_TOP);
  wrapped_ = workbook_add_format(book_.get());
  format_set_text_wrap(wrapped_);
  format_set_align(wrapped_, LXW_ALIGN_VERTICAL_TOP);
}

Sheet Book::sheet(const std::string& name) {
  return {workbook_add_worksheet(book_.get(), name.c_str()), head_, wrapped_};
}

lxw_format* Book::decimals(int digits) {
  auto [at, fresh] = decimals_.try_emplace(digits, nullptr);
  if (fresh) {
    at->second = workbook_add_format(book_.get());
    format_set_num_format(at->second, digits > 0 ? ("#,##0." + std::string(static_cast<std::size_t>(digits), '0')).c_str() : "#,##0");
  }
  return at->second;
}

std::optional<std::string> Book::close() {
  const lxw_error error = workbook_close(book_.release());  // frees it in any case
  if (error == LXW_NO_ERROR) return std::nullopt;
  return lxw_strerror(error);
}

}  // namespace peakend::results
