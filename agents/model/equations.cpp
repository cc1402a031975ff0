// The list of them, and how they are shortened for readers.
#include "agents/model/equations.hpp"

#include <fmt/format.h>

#include <map>

#include "scenarios/language/fold.hpp"
#include "scenarios/spec/as_text.hpp"

namespace peakend::model {
using language::Op;
using language::Source;
using spec::no_slot;

namespace {

bool is(const Expr& expr, float value) { return expr.op == Op::literal && expr.value == value; }

// Without terms that are 0 and factors that are 1. For readers: a program keeps them, for they may bring in a NaN.
Expr tidied(Expr expr) {
  for (Expr& arg : expr.args) arg = tidied(std::move(arg));
  auto& x = expr.args;
  const bool sum = expr.op == Op::add || expr.op == Op::subtract;
  if (expr.op == Op::multiply && (is(x[0], 0) || is(x[1], 0))) return language::literal(0);
  if ((sum || expr.op == Op::power || expr.op == Op::multiply || expr.op == Op::divide) && is(x[1], sum ? 0.0F : 1.0F)) return x[0];
  if ((expr.op == Op::add && is(x[0], 0)) || (expr.op == Op::multiply && is(x[0], 1))) return x[1];
  return expr;
}

Expr called(const std::string& name) {
  Expr expr;
  expr.op = Op::name;
  expr.name = name;
  return expr;
}

Expr replaced(const Expr& expr, const Expr& part, const std::string& name) {
  if (language::same(expr, part)) return called(name);
  Expr copy = expr;
  for (Expr& arg : copy.args) arg = replaced(arg, part, name);
  return copy;
}

// Parts by their text, with how often they occur.
void count_parts(const spec::Scenario& scenario, const Expr& expr, std::map<std::string, std::pair<int, const Expr*>>& parts) {
  if (expr.args.empty()) return;
  auto& [count, part] = parts[spec::as_text(scenario, expr)];
  ++count, part = &expr;
  for (const Expr& arg : expr.args) count_parts(scenario, arg, parts);
}

// The longest part that occurs more than once and is worth a name.
std::optional<Expr> repeated(const spec::Scenario& scenario, const std::vector<Expr>& all) {
  constexpr std::size_t worth = 24;  // characters
  std::map<std::string, std::pair<int, const Expr*>> parts;
  for (const Expr& expr : all) count_parts(scenario, expr, parts);
  const Expr* longest = nullptr;
  std::size_t length = worth;
  for (const auto& [text, part] : parts)
    if (part.first > 1 && text.size() > length) length = text.size(), longest = part.second;
  return longest ? std::optional(*longest) : std::nullopt;
}

struct List {
  const Formulas& f;
  std::vector<Equation> all{};

  void add(std::string of, std::string meaning, const Expr& value, std::string name = "") {
    all.push_back({std::move(of), std::move(meaning), std::move(name), tidied(language::fold(value))});
  }
  void add_slot(std::string of, std::string meaning, spec::SlotId slot) {
    if (slot != no_slot) add(std::move(of), std::move(meaning), f.slot(slot));
  }

  void touchpoints() {
    for (const auto& journey : f.scenario().journeys)
      for (const auto& touchpoint : journey.touchpoints) {
        const std::string where = journey.name + "." + touchpoint.name;
        add("felt at " + where, "-5 to 5", f.felt_affect(touchpoint));
        if (touchpoint.pool >= 0) add("perceived wait at " + where, "minutes", f.perceived_wait(touchpoint));
        add_slot("spent at " + where, "money", touchpoint.spend);
        add_slot("fails at " + where, "probability", touchpoint.fails);
      }
  }
  void memory() {
    const auto folded = f.fold(1);
    add("remembered", "of an episode", f.remembered(), "remembered");
    add("memory after an episode", "of the firm", folded.memory, "memory_after");
    add("expectation after an episode", "of the next one", folded.expectation, "expectation_after");
    add("trust after an episode", "competence times intention, as far as the file has them", folded.trust, "trust_after");
    add("answer", "the mark 0 to 10 somebody would give, before rounding", folded.answer);
  }
  void behaviour() {
    const auto& b = f.scenario().behaviour;
    for (const auto& journey : f.scenario().journeys) add_slot("rate of " + journey.name, "per week", journey.rate);
    add("leave rate", "per week", f.leave_rate());
    add_slot("join rate", "of prospects, per week", b.join_rate);
    add_slot("win-back rate", "of who has left, per week", b.win_back_rate);
    if (f.scenario().chooses) add_slot("choice", "probability that an occasion comes to this firm", b.choose);
    if (f.scenario().asks_leaving) add_slot("considers leaving", "probability that he says so", b.considers_leaving);
    if (!f.people_talk()) return;
    add("talk", "probability that a visit is told", f.fold(1).talk);
    add("reputation on hearing", "of what was heard in a day", f.hear().reputation);
    add("expectation on hearing", "of what was heard in a day", f.hear().expectation);
  }
};
}  // namespace

std::vector<Equation> equations(const Formulas& f) {
  List list{f};
  list.touchpoints(), list.memory(), list.behaviour();
  return std::move(list.all);
}

std::vector<Written> written(const spec::Scenario& scenario, const std::vector<Equation>& equations) {
  std::vector<Written> all;
  std::vector<const Equation*> known;
  for (const Equation& equation : equations) {
    Expr value = equation.value;
    for (auto one = known.rbegin(); one != known.rend(); ++one) value = replaced(value, (*one)->value, (*one)->name);
    Written shown{equation.of, equation.meaning, equation.name, "", {}};
    std::vector<Expr> parts{std::move(value)};  // the equation, then what it names
    for (const char* name : {"x", "y", "z"}) {
      const auto part = repeated(scenario, parts);
      if (!part) break;
      for (Expr& one : parts) one = replaced(one, *part, name);
      parts.push_back(*part);
      shown.where.emplace_back(name, "");
    }
    shown.text = spec::as_text(scenario, parts[0]);
    for (std::size_t i = 0; i < shown.where.size(); ++i) shown.where[i].second = spec::as_text(scenario, parts[i + 1]);
    all.push_back(std::move(shown));
    if (!equation.name.empty()) known.push_back(&equation);
  }
  return all;
}

}  // namespace peakend::model
