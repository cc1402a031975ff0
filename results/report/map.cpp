// Letters in a grid.
#include "results/report/map.hpp"

#include <fmt/format.h>

#include "results/report/columns.hpp"
#include "scenarios/words/say.hpp"

namespace peakend::results {
namespace {
char letter(const std::optional<Winner>& winner) {
  if (!winner) return '?';
  return static_cast<char>((winner->clear ? 'A' : 'a') + static_cast<int>(winner->policy));
}
}  // namespace

std::string map_text(const WinnerMap& map, std::size_t width, bool unicode) {
  Lines lines;
  const std::string over = map.across.empty() ? "" : say(" (down) and {} (across)", map.across);
  add(lines, wrap(say("Which policy is best in {}, by {}{}:", map.outcome, map.down, over), width, ""),
      Tone::title);
  std::vector<Column> columns(1);
  columns[0].header = {map.down}, columns[0].left = true, columns[0].cells = map.rows;
  for (std::size_t c = 0; c < map.columns.size(); ++c) {
    Column column;
    column.header = {map.columns[c]};
    for (std::size_t r = 0; r < map.rows.size(); ++r)
      column.cells.emplace_back(1, letter(map.winners[r * map.columns.size() + c]));
    columns.push_back(std::move(column));
  }
  for (Line& line : lay_out(columns, {}, width, signs(unicode))) lines.push_back(std::move(line));
  std::string legend;
  for (std::size_t p = 0; p < map.policies.size(); ++p)
    legend += fmt::format("{}{}={}", p == 0 ? "" : ", ", static_cast<char>('A' + static_cast<int>(p)), map.policies[p]);
  add(lines, wrap(clean(legend, unicode), width, ""), Tone::plain);
  add(lines, wrap(told("A small letter: ahead, but not clearly (95 %, at each point)."), width, ""), Tone::faint);
  return printed(lines, width, false, signs(unicode).ellipsis);
}

}  // namespace peakend::results
