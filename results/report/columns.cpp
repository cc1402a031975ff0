// Widths first, then which columns share a table, then the lines.
#include "results/report/columns.hpp"

#include <algorithm>

namespace peakend::results {

namespace {

constexpr std::size_t gap = 2;  // blanks between columns

std::size_t natural_width(const Column& column) {
  std::size_t width = 0;
  for (const std::string& line : column.header) width = std::max(width, width_of(line));
  for (const std::string& cell : column.cells) width = std::max(width, width_of(cell));
  return width;
}

std::string fitted(const std::string& text, const Column& column, std::size_t width, const Signs& signs) {
  const std::string short_text = cut(text, width, signs.ellipsis);
  return column.left ? pad_right(short_text, width) : pad_left(short_text, width);
}

// Groups of column numbers (without 0), each of which fits beside the first column.
std::vector<std::vector<std::size_t>> groups(const std::vector<Column>& columns, const std::vector<std::size_t>& widths,
                                             std::size_t width) {
  std::vector<std::vector<std::size_t>> result{{}};
  std::size_t used = widths[0];
  for (std::size_t i = 1; i < columns.size(); ++i) {
    if (!result.back().empty() && used + gap + widths[i] > width) {
      result.emplace_back();
      used = widths[0];
    }
    result.back().push_back(i);
    used += gap + widths[i];
  }
  return result;
}

// The same, but breaking where the table asks for it, if that takes no more tables.
std::vector<std::vector<std::size_t>> nice_groups(const std::vector<Column>& columns,
                                                  const std::vector<std::size_t>& widths, std::size_t width) {
  const auto greedy = groups(columns, widths, width);
  if (greedy.size() == 1) return greedy;
  std::vector<std::vector<std::size_t>> nice{{}};
  std::size_t used = widths[0];
  for (std::size_t i = 1; i < columns.size(); ++i) {
    if (!nice.back().empty() && (columns[i].may_open_table || used + gap + widths[i] > width)) {
      nice.emplace_back();
      used = widths[0];
    }
    nice.back().push_back(i);
    used += gap + widths[i];
  }
  return nice.size() <= greedy.size() ? nice : greedy;
}

class Table {
 public:
  Table(const std::vector<Column>& columns, const std::vector<std::size_t>& widths, const Signs& signs)
      : columns_(columns), widths_(widths), signs_(signs) {}

  std::string row(const std::vector<std::size_t>& group, std::size_t row) const {
    return joined(group, [&](const Column& column) { return row < column.cells.size() ? column.cells[row] : ""; });
  }

  // Headers stand on their last line, so that short ones sit just above the numbers.
  std::string header(const std::vector<std::size_t>& group, std::size_t line, std::size_t lines) const {
    return joined(group, [&](const Column& column) {
      const std::size_t missing = lines - column.header.size();
      return line < missing ? std::string() : column.header[line - missing];
    });
  }

  std::size_t width(const std::vector<std::size_t>& group) const {
    std::size_t total = widths_[0];
    for (const std::size_t i : group) total += gap + widths_[i];
    return total;
  }

 private:
  template <class Text>
  std::string joined(const std::vector<std::size_t>& group, Text text) const {
    std::string line = fitted(text(columns_[0]), columns_[0], widths_[0], signs_);
    for (const std::size_t i : group) {
      line += std::string(gap, ' ') + fitted(text(columns_[i]), columns_[i], widths_[i], signs_);
    }
    return line;
  }

  const std::vector<Column>& columns_;
  const std::vector<std::size_t>& widths_;
  const Signs& signs_;
};

std::string repeated(const std::string& sign, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += sign;
  return result;
}

std::vector<std::size_t> widths_for(const std::vector<Column>& columns, std::size_t width) {
  std::vector<std::size_t> widths;
  std::size_t total = 0;
  for (const Column& column : columns) {
    widths.push_back(natural_width(column));
    total += widths.back() + gap;
  }
  const std::size_t most = std::max<std::size_t>(12, width / 3);
  const bool roomy = total <= width + gap;
  if (!roomy) widths[0] = std::min(widths[0], most);
  for (std::size_t i = 1; i < widths.size(); ++i) widths[i] = std::min(widths[i], width - widths[0] - gap);
  return widths;
}

}  // namespace

Lines lay_out(const std::vector<Column>& columns, const std::vector<Tone>& tones, std::size_t width,
              const Signs& signs) {
  Lines lines;
  if (columns.empty()) return lines;
  const std::vector<std::size_t> widths = widths_for(columns, width);
  const Table table(columns, widths, signs);
  for (const auto& group : nice_groups(columns, widths, width)) {
    const bool only_words = std::all_of(group.begin(), group.end(), [&](std::size_t i) { return columns[i].left; });
    if (only_words && !lines.empty()) continue;
    if (!lines.empty()) lines.push_back({"", Tone::plain});
    std::size_t header_lines = columns[0].header.size();
    for (const std::size_t i : group) header_lines = std::max(header_lines, columns[i].header.size());
    for (std::size_t line = 0; line < header_lines; ++line) {
      lines.push_back({table.header(group, line, header_lines), Tone::faint});
    }
    lines.push_back({repeated(signs.rule, table.width(group)), Tone::faint});
    for (std::size_t row = 0; row < columns[0].cells.size(); ++row) {
      lines.push_back({table.row(group, row), row < tones.size() ? tones[row] : Tone::plain});
    }
  }
  return lines;
}

}  // namespace peakend::results
