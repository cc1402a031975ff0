// Axes first, then the points they span.
#include "sim/study/design.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>
#include <sstream>

#include "agents/chance/engine.hpp"
#include "scenarios/base/text.hpp"
#include "scenarios/base/csv_rows.hpp"

namespace peakend::study {
namespace {

struct Range {
  double low = 0, high = 0;
  std::string unit;  // written after both
};

struct Axis {
  std::string path;
  std::vector<std::string> levels;
  std::optional<Range> range;  // without levels
};

void refuse(Problems& problems, const std::string& where, std::string said, std::string expected = "",
            std::string got = "", std::string hint = "") {
  problems.push_back({Severity::error, Place{where, 0, 0}, "", std::move(said), std::move(expected), std::move(got),
                      std::move(hint)});
}

std::string without_blanks(std::string_view text) { return std::string(trimmed(text)); }

// "4 min" -> 4 and "min"; nothing when it does not begin with a finite number.
std::optional<std::pair<double, std::string>> number_and_unit(const std::string& text) {
  double number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc{} || !std::isfinite(number)) return std::nullopt;
  return {{number, without_blanks(std::string_view(read.ptr, text.data() + text.size()))}};
}

std::string value_text(double number, const std::string& unit) {
  const std::string text = fmt::format("{}", static_cast<float>(number));  // as the engine computes
  return unit.empty() ? text : text + " " + unit;
}

std::optional<Range> range_of(const std::string& text) {
  const auto dots = text.find("..");
  if (dots == std::string::npos) return std::nullopt;
  const auto low = number_and_unit(without_blanks(text.substr(0, dots)));
  const auto high = number_and_unit(without_blanks(text.substr(dots + 2)));
  if (!low || !high || !(low->first < high->first)) return std::nullopt;
  if (!low->second.empty() && low->second != high->second) return std::nullopt;
  return Range{low->first, high->first, high->second};
}

std::vector<std::string> evenly(const Range& range, int levels) {
  std::vector<std::string> all;
  for (int i = 0; i < levels; ++i)
    all.push_back(value_text(range.low + (range.high - range.low) * i / (levels - 1), range.unit));
  return all;
}

// PATH=1,2,3 | PATH=0.2..0.8 | PATH=0.2..0.8/4
std::optional<Axis> axis_of(const std::string& given, Problems& problems) {
  const std::string where = "--vary " + given;
  const auto equals = given.find('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == given.size()) {
    refuse(problems, where, "not an axis", "PATH=1,2,3 or PATH=0.2..0.8 or PATH=0.2..0.8/4");
    return std::nullopt;
  }
  Axis axis{without_blanks(given.substr(0, equals)), {}, {}};
  const std::string values = given.substr(equals + 1);
  if (values.find("..") == std::string::npos) {
    std::istringstream list(values);
    for (std::string level; std::getline(list, level, ',');) axis.levels.push_back(without_blanks(level));
    if (values.back() == ',') axis.levels.emplace_back();
    if (std::find(axis.levels.begin(), axis.levels.end(), "") != axis.levels.end()) {
      refuse(problems, where, "a value is missing between the commas", "PATH=1,2,3");
      return std::nullopt;
    }
    for (auto level = axis.levels.begin(); level != axis.levels.end(); ++level)
      if (std::find(axis.levels.begin(), level, *level) != level) {
        refuse(problems, where, "this value is there twice", "each value once", quoted(*level));
        return std::nullopt;
      }
    return axis;
  }
  const auto slash = values.rfind('/');
  axis.range = range_of(values.substr(0, slash));
  if (!axis.range) {
    refuse(problems, where, "not a range", "LOW..HIGH with LOW below HIGH, in one unit: 2..8 min", quoted(values));
    return std::nullopt;
  }
  if (slash == std::string::npos) return axis;
  const auto levels = number_and_unit(without_blanks(values.substr(slash + 1)));
  if (!levels || !levels->second.empty() || levels->first < 2 || levels->first > 10000 ||
      levels->first != std::floor(levels->first)) {
    refuse(problems, where, "not a number of levels", "2 to 10000 after the /", quoted(values.substr(slash + 1)));
    return std::nullopt;
  }
  axis.levels = evenly(*axis.range, static_cast<int>(levels->first));
  axis.range.reset();
  return axis;
}

bool too_many(double points, Problems& problems) {
  if (points <= static_cast<double>(most_points)) return false;
  refuse(problems, "the design", fmt::format("{:.0f} points are too many", points),
         fmt::format("at most {}", most_points), "", "fewer levels, or --design latin_hypercube --points N");
  return true;
}

void grid(const std::vector<Axis>& axes, Design& design) {
  std::vector<std::size_t> at(axes.size(), 0);
  for (bool more = true; more;) {
    auto& point = design.points.emplace_back();
    for (std::size_t a = 0; a < axes.size(); ++a) point.push_back(axes[a].levels[at[a]]);
    more = false;
    for (std::size_t a = axes.size(); a-- > 0 && !more;) {
      more = ++at[a] < axes[a].levels.size();
      if (!more) at[a] = 0;
    }
  }
}

void one_at_a_time(const std::vector<Axis>& axes, Design& design) {
  const std::vector<std::string> as_written(axes.size());
  design.points.push_back(as_written);
  for (std::size_t a = 0; a < axes.size(); ++a)
    for (const std::string& level : axes[a].levels) {
      design.points.push_back(as_written);
      design.points.back()[a] = level;
    }
}

// Each axis has its own permutation and its own place within each part, by its path: another axis changes neither.
void latin_hypercube(const std::vector<Axis>& axes, int n, std::uint64_t seed, Design& design) {
  design.points.assign(static_cast<std::size_t>(n), std::vector<std::string>(axes.size()));
  for (std::size_t a = 0; a < axes.size(); ++a) {
    chance::AddressedEngine engine(chance::key_of(seed, 0), chance::Entity::world, 0, "design." + axes[a].path, 0);
    std::vector<int> part(static_cast<std::size_t>(n));
    std::iota(part.begin(), part.end(), 0);
    for (std::size_t i = part.size() - 1; i > 0; --i)  // Fisher and Yates
      std::swap(part[i], part[static_cast<std::size_t>((std::uint64_t{engine()} * (i + 1)) >> 32)]);
    const Range& range = *axes[a].range;
    for (std::size_t i = 0; i < part.size(); ++i) {
      const double u = (part[i] + (engine() + 0.5) * 0x1p-32) / n;
      design.points[i][a] = value_text(range.low + (range.high - range.low) * u, range.unit);
    }
  }
}

std::optional<Design> from_table(const DesignAsked& asked, Problems& problems) {
  Design design{DesignKind::table, {}, {}};
  for (const TableRow& row : rows_of(*asked.table, asked.table_name, problems)) {
    if (!design.paths.empty() && row.fields.size() != design.paths.size())
      problems.push_back({Severity::error, Place{asked.table_name, row.line, 1}, "", "not a row of the table",
                          fmt::format("{} values", design.paths.size()), fmt::format("{}", row.fields.size()), ""});
    else if (design.paths.empty())
      design.paths = row.fields;
    else
      design.points.push_back(row.fields);
  }
  for (std::size_t a = 0; a < design.paths.size(); ++a)
    if (design.paths[a].empty() || std::count(design.paths.begin(), design.paths.end(), design.paths[a]) > 1)
      problems.push_back({Severity::error, Place{asked.table_name, 1, 1}, "",
                          design.paths[a].empty() ? "a column without a path" : "this path has two columns", "",
                          design.paths[a].empty() ? "" : quoted(design.paths[a]), ""});
  if (design.points.empty() && !any_error(problems))
    refuse(problems, asked.table_name, "a table without points", "a header with paths, then one point a row");
  if (any_error(problems)) return std::nullopt;
  return design;
}

// What the kind of design needs of the axes and options.
void check_axes(const DesignAsked& asked, DesignKind kind, const std::vector<Axis>& axes, Problems& problems) {
  const bool cube = kind == DesignKind::latin_hypercube;
  for (std::size_t a = 0; a < axes.size(); ++a) {
    const std::string where = "--vary " + asked.axes[a];
    if (cube && !axes[a].range)
      refuse(problems, where, "a Latin hypercube needs a range", "PATH=LOW..HIGH");
    if (!cube && axes[a].range)
      refuse(problems, where, "this design needs levels", "PATH=1,2,3 or PATH=LOW..HIGH/LEVELS");
    for (std::size_t b = 0; b < a; ++b)
      if (axes[b].path == axes[a].path) refuse(problems, where, "this path is varied twice");
  }
  if (cube && !asked.points) refuse(problems, "--points", "a Latin hypercube needs a number of points", "--points 100");
  if (!cube && asked.points) refuse(problems, "--points", "only a Latin hypercube takes a number of points");
}
}  // namespace

