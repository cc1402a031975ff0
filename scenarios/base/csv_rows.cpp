// Sign by sign (RFC 4180): a library's tokenizer takes a backslash for an escape, and a line for a row.
#include "scenarios/base/csv_rows.hpp"

#include "scenarios/base/text.hpp"

namespace peakend {
namespace {

void refuse(const std::string& name, int line, std::string said, std::string expected, Problems& problems) {
  problems.push_back({Severity::error, Place{name, line, 1}, "", std::move(said), std::move(expected), "", ""});
}

class Reader {
 public:
  Reader(std::string_view text, const std::string& name, Problems& problems)
      : text_(text), name_(name), problems_(problems) {
    const auto header = text.substr(0, text.find('\n'));
    for (const char other : {'\t', ';'})
      if (header.find(',') == std::string_view::npos && header.find(other) != std::string_view::npos) separator_ = other;
  }

  std::vector<TableRow> all() {
    std::vector<TableRow> rows;
    while (at_ < text_.size()) {
      TableRow row = next();
      if (row.fields.size() > 1 || !row.fields.front().empty()) rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  bool ends(char c) const { return c == separator_ || c == '\n'; }

  TableRow next() {
    TableRow row{line_, {}};
    for (;;) {
      row.fields.emplace_back(trimmed(field(row.line)));
      if (at_ >= text_.size()) return row;
      if (text_[at_++] == '\n') {
        ++line_;
        return row;
      }
    }
  }

  std::string field(int line) {
    while (at_ < text_.size() && (text_[at_] == ' ' || (text_[at_] == '\t' && separator_ != '\t'))) ++at_;
    if (at_ < text_.size() && text_[at_] == '"') return quoted(line);
    const std::size_t begin = at_;
    while (at_ < text_.size() && !ends(text_[at_])) ++at_;
    const auto plain = text_.substr(begin, at_ - begin);
    if (plain.find('"') != std::string_view::npos)
      refuse(name_, line, "a quote within a field", "quotes around the whole field, and doubled within", problems_);
    return std::string(plain);
  }

  std::string quoted(int line) {
    std::string value;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\n') ++line_;
      if (text_[at_] != '"') {
        value += text_[at_];
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        value += text_[++at_];
      } else {
        const std::size_t begin = ++at_;
        while (at_ < text_.size() && !ends(text_[at_])) ++at_;
        if (!trimmed(text_.substr(begin, at_ - begin)).empty())
          refuse(name_, line, "something stands behind a closing quote", "a separator", problems_);
        return value;
      }
    }
    refuse(name_, line, "a quote is not closed", "a second one", problems_);
    return value;
  }

  std::string_view text_;
  const std::string& name_;
  Problems& problems_;
  std::size_t at_ = 0;
  int line_ = 1;
  char separator_ = ',';
};

}  // namespace

std::vector<TableRow> rows_of(std::string_view text, const std::string& name, Problems& problems) {
  constexpr std::string_view mark = "\xef\xbb\xbf";  // which spreadsheets put before UTF-8
  if (text.starts_with(mark)) text.remove_prefix(mark.size());
  return Reader(text, name, problems).all();
}

}  // namespace peakend
