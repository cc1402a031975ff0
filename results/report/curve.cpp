// A plot row is an odd number of signs, so that neutral (0) has a column of its own.
#include "results/report/curve.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "results/report/columns.hpp"
#include "results/table/called.hpp"
#include "results/table/shown.hpp"
#include "scenarios/words/say.hpp"

namespace peakend::results {

namespace {

constexpr double scale_end = 5;  // feelings run from -5 to +5

std::size_t place(double feeling, std::size_t plot) {
  const double within = std::clamp(feeling, -scale_end, scale_end);
  const auto middle = static_cast<long>(plot / 2);  // from the middle, so that both sides are rounded alike
  return static_cast<std::size_t>(middle + std::lround(within / scale_end * static_cast<double>(middle)));
}

const CurvePoint* same_touchpoint(const PolicyResult& policy, const CurvePoint& wanted) {
  for (const CurvePoint& point : policy.curve) {
    if (point.touchpoint == wanted.touchpoint && point.journey == wanted.journey) return &point;
  }
  return nullptr;
}

// With one journey its name says nothing; with several each row begins with it.
std::string row_name(const std::vector<CurvePoint>& curve, const CurvePoint& point) {
  const std::string& name = title_of(point);
  return curve.front().journey == curve.back().journey ? name : point.journey + ": " + name;
}

std::string plot_row(const CurvePoint& now, const CurvePoint* then, std::size_t plot, const Signs& signs) {
  std::vector<std::string> row(plot, " ");
  row[plot / 2] = signs.zero;
  if (std::isfinite(now.q10) && std::isfinite(now.q90)) {
    const std::size_t from = place(now.q10, plot);
    const std::size_t to = place(now.q90, plot);
    for (std::size_t i = from; i <= to; ++i) row[i] = signs.bar;
    row[from] = signs.left_end;
    row[to] = signs.right_end;
  }
  if (then != nullptr && std::isfinite(then->mean)) row[place(then->mean, plot)] = signs.then;
  if (std::isfinite(now.mean)) {
    std::string& sign = row[place(now.mean, plot)];
    sign = sign == signs.then ? signs.both : signs.now;
  }
  std::string text;
  for (const std::string& sign : row) text += sign;
  return text;
}

std::string axis(std::size_t plot) {
  std::string text(plot, ' ');
  text.replace(0, 2, "-5");
  text[plot / 2] = '0';
  text.replace(plot - 2, 2, "+5");
  return text;
}

// A peak of pleasure lies above 0, one of pain below: where all steps lie on one side, the other extreme is just that.
std::string mark_text(const std::vector<CurvePoint>& curve, const Marks& marks, std::size_t i) {
  std::string text;
  const double mean = curve[i].mean;
  if (marks.pleasure == i) text = mean > 0 ? told("pleasure peak") : marks.pain == i ? "" : told("least bad");
  if (marks.pain == i && mean < 0) text = told("pain peak");
  if (marks.pain == i && mean >= 0 && marks.pain != marks.pleasure) text = told("least good");
  if (marks.end == i) text += text.empty() ? told("end") : told(", end");
  return text;
}

// "4.2 min, 3 % give up"; empty without a queue.
std::string wait_text(const CurvePoint& point) {
  if (!std::isfinite(point.wait)) return "";
  std::string text = say("{} min", grouped(point.wait, 1));
  if (std::isfinite(point.gave_up) && point.gave_up >= 0.0005) text += say(", {} give up", percent(point.gave_up, 1));
  return text;
}

void append(std::vector<std::string>& cells, const std::string& cell) { cells.push_back(cell); }

struct Parts {
  Column name{{told("touchpoint")}, {}, true, false};
  Column plot{{}, {}, true, false};
  Column now{{told("now")}, {}, false, false};
  Column then{{told("then")}, {}, false, false};
  Column share{{told("visits")}, {}, false, false};
  Column mark{{""}, {}, true, false};
  Column wait{{told("waiting now")}, {}, true, false};
};

void fill(Parts& parts, const PolicyResult& baseline, const PolicyResult* best, std::size_t plot, bool unicode) {
  const Signs drawn = signs(unicode);
  parts.plot.header = {axis(plot)};
  for (std::size_t i = 0; i < baseline.curve.size(); ++i) {
    const CurvePoint& point = baseline.curve[i];
    const CurvePoint* then = best == nullptr ? nullptr : same_touchpoint(*best, point);
    append(parts.name.cells, clean(row_name(baseline.curve, point), unicode));
    append(parts.plot.cells, plot_row(point, then, plot, drawn));
    append(parts.now.cells, with_sign(point.mean, 1));
    append(parts.then.cells, then == nullptr ? "" : with_sign(then->mean, 1));
    append(parts.share.cells, percent(point.share, 0));
    append(parts.mark.cells, mark_text(baseline.curve, marks_of(baseline.curve, point.journey), i));
    append(parts.wait.cells, wait_text(point));
  }
}

bool any_text(const Column& column) {
  return std::any_of(column.cells.begin(), column.cells.end(), [](const std::string& cell) { return !cell.empty(); });
}

std::size_t widest(const Column& column) {
  std::size_t width = column.header.empty() ? 0 : width_of(column.header[0]);
  for (const std::string& cell : column.cells) width = std::max(width, width_of(cell));
  return width;
}

// Where there is no room for a column: "advice 4.2 min, 6.1 % give up; saw 1.3 min".
std::string waits_below(const Parts& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.wait.cells.size(); ++i) {
    if (parts.wait.cells[i].empty()) continue;
    text += (text.empty() ? "" : "; ") + parts.name.cells[i] + " " + parts.wait.cells[i];
  }
  return text + ".";
}

}  // namespace

