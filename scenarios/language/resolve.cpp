// Names become variables, words or trees; operations are checked from the leaves up.
#include "scenarios/language/resolve.hpp"

#include <utility>

#include "scenarios/base/text.hpp"
#include "scenarios/language/check.hpp"
#include "scenarios/language/limits.hpp"
#include "scenarios/language/types.hpp"
#include "scenarios/language/units.hpp"

namespace peakend::language {
namespace {

constexpr auto week_in_minutes = static_cast<float>(minutes_per_week);

struct Resolver {
  const Names& names;
  Complaints& complaints;
  int nodes = 0;           // brought in by names so far
  bool too_large = false;  // then no further name is looked up
};

// The meaning of a name, or the name itself after a complaint. `depth` levels stand above it.
Expr meaning_of(Expr name, int depth, Resolver& resolver) {
  if (resolver.too_large) return name;
  Lookup found = resolver.names(name.name, name.column);
  if (!found.expr) {
    const std::string said = found.said.empty() ? "unknown name" : found.said;
    resolver.complaints.push_back({name.column, said, "", quoted(name.name), found.hint});
    return name;
  }
  resolver.nodes += count_nodes(*found.expr);
  if (resolver.nodes > most_nodes || depth + height(*found.expr) > deepest_tree) {
    resolver.too_large = true;
    resolver.complaints.push_back({name.column, "the expression is too large once its names are filled in",
                                   "at most 100,000 parts and 1,000 levels", quoted(name.name), ""});
    return name;
  }
  Expr meaning = std::move(*found.expr);
  set_columns(meaning, name.column);
  if (meaning.type.kind == Kind::word && is_literal(meaning)) meaning.name = name.name;
  return meaning;
}

// visited(touchpoint): its argument must be a touchpoint's name.
Expr visit_of(Expr expr, int depth, Resolver& resolver) {
  if (!check_operation(expr, resolver.complaints)) return expr;
  const Expr& written = expr.args.front();
  const int column = written.column;
  Expr place = written.op == Op::name ? meaning_of(written, depth + 1, resolver) : written;
  if (written.op == Op::name && place.op == Op::name) return place;
  if (!is_literal(place) || place.type.kind != Kind::word || place.type.vocabulary != Vocabulary::touchpoint) {
    resolver.complaints.push_back({column, "'visited' needs the name of a touchpoint", "a touchpoint",
                                   written.op == Op::name ? quoted(written.name) : "", ""});
    return expr;
  }
  const Type type{Kind::boolean, Dimension::any, Vocabulary::none};
  Expr result = variable(Source::visited, static_cast<std::uint32_t>(place.value), type);
  result.column = expr.column;
  return result;
}

// heard(topic): its argument must be a topic's name.
Expr heard_of(Expr expr, Resolver& resolver) {
  if (!check_operation(expr, resolver.complaints)) return expr;
  const Expr& written = expr.args.front();
  const Lookup found = written.op == Op::name ? resolver.names("heard " + written.name, written.column) : Lookup{};
  if (!found.expr) {
    resolver.complaints.push_back({written.column, "'heard' needs the name of a topic", "a topic",
                                   written.op == Op::name ? quoted(written.name) : "", found.hint});
    return expr;
  }
  Expr result = *found.expr;
  result.column = expr.column;
  return result;
}

Expr in_weeks(Expr time) { return std::move(time) / literal(week_in_minutes, Dimension::time); }
Expr as_plain(Expr rate) { return std::move(rate) / literal(1, Dimension::rate); }

// Rates are per week and times in minutes: where one is multiplied by or made from the other, both pass through
// weeks. Written with divisions by `1 week` and `1 per week`, so the result reads, prints and types like any other.
Expr with_units_right(Expr expr) {
  if ((expr.op != Op::multiply && expr.op != Op::divide) || expr.args.size() != 2) return expr;
  Expr& a = expr.args[0];
  Expr& b = expr.args[1];
  const Dimension left = a.type.dimension;
  const Dimension right = b.type.dimension;
  const auto converted = [](Expr e) {
    return e.type.dimension == Dimension::time ? in_weeks(std::move(e)) : as_plain(std::move(e));
  };
  const bool time_or_rate = right == Dimension::time || right == Dimension::rate;
  if (!time_or_rate) return expr;
  const int column = expr.column;
  Expr result;
  if (expr.op == Op::multiply) {
    if (expr.type.dimension != Dimension::plain || left == Dimension::plain) return expr;
    result = converted(std::move(a)) * converted(std::move(b));
  } else {
    if (expr.type.dimension != Dimension::time && expr.type.dimension != Dimension::rate) return expr;
    const bool rate = right == Dimension::time;
    Expr unit = rate ? literal(1, Dimension::rate) : literal(week_in_minutes, Dimension::time);
    result = std::move(a) / converted(std::move(b)) * std::move(unit);
    result.type.dimension = rate ? Dimension::rate : Dimension::time;
  }
  set_columns(result, column);
  return result;
}

Expr resolve_at(Expr expr, int depth, Resolver& resolver) {
  if (expr.op == Op::name) return meaning_of(std::move(expr), depth, resolver);
  if (expr.op == Op::visited) return visit_of(std::move(expr), depth, resolver);
  if (expr.op == Op::heard) return heard_of(std::move(expr), resolver);
  for (Expr& arg : expr.args) arg = resolve_at(std::move(arg), depth + 1, resolver);
  if (expr.args.empty() && (expr.op == Op::literal || expr.op == Op::variable)) return expr;
  const bool fine = check_operation(expr, resolver.complaints);
  expr.type = type_of(expr);
  return fine ? with_units_right(std::move(expr)) : expr;
}

}  // namespace

Expr resolve(Expr parsed, const Names& names, Complaints& complaints) {
  Resolver resolver{names, complaints, 0, false};
  return resolve_at(std::move(parsed), 0, resolver);
}

void require_type(const Expr& expr, const Type& wanted, Complaints& complaints) {
  if (expr.op == Op::name) return;
  const bool kind = expr.type.kind == wanted.kind && expr.type.vocabulary == wanted.vocabulary;
  const bool dimension = wanted.kind != Kind::number || wanted.dimension == Dimension::any || fits_anywhere(expr) ||
                         expr.type.dimension == wanted.dimension;
  if (kind && dimension) return;
  std::string hint;
  if (wanted.kind == Kind::boolean && expr.type.kind == Kind::number) hint = "compare it, for example 'x > 0'";
  if (wanted.kind == Kind::number && expr.type.kind == Kind::boolean)
    hint = "if(condition, 1, 0) makes a number of a condition";
  complaints.push_back({expr.column, "this is not what is needed here", in_words(wanted), in_words(expr.type), hint});
}

}  // namespace peakend::language