std::optional<Design> make_design(const DesignAsked& asked, Problems& problems) {
  if (asked.table) {
    if (!asked.axes.empty()) refuse(problems, "--vary", "a table of points leaves nothing to vary");
    if (asked.points || asked.kind) refuse(problems, "--table", "a table says its points itself: no --points, no --design");
    return from_table(asked, problems);
  }
  if (asked.axes.empty()) {
    refuse(problems, "--vary", "what is to be varied?", "--vary PATH=1,2,3, or --table POINTS.csv");
    return std::nullopt;
  }
  std::vector<Axis> axes;
  for (const std::string& given : asked.axes)
    if (auto axis = axis_of(given, problems)) axes.push_back(std::move(*axis));
  if (any_error(problems)) return std::nullopt;
  const bool ranges = std::any_of(axes.begin(), axes.end(), [](const Axis& axis) { return axis.range.has_value(); });
  const DesignKind kind = asked.kind.value_or(ranges ? DesignKind::latin_hypercube : DesignKind::grid);
  check_axes(asked, kind, axes, problems);
  double points = kind == DesignKind::latin_hypercube ? asked.points.value_or(0) : 1;
  for (const Axis& axis : axes)
    points = kind == DesignKind::grid            ? points * static_cast<double>(axis.levels.size())
             : kind == DesignKind::one_at_a_time ? points + static_cast<double>(axis.levels.size())
                                                 : points;
  if (too_many(points, problems) || any_error(problems)) return std::nullopt;
  Design design{kind, {}, {}};
  for (const Axis& axis : axes) design.paths.push_back(axis.path);
  if (kind == DesignKind::grid) grid(axes, design);
  if (kind == DesignKind::one_at_a_time) one_at_a_time(axes, design);
  if (kind == DesignKind::latin_hypercube) latin_hypercube(axes, *asked.points, asked.seed, design);
  return design;
}

std::vector<std::string> typed(const Design& design, std::size_t point) {
  std::vector<std::string> all;
  for (std::size_t a = 0; a < design.paths.size(); ++a)
    if (const std::string& value = design.points[point][a]; !value.empty()) all.push_back(design.paths[a] + "=" + value);
  return all;
}

}  // namespace peakend::study