Marks marks_of(const std::vector<CurvePoint>& curve, const std::string& journey) {
  Marks marks;
  for (std::size_t i = 0; i < curve.size(); ++i) {
    if (!std::isfinite(curve[i].mean) || curve[i].journey != journey) continue;
    if (!marks.pleasure || curve[i].mean > curve[*marks.pleasure].mean) marks.pleasure = i;
    if (!marks.pain || curve[i].mean < curve[*marks.pain].mean) marks.pain = i;
    marks.end = i;
  }
  return marks;
}

Lines emotion_curve(const PolicyResult& baseline, const PolicyResult& best, std::size_t width, bool unicode) {
  if (baseline.curve.empty()) return {};
  const PolicyResult* other = best.name == baseline.name ? nullptr : &best;
  Parts measure;
  fill(measure, baseline, other, 21, unicode);
  std::vector<Column Parts::*> beside{&Parts::now};
  if (other != nullptr) beside.push_back(&Parts::then);
  beside.push_back(&Parts::mark);
  if (any_text(measure.wait)) beside.push_back(&Parts::wait);
  beside.push_back(&Parts::share);

  const std::size_t name = std::min<std::size_t>(widest(measure.name), std::max<std::size_t>(10, width / 5));
  constexpr std::size_t least = 21, most = 61, gap = 2;
  std::size_t taken = name + gap;
  std::vector<Column Parts::*> shown;
  for (const auto part : beside) {  // in order of worth, while the plot keeps its least width
    const std::size_t needed = widest(measure.*part) + gap;
    if (taken + needed + least > width) continue;
    taken += needed;
    shown.push_back(part);
  }
  const std::size_t plot = std::min(most, (width - taken - 1) | 1U);
  Parts parts;
  fill(parts, baseline, other, plot, unicode);
  for (std::string& cell : parts.name.cells) cell = cut(cell, name, signs(unicode).ellipsis);
  parts.name.header = {cut(told("touchpoint"), name, signs(unicode).ellipsis)};
  std::vector<Column> columns{parts.name, parts.plot};
  for (const auto part : shown) columns.push_back(parts.*part);
  Lines lines = lay_out(columns, {}, width, signs(unicode));
  const bool waits_shown = std::find(shown.begin(), shown.end(), &Parts::wait) != shown.end();
  if (!waits_shown && any_text(measure.wait))
    add(lines, wrap(waits_below(measure), width, told("Waiting now: ")), Tone::plain);
  return lines;
}

std::string curve_legend(const PolicyResult& baseline, const PolicyResult& best, bool unicode) {
  const Signs drawn = signs(unicode);
  std::string legend = say("{} {} (now)", drawn.now, baseline.name);
  if (best.name != baseline.name) legend += say("; {} {} (then); {} both", drawn.then, best.name, drawn.both);
  return legend + say("; {}{}{} 8 of 10 visits now", drawn.left_end, drawn.bar, drawn.right_end);
}

}  // namespace peakend::results
