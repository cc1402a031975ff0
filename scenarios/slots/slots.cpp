// Finding slots by path, tail or wildcard, and applying changes in the order the contract fixes.
#include "scenarios/slots/slots.hpp"

#include <algorithm>

#include "scenarios/base/text.hpp"
#include "scenarios/language/fold.hpp"
#include "scenarios/language/limits.hpp"
#include "scenarios/language/substitute.hpp"

namespace peakend::slots {
using language::Expr;
using language::Op;
using language::Source;

namespace {
// True when `pattern`, whose `*` stand for one step each, is the whole of `path` or (as a tail) its end.
bool fits(const std::vector<std::string_view>& pattern, const std::vector<std::string_view>& path, bool tail) {
  if (pattern.size() > path.size() || (!tail && pattern.size() != path.size())) return false;
  auto from = path.end() - static_cast<std::ptrdiff_t>(pattern.size());
  return std::equal(pattern.begin(), pattern.end(), from, [](auto a, auto b) { return a == "*" || a == b; });
}

// The tail nearest to `path` among tails of as many steps; none or one.
std::vector<std::string> near_misses(const SlotTable& table, std::string_view path, std::size_t count) {
  std::vector<std::string> tails;
  for (const Slot& slot : table.all) {
    const auto own = steps(slot.path);
    if (own.size() < count) continue;
    tails.push_back(slot.path.substr(static_cast<std::size_t>(own[own.size() - count].data() - slot.path.data())));
  }
  const std::string pointed = table.with_a_point(path);
  std::string near = pointed.empty() ? did_you_mean(path, tails) : "did you mean '" + pointed + "'?";
  if (near.empty()) return {};
  return {std::move(near)};
}
}  // namespace

SlotId SlotTable::add(Slot slot) {
  auto id = static_cast<SlotId>(all.size());
  by_path.emplace(slot.path, id);
  // What a relationship says of behaviour goes by its full path: `base_rate` alone is everybody's.
  if (!slot.key || !slot.key->pattern.starts_with("relationships.*.behaviour."))
    by_last_step[std::string(steps(slot.path).back())].push_back(id);
  all.push_back(std::move(slot));
  return id;
}

SlotId SlotTable::find(std::string_view path) const {
  auto at = by_path.find(std::string(path));
  return at == by_path.end() ? no_slot : at->second;
}

Match SlotTable::match(std::string_view path, bool near) const {
  Match match;
  if (SlotId exact = find(path); exact != no_slot) return {{exact}, {}};
  const auto pattern = steps(path);
  const bool wild = path.find('*') != std::string_view::npos;
  std::vector<SlotId> likely;
  if (pattern.back() == "*") {
    for (SlotId id = 0; id < all.size(); ++id) likely.push_back(id);
  } else if (auto at = by_last_step.find(std::string(pattern.back())); at != by_last_step.end()) {
    likely = at->second;
  }
  for (bool tail : {false, true}) {
    for (SlotId id : likely)
      if (fits(pattern, steps(all[id].path), tail)) match.found.push_back(id);
    if (!match.found.empty()) break;
  }
  if (match.found.size() > 1 && !wild) {
    for (SlotId id : match.found) match.candidates.push_back(all[id].path);
    match.found.clear();
  } else if (match.found.empty() && near) {
    match.candidates = near_misses(*this, path, pattern.size());
  }
  return match;
}

std::string SlotTable::with_a_point(std::string_view path) const {
  std::string other(path);
  for (char& c : other) {
    if (c != '_') continue;
    c = '.';
    if (match(other, false).found.size() == 1) return other;
    c = '_';
  }
  return "";
}

void apply(Values& values, std::span<const Change> changes) {
  for (auto kind : {Change::Kind::set, Change::Kind::times, Change::Kind::add}) {
    for (const Change& change : changes) {
      if (change.kind != kind) continue;
      Expr& now = values[change.slot];
      Expr given = language::substitute(change.value, [&](const Expr& v) -> std::optional<Expr> {
        if (v.source == Source::old) return now;
        return std::nullopt;
      });
      Expr then = kind == Change::Kind::set ? given : kind == Change::Kind::times ? now * given : now + given;
      if (change.targeted >= 0) {
        Expr holds = language::variable(Source::targeted, static_cast<std::uint32_t>(change.targeted));
        then = language::call(Op::select, {holds, std::move(then), now});
      }
      then.type = now.type;
      now = language::fold(std::move(then));
    }
  }
}

namespace {
// Walks the slots that slots read, each once; sizes and heights stop counting just above the limits.
struct Walk {
  enum class Mark : char { open, busy, done };
  struct Extent {
    int nodes = 0, levels = 0;
  };
  const Values& values;
  std::vector<Mark> marks;
  std::vector<Extent> extents;
  std::vector<SlotId> way;

  explicit Walk(const Values& all) : values(all), marks(all.size(), Mark::open), extents(all.size()) {}

  std::optional<Tangle> visit(SlotId id) {
    if (marks[id] == Mark::done) return std::nullopt;
    way.push_back(id);
    if (marks[id] == Mark::busy) return Tangle{id, {std::find(way.begin(), way.end(), id), way.end()}};
    if (way.size() > deepest_chain) return Tangle{id, {}};
    marks[id] = Mark::busy;
    const int own = language::height(values[id]);
    if (auto tangle = add(id, values[id], own)) return tangle;
    if (extents[id].nodes > language::most_nodes || extents[id].levels > language::deepest_tree) return Tangle{id, {}};
    marks[id] = Mark::done;
    way.pop_back();
    return std::nullopt;
  }

  std::optional<Tangle> add(SlotId id, const Expr& expr, int own) {
    Extent more{1, 0};
    if (expr.op == Op::variable && expr.source == Source::slot) {
      if (auto tangle = visit(expr.index)) return tangle;
      more = extents[expr.index];
    }
    extents[id].nodes = std::min(extents[id].nodes + more.nodes, language::most_nodes + 1);
    extents[id].levels = std::max(extents[id].levels, own + more.levels);
    for (const Expr& arg : expr.args)
      if (auto tangle = add(id, arg, own)) return tangle;
    return std::nullopt;
  }
};
}  // namespace

std::optional<Tangle> find_tangle(const Values& values) {
  Walk walk(values);
  for (SlotId id = 0; id < values.size(); ++id)
    if (auto tangle = walk.visit(id)) return tangle;
  return std::nullopt;
}

Expr in_full(const Values& values, const Expr& value) {
  return language::fold(language::substitute(value, [&](const Expr& v) -> std::optional<Expr> {
    if (v.source == Source::slot) return in_full(values, values[v.index]);
    return std::nullopt;
  }));
}

bool constant(const Values& values, SlotId slot, float& number) {
  if (slot == no_slot) return false;
  Expr full = in_full(values, values[slot]);
  if (!language::is_literal(full)) return false;
  number = full.value;
  return true;
}

double as_written(const Values& values, SlotId slot) {
  if (slot == no_slot) return 0;
  Expr full = in_full(values, values[slot]);
  return language::is_literal(full) ? language::as_written(full) : 0;
}

}  // namespace peakend::slots
